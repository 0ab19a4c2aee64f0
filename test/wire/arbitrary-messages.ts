import fc from 'fast-check'
import { toHex } from '../../src/wire/bytes'
import type {
  ContentKind,
  ContentOf,
  DataMessage,
  Envelope,
  GossipContent,
  GossipMessage,
  PeerTime,
  PullMessageType,
  Tag,
} from '../../src/wire/gossip-message'
import type { Bytes, PkiId } from '../../src/wire/ids'

const pkiId = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => toHex(bytes) as PkiId)
export const bytes = fc.uint8Array({ maxLength: 200 })
export const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
export const text = fc.string({ unit: 'binary' })
const time = fc.record({ incNum: uint64, seqNum: uint64 })
const type = fc.constantFrom<PullMessageType>('undefined', 'block', 'identity')
export const tag = fc.constantFrom<Tag>('undefined', 'empty', 'org-only', 'chan-only', 'chan-and-org', 'chan-or-org')
const signed = { payload: bytes, signature: bytes }
export const envelope: fc.Arbitrary<Envelope> = fc.oneof(fc.record(signed), fc.record({ ...signed, secretEnvelope: fc.record(signed) }))
const payload = fc.record({ seqNum: uint64, data: bytes, privateData: fc.array(bytes, { maxLength: 4 }) })
const mac = fc.uint8Array({ minLength: 1, maxLength: 40 })

const is = <K extends ContentKind>(kind: K) => fc.constant(kind)

export type Contents = { readonly [K in ContentKind]: fc.Arbitrary<ContentOf<K>> }

/** What messages are made of. */
export interface Parts {
  readonly pkiId: fc.Arbitrary<PkiId>
  readonly identity: fc.Arbitrary<Bytes>
  readonly mac: fc.Arbitrary<Bytes>
  readonly bytes: fc.Arbitrary<Bytes>
  readonly uint64: fc.Arbitrary<bigint>
  readonly text: fc.Arbitrary<string>
  readonly time: fc.Arbitrary<PeerTime>
  readonly payload: fc.Arbitrary<DataMessage['payload']>
  /** What other messages are within. */
  readonly envelope: fc.Arbitrary<Envelope>
  /** How many there are at most in a list. */
  readonly most: { readonly bytes: number; readonly envelopes: number; readonly others: number }
}

/** Contents of each kind. */
export function contentsOf({ pkiId, identity, mac, bytes, uint64, text, time, payload, envelope, most }: Parts): Contents {
  const manyBytes = fc.array(bytes, { maxLength: most.bytes })
  const envelopes = fc.array(envelope, { maxLength: most.envelopes })
  const membership = fc.record({ endpoint: text, metadata: bytes, pkiId })
  const chaincodes = fc.array(fc.record({ name: text, version: text, metadata: bytes }), { maxLength: most.others })
  const properties = fc.record({ ledgerHeight: uint64, leftChannel: fc.boolean(), chaincodes })
  const payloads = fc.array(payload, { maxLength: most.others })
  const pull = { nonce: uint64, digests: manyBytes, type }
  return {
    alive: fc.record({ kind: is('alive'), membership, timestamp: time, identity }),
    'mem-req': fc.record({ kind: is('mem-req'), selfInformation: envelope, known: manyBytes }),
    'mem-res': fc.record({ kind: is('mem-res'), alive: envelopes, dead: envelopes }),
    data: fc.record({ kind: is('data'), payload }),
    hello: fc.record({ kind: is('hello'), nonce: uint64, metadata: bytes, type }),
    'data-dig': fc.record({ kind: is('data-dig'), ...pull }),
    'data-req': fc.record({ kind: is('data-req'), ...pull }),
    'data-update': fc.record({ kind: is('data-update'), nonce: uint64, data: envelopes, type }),
    empty: fc.record({ kind: is('empty') }),
    conn: fc.record({ kind: is('conn'), pkiId, identity, tlsCertHash: bytes, probe: fc.boolean() }),
    'state-info': fc.record({ kind: is('state-info'), timestamp: time, pkiId, channelMac: mac, properties }),
    'state-snapshot': fc.record({ kind: is('state-snapshot'), elements: envelopes }),
    'state-info-pull-req': fc.record({ kind: is('state-info-pull-req'), channelMac: mac }),
    'state-request': fc.record({ kind: is('state-request'), startSeqNum: uint64, endSeqNum: uint64 }),
    'state-response': fc.record({ kind: is('state-response'), payloads }),
    leadership: fc.record({ kind: is('leadership'), pkiId, timestamp: time, isDeclaration: fc.boolean() }),
    'peer-identity': fc.record({ kind: is('peer-identity'), pkiId, cert: identity, metadata: bytes }),
    ack: fc.record({ kind: is('ack'), error: text }),
    'private-req': fc.record({ kind: is('private-req'), bytes }),
    'private-res': fc.record({ kind: is('private-res'), bytes }),
    'private-data': fc.record({ kind: is('private-data'), bytes }),
  }
}

/** Contents of each kind, of anything that the schema allows. */
export const CONTENT: Contents = contentsOf({
  ...{ pkiId, identity: bytes, mac, bytes, uint64, text, time, payload, envelope },
  most: { bytes: 4, envelopes: 4, others: 3 },
})

const content: fc.Arbitrary<GossipContent> = fc.oneof(...Object.values<fc.Arbitrary<GossipContent>>(CONTENT))
export const message: fc.Arbitrary<GossipMessage> = fc.record({ nonce: uint64, channel: bytes, tag, content })

/** fast-check makes objects without a prototype now and then, which strict equality would mind. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}
