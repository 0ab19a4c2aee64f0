import type { DurationMs, Instant } from '../../wire/time'

/**
 * What a node does in its own way, because the rules leave it open. Of each of its timers how long after the start it ticks first, less
 * than its period; 0: after a whole period. In milliseconds.
 */
export interface Habits {
  /** The emitter's timer (EMIT-2). */
  readonly emission: DurationMs
  /** The check of identities (IDENT-1). */
  readonly identityCheck: DurationMs
  /** The check of the store of state infos (STORE-4). */
  readonly stateInfoCheck: DurationMs
  /** The check for the dead (DISC-2). */
  readonly aliveCheck: DurationMs
  /** The check for those to be erased (DISC-12). */
  readonly eraseCheck: DurationMs
  /** Own alive messages (DISC-1). */
  readonly alive: DurationMs
  /** Membership requests to members (DISC-24). */
  readonly membershipPull: DurationMs
  /** Contact with the dead (DISC-4). */
  readonly reconnection: DurationMs
  /** How long a first membership request waits for its answer (DISC-22). */
  readonly answerWait: DurationMs
  /** Whether a peer that has just become a member, and is no bootstrap peer, is asked for its membership without need. */
  readonly asksNewMembers: boolean
  /** Whether the dead are asked for their membership without being pinged before (DISC-4). */
  readonly asksUnpinged: boolean
  /** Whether an answer to a first membership request still counts that comes when it is waited for no longer (DISC-22). */
  readonly hearsLateAnswers: boolean
  /** Whether each emission is a use of the identities of all who are alive, not of the receivers' only (IDENT-5). */
  readonly emissionsUseAll: boolean
  /** The same, of a channel that is joined for the first time. */
  readonly joinsUseAll: boolean
  /** Whether it is a use of the identity of a peer that it asks for identities. */
  readonly usesOfAskers: boolean
}

export const USUAL: Habits = {
  emission: 0,
  identityCheck: 0,
  stateInfoCheck: 0,
  aliveCheck: 0,
  eraseCheck: 0,
  alive: 0,
  membershipPull: 0,
  reconnection: 0,
  answerWait: 5000,
  asksNewMembers: false,
  asksUnpinged: false,
  hearsLateAnswers: false,
  emissionsUseAll: false,
  joinsUseAll: false,
  usesOfAskers: false,
}

/** From where a timer counts whole periods, if it first ticks so long after the start. */
export const countedFrom = (startedAt: Instant, phaseMs: DurationMs, periodMs: DurationMs): Instant =>
  phaseMs === 0 ? startedAt : startedAt + phaseMs - periodMs
