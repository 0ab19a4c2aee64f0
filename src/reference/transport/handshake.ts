import { encodeEnvelope, encodeGossipMessage, isKind, openBytes } from '../../wire/envelope'
import { type ConnEstablish, newMessage } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'

/** Who a node says it is when a stream opens. */
export interface Credentials {
  readonly pkiId: PkiId
  readonly identity: Bytes
  readonly sign: (message: Bytes) => Bytes
}

/** What the other side of a stream has proved to be. */
export interface RemotePeer {
  readonly pkiId: PkiId
  readonly identity: Bytes
  /** It only wants to know who answers here. */
  readonly probe: boolean
}

export interface IdentityChecks {
  /** Stores the identity; returns why it refuses, in words. It stays stored whatever follows. */
  readonly put: (peer: PkiId, identity: Bytes) => string | undefined
  readonly verify: (peer: PkiId, signature: Bytes, message: Bytes) => boolean
}

export type JudgedHandshake = { readonly ok: RemotePeer } | { readonly rejected: RejectionReason; readonly words: string }

/** The first message on a stream, in both directions: signed, with the identity. */
export function handshakeOf(who: Credentials, probe: boolean): Bytes {
  const { pkiId, identity } = who
  const message = newMessage<ConnEstablish>('empty', { kind: 'conn', pkiId, identity, tlsCertHash: new Uint8Array(), probe })
  const payload = encodeGossipMessage(message)
  return encodeEnvelope({ payload, signature: who.sign(payload) })
}

/** Judges the other side's first message. */
export function judgeHandshake(bytes: Bytes, checks: IdentityChecks): JudgedHandshake {
  const opened = openBytes(bytes)
  if ('rejected' in opened) return refuse(opened.rejected, 'the first message does not decode')
  if (!isKind(opened.ok, 'conn')) return refuse('unexpected-kind', 'the first message is no handshake')
  const { pkiId, identity, probe } = opened.ok.message.content
  const refusal = checks.put(pkiId, identity)
  if (refusal !== undefined) return refuse('bad-identity', refusal)
  const { payload, signature } = opened.ok.envelope
  if (signature.length === 0 || !checks.verify(pkiId, signature, payload)) {
    return refuse('bad-signature', 'the handshake is not signed by the identity in it')
  }
  return { ok: { pkiId, identity, probe } }
}

function refuse(rejected: RejectionReason, words: string): JudgedHandshake {
  return { rejected, words }
}
