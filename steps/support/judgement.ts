import { ConformanceError, type Failure, type FailureKind, MissedOccasion } from '../../src/suite/judging/failure'
import { AdapterBroken, NotPossible, Refusal, SubjectCrashed } from '../../src/suite/port'

/** Against whom an error speaks, and why. */
export interface Judgement {
  readonly kind: FailureKind
  readonly failure: Failure
}

/** Where the error came up. */
interface Place {
  /** Of the rule that the example belongs to. */
  readonly family: string
  readonly step: string
  /** The example is still being set up. */
  readonly isContext: boolean
}

/** What an error means; undefined for a fault of the suite. */
export function judgement(error: unknown, { family, step, isContext }: Place): Judgement | undefined {
  const seen = error instanceof Error ? error.message : `${error}`
  if (error instanceof MissedOccasion) return { kind: error.family === family ? 'failed' : 'inconclusive', failure: error.failure }
  if (error instanceof ConformanceError) return { kind: 'failed', failure: error.failure }
  if (error instanceof SubjectCrashed) return { kind: 'crashed', failure: { expected: `the node outlives: ${step}`, seen } }
  if (error instanceof AdapterBroken) return { kind: 'broken', failure: { expected: 'the adapter keeps the protocol', seen } }
  if (error instanceof Refusal) return { kind: 'failed', failure: { expected: 'the node starts with these settings', seen } }
  if (error instanceof NotPossible) return { kind: isContext ? 'inconclusive' : 'failed', failure: { expected: `possible: ${step}`, seen } }
  return undefined
}
