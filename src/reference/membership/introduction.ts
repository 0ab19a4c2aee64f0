import type { OrgId, PkiId } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'
import type { Outbox } from '../ports/outbox'
import type { Random } from '../ports/random'
import { earliest } from '../schedule/ticks'

export interface Identified {
  readonly pkiId: PkiId
  readonly org: OrgId | undefined
}

export interface IntroductionsOptions {
  readonly selfOrg: OrgId
  /** Endpoints of the node itself: never contacted. */
  readonly ownEndpoints: ReadonlySet<string>
  readonly reconnectIntervalMs: DurationMs
  readonly maxConnectionAttempts: number
  /** How long an answer to a first membership request is waited for before the pause begins. */
  readonly answerWaitMs: DurationMs
  /** Whether an answer counts that comes in the pause. */
  readonly hearsLateAnswers: boolean
  readonly random: Random
  readonly outbox: Outbox
}

/** A peer that the node is told to get to know. */
export interface Stranger {
  readonly endpoint: string
  /** Of what organization it is said to be, if that is known. Who is said to be of the node's own has to be. */
  readonly org?: OrgId | undefined
  /** Whether it is a bootstrap peer. */
  readonly isBootstrap?: boolean
}

interface Introduction {
  readonly stranger: Stranger
  readonly nonce: bigint
  peer: PkiId | undefined
  /** Until when an answer counts. */
  heardUntil: Instant
  attempts: number
  nextAttempt: Instant | undefined
}

/** Gets to know bootstrap and anchor peers: identifies them, then asks for their membership until they answer (DISC-22). */
export class Introductions {
  private readonly options: IntroductionsOptions
  private readonly pending = new Map<number, Introduction>()
  private started = 0

  constructor(options: IntroductionsOptions) {
    this.options = options
  }

  meet(stranger: Stranger, now: Instant): void {
    if (this.options.ownEndpoints.has(stranger.endpoint) || this.options.maxConnectionAttempts === 0) return
    this.started += 1
    this.pending.set(this.started, {
      stranger,
      nonce: this.options.random.uint64() || 1n,
      peer: undefined,
      heardUntil: now,
      attempts: 0,
      nextAttempt: now,
    })
  }

  /** Whether bootstrap peers are still to be met: neither have all answered, nor were all given up (INIT-6). */
  get meetsBootstrap(): boolean {
    return [...this.pending.values()].some(({ stranger }) => stranger.isBootstrap)
  }

  get nextDeadline(): Instant | undefined {
    return earliest(this.pending.values(), ({ nextAttempt }) => nextAttempt)
  }

  onDeadline(now: Instant): void {
    for (const [id, introduction] of this.pending) {
      if (introduction.nextAttempt === undefined || introduction.nextAttempt > now) continue
      if (introduction.attempts >= this.options.maxConnectionAttempts) this.pending.delete(id)
      else this.attempt(id, introduction, now)
    }
  }

  /** Who answered at the endpoint; undefined if nobody did. */
  onIdentified(id: number, who: Identified | undefined, now: Instant): void {
    const introduction = this.pending.get(id)
    if (introduction === undefined || introduction.peer !== undefined) return
    const { selfOrg } = this.options
    const isFalse = introduction.stranger.org === selfOrg && who?.org !== selfOrg
    if (who === undefined || who.org === undefined || isFalse) {
      introduction.nextAttempt = now + this.options.reconnectIntervalMs
      return
    }
    introduction.peer = who.pkiId
    introduction.attempts = 0
    this.attempt(id, introduction, now)
  }

  /** A membership response with this nonce came, from whomever. */
  onAnswer(nonce: bigint, now: Instant): void {
    for (const [id, { peer, nonce: own, heardUntil }] of this.pending) {
      if (peer !== undefined && own === nonce && now < heardUntil) this.pending.delete(id)
    }
  }

  private attempt(id: number, introduction: Introduction, now: Instant): void {
    introduction.attempts += 1
    const { stranger, peer, nonce } = introduction
    if (peer === undefined) {
      introduction.nextAttempt = undefined
      this.options.outbox.put({ type: 'identify', endpoint: stranger.endpoint, introduction: id })
    } else {
      const { answerWaitMs, reconnectIntervalMs, hearsLateAnswers } = this.options
      introduction.nextAttempt = now + answerWaitMs + reconnectIntervalMs
      introduction.heardUntil = hearsLateAnswers ? introduction.nextAttempt : now + answerWaitMs
      this.options.outbox.put({ type: 'ask', whom: { pkiId: peer, endpoint: stranger.endpoint }, nonce })
    }
  }
}
