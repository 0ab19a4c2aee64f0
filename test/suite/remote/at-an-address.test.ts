import assert from 'node:assert/strict'
import test from 'node:test'
import { Server, ServerCredentials, type ServerDuplexStream, status, type UntypedServiceImplementation } from '@grpc/grpc-js'
import { AdapterBroken, NotPossible, SubjectCrashed, UnknownCall, type WorldSpec } from '../../../src/suite/port'
import { descriptionToWire } from '../../../src/suite/remote/messages'
import { adapterService } from '../../../src/suite/remote/protocol'
import { RemoteImplementation } from '../../../src/suite/remote/remote'
import { theReference } from '../../../src/suite/the-reference'
import { toUtf8 } from '../../../src/wire/bytes'

const WORLD: WorldSpec = {
  seed: '1',
  epochMs: 1_767_225_600_000,
  subjects: [{ name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:1', externalEndpoint: '', bootstrap: [], settings: {} }],
  directory: { entries: [], invalidBlocks: [] },
}

type Stream = ServerDuplexStream<object, object>

/** Runs a test with an adapter at an address; without handlers there is a server, but no adapter. */
async function withServer(
  handlers: UntypedServiceImplementation | undefined,
  what: (implementation: RemoteImplementation) => Promise<void>,
) {
  const server = new Server()
  if (handlers !== undefined) server.addService(adapterService(), handlers)
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)))
  })
  const implementation = new RemoteImplementation({ place: { address: `127.0.0.1:${port}` }, limitMs: 30_000 })
  try {
    await what(implementation)
  } finally {
    await implementation.dispose()
    server.forceShutdown()
  }
}

const describes: UntypedServiceImplementation[string] = async (_: unknown, answer: (error: null, description: object) => void) =>
  answer(null, descriptionToWire(await theReference('fabric').describe()))

/** An adapter that describes itself, and plays like that. */
const playing = (play: (stream: Stream) => void): UntypedServiceImplementation => ({ Describe: describes, Play: play })

const failing = (code: status, details: string) => (stream: Stream) => {
  stream.on('data', () => stream.emit('error', { code, details }))
}

test('where nobody listens there is no adapter', async () => {
  const implementation = new RemoteImplementation({ place: { address: '127.0.0.1:1' }, limitMs: 30_000 })
  await assert.rejects(implementation.describe(), { constructor: AdapterBroken, message: /has ended Describe with the status UNAVAILABLE/ })
  assert.equal(implementation.printed(), '')
  await implementation.dispose()
})

test('a server that is no adapter is told apart', () =>
  withServer(undefined, (implementation) =>
    assert.rejects(implementation.describe(), /does not serve Describe: .* Is it an adapter of this protocol\?/),
  ))

test('an adapter that cannot describe itself is broken', () => {
  const Describe = (_: unknown, answer: (error: object) => void) => answer({ code: status.INTERNAL, details: 'no idea' })
  return withServer({ Describe, Play: () => {} }, (implementation) =>
    assert.rejects(implementation.describe(), /has ended Describe with the status INTERNAL: no idea/),
  )
})

const LOST: readonly (readonly [code: status, kind: typeof AdapterBroken | typeof SubjectCrashed, words: RegExp])[] = [
  [status.UNAVAILABLE, SubjectCrashed, /The connection to the adapter was lost in the middle of open: oh/],
  [status.INTERNAL, AdapterBroken, /has ended open with the status INTERNAL: oh/],
  [status.RESOURCE_EXHAUSTED, AdapterBroken, /has answered open with more than 16 MiB/],
  [status.UNIMPLEMENTED, AdapterBroken, /does not serve open: oh/],
]
for (const [code, kind, words] of LOST) {
  test(`a world that ends with ${status[code]} is lost`, () =>
    withServer(playing(failing(code, 'oh')), (implementation) =>
      assert.rejects(implementation.open(WORLD), { constructor: kind, message: words }),
    ))
}

test('an adapter at an address has one world after the other, and its end is heard', () => {
  const play = (stream: Stream) => {
    stream.on('data', () => stream.write({ done: {} }))
    stream.on('end', () => stream.end())
  }
  return withServer(playing(play), async (implementation) => {
    for (let count = 0; count < 2; count++) await (await implementation.open(WORLD)).close()
  })
})

test('an adapter that says more at the end than it was asked is broken', () => {
  const play = (stream: Stream) => {
    stream.on('data', () => stream.write({ done: {} }))
    stream.on('end', () => {
      stream.write({ done: {} })
      stream.end()
    })
  }
  return withServer(playing(play), async (implementation) => {
    const world = await implementation.open(WORLD)
    await assert.rejects(world.close(), /has answered more often than it was asked/)
  })
})

test('an adapter that ends a world with an error is broken', () => {
  const play = (stream: Stream) => {
    stream.on('data', () => stream.write({ done: {} }))
    stream.on('end', () => stream.emit('error', { code: status.INTERNAL, details: 'too late' }))
  }
  return withServer(playing(play), async (implementation) => {
    const world = await implementation.open(WORLD)
    await assert.rejects(world.close(), /has ended the end of the stream with the status INTERNAL: too late/)
  })
})

test('an adapter of version 1.0 gets the settings that all nodes share, and no world whose nodes differ in theirs', () => {
  const asked: object[] = []
  const play = (stream: Stream) => {
    stream.on('data', (request: object) => {
      asked.push(request)
      stream.write({ done: {} })
    })
    stream.on('end', () => stream.end())
  }
  const Describe = async (_: unknown, answer: (error: null, description: object) => void) =>
    answer(null, { ...descriptionToWire(await theReference('fabric').describe()), portVersion: '1.0' })
  const subjects = (...intervals: string[]) =>
    intervals.flatMap((pullInterval, index) =>
      WORLD.subjects.map((subject) => ({ ...subject, name: `${subject.name}${index}`, settings: { pullInterval } })),
    )
  return withServer({ Describe, Play: play }, async (implementation) => {
    await (await implementation.open({ ...WORLD, subjects: subjects('4s', '4s') })).close()
    assert.deepEqual(
      asked.map((request) => (request as { open: { settings: object } }).open.settings),
      [{ pullInterval: '4s' }],
    )
    await assert.rejects(implementation.open({ ...WORLD, subjects: subjects('4s', '8s') }), { constructor: NotPossible })
  })
})

test('an adapter that answers more often than it is asked is broken at the next request', () => {
  const play = (stream: Stream) => {
    stream.on('data', () => {
      for (let answers = 0; answers < 2; answers++) stream.write({ done: {} })
    })
    stream.on('end', () => stream.end())
  }
  return withServer(playing(play), async (implementation) => {
    const world = await implementation.open(WORLD)
    await new Promise((resolve) => setImmediate(resolve))
    await assert.rejects(world.start('alice'), /has answered more often than it was asked/)
  })
})

test('an adapter that does not know a call which every adapter has is told so, without a capability', () => {
  const play = (stream: Stream) => {
    stream.on('data', (request: object) =>
      stream.write('open' in request && request.open ? { done: {} } : { failure: { kind: 'UNKNOWN', message: 'what?' } }),
    )
    stream.on('end', () => stream.end())
  }
  return withServer(playing(play), async (implementation) => {
    const world = await implementation.open(WORLD)
    await assert.rejects(world.start('alice'), { constructor: UnknownCall, message: /does not know start: what\?/ })
    await assert.rejects(world.suspect('alice'), {
      constructor: UnknownCall,
      message: /does not know suspect, which belongs to the capability suspects: what\?/,
    })
    await world.close()
  })
})
