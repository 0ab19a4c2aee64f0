import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Difference } from '../../src/explore/comparison'
import { expectationOf } from '../../src/explore/expectation'
import type { Act } from '../../src/explore/life'
import type { Seen } from '../../src/explore/seen'
import type { Trace } from '../../src/explore/trace'

const NOW = 9_000
const PASS: Act = { do: 'pass', ms: 2_000 }
const BACK: Act = { do: 'back', peer: 'bob' }

const seen = (what: Partial<Seen>): Seen =>
  ({ atMs: NOW, peer: 'bob', kind: undefined, what: '', detail: {}, key: undefined, event: {}, ...what }) as Seen

/** What the reference showed in the course of an act, of which the first part only is missing from the other, which showed more. */
function told(act: Act, parted: Partial<Pick<Difference, 'missing' | 'surplus' | 'answers'>>, shown = parted.missing ?? []) {
  const difference = {
    at: 0,
    expected: { act },
    found: undefined,
    missing: [],
    surplus: [],
    answers: [],
    ...parted,
  } as unknown as Difference
  const reference = { scene: { stage: { now: NOW } }, steps: [{ seen: shown }] } as unknown as Trace
  return expectationOf(difference, reference)
}

const lines = (...given: Parameters<typeof told>) => told(...given)?.lines

test('a connection that one of them closes', () => {
  const closing = seen({ type: 'disconnected', atMs: 8_000 })
  assert.deepEqual(lines(PASS, { missing: [closing] }), ['alice closes the connection to bob after exactly 1 s'])
  assert.deepEqual(lines(BACK, { missing: [seen({ type: 'disconnected' })] }), ['alice closes the connection to bob at once'])
  assert.deepEqual(lines(PASS, { surplus: [closing] }), ['the connection of bob stays open for 2 s'])
  assert.equal(lines(PASS, { surplus: [closing] }, [closing]), undefined)
})

test('whom one of them tries to reach, how often, and where', () => {
  const dial = (endpoint: string) => seen({ type: 'dialled', atMs: 8_000, what: `dials ${endpoint}` })
  const [inside, outside, moved] = ['bob.org1.internal:1', 'bob.org1.example:1', 'bob.org1.moved.internal:1'].map(dial) as [
    Seen,
    Seen,
    Seen,
  ]
  assert.deepEqual(lines(PASS, { missing: [inside] }), ['alice tries to reach bob 1 time within 2 s'])
  assert.deepEqual(lines(PASS, { surplus: [inside] }), ['alice tries to reach bob 0 times within 2 s'])
  assert.deepEqual(lines(PASS, { missing: [inside], surplus: [outside] }), ['alice dials the internal endpoint of bob within 2 s'])
  assert.deepEqual(lines(PASS, { missing: [outside], surplus: [inside] }), ['alice dials the external endpoint of bob within 2 s'])
  const now = { ...moved, atMs: NOW }
  assert.deepEqual(lines(BACK, { missing: [now], surplus: [{ ...inside, atMs: NOW }] }), [
    'alice dials the new internal endpoint of bob at once',
  ])
  assert.equal(lines(PASS, { missing: [seen({ type: 'dialled', peer: 'alice' })] }), undefined)
})

test('what the node says of its own accord: how much, when, and what', () => {
  const request = (atMs: number, detail = {}) => seen({ type: 'received', kind: 'mem-req', what: 'request', atMs, detail })
  assert.deepEqual(lines(PASS, { missing: [request(8_000)] }), ['bob receives 1 membership request of alice within 2 s'])
  assert.deepEqual(lines(PASS, { surplus: [request(8_000)] }), ['bob receives 0 membership requests of alice within 2 s'])
  const early = { missing: [request(8_500)], surplus: [request(8_000)] }
  assert.deepEqual(lines(PASS, early), ['bob receives a membership request of alice after exactly 1.5 s'])
  const other = { missing: [request(8_000, { secret: 'none', tag: 'empty' })], surplus: [request(8_000, { secret: 'some', tag: 'empty' })] }
  assert.deepEqual(lines(PASS, other), ['the last membership request of alice to bob says:', '  | secret | none |'])
  const unasked = { missing: [request(8_000, { nonce: '1' })], surplus: [request(8_000, { nonce: '2' })] }
  assert.equal(lines(PASS, unasked), undefined)
})

test('whom an answer names', () => {
  const response = (named: string) => seen({ type: 'received', kind: 'mem-res', what: 'response', detail: { named } })
  const parted = {
    missing: [response('as alive, peer alice; peer dave, as dead; peer erin, as alive; peer bob, as alive')],
    surplus: [response('peer dave, as alive')],
  }
  assert.deepEqual(lines(BACK, parted), [
    'alice answers a membership request of bob with:',
    '  | peer | as    |',
    '  | dave | dead  |',
    '  | erin | alive |',
  ])
})

test('what she reports, if it is at once', () => {
  const refusal = seen({ type: 'rejected', detail: { reason: 'stale' } })
  assert.deepEqual(told(BACK, { missing: [refusal] }), {
    lines: ['alice reports that she refused it: stale'],
    passes: false,
    needs: ['reports-rejections'],
  })
  assert.equal(told(PASS, { missing: [refusal] }), undefined)
  assert.equal(told(BACK, { missing: [seen({ type: 'connected' })] }), undefined)
})

test('what she answers to a question', () => {
  const answered = (question: string, expected: string) => told(BACK, { answers: [{ question, expected, found: '' }] })
  assert.deepEqual(answered('alive', 'bob, dave'), {
    lines: ['alice lists exactly bob and dave as alive'],
    passes: false,
    needs: ['sees-members'],
  })
  assert.deepEqual(answered('identities', '')?.lines, ['alice knows the identities of exactly nobody'])
  assert.deepEqual(answered('setting pullInterval', '4s')?.lines, [
    'alice goes by these settings:',
    '  | setting      | value |',
    '  | pullInterval | 4s    |',
  ])
  assert.deepEqual(answered('state infos', '1, of which 0 can be read')?.lines, ['alice holds 1 state info, of which 0 can be read'])
  assert.deepEqual(answered('state infos', '2, of which 1 can be read')?.lines, ['alice holds 2 state infos, of which 1 can be read'])
  assert.equal(answered('anything else', '2'), undefined)
})
