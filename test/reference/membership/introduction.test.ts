import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Introductions } from '../../../src/reference/membership/introduction'
import { Wishes } from '../../../src/reference/ports/outbox'
import { ORG1, ORG2, peerOf, ScriptedRandom } from '../samples'

const RECONNECT_MS = 1_000
const ANSWER_MS = 5_000
const BOB = peerOf(1)

function stage(maxConnectionAttempts = 3, random = new ScriptedRandom(11, 12, 13)) {
  const wishes = new Wishes()
  const introductions = new Introductions({
    selfOrg: ORG1,
    ownEndpoints: new Set(['alice:7051', 'localhost:7051']),
    reconnectIntervalMs: RECONNECT_MS,
    maxConnectionAttempts,
    answerWaitMs: ANSWER_MS,
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
  introductions.onAnswer(11n)
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
  introductions.onAnswer(11n)
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
  introductions.onAnswer(11n)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  introductions.onAnswer(12n)
  assert.deepEqual(run(0), [askBob(11n)])
  assert.deepEqual(run(ANSWER_MS + RECONNECT_MS), [askBob(11n)])
})

test('a nonce is never 0, which would stand for no nonce', () => {
  const { introductions, run } = stage(3, new ScriptedRandom(0))
  introductions.meet({ endpoint: 'bob:7051', org: ORG1 }, 0)
  run(0)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  assert.deepEqual(run(0), [askBob(1n)])
  introductions.onAnswer(0n)
  assert.equal(introductions.nextDeadline, ANSWER_MS + RECONNECT_MS)
  introductions.onAnswer(1n)
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
  introductions.onAnswer(11n)
  introductions.onIdentified(1, { pkiId: BOB, org: ORG1 }, 0)
  assert.deepEqual(run(100_000), [])
})
