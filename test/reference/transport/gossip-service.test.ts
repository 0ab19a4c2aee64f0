import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { streamOf } from '../../../src/reference/transport/gossip-service'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import type { Bytes } from '../../../src/wire/ids'

/** A gRPC stream whose other side is the test. */
class Call extends EventEmitter {
  readonly written: string[] = []
  ends = 0

  write(envelope: Bytes): void {
    this.written.push(fromUtf8(envelope))
  }

  end(): void {
    this.ends += 1
  }
}

function stage() {
  const call = new Call()
  const stream = streamOf(call)
  const heard: string[] = []
  const listen = () => stream.listen({ onMessage: (envelope) => heard.push(fromUtf8(envelope)), onEnd: () => heard.push('the end') })
  return { call, stream, heard, listen }
}

test('what comes before somebody listens is heard then, in its order', () => {
  const { call, heard, listen } = stage()
  for (const text of ['one', 'two']) call.emit('data', toUtf8(text))
  assert.deepEqual(heard, [])
  listen()
  call.emit('data', toUtf8('three'))
  call.emit('end')
  assert.deepEqual(heard, ['one', 'two', 'three', 'the end'])
})

test('a stream that ended before somebody listens is heard to have ended', () => {
  const { call, heard, listen } = stage()
  call.emit('data', toUtf8('one'))
  call.emit('cancelled')
  listen()
  assert.deepEqual(heard, ['one', 'the end'])
})

test('an end is heard once, whatever comes after it, and nothing is written then', () => {
  const { call, stream, heard, listen } = stage()
  listen()
  stream.write(toUtf8('before'))
  for (const event of ['error', 'cancelled', 'end']) call.emit(event, new Error('reset'))
  call.emit('data', toUtf8('late'))
  stream.write(toUtf8('after'))
  assert.deepEqual(heard, ['the end'])
  assert.deepEqual(call.written, ['before'])
  assert.equal(call.ends, 1)
})
