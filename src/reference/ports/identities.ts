import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import type { Instant } from '../../wire/time'

export interface KnownIdentity {
  readonly identity: Bytes
  /** Undefined if the security advisor does not know it. */
  readonly org: OrgId | undefined
}

/**
 * The identity store as other parts see it: the one part that they act on by a call, for they cannot go on without the answer.
 * `use...` keeps the identity from being deleted for disuse (IDENT-5).
 */
export interface Identities {
  /** Stores an identity. Returns undefined, or why it is refused, in words. */
  put(peer: PkiId, identity: Bytes, now: Instant): string | undefined
  has(peer: PkiId): boolean
  /** The organization of an identity that is known. */
  orgOf(peer: PkiId): OrgId | undefined
  use(peer: PkiId, now: Instant): KnownIdentity | undefined
  /** Whether the peer's identity is known, and signed the message. */
  useToVerify(peer: PkiId, signature: Bytes, message: Bytes, now: Instant): boolean
}
