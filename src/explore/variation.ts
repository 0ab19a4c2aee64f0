import fc from 'fast-check'
import type { SeededRandom } from '../suite/kit/seeded-random'
import type { Act } from './life'
import { anyAct, anyEpisode, type Draft } from './lives'

/** So many lives are kept that were worth it; the oldest goes. */
const MOST_KEPT = 400
/** A life that was made of two has no more acts than that. */
const MOST_ACTS = 80
/** So many acts are drawn at once. */
const LOT = 256

/** Lives that have reached something new, and their variations. The same seed gives the same. */
export class Nursery {
  private readonly random: SeededRandom
  private readonly takes: (name: Act['do']) => boolean
  private readonly kept: Draft[] = []
  private acts: Act[] = []
  private episodes: (readonly Act[])[] = []

  constructor(random: SeededRandom, takes: (name: Act['do']) => boolean) {
    this.random = random
    this.takes = takes
  }

  keep(draft: Draft): void {
    this.kept.push(draft)
    if (this.kept.length > MOST_KEPT) this.kept.shift()
  }

  /** A life that differs in a few acts from one that was kept; undefined if it is the turn of a new one. */
  next(): Draft | undefined {
    const one = this.any(this.kept)
    if (one === undefined || this.random.int(2) === 0) return undefined
    let { acts } = one
    for (let changes = 1 + this.random.int(4); changes > 0; changes--) acts = this.changed(acts)
    return { ...one, acts }
  }

  private changed(acts: readonly Act[]): readonly Act[] {
    const at = this.random.int(acts.length + 1)
    switch (this.random.int(7)) {
      case 0:
        return acts.toSpliced(at, 1)
      case 1: {
        const other = this.any(this.kept)?.acts ?? []
        return [...acts.slice(0, at), ...other.slice(this.random.int(other.length + 1))].slice(0, MOST_ACTS)
      }
      case 2: {
        const again = this.any(acts)
        return again === undefined ? acts : acts.toSpliced(at, 0, again)
      }
      case 3:
        return acts.toSpliced(at, 0, ...this.episode()).slice(0, MOST_ACTS)
      default:
        return acts.toSpliced(at, 0, this.act())
    }
  }

  private act(): Act {
    if (this.acts.length === 0) this.acts = fc.sample(anyAct(this.takes), { numRuns: LOT, seed: this.random.int(2 ** 31 - 1) })
    return this.acts.pop() as Act
  }

  private episode(): readonly Act[] {
    if (this.episodes.length === 0) this.episodes = fc.sample(anyEpisode(this.takes), { numRuns: LOT, seed: this.random.int(2 ** 31 - 1) })
    return this.episodes.pop() as readonly Act[]
  }

  private any<T>(all: readonly T[]): T | undefined {
    return all.length === 0 ? undefined : all[this.random.int(all.length)]
  }
}
