import { encodeGossipMessage, isKind, openEnvelope } from '../../wire/envelope'
import { type Envelope, type GossipMessage, type MembershipRequest, type MembershipResponse, newMessage } from '../../wire/gossip-message'
import type { OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { Random } from '../ports/random'
import { type Authenticator, doubtsOf, type OwnAlive, type SignedAlive, type VerifyWith } from './alive-message'
import type { DisclosurePolicy, DisclosureTarget } from './disclosure'
import { type MembershipView, type NetworkMember, preferredEndpoint } from './membership-view'

/** Somebody to send to; the endpoint is where to dial if there is no connection. */
export interface Addressee {
  readonly pkiId: PkiId
  readonly endpoint: string | undefined
}

export interface MembershipSyncOptions {
  readonly self: PkiId
  readonly view: MembershipView
  readonly own: OwnAlive
  readonly disclosure: DisclosurePolicy
  readonly identities: Authenticator
  readonly verifyWith: VerifyWith
  readonly orgOf: (peer: PkiId) => OrgId | undefined
  readonly random: Random
  readonly pullPeerNum: number
  readonly aliveTimeIntervalMs: DurationMs
  readonly pullIntervalMs: DurationMs
  readonly startedAt: Instant
  readonly send: (to: Addressee, envelope: Envelope) => void
  readonly disconnect: (peer: PkiId, reason: string) => void
  /** Hands a message to the emitter, with the peer that it came from; none for a message of the node itself. */
  readonly forward: (message: SignedAlive, from: PkiId | undefined) => void
  readonly reject: (from: PkiId, reason: RejectionReason) => void
}

/** Exchanges alive messages, membership requests and responses with other nodes (DISC-1, DISC-3, DISC-14 to DISC-21, DISC-24). */
export class MembershipSync {
  private readonly options: MembershipSyncOptions
  /** The node's last alive message; every response ends with it. */
  private lastOwn: SignedAlive | undefined
  private nextAlive: Instant
  private nextPull: Instant

  constructor(options: MembershipSyncOptions) {
    this.options = options
    this.nextAlive = options.startedAt + options.aliveTimeIntervalMs
    this.nextPull = options.startedAt + options.pullIntervalMs
  }

  /** When the node's own alive message is due (DISC-1). */
  get nextAliveDeadline(): Instant {
    return this.nextAlive
  }

  onAliveDeadline(now: Instant): void {
    this.nextAlive += this.options.aliveTimeIntervalMs
    if (this.options.view.aliveCount === 0) return
    this.lastOwn = this.options.own.create(now)
    this.options.forward(this.lastOwn, undefined)
  }

  /** When some members are due to be asked (DISC-24). */
  get nextPullDeadline(): Instant {
    return this.nextPull
  }

  onPullDeadline(now: Instant, drawMembers: (k: number) => readonly PkiId[]): void {
    this.nextPull += this.options.pullIntervalMs
    for (const peer of drawMembers(this.options.pullPeerNum)) {
      const member = this.options.view.lookup(peer)
      if (member !== undefined) this.ask(member, 0n, now)
    }
  }

  /** An alive message sent as such (DISC-15, DISC-16). */
  onAlive(message: SignedAlive, from: PkiId, now: Instant): void {
    const reason = this.refusalOf(message, now)
    if (reason !== undefined) return this.options.reject(from, reason)
    this.options.view.hearDirectly(message, now)
    this.options.forward(message, from)
  }

  /** DISC-17, DISC-18 */
  onRequest(message: GossipMessage<MembershipRequest>, from: PkiId, now: Instant): void {
    const opened = openEnvelope(message.content.selfInformation)
    if ('rejected' in opened) return this.options.reject(from, opened.rejected)
    const alive = opened.ok
    if (!isKind(alive, 'alive')) return this.options.reject(from, 'unexpected-kind')
    if (alive.message.content.membership.pkiId !== from) return this.options.reject(from, 'sender-mismatch')
    const doubts = doubtsOf(alive, this.options.identities, this.options.verifyWith, now)
    if (doubts !== undefined) return this.options.reject(from, doubts)
    if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)
    this.answer(alive, message.nonce, now)
  }

  /** DISC-20. An entry that can't be decoded ends it; what came before stays. */
  onResponse(message: GossipMessage<MembershipResponse>, from: PkiId, now: Instant): void {
    const { alive, dead } = message.content
    const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)
    const learnDead = (entry: SignedAlive) => this.options.view.learnDead(entry, now)
    const reason = this.takeIn(alive, learnAlive, from, now) ?? this.takeIn(dead, learnDead, from, now)
    if (reason !== undefined) this.options.reject(from, reason)
  }

  /** Sends a membership request; the secret goes to the node's own organization only (DISC-21). */
  ask(member: NetworkMember, nonce: bigint, now: Instant): void {
    this.request({ pkiId: member.pkiId, endpoint: preferredEndpoint(member) }, nonce, now)
  }

  /** As `ask`, for a peer that is no member (yet). */
  request(to: Addressee, nonce: bigint, now: Instant): void {
    const target = this.targetOf(to.pkiId, false)
    const selfInformation = this.options.disclosure.envelopeFor(this.options.own.create(now).envelope, target)
    this.sendUnsigned(to, { kind: 'mem-req', selfInformation, known: [] }, nonce)
  }

  private refusalOf(message: SignedAlive, now: Instant): RejectionReason | undefined {
    if (!this.options.view.isFresh(message)) return 'stale'
    const doubts = doubtsOf(message, this.options.identities, this.options.verifyWith, now)
    if (doubts !== undefined) return doubts
    return message.message.content.membership.pkiId === this.options.self ? 'about-self' : undefined
  }

  private takeIn(
    entries: readonly Envelope[],
    learn: (message: SignedAlive) => void,
    from: PkiId,
    now: Instant,
  ): RejectionReason | undefined {
    for (const entry of entries) {
      const opened = openEnvelope(entry)
      if ('rejected' in opened) return opened.rejected
      if (!isKind(opened.ok, 'alive')) return 'unexpected-kind'
      const reason = this.refusalOf(opened.ok, now)
      if (reason === undefined) learn(opened.ok)
      else if (reason !== 'stale' && reason !== 'about-self') this.options.reject(from, reason)
    }
    return undefined
  }

  /** Where not even the node itself may be disclosed there is no response, and the connection is closed (DISC-19). */
  private answer(requester: SignedAlive, nonce: bigint, now: Instant): void {
    const { view, disclosure } = this.options
    const { membership } = requester.message.content
    const target = this.targetOf(membership.pkiId, membership.endpoint !== '')
    const own = this.lastOwn ?? this.options.own.create(now)
    if (!disclosure.mayDisclose(own, target)) {
      return this.options.disconnect(membership.pkiId, 'nothing may be disclosed to this peer')
    }
    const disclosed = (members: readonly NetworkMember[]) =>
      members
        .filter((member) => disclosure.mayDisclose(member.message, target))
        .map((member) => disclosure.envelopeFor(member.message.envelope, target))
    const alive = [...disclosed(view.alive), disclosure.envelopeFor(own.envelope, target)]
    const known = view.lookup(membership.pkiId)
    const endpoint = known === undefined ? membership.endpoint : preferredEndpoint(known)
    this.sendUnsigned({ pkiId: membership.pkiId, endpoint }, { kind: 'mem-res', alive, dead: disclosed(view.presumedDead) }, nonce)
  }

  private targetOf(peer: PkiId, hasExternalEndpoint: boolean): DisclosureTarget {
    return { org: this.options.orgOf(peer), hasExternalEndpoint }
  }

  private sendUnsigned(to: Addressee, content: MembershipRequest | MembershipResponse, nonce: bigint): void {
    const payload = encodeGossipMessage({ ...newMessage('empty', content), nonce })
    this.options.send(to, { payload, signature: new Uint8Array() })
  }
}
