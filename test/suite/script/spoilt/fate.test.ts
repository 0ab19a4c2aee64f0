import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Fate, fateOf } from '../../../../src/suite/script/spoilt/fate'

const HEARING = { self: '00', from: '01', identities: [], channel: 'trade' }

/** An envelope whose payload is a message with the tag EMPTY and one field of bytes. */
function withField(number: number, value: string): Uint8Array {
  const header = (field: number) => [(((field << 3) | 2) & 0x7f) | (field > 15 ? 0x80 : 0), ...(field > 15 ? [(field << 3) >> 7] : [])]
  return inEnvelope([0x18, 1, ...header(number), value.length, ...Buffer.from(value)])
}

function inEnvelope(payload: readonly number[]): Uint8Array {
  return Uint8Array.from([0x0a, payload.length, ...payload])
}

const fates = (...fields: readonly number[]): Fate[] => fields.map((number) => fateOf(withField(number, 'trade'), HEARING))

test('nothing is said of private data, which another node decodes as messages', () => {
  assert.deepEqual(fates(23, 24, 25), ['whatever', 'whatever', 'whatever'])
  const andAnEmptyDigest = inEnvelope([0xc2, 1, 1, 0x52, 0x18, 4, 0x52, 0])
  assert.equal(fateOf(andAnEmptyDigest, HEARING), 'whatever')
})

test('of a known kind that does not decode it is said that the connection ends, of no kind at all that nothing comes of it', () => {
  assert.deepEqual(fates(5, 2, 99), ['the end of the connection', 'nothing', 'nothing'])
})
