import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toUtf8 } from '../../../src/wire/bytes'
import { AConnectionTable, firstMessageOf, idOf, TIMEOUT_MS } from './a-connection-table'

test('both sides send their handshake; then messages come through under the name of who sent them', () => {
  const table = new AConnectionTable()
  table.opened(1)
  assert.deepEqual(table.take(), ['write 1: handshake'])
  table.heard(1, firstMessageOf('bob'))
  table.heard(1, toUtf8('hello'))
  assert.deepEqual(table.take(), ['from bob: hello'])
  assert.equal(table.connections.isConnected(idOf('bob')), true)
  assert.equal(table.connections.nextDeadline, undefined)
})

test('a stream without a handshake ends when the time for it is over', () => {
  const table = new AConnectionTable()
  table.opened(1)
  table.now = 500
  table.opened(2)
  table.take()
  assert.equal(table.connections.nextDeadline, TIMEOUT_MS)
  table.connections.onDeadline(TIMEOUT_MS - 1)
  assert.deepEqual(table.take(), [])
  table.connections.onDeadline(TIMEOUT_MS)
  assert.deepEqual(table.take(), ['refuse 1: no handshake in time'])
  assert.equal(table.connections.nextDeadline, TIMEOUT_MS + 500)
})

test('a peer that was dialled and sends no handshake in time is unreachable', () => {
  const table = new AConnectionTable()
  table.send('bob', 'hello')
  table.answer(1)
  table.take()
  table.connections.onDeadline(TIMEOUT_MS)
  assert.deepEqual(table.take(), ['refuse 1: no handshake in time', 'bob is unreachable'])
})

test('a first message that is no handshake is rejected, and its stream ends', () => {
  const table = new AConnectionTable()
  table.opened(1)
  table.take()
  table.heard(1, Uint8Array.of(0xff))
  assert.deepEqual(table.take(), ['rejected nobody: malformed', 'refuse 1: the first message does not decode'])
  table.heard(1, firstMessageOf('bob'))
  assert.deepEqual(table.take(), [])
  assert.equal(table.connections.isConnected(idOf('bob')), false)
})

test('a second stream of a peer takes the place of the first', () => {
  const table = new AConnectionTable()
  table.inbound(1, 'bob')
  table.inbound(2, 'bob')
  table.take()
  table.send('bob', 'hello')
  table.heard(1, toUtf8('too late'))
  table.ended(1)
  table.send('bob', 'again')
  assert.deepEqual(table.take(), ['write 2: hello', 'write 2: again'])
})

test('the first stream ends when its place is taken', () => {
  const table = new AConnectionTable()
  table.inbound(1, 'bob')
  table.take()
  table.inbound(2, 'bob')
  assert.deepEqual(table.take(), ['write 2: handshake', 'end 1: replaced by a new connection'])
})

test('what is sent while dialling waits, up to the send buffer; more is dropped', () => {
  const table = new AConnectionTable({ sendBuffSize: 3 })
  for (const text of ['a', 'b', 'c', 'd']) table.send('bob', text)
  assert.deepEqual(table.take(), ['dial bob:7051'])
  table.answer(1)
  table.heard(1, firstMessageOf('bob'))
  assert.deepEqual(table.take(), ['write 1: handshake', 'write 1: a', 'write 1: b', 'write 1: c'])
  table.send('bob', 'e')
  assert.deepEqual(table.take(), ['write 1: e'])
})

test('a peer that cannot be dialled is unreachable, and is dialled again for the next message', () => {
  const table = new AConnectionTable()
  table.send('bob', 'a')
  table.answer(undefined)
  assert.deepEqual(table.take(), ['dial bob:7051', 'bob is unreachable'])
  table.send('bob', 'b')
  table.answer(1)
  table.heard(1, firstMessageOf('bob'))
  assert.deepEqual(table.take(), ['dial bob:7051', 'write 1: handshake', 'write 1: b'])
})

test('without an endpoint and without a connection a peer is unreachable', () => {
  const table = new AConnectionTable()
  table.connections.send({ pkiId: idOf('bob'), endpoint: undefined }, toUtf8('a'))
  assert.deepEqual(table.take(), ['bob is unreachable'])
})

test('the end of a stream that this node opened is noticed when it writes', () => {
  const table = new AConnectionTable()
  table.outbound(1, 'bob')
  table.take()
  table.ended(1)
  assert.deepEqual(table.take(), [])
  table.send('bob', 'a')
  assert.deepEqual(table.take(), ['bob is unreachable'])
  table.send('bob', 'b')
  assert.deepEqual(table.take(), ['dial bob:7051'])
})

test('the end of a stream that the peer opened is noticed at once', () => {
  const table = new AConnectionTable()
  table.inbound(1, 'bob')
  table.take()
  table.ended(1)
  assert.equal(table.connections.isConnected(idOf('bob')), false)
  table.send('bob', 'a')
  assert.deepEqual(table.take(), ['dial bob:7051'])
})

test('a dialled stream that ends before the handshake means that the peer is unreachable', () => {
  const table = new AConnectionTable()
  table.send('bob', 'a')
  table.answer(1)
  table.ended(1)
  assert.deepEqual(table.take(), ['dial bob:7051', 'write 1: handshake', 'bob is unreachable'])
})

test('another peer than the expected one is refused, unless it is welcome and of the same organization', () => {
  for (const acceptsIdentitySwitch of [false, true]) {
    for (const actual of ['carol', 'dave']) {
      const isAccepted = acceptsIdentitySwitch && actual === 'carol'
      const table = new AConnectionTable({ acceptsIdentitySwitch })
      table.send('bob', 'a')
      table.answer(1)
      table.take()
      table.heard(1, firstMessageOf(actual))
      const refused = ['refuse 1: another peer answered than the expected one', 'bob is unreachable']
      assert.deepEqual(table.take(), isAccepted ? ['bob is gone', 'write 1: a'] : refused)
      assert.equal(table.connections.isConnected(idOf(actual)), isAccepted)
    }
  }
})

test('a probe is answered, and ended', () => {
  const table = new AConnectionTable()
  table.inbound(1, 'bob')
  table.opened(2)
  table.heard(2, firstMessageOf('bob', true))
  assert.deepEqual(table.take(), ['write 1: handshake', 'write 2: handshake', 'end 2: probed'])
  assert.equal(table.connections.isConnected(idOf('bob')), true)
})

test('whoever answers at an endpoint is told by probing it', () => {
  const table = new AConnectionTable()
  table.connections.identify('somebody:7051', 7)
  table.answer(1)
  table.heard(1, firstMessageOf('bob'))
  assert.deepEqual(table.take(), ['dial somebody:7051', 'write 1: probe', 'end 1: identified', 'introduction 7: bob'])
  assert.equal(table.connections.isConnected(idOf('bob')), false)
})

test('over TLS, whoever has shown no certificate is told nothing', () => {
  const table = new AConnectionTable()
  table.opened(1, { own: toUtf8('hash of alice'), remote: undefined })
  table.heard(1, firstMessageOf('bob'))
  assert.deepEqual(table.take(), ['refuse 1: no TLS certificate was shown'])
  assert.equal(table.connections.isConnected(idOf('bob')), false)
})

for (const [announced, isTaken] of [
  ['hash of bob', true],
  ['hash of carol', false],
  ['', false],
] as const) {
  test(`over TLS, a handshake that announces "${announced}" where "hash of bob" was shown is ${isTaken ? 'taken' : 'refused'}`, () => {
    const table = new AConnectionTable()
    table.opened(1, { own: toUtf8('hash of alice'), remote: toUtf8('hash of bob') })
    table.take()
    table.heard(1, firstMessageOf('bob', false, { own: toUtf8(announced), remote: undefined }))
    assert.equal(table.connections.isConnected(idOf('bob')), isTaken)
    const words = 'the handshake is bound to another TLS certificate than the one of its connection'
    assert.deepEqual(table.take(), isTaken ? [] : ['rejected nobody: sender-mismatch', `refuse 1: ${words}`])
  })
}

test('nobody is told of an endpoint that does not answer, ends, lies or is silent', () => {
  const failures: Readonly<Record<string, ((table: AConnectionTable) => void) | undefined>> = {
    'no answer': undefined,
    end: (table) => table.ended(1),
    lie: (table) => table.heard(1, toUtf8('lie')),
    silence: (table) => table.connections.onDeadline(TIMEOUT_MS),
  }
  for (const [words, fail] of Object.entries(failures)) {
    const table = new AConnectionTable()
    table.connections.identify('somebody:7051', 7)
    table.answer(fail === undefined ? undefined : 1)
    fail?.(table)
    assert.equal(table.take().at(-1), 'introduction 7: nobody', words)
  }
})

test('when all are disconnected every stream ends, and a dial that succeeds later is not wanted', () => {
  const table = new AConnectionTable()
  table.inbound(1, 'bob')
  table.opened(2)
  table.send('carol', 'a')
  table.take()
  table.connections.disconnectAll('over')
  assert.deepEqual(table.take(), ['end 1: over', 'end 2: over'])
  table.answer(3)
  table.heard(1, toUtf8('a'))
  table.ended(1)
  assert.deepEqual(table.take(), ['end 3: not wanted any more'])
  assert.equal(table.connections.nextDeadline, undefined)
})
