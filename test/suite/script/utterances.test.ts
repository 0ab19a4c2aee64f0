import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cast } from '../../../src/suite/script/cast'
import { Matters } from '../../../src/suite/script/matters'
import { Messages } from '../../../src/suite/script/messages'
import { ExampleRecord } from '../../../src/suite/script/record'
import { Utterances } from '../../../src/suite/script/utterances'
import { isKind, openEnvelope } from '../../../src/wire/envelope'
import type { Envelope } from '../../../src/wire/gossip-message'

function stage() {
  const cast = new Cast()
  for (const name of ['alice', 'bob', 'dave']) cast.introduce(name, 'Org1')
  const [messages, record] = [new Messages(), new ExampleRecord(cast)]
  const utterances = new Utterances(cast, messages, record)
  return { cast, utterances, matters: new Matters({ cast, messages, utterances, record }) }
}

function contentOf(envelope: Envelope) {
  const opened = openEnvelope(envelope)
  assert.ok('ok' in opened)
  return opened.ok
}

test('an alive message is worded by fields that it has, and times that there are', () => {
  const { utterances } = stage()
  const signed = contentOf(utterances.alive('bob', { time: 'incarnation 5, sequence 3' }))
  assert.ok(isKind(signed, 'alive'))
  assert.deepEqual(signed.message.content.timestamp, { incNum: 5n, seqNum: 3n })
  assert.throws(() => utterances.alive('bob', { colour: 'red' }), /^Error: an alive message has no "colour": it has time, PKI-ID, /)
  for (const time of ['soon', 'incarnation 5']) {
    assert.throws(() => utterances.alive('bob', { time }), /is not a time such as "incarnation 5, sequence 3" or "newer than all before"/)
  }
})

test('of a response each row is alive, dead or undecodable; a row that is neither is left out', () => {
  const { utterances } = stage()
  const rows = [
    { peer: 'bob', as: 'alive' },
    { peer: 'dave', as: 'dead' },
    { as: 'undecodable' },
    { as: 'dead, undecodable' },
    { peer: 'bob' },
  ]
  const signed = contentOf(utterances.response('bob', 'alice', rows))
  assert.ok(isKind(signed, 'mem-res'))
  assert.deepEqual([signed.message.content.alive.length, signed.message.content.dead.length], [2, 2])
})

const BLOCKS = { kind: 'update', channel: 'trade', author: undefined } as const

test('an item of a pull has a flaw that there is, and a pull without items none', () => {
  const { matters } = stage()
  const itemsOf = (items?: string) => {
    const signed = contentOf(matters.of('bob', 'alice', BLOCKS, items === undefined ? {} : { items }))
    assert.ok(isKind(signed, 'data-update'))
    return signed.message.content.data.length
  }
  assert.deepEqual([itemsOf('3, 4 of gold'), itemsOf(''), itemsOf()], [2, 0, 0])
  assert.throws(() => itemsOf('3 gilded'), /^Error: there is no "gilded" of an item$/)
  assert.throws(() => matters.of('bob', 'alice', BLOCKS, { colour: 'red' }), /^Error: a update has no "colour": it has nonce, items, tag$/)
})

test('a nonce is that of a hello that there was', () => {
  const { matters } = stage()
  const nonce = 'that of the hello'
  assert.throws(() => matters.of('bob', 'alice', BLOCKS, { nonce }), /there was no hello between bob and alice whose nonce it could be/)
  matters.of('bob', 'alice', { ...BLOCKS, kind: 'hello' }, { nonce: '5' })
  const signed = contentOf(matters.of('bob', 'alice', BLOCKS, { nonce }))
  assert.ok(isKind(signed, 'data-update'))
  assert.equal(signed.message.content.nonce, 5n)
  const words = (number: bigint) => matters.nonceInWords(number, 'bob', 'alice', 'block')
  assert.deepEqual([words(5n), words(6n)], ['that of the hello', '6'])
})

test('a block has a number of its own, and inside of it one that may differ', () => {
  const { matters } = stage()
  const numberOf = (row: Record<string, string>) => {
    const signed = contentOf(matters.of('bob', 'alice', { ...BLOCKS, kind: 'block' }, row))
    assert.ok(isKind(signed, 'data'))
    return signed.message.content.payload.seqNum
  }
  assert.deepEqual([numberOf({}), numberOf({ 'number inside': '9' }), numberOf({ number: '7' })], [1n, 2n, 7n])
})
