import { AdapterBroken } from '../port'
import { WrongUse } from '../wrong-use'

/** What the exit code of a run says. */
export const EXIT = {
  /** Every verdict is as it was declared. */
  asDeclared: 0,
  /** A rule failed, the subject crashed, or the verdicts can't be trusted. */
  failed: 1,
  /** A parameter, a file or a command line is wrong. */
  wrongUse: 2,
  /** The adapter is broken, or an occasion did not arise. */
  inconclusive: 3,
  /** An error of the suite itself, so there is no verdict. */
  internal: 70,
} as const

/** A code above it is this and the number of the signal that has ended a run. */
export const ENDED_BY_SIGNAL = 128

const FROM_WORST_TO_BEST = [EXIT.internal, EXIT.wrongUse, EXIT.failed, EXIT.inconclusive]

/** Of the codes of several runs the one that outranks the others. */
export const worstOf = (codes: readonly number[]): number =>
  codes.find((code) => code > ENDED_BY_SIGNAL) ?? FROM_WORST_TO_BEST.find((code) => codes.includes(code)) ?? EXIT.asDeclared

/** What is to be said of an error that ends a program, and its exit code. Only one of the suite itself comes with its trace. */
export function endBy(error: unknown): { readonly words: string; readonly code: number } {
  if (error instanceof WrongUse) return { words: error.message, code: EXIT.wrongUse }
  if (error instanceof AdapterBroken) return { words: error.message, code: EXIT.inconclusive }
  return { words: error instanceof Error ? (error.stack ?? error.message) : `${error}`, code: EXIT.internal }
}
