import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cast } from '../../../src/suite/script/cast'
import { milliseconds } from '../../../src/suite/script/durations'
import { encodingIn, withNonce, withTag } from '../../../src/suite/script/encodings'
import { keyIn, Messages, message, unsigned } from '../../../src/suite/script/messages'
import { runOf } from '../../../src/suite/script/runs'
import { defaultOf } from '../../../src/suite/script/suite-knowledge'
import {
  aliveInWords,
  eventInWords,
  handshakeInWords,
  messageInWords,
  namedInWords,
  signedInWords,
  statesIn,
} from '../../../src/suite/script/words'
import { toUtf8 } from '../../../src/wire/bytes'
import { encodeEnvelope, encodeGossipMessage, isKind, openEnvelope } from '../../../src/wire/envelope'
import type { Envelope } from '../../../src/wire/gossip-message'
import type { Bytes } from '../../../src/wire/ids'

const cast = new Cast()
const messages = new Messages()
const [alice, bob] = [cast.introduce('alice', 'Org1'), cast.introduce('bob', 'Org1')]
const NONSENSE: Bytes = Uint8Array.of(0xff)
const AT = { atMs: 0, subject: 'alice' }

function opened(envelope: Envelope) {
  const result = openEnvelope(envelope)
  assert.ok('ok' in result)
  return result.ok
}

test('what a node sends and delivers has words, be it what it may', () => {
  const sent = (envelope: Bytes) => eventInWords({ ...AT, type: 'received', peer: 'bob', envelope }, cast).text
  const delivered = (bytes: Bytes) => eventInWords({ ...AT, type: 'delivered', channel: 'trade', message: bytes }, cast).text
  const block = message('chan-and-org', { kind: 'data', payload: { seqNum: 7n, data: NONSENSE, privateData: [] } }, 'trade')
  assert.equal(sent(NONSENSE), 'undecodable bytes')
  assert.equal(sent(encodeEnvelope(messages.alive(alice, { secret: null }))), 'alive message of alice (1), no secret')
  assert.equal(delivered(NONSENSE), 'delivers undecodable bytes')
  const empty = encodeEnvelope({ payload: Uint8Array.of(), signature: Uint8Array.of() })
  assert.equal(sent(empty), 'an incomplete message', 'it decodes')
  assert.equal(delivered(Uint8Array.of()), 'delivers an incomplete message')
  assert.equal(delivered(encodeGossipMessage(block)), 'delivers block 7 of trade')
})

test('what is no text is told by its bytes', () => {
  const block = (channel: string) =>
    message('chan-and-org', { kind: 'data', payload: { seqNum: 7n, data: NONSENSE, privateData: [] } }, channel)
  const words = (channel: string) => messageInWords(block(channel), cast)
  assert.equal(words('gr\u00fcn & 1'), 'block 7 of gr\u00fcn & 1')
  assert.equal(words('a\u0007'), 'block 7 of (2 bytes: 6107)')
  assert.equal(words('\r'.repeat(50_000)), `block 7 of (50000 bytes: ${'0d'.repeat(32)}...)`)
  assert.equal(messageInWords({ ...block(''), channel: NONSENSE }, cast), 'block 7 of (1 bytes: ff)')
})

test('a pull names what it is of', () => {
  const hello = (type: 'block' | 'identity' | 'undefined') =>
    messageInWords(message('empty', { kind: 'hello', nonce: 1n, metadata: NONSENSE, type }, 'trade'), cast)
  assert.deepEqual(
    [hello('block'), hello('identity'), hello('undefined')],
    ['hello for blocks of trade', 'hello for identities', 'hello for nothing known'],
  )
})

test('whose signature does not fit what an alive message says is told', () => {
  const words = (envelope: Envelope) => {
    const signed = opened(envelope)
    assert.ok(isKind(signed, 'alive'))
    const { signature, secret, 'signature of secret': ofSecret } = aliveInWords(signed, cast)
    return [signature, secret, ofSecret]
  }
  assert.deepEqual(words(messages.alive(bob)), ['valid', 'the internal endpoint', 'valid'])
  assert.deepEqual(words(messages.alive(bob, { signature: 'forged', secretSignature: 'forged' })), [
    'wrong',
    'the internal endpoint',
    'wrong',
  ])
  assert.deepEqual(words(messages.alive(bob, { secret: null })), ['valid', 'none', 'none'])
  const secretEnvelope = { payload: NONSENSE, signature: NONSENSE }
  assert.deepEqual(words({ ...messages.alive(bob), secretEnvelope }), ['valid', 'one that does not decode', 'wrong'])
  assert.deepEqual(words(messages.alive(new Cast().introduce('mallory', 'Org1'))).slice(0, 1), ['wrong'], 'nobody knows the author')
})

test('what a handshake says is that of the node, or of another', () => {
  assert.deepEqual(handshakeInWords(NONSENSE, alice), { signature: 'undecodable bytes' })
  assert.deepEqual(handshakeInWords(encodeEnvelope(messages.alive(alice)), alice), { signature: 'undecodable bytes' })
  const own = { 'PKI-ID': 'her own', identity: 'her own', tag: 'empty', signature: 'valid' }
  assert.deepEqual(handshakeInWords(messages.handshake(alice), alice), own)
  assert.deepEqual(handshakeInWords(messages.handshake(bob), alice), {
    'PKI-ID': 'another',
    identity: 'another',
    tag: 'empty',
    signature: 'wrong',
  })
})

test('a message that somebody else has signed is signed wrongly', () => {
  const info = opened(messages.stateInfo(bob, 'trade', { left: true }))
  assert.deepEqual(signedInWords(info, bob), {
    tag: 'chan-or-org',
    signature: 'valid',
    'ledger height': '1',
    left: 'yes',
    chaincodes: 'none',
  })
  assert.equal(signedInWords(info, alice)['signature'], 'wrong')
})

test('state infos of a snapshot go by their authors, and by who has not signed them', () => {
  const elements = [messages.stateInfo(bob, 'trade'), messages.stateInfo(alice, 'trade', { signature: 'forged' })]
  assert.equal(statesIn({ kind: 'state-snapshot', elements }, cast), 'alice wrongly signed, bob')
})

test('what a response names is an alive message, or something that is none', () => {
  assert.equal(namedInWords(messages.alive(bob), 'dead', cast)['peer'], 'bob')
  for (const other of [{ payload: NONSENSE, signature: NONSENSE }, messages.stateInfo(bob, 'trade')]) {
    assert.deepEqual(namedInWords(other, 'dead', cast), { peer: 'something that is no alive message', as: 'dead' })
  }
})

test('messages of one stem are one line, and what is missing between them is counted', () => {
  assert.equal(runOf(['org message 3', 'org message 2']), 'org message 2 to 3')
  assert.equal(runOf(['block 2 of trade', 'block 9 of trade', 'block 2 of trade']), 'block 2 to 9 (3 of them) of trade')
  assert.equal(runOf(['starts', 'starts']), 'starts')
  assert.equal(runOf(['block 2', 'block 2']), 'block 2')
})

test('a message goes by its key, and what does not decode by none', () => {
  assert.equal(keyIn(unsigned(message('empty', { kind: 'ack', error: '' }))), 'ack')
  assert.equal(keyIn({ payload: NONSENSE, signature: NONSENSE }), undefined)
})

test('words of examples that mean nothing are refused by name', () => {
  assert.equal(milliseconds('1 h 6 min'), 3_960_000)
  assert.equal(milliseconds('2.5s'), 2_500)
  assert.throws(() => milliseconds('soon'), /^Error: "soon" is not a duration such as/)
  assert.equal(encodingIn('in another order'), 'in another order')
  for (const strange of ['backwards', 'toString'])
    assert.throws(() => encodingIn(strange), /^Error: there is no encoding ".*": it may be with an unknown/)
  for (const tag of ['frozen', '1000', '-1', '1.5', ''])
    assert.throws(() => withTag(toUtf8(''), tag), /is no tag: it may be undefined, empty/, tag)
  assert.deepEqual([...withTag(toUtf8(''), '127')], [0x18, 127])
  assert.deepEqual([...withTag(toUtf8(''), '257')], [0x18, 0x81, 0x02])
  for (const nonce of [128, -1, 1.5, Number.NaN])
    assert.throws(() => withNonce(toUtf8(''), nonce), /is no nonce: it may be a number below 128/)
  assert.deepEqual([...withNonce(toUtf8(''), 127)], [0x08, 127])
  assert.equal(defaultOf('aliveExpirationTimeout'), '25s')
  assert.throws(() => defaultOf('pullInterval'), /the suite does not know the default of pullInterval/)
})
