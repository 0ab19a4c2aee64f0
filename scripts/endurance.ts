import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeNetwork } from '../src/peer/program/demo/network'
import { type Actor, Show } from '../src/peer/program/demo/show'
import { SeededRandom } from '../src/suite/kit/seeded-random'
import { parseGoDuration } from '../src/wire/go-duration'

const USAGE = 'node --require ./src/register.cjs scripts/endurance.ts [--nodes 10] [--orgs 2] [--for 10m] [--seed 1]'
/** How long the living may take to agree, and a node to come back, on a machine that is busy. */
const PATIENCE_MS = 120_000
const BETWEEN_ACTS_MS = 1_500
/** Some are frozen for longer than aliveExpirationTimeout. */
const LONGEST_FREEZE_S = 30
const MEBIBYTE = 1024 * 1024

interface Options {
  readonly nodes: number
  readonly orgs: number
  readonly forMs: number
  readonly seed: number
}

/** What befell the network. */
interface Tally {
  blocks: bigint
  kills: number
  freezes: number
  returns: number
}

/**
 * Nodes in processes of their own are killed, frozen and started again at random, while blocks spread. In the end all that live must
 * agree: everybody knows everybody, everybody has come to the same height, each block was handed on once in each life of a node, and
 * memory has not grown.
 */
async function main(): Promise<void> {
  const { nodes, orgs, forMs, seed } = optionsIn(process.argv.slice(2))
  const folder = mkdtempSync(path.join(tmpdir(), 'endurance-'))
  const twice: string[] = []
  const show = new Show(
    await writeNetwork(folder, { nodes, orgs }),
    () => undefined,
    (actor, number) => twice.push(`${actor.node.name}: ${number}`),
  )
  const tally: Tally = { blocks: 0n, kills: 0, freezes: 0, returns: 0 }
  const random = new SeededRandom(seed)
  process.once('SIGINT', () => void show.end().then(() => process.exit(1)))
  try {
    await Promise.all(show.actors.map((actor) => show.start(actor, 1n)))
    await demand(show, 'all know each other', () => unknowing(show))
    const before = await memoryOf(show)
    const begun = Date.now()
    while (Date.now() - begun < forMs) await act(show, random, tally)
    for (const actor of show.actors) if (actor.state === 'killed') await comeBack(show, actor, tally)
    await spread(show, tally)
    await demand(show, 'all agree', () => [...new Set([...unknowing(show), ...behind(show, tally.blocks)])])
    const after = await memoryOf(show)
    console.log(
      `${nodes} nodes, ${(forMs / 1_000).toFixed(0)} s, seed ${seed}: ${tally.blocks} blocks, ${tally.kills} kills, ${tally.freezes} freezes, ${tally.returns} returns`,
    )
    console.log(`all know each other and have block ${tally.blocks}; handed on twice in one life: ${twice.length}`)
    console.log(`memory of a node, mean: ${mebibytes(before)} at the start, ${mebibytes(after)} at the end`)
    if (twice.length > 0) throw new Error(`handed on twice: ${twice.join(', ')}`)
  } finally {
    const badEnds = await show.end()
    for (const words of badEnds) console.log(words)
    rmSync(folder, { recursive: true })
  }
}

/** One thing that happens: mostly a block, at times the end, a pause, or the return of a node. At least half of all nodes live. */
async function act(show: Show, random: SeededRandom, tally: Tally): Promise<void> {
  const draw = random.int(10)
  const killed = show.actors.filter(({ state }) => state === 'killed')
  const mayKill = show.running.length > show.actors.length / 2
  if (draw < 6) await spread(show, tally)
  else if (draw < 8 && mayKill) await kill(show, drawn(show.running, random), tally)
  else if (draw === 8) freeze(drawn(show.running, random), random, tally)
  else if (killed.length > 0) await comeBack(show, drawn(killed, random), tally)
  await show.until(() => false, BETWEEN_ACTS_MS)
}

const drawn = (actors: readonly Actor[], random: SeededRandom): Actor => actors[random.int(actors.length)] as Actor

async function spread(show: Show, tally: Tally): Promise<void> {
  tally.blocks += 1n
  await show.giveBlock(tally.blocks)
}

async function kill(show: Show, actor: Actor, tally: Tally): Promise<void> {
  tally.kills += 1
  await show.kill(actor)
}

/** It hears and says nothing for a while, as if cut off. */
function freeze({ child }: Actor, random: SeededRandom, tally: Tally): void {
  tally.freezes += 1
  child?.signal('SIGSTOP')
  setTimeout(() => child?.signal('SIGCONT'), 1_000 * (1 + random.int(LONGEST_FREEZE_S)))
}

/** Its application has all that was handed out so far. */
async function comeBack(show: Show, actor: Actor, tally: Tally): Promise<void> {
  tally.returns += 1
  await show.start(actor, tally.blocks + 1n)
}

/** Those that do not know all others as living, or in the channel. */
function unknowing(show: Show): readonly Actor[] {
  const { running } = show
  return running.filter(
    ({ node, alive, inChannel }) =>
      inChannel < running.length - 1 || running.some((other) => other.node !== node && !alive.has(other.node.address)),
  )
}

const behind = (show: Show, newest: bigint): readonly Actor[] => show.running.filter(({ blocks }) => !blocks.has(newest))

async function demand(show: Show, what: string, lacking: () => readonly Actor[]): Promise<void> {
  const begun = Date.now()
  if (!(await show.until(() => lacking().length === 0, PATIENCE_MS))) {
    throw new Error(
      `${what}: not within ${PATIENCE_MS / 1_000} s, at ${lacking()
        .map(({ node }) => node.name)
        .join(', ')}`,
    )
  }
  console.log(`${what} after ${((Date.now() - begun) / 1_000).toFixed(1)} s`)
}

/** Resident bytes of a node, the mean of all. */
async function memoryOf(show: Show): Promise<number> {
  const texts = await Promise.all(show.running.map(({ child }) => child?.text('/metrics')))
  const bytes = texts.map((text) => Number(/^process_resident_memory_bytes (\S+)/m.exec(text ?? '')?.[1] ?? Number.NaN))
  return bytes.reduce((sum, one) => sum + one, 0) / bytes.length
}

const mebibytes = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(0)} MiB`

function optionsIn(args: readonly string[]): Options {
  const given = (name: string, byDefault: string) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? byDefault : (args[at + 1] ?? '')
  }
  const whole = (name: string, byDefault: string) => {
    const value = Number(given(name, byDefault))
    if (!Number.isInteger(value) || value < 1) wrongUse(`--${name} must be a whole number, 1 or more`)
    return value
  }
  const length = parseGoDuration(given('for', '10m'))
  if (!('ms' in length)) wrongUse('--for must be a duration, as 10m')
  const forMs = 'ms' in length ? length.ms : 0
  return { nodes: whole('nodes', '10'), orgs: whole('orgs', '2'), forMs, seed: whole('seed', '1') }
}

function wrongUse(words: string): never {
  console.error(`${words}. ${USAGE}`)
  process.exit(2)
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
