import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { concat, equalBytes, fromHex, fromUtf8, toHex, toUtf8 } from '../../src/wire/bytes'
import {
  decodeEnvelope,
  decodeGossipMessage,
  decodeSecret,
  encodeEnvelope,
  encodeGossipMessage,
  encodeSecret,
  isKind,
  openEnvelope,
} from '../../src/wire/envelope'
import type { Envelope, GossipContent, GossipMessage } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
import { MAX_FIELDS } from '../../src/wire/protobuf'
import { bytes, CONTENT, envelope, message, plain, tag, text, uint64 } from './arbitrary-messages'
import golden from './golden/messages.json'

/** The golden form of a message, with its byte arrays and 64-bit numbers made real. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived)
  if (typeof value !== 'object' || value === null) return value
  if ('hex' in value) return fromHex(String(value.hex))
  if ('uint64' in value) return BigInt(String(value.uint64))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revived(part)]))
}

/** Valid bytes with one piece of them replaced by something else, possibly longer or shorter. */
const damaged = fc
  .tuple(message.map(encodeGossipMessage), fc.nat(), fc.nat(8), fc.uint8Array({ maxLength: 8 }))
  .map(([valid, at, removed, put]) => {
    const start = at % (valid.length + 1)
    return concat(valid.slice(0, start), put, valid.slice(start + removed))
  })

/** Whatever is taken can be written again and means the same. */
function isTakenOrRefused(given: Bytes): void {
  const decoded = decodeGossipMessage(given)
  if ('ok' in decoded) assert.deepEqual(decodeGossipMessage(encodeGossipMessage(decoded.ok)), decoded)
  else assert.ok(['malformed', 'incomplete'].includes(decoded.rejected), decoded.rejected)
}

test('golden messages, both ways', () => {
  for (const { name, message, hex } of golden.messages) {
    const expected = revived(message) as GossipMessage
    assert.equal(toHex(encodeGossipMessage(expected)), hex, name)
    assert.deepEqual(decodeGossipMessage(fromHex(hex)), { ok: expected }, name)
  }
})

test('there is a golden message of every kind', () => {
  const kinds = new Set(golden.messages.map(({ message }) => message.content.kind))
  assert.deepEqual([...kinds].sort(), Object.keys(CONTENT).sort())
})

test('golden envelopes, both ways', () => {
  for (const { name, message, hex } of golden.envelopes) {
    const expected = revived(message) as Envelope
    assert.equal(toHex(encodeEnvelope(expected)), hex, name)
    assert.deepEqual(decodeEnvelope(fromHex(hex)), { ok: expected }, name)
  }
})

test('golden secrets, both ways', () => {
  for (const { name, message, hex } of golden.secrets) {
    assert.equal(toHex(encodeSecret(message.internalEndpoint)), hex, name)
    assert.deepEqual(decodeSecret(fromHex(hex)), { ok: message.internalEndpoint }, name)
  }
})

test('a message that lacks something is incomplete', () => {
  for (const { name, hex } of golden.incomplete) {
    assert.deepEqual(decodeGossipMessage(fromHex(hex)), { rejected: 'incomplete' }, name)
  }
})

/** Where the protobuf runtime parts from Go: it drops the bits beyond 64 instead of refusing the bytes. */
const KNOWN_DIFFERENCES = ['a uint64 of more than 64 bits']

test('odd bytes are taken or refused as Go does, but for the known differences', () => {
  const odd: readonly { name: string; hex: string; canonical?: string }[] = golden.odd
  const different = odd.filter(({ hex, canonical }) => {
    const expected = canonical === undefined ? { rejected: 'malformed' } : decodeGossipMessage(fromHex(canonical))
    return !isDeepStrictEqual(decodeGossipMessage(fromHex(hex)), expected)
  })
  assert.deepEqual(different.map(({ name }) => name).sort(), KNOWN_DIFFERENCES)
})

test('a tag or pull type without a name is undefined', () => {
  const tagged = decodeGossipMessage(fromHex('1863b20100'))
  assert.ok('ok' in tagged && tagged.ok.tag === 'undefined')
  const pulled = decodeGossipMessage(fromHex('4a021809'))
  assert.ok('ok' in pulled && pulled.ok.content.kind === 'hello' && pulled.ok.content.type === 'undefined')
})

for (const [kind, made] of Object.entries<fc.Arbitrary<GossipContent>>(CONTENT)) {
  test(`what is written is read again: ${kind}`, () => {
    fc.assert(
      fc.property(fc.record({ nonce: uint64, channel: bytes, tag, content: made }), (given) => {
        assert.deepEqual(decodeGossipMessage(encodeGossipMessage(given)), { ok: plain(given) })
      }),
    )
  })
}

test('envelopes and secrets that are written are read again', () => {
  fc.assert(fc.property(envelope, (given) => assert.deepEqual(decodeEnvelope(encodeEnvelope(given)), { ok: plain(given) })))
  fc.assert(fc.property(text, (given) => assert.deepEqual(decodeSecret(encodeSecret(given)), { ok: given })))
})

test('no bytes whatever make the decoders throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
      isTakenOrRefused(given)
      for (const decoded of [decodeEnvelope(given), decodeSecret(given)]) {
        assert.ok('ok' in decoded || decoded.rejected === 'malformed')
      }
    }),
    { numRuns: 2_000 },
  )
})

test('nor do damaged messages', () => {
  fc.assert(fc.property(damaged, isTakenOrRefused), { numRuns: 5_000 })
})

test('nor do golden bytes that are cut off anywhere', () => {
  for (const { hex } of golden.messages) {
    for (let length = 0; length < hex.length; length += 2) isTakenOrRefused(fromHex(hex.slice(0, length)))
  }
  for (const { hex } of golden.envelopes) {
    for (let length = 0; length < hex.length; length += 2) {
      const decoded = decodeEnvelope(fromHex(hex.slice(0, length)))
      assert.ok('ok' in decoded || decoded.rejected === 'malformed')
    }
  }
})

/** A text in the golden message of that name, for every field that is a string. */
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['alive', 'p1.example:7051'],
  ['state-info', 'cc'],
  ['state-info', '1.0'],
  ['ack', '\ufeffn\u00e9, \u6f22, \u{1f600}, \0'],
]

test('text that is not UTF-8 is malformed, in whichever array it comes', () => {
  for (const [name, text] of TEXTS) {
    const hex = golden.messages.find((entry) => entry.name === name)?.hex ?? ''
    const good = lengthAnd(toUtf8(text))
    assert.equal(hex.split(good).length, 2, `${name} has ${text} once`)
    for (const put of [0xff, 0x80, 0xc3]) {
      const bad = hex.replace(good, lengthAnd(toUtf8(text).with(-1, put)))
      assert.deepEqual(decodeGossipMessage(fromHex(bad)), { rejected: 'malformed' }, `${name}, ${text}`)
      assert.deepEqual(decodeGossipMessage(Buffer.from(bad, 'hex')), { rejected: 'malformed' }, `${name}, ${text}`)
    }
  }
  assert.deepEqual(decodeSecret(fromHex('0a01ff')), { rejected: 'malformed' })
  assert.deepEqual(decodeSecret(Buffer.from('0a01ff', 'hex')), { rejected: 'malformed' })
})

/** A short field's length and bytes, as hexadecimal digits. */
function lengthAnd(bytes: Bytes): string {
  return toHex(Uint8Array.of(bytes.length, ...bytes))
}

test('of two contents the last one counts', () => {
  const [ack, empty] = ['b201030a0178', '6a00']
  const last = (hex: string) => {
    const decoded = decodeGossipMessage(fromHex(hex))
    return 'ok' in decoded ? decoded.ok.content : decoded.rejected
  }
  assert.deepEqual(last(empty + ack), { kind: 'ack', error: 'x' })
  assert.deepEqual(last(ack + empty), { kind: 'empty' })
  // One that comes twice is put together of both, but not with what came before another one.
  assert.deepEqual(last(`${ack}b20100`), { kind: 'ack', error: 'x' })
  assert.deepEqual(last(`${ack + empty}b20100`), { kind: 'ack', error: '' })
  // Even if the last one lacks something: an alive message without anything in it.
  assert.equal(last(`${ack}2a00`), 'incomplete')
})

test('an envelope over the limit is too large, one at the limit is not', () => {
  const given = encodeEnvelope({ payload: new Uint8Array(10), signature: new Uint8Array() })
  assert.ok('ok' in decodeEnvelope(given, given.length))
  assert.deepEqual(decodeEnvelope(given, given.length - 1), { rejected: 'too-large' })
  assert.deepEqual(decodeEnvelope(new Uint8Array(100 * 1024 * 1024 + 1)), { rejected: 'too-large' })
})

test('a message with more fields than any has is too large, wherever they are, and one with as many is not', () => {
  const empties = (count: number): Envelope[] =>
    Array.from({ length: count }, () => ({ payload: new Uint8Array(), signature: new Uint8Array() }))
  const listing = (count: number) =>
    encodeGossipMessage({
      nonce: 0n,
      channel: new Uint8Array(),
      tag: 'empty',
      content: { kind: 'mem-res', alive: empties(count), dead: [] },
    })
  // The tag and the list itself are fields as well.
  assert.ok('ok' in decodeGossipMessage(listing(MAX_FIELDS - 2)))
  assert.deepEqual(decodeGossipMessage(listing(MAX_FIELDS - 1)), { rejected: 'too-large' })
  const [unknown, deep] = [0x78, 0x7b].map((tag) =>
    new Uint8Array(4 * MAX_FIELDS).fill(tag, 0).map((byte, at) => (at % 2 === 0 ? byte : 0)),
  ) as [Bytes, Bytes]
  assert.deepEqual(decodeEnvelope(unknown), { rejected: 'too-large' })
  assert.deepEqual(decodeSecret(unknown), { rejected: 'too-large' })
  assert.deepEqual(decodeGossipMessage(deep), { rejected: 'malformed' })
})

test('what is decoded does not change when the bytes it came from do', () => {
  for (const { name, message, hex } of golden.messages) {
    const reused = Buffer.from(hex, 'hex')
    const decoded = decodeGossipMessage(reused)
    reused.fill(0xee)
    assert.deepEqual(decoded, { ok: revived(message) }, name)
  }
  const reused = Buffer.from(golden.envelopes[0]?.hex ?? '', 'hex')
  const decoded = decodeEnvelope(reused)
  reused.fill(0xee)
  assert.deepEqual(decoded, { ok: revived(golden.envelopes[0]?.message) })
  for (const length of [10, 100, 5_000]) {
    const given = { payload: new Uint8Array(length).fill(7), signature: new Uint8Array(length).fill(8) }
    const bytes = encodeEnvelope(given)
    const kept = decodeEnvelope(bytes)
    bytes.fill(0xee)
    assert.deepEqual(kept, { ok: given }, `pieces of ${length} bytes`)
  }
})

test('what is written after a very long message is what it is by itself', () => {
  const short = { payload: Uint8Array.of(7), signature: Uint8Array.of(8) }
  const alone = encodeEnvelope(short)
  encodeEnvelope({ ...short, payload: new Uint8Array(100_000) })
  assert.deepEqual([encodeEnvelope(short), encodeEnvelope(short)], [alone, alone])
})

test('encoders give plain arrays of their own', () => {
  for (const made of [encodeSecret('a'), encodeEnvelope({ payload: toUtf8('a'), signature: toUtf8('b') })]) {
    assert.equal(Object.getPrototypeOf(made), Uint8Array.prototype)
    assert.equal(made.buffer.byteLength, made.length)
  }
})

test('an opened envelope is kept as received', () => {
  const given: Envelope = { payload: fromHex('1801b20100'), signature: toUtf8('s') }
  const opened = openEnvelope(given)
  assert.ok('ok' in opened)
  assert.equal(opened.ok.envelope, given)
  assert.equal(isKind(opened.ok, 'ack'), true)
  assert.equal(isKind(opened.ok, 'alive'), false)
  assert.deepEqual(openEnvelope({ ...given, payload: fromHex('00') }), { rejected: 'malformed' })
  assert.deepEqual(openEnvelope({ ...given, payload: new Uint8Array() }), { rejected: 'incomplete' })
})

test('bytes: hexadecimal, UTF-8, equality, concatenation', () => {
  fc.assert(fc.property(bytes, (given) => assert.deepEqual(fromHex(toHex(given)), given)))
  fc.assert(fc.property(text, (given) => assert.equal(fromUtf8(toUtf8(given)), given)))
  assert.equal(fromUtf8(toUtf8('\ufeffa')), '\ufeffa')
  assert.equal(equalBytes(toUtf8('a'), Buffer.from('a')), true)
  assert.equal(equalBytes(toUtf8('a'), toUtf8('b')), false)
  assert.equal(equalBytes(toUtf8('a'), toUtf8('ab')), false)
  assert.deepEqual(concat(), new Uint8Array())
  assert.deepEqual(concat(toUtf8('a'), toUtf8(''), toUtf8('bc')), toUtf8('abc'))
})
