import { encodeGossipMessage, isKind, openEnvelope } from '../../wire/envelope'
import { type Envelope, type GossipMessage, type MembershipRequest, type MembershipResponse, newMessage } from '../../wire/gossip-message'
import type { PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { MessageCryptoService } from '../ports/crypto'
import type { Handlers } from '../ports/handlers'
import type { Identities } from '../ports/identities'
import type { Addressee, Outbox } from '../ports/outbox'
import { doubtsOf, type OwnAlive, type SignedAlive } from './alive-message'
import type { DisclosurePolicy, DisclosureTarget } from './disclosure'
import { type MembershipView, type NetworkMember, preferredEndpoint } from './membership-view'

export interface MembershipSyncOptions {
  readonly self: PkiId
  readonly view: MembershipView
  readonly own: OwnAlive
  readonly disclosure: DisclosurePolicy
  readonly identities: Identities
  readonly crypto: Pick<MessageCryptoService, 'verify'>
  readonly aliveTimeIntervalMs: DurationMs
  readonly pullIntervalMs: DurationMs
  /** Own alive messages are due in whole intervals from here. */
  readonly alivesFrom: Instant
  /** The same, of the requests to members. */
  readonly pullsFrom: Instant
  readonly outbox: Outbox
}

/** Exchanges alive messages, membership requests and responses with other nodes (DISC-1, DISC-3, DISC-14 to DISC-21, DISC-24). */
export class MembershipSync {
  private readonly options: MembershipSyncOptions
  /** The node's last alive message; every response ends with it. */
  private lastOwn: SignedAlive | undefined
  private nextAlive: Instant
  private nextPull: Instant

  readonly handlers: Handlers<'alive' | 'mem-req' | 'mem-res'> = {
    alive: (signed, from, now) => this.onAlive(signed, from, now),
    'mem-req': ({ message }, from, now) => this.onRequest(message, from, now),
    'mem-res': ({ message }, from, now) => this.onResponse(message, from, now),
  }

  constructor(options: MembershipSyncOptions) {
    this.options = options
    this.nextAlive = options.alivesFrom + options.aliveTimeIntervalMs
    this.nextPull = options.pullsFrom + options.pullIntervalMs
  }

  /** When the node's own alive message is due (DISC-1). */
  get nextAliveDeadline(): Instant {
    return this.nextAlive
  }

  onAliveDeadline(now: Instant): void {
    this.nextAlive += this.options.aliveTimeIntervalMs
    if (this.options.view.aliveCount === 0) return
    this.lastOwn = this.options.own.create(now)
    this.options.outbox.put({ type: 'forward', signed: this.lastOwn })
  }

  /** When some members are due to be asked (DISC-24). */
  get nextPullDeadline(): Instant {
    return this.nextPull
  }

  /** Asks those who have been drawn. */
  onPullDeadline(drawn: readonly PkiId[], now: Instant): void {
    this.nextPull += this.options.pullIntervalMs
    for (const peer of drawn) {
      const member = this.options.view.lookup(peer)
      if (member !== undefined) this.ask({ pkiId: peer, endpoint: preferredEndpoint(member) }, 0n, now)
    }
  }

  /** Sends a membership request; the secret goes to peers of the node's own organization only (DISC-21). */
  ask(whom: Addressee, nonce: bigint, now: Instant): void {
    const target = this.targetOf(whom.pkiId, false, now)
    const selfInformation = this.options.disclosure.envelopeFor(this.options.own.create(now).envelope, target)
    this.sendUnsigned(whom, { kind: 'mem-req', selfInformation, known: [] }, nonce)
  }

  /** An alive message sent as such (DISC-15, DISC-16). */
  private onAlive(message: SignedAlive, from: PkiId, now: Instant): RejectionReason | undefined {
    const reason = this.refusalOf(message, now)
    if (reason !== undefined) return reason
    this.options.view.hearDirectly(message, now)
    this.options.outbox.put({ type: 'forward', signed: message, from })
    return undefined
  }

  /** DISC-17, DISC-18 */
  private onRequest(message: GossipMessage<MembershipRequest>, from: PkiId, now: Instant): RejectionReason | undefined {
    const opened = openEnvelope(message.content.selfInformation)
    if ('rejected' in opened) return opened.rejected
    const alive = opened.ok
    if (!isKind(alive, 'alive')) return 'unexpected-kind'
    if (alive.message.content.membership.pkiId !== from) return 'sender-mismatch'
    const doubts = doubtsOf(alive, this.options.identities, this.options.crypto, now)
    if (doubts !== undefined) return doubts
    if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)
    this.answer(alive, message.nonce, now)
    return undefined
  }

  /** DISC-20. An entry that can't be decoded ends it; what came before stays. */
  private onResponse(message: GossipMessage<MembershipResponse>, from: PkiId, now: Instant): RejectionReason | undefined {
    const { alive, dead } = message.content
    this.options.outbox.put({ type: 'answered', nonce: message.nonce })
    const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)
    const learnDead = (entry: SignedAlive) => this.options.view.learnDead(entry, now)
    return this.takeIn(alive, learnAlive, from, now) ?? this.takeIn(dead, learnDead, from, now)
  }

  private refusalOf(message: SignedAlive, now: Instant): RejectionReason | undefined {
    if (!this.options.view.isFresh(message)) return 'stale'
    const doubts = doubtsOf(message, this.options.identities, this.options.crypto, now)
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
      else if (reason !== 'stale' && reason !== 'about-self') this.options.outbox.put({ type: 'rejected', from, reason })
    }
    return undefined
  }

  /** Where not even the node itself may be disclosed there is no response, and the connection is closed (DISC-19). */
  private answer(requester: SignedAlive, nonce: bigint, now: Instant): void {
    const { view, disclosure, outbox } = this.options
    const { membership } = requester.message.content
    const target = this.targetOf(membership.pkiId, membership.endpoint !== '', now)
    const own = this.lastOwn ?? this.options.own.create(now)
    if (!disclosure.mayDisclose(own, target, now)) {
      return outbox.put({ type: 'disconnect', peer: membership.pkiId, reason: 'nothing may be disclosed to this peer' })
    }
    const disclosed = (members: readonly NetworkMember[]) =>
      members
        .filter((member) => disclosure.mayDisclose(member.message, target, now))
        .map((member) => disclosure.envelopeFor(member.message.envelope, target))
    const alive = [...disclosed(view.alive), disclosure.envelopeFor(own.envelope, target)]
    const known = view.lookup(membership.pkiId)
    const endpoint = known === undefined ? membership.endpoint : preferredEndpoint(known)
    this.sendUnsigned({ pkiId: membership.pkiId, endpoint }, { kind: 'mem-res', alive, dead: disclosed(view.presumedDead) }, nonce)
  }

  private targetOf(peer: PkiId, hasExternalEndpoint: boolean, now: Instant): DisclosureTarget {
    return { org: this.options.identities.use(peer, now)?.org, hasExternalEndpoint }
  }

  private sendUnsigned(to: Addressee, content: MembershipRequest | MembershipResponse, nonce: bigint): void {
    const payload = encodeGossipMessage({ ...newMessage('empty', content), nonce })
    this.options.outbox.put({ type: 'send', to, envelope: { payload, signature: new Uint8Array() } })
  }
}
