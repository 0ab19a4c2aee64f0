import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Introductions } from '../../../src/reference/membership/introduction'
import { Wishes } from '../../../src/reference/ports/outbox'
import { ORG1, ORG2, peerOf, ScriptedRandom } from '../samples'

const RECONNECT_MS = 1_000
const ANSWER_MS = 5_000
const BOB = peerOf(1)

function stage(maxConnectionAttempts = 3, random = new ScriptedRandom(11, 12, 13), hearsLateAnswers = false) {
  const wishes = new Wishes()
  const introductions = new Introductions({
    selfOrg: ORG1,
    ownEndpoints: new Set(['alice:7051', 'localhost:7051']),
    reconnectIntervalMs: RECONNECT_MS,
    maxConnectionAttempts,
    answerWaitMs: ANSWER_MS,
    hearsLateAnswers,
    random,
    outbox: wishes,
  })
  /** What is wanted done, up to a time. */
  const run = (until: number) => {
    for (let at = introductions.nextDeadline; at !== undefined && at <= until; at = introductions.nextDeadline) introductions.onDeadline(at)
    return wishes.take()
  }
  return { introductions, run }
}

const whoIsThere = { type: 'identify', endpoint: 'bob:7051', introduction: 1 }
const askBob = (nonce: bigint) => ({ type: 'ask', whom: { pkiId: BOB, endpoint: 'bob:7051' }, nonce })

test('a stranger is identified at once, then asked, and is known once it answers', () => {
  const { introductions, run } = stage()
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  assert.deepEqual(run(0), [whoIsThere])
  assert.equal(introductions.nextDeadline, undefined, 'it waits for the answer')
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 5)
  assert.deepEqual(run(5), [askBob(11n)])
  introductions.onAnswer(11n, 10)
  assert.equal(introductions.nextDeadline, undefined)
  assert.deepEqual(run(100_000), [])
})

test('the node itself is never met', () => {
  const { introductions, run } = stage()
  introductions.meet({ endpoint: 'alice:7051', org: ORG1 }, 0)
  introductions.meet({ endpoint: 'localhost:7051', org: ORG1 }, 0)
  assert.deepEqual(run(100_000), [])
})

test('without attempts nobody is met', () => {
  const { introductions, run } = stage(0)
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  assert.deepEqual(run(100_000), [])
})

test('where nobody answers it is tried again after the pause, and then given up', () => {
  const { introductions, run } = stage(3)
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  for (const [attempt, now] of [0, RECONNECT_MS, 2 * RECONNECT_MS].entries()) {
    assert.deepEqual(run(now - 1), [], `attempt ${attempt} not before ${now}`)
    assert.deepEqual(run(now), [whoIsThere])
    introductions.onIdentified(1, undefined, now)
  }
  assert.equal(introductions.nextDeadline, 3 * RECONNECT_MS)
  assert.deepEqual(run(100_000), [])
  assert.equal(introductions.nextDeadline, undefined)
})

test('one of another organization, or of none that is known, counts as nobody', () => {
  for (const org of [ORG2, undefined]) {
    const { introductions, run } = stage()
    introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
    run(0)
    introductions.onIdentified(1, { pkiId: BOB, org }, 0)
    assert.deepEqual(run(RECONNECT_MS), [whoIsThere])
  }
})

test('where the organization is not known beforehand, any known one will do', () => {
  const { introductions, run } = stage()
  introductions.meet({ endpoint: 'bob:7051' }, 0)
  run(0)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG2 }, 0)
  assert.deepEqual(run(0), [askBob(11n)])
  introductions.onAnswer(11n, 10)
  assert.deepEqual(run(100_000), [])
})

test('a request that is not answered is repeated with its nonce, after the wait and the pause, and then given up', () => {
  const { introductions, run } = stage(2)
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  run(0)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  assert.deepEqual(run(ANSWER_MS + RECONNECT_MS - 1), [askBob(11n)])
  assert.deepEqual(run(ANSWER_MS + RECONNECT_MS), [askBob(11n)])
  assert.deepEqual(run(100_000), [])
  assert.equal(introductions.nextDeadline, undefined)
})

test('an answer with another nonce, or before the peer was asked, is none', () => {
  const { introductions, run } = stage()
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  run(0)
  introductions.onAnswer(11n, 10)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  introductions.onAnswer(12n, 10)
  assert.deepEqual(run(0), [askBob(11n)])
  assert.deepEqual(run(ANSWER_MS + RECONNECT_MS), [askBob(11n)])
})

test('a nonce is never 0, which would stand for no nonce', () => {
  const { introductions, run } = stage(3, new ScriptedRandom(0))
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  run(0)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  assert.deepEqual(run(0), [askBob(1n)])
  introductions.onAnswer(0n, 10)
  assert.equal(introductions.nextDeadline, ANSWER_MS + RECONNECT_MS)
  introductions.onAnswer(1n, 10)
  assert.deepEqual(run(100_000), [])
})

test('who was identified twice, or was not asked for, changes nothing', () => {
  const { introductions, run } = stage()
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  run(0)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  introductions.onIdentified(1, { pkiId: peerOf(2), org: ORG1 }, 0)
  introductions.onIdentified(99, { pkiId: peerOf(2), org: ORG1 }, 0)
  assert.deepEqual(run(ANSWER_MS), [askBob(11n)])
  introductions.onAnswer(11n, 10)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  assert.deepEqual(run(100_000), [])
})

test('an answer that comes in the pause counts only for a node whose habit that is', () => {
  for (const hearsLateAnswers of [false, true]) {
    const { introductions, run } = stage(3, undefined, hearsLateAnswers)
    introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
    run(0)
    introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
    run(ANSWER_MS)
    introductions.onAnswer(11n, ANSWER_MS)
    assert.equal(introductions.nextDeadline, hearsLateAnswers ? undefined : ANSWER_MS + RECONNECT_MS)
  }
})

test('bootstrap peers are met until all have answered, or were given up', () => {
  const { introductions, run } = stage(1)
  assert.equal(introductions.meetsBootstrap, false)
  introductions.meet({ endpoint: 'carol:7051', org: ORG2 }, 0)
  assert.equal(introductions.meetsBootstrap, false)
  introductions.meet({ endpoint: 'bob:7051', org: ORG1, isBootstrap: true }, 0)
  introductions.meet({ endpoint: 'dave:7051', org: ORG1, isBootstrap: true }, 0)
  run(0)
  introductions.onIdentified(2, { pkiId: BOB, org: ORG1 }, 0)
  introductions.onAnswer(12n, 1)
  assert.equal(introductions.meetsBootstrap, true)
  introductions.onIdentified(3, undefined, 1)
  run(RECONNECT_MS)
  assert.equal(introductions.meetsBootstrap, true)
  run(RECONNECT_MS + 1)
  assert.equal(introductions.meetsBootstrap, false)
})

test('an anchor peer that is said to be of another organization may be of any', () => {
  const { introductions, run } = stage()
  introductions.meet({ endpoint: 'bob:7051', org: ORG2 }, 0)
  run(0)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  assert.deepEqual(run(0), [askBob(11n)])
})
