import { equalBytes } from '../../wire/bytes'
import { encodeEnvelope, encodeGossipMessage, isKind, openBytes } from '../../wire/envelope'
import { type ConnEstablish, newMessage } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import type { Signer } from '../ports/crypto'
import type { Identities } from '../ports/identities'
import type { ChannelBinding } from '../ports/transport'

/** Who a node says it is when a stream opens. */
export interface Credentials {
  readonly pkiId: PkiId
  readonly identity: Bytes
  readonly signer: Signer
}

/** What the other side of a stream has proved to be. */
export interface RemotePeer {
  readonly pkiId: PkiId
  readonly identity: Bytes
  /** It only wants to know who answers here. */
  readonly probe: boolean
}

export type JudgedHandshake = { readonly ok: RemotePeer } | { readonly rejected: RejectionReason; readonly words: string }

/** Announced where there is no TLS. */
const NO_HASH: Bytes = new Uint8Array()

/** The first message on a stream, in both directions: signed, with the identity, and bound to the node's own TLS certificate. */
export function handshakeOf({ pkiId, identity, signer }: Credentials, probe: boolean, binding?: ChannelBinding): Bytes {
  const tlsCertHash = binding?.own ?? NO_HASH
  const message = newMessage<ConnEstablish>('empty', { kind: 'conn', pkiId, identity, tlsCertHash, probe })
  const payload = encodeGossipMessage(message)
  return encodeEnvelope({ payload, signature: signer.sign(payload) })
}

/** Judges the other side's first message. A valid identity in it stays stored whatever follows. */
export function judgeHandshake(
  bytes: Bytes,
  identities: Pick<Identities, 'put' | 'useToVerify'>,
  now: Instant,
  binding?: ChannelBinding,
): JudgedHandshake {
  const opened = openBytes(bytes)
  if ('rejected' in opened) return refuse(opened.rejected, 'the first message does not decode')
  if (!isKind(opened.ok, 'conn')) return refuse('unexpected-kind', 'the first message is no handshake')
  const { pkiId, identity, tlsCertHash, probe } = opened.ok.message.content
  const refusal = identities.put(pkiId, identity, now)
  if (refusal !== undefined) return refuse('bad-identity', refusal)
  if (binding !== undefined && !equalBytes(tlsCertHash, binding.remote ?? NO_HASH)) {
    return refuse('sender-mismatch', 'the handshake is bound to another TLS certificate than the one of its connection')
  }
  const { payload, signature } = opened.ok.envelope
  if (signature.length === 0 || !identities.useToVerify(pkiId, signature, payload, now)) {
    return refuse('bad-signature', 'the handshake is not signed by the identity in it')
  }
  return { ok: { pkiId, identity, probe } }
}

function refuse(rejected: RejectionReason, words: string): JudgedHandshake {
  return { rejected, words }
}
