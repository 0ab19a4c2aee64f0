import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  AdapterBroken,
  AdapterMistimes,
  type ImplementationUnderTest,
  SubjectCrashed,
  type World,
  type WorldSpec,
} from '../../src/suite/port'
import { AdapterProcess } from '../../src/suite/remote/adapter-process'
import { RemoteImplementation } from '../../src/suite/remote/remote'
import { toUtf8 } from '../../src/wire/bytes'
import { hostile, leftOf, processesOf } from './processes'

/** Real time for those who do nothing wrong in time, on a busy machine as well. */
const LIMIT_MS = 60_000
/** For those whose fault is that they outlast it. Long enough for a busy machine to start them. */
const SHORT_LIMIT_MS = 8_000
const LATE: ReadonlySet<string> = new Set(['prints nothing', 'does not answer', 'hangs in advance', 'spins in advance'])
const MAX_GROWTH_MB = 400

const WORLD: WorldSpec = {
  seed: 'test',
  epochMs: 1_767_225_600_000,
  subjects: [{ name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:7051', externalEndpoint: '', bootstrap: [], settings: {} }],
  directory: { entries: [{ identity: toUtf8('alice'), org: 'Org1', valid: true, unreadableChannels: [] }], invalidBlocks: [] },
}

/** A little of everything; a pause of real time in the middle. */
async function live(world: World, pauseMs = 0): Promise<void> {
  await world.addPeer({ name: 'bob', endpoints: ['bob:7051'], handshake: new Uint8Array() })
  await world.start('alice')
  await world.connect('bob', 'alice')
  await world.advance(0)
  await new Promise((resolve) => setTimeout(resolve, pauseMs))
  await world.send('bob', 'alice', [new Uint8Array()]).catch((error: Error) => {
    if (error instanceof AdapterBroken || error instanceof SubjectCrashed) throw error
  })
  await world.advance(1_000)
  await world.close()
}

type Kind = typeof AdapterBroken | typeof AdapterMistimes | typeof SubjectCrashed

/** How each mode is found out: by which class of error, in which words. */
const FOUND_OUT: readonly (readonly [mode: string, kind: Kind, words: RegExp])[] = [
  ['prints nothing', AdapterBroken, /has not announced its address within 8 s/],
  ['is somewhere else', AdapterBroken, /has announced "192\.0\.2\.1:4711", which is no address on loopback/],
  [
    'dies at its start',
    AdapterBroken,
    /ended with exit code 4 before it announced its address\.\nIt printed:\nno such thing as a configuration/,
  ],
  ['does not answer', AdapterBroken, /The adapter hangs: Describe has not been answered within the 8 s/],
  ['does not say how it is isolated', AdapterBroken, /does not say how it is isolated/],
  ['is newer by a major version', AdapterBroken, /speaks version 2\.0 of the port, this suite 1\.1: upgrade the suite/],
  ['is newer by a minor version', AdapterBroken, /speaks version 1\.2 of the port, this suite 1\.1: upgrade the suite/],
  ['is older by a major version', AdapterBroken, /speaks version 0\.9 of the port, this suite 1\.1: upgrade the adapter/],
  ['names no version', AdapterBroken, /the port version "latest": it must be like 1\.1/],
  ['declares what there is not', AdapterBroken, /the capability "sees-everything", which port version 1\.1 does not have/],
  ['dies in send', SubjectCrashed, /ended with exit code 7, in the middle of send/],
  ['dies in advance', SubjectCrashed, /ended with exit code 7, in the middle of advance\.\nIt printed:\npanic: nothing to see here/],
  ['dies between two requests', AdapterBroken, /had ended with exit code 7 before it was asked for send/],
  ['dies at the end', AdapterBroken, /ended with exit code 7, in the middle of the end of the stream/],
  ['hangs in advance', AdapterBroken, /The adapter hangs: advance has not been answered within the 8 s that an example may take/],
  ['spins in advance', AdapterBroken, /The adapter hangs: advance/],
  ['tells of the future', AdapterMistimes, /an event of the future: "log" at 5000 ms, where 0 ms is the limit/],
  ['tells of the past', AdapterMistimes, /an event of the past: "log" at -1 ms/],
  ['goes back in time', AdapterMistimes, /goes back in time: "log" at 0 ms/],
  ['tells of a stranger', AdapterBroken, /an event of the peer "mallory", whom nobody has added/],
  ['tells of another subject', AdapterBroken, /an event of the subject "alicia"/],
  ['says that the subject crashed', SubjectCrashed, /a nil pointer/],
  ['answers with nothing', AdapterBroken, /has answered advance without events/],
  ['answers with another kind', AdapterBroken, /has answered advance without events/],
  ['answers with garbage', AdapterBroken, /The adapter('s answer to open could not be read| has ended open with the status)/],
  ['answers twice', AdapterBroken, /has answered (more often than it was asked|connect with|advance without)/],
  ['ends the stream', AdapterBroken, /has ended the stream before it answered open/],
  ['fails in no way that there is', AdapterBroken, /has answered advance with a failure of no kind: hm/],
  ['does not know advance', AdapterBroken, /does not know advance: what is that\?/],
  ['sends an event without a kind', AdapterBroken, /has sent an event without a kind/],
  ['refuses for a reason that there is not', AdapterBroken, /has sent a rejection for the reason "because"/],
  ['sends a million events', AdapterBroken, /has answered advance with more than 16 MiB/],
  ['goes on when it is told to end', AdapterBroken, /went on after the standard input had ended, and had to be killed/],
]

async function foundOut(implementation: ImplementationUnderTest, pauseMs = 0): Promise<unknown> {
  try {
    await live(await implementation.open(WORLD), pauseMs)
    await implementation.dispose()
    return undefined
  } catch (error) {
    return error
  } finally {
    await implementation.dispose().catch(() => {})
  }
}

describe('an adapter that', { concurrency: 4 }, () => {
  for (const [index, [mode, kind, words]] of FOUND_OUT.entries()) {
    test(`${mode} is found out, and nothing of it is left`, async (t) => {
      const mark = `hostile${process.pid}x${index}x`
      const limitMs = LATE.has(mode) ? SHORT_LIMIT_MS : LIMIT_MS
      const implementation = new RemoteImplementation({ place: { command: hostile(mode, mark) }, limitMs })
      const before = process.memoryUsage().rss
      const begun = Date.now()
      const error = await foundOut(implementation, mode === 'dies between two requests' ? 3_000 : 0)
      t.diagnostic(`${error instanceof SubjectCrashed ? 'subject crashed' : 'adapter broken'} after ${Date.now() - begun} ms`)
      assert.ok(error instanceof kind, `${error}`)
      assert.match(error.message, words)
      assert.ok(error.message.split('\n').length < 12, error.message)
      if (mode === 'sends a million events') assert.ok((process.memoryUsage().rss - before) / (1 << 20) < MAX_GROWTH_MB)
      assert.deepEqual(await leftOf(mark), [])
    })
  }

  for (const mode of ['leaves a child behind', 'prints without end']) {
    test(`${mode} is judged all the same, and nothing of it is left`, async () => {
      const mark = `hostile${process.pid}x${mode.replaceAll(' ', '')}x`
      const implementation = new RemoteImplementation({ place: { command: hostile(mode, mark) }, limitMs: LIMIT_MS })
      assert.equal(await foundOut(implementation), undefined)
      assert.deepEqual(await leftOf(mark), [])
    })
  }

  for (const mode of ['dies in advance', 'hangs in advance', 'tells of the future', 'says that the subject crashed']) {
    test(`${mode} is replaced by a new process for the next world`, async () => {
      const mark = `hostile${process.pid}y${mode.replaceAll(' ', '')}y`
      const implementation = new RemoteImplementation({
        place: { command: hostile(mode, mark, 2) },
        limitMs: mode === 'hangs in advance' ? SHORT_LIMIT_MS : LIMIT_MS,
      })
      await live(await implementation.open(WORLD))
      const bad = await implementation.open(WORLD)
      await assert.rejects(live(bad))
      await bad.close()
      await live(await implementation.open(WORLD))
      await implementation.dispose()
      assert.deepEqual(await leftOf(mark), [])
    })
  }

  test('needs a process for each world gets one, and the next is there before it is asked for', async () => {
    const mark = `hostile${process.pid}z`
    const implementation = new RemoteImplementation({
      place: { command: hostile('needs a process for each world', mark) },
      limitMs: LIMIT_MS,
    })
    const pids = new Set<string>()
    for (let count = 0; count < 3; count++) {
      const world = await implementation.open(WORLD)
      for (const line of processesOf(mark).filter((one) => !one.includes('/sh '))) pids.add(line.split(':')[0] ?? '')
      await live(world)
    }
    await implementation.dispose()
    assert.ok(pids.size >= 4, `${pids.size} processes for 3 worlds`)
    assert.deepEqual(await leftOf(mark), [])
  })

  test('needs a process for each world cannot be judged at an address', async () => {
    const mark = `hostile${process.pid}a`
    const running = new AdapterProcess(hostile('needs a process for each world', mark), LIMIT_MS)
    const implementation = new RemoteImplementation({ place: { address: await running.address }, limitMs: LIMIT_MS })
    await assert.rejects(implementation.describe(), /needs a new process for each example, so it cannot be judged at an address/)
    await implementation.dispose()
    await running.close()
    assert.deepEqual(await leftOf(mark), [])
  })
})
