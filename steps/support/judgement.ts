import { ConformanceError, type Failure, type FailureKind, MissedOccasion } from '../../src/suite/judging/failure'
import { AdapterBroken, NotPossible, Refusal, SubjectCrashed } from '../../src/suite/port'

/** Against whom an error speaks, and why. */
export interface Judgement {
  readonly kind: FailureKind
  readonly failure: Failure
  /** The rule or family on which the example rests, and which did not show; undefined if that is not why. */
  readonly missed?: string
}

/** Where the error came up. */
interface Place {
  /** That the example belongs to. */
  readonly rule: string
  readonly step: string
  /** The example is still being set up. */
  readonly isContext: boolean
  /** Which stream a node has closed last, and why; undefined if none did. */
  readonly lastClosing: string | undefined
  /** The message that was sent last, with its bytes; undefined if that was none by itself. */
  readonly lastMessage: string | undefined
  /** In which words it is told that the adapter has told of an instant too late; undefined if it has not. */
  readonly lateness: (atMs: number | undefined) => string | undefined
}

/** As opposed to what holds the node, and to the suite itself. */
export const speaksOfNode = (error: unknown): boolean => error instanceof ConformanceError || error instanceof NotPossible

/** What an error means; undefined for a fault of the suite. */
export function judgement(error: unknown, place: Place): Judgement | undefined {
  const { step } = place
  const seen = error instanceof Error ? error.message : `${error}`
  if (error instanceof ConformanceError) return against(error, place)
  if (error instanceof SubjectCrashed)
    return { kind: 'crashed', failure: { expected: `the node outlives: ${step}`, seen: deathIn(seen, place) } }
  if (error instanceof AdapterBroken) return { kind: 'broken', failure: { expected: 'the adapter keeps the protocol', seen } }
  if (error instanceof Refusal) return { kind: 'failed', failure: { expected: 'the node starts with these settings', seen } }
  return error instanceof NotPossible ? impossible(seen, place) : undefined
}

function against(error: ConformanceError, { rule, lateness }: Place): Judgement {
  const { failure } = error
  const late = lateness(failure.atMs)
  const told = late === undefined ? failure : { ...failure, seen: `${failure.seen}\n${late}` }
  const missed = error instanceof MissedOccasion ? error.missedBy(rule) : undefined
  return missed === undefined ? { kind: 'failed', failure: told } : { kind: 'inconclusive', failure: told, missed }
}

/** Whoever is to find out of what his node has died needs the very bytes. */
const deathIn = (words: string, { lastMessage }: Place): string => (lastMessage === undefined ? words : `${words}\n${lastMessage}`)

/** What was not possible was often made so by a stream that a node has closed. */
function impossible(words: string, { step, isContext, lastClosing }: Place): Judgement {
  const seen = lastClosing === undefined ? words : `${words}; ${lastClosing}`
  return { kind: isContext ? 'inconclusive' : 'failed', failure: { expected: `possible: ${step}`, seen } }
}
