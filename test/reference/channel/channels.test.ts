import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import type { Effect } from '../../../src/reference/ports/outbox'
import { isKind, openBytes, openEnvelope } from '../../../src/wire/envelope'
import type { Envelope } from '../../../src/wire/gossip-message'
import type { ChannelName, OrgId } from '../../../src/wire/ids'
import { ANode, STARTED_AT } from '../node/a-node'

const [TRADE, GOLD, IRON] = ['trade', 'gold', 'iron'] as ChannelName[] as [ChannelName, ChannelName, ChannelName]
const LATER_MS = 1_000
const PULL_INTERVAL_MS = 4_000
const JOIN = { sequence: 1n, orgs: ['Org1' as OrgId], anchors: [] }

/** The channels of a node that is in trade from the beginning, and in gold and iron a second later. */
function stage() {
  const alice = new ANode(documents, { pullInterval: `${PULL_INTERVAL_MS}ms` }, { isStarted: false })
  const { channels } = alice.node.parts
  channels.join(TRADE, JOIN, STARTED_AT)
  for (const name of [GOLD, IRON]) channels.join(name, JOIN, STARTED_AT + LATER_MS)
  const of = (name: ChannelName) => channels.get(name) ?? assert.fail(`alice is not in ${name}`)
  return { alice, channels, of }
}

function opened(envelope: Envelope) {
  const signed = openEnvelope(envelope)
  assert.ok('ok' in signed)
  return signed.ok
}

test('whose state info is forgotten is looked at in each channel in its own time', () => {
  const { alice, channels, of } = stage()
  const bob = alice.introduce('bob', 'Org1')
  for (const name of [TRADE, GOLD]) {
    const info = opened(alice.messages.stateInfo(bob, name))
    assert.ok(isKind(info, 'state-info'))
    of(name).addStateInfo(info, STARTED_AT + LATER_MS)
  }
  const inBoth = () => [TRADE, GOLD].filter((name) => of(name).hasPublished(bob.pkiId))
  const first = STARTED_AT + 5 * PULL_INTERVAL_MS
  assert.equal(channels.nextSweep, first)
  channels.sweep(() => false, first)
  assert.deepEqual(inBoth(), [GOLD])
  assert.equal(channels.nextSweep, first + LATER_MS)
  channels.sweep(() => false, first + LATER_MS)
  assert.deepEqual(inBoth(), [])
  assert.equal(channels.nextSweep, undefined)
})

test('blocks are let go in each channel in its own time', () => {
  const { alice, channels, of } = stage()
  for (const name of [TRADE, GOLD]) {
    const block = opened(alice.messages.block(name))
    assert.ok(isKind(block, 'data'))
    of(name).blocks.add(block, STARTED_AT + LATER_MS + 1)
  }
  const numbers = () => [TRADE, GOLD, IRON].map((name) => of(name).blocks.numbers.length)
  const first = STARTED_AT + 101 * PULL_INTERVAL_MS
  assert.equal(channels.nextBlockExpiry, first)
  channels.expireBlocks(first)
  assert.deepEqual(numbers(), [0, 1, 0], 'that of gold is old enough, but looked at a second later')
  assert.equal(channels.nextBlockExpiry, first + LATER_MS)
  channels.expireBlocks(first + LATER_MS)
  assert.deepEqual(numbers(), [0, 0, 0])
})

function isRequest(effect: Effect): boolean {
  const sent = effect.type === 'write' ? openBytes(effect.envelope) : undefined
  return sent !== undefined && 'ok' in sent && isKind(sent.ok, 'state-info-pull-req')
}

test('what is published in a channel is asked for in its own time', () => {
  const alice = new ANode(documents, { requestStateInfoInterval: '4s', aliveTimeInterval: '1h', pullInterval: '1h' })
  const bob = alice.introduce('bob', 'Org1')
  alice.hear(alice.connect(bob), alice.messages.alive(bob))
  for (const channel of [TRADE, GOLD]) {
    alice.step({ type: 'join-channel', channel, message: JOIN })
    alice.now += LATER_MS
  }
  alice.takeEffects()
  const asked: number[] = []
  while ((alice.node.nextDeadline ?? 0) <= STARTED_AT + 9_000) {
    alice.wake()
    for (const effect of alice.takeEffects()) if (isRequest(effect)) asked.push(alice.now - STARTED_AT)
  }
  assert.deepEqual(asked, [4_000, 5_000, 8_000, 9_000])
})
