import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../src/reference/dialects/documents'
import { fabric } from '../../src/reference/dialects/fabric'
import { MessageStore } from '../../src/reference/dissemination/message-store'
import { PeerSet, selectPeers } from '../../src/reference/dissemination/peer-selection'
import { IdentityStore } from '../../src/reference/identity/identity-store'
import type { SignedAlive } from '../../src/reference/membership/alive-message'
import { MembershipView } from '../../src/reference/membership/membership-view'
import type { MessageCryptoService } from '../../src/reference/ports/crypto'
import type { Dialect } from '../../src/reference/ports/dialect'
import { Wishes } from '../../src/reference/ports/outbox'
import { SeededRandom } from '../../src/suite/kit/seeded-random'
import { fromHex, toHex } from '../../src/wire/bytes'
import { isNewer } from '../../src/wire/message-order'
import { aliveOf, ORG1, peerOf } from './samples'

const TTL_MS = 100_000

/** How many entries `visited` counts while something is done. */
function visitsOf(counter: { readonly visited: number }, what: () => void): number {
  const before = counter.visited
  what()
  return counter.visited - before
}

/** How many entries the 1,000th and the 10,000th call visit. */
function visitsAsItGrows(counter: { readonly visited: number }, call: (number: number) => void): { few: number; many: number } {
  let few = 0
  let many = 0
  for (let number = 1; number <= 10_000; number++) {
    const visits = visitsOf(counter, () => call(number))
    if (number === 1_000) few = visits
    if (number === 10_000) many = visits
  }
  return { few, many }
}

function aliveStore(removal: 'past-ttl' | 'past-twice-ttl') {
  return new MessageStore<SignedAlive>({
    ttlMs: TTL_MS,
    removal,
    startedAt: 0,
    keyOf: (alive) => alive.message.content.membership.pkiId,
    isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),
  })
}

for (const removal of ['past-ttl', 'past-twice-ttl'] as const) {
  test(`storing the 10,000th message costs what storing the 1,000th costs (${removal})`, () => {
    const store = aliveStore(removal)
    const { few, many } = visitsAsItGrows(store, (number) => store.add(aliveOf(peerOf(number), 1n), number))
    assert.equal(store.size, 10_000)
    assert.ok(few > 0, 'the counter counts')
    assert.equal(many, few)
    assert.equal(
      visitsOf(store, () => store.add(aliveOf(peerOf(1), 2n), 100_001)),
      few,
      'in place of another one',
    )
    assert.equal(
      visitsOf(store, () => store.onDeadline(100_001)),
      1,
      'a check with nothing due',
    )
    assert.equal(
      visitsOf(store, () => store.nextDeadline),
      0,
    )
  })
}

test('a check visits what it takes out, and one entry more', () => {
  const store = aliveStore('past-ttl')
  for (let number = 1; number <= 5_000; number++) store.add(aliveOf(peerOf(number), 1n), number)
  const visits = visitsOf(store, () => assert.equal(store.onDeadline(TTL_MS + 8).length, 7))
  assert.equal(visits, 8)
})

/** Every identity is valid, and its PKI-ID is the identity itself. */
function identityStore(policy: Dialect['identity'], self = peerOf(0)): IdentityStore {
  const crypto: MessageCryptoService = {
    pkiIdOf: (identity) => toHex(identity) as ReturnType<typeof peerOf>,
    sign: () => new Uint8Array(),
    verify: () => true,
    verifyByChannel: () => true,
    validateIdentity: () => undefined,
    expirationOf: () => 10 * TTL_MS,
    verifyBlock: () => true,
    digest: () => new Uint8Array(),
  }
  return new IdentityStore({
    crypto,
    advisor: { orgOf: () => ORG1 },
    policy,
    usageThresholdMs: TTL_MS,
    startedAt: 0,
    self,
    outbox: new Wishes(),
  })
}

test('storing and using an identity costs the same among 1,000 and among 10,000', () => {
  const store = identityStore(fabric.identity)
  const stored = visitsAsItGrows(store, (number) => store.put(peerOf(number), fromHex(peerOf(number)), 0))
  assert.equal(stored.many, stored.few)
  assert.equal(store.known.length, 10_000)
  const used = visitsOf(store, () => store.use(peerOf(1), 1))
  assert.equal(
    visitsOf(store, () => store.use(peerOf(9_900), 1)),
    used,
  )
  assert.equal(
    visitsOf(store, () => store.onDeadline(TTL_MS / 10)),
    1,
    'a check with nothing due',
  )
})

test('only where every identity is validated anew does a check visit them all', () => {
  const store = identityStore(documents.identity)
  for (let number = 1; number <= 100; number++) store.put(peerOf(number), fromHex(peerOf(number)), 0)
  assert.equal(
    visitsOf(store, () => store.onDeadline(TTL_MS / 10)),
    1 + 100,
  )
})

test('learning that the 10,000th peer lives costs what the 1,000th cost', () => {
  const store = aliveStore('past-twice-ttl')
  const view = new MembershipView({ expirationTimeoutMs: TTL_MS, startedAt: 0, store, kept: undefined, outbox: new Wishes() })
  const { few, many } = visitsAsItGrows(view, (number) => view.hearDirectly(aliveOf(peerOf(number), 1n), number))
  assert.ok(few > 0, 'the counter counts')
  assert.equal(many, few)
  assert.equal(
    visitsOf(view, () => view.onDeadline(100_001)),
    0,
    'nothing is due',
  )
  const visits = visitsOf(view, () => view.onDeadline(110_000))
  assert.equal(view.aliveCount, 1)
  assert.ok(visits <= 5 * 9_999, 'a check looks a few times at each whom it takes out')
})

test('a draw costs as many numbers as peers are drawn, from however many', () => {
  for (const size of [100, 10_000]) {
    const peers = new PeerSet()
    for (let number = 0; number < size; number++) peers.add(peerOf(number))
    for (const k of [1, 3, 10]) {
      for (const without of [undefined, peerOf(7), peerOf(size + 1)]) {
        const random = new SeededRandom(42)
        assert.equal(selectPeers(k, { sets: [peers], without }, random).length, k)
        assert.equal(random.drawn, k, `${k} of ${size}`)
      }
    }
  }
})

test('where everybody is drawn there is nothing to draw', () => {
  const peers = new PeerSet()
  for (const number of [1, 2, 3]) peers.add(peerOf(number))
  for (const [k, without] of [
    [3, undefined],
    [4, undefined],
    [2, peerOf(1)],
    [0, undefined],
  ] as const) {
    const random = new SeededRandom(42)
    selectPeers(k, { sets: [peers], without }, random)
    assert.equal(random.drawn, 0)
  }
})
