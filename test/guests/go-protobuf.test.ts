import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex } from '../../src/wire/bytes'
import {
  decodeEnvelope,
  decodeGossipMessage,
  decodeSecret,
  encodeEnvelope,
  encodeGossipMessage,
  encodeSecret,
} from '../../src/wire/envelope'
import type { GossipContent } from '../../src/wire/gossip-message'
import { bytes, CONTENT, envelope, plain, tag, text, uint64 } from '../wire/arbitrary-messages'
import { withoutGo } from './go'

const OF_EACH = 50
const SEED = 7

/** A message of a type of the wire format, what is made of it here, and how that is read. */
interface Case {
  readonly type: 'GossipMessage' | 'Envelope' | 'Secret'
  readonly message: unknown
  readonly hex: string
  readonly read: (hex: string) => unknown
}

interface Answer {
  readonly hex: string
  readonly isRead: boolean
}

/** The form in which Go's program takes a message. */
function written(value: unknown): unknown {
  if (typeof value === 'bigint') return { uint64: `${value}` }
  if (value instanceof Uint8Array) return { hex: toHex(value) }
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]))
}

const some = <T>(made: fc.Arbitrary<T>): T[] => fc.sample(made, { numRuns: OF_EACH, seed: SEED })

const cases = (): Case[] => [
  ...Object.values<fc.Arbitrary<GossipContent>>(CONTENT)
    .flatMap((content) => some(fc.record({ nonce: uint64, channel: bytes, tag, content })))
    .map((message) => ({
      type: 'GossipMessage' as const,
      message,
      hex: toHex(encodeGossipMessage(message)),
      read: (hex: string) => decodeGossipMessage(fromHex(hex)),
    })),
  ...some(envelope).map((message) => ({
    type: 'Envelope' as const,
    message,
    hex: toHex(encodeEnvelope(message)),
    read: (hex: string) => decodeEnvelope(fromHex(hex)),
  })),
  ...some(text).map((internalEndpoint) => ({
    type: 'Secret' as const,
    message: { internalEndpoint },
    hex: toHex(encodeSecret(internalEndpoint)),
    read: (hex: string) => secretIn(decodeSecret(fromHex(hex))),
  })),
]

const secretIn = (read: ReturnType<typeof decodeSecret>) => ('ok' in read ? { ok: { internalEndpoint: read.ok } } : read)

test('Go reads what is written here, and what Go writes is read here: every kind of message', { skip: withoutGo() }, () => {
  const given = cases()
  const input = JSON.stringify(given.map(({ type, message, hex }) => ({ type, message: written(message), hex })))
  const cwd = path.join(__dirname, '../wire/golden/make')
  const { status, stdout, stderr } = spawnSync('go', ['run', '.', '-answer'], { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(status, 0, stderr)
  const answers: Answer[] = JSON.parse(stdout)
  assert.equal(answers.length, OF_EACH * (Object.keys(CONTENT).length + 2))
  for (const [index, { hex, isRead }] of answers.entries()) {
    const { type, message, hex: made, read } = given[index] as Case
    const named = `${type} ${JSON.stringify(written(message))}`
    assert.equal(isRead, true, `Go does not read ${named} in ${made}`)
    assert.deepEqual(read(hex), { ok: plain(message) }, named)
    assert.equal(hex, made, named)
  }
})
