import type { gossip } from './generated/gossip'
import type { ContentKind, ContentOf, Envelope, PullMessageType } from './gossip-message'
import type { Bytes } from './ids'
import { fromWire64, fromWireBytes, fromWirePkiId, fromWireTime, type Read, toWire64, toWirePkiId, toWireTime } from './protobuf'

type WireMessage = gossip.GossipMessage.$Properties
type WireField = Exclude<keyof WireMessage, 'nonce' | 'channel' | 'tag' | '$unknowns'>
type WireContent<F extends WireField> = NonNullable<WireMessage[F]>

/** How one kind of content stands on the wire. `read` returns undefined if something is missing that must be there. */
interface ContentCodec<K extends ContentKind, F extends WireField> {
  readonly field: F
  readonly write: (content: ContentOf<K>) => WireContent<F>
  readonly read: (wire: Read<WireContent<F>>) => ContentOf<K> | undefined
}

const PULL_TYPES: readonly PullMessageType[] = ['undefined', 'block', 'identity']
const toPullType = (type: PullMessageType): number => PULL_TYPES.indexOf(type)
const fromPullType = (type: number): PullMessageType => PULL_TYPES[type] ?? 'undefined'

const allBytes = (list: readonly Bytes[]): Bytes[] => list.map(fromWireBytes)

export function toWireEnvelope(envelope: Envelope): gossip.Envelope.$Properties {
  const { payload, signature, secretEnvelope } = envelope
  return secretEnvelope === undefined ? { payload, signature } : { payload, signature, secretEnvelope }
}

export function fromWireEnvelope(wire: Read<gossip.Envelope.$Properties>): Envelope {
  const envelope = { payload: fromWireBytes(wire.payload), signature: fromWireBytes(wire.signature) }
  const secret = wire.secretEnvelope
  if (!secret) return envelope
  return { ...envelope, secretEnvelope: { payload: fromWireBytes(secret.payload), signature: fromWireBytes(secret.signature) } }
}

const envelopes = (list: readonly Read<gossip.Envelope.$Properties>[]) => list.map(fromWireEnvelope)

const writePayload = (payload: { seqNum: bigint; data: Bytes; privateData: readonly Bytes[] }) => ({
  seqNum: toWire64(payload.seqNum),
  data: payload.data,
  privateData: [...payload.privateData],
})
const readPayload = (wire: Read<gossip.Payload.$Properties>) => ({
  seqNum: fromWire64(wire.seqNum),
  data: fromWireBytes(wire.data),
  privateData: allBytes(wire.privateData),
})

const writeDigests = (content: { nonce: bigint; digests: readonly Bytes[]; type: PullMessageType }) => ({
  nonce: toWire64(content.nonce),
  digests: [...content.digests],
  msgType: toPullType(content.type),
})
const readDigests = <K>(kind: K, wire: Read<gossip.DataDigest.$Properties>) => ({
  kind,
  nonce: fromWire64(wire.nonce),
  digests: allBytes(wire.digests),
  type: fromPullType(wire.msgType),
})

function codec<K extends ContentKind, F extends WireField>(given: ContentCodec<K, F>): ContentCodec<K, F> {
  return given
}

/** Every kind of content, with Fabric's field numbers by way of the generated module. */
export const CONTENT_CODECS = {
  alive: codec<'alive', 'aliveMsg'>({
    field: 'aliveMsg',
    write: ({ membership, timestamp, identity }) => ({
      membership: { ...membership, pkiId: toWirePkiId(membership.pkiId) },
      timestamp: toWireTime(timestamp),
      identity,
    }),
    read: ({ membership, timestamp, identity }) => {
      if (!membership?.pkiId.length || !timestamp) return undefined
      const { endpoint, metadata, pkiId } = membership
      return {
        kind: 'alive',
        membership: { endpoint, metadata: fromWireBytes(metadata), pkiId: fromWirePkiId(pkiId) },
        timestamp: fromWireTime(timestamp),
        identity: fromWireBytes(identity),
      }
    },
  }),
  'mem-req': codec<'mem-req', 'memReq'>({
    field: 'memReq',
    write: ({ selfInformation, known }) => ({ selfInformation: toWireEnvelope(selfInformation), known: [...known] }),
    read: ({ selfInformation, known }) =>
      selfInformation ? { kind: 'mem-req', selfInformation: fromWireEnvelope(selfInformation), known: allBytes(known) } : undefined,
  }),
  'mem-res': codec<'mem-res', 'memRes'>({
    field: 'memRes',
    write: ({ alive, dead }) => ({ alive: alive.map(toWireEnvelope), dead: dead.map(toWireEnvelope) }),
    read: ({ alive, dead }) => ({ kind: 'mem-res', alive: envelopes(alive), dead: envelopes(dead) }),
  }),
  data: codec<'data', 'dataMsg'>({
    field: 'dataMsg',
    write: ({ payload }) => ({ payload: writePayload(payload) }),
    read: ({ payload }) => (payload ? { kind: 'data', payload: readPayload(payload) } : undefined),
  }),
  hello: codec<'hello', 'hello'>({
    field: 'hello',
    write: ({ nonce, metadata, type }) => ({ nonce: toWire64(nonce), metadata, msgType: toPullType(type) }),
    read: ({ nonce, metadata, msgType }) => ({
      kind: 'hello',
      nonce: fromWire64(nonce),
      metadata: fromWireBytes(metadata),
      type: fromPullType(msgType),
    }),
  }),
  'data-dig': codec<'data-dig', 'dataDig'>({
    field: 'dataDig',
    write: writeDigests,
    read: (wire) => readDigests('data-dig', wire),
  }),
  'data-req': codec<'data-req', 'dataReq'>({
    field: 'dataReq',
    write: writeDigests,
    read: (wire) => readDigests('data-req', wire),
  }),
  'data-update': codec<'data-update', 'dataUpdate'>({
    field: 'dataUpdate',
    write: ({ nonce, data, type }) => ({ nonce: toWire64(nonce), data: data.map(toWireEnvelope), msgType: toPullType(type) }),
    read: ({ nonce, data, msgType }) => ({
      kind: 'data-update',
      nonce: fromWire64(nonce),
      data: envelopes(data),
      type: fromPullType(msgType),
    }),
  }),
  empty: codec<'empty', 'empty'>({ field: 'empty', write: () => ({}), read: () => ({ kind: 'empty' }) }),
  conn: codec<'conn', 'conn'>({
    field: 'conn',
    write: ({ pkiId, identity, tlsCertHash, probe }) => ({ pkiId: toWirePkiId(pkiId), identity, tlsCertHash, probe }),
    read: ({ pkiId, identity, tlsCertHash, probe }) =>
      pkiId.length
        ? {
            kind: 'conn',
            pkiId: fromWirePkiId(pkiId),
            identity: fromWireBytes(identity),
            tlsCertHash: fromWireBytes(tlsCertHash),
            probe,
          }
        : undefined,
  }),
  'state-info': codec<'state-info', 'stateInfo'>({
    field: 'stateInfo',
    write: ({ timestamp, pkiId, channelMac, properties }) => ({
      timestamp: toWireTime(timestamp),
      pkiId: toWirePkiId(pkiId),
      channel_MAC: channelMac,
      properties: {
        ledgerHeight: toWire64(properties.ledgerHeight),
        leftChannel: properties.leftChannel,
        chaincodes: properties.chaincodes.map((chaincode) => ({ ...chaincode })),
      },
    }),
    read: ({ timestamp, pkiId, channel_MAC, properties }) => {
      if (!timestamp || !pkiId.length || !channel_MAC.length || !properties) return undefined
      return {
        kind: 'state-info',
        timestamp: fromWireTime(timestamp),
        pkiId: fromWirePkiId(pkiId),
        channelMac: fromWireBytes(channel_MAC),
        properties: {
          ledgerHeight: fromWire64(properties.ledgerHeight),
          leftChannel: properties.leftChannel,
          chaincodes: properties.chaincodes.map(({ name, version, metadata }) => ({
            name,
            version,
            metadata: fromWireBytes(metadata),
          })),
        },
      }
    },
  }),
  'state-snapshot': codec<'state-snapshot', 'stateSnapshot'>({
    field: 'stateSnapshot',
    write: ({ elements }) => ({ elements: elements.map(toWireEnvelope) }),
    read: ({ elements }) => ({ kind: 'state-snapshot', elements: envelopes(elements) }),
  }),
  'state-info-pull-req': codec<'state-info-pull-req', 'stateInfoPullReq'>({
    field: 'stateInfoPullReq',
    write: ({ channelMac }) => ({ channel_MAC: channelMac }),
    read: ({ channel_MAC }) => (channel_MAC.length ? { kind: 'state-info-pull-req', channelMac: fromWireBytes(channel_MAC) } : undefined),
  }),
  'state-request': codec<'state-request', 'stateRequest'>({
    field: 'stateRequest',
    write: ({ startSeqNum, endSeqNum }) => ({ startSeqNum: toWire64(startSeqNum), endSeqNum: toWire64(endSeqNum) }),
    read: ({ startSeqNum, endSeqNum }) => ({
      kind: 'state-request',
      startSeqNum: fromWire64(startSeqNum),
      endSeqNum: fromWire64(endSeqNum),
    }),
  }),
  'state-response': codec<'state-response', 'stateResponse'>({
    field: 'stateResponse',
    write: ({ payloads }) => ({ payloads: payloads.map(writePayload) }),
    read: ({ payloads }) => ({ kind: 'state-response', payloads: payloads.map(readPayload) }),
  }),
  leadership: codec<'leadership', 'leadershipMsg'>({
    field: 'leadershipMsg',
    write: ({ pkiId, timestamp, isDeclaration }) => ({
      pkiId: toWirePkiId(pkiId),
      timestamp: toWireTime(timestamp),
      isDeclaration,
    }),
    read: ({ pkiId, timestamp, isDeclaration }) =>
      pkiId.length && timestamp
        ? { kind: 'leadership', pkiId: fromWirePkiId(pkiId), timestamp: fromWireTime(timestamp), isDeclaration }
        : undefined,
  }),
  'peer-identity': codec<'peer-identity', 'peerIdentity'>({
    field: 'peerIdentity',
    write: ({ pkiId, cert, metadata }) => ({ pkiId: toWirePkiId(pkiId), cert, metadata }),
    read: ({ pkiId, cert, metadata }) =>
      pkiId.length
        ? { kind: 'peer-identity', pkiId: fromWirePkiId(pkiId), cert: fromWireBytes(cert), metadata: fromWireBytes(metadata) }
        : undefined,
  }),
  ack: codec<'ack', 'ack'>({ field: 'ack', write: ({ error }) => ({ error }), read: ({ error }) => ({ kind: 'ack', error }) }),
  'private-req': codec<'private-req', 'privateReq'>({
    field: 'privateReq',
    write: ({ bytes }) => bytes,
    read: (wire) => ({ kind: 'private-req', bytes: fromWireBytes(wire) }),
  }),
  'private-res': codec<'private-res', 'privateRes'>({
    field: 'privateRes',
    write: ({ bytes }) => bytes,
    read: (wire) => ({ kind: 'private-res', bytes: fromWireBytes(wire) }),
  }),
  'private-data': codec<'private-data', 'privateData'>({
    field: 'privateData',
    write: ({ bytes }) => bytes,
    read: (wire) => ({ kind: 'private-data', bytes: fromWireBytes(wire) }),
  }),
} as const satisfies Record<ContentKind, unknown>
