import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import { fabric } from '../../../src/reference/dialects/fabric'
import { IdentityStore } from '../../../src/reference/identity/identity-store'
import type { Dialect } from '../../../src/reference/ports/dialect'
import { Wishes } from '../../../src/reference/ports/outbox'
import { TestCrypto, TestDirectory, testPkiId, testSignature } from '../../../src/suite/kit/test-crypto'
import type { DirectoryEntry } from '../../../src/suite/port'
import { toUtf8 } from '../../../src/wire/bytes'
import type { PkiId } from '../../../src/wire/ids'

const THRESHOLD_MS = 1_000
const BOB = toUtf8('certificate of bob')
const bob = testPkiId(BOB)
const ALICE = toUtf8('certificate of alice')

function entry(changes: Partial<DirectoryEntry> = {}): DirectoryEntry {
  return { identity: BOB, org: 'Org1', valid: true, unreadableChannels: [], ...changes }
}

function stage(bobs: DirectoryEntry[] = [entry()], policy: Dialect['identity'] = documents.identity) {
  const directory = new TestDirectory({ entries: [entry({ identity: ALICE }), ...bobs], invalidBlocks: [] }, 0)
  const crypto = new TestCrypto(directory, ALICE)
  const wishes = new Wishes()
  const store = new IdentityStore({
    crypto,
    advisor: crypto,
    policy,
    usageThresholdMs: THRESHOLD_MS,
    startedAt: 0,
    self: testPkiId(ALICE),
    outbox: wishes,
  })
  return { store, directory, told: () => wishes.take() }
}

const REFUSALS: readonly {
  readonly of: string
  readonly bobs: DirectoryEntry[]
  readonly peer?: PkiId
  readonly empty?: true
  cause: RegExp
}[] = [
  { of: 'no identity at all', bobs: [entry()], empty: true, cause: /^no identity was given for PKI-ID/ },
  { of: 'an identity that has expired', bobs: [entry({ expiresAtMs: 9 })], cause: /has expired$/ },
  { of: 'a revoked identity', bobs: [entry({ valid: false })], cause: /is not valid: it is revoked$/ },
  { of: 'an unknown identity', bobs: [], cause: /is not valid: it is unknown$/ },
  { of: "another's PKI-ID", bobs: [entry()], peer: testPkiId(toUtf8('eve')), cause: /is not the one computed from the identity$/ },
]

for (const { of, bobs, peer = bob, empty, cause } of REFUSALS) {
  test(`${of} is refused in words that name the PKI-ID and the cause`, () => {
    const { store, told } = stage(bobs)
    const words = store.put(peer, empty ? new Uint8Array() : BOB, 10)
    assert.match(words ?? 'stored', cause)
    assert.ok(words?.includes(peer))
    assert.equal(store.has(peer), false)
    assert.deepEqual(store.known, [])
    assert.deepEqual(told(), [])
  })
}

test('at its expiry an identity is taken, 1 ms later not', () => {
  assert.equal(stage([entry({ expiresAtMs: 10 })]).store.put(bob, BOB, 10), undefined)
  assert.match(stage([entry({ expiresAtMs: 10 })]).store.put(bob, BOB, 11) ?? '', /has expired/)
})

test('an identity that is stored again is neither told of nor used', () => {
  const { store, told } = stage()
  assert.equal(store.put(bob, BOB, 0), undefined)
  assert.equal(store.put(bob, BOB, 999), undefined)
  assert.deepEqual(told(), [{ type: 'identity-stored', peer: bob, org: 'Org1' }])
  store.onDeadline(100)
  for (let check = 200; check <= 1_100; check += 100) store.onDeadline(check)
  assert.equal(store.has(bob), false)
  assert.deepEqual(told(), [{ type: 'identity-deleted', peer: bob }])
})

test('what is refused leaves what is stored as it was', () => {
  const { store, directory } = stage()
  store.put(bob, BOB, 0)
  directory.update([entry({ valid: false })])
  assert.match(store.put(bob, BOB, 1) ?? '', /not valid/)
  assert.deepEqual(store.use(bob, 1)?.identity, BOB)
})

test('only a known identity verifies, and only what it signed', () => {
  const { store } = stage()
  const message = toUtf8('message')
  assert.equal(store.useToVerify(bob, testSignature(BOB, message), message, 0), false)
  store.put(bob, BOB, 0)
  assert.equal(store.useToVerify(bob, testSignature(BOB, message), message, 0), true)
  assert.equal(store.useToVerify(bob, testSignature(ALICE, message), message, 0), false)
  assert.equal(store.use(bob, 0)?.org, 'Org1')
  assert.equal(store.use(testPkiId(ALICE), 0), undefined)
})

test('the identity of the node itself outlives disuse', () => {
  const { store } = stage()
  store.put(testPkiId(ALICE), ALICE, 0)
  store.put(bob, BOB, 0)
  for (let check = 100; check <= 5_000; check += 100) store.onDeadline(check)
  assert.deepEqual(store.known, [testPkiId(ALICE)])
})

test('an identity that is gone and comes again may expire only once', () => {
  const { store, told, directory } = stage([entry({ expiresAtMs: 5_000 })], fabric.identity)
  store.put(bob, BOB, 0)
  for (let at = store.nextDeadline; at <= 1_100; at = store.nextDeadline) store.onDeadline(at)
  store.put(bob, BOB, 1_150)
  directory.update([entry({ expiresAtMs: 1_200 })])
  for (let at = store.nextDeadline; at <= 2_050; at = store.nextDeadline) {
    store.use(bob, at)
    store.onDeadline(at)
  }
  assert.equal(store.has(bob), true, 'its expiry is that of the identity as it was stored')
  const stored = { type: 'identity-stored', peer: bob, org: 'Org1' }
  assert.deepEqual(told(), [stored, { type: 'identity-deleted', peer: bob }, stored])
})
