import type { MethodDefinition } from '@grpc/grpc-js'
import { equalBytes, toHex } from '../../../src/wire/bytes'
import { isKind, openBytes } from '../../../src/wire/envelope'
import type { ConnEstablish, SignedMessage } from '../../../src/wire/gossip-message'
import type { Bytes } from '../../../src/wire/ids'
import { decodeSerializedIdentity } from '../../../src/wire/serialized-identity'
import { hashOf, pkiIdOf } from './material'
import { whyUnsigned } from './signatures'

const method = (name: string, isStream: boolean): MethodDefinition<Bytes, Bytes> => ({
  path: `/gossip.Gossip/${name}`,
  requestStream: isStream,
  responseStream: isStream,
  requestSerialize: (bytes) => Buffer.from(bytes),
  requestDeserialize: (bytes) => new Uint8Array(bytes),
  responseSerialize: (bytes) => Buffer.from(bytes),
  responseDeserialize: (bytes) => new Uint8Array(bytes),
})

/** The service of a peer, whose messages are bytes here: what is in them is a matter of examples. */
export const SERVICE = { GossipStream: method('GossipStream', true), Ping: method('Ping', false) }

/** The first message of the node, as a handshake. `shown`: its certificate in TLS. @throws Error if it is not what a peer would take */
export function properHandshake(first: Bytes | undefined, shown: Uint8Array | undefined): SignedMessage<ConnEstablish> {
  const opened = openBytes(first ?? new Uint8Array())
  if ('rejected' in opened || !isKind(opened.ok, 'conn')) throw new Error('the first message of the node is no handshake')
  const reason = whyImproper(opened.ok, shown)
  if (reason !== undefined) throw new Error(`the handshake of the node is not proper: ${reason}`)
  return opened.ok
}

function whyImproper({ message, envelope }: SignedMessage<ConnEstablish>, shown: Uint8Array | undefined): string | undefined {
  const { pkiId, identity, tlsCertHash } = message.content
  const serialized = decodeSerializedIdentity(identity)
  if (serialized === undefined) return 'its identity is no MSP ID and PEM'
  const certificate = Buffer.from(serialized.pem).toString()
  if (pkiId !== pkiIdOf({ mspId: serialized.mspId, certificate })) return 'its PKI-ID is not SHA-256 over MSP ID and PEM'
  if (shown === undefined || !equalBytes(tlsCertHash, hashOf(shown))) return `its certificate hash is ${toHex(tlsCertHash) || 'empty'}`
  const reason = whyUnsigned(certificate, envelope.signature, envelope.payload)
  return reason && `its signature is none: ${reason}`
}
