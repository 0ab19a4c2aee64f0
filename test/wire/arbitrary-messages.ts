import fc from 'fast-check'
import { toHex } from '../../src/wire/bytes'
import type { ContentKind, ContentOf, Envelope, GossipContent, GossipMessage, PullMessageType, Tag } from '../../src/wire/gossip-message'
import type { PkiId } from '../../src/wire/ids'

const pkiId = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => toHex(bytes) as PkiId)
export const bytes = fc.uint8Array({ maxLength: 200 })
const manyBytes = fc.array(bytes, { maxLength: 4 })
export const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
export const text = fc.string({ unit: 'binary' })
const time = fc.record({ incNum: uint64, seqNum: uint64 })
const type = fc.constantFrom<PullMessageType>('undefined', 'block', 'identity')
export const tag = fc.constantFrom<Tag>('undefined', 'empty', 'org-only', 'chan-only', 'chan-and-org', 'chan-or-org')
const signed = { payload: bytes, signature: bytes }
export const envelope: fc.Arbitrary<Envelope> = fc.oneof(fc.record(signed), fc.record({ ...signed, secretEnvelope: fc.record(signed) }))
const envelopes = fc.array(envelope, { maxLength: 4 })
const payload = fc.record({ seqNum: uint64, data: bytes, privateData: manyBytes })
const chaincode = fc.record({ name: text, version: text, metadata: bytes })
const pull = { nonce: uint64, digests: manyBytes, type }
const member = fc.record({ endpoint: text, metadata: bytes, pkiId })
const properties = fc.record({ ledgerHeight: uint64, leftChannel: fc.boolean(), chaincodes: fc.array(chaincode, { maxLength: 3 }) })
const mac = fc.uint8Array({ minLength: 1, maxLength: 40 })

const is = <K extends ContentKind>(kind: K) => fc.constant(kind)

/** Messages of each kind. */
export const CONTENT: { readonly [K in ContentKind]: fc.Arbitrary<ContentOf<K>> } = {
  alive: fc.record({ kind: is('alive'), membership: member, timestamp: time, identity: bytes }),
  'mem-req': fc.record({ kind: is('mem-req'), selfInformation: envelope, known: manyBytes }),
  'mem-res': fc.record({ kind: is('mem-res'), alive: envelopes, dead: envelopes }),
  data: fc.record({ kind: is('data'), payload }),
  hello: fc.record({ kind: is('hello'), nonce: uint64, metadata: bytes, type }),
  'data-dig': fc.record({ kind: is('data-dig'), ...pull }),
  'data-req': fc.record({ kind: is('data-req'), ...pull }),
  'data-update': fc.record({ kind: is('data-update'), nonce: uint64, data: envelopes, type }),
  empty: fc.record({ kind: is('empty') }),
  conn: fc.record({ kind: is('conn'), pkiId, identity: bytes, tlsCertHash: bytes, probe: fc.boolean() }),
  'state-info': fc.record({ kind: is('state-info'), timestamp: time, pkiId, channelMac: mac, properties }),
  'state-snapshot': fc.record({ kind: is('state-snapshot'), elements: envelopes }),
  'state-info-pull-req': fc.record({ kind: is('state-info-pull-req'), channelMac: mac }),
  'state-request': fc.record({ kind: is('state-request'), startSeqNum: uint64, endSeqNum: uint64 }),
  'state-response': fc.record({ kind: is('state-response'), payloads: fc.array(payload, { maxLength: 3 }) }),
  leadership: fc.record({ kind: is('leadership'), pkiId, timestamp: time, isDeclaration: fc.boolean() }),
  'peer-identity': fc.record({ kind: is('peer-identity'), pkiId, cert: bytes, metadata: bytes }),
  ack: fc.record({ kind: is('ack'), error: text }),
  'private-req': fc.record({ kind: is('private-req'), bytes }),
  'private-res': fc.record({ kind: is('private-res'), bytes }),
  'private-data': fc.record({ kind: is('private-data'), bytes }),
}

const content: fc.Arbitrary<GossipContent> = fc.oneof(...Object.values<fc.Arbitrary<GossipContent>>(CONTENT))
export const message: fc.Arbitrary<GossipMessage> = fc.record({ nonce: uint64, channel: bytes, tag, content })

/** fast-check makes objects without a prototype now and then, which strict equality would mind. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}
