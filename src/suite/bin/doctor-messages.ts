import { toUtf8 } from '../../wire/bytes'
import { encodeEnvelope, encodeGossipMessage, encodeSecret } from '../../wire/envelope'
import type { GossipMessage } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { testPkiId, testSignature } from '../kit/test-crypto'

export const SUBJECT = 'alice'
export const PEER = 'bob'
export const PEER_AT = 'bob:7051'
const NOTHING: Bytes = new Uint8Array()

export const identityOf = (name: string): Bytes => toUtf8(`certificate of ${name}`)

const peer = { pkiId: testPkiId(identityOf(PEER)), identity: identityOf(PEER) }

const payloadOf = (content: GossipMessage['content'], tag: GossipMessage['tag'] = 'empty'): Bytes =>
  encodeGossipMessage({ nonce: 0n, channel: NOTHING, tag, content })

const signed = (payload: Bytes) => ({ payload, signature: testSignature(peer.identity, payload) })

/** What the peer opens its streams with. */
export const HANDSHAKE = encodeEnvelope(signed(payloadOf({ kind: 'conn', ...peer, tlsCertHash: NOTHING, probe: false })))

/** What makes the peer known to the subject. */
export const ALIVE = encodeEnvelope({
  ...signed(
    payloadOf({
      kind: 'alive',
      membership: { endpoint: PEER_AT, metadata: NOTHING, pkiId: peer.pkiId },
      timestamp: { incNum: 1n, seqNum: 1n },
      identity: peer.identity,
    }),
  ),
  secretEnvelope: signed(encodeSecret(PEER_AT)),
})

/** What no node can decode. */
export const NONSENSE = toUtf8('?')

/** What an application may give its node: a GossipMessage, not an envelope. */
export const APPLICATION_MESSAGE = payloadOf(
  { kind: 'peer-identity', pkiId: peer.pkiId, cert: peer.identity, metadata: NOTHING },
  'org-only',
)
