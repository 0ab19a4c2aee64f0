import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FrameError, FrameReader, framed } from '../../../src/peer/transport/frames'
import { concat, toUtf8 } from '../../../src/wire/bytes'
import type { Bytes } from '../../../src/wire/ids'

/** What comes of chunks, with a limit of ten bytes. */
function read(chunks: readonly Uint8Array[]): Bytes[] {
  const messages: Bytes[] = []
  const reader = new FrameReader(10, (message) => messages.push(new Uint8Array(message)))
  for (const chunk of chunks) reader.take(Buffer.from(chunk))
  return messages
}

test('messages come out as they went in, however what carries them is cut', () => {
  const message = fc.uint8Array({ maxLength: 10 })
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), fc.array(fc.nat(90), { maxLength: 8 }), (messages, cuts) => {
      const all = framed(messages)
      const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length]
      const chunks = places.slice(1).map((end, index) => all.subarray(places[index], end))
      assert.deepEqual(read(chunks), messages)
    }),
  )
})

test('a frame is a byte, four bytes of length, and the message', () => {
  assert.deepEqual([...framed([toUtf8('ab'), toUtf8('c')])], [0, 0, 0, 0, 2, 97, 98, 0, 0, 0, 0, 1, 99])
})

test('a compressed message, and one that claims to be longer than it may be, are refused at their head', () => {
  assert.throws(() => read([new Uint8Array([1, 0, 0, 0, 1])]), FrameError)
  assert.throws(() => read([concat(framed([toUtf8('good')]), new Uint8Array([0, 0, 0, 0, 11]))]), /a message of 11 bytes is longer than 10/)
})
