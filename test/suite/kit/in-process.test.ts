import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inProcess } from '../../../src/suite/kit/in-process'
import type { Environment, Implementation } from '../../../src/suite/kit/node'
import type { ServerCall, Stream } from '../../../src/suite/kit/surroundings'
import { Refusal, SubjectCrashed, UnknownCall, type World, type WorldSpec } from '../../../src/suite/port'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import type { Bytes } from '../../../src/wire/ids'

/** A node that does as its application says, and repeats to its application what comes in. */
class Parrot {
  private readonly environment: Environment
  private readonly streams: (ServerCall | Stream)[] = []

  constructor(environment: Environment) {
    this.environment = environment
    environment.server.addService({ gossipStream: { path: '/gossip.Gossip/GossipStream' } }, this)
  }

  /** The handler; it listens when it has been let wait. */
  async gossipStream(call: ServerCall): Promise<void> {
    call.write(toUtf8('hello'))
    this.streams.push(call)
    await Promise.resolve()
    call.on('data', (envelope) => this.environment.listener.onDelivered('', envelope))
  }

  stop(): void {
    for (const stream of this.streams) stream.end()
  }

  async gossip(message: Bytes): Promise<void> {
    const { clock, dialer } = this.environment
    const [command, argument = ''] = fromUtf8(message).split(' ')
    if (command === 'fail') throw new Error('on purpose')
    if (command === 'refuse') throw new Refusal(`no ${argument}`)
    if (command === 'later') clock.schedule(clock.now() + Number(argument), async () => this.say('later'))
    else if (command === 'dial') {
      const stream = await new Promise<Stream | undefined>((resolve) => dialer.dial(argument, resolve))
      stream?.write(toUtf8('dialled'))
    } else await this.say(message)
  }

  private async say(what: Bytes | string): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
    for (const stream of this.streams) stream.write(typeof what === 'string' ? toUtf8(what) : what)
  }
}

const PARROT: Implementation<Parrot> = {
  name: 'parrot',
  version: '1',
  dialect: 'fabric',
  families: ['EMIT'],
  usesPromises: true,
  build: ({ settings }, environment) => {
    settings.count('propagatePeerNum', 3)
    settings.durationMs('pullInterval', 4_000)
    return new Parrot(environment)
  },
  calls: { start: () => undefined, stop: (node) => node.stop(), gossip: (node, message) => node.gossip(message) },
}

function specOf(settings: Readonly<Record<string, string>> = {}): WorldSpec {
  const subject = { name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:1', externalEndpoint: '', bootstrap: [], settings }
  return { seed: 's', epochMs: 1_000, subjects: [subject], directory: { entries: [], invalidBlocks: [] } }
}

async function parrotWithBob(implementation: Implementation<Parrot> = PARROT, records = true): Promise<World> {
  const world = await inProcess(implementation, { records }).open(specOf())
  await world.addPeer({ name: 'bob', endpoints: ['bob:1'], handshake: toUtf8('bob') })
  await world.start('alice')
  await world.connect('bob', 'alice')
  return world
}

/** What has happened at which instant. */
async function seen(world: World, ms: number): Promise<string[]> {
  const events = await world.advance(ms)
  return events.map((event) => {
    const bytes = event.type === 'received' ? event.envelope : event.type === 'delivered' ? event.message : undefined
    return `${event.atMs} ${event.type}${bytes === undefined ? '' : ` ${fromUtf8(bytes)}`}`
  })
}

test('what a node does by promises happens at the instant that it belongs to', async () => {
  const world = await parrotWithBob()
  assert.deepEqual(await seen(world, 0), ['0 connected', '0 delivered bob'])
  await world.gossip('alice', ['later 5', 'word', 'later 10'].map(toUtf8))
  assert.deepEqual(await seen(world, 5), ['0 received word', '5 received later'])
  assert.deepEqual(await seen(world, 4), [])
  assert.deepEqual(await seen(world, 1), ['10 received later'])
  await world.gossip('alice', [toUtf8('dial bob:1')])
  assert.deepEqual(await seen(world, 0), ['10 dialled', '10 connected'])
  await world.close()
})

test('requests are taken in their order, even if nobody waits for the answers', async () => {
  const world = await parrotWithBob()
  const asked = [world.gossip('alice', ['1', '2', '3'].map(toUtf8)), world.send('bob', 'alice', [toUtf8('4'), toUtf8('5')])]
  const events = await seen(world, 0)
  await Promise.all(asked)
  const expected = ['connected', 'delivered bob', 'received 1', 'received 2', 'received 3', 'delivered 4', 'delivered 5']
  assert.deepEqual(
    events,
    expected.map((event) => `0 ${event}`),
  )
  await world.close()
})

test('what a node refuses of its application is told, and the others are handed over', async () => {
  const world = await parrotWithBob()
  await world.advance(0)
  await assert.rejects(world.gossip('alice', ['1', 'refuse this', '2', 'refuse that'].map(toUtf8)), new Refusal('no this'))
  assert.deepEqual(await seen(world, 0), ['0 received 1', '0 received 2'])
  await world.gossip('alice', [toUtf8('3')])
  assert.deepEqual(await seen(world, 0), ['0 received 3'])
  const throwing = {
    ...PARROT,
    calls: {
      ...PARROT.calls,
      gossip: () => {
        throw new Refusal('never')
      },
    },
  }
  await assert.rejects((await parrotWithBob(throwing)).gossip('alice', [toUtf8('1')]), new Refusal('never'))
  await world.close()
})

test('an error in a promise of a call is a crash of the node', async () => {
  const world = await parrotWithBob()
  await assert.rejects(
    world.gossip('alice', [toUtf8('fail')]),
    (error) => error instanceof SubjectCrashed && /on purpose/.test(error.message),
  )
})

test('capabilities follow from calls and views; what is left out is refused as unknown', async () => {
  const { calls } = PARROT
  const some = {
    ...PARROT,
    calls: { ...calls, joinChannel: () => undefined, suspect: () => undefined },
    views: { identities: () => ['00'] },
  }
  assert.deepEqual((await inProcess(some).describe()).capabilities, ['sees-identities', 'suspects'])
  const world = await parrotWithBob(some)
  await world.suspect('alice')
  assert.deepEqual(await world.observe('alice', 'identities'), ['00'])
  const isUnknown = (words: RegExp) => (error: unknown) => error instanceof UnknownCall && words.test(error.message)
  await assert.rejects(world.joinChannel('alice', 'trade', 1n, ['Org1'], []), isUnknown(/The capability channels is not declared/))
  await assert.rejects(world.updateChaincodes('alice', 'trade', []), isUnknown(/chaincodes/))
  await assert.rejects(world.observe('alice', 'store-sizes'), isUnknown(/sees-store-sizes/))
  await assert.rejects(world.observeChannelMembers('alice', 'trade'), isUnknown(/sees-channel-members/))
  await assert.rejects(world.start('alice'), /alice has been started/)
  await world.close()
})

test('a node that was stopped starts in another life', async () => {
  const world = await parrotWithBob()
  await world.stop('alice')
  await world.start('alice')
  await assert.rejects(world.start('alice'), /alice has been started/)
  await seen(world, 0)
  await world.connect('bob', 'alice')
  await world.gossip('alice', [toUtf8('anew')])
  assert.deepEqual(await seen(world, 0), ['0 connected', '0 delivered bob', '0 received anew'])
  await world.close()
})

test('a world that records nothing goes on all the same', async () => {
  const world = await parrotWithBob({ ...PARROT, views: { members: () => ({ alive: ['00'], dead: [] }) } }, false)
  await world.gossip('alice', [toUtf8('later 5')])
  assert.deepEqual(await world.advance(1_000), [])
  assert.deepEqual(await world.observe('alice', 'members'), { alive: ['00'], dead: [] })
  await world.close()
})

const REFUSED: readonly (readonly [settings: Readonly<Record<string, string>>, words: string])[] = [
  [{ pullIntervall: '1s' }, 'peer.gossip.pullIntervall is not a known setting.'],
  [{ pullInterval: 'often' }, 'peer.gossip.pullInterval is "often": it must be a duration of whole milliseconds such as 10ms, 0 or more.'],
  [{ pullInterval: '-1s' }, 'peer.gossip.pullInterval is "-1s": it must be a duration of whole milliseconds such as 10ms, 0 or more.'],
  [{ propagatePeerNum: '-1' }, 'peer.gossip.propagatePeerNum is "-1": it must be a whole number, 0 or more.'],
]

for (const [settings, words] of REFUSED) {
  test(`${JSON.stringify(settings)} is refused by name`, async () => {
    const world = await inProcess(PARROT).open(specOf(settings))
    await assert.rejects(world.start('alice'), (error) => error instanceof Refusal && error.message === words)
  })
}

test('settings that are known and readable are taken, whatever else the node makes of them', async () => {
  const world = await inProcess(PARROT).open(specOf({ pullInterval: '1m30s', propagatePeerNum: '0' }))
  await world.start('alice')
  await world.close()
})
