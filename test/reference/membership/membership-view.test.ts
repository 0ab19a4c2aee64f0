import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageStore } from '../../../src/reference/dissemination/message-store'
import type { SignedAlive } from '../../../src/reference/membership/alive-message'
import { MembershipView } from '../../../src/reference/membership/membership-view'
import { Wishes } from '../../../src/reference/ports/outbox'
import { aliveOf, peerOf } from '../samples'

const BOB = peerOf(1)

test('who cannot be reached is told to be dead once, and a stranger not at all', () => {
  const outbox = new Wishes()
  const store = new MessageStore<SignedAlive>({
    ttlMs: 1_000,
    removal: 'past-ttl',
    startedAt: 0,
    keyOf: ({ message }) => message.content.membership.pkiId,
    isNewer: () => true,
  })
  const view = new MembershipView({ expirationTimeoutMs: 1_000, startedAt: 0, store, kept: undefined, outbox })
  view.hearDirectly(aliveOf(BOB, 1n), 0)
  outbox.take()
  for (const peer of [BOB, BOB, peerOf(2)]) view.presumeDead(peer)
  assert.deepEqual(
    outbox.take().map((wish) => wish.type === 'member-changed' && [wish.peer, wish.became]),
    [[BOB, 'dead']],
  )
})
