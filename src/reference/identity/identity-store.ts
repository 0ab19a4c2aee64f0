import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'
import type { MessageCryptoService, SecurityAdvisor } from '../ports/crypto'
import type { Dialect } from '../ports/dialect'
import type { Identities, KnownIdentity } from '../ports/identities'
import type { Outbox } from '../ports/outbox'
import { ExpiryQueue } from './expiry-queue'

/** The check runs this often within one usage threshold (IDENT-1). */
export const CHECKS_PER_THRESHOLD = 10
/** How long past its expiry an identity is deleted by its own timer (IDENT-3). */
const EXPIRY_GRACE_MS = 1

export interface IdentityStoreOptions {
  readonly crypto: MessageCryptoService
  readonly advisor: SecurityAdvisor
  readonly policy: Dialect['identity']
  /** identityUsageThreshold */
  readonly usageThresholdMs: DurationMs
  /** Checks run at whole multiples of a tenth of the threshold from here. */
  readonly startedAt: Instant
  readonly self: PkiId
  /** Learns of every identity that comes and goes. */
  readonly outbox: Outbox
}

interface Entry extends KnownIdentity {
  readonly expiresAt: Instant | undefined
  lastUsedAt: Instant
}

/** The mapping from PKI-ID to certificate (IDENT-1 to IDENT-8). */
export class IdentityStore implements Identities {
  private readonly options: IdentityStoreOptions
  /** Least recently used first, so that the check for disuse looks only at what it deletes and at one entry more. */
  private readonly entries = new Map<PkiId, Entry>()
  private readonly expiries = new ExpiryQueue<PkiId>()
  private nextCheck: Instant
  /** Entries looked at since the store was made; its growth is what tests of cost assert on. */
  visited = 0

  constructor(options: IdentityStoreOptions) {
    this.options = options
    this.nextCheck = options.startedAt + this.checkIntervalMs
  }

  /** Stores an identity (IDENT-8). Returns undefined, or why it was refused; then nothing has changed. Not a use (IDENT-5). */
  put(peer: PkiId, identity: Bytes, now: Instant): string | undefined {
    const { crypto, advisor } = this.options
    if (identity.length === 0) return `no identity was given for PKI-ID ${peer}`
    const expiresAt = crypto.expirationOf(identity)
    if (expiresAt !== undefined && now > expiresAt) return `the identity of PKI-ID ${peer} has expired`
    const invalid = crypto.validateIdentity(identity)
    if (invalid !== undefined) return `the identity of PKI-ID ${peer} is not valid: ${invalid}`
    if (crypto.pkiIdOf(identity) !== peer) return `PKI-ID ${peer} is not the one computed from the identity`
    if (this.entries.has(peer)) return undefined
    const org = advisor.orgOf(identity)
    this.entries.set(peer, { identity, org, expiresAt, lastUsedAt: now })
    if (expiresAt !== undefined) this.expiries.add(expiresAt + EXPIRY_GRACE_MS, peer)
    if (this.expiries.size > 2 * BOUNDS.identities) this.queueAnew()
    this.options.outbox.put({ type: 'identity-stored', peer, org })
    if (this.entries.size > BOUNDS.identities) this.deleteLeastRecentlyUsed(now)
    return undefined
  }

  /** The identity of a peer and its organization. Counts as use (IDENT-5). */
  use(peer: PkiId, now: Instant): KnownIdentity | undefined {
    return this.touch(peer, now)
  }

  /** Whether the peer's identity is known and signed the message. Counts as use (IDENT-5). */
  useToVerify(peer: PkiId, signature: Bytes, message: Bytes, now: Instant): boolean {
    const entry = this.touch(peer, now)
    return entry !== undefined && this.options.crypto.verify(entry.identity, signature, message)
  }

  /** Whether an identity is known. Does not count as use. */
  has(peer: PkiId): boolean {
    return this.entries.has(peer)
  }

  /** The PKI-IDs in store, the node's own included. Does not count as use. */
  get known(): readonly PkiId[] {
    return [...this.entries.keys()]
  }

  /** The organization of an identity. Does not count as use. */
  orgOf(peer: PkiId): OrgId | undefined {
    return this.entries.get(peer)?.org
  }

  /** The application suspects that identities have been revoked (IDENT-4). */
  suspect(now: Instant): void {
    if (this.options.policy.revoked !== 'when-suspected') return
    this.deleteUnused(now)
    this.deleteRevoked()
  }

  get nextDeadline(): Instant {
    const expiry = this.options.policy.expired === 'at-its-expiry' ? this.expiries.earliest : undefined
    return Math.min(this.nextCheck, expiry ?? this.nextCheck)
  }

  onDeadline(now: Instant): void {
    if (this.options.policy.expired === 'at-its-expiry') this.deleteExpired(now)
    if (now < this.nextCheck) return
    this.nextCheck += this.checkIntervalMs
    this.deleteUnused(now)
    if (this.options.policy.expired === 'at-the-check') this.deleteExpired(now)
    if (this.options.policy.revoked === 'at-the-check') this.deleteRevoked()
  }

  private get checkIntervalMs(): DurationMs {
    return this.options.usageThresholdMs / CHECKS_PER_THRESHOLD
  }

  private touch(peer: PkiId, now: Instant): Entry | undefined {
    const entry = this.entries.get(peer)
    if (entry === undefined) return undefined
    this.visited += 1
    entry.lastUsedAt = now
    this.entries.delete(peer)
    this.entries.set(peer, entry)
    return entry
  }

  /** IDENT-2; the node's own identity stays (IDENT-6). */
  private deleteUnused(now: Instant): void {
    for (const [peer, entry] of this.entries) {
      this.visited += 1
      if (now - entry.lastUsedAt <= this.options.usageThresholdMs) break
      if (peer === this.options.self) this.touch(peer, now)
      else this.delete(peer)
    }
  }

  /** ROBUST-3 */
  private deleteLeastRecentlyUsed(now: Instant): void {
    const [first] = this.entries.keys()
    if (first === this.options.self) this.touch(first, now)
    const [peer] = this.entries.keys()
    if (peer !== undefined) this.delete(peer)
  }

  /** Of those that are gone something is left in the queue: when that is too much it is made anew of those that are there (ROBUST-3). */
  private queueAnew(): void {
    this.expiries.clear()
    for (const [peer, { expiresAt: at }] of this.entries) if (at !== undefined) this.expiries.add(at + EXPIRY_GRACE_MS, peer)
  }

  private deleteExpired(now: Instant): void {
    for (const peer of this.expiries.takeDue(now)) {
      const expiresAt = this.entries.get(peer)?.expiresAt
      if (expiresAt !== undefined && now > expiresAt) this.delete(peer)
    }
  }

  private deleteRevoked(): void {
    for (const [peer, entry] of this.entries) {
      this.visited += 1
      if (this.options.crypto.validateIdentity(entry.identity) !== undefined) this.delete(peer)
    }
  }

  private delete(peer: PkiId): void {
    this.entries.delete(peer)
    this.options.outbox.put({ type: 'identity-deleted', peer })
  }
}
