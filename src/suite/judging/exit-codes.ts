/** What the exit code of a run says. Of several, 1 outranks 3. */
export const EXIT = {
  /** Every verdict is as it was declared. */
  asDeclared: 0,
  /** A rule failed, the subject crashed, or the verdicts can't be trusted. */
  failed: 1,
  /** A parameter, a file or a command line is wrong. */
  wrongUse: 2,
  /** The adapter is broken, or an occasion did not arise. */
  inconclusive: 3,
} as const
