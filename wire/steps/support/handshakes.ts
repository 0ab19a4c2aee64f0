import { decodeEnvelope, encodeEnvelope, encodeGossipMessage } from '../../../src/wire/envelope'
import { type ConnEstablish, type GossipContent, newMessage, type Tag } from '../../../src/wire/gossip-message'
import type { Bytes, PkiId } from '../../../src/wire/ids'
import { hashOf, identityOf, type PeerMaterial, pkiIdOf } from './material'
import { sign } from './signatures'

interface Cast {
  /** Who connects. */
  readonly self: PeerMaterial
  /** Somebody else whom the node would take. */
  readonly other: PeerMaterial
  /** Claims to be of the same organization, by an authority of its own. */
  readonly impostor: PeerMaterial
  /** What it has connected with before, if it has. */
  readonly before: Bytes | undefined
}

interface Changes {
  readonly pkiId?: PkiId
  readonly identity?: Bytes
  readonly tlsCertHash?: Bytes
  readonly probe?: boolean
}

export const ANOTHER_SPELLING = 'another spelling of its certificate'
const NOTHING: Bytes = new Uint8Array()

/** A signed message of a peer, as an envelope. */
export function signed({ key }: PeerMaterial, tag: Tag, content: GossipContent, nonce = 0n): Bytes {
  const payload = encodeGossipMessage({ ...newMessage(tag, content), nonce })
  return encodeEnvelope({ payload, signature: sign(key, payload) })
}

/** The handshake of a peer, with changes. */
export function handshake(material: PeerMaterial, changes: Changes = {}, signature?: (payload: Bytes) => Bytes): Bytes {
  const content: ConnEstablish = {
    kind: 'conn',
    pkiId: pkiIdOf(material),
    identity: identityOf(material),
    tlsCertHash: hashOf(material.tls.certificate),
    probe: false,
    ...changes,
  }
  const payload = encodeGossipMessage(newMessage('empty', content))
  return encodeEnvelope({ payload, signature: (signature ?? ((bytes) => sign(material.key, bytes)))(payload) })
}

/** All that somebody may connect with, in the words of the features. */
export const OPENINGS: Readonly<Record<string, (cast: Cast) => Bytes | undefined>> = {
  'a proper handshake': ({ self }) => handshake(self),
  'a probe': ({ self }) => handshake(self, { probe: true }),
  'no TLS certificate': ({ self }) => handshake(self),
  'no word': () => undefined,
  'bytes that do not decode': () => Uint8Array.of(0xff, 0xff, 0xff),
  'another message first': ({ self }) => signed(self, 'empty', { kind: 'empty' }),
  [ANOTHER_SPELLING]: ({ self }) => handshake(self),
  'no PKI-ID': ({ self }) => handshake(self, { pkiId: '' as PkiId }),
  'the PKI-ID of another': ({ self, other }) => handshake(self, { pkiId: pkiIdOf(other) }),
  'no identity': ({ self }) => handshake(self, { identity: NOTHING }),
  'the identity of an unknown authority': ({ impostor }) => handshake(impostor),
  'the MSP ID of another organization': ({ self, other }) => handshake({ ...self, mspId: other.mspId }),
  'the certificate hash of another': ({ self, other }) => handshake(self, { tlsCertHash: hashOf(other.tls.certificate) }),
  'no certificate hash': ({ self }) => handshake(self, { tlsCertHash: NOTHING }),
  'a handshake that was overheard': ({ other }) => handshake(other),
  'the signature of another': ({ self, other }) => handshake(self, {}, (payload) => sign(other.key, payload)),
  'no signature': ({ self }) => handshake(self, {}, () => NOTHING),
  'a probe under the signature of its last handshake': ({ self, before }) => handshake(self, { probe: true }, () => signatureIn(before)),
  'a signature with a high S': ({ self }) => handshake(self, {}, (payload) => sign(self.key, payload, 'high')),
}

function signatureIn(handshakeBefore: Bytes | undefined): Bytes {
  const decoded = handshakeBefore && decodeEnvelope(handshakeBefore)
  if (decoded === undefined || 'rejected' in decoded) throw new Error('there was no handshake before')
  return decoded.ok.signature
}

/** Who a peer is that connects with that: the same certificate with other ends of lines is another one. */
export function speaker(material: PeerMaterial, opening: string): PeerMaterial {
  return opening === ANOTHER_SPELLING ? { ...material, certificate: material.certificate.replaceAll('\n', '\r\n') } : material
}

/** An alive message of a peer that listens at an endpoint, with so many bytes more in it. */
export function aliveMessage(material: PeerMaterial, endpoint: string, incNum: bigint, bytes = 0): Bytes {
  return signed(material, 'empty', {
    kind: 'alive',
    membership: { endpoint, metadata: bytes === 0 ? NOTHING : new Uint8Array(bytes), pkiId: pkiIdOf(material) },
    timestamp: { incNum, seqNum: 1n },
    identity: identityOf(material),
  })
}

/** How its length and its number stand before a signature of some MiB. */
const HEAD_BYTES = 5

/** A hello of so many bytes, under a signature at which nobody looks. */
export function heavyHello(bytes: number): Bytes {
  const hello = newMessage('empty', { kind: 'hello', nonce: 1n, metadata: NOTHING, type: 'identity' })
  const payload = encodeGossipMessage(hello)
  const rest = encodeEnvelope({ payload, signature: NOTHING }).length + HEAD_BYTES
  return encodeEnvelope({ payload, signature: new Uint8Array(bytes - rest) })
}
