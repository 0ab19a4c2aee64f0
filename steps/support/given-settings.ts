import { MissedOccasion } from '../../src/suite/judging/failure'
import { isLength, milliseconds } from '../../src/suite/script/durations'
import type { Stage } from '../../src/suite/script/stage'

/** Whether nodes go by what an example has set. Of one that does not the example finds nothing of its own: that rests with INIT-5. */
export class GivenSettings {
  private readonly stage: Stage

  constructor(stage: Stage) {
    this.stage = stage
  }

  /** The first setting that a running node was given and does not go by; undefined if there is none, or the nodes cannot be asked. */
  async ignored(): Promise<MissedOccasion | undefined> {
    try {
      for (const name of this.stage.running) {
        const found = await this.ignoredBy(name)
        if (found !== undefined) return found
      }
    } catch {
      // What the example found of such a node stands as it is.
    }
    return undefined
  }

  private async ignoredBy(name: string): Promise<MissedOccasion | undefined> {
    const seen = await this.stage.observe(name, 'settings')
    const found = Object.entries(this.stage.subject(name).told).find(([key, given]) => differs(seen[key], given))
    if (found === undefined) return undefined
    const [key, given] = found
    return new MissedOccasion('INIT-5', {
      expected: `${name} goes by ${key} ${given}, as she was told`,
      seen: `she goes by ${seen[key]}`,
      atMs: this.stage.now,
    })
  }
}

/** What a node does not tell is not held against it; a zero may stand for the default, and no node goes by what is below it. */
function differs(seen: string | undefined, given: string): boolean {
  if (seen === undefined || Number.parseFloat(given) <= 0) return false
  return isLength(seen) && isLength(given) ? milliseconds(seen) !== milliseconds(given) : seen !== given
}
