import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Random } from './node'

/** Chance that repeats: the same seed gives the same numbers. `seed` is any 32-bit integer. */
export class SeededRandom implements Random {
  private readonly generator: ReturnType<typeof xoroshiro128plus>
  /** Numbers drawn since it was made; what tests of cost assert on. */
  drawn = 0

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed)
  }

  int(bound: number): number {
    this.drawn += 1
    return uniformInt(this.generator, 0, bound - 1)
  }

  uint64(): bigint {
    const half = () => BigInt(this.int(2 ** 31)) * 2n + BigInt(this.int(2))
    return (half() << 32n) | half()
  }
}
