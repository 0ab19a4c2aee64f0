import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { WorldSpec } from '../src/suite/port'
import { RemoteImplementation } from '../src/suite/remote/remote'
import { toUtf8 } from '../src/wire/bytes'
import { type Figure, median, ratio, testRunMs } from './measure'

const ROOT = path.join(__dirname, '..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const REFERENCE = `"${process.execPath}" src/suite/bin/gossip-tck.cjs adapter-reference`
const FLOOD = `"${process.execPath}" --require ts-node/register/transpile-only bench/flood.ts`
const ROUND_TRIPS = 3_000

const WORLD: WorldSpec = {
  seed: 'bench',
  epochMs: 1_767_225_600_000,
  subjects: [{ name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:7051', externalEndpoint: '', bootstrap: [], settings: {} }],
  directory: { entries: [{ identity: toUtf8('alice'), org: 'Org1', valid: true, unreadableChannels: [] }], invalidBlocks: [] },
}

/** What it costs to judge behind the adapter protocol. */
export async function remote(rounds: number): Promise<Figure[]> {
  const here = () => commandMs([])
  const there = () => commandMs(['-p', 'remote', '--world-parameters', JSON.stringify({ adapter: REFERENCE })])
  return [
    {
      name: 'remote over in process',
      what: 'the default run of the reference behind an adapter, one process for all, over the same in process; whole commands',
      value: ratio(rounds, there, here),
      unit: 'times',
      goal: 2,
    },
    ...scenariosPerSecond(),
    await roundTrip(),
    await flooded(),
  ]
}

function commandMs(args: readonly string[]): number {
  const begun = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, [CUCUMBER, ...args], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`cucumber-js ${args.join(' ')} failed:\n${stderr}`)
  return Number(process.hrtime.bigint() - begun) / 1e6
}

/** With a process for each example: the Go example, where Go is there. */
function scenariosPerSecond(): Figure[] {
  const folder = mkdtempSync(path.join(ROOT, 'reports', 'bench-'))
  try {
    const adapter = path.join(folder, 'example')
    const built = spawnSync('go', ['build', '-o', adapter, './example'], { cwd: path.join(ROOT, 'adapters/go') })
    if (built.status !== 0) return []
    commandMs(['-p', 'remote', '--world-parameters', JSON.stringify({ adapter })])
    const { counts } = JSON.parse(readFileSync(path.join(ROOT, 'reports/conformance.json'), 'utf8'))
    const seconds = testRunMs(path.join(ROOT, 'reports/remote.ndjson')) / 1000
    return [
      {
        name: 'a process for each example',
        what: 'examples of the Go example, each in a process of its own',
        value: counts.examples.passed / seconds,
        unit: 'a second',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function roundTrip(): Promise<Figure> {
  const implementation = new RemoteImplementation({ place: { command: `cd "${ROOT}" && ${REFERENCE}` }, limitMs: 60_000 })
  try {
    const world = await implementation.open(WORLD)
    await world.start('alice')
    const times: number[] = []
    for (let count = 0; count < ROUND_TRIPS; count++) {
      const begun = process.hrtime.bigint()
      await world.advance(1)
      times.push(Number(process.hrtime.bigint() - begun) / 1e6)
    }
    await world.close()
    return { name: 'advance(1 ms)', what: 'there and back, one idle node of the reference', value: median(times), unit: 'ms' }
  } finally {
    await implementation.dispose()
  }
}

/** By how much the memory of the suite grows while an adapter answers with a million events. */
async function flooded(): Promise<Figure> {
  const implementation = new RemoteImplementation({ place: { command: `cd "${ROOT}" && ${FLOOD}` }, limitMs: 60_000 })
  const world = await implementation.open(WORLD)
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  await world.advance(1).then(
    () => Promise.reject(new Error('a flood was taken in')),
    () => undefined,
  )
  clearInterval(watch)
  await implementation.dispose()
  return {
    name: 'flooded',
    what: 'growth of the resident set while an adapter sends a million events',
    value: (most - before) / (1 << 20),
    unit: 'MB',
  }
}
