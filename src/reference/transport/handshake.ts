import { decodeEnvelope, encodeEnvelope, encodeGossipMessage, isKind, openEnvelope } from '../../wire/envelope'
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

export type Greeted = { readonly ok: RemotePeer } | { readonly rejected: RejectionReason; readonly words: string }

/** The first message on a stream, in both directions: signed, with the identity. */
export function greeting(who: Credentials, probe: boolean): Bytes {
  const payload = encodeGossipMessage({
    nonce: 0n,
    channel: new Uint8Array(),
    tag: 'empty',
    content: { kind: 'conn', pkiId: who.pkiId, identity: who.identity, tlsCertHash: new Uint8Array(), probe },
  })
  return encodeEnvelope({ payload, signature: who.sign(payload) })
}

/** Judges the other side's first message. */
export function judgeGreeting(bytes: Bytes, checks: IdentityChecks): Greeted {
  const envelope = decodeEnvelope(bytes)
  if ('rejected' in envelope) return refuse(envelope.rejected, 'the first message does not decode')
  const opened = openEnvelope(envelope.ok)
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

function refuse(rejected: RejectionReason, words: string): Greeted {
  return { rejected, words }
}
