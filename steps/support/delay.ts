import { ConformanceError, type Failure, MissedOccasion } from '../../src/suite/judging/failure'
import type { Speech } from '../../src/suite/script/speech'
import type { Stage } from '../../src/suite/script/stage'

/**
 * A delay: what should have come at once came with the next emission of the node that was told. What is broken then is EMIT-1,
 * whatever the example is about.
 */
export class Delay {
  private readonly stage: Stage
  private readonly speech: Speech

  constructor(stage: Stage, speech: Speech) {
    this.stage = stage
    this.speech = speech
  }

  /** Judges this instant. What is right only after a delay is right, but for EMIT-1. */
  async judge(judgeNow: () => Failure | undefined): Promise<void> {
    const failure = judgeNow()
    if (failure === undefined) return
    await this.pass()
    throw judgeNow() === undefined ? delayed(failure) : new ConformanceError(failure)
  }

  /** Lets the longest delay pass. */
  async pass(): Promise<void> {
    await this.stage.pass(this.stage.subject(this.speech.said.node).settingMs('maxPropagationBurstLatency'))
  }
}

export const delayed = (failure: Failure): MissedOccasion => new MissedOccasion('EMIT', failure)
