import fc from 'fast-check'
import { testDigest, testSignature } from '../../src/suite/kit/test-crypto'
import type { Actor } from '../../src/suite/script/cast'
import { blockBytes } from '../../src/suite/script/messages'
import { concat, fromHex, toUtf8 } from '../../src/wire/bytes'
import { encodeEnvelope, encodeGossipMessage, encodeSecret, TAGS } from '../../src/wire/envelope'
import type { Envelope, GossipContent, GossipMessage, Tag } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
import { type Contents, contentsOf } from '../wire/arbitrary-messages'

const NOTHING: Bytes = new Uint8Array()
const EDGES = [0n, 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 2n, 2n ** 64n - 1n]

const bytes = fc.uint8Array({ maxLength: 40 })
const manyBytes = fc.array(bytes, { maxLength: 3 })
const uint64 = fc.oneof(fc.bigInt({ min: 0n, max: 20n }), fc.constantFrom(...EDGES), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }))
/** Kinds that a node takes in come more often. */
const WEIGHTS: Readonly<Record<string, number>> = { alive: 15, 'mem-req': 8, 'mem-res': 8, data: 4, 'state-info': 6, leadership: 4 }
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('', ':', '\n', 'bob:0', 'unix:/dev/null', 'a:1:2'))
/** Most often newer than what was said before. */
const incarnation = fc.oneof({ weight: 4, arbitrary: fc.bigInt({ min: 2n ** 61n, max: 2n ** 61n + 9n }) }, { weight: 1, arbitrary: uint64 })
const time = fc.record({ incNum: incarnation, seqNum: uint64 })
/** Blocks, most of them with the number inside that they are sent under. */
const payload = fc
  .record({
    seqNum: uint64,
    data: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: bytes }),
    privateData: manyBytes,
  })
  .map(({ data, ...rest }) => ({ ...rest, data: data ?? blockBytes(rest.seqNum, 'data') }))

/** Messages that `speaker` could send: of every kind, about anybody, with other messages inside where there is room for them. */
export function hostileMessages(speaker: Actor, others: readonly Actor[]) {
  const everybody = [speaker, ...others]
  const pkiId = mostly(speaker.pkiId, fc.constantFrom(...everybody.map((actor) => actor.pkiId)))
  const identity = mostly(speaker.identity, fc.oneof(fc.constantFrom(NOTHING, ...everybody.map((actor) => actor.identity)), bytes))
  const channel = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('', 'trade', 'gold').map(toUtf8) }, { weight: 1, arbitrary: bytes })
  const mac = fc.oneof(
    fc.tuple(pkiId, fc.constantFrom('trade', 'gold')).map(([peer, name]) => testDigest(fromHex(peer), toUtf8(name))),
    bytes,
  )

  const { envelope } = fc.letrec<{ envelope: Envelope; inner: Envelope }>((tie) => ({
    envelope: envelopesOf(contents(tie('inner'))),
    inner: fc.oneof({ maxDepth: 3 }, raw, tie('envelope'), tie('envelope')),
  }))

  function contents(inner: fc.Arbitrary<Envelope>): Contents {
    const parts = { pkiId, identity, mac, bytes, uint64, text, time, payload, envelope: inner }
    return contentsOf({ ...parts, most: { bytes: 3, envelopes: 2, others: 2 } })
  }

  /** Mostly under the right tag and signed by the speaker, so that they get past the first checks. */
  function envelopesOf(of: Contents): fc.Arbitrary<Envelope> {
    const kinds = Object.entries<fc.Arbitrary<GossipContent>>(of)
    const content = fc.oneof(...kinds.map(([kind, arbitrary]) => ({ arbitrary, weight: WEIGHTS[kind] ?? 1 })))
    const made = fc.record({ nonce: uint64, channel, wrongTag: mostly(undefined, fc.constantFrom(...TAGS)), content })
    const message = made.map(({ wrongTag, ...rest }): GossipMessage => ({ ...rest, tag: wrongTag ?? usualTag(rest.content) }))
    const signer = mostly(speaker, fc.constantFrom(...everybody))
    const secret = mostly(undefined, fc.oneof(text.map(encodeSecret), bytes))
    return fc.tuple(message, signer, secret, mostly(true, fc.boolean())).map(([given, { identity: by }, told, isSigned]) => {
      const sign = (what: Bytes): Bytes => (isSigned ? testSignature(by, what) : NOTHING)
      const encoded = encodeGossipMessage(given)
      const signed = { payload: encoded, signature: testSignature(by, encoded) }
      return told === undefined ? signed : { ...signed, secretEnvelope: { payload: told, signature: sign(told) } }
    })
  }

  const whole = envelope.map(encodeEnvelope)
  /** Valid bytes with a piece of them replaced; the payload's own, newly signed, so that the damage is inside. */
  const cut = { at: fc.nat(), removed: fc.nat(6), put: fc.uint8Array({ maxLength: 6 }) }
  const damaged = fc.record({ whole, ...cut }).map(({ whole: valid, ...how }) => damage(valid, how))
  const damagedInside = fc.record({ envelope, ...cut }).map(({ envelope: { payload: valid }, ...how }) => {
    const spoilt = damage(valid, how)
    return encodeEnvelope({ payload: spoilt, signature: testSignature(speaker.identity, spoilt) })
  })
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: damaged },
    { weight: 2, arbitrary: damagedInside },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  )
}

/** Four times out of five as it should be. */
function mostly<T, U>(usual: T, unusual: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: unusual })
}

const raw: fc.Arbitrary<Envelope> = fc.record({ payload: bytes, signature: bytes })

function damage(valid: Bytes, how: { readonly at: number; readonly removed: number; readonly put: Bytes }): Bytes {
  const start = how.at % (valid.length + 1)
  return concat(valid.slice(0, start), how.put, valid.slice(start + how.removed))
}

function usualTag(content: GossipContent): Tag {
  switch (content.kind) {
    case 'data':
    case 'leadership':
      return 'chan-and-org'
    case 'state-info':
    case 'state-info-pull-req':
    case 'state-snapshot':
    case 'state-request':
    case 'state-response':
      return 'chan-or-org'
    case 'peer-identity':
      return 'org-only'
    case 'hello':
    case 'data-dig':
    case 'data-req':
    case 'data-update':
      return content.type === 'block' ? 'chan-and-org' : 'empty'
    default:
      return 'empty'
  }
}
