import type { PeerTime } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import { isNewer } from '../../wire/message-order'
import type { DurationMs, Instant } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'
import type { Addressee, Outbox } from '../ports/outbox'
import { earlier, firstTickAfter } from '../schedule/ticks'
import { internalEndpointIn, type SignedAlive } from './alive-message'

/** The check for the dead runs this often within one aliveExpirationTimeout (DISC-2). */
export const CHECKS_PER_TIMEOUT = 10

/** What is known of another node. */
export interface NetworkMember {
  readonly pkiId: PkiId
  /** External endpoint; may be empty. */
  endpoint: string
  /** Empty if unknown. */
  internalEndpoint: string
  metadata: Bytes
  time: PeerTime
  /** When its newest message was accepted (DISC-8). */
  lastHeardAt: Instant
  alive: boolean
  /** Its newest message, as received. */
  message: SignedAlive
}

export interface KeptMembers {
  includes(member: Pick<NetworkMember, 'endpoint' | 'internalEndpoint'>): boolean
}

/** A store of the alive messages that were heard directly: refuses equal and older ones, and forgets (DISC-12). */
export interface AliveStore {
  accepts(message: SignedAlive): boolean
  add(message: SignedAlive, now: Instant): boolean
  delete(key: string): void
  readonly nextDeadline: Instant | undefined
  /** Returns what is too old. */
  onDeadline(now: Instant): readonly SignedAlive[]
}

export interface MembershipViewOptions {
  /** aliveExpirationTimeout */
  readonly expirationTimeoutMs: DurationMs
  /** Checks run at whole multiples of a tenth of the timeout from here. */
  readonly startedAt: Instant
  readonly store: AliveStore
  /** Members that are never erased; undefined if there are none (DISC-13). */
  readonly kept: KeptMembers | undefined
  readonly outbox: Outbox
}

/** Who is alive, who is dead, and what is known of them (DISC-2, DISC-3, DISC-5, DISC-8 to DISC-13). */
export class MembershipView {
  private readonly options: MembershipViewOptions
  /** The living, least recently heard first, so that a check looks only at whom it takes out and at one more. */
  private readonly living = new Map<PkiId, NetworkMember>()
  private readonly dead = new Map<PkiId, NetworkMember>()
  /** Members looked at since the view was made; its growth is what tests of cost assert on. */
  visited = 0

  constructor(options: MembershipViewOptions) {
    this.options = options
  }

  get alive(): readonly NetworkMember[] {
    return [...this.living.values()]
  }

  get presumedDead(): readonly NetworkMember[] {
    return [...this.dead.values()]
  }

  get aliveCount(): number {
    return this.living.size
  }

  /** A member, dead or alive. */
  lookup(peer: PkiId): NetworkMember | undefined {
    this.visited += 1
    return this.living.get(peer) ?? this.dead.get(peer)
  }

  /** Where a peer is reached; no endpoint if nothing is known of it. */
  addressOf(peer: PkiId): Addressee {
    const member = this.lookup(peer)
    return { pkiId: peer, endpoint: member && preferredEndpoint(member) }
  }

  /** Whether nothing equal or newer has been heard directly (DISC-12). */
  isFresh(message: SignedAlive): boolean {
    return this.options.store.accepts(message)
  }

  /** Takes in an authentic message that its peer, or one that passes it on, sent as such (DISC-14). */
  hearDirectly(message: SignedAlive, now: Instant): void {
    this.options.store.add(message, now)
    this.learnAlive(message, now)
  }

  /** Takes in an authentic alive message, from wherever (DISC-3). Equal and older ones change nothing (DISC-6, DISC-8, DISC-10). */
  learnAlive(message: SignedAlive, now: Instant): void {
    const { membership, timestamp } = message.message.content
    const known = this.lookup(membership.pkiId)
    if (known !== undefined && !isNewer(timestamp, known.time)) return
    const member = known ?? this.newMember(message, now)
    const wasAlive = known?.alive ?? false
    member.endpoint = membership.endpoint
    member.metadata = membership.metadata
    member.internalEndpoint = internalEndpointIn(message.envelope) ?? member.internalEndpoint
    member.time = timestamp
    member.message = message
    member.lastHeardAt = now
    member.alive = true
    this.dead.delete(member.pkiId)
    this.living.delete(member.pkiId)
    this.living.set(member.pkiId, member)
    if (!wasAlive) this.tell(member, 'alive')
  }

  /** Takes in what a membership response says of a dead peer: only one that is not known at all is learnt, and nothing else comes of it (DISC-20). */
  learnDead(message: SignedAlive, now: Instant): void {
    if (this.lookup(message.message.content.membership.pkiId) !== undefined) return
    const member = this.newMember(message, now)
    this.dead.set(member.pkiId, member)
    this.makeRoom()
  }

  /** The peer does not answer (DISC-5). */
  presumeDead(peer: PkiId): void {
    const member = this.living.get(peer)
    if (member === undefined) return
    this.living.delete(peer)
    this.dead.set(peer, member)
    member.alive = false
    this.tell(member, 'dead')
    this.makeRoom()
  }

  /** Of too many dead who died first is erased, those excepted that are kept (ROBUST-3). */
  private makeRoom(): void {
    if (this.dead.size <= BOUNDS.deadPeers) return
    for (const [peer, one] of this.dead) if (!this.options.kept?.includes(one)) return this.forget(peer)
  }

  /** Erases a peer, dead or alive. */
  forget(peer: PkiId): void {
    const member = this.lookup(peer)
    if (member === undefined) return
    this.living.delete(peer)
    this.dead.delete(peer)
    member.alive = false
    this.tell(member, 'unknown')
  }

  get nextDeadline(): Instant | undefined {
    return earlier(this.nextCheck, this.options.store.nextDeadline)
  }

  onDeadline(now: Instant): void {
    if ((this.nextCheck ?? now + 1) <= now) this.checkWhoIsAlive(now)
    for (const message of this.options.store.onDeadline(now)) this.forgetUnlessKept(message.message.content.membership.pkiId)
  }

  private checkWhoIsAlive(now: Instant): void {
    for (const member of this.living.values()) {
      this.visited += 1
      if (now - member.lastHeardAt <= this.options.expirationTimeoutMs) break
      this.presumeDead(member.pkiId)
    }
  }

  /** The first check at which the member heard least recently has been silent for longer than the timeout. */
  private get nextCheck(): Instant | undefined {
    const oldest = this.living.values().next()
    if (oldest.done) return undefined
    const { expirationTimeoutMs, startedAt } = this.options
    const checks = { origin: startedAt, periodMs: expirationTimeoutMs, perPeriod: CHECKS_PER_TIMEOUT }
    return firstTickAfter(oldest.value.lastHeardAt + expirationTimeoutMs, checks)
  }

  private forgetUnlessKept(peer: PkiId): void {
    const member = this.lookup(peer)
    if (member !== undefined && !this.options.kept?.includes(member)) this.forget(peer)
  }

  private tell({ pkiId }: NetworkMember, became: 'alive' | 'dead' | 'unknown'): void {
    this.options.outbox.put({ type: 'member-changed', peer: pkiId, became })
  }

  private newMember(message: SignedAlive, now: Instant): NetworkMember {
    const { membership, timestamp } = message.message.content
    return {
      pkiId: membership.pkiId,
      endpoint: membership.endpoint,
      internalEndpoint: internalEndpointIn(message.envelope) ?? '',
      metadata: membership.metadata,
      time: timestamp,
      lastHeardAt: now,
      alive: false,
      message,
    }
  }
}

/** Where to dial a peer: its internal endpoint if known, else the external one (DISC-23); undefined if neither is known. */
export function preferredEndpoint(member: NetworkMember): string | undefined {
  return member.internalEndpoint || member.endpoint || undefined
}
