import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from '../../reference/ports/random'

/** Chance that nobody can foresee. */
export class SystemRandom implements Random {
  int(bound: number): number {
    return randomInt(bound)
  }

  uint64(): bigint {
    return randomBytes(8).readBigUInt64BE()
  }
}
