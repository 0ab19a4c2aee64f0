import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { credentials } from '@grpc/grpc-js'
import { GrpcDialer } from '../../../src/reference/runtime/grpc-dialer'
import { SystemClock } from '../../../src/reference/runtime/system-clock'
import { GOSSIP_SERVICE } from '../../../src/reference/transport/gossip-service'
import { LoopbackSurroundings } from '../../../src/suite/kit/loopback-surroundings'
import type { ServerCall, Stream } from '../../../src/suite/kit/surroundings'
import { testPkiId } from '../../../src/suite/kit/test-crypto'
import type { EventBody } from '../../../src/suite/kit/virtual-network'
import { NotPossible, type SubjectSpec } from '../../../src/suite/port'
import { Cast } from '../../../src/suite/script/cast'
import { Messages } from '../../../src/suite/script/messages'
import { toUtf8 } from '../../../src/wire/bytes'

const cast = new Cast()

function specOf(name: string): SubjectSpec {
  const { identity, internalEndpoint, externalEndpoint } = cast.introduce(name, 'Org1')
  return { name, identity, endpoint: internalEndpoint, externalEndpoint, bootstrap: [], settings: {} }
}

const [ALICE, ANNA] = [specOf('alice'), specOf('anna')]

/** Two places; at the one of alice whoever dials is greeted and told something. */
async function surroundings() {
  const events: EventBody[] = []
  const dialer = new GrpcDialer({
    credentials: credentials.createInsecure(),
    channelOptions: { 'grpc.use_local_subchannel_pool': 1 },
    dialTimeoutMs: 3_000,
  })
  const around = new LoopbackSurroundings({
    subjects: [ALICE, ANNA],
    runtime: { clock: new SystemClock(), dialer },
    record: (event) => events.push(event),
  })
  const live = async () => {
    const { server } = around.access(ALICE)
    const GossipStream = (call: ServerCall) => {
      call.on('data', () => undefined)
      for (const bytes of [new Messages().handshake(cast.get('alice')), toUtf8('something')]) call.write(bytes)
      call.on('end', () => call.end())
    }
    server.addService(GOSSIP_SERVICE, {
      GossipStream,
      Ping: (_call: unknown, answer: (error: null, bytes: Buffer) => void) => answer(null, Buffer.of()),
    })
    await around.open('alice')
    return server.registered
  }
  const { dialer: way } = around.access(ANNA)
  const dialled = () => new Promise<Stream | undefined>((resolve) => way.dial(ALICE.externalEndpoint, resolve))
  const pinged = () => new Promise<boolean>((resolve) => way.ping(ALICE.endpoint, resolve))
  return { around, events, live, dialled, pinged }
}

test('nodes are reached by their names, and what comes is recorded with who wrote it', async () => {
  const { around, events, live, dialled } = await surroundings()
  assert.deepEqual(await live(), ['gossip.Gossip'])
  const stream = await dialled()
  await new Promise<void>((resolve) => {
    let count = 0
    stream?.listen({ onMessage: () => ++count === 2 && resolve(), onEnd: () => undefined })
  })
  stream?.end()
  assert.deepEqual(
    events.map(({ type, subject }) => [type, subject]),
    [
      ['dialled', 'anna'],
      ['connected', 'alice'],
      ['received', 'alice'],
    ],
  )
  assert.equal(testPkiId(ALICE.identity), cast.get('alice').pkiId)
  around.dispose()
})

test('a handler is found by the name of its method with a small letter as well, and stays what it is', async () => {
  const { around, dialled } = await surroundings()
  const { server } = around.access(ALICE)
  class Handlers {
    readonly word = new Messages().handshake(cast.get('alice'))
    gossipStream(call: ServerCall): void {
      call.write(this.word)
    }
    Ping(_call: unknown, answer: (error: null, bytes: Buffer) => void): void {
      answer(null, Buffer.of())
    }
  }
  server.addService(GOSSIP_SERVICE, new Handlers())
  await around.open('alice')
  const stream = await dialled()
  assert.ok(stream)
  const came = await new Promise((resolve) => stream.listen({ onMessage: () => resolve(true), onEnd: () => resolve(false) }))
  assert.equal(came, true)
  stream.end()
  around.dispose()
})

test('whoever is closed is not reached, and in a new life is', async () => {
  const { around, live, dialled, pinged } = await surroundings()
  assert.equal(await pinged(), false)
  await live()
  assert.equal(await pinged(), true)
  around.close('alice')
  assert.equal(await dialled(), undefined)
  await live()
  assert.equal(await pinged(), true)
  around.dispose()
})

test('a port that somebody else has taken meanwhile is left to them', async () => {
  const { around, live, pinged } = await surroundings()
  await live()
  const { port } = (around as unknown as { places: Map<string, { port: number }> }).places.get('alice') ?? { port: 0 }
  around.close('alice')
  const thief = createServer().listen(port, '127.0.0.1')
  await once(thief, 'listening')
  assert.equal((thief.address() as AddressInfo).port, port)
  await live()
  assert.equal(await pinged(), true)
  thief.close()
  around.dispose()
})

test('a service under another name is not served', async () => {
  const { around, pinged } = await surroundings()
  const { server } = around.access(ALICE)
  const elsewhere = { ...GOSSIP_SERVICE, GossipStream: { ...GOSSIP_SERVICE.GossipStream, path: '/gossip.Gossip/Stream' } }
  server.addService(elsewhere, {})
  await around.open('alice')
  assert.deepEqual(server.registered, ['gossip.Gossip'])
  assert.equal(await pinged(), false)
  around.dispose()
})

test('there are no scripted peers over gRPC', async () => {
  const { around } = await surroundings()
  for (const deed of ['addPeer', 'reachable', 'connect', 'disconnect', 'pause', 'resume', 'send'] as const) {
    assert.throws(() => around[deed](), NotPossible)
  }
  await assert.rejects(around.open('bob'), /no subject bob/)
  around.dispose()
})
