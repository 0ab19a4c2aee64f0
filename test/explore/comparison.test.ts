import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { scopeOf } from '../../src/explore/claims'
import { type Difference, differenceOf, type Measure } from '../../src/explore/comparison'
import { measureOf } from '../../src/explore/explorer'
import type { Life } from '../../src/explore/life'
import type { Seen } from '../../src/explore/seen'
import type { Trace } from '../../src/explore/trace'
import { theReference } from '../../src/suite/the-reference'

const ALL: Life['settings'] = { propagatePeerNum: '10', pullPeerNum: '10' }
const seen = (type: Seen['type'], peer: string, what: string, more: Partial<Seen> = {}): Seen => ({
  atMs: 1,
  type,
  peer,
  kind: undefined,
  what,
  detail: {},
  key: undefined,
  event: { atMs: 1, type: 'received', subject: 'alice', peer, envelope: new Uint8Array(Buffer.from(what)) },
  ...more,
})
const blocks = (count: number, peer = 'bob'): Seen[] =>
  Array.from({ length: count }, (_, index) => seen('received', peer, `block ${index}`, { kind: 'data' }))
const traceOf = (...all: Seen[][]) => {
  const step = { act: { do: 'pass' as const, ms: 1 }, outcome: 'done', receipts: [], state: {}, character: {} }
  return { steps: all.map((some) => ({ ...step, seen: some, events: some.map(({ event }) => event) })) } as unknown as Trace
}

describe('what is seen at one instant', () => {
  let measure: (life: Partial<Life>) => Measure
  before(async () => {
    const description = await theReference('documents').describe()
    const scope = scopeOf(description, description)
    measure = (life) => measureOf({ settings: ALL, acts: [], ...life }, { dialect: 'documents', scope })
  })
  const compare = (one: Seen[], other: Seen[], by: Partial<Life> = {}): Difference | undefined =>
    differenceOf(traceOf(one), traceOf(other), measure(by))

  test('is not compared of those to whom more is sent than may wait; what may wait is', () => {
    assert.equal(differenceOf(traceOf([], blocks(21)), traceOf(blocks(1), blocks(20)), measure({}))?.at, 0)
    assert.equal(compare(blocks(21), blocks(20)), undefined)
    assert.equal(compare(blocks(20), blocks(19))?.missing.length, 1)
  })

  test('is not compared of anybody where draws decide and somebody is sent as much as may wait', () => {
    const drawing = { settings: { ...ALL, propagatePeerNum: '2' } }
    const state = (peer: string) => seen('received', peer, 'state info', { kind: 'state-info' })
    assert.equal(compare([...blocks(20), state('dave')], blocks(20), drawing), undefined)
    assert.equal(compare([...blocks(19), state('dave')], blocks(19), drawing)?.missing.length, 1)
  })

  test('are streams of which all but one end, if several begin', () => {
    const [begins, ends] = [seen('connected', 'bob', 'handshake'), seen('disconnected', 'bob', 'closes')]
    assert.equal(compare([begins], [begins, begins, ends]), undefined)
    assert.equal(compare([begins], [begins, ends])?.surplus.length, 1)
  })

  test('is nothing of whoever is dialled in place of another one, if there are several messages or streams', () => {
    const begins = seen('connected', 'dave', 'handshake', { detail: { opener: 'subject' } })
    const replaced = { acts: [{ do: 'replace' as const, peer: 'bob', by: 'dave' }] }
    const both = [begins, ...blocks(2, 'dave')]
    assert.equal(compare(both, [begins, ...blocks(1, 'dave')], replaced), undefined)
    assert.equal(compare(both, [begins, ...blocks(1, 'dave')])?.missing.length, 1)
    assert.equal(compare([begins, ...blocks(1, 'dave')], [begins], replaced)?.missing.length, 1)
    assert.equal(compare(blocks(2, 'dave'), blocks(1, 'dave'), replaced)?.missing.length, 1)
  })

  test('is a hello once, however many there are', () => {
    const hello = seen('received', 'bob', 'hello for identities', { kind: 'hello' })
    assert.equal(compare([hello], [hello, hello]), undefined)
    assert.equal(compare([hello], [])?.missing.length, 1)
  })
})
