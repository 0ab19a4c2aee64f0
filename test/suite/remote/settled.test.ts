import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALIVE, APPLICATION_MESSAGE, HANDSHAKE, identityOf, NONSENSE, PEER, PEER_AT, SUBJECT } from '../../../src/suite/bin/doctor-messages'
import { NotPossible, type World, type WorldEvent } from '../../../src/suite/port'
import { theReference } from '../../../src/suite/the-reference'

/** What adapter.proto says beside the calls themselves, by example of the kit that most adapters are made with. */

const entry = (name: string) => ({ identity: identityOf(name), org: 'Org1', valid: true, unreadableChannels: [] })

async function opened(): Promise<World> {
  const world = await theReference('fabric').open({
    seed: '7f3a',
    epochMs: 1_767_225_600_000,
    subjects: [{ name: SUBJECT, identity: identityOf(SUBJECT), endpoint: 'alice:7051', externalEndpoint: '', bootstrap: [], settings: {} }],
    directory: { entries: [SUBJECT, PEER].map(entry), invalidBlocks: [] },
  })
  await world.addPeer({ name: PEER, endpoints: [PEER_AT], handshake: HANDSHAKE })
  return world
}

/** With the peer's stream open, and the peer known. */
async function known(): Promise<World> {
  const world = await opened()
  await world.start(SUBJECT)
  await world.connect(PEER, SUBJECT)
  await world.send(PEER, SUBJECT, [ALIVE])
  await world.advance(0)
  return world
}

const typesIn = (events: readonly WorldEvent[]): string[] => events.map(({ type }) => type).filter((type) => type !== 'log')

test('a stream to a subject that has stopped ends at once; to one that has not started there is none', async () => {
  const world = await opened()
  await assert.rejects(world.connect(PEER, SUBJECT), NotPossible)
  await world.start(SUBJECT)
  await world.stop(SUBJECT)
  await world.connect(PEER, SUBJECT)
  assert.deepEqual(typesIn(await world.advance(0)), ['disconnected'])
})

test('a subject that has not started takes nothing and shows nothing; one that has stopped shows what it holds', async () => {
  const world = await opened()
  await assert.rejects(world.send(PEER, SUBJECT, [ALIVE]), NotPossible)
  await assert.rejects(world.gossip(SUBJECT, [APPLICATION_MESSAGE]), NotPossible)
  await assert.rejects(world.observe(SUBJECT, 'members'), NotPossible)
  await world.start(SUBJECT)
  await world.stop(SUBJECT)
  await assert.rejects(world.send(PEER, SUBJECT, [ALIVE]), NotPossible)
  assert.deepEqual((await world.observe(SUBJECT, 'members')).alive, [])
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
})

test('stopping ends every stream by the subject, and once', async () => {
  const world = await known()
  await world.stop(SUBJECT)
  await world.stop(SUBJECT)
  assert.deepEqual(typesIn(await world.advance(0)), ['disconnected'])
})

test('the handshake of the subject is the first that a peer reads, whoever has opened the stream', async () => {
  const world = await opened()
  await world.start(SUBJECT)
  await world.connect(PEER, SUBJECT)
  assert.equal(typesIn(await world.advance(0))[0], 'connected')
})

test('bytes that do not decode may end the stream, and nothing else', async () => {
  const world = await known()
  await world.send(PEER, SUBJECT, [NONSENSE])
  assert.ok(typesIn(await world.advance(0)).every((type) => type === 'rejected' || type === 'disconnected'))
  await world.connect(PEER, SUBJECT)
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
  assert.deepEqual(typesIn(await world.advance(20)), ['connected', 'received'])
})

test('what a peer had not read when its stream ended comes when it reads on', async () => {
  const world = await known()
  await world.pause(PEER)
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
  await world.advance(20)
  await world.stop(SUBJECT)
  await world.advance(0)
  await world.resume(PEER)
  assert.deepEqual(typesIn(await world.advance(0)), ['received'])
})
