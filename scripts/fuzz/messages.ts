import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { spoilt } from '../../src/suite/script/spoilt/spoilings'
import { concat, fromHex, toUtf8 } from '../../src/wire/bytes'
import { decodeEnvelope, encodeEnvelope, encodeGossipMessage } from '../../src/wire/envelope'
import { type Envelope, type GossipContent, newMessage, type Tag } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
import { handshake } from '../../wire/steps/support/handshakes'
import { identityOf, type PeerMaterial, pkiIdOf } from '../../wire/steps/support/material'
import { CHANNEL } from '../../wire/steps/support/node-process'
import { sign } from '../../wire/steps/support/signatures'

const NOTHING: Bytes = new Uint8Array()
const NONCE = 4_711n
const START_GROUP = 0x0b
const MEBIBYTE = 1024 * 1024

/** Lists in messages: of a membership response, a digest, a request, an update, a snapshot, a state response; and fields that nobody knows. */
const LISTS = [
  { content: 7, entry: 1 },
  { content: 7, entry: 2 },
  { content: 10, entry: 2 },
  { content: 11, entry: 2 },
  { content: 12, entry: 2 },
  { content: 16, entry: 1 },
  { content: 19, entry: 1 },
  { content: 7, entry: 15 },
]

/** Numbers that never come again: what a peer says is newer than what it has said before. */
let now = BigInt(Date.now()) * 1_000_000n
const next = () => {
  now += 1n
  return now
}

/** Messages of a peer, each of which a node would take, or would at least have to look at. */
export function soundMessages(speaker: PeerMaterial, other: PeerMaterial): readonly Envelope[] {
  const pkiId = pkiIdOf(speaker)
  const timestamp = () => ({ incNum: next(), seqNum: 1n })
  const say = (tag: Tag, content: GossipContent, channel = ''): Envelope => {
    const payload = encodeGossipMessage({ ...newMessage(tag, content), channel: toUtf8(channel), nonce: NONCE })
    return { payload, signature: sign(speaker.key, payload) }
  }
  // Nowhere to be dialled: to dial in vain costs a node more than to listen.
  const membership = { endpoint: '', metadata: NOTHING, pkiId }
  const alive = () => say('empty', { kind: 'alive', membership, timestamp: timestamp(), identity: identityOf(speaker) })
  const channelMac = new Uint8Array(createHash('sha256').update(fromHex(pkiId)).update(CHANNEL).digest())
  const properties = { ledgerHeight: 3n, leftChannel: false, chaincodes: [{ name: 'cc', version: '1', metadata: NOTHING }] }
  const stateInfo = () => say('chan-or-org', { kind: 'state-info', timestamp: timestamp(), pkiId, channelMac, properties })
  const block = () => say('chan-and-org', { kind: 'data', payload: { seqNum: next(), data: toUtf8('block'), privateData: [] } }, CHANNEL)
  const identity = (who: PeerMaterial) =>
    say('org-only', { kind: 'peer-identity', pkiId: pkiIdOf(who), cert: identityOf(who), metadata: NOTHING })
  const pulls = (['block', 'identity'] as const).flatMap((type) => {
    const within = type === 'block' ? CHANNEL : ''
    const tag = type === 'block' ? 'chan-and-org' : 'empty'
    const digests = type === 'block' ? [toUtf8('5')] : [fromHex(pkiId), fromHex(pkiIdOf(other))]
    return [
      say(tag, { kind: 'hello', nonce: NONCE, metadata: NOTHING, type }, within),
      say(tag, { kind: 'data-dig', nonce: NONCE, digests, type }, within),
      say(tag, { kind: 'data-req', nonce: NONCE, digests, type }, within),
      say(tag, { kind: 'data-update', nonce: NONCE, data: type === 'block' ? [block()] : [identity(other)], type }, within),
    ]
  })
  return [
    alive(),
    say('empty', { kind: 'mem-req', selfInformation: alive(), known: [fromHex(pkiId)] }),
    say('empty', { kind: 'mem-res', alive: [alive()], dead: [alive()] }),
    stateInfo(),
    say('chan-or-org', { kind: 'state-snapshot', elements: [stateInfo()] }, CHANNEL),
    say('chan-or-org', { kind: 'state-info-pull-req', channelMac }),
    say('chan-and-org', { kind: 'leadership', pkiId, timestamp: timestamp(), isDeclaration: true }, CHANNEL),
    block(),
    say('empty', { kind: 'conn', pkiId, identity: identityOf(speaker), tlsCertHash: NOTHING, probe: false }),
    say('empty', { kind: 'ack', error: 'none' }),
    ...pulls,
  ]
}

/** What a peer says that means harm, as bytes of envelopes. Half of what is spoilt it signs. */
export function hostileMessages(speaker: PeerMaterial, other: PeerMaterial): fc.Arbitrary<Bytes> {
  const sound = soundMessages(speaker, other)
  const signedAnew = (bytes: Bytes): Bytes => {
    const decoded = decodeEnvelope(bytes)
    return 'ok' in decoded ? encodeEnvelope({ ...decoded.ok, signature: sign(speaker.key, decoded.ok.payload) }) : bytes
  }
  const whole = fc.constantFrom(...sound.map(encodeEnvelope))
  const signs = fc.boolean()
  return fc.oneof(
    { weight: 40, arbitrary: fc.tuple(spoilt(sound, []), signs).map(([bytes, signsAnew]) => (signsAnew ? signedAnew(bytes) : bytes)) },
    { weight: 10, arbitrary: flipped(whole) },
    { weight: 5, arbitrary: truncated(whole) },
    {
      weight: 10,
      arbitrary: fc
        .tuple(bombs, signs)
        .map(([payload, isSigned]) => encodeEnvelope({ payload, signature: isSigned ? sign(speaker.key, payload) : NOTHING })),
    },
    { weight: 5, arbitrary: bombs },
    { weight: 25, arbitrary: whole },
    { weight: 5, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  )
}

/** First messages of a stream: handshakes with something wrong in them, and whatever else. */
export function hostileOpenings(speaker: PeerMaterial, other: PeerMaterial): fc.Arbitrary<Bytes> {
  const whole = fc.constantFrom(handshake(speaker), handshake(other), handshake(speaker, { probe: true }))
  return fc.oneof(flipped(whole), truncated(whole), whole, hostileMessages(speaker, other))
}

/** Some bits are another way round. */
export function flipped(whole: fc.Arbitrary<Bytes>): fc.Arbitrary<Bytes> {
  return fc.tuple(whole, fc.array(fc.nat(), { minLength: 1, maxLength: 8 })).map(([bytes, places]) => {
    const changed = bytes.slice()
    for (const place of places) {
      const at = place % (8 * Math.max(changed.length, 1))
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
    }
    return changed
  })
}

/** The end is missing. */
export function truncated(whole: fc.Arbitrary<Bytes>): fc.Arbitrary<Bytes> {
  return fc.tuple(whole, fc.nat()).map(([bytes, at]) => bytes.slice(0, at % Math.max(bytes.length, 1)))
}

const varint = (value: bigint): number[] => (value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)])
const fieldOf = (number: number, length: bigint): Bytes => Uint8Array.from([...varint(BigInt((number << 3) | 2)), ...varint(length)])

/** Payloads that say more than they have, are deep, or are many. The large ones are rare. */
const bombs: fc.Arbitrary<Bytes> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 64n - 1n))
      .map(([number, length]) => fieldOf(number, length)),
  },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 50_000 }).map((depth) => new Uint8Array(depth).fill(START_GROUP)) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 300 }).map(nested) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...LISTS), fc.integer({ min: 1, max: 2 * MEBIBYTE })).map(([list, bytes]) => many(list, bytes)),
  },
)

/** A field within itself, so many times. */
function nested(depth: number): Bytes {
  let inner: Bytes = NOTHING
  for (let count = 0; count < depth; count++) inner = concat(fieldOf(1, BigInt(inner.length)), inner)
  return inner
}

/** A list of entries without anything in them, so many bytes of it. */
function many({ content, entry }: { readonly content: number; readonly entry: number }, bytes: number): Bytes {
  const list = new Uint8Array(bytes - (bytes % 2))
  for (let at = 0; at < list.length; at += 2) list[at] = (entry << 3) | 2
  return concat(fieldOf(content, BigInt(list.length)), list)
}
