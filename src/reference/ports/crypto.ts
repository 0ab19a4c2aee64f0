import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import type { Instant } from '../../wire/time'

/** Everything a node knows of cryptography (INIT-1). No method throws on bad input: it answers in its own type. */
export interface MessageCryptoService {
  /** The PKI-ID that belongs to an identity, or undefined if the identity can't be read. */
  pkiIdOf(identity: Bytes): PkiId | undefined
  /** Signs with the key of the node's own identity. */
  sign(message: Bytes): Bytes
  /** Whether the identity has signed the message; whether it is valid is another question. */
  verify(identity: Bytes, signature: Bytes, message: Bytes): boolean
  /** As `verify`, and the identity may read the channel. */
  verifyByChannel(channel: ChannelName, identity: Bytes, signature: Bytes, message: Bytes): boolean
  /** Undefined if the identity is valid now, else the reason why not, in words. */
  validateIdentity(identity: Bytes): string | undefined
  /** When the identity expires; undefined if it never does. */
  expirationOf(identity: Bytes): Instant | undefined
  /** Whether a block, as it was received, is the one of that number of the channel. */
  verifyBlock(channel: ChannelName, sequence: bigint, block: Bytes): boolean
  /** SHA-256, used for channel MACs. */
  digest(...parts: Bytes[]): Bytes
}

/** Signs with the key of the node's own identity. */
export type Signer = Pick<MessageCryptoService, 'sign'>

/** Tells the organization of an identity (INIT-1). */
export interface SecurityAdvisor {
  /** Undefined if nobody knows the identity. */
  orgOf(identity: Bytes): OrgId | undefined
}
