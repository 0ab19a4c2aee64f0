import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ChannelOptions, ChannelState, type SignedStateInfo } from '../../src/reference/channel/channel-state'
import { documents } from '../../src/reference/dialects/documents'
import { MessageStore } from '../../src/reference/dissemination/message-store'
import { IdentityStore } from '../../src/reference/identity/identity-store'
import type { SignedAlive } from '../../src/reference/membership/alive-message'
import { type KeptMembers, MembershipView } from '../../src/reference/membership/membership-view'
import { BOUNDS } from '../../src/reference/ports/bounds'
import { Wishes } from '../../src/reference/ports/outbox'
import { PullEngine } from '../../src/reference/pull/pull-engine'
import { SeededRandom } from '../../src/suite/kit/seeded-random'
import { toHex, toUtf8 } from '../../src/wire/bytes'
import { openEnvelope } from '../../src/wire/envelope'
import { newMessage } from '../../src/wire/gossip-message'
import type { ChannelName, OrgId, PkiId } from '../../src/wire/ids'
import { ANode } from '../reference/node/a-node'
import { AConnectionTable } from '../reference/transport/a-connection-table'

const idOf = (number: number): PkiId => toHex(toUtf8(`peer ${number}`)) as PkiId
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const NEVER = 1_000_000_000

test('identities: the least recently used goes, and never the own one', () => {
  const wishes = new Wishes()
  const crypto = {
    pkiIdOf: (identity: Uint8Array) => toHex(identity) as PkiId,
    validateIdentity: () => undefined,
    expirationOf: () => NEVER,
  }
  const store = new IdentityStore({
    crypto: crypto as never,
    advisor: { orgOf: () => 'Org1' as OrgId },
    policy: documents.identity,
    usageThresholdMs: NEVER,
    startedAt: 0,
    self: idOf(0),
    outbox: wishes,
  })
  const put = (number: number) => store.put(idOf(number), toUtf8(`peer ${number}`), 0)
  for (const number of upTo(BOUNDS.identities)) assert.equal(put(number), undefined)
  store.use(idOf(1), 1)
  wishes.take()
  put(BOUNDS.identities)
  assert.deepEqual(wishes.take().at(-1), { type: 'identity-deleted', peer: idOf(2) })
  assert.deepEqual(
    [0, 1, 2, BOUNDS.identities].map((number) => store.has(idOf(number))),
    [true, true, false, true],
  )
  for (const number of upTo(3 * BOUNDS.identities)) put(number)
  assert.equal(store.known.length, BOUNDS.identities)
  assert.ok(store.has(idOf(0)))
  assert.ok(store['expiries'].size <= 2 * BOUNDS.identities + 1)
})

test('a store of messages: hidden ones go first, then the oldest', () => {
  const store = new MessageStore<string>({ ttlMs: 100, removal: 'past-twice-ttl', startedAt: 0, keyOf: (one) => one, isNewer: () => false })
  const fill = (word: string, count: number, now: number): void => {
    for (const number of upTo(count)) assert.ok(store.add(`${word} ${number}`, now))
  }
  fill('old', 2, 0)
  store.onDeadline(101)
  fill('new', BOUNDS.messages - 2, 102)
  assert.deepEqual([store.held, store.size], [BOUNDS.messages, BOUNDS.messages - 2])
  fill('newer', 3, 103)
  assert.equal(store.held, BOUNDS.messages)
  assert.deepEqual(
    ['old 0', 'old 1', 'new 0', 'new 1'].map((key) => store.has(key)),
    [false, false, false, true],
  )
})

test('blocks: as many as the node is told to hold, and no bound but that', () => {
  const trade = 'trade' as ChannelName
  const alice = new ANode(documents, { maxBlockCountToStore: `${BOUNDS.messages + 5}` })
  alice.step({ type: 'join-channel', channel: trade, message: { sequence: 1n, orgs: ['Org1' as OrgId], anchors: [] } })
  const blocks = alice.node.parts.channels.get(trade)?.blocks
  for (const number of upTo(BOUNDS.messages + 6).reverse()) {
    const payload = { seqNum: BigInt(number), data: new Uint8Array(), privateData: [] }
    const envelope = { payload: new Uint8Array(), signature: new Uint8Array() }
    assert.ok(blocks?.add({ message: newMessage('chan-and-org', { kind: 'data', payload }), envelope }, 0))
  }
  assert.equal(blocks?.numbers.length, BOUNDS.messages + 6)
})

test('dead peers: who died first is erased, but for those that are kept', () => {
  const store = { accepts: () => true, add: () => true, delete: () => undefined, nextDeadline: undefined, onDeadline: () => [] }
  const kept: KeptMembers = { includes: ({ endpoint }) => endpoint === '0:1' }
  const view = new MembershipView({ expirationTimeoutMs: 1, startedAt: 0, store, kept, outbox: new Wishes() })
  const dead = (number: number) =>
    ({
      message: {
        content: {
          membership: { pkiId: idOf(number), endpoint: `${number}:1`, metadata: new Uint8Array() },
          timestamp: { incNum: 1n, seqNum: 1n },
        },
      },
      envelope: { payload: new Uint8Array(), signature: new Uint8Array() },
    }) as unknown as SignedAlive
  for (const number of upTo(BOUNDS.deadPeers + 2)) view.learnDead(dead(number), 0)
  assert.equal(view.presumedDead.length, BOUNDS.deadPeers)
  assert.deepEqual(
    [0, 1, 2, 3].map((number) => view.lookup(idOf(number)) !== undefined),
    [true, false, false, true],
  )
  view.learnAlive(dead(BOUNDS.deadPeers + 2), 0)
  view.presumeDead(idOf(BOUNDS.deadPeers + 2))
  assert.equal(view.presumedDead.length, BOUNDS.deadPeers)
})

test('state infos of a channel: nobody comes in any more, but the node itself, and whoever is there speaks on', () => {
  const options = { name: 'trade', self: idOf(-1), publishIntervalMs: 1, sweepIntervalMs: 1, joinedAt: 0 }
  const channel = new ChannelState(options as unknown as ChannelOptions)
  const info = (number: number, seqNum = 1n) =>
    ({ message: { content: { pkiId: idOf(number), timestamp: { incNum: 1n, seqNum } } } }) as unknown as SignedStateInfo
  for (const number of upTo(BOUNDS.messages)) assert.ok(channel.addStateInfo(info(number), 0))
  assert.equal(channel.addStateInfo(info(BOUNDS.messages), 0), false)
  assert.ok(channel.addStateInfo(info(0, 2n), 0))
  assert.ok(channel.addStateInfo(info(-1), 0))
})

test('streams that have not said whose they are: the first of too many is refused, and only those that came in', () => {
  const table = new AConnectionTable()
  table.send('bob', 'word')
  table.answer(1)
  for (const stream of upTo(BOUNDS.halfOpenStreams - 1)) table.opened(2 + stream)
  assert.ok(!table.take().some((line) => line.includes('too many')))
  table.opened(2 + BOUNDS.halfOpenStreams)
  assert.deepEqual(
    table.take().filter((line) => line.includes('too many')),
    ['refuse 2: too many streams without a handshake'],
  )
})

test('a pull hears of so many missing items, and of each owner once', () => {
  const wishes = new Wishes()
  const bob = { pkiId: idOf(1), endpoint: undefined }
  const engine = new PullEngine({
    type: 'block',
    frame: { tag: 'chan-and-org', channel: toUtf8('trade') },
    times: { pullIntervalMs: 10, digestWaitTimeMs: 1, requestWaitTimeMs: 1 },
    startedAt: 0,
    stock: {
      draw: () => [bob],
      isPartner: () => true,
      missing: (digest) => new TextDecoder().decode(digest),
      digestOf: toUtf8,
      itemOf: (digest) => new TextDecoder().decode(digest),
      offeredTo: () => [],
      envelopeOf: () => undefined,
    },
    random: new SeededRandom(1),
    outbox: wishes,
  })
  const sent = () =>
    wishes.take().flatMap((wish) => {
      const opened = wish.type === 'send' ? openEnvelope(wish.envelope) : undefined
      return opened !== undefined && 'ok' in opened ? [opened.ok.message.content] : []
    })
  engine.onDeadline(10)
  const [hello] = sent()
  assert.ok(hello?.kind === 'hello')
  const digests = upTo(BOUNDS.offers + 5).map((number) => toUtf8(`${number}`))
  for (let time = 0; time < 3; time++) engine.onDigest({ kind: 'data-dig', nonce: hello.nonce, digests, type: 'block' })
  const [round] = engine['rounds']
  assert.ok([...(round?.owners.values() ?? [])].every((owners) => owners.length === 1))
  engine.onDeadline(11)
  const [request] = sent()
  assert.ok(request?.kind === 'data-req')
  assert.equal(request.digests.length, BOUNDS.offers)
})
