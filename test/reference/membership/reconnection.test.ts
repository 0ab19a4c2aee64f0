import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageStore } from '../../../src/reference/dissemination/message-store'
import type { SignedAlive } from '../../../src/reference/membership/alive-message'
import { MembershipView } from '../../../src/reference/membership/membership-view'
import { Reconnection } from '../../../src/reference/membership/reconnection'
import { type PingId, Wishes } from '../../../src/reference/ports/outbox'
import { aliveOf, peerOf } from '../samples'

const INTERVAL_MS = 100
const BOB = peerOf(1)
const CAROL = peerOf(2)
const askBob = { type: 'ask', whom: { pkiId: BOB, endpoint: 'bob:7051' }, nonce: 0n }

/** Bob is dead, carol is dead and nobody knows where it is, dave lives. */
function stage(asksUnpinged = false) {
  const wishes = new Wishes()
  const store = new MessageStore<SignedAlive>({
    ttlMs: 1_000,
    removal: 'past-ttl',
    startedAt: 0,
    keyOf: ({ message }) => message.content.membership.pkiId,
    isNewer: () => true,
  })
  const view = new MembershipView({ expirationTimeoutMs: 1_000, startedAt: 0, store, kept: undefined, outbox: wishes })
  view.learnDead(aliveOf(BOB, 1n, 'bob:7051'), 0)
  view.learnDead(aliveOf(CAROL, 1n), 0)
  view.hearDirectly(aliveOf(peerOf(3), 1n, 'dave:7051'), 0)
  wishes.take()
  const reconnection = new Reconnection({ intervalMs: INTERVAL_MS, startedAt: 0, asksUnpinged, view, outbox: wishes })
  return { wishes, view, reconnection }
}

const ping = (number: number) => ({ type: 'ping', ping: number as PingId, endpoint: 'bob:7051' })

test('the dead that can be reached are pinged once in an interval', () => {
  const { wishes, reconnection } = stage()
  for (const at of [INTERVAL_MS, 2 * INTERVAL_MS]) {
    assert.equal(reconnection.nextDeadline, at)
    reconnection.onDeadline(at)
    reconnection.onPinged((at / INTERVAL_MS) as PingId, false)
  }
  assert.deepEqual(wishes.take(), [ping(1), ping(2)])
})

test('who is slow to answer is not pinged again until it has, or has not in time', () => {
  const { wishes, reconnection } = stage()
  reconnection.onDeadline(INTERVAL_MS)
  reconnection.onDeadline(2 * INTERVAL_MS)
  assert.deepEqual(wishes.take(), [ping(1)])
  reconnection.onPinged(1 as PingId, false)
  reconnection.onDeadline(3 * INTERVAL_MS)
  assert.deepEqual(wishes.take(), [ping(2)])
})

test('a dead peer that answers is asked, once for each ping; one that does not answer is not', () => {
  const { wishes, reconnection } = stage()
  reconnection.onDeadline(INTERVAL_MS)
  reconnection.onPinged(1 as PingId, false)
  assert.deepEqual(wishes.take(), [ping(1)])
  reconnection.onDeadline(2 * INTERVAL_MS)
  wishes.take()
  reconnection.onPinged(2 as PingId, true)
  reconnection.onPinged(2 as PingId, true)
  reconnection.onPinged(99 as PingId, true)
  assert.deepEqual(wishes.take(), [askBob])
})

test('a peer that came back by itself, or was erased, is not asked when it answers', () => {
  for (const change of ['lives', 'is erased']) {
    const { wishes, view, reconnection } = stage()
    reconnection.onDeadline(INTERVAL_MS)
    if (change === 'lives') view.learnAlive(aliveOf(BOB, 2n, 'bob:7051'), INTERVAL_MS)
    else view.forget(BOB)
    wishes.take()
    reconnection.onPinged(1 as PingId, true)
    assert.deepEqual(wishes.take(), [])
  }
})

test('a node that asks unpinged asks all whose endpoint it knows, and waits for nothing', () => {
  const { wishes, reconnection } = stage(true)
  reconnection.onDeadline(INTERVAL_MS)
  assert.deepEqual(wishes.take(), [askBob])
})
