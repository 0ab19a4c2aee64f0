import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import type { DialId, StreamId } from '../../../src/reference/ports/outbox'
import { encodeGossipMessage } from '../../../src/wire/envelope'
import { newMessage } from '../../../src/wire/gossip-message'
import type { ChannelName, OrgId } from '../../../src/wire/ids'
import { ANode } from './a-node'

const TRADE = 'trade' as ChannelName
const STREAM = 9 as StreamId
const AT_ONCE = { maxPropagationBurstSize: '1' }
const JOIN = { type: 'join-channel', channel: TRADE, message: { sequence: 1n, orgs: ['Org1' as OrgId], anchors: [] } } as const

/** What the application gossips: something for its own organization. */
function orgMessage(alice: ANode) {
  const { pkiId, identity } = alice.cast.get('alice')
  const content = { kind: 'peer-identity' as const, pkiId, cert: identity, metadata: new Uint8Array() }
  return { type: 'gossip', message: encodeGossipMessage(newMessage('org-only', content)) } as const
}

function typesOf(alice: ANode): string[] {
  return alice.takeEffects().map(({ type }) => type)
}

test('a batch that is complete before the start is an error, and nothing is sent', () => {
  const alice = new ANode(documents, AT_ONCE, { isStarted: false })
  for (const _ of ['the first', 'the next']) {
    alice.step(orgMessage(alice))
    assert.deepEqual(alice.takeEffects(), [{ type: 'failed', error: 'a batch cannot be routed before discovery exists' }])
  }
})

test('what the application wants before the start and after the stop is kept, and nothing goes out', () => {
  const alice = new ANode(documents, AT_ONCE, { isStarted: false })
  alice.step(JOIN)
  assert.equal(alice.node.parts.channels.get(TRADE)?.orgs.has('Org1' as OrgId), true)
  alice.step({ type: 'start' })
  alice.step({ type: 'stop' })
  alice.step({ type: 'leave-channel', channel: TRADE })
  alice.step({ type: 'suspect' })
  alice.step(orgMessage(alice))
  assert.equal(alice.node.parts.channels.get(TRADE)?.left, true)
  assert.deepEqual(typesOf(alice), [])
  assert.equal(alice.node.nextDeadline, undefined)
})

test('a second start of a running node changes nothing, nor does a second stop', () => {
  const alice = new ANode(documents)
  const { running } = alice.node
  alice.connect(alice.introduce('bob', 'Org1'))
  alice.step({ type: 'start' })
  assert.equal(alice.node.running, running)
  alice.takeEffects()
  alice.step({ type: 'stop' })
  alice.step({ type: 'stop' })
  assert.deepEqual(typesOf(alice), ['end'])
})

test('a stream that comes to a node that does not run is ended, and nothing else concerns it', () => {
  const alice = new ANode(documents, {}, { isStarted: false })
  alice.step({ type: 'opened', stream: STREAM })
  alice.step({ type: 'dialled', dial: 1 as DialId, stream: STREAM })
  alice.step({ type: 'dialled', dial: 1 as DialId, stream: undefined })
  alice.step({ type: 'message', stream: STREAM, envelope: new Uint8Array() })
  alice.step({ type: 'ended', stream: STREAM })
  const ended = { type: 'end', stream: STREAM, reason: 'not wanted any more' }
  assert.deepEqual(alice.takeEffects(), [ended, ended])
})

test('a node that does not run has nothing to do when it is woken', () => {
  const alice = new ANode(documents, AT_ONCE, { isStarted: false })
  alice.step({ type: 'deadline' })
  assert.deepEqual(typesOf(alice), [])
  alice.step({ type: 'start' })
  alice.step({ type: 'stop' })
  alice.takeEffects()
  alice.step({ type: 'deadline' })
  assert.deepEqual(typesOf(alice), [])
})

test('what a wish brings about comes before the next wish: a block is on its way before it is delivered', () => {
  const alice = new ANode(documents, AT_ONCE)
  const [bob, carol] = ['bob', 'carol'].map((name) => alice.introduce(name, 'Org1'))
  assert.ok(bob !== undefined && carol !== undefined)
  alice.step(JOIN)
  const fromBob = alice.connect(bob)
  const fromCarol = alice.connect(carol)
  alice.hear(fromBob, alice.messages.alive(bob))
  alice.hear(fromCarol, alice.messages.alive(carol))
  alice.hear(fromCarol, alice.messages.stateInfo(carol, TRADE))
  alice.takeEffects()
  alice.hear(fromBob, alice.messages.block(TRADE))
  assert.deepEqual(typesOf(alice), ['write', 'deliver'])
})

test('what is no message is refused by an exception, and then nothing has happened', () => {
  const alice = new ANode(documents, AT_ONCE)
  assert.throws(() => alice.step({ type: 'gossip', message: Uint8Array.of(0xff) }), /is malformed/)
  assert.throws(
    () => alice.step({ type: 'gossip', message: encodeGossipMessage(newMessage('org-only', { kind: 'empty' })) }),
    /the kind empty must not be gossiped under the tag org-only/,
  )
  alice.step({ type: 'suspect' })
  assert.deepEqual(typesOf(alice), [])
})
