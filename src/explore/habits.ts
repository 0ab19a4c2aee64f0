/**
 * What a node does in its own way that the rules leave open. Times are in milliseconds; of timers they say how long after the start each
 * first ticks, less than a period.
 */
export interface Habits {
  readonly emission?: number
  readonly identityCheck?: number
  readonly stateInfoCheck?: number
  readonly aliveCheck?: number
  readonly eraseCheck?: number
  readonly alive?: number
  readonly membershipPull?: number
  readonly reconnection?: number
  /** How long the answer to a first membership request is waited for. */
  readonly answerWait?: number
  /** Whether a new member is asked for its membership without need. */
  readonly asksNewMembers?: boolean
  /** Whether the dead are asked for it without being pinged before. */
  readonly asksUnpinged?: boolean
  /** Whether the dead are among the members that it shows; only the living are spoken of in the features. */
  readonly showsTheDead?: boolean
  /** Whether an answer to a first membership request counts that comes when it is waited for no longer. */
  readonly hearsLateAnswers?: boolean
  /** Whether an emission is a use of the identities of all who are alive; the same of a channel that is joined. */
  readonly emissionsUseAll?: boolean
  readonly joinsUseAll?: boolean
  /** Whether it is a use of the identity of a peer that it asks for identities. */
  readonly usesOfAskers?: boolean
}
export type Name = keyof Habits
