import { decodeSecret, encodeGossipMessage, encodeSecret } from '../../wire/envelope'
import { type AliveMessage, type Envelope, newMessage, type SignedMessage } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import { type DurationMs, type Instant, NANOSECONDS_PER_MS } from '../../wire/time'
import type { MessageCryptoService, Signer } from '../ports/crypto'
import type { Identities } from '../ports/identities'

export type SignedAlive = SignedMessage<AliveMessage>

/** Verifies with an identity that is at hand, without a look-up. */
type Verifier = Pick<MessageCryptoService, 'verify'>

/** Why an alive message can't be believed, or undefined if it can (DISC-16). An identity that comes with it is stored, unless it is not signed at all. */
export function doubtsOf(alive: SignedAlive, identities: Identities, crypto: Verifier, now: Instant): RejectionReason | undefined {
  const { membership, identity } = alive.message.content
  const author = membership.pkiId
  const { payload, signature, secretEnvelope } = alive.envelope
  if (signature.length === 0) return 'bad-signature'
  if (identity.length > 0) {
    if (identities.put(author, identity, now) !== undefined) return 'bad-identity'
  } else if (!identities.has(author)) return 'unknown-identity'
  const verifies = (bytes: Bytes, by: Bytes) =>
    identity.length > 0 ? crypto.verify(identity, by, bytes) : identities.useToVerify(author, by, bytes, now)
  const isSigned = (bytes: Bytes, by: Bytes) => bytes.length > 0 && by.length > 0 && verifies(bytes, by)
  if (!isSigned(payload, signature)) return 'bad-signature'
  if (secretEnvelope !== undefined && !isSigned(secretEnvelope.payload, secretEnvelope.signature)) return 'bad-signature'
  return undefined
}

/** The internal endpoint told in the secret; undefined if there is no secret or it can't be read. */
export function internalEndpointIn(envelope: Envelope): string | undefined {
  if (envelope.secretEnvelope === undefined) return undefined
  const secret = decodeSecret(envelope.secretEnvelope.payload)
  return 'ok' in secret ? secret.ok : undefined
}

export interface OwnAliveOptions {
  readonly pkiId: PkiId
  readonly identity: Bytes
  readonly externalEndpoint: string
  readonly internalEndpoint: string
  readonly metadata: Bytes
  readonly startedAt: Instant
  /** The identity is carried only so long after the start. */
  readonly publishCertPeriodMs: DurationMs
  readonly signer: Signer
}

/** Makes the node's own alive messages (DISC-1, DISC-7). */
export class OwnAlive {
  private readonly options: OwnAliveOptions
  private sequence = 0n

  constructor(options: OwnAliveOptions) {
    this.options = options
  }

  /** A new message, newer than all before. */
  create(now: Instant): SignedAlive {
    const { pkiId, identity, externalEndpoint, internalEndpoint, metadata, startedAt, publishCertPeriodMs, signer } = this.options
    this.sequence += 1n
    const message = newMessage<AliveMessage>('empty', {
      kind: 'alive',
      membership: { endpoint: externalEndpoint, metadata, pkiId },
      timestamp: { incNum: BigInt(startedAt) * NANOSECONDS_PER_MS, seqNum: this.sequence },
      identity: now < startedAt + publishCertPeriodMs ? identity : new Uint8Array(),
    })
    const payload = encodeGossipMessage(message)
    const secret = encodeSecret(internalEndpoint)
    const envelope = { payload, signature: signer.sign(payload) }
    return {
      message,
      envelope: internalEndpoint === '' ? envelope : { ...envelope, secretEnvelope: { payload: secret, signature: signer.sign(secret) } },
    }
  }
}
