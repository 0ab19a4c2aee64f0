import assert from 'node:assert/strict'
import test from 'node:test'
import { testPkiId } from '../../src/suite/kit/test-crypto'
import type { World } from '../../src/suite/port'
import { theReference } from '../../src/suite/the-reference'
import { toUtf8 } from '../../src/wire/bytes'

const ALICE = toUtf8('alice')

function open(settings: Readonly<Record<string, string>> = {}): Promise<World> {
  return theReference('documents').open({
    seed: 'test',
    epochMs: 1_767_225_600_000,
    subjects: [{ name: 'alice', identity: ALICE, endpoint: 'alice:7051', externalEndpoint: '', bootstrap: [], settings }],
    directory: { entries: [{ identity: ALICE, org: 'Org1', valid: true, unreadableChannels: [] }], invalidBlocks: [] },
  })
}

const MISTAKES: readonly (readonly [name: string, mistake: (world: World) => Promise<unknown>, words: RegExp])[] = [
  ['a subject that is not in the world', (world) => world.start('anna'), /no subject anna/],
  ['a call to a subject that was not started', (world) => world.suspect('alice'), /alice has not been started/],
  ['an observation of one', (world) => world.observe('alice', 'service'), /alice has not been started/],
  ['a peer that was not added', (world) => world.reachable('bob', true), /no peer bob/],
  ['a peer without a handshake that sends', (world) => sendWithoutStream(world), /bob has no stream to alice/],
  ['a peer that connects to nobody', (world) => connectToNobody(world), /no subject anna/],
]

async function sendWithoutStream(world: World): Promise<void> {
  await world.addPeer({ name: 'bob', endpoints: [], handshake: new Uint8Array() })
  await world.send('bob', 'alice', [new Uint8Array()])
}

async function connectToNobody(world: World): Promise<void> {
  await world.addPeer({ name: 'bob', endpoints: [], handshake: new Uint8Array() })
  await world.connect('bob', 'anna')
}

for (const [name, mistake, words] of MISTAKES) {
  test(`${name} is an error that names it`, async () => {
    const world = await open()
    await assert.rejects(mistake(world), words)
    await world.close()
  })
}

test('a setting that is wrong is an error that names its key', async () => {
  const world = await open({ pullInterval: 'often' })
  await assert.rejects(world.start('alice'), /peer\.gossip\.pullInterval is "often"/)
})

test('each subject goes by its own settings, the usage threshold of identities among them', async () => {
  const subject = (name: string, settings: Readonly<Record<string, string>>) => {
    return { name, identity: toUtf8(name), endpoint: `${name}:7051`, externalEndpoint: '', bootstrap: [], settings }
  }
  const world = await theReference('documents').open({
    seed: 'test',
    epochMs: 1_767_225_600_000,
    subjects: [subject('alice', { pullInterval: '7s', identityUsageThreshold: '2h' }), subject('anna', {})],
    directory: {
      entries: ['alice', 'anna'].map((name) => ({ identity: toUtf8(name), org: 'Org1', valid: true, unreadableChannels: [] })),
      invalidBlocks: [],
    },
  })
  const seen = async (name: string) => {
    await world.start(name)
    const { pullInterval, identityUsageThreshold } = await world.observe(name, 'settings')
    return [pullInterval, identityUsageThreshold]
  }
  assert.deepEqual(
    [await seen('alice'), await seen('anna')],
    [
      ['7s', '2h0m0s'],
      ['4s', '1h0m0s'],
    ],
  )
  await world.close()
})

test('closing and stopping twice is as good as once', async () => {
  const world = await open()
  await world.start('alice')
  await world.stop('alice')
  await world.stop('alice')
  await world.close()
  await world.close()
  assert.deepEqual(
    (await world.advance(60_000)).filter((event) => event.type !== 'log'),
    [],
  )
})

test('a channel is joined, left, and joined again by a newer message only', async () => {
  const world = await open()
  await world.start('alice')
  await world.joinChannel('alice', 'trade', 2n, ['Org1'], [])
  await world.joinChannel('alice', 'trade', 1n, ['Org2'], [])
  await world.joinChannel('alice', 'trade', 3n, [], [])
  await world.joinChannel('alice', 'empty', 1n, [], [])
  await world.updateChaincodes('alice', 'trade', [{ name: 'cc', version: '1' }])
  await world.leaveChannel('alice', 'trade')
  await world.leaveChannel('alice', 'nowhere')
  assert.deepEqual(await world.observeChannelMembers('alice', 'trade'), [])
  assert.deepEqual(await world.observeChannelMembers('alice', 'nowhere'), [])
  assert.deepEqual(await world.observe('alice', 'identities'), [testPkiId(ALICE)])
  await world.close()
})
