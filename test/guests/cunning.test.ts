import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { AdapterBroken, NotPossible, Refusal, type World, type WorldSpec } from '../../src/suite/port'
import { AdapterProcess } from '../../src/suite/remote/adapter-process'
import { RemoteImplementation } from '../../src/suite/remote/remote'
import { toUtf8 } from '../../src/wire/bytes'
import { leftOf } from './processes'

const ADAPTER = path.join(__dirname, 'cunning-adapter.ts')
const LIMIT_MS = 30_000
const MAX_GROWTH_MB = 400

const WORLD: WorldSpec = {
  seed: 'test',
  epochMs: 1_767_225_600_000,
  subjects: [{ name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:7051', externalEndpoint: '', bootstrap: [], settings: {} }],
  directory: { entries: [], invalidBlocks: [] },
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('an adapter that', { concurrency: 3 }, () => {
  let folder: string
  let marks = 0

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cunning-'))
  })

  after(() => rmSync(folder, { recursive: true }))

  const adapter = (mode: string) => {
    const mark = `cunning${process.pid}x${++marks}x`
    const file = path.join(folder, mark)
    const command = `"${process.execPath}" --require ts-node/register/transpile-only "${ADAPTER}" '${mode}' '${file}'`
    return { mark, file, command, implementation: new RemoteImplementation({ place: { command }, limitMs: LIMIT_MS }) }
  }

  const again = async (world: World): Promise<void> => {
    for (let count = 0; count < 10; count++) await world.advance(0)
  }

  const BROKEN: readonly (readonly [mode: string, words: RegExp, what?: (world: World) => Promise<unknown>])[] = [
    ['sends a million empty events', /answer to advance could not be read: it has 1000000 entries, more than 100000/],
    ['sends eight million empty events', /answer to advance could not be read: it has 8000000 entries, more than 100000/],
    ['sends many events again and again', /has sent 120000 events of one world/],
    ['sends long words again and again', /answer to advance could not be read: with it the answers of this world have more than 64 MiB/],
    [
      'sends four million identities',
      /answer to observe could not be read: it has 4000000 entries, more than 100000/,
      (world) => world.observe('alice', 'identities'),
    ],
    ['announces more than it sends', /answer to advance could not be read: /],
    ['nests groups without end', /answer to advance could not be read: /],
    ['sends instants that are no instants', /has sent a time of 9223372036854775807 ns/],
  ]
  for (const [mode, words, what = again] of BROKEN) {
    test(`${mode} is found out, and the memory of the suite stays bounded`, async () => {
      const { implementation, mark } = adapter(mode)
      const world = await implementation.open(WORLD)
      const before = process.memoryUsage().rss
      const error: unknown = await what(world).catch((reason) => reason)
      assert.ok(error instanceof AdapterBroken, `${error}`)
      assert.match(error.message, words)
      const growth = (process.memoryUsage().rss - before) / (1 << 20)
      assert.ok(growth < MAX_GROWTH_MB, `${growth} MiB`)
      await world.close()
      await implementation.dispose()
      assert.deepEqual(await leftOf(mark), [])
    })
  }

  test('fails with sixteen million letters is quoted in part, without colours', async () => {
    const { implementation } = adapter('fails with sixteen million letters')
    const world = await implementation.open(WORLD)
    const error: unknown = await world.advance(0).catch((reason) => reason)
    assert.ok(error instanceof NotPossible, `${error}`)
    assert.match(error.message, /^x{2000} \.\.\.$/)
    await world.close()
    await implementation.dispose()
  })

  test('writes control characters cannot change a terminal with them', async () => {
    const { implementation } = adapter('none')
    const world = await implementation.open(WORLD)
    const [event] = await world.advance(0)
    assert.ok(event?.type === 'log')
    assert.equal(event.words, 'nothing')
    await world.close()
    await implementation.dispose()
  })

  test('is isolated in an unknown way, or has a long name, is refused', async () => {
    for (const [mode, words] of [
      ['is isolated in an unknown way', /does not say how it is isolated/],
      ['has a long name', /a name, version or language of more than 100 letters/],
    ] as const) {
      const { implementation, mark } = adapter(mode)
      await assert.rejects(implementation.describe(), (error) => error instanceof AdapterBroken && words.test(error.message))
      await implementation.dispose()
      assert.deepEqual(await leftOf(mark), [])
    }
  })

  test('refuses every world has no stream left of any', async () => {
    const { implementation } = adapter('refuses every world')
    for (let count = 0; count < 3; count++) {
      await assert.rejects(
        implementation.open(WORLD),
        (error) => error instanceof Refusal && error.message === 'no; streams that are open: 1',
      )
      await pause(50)
    }
    await implementation.dispose()
  })

  test('cannot be started twice, though it needs a process for each world, fails the second world and not the suite', async () => {
    const { implementation, mark } = adapter('cannot be started twice')
    const first = await implementation.open(WORLD)
    await pause(1_500) // The second process ends meanwhile, and nobody waits for it.
    await first.advance(0)
    await first.close()
    await assert.rejects(implementation.open(WORLD), (error) => {
      assert.ok(error instanceof AdapterBroken)
      assert.match(error.message, /ended with exit code 5 before it announced its address\.\nIt printed:\nthe port is in use$/)
      return true
    })
    await implementation.dispose()
    assert.deepEqual(await leftOf(mark), [])
  })

  for (const mode of ['leaves a daemon behind', 'dies beside its daemon']) {
    test(`${mode} does not keep the suite waiting`, async () => {
      const { implementation, file } = adapter(mode)
      const begun = Date.now()
      if (mode === 'leaves a daemon behind') {
        const world = await implementation.open(WORLD)
        await world.close()
      } else {
        await assert.rejects(implementation.open(WORLD), /ended with exit code 7 before it announced its address/)
      }
      await implementation.dispose()
      assert.ok(Date.now() - begun < 15_000)
      const daemon = Number(readFileSync(file, 'utf8'))
      assert.ok(isAlive(daemon))
      process.kill(daemon, 'SIGKILL')
    })
  }

  test('is at an address loses the world that was given up, and its port is free once it has ended', async () => {
    const { command, mark } = adapter('sends instants that are no instants')
    const running = new AdapterProcess(command, LIMIT_MS)
    const implementation = new RemoteImplementation({ place: { address: await running.address }, limitMs: LIMIT_MS })
    for (let count = 0; count < 2; count++) {
      const world = await implementation.open(WORLD)
      await assert.rejects(world.advance(0), AdapterBroken)
      await world.close()
    }
    await implementation.dispose()
    assert.equal(await running.close(), true)
    assert.deepEqual(await leftOf(mark), [])
    const port = Number((await running.address).split(':')[1])
    const successor = createServer().listen(port, '127.0.0.1')
    await once(successor, 'listening')
    successor.close()
  })
})
