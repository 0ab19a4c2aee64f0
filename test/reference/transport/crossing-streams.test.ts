import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toUtf8 } from '../../../src/wire/bytes'
import { AConnectionTable, firstMessageOf, idOf } from './a-connection-table'

test('a peer that connects while it is dialled is sent what waits; both streams stay, and the newest is written to', () => {
  const table = new AConnectionTable()
  table.send('bob', 'a')
  table.inbound(1, 'bob')
  assert.deepEqual(table.take(), ['dial bob:7051', 'write 1: handshake', 'write 1: a'])
  table.answer(2)
  table.heard(2, firstMessageOf('bob'))
  table.send('bob', 'b')
  assert.deepEqual(table.take(), ['write 2: handshake', 'write 2: b'])
  table.heard(1, toUtf8('c'))
  table.heard(2, toUtf8('d'))
  assert.deepEqual(table.take(), ['from bob: c', 'from bob: d'])
})

test('of two streams that crossed the other one is left when one ends', () => {
  for (const ended of [1, 2]) {
    const table = new AConnectionTable()
    table.outbound(1, 'bob')
    table.inbound(2, 'bob')
    table.take()
    table.ended(ended)
    table.send('bob', 'a')
    assert.deepEqual(table.take(), [`write ${3 - ended}: a`])
  }
})

test('two streams that crossed are ended together', () => {
  const table = new AConnectionTable()
  table.outbound(1, 'bob')
  table.inbound(2, 'bob')
  table.take()
  table.connections.disconnect(idOf('bob'), 'dead')
  assert.deepEqual(table.take(), ['end 2: dead', 'end 1: dead'])
  assert.equal(table.connections.isConnected(idOf('bob')), false)
})

test('a third stream takes the place of the one that the same side opened', () => {
  const table = new AConnectionTable()
  table.outbound(1, 'bob')
  table.inbound(2, 'bob')
  table.take()
  table.inbound(3, 'bob')
  assert.deepEqual(table.take(), ['write 3: handshake', 'end 2: replaced by a new connection'])
  table.ended(3)
  table.send('bob', 'a')
  assert.deepEqual(table.take(), ['write 1: a'])
})

test('a peer that has connected is reachable, even if the dial to it fails', () => {
  const table = new AConnectionTable()
  table.send('bob', 'a')
  table.inbound(1, 'bob')
  table.take()
  table.answer(undefined)
  table.send('bob', 'b')
  assert.deepEqual(table.take(), ['write 1: b'])
})
