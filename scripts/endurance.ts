import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type WrittenNetwork, writeNetwork } from '../src/peer/program/demo/network'
import { type Actor, Show } from '../src/peer/program/demo/show'
import { SeededRandom } from '../src/suite/kit/seeded-random'
import { parseGoDuration } from '../src/wire/go-duration'
import { missing, unknown } from './endurance/differences'
import { Links } from './endurance/links'
import { type Growth, growthIn, isLeak, type Sample, sampleIn } from './endurance/memory'
import { Ordering } from './endurance/ordering'
import { Trials } from './endurance/trials'

const USAGE = 'npm run endurance -- [--nodes 10] [--orgs 2] [--for 10m] [--seed 1] [--verbose]'
/** How long all may take to agree, on a machine that is busy. */
const PATIENCE_MS = 120_000
const BETWEEN_ACTS_MS = 1_500
const BETWEEN_SAMPLES_MS = 5_000
const MEBIBYTE = 1024 * 1024

interface Options {
  readonly nodes: number
  readonly orgs: number
  readonly forMs: number
  readonly seed: number
  readonly verbose: boolean
}

/**
 * Nodes in processes of their own are killed, frozen, cut off from each other and started again at random, while blocks spread. In the
 * end all must know each other, every node must have handed on every block once, however often it died, and no life of a node may have
 * gathered memory.
 */
async function main(): Promise<void> {
  const options = optionsIn()
  const folder = mkdtempSync(path.join(tmpdir(), 'endurance-'))
  const links = new Links()
  const troubles: string[] = []
  const show = new Show(
    await networkIn(folder, options, links),
    () => undefined,
    (words) => troubles.push(words),
  )
  process.once('SIGINT', () => void show.end().then(() => process.exit(1)))
  let isPassed = false
  try {
    await endure(show, links, options)
    if (troubles.length > 0) throw new Error('all agree, but nodes have done what they should not')
    isPassed = true
  } finally {
    const badEnds = await show.end()
    for (const words of [...troubles, ...badEnds]) console.log(words)
    await links.close()
    if (isPassed) rmSync(folder, { recursive: true })
    else console.log(`the logs of the nodes are in ${folder}`)
  }
}

async function networkIn(folder: string, options: Options, links: Links): Promise<WrittenNetwork> {
  const network = await writeNetwork(folder, options)
  const nodes = await Promise.all(
    network.nodes.map(async (node) => {
      const others = network.nodes.filter((other) => other !== node).map(({ address }) => address)
      return { ...node, variables: await links.variablesOf(node.address, others) }
    }),
  )
  return { ...network, nodes }
}

async function endure(show: Show, links: Links, { forMs, seed, verbose }: Options): Promise<void> {
  const begun = Date.now()
  const seconds = () => `${((Date.now() - begun) / 1_000).toFixed(1).padStart(6)} s`
  const tell = (words: string) => verbose && console.log(`${seconds()}  ${words}`)
  const ordering = new Ordering()
  const trials = new Trials({ show, links, ordering, random: new SeededRandom(seed), tell })
  const memory = new Memory(show)
  await Promise.all(show.actors.map((actor) => show.start(actor, 1n)))
  await demand(show, 'all know each other', () => unknown(show.running))
  if (links.opened === 0) throw new Error('no node has dialled through the links, which could not fail then')
  const tried = Date.now()
  while (Date.now() - tried < forMs) {
    await trials.act()
    await memory.look()
    await pause(BETWEEN_ACTS_MS)
  }
  await trials.over()
  const serving = setInterval(() => void trials.serve(), BETWEEN_ACTS_MS)
  await demand(show, 'all agree', () => [...unknown(show.running), ...missing(show.running, ordering.newest)]).finally(() =>
    clearInterval(serving),
  )
  const { kills, returns, freezes, partitions } = trials.tally
  console.log(
    `${show.actors.length} nodes, ${(forMs / 1_000).toFixed(0)} s, seed ${seed}: ${kills} kills, ${returns} returns, ${freezes} freezes, ${partitions} partitions`,
  )
  console.log(`${ordering.newest} blocks, each handed on at every node; ${links.opened} connections`)
  await memory.look(true)
  const leaks = memory.tell()
  if (leaks.length > 0) throw new Error(leaks.join('\n'))
}

/** What the nodes use, in each of their lives. */
class Memory {
  private readonly show: Show
  private readonly lives = new Map<string, { readonly began: number; readonly samples: Sample[] }>()
  private next = 0

  constructor(show: Show) {
    this.show = show
  }

  /** Asks all that answer at once, if it is time. */
  async look(isTime = false): Promise<void> {
    if (!isTime && Date.now() < this.next) return
    this.next = Date.now() + BETWEEN_SAMPLES_MS
    const asked = this.show.running.map((actor) => this.ask(actor))
    await Promise.race([Promise.all(asked), pause(BETWEEN_ACTS_MS)])
  }

  private async ask({ node, child }: Actor): Promise<void> {
    const name = `${node.name}, pid ${child?.pid}`
    const life = this.lives.get(name) ?? { began: Date.now(), samples: [] }
    this.lives.set(name, life)
    const metrics = await child?.text('/metrics')
    if (metrics !== undefined) life.samples.push(sampleIn(metrics, Date.now() - life.began))
  }

  /** Prints it. Returns those lives whose memory has grown. */
  tell(): readonly string[] {
    const resident = [...this.lives.values()].flatMap(({ samples }) => samples.map((sample) => sample.resident))
    console.log(`resident memory of a node: ${mebibytes(mean(resident))} in the mean, ${mebibytes(Math.max(...resident))} at most`)
    const grown = [...this.lives].flatMap(([name, { samples }]) => {
      const growth = growthIn(samples)
      return growth === undefined ? [] : [{ name, growth }]
    })
    if (grown.length === 0) console.log('no life was long enough to tell whether memory grows')
    else {
      const at = (which: keyof Growth) => mebibytes(mean(grown.map(({ growth }) => growth[which])))
      console.log(
        `heap of ${grown.length} lives of three minutes or more: ${at('warm')} after a minute, ${at('end')} at their end, in the mean`,
      )
    }
    return grown
      .filter(({ growth }) => isLeak(growth))
      .map(({ name, growth: { warm, end } }) => `${name}: heap ${mebibytes(warm)} after a minute, ${mebibytes(end)} at its end`)
  }
}

async function demand(show: Show, what: string, differences: () => readonly string[]): Promise<void> {
  const begun = Date.now()
  if (!(await show.until(() => differences().length === 0, PATIENCE_MS))) {
    throw new Error(`${what}: not within ${PATIENCE_MS / 1_000} s:\n${differences().join('\n')}`)
  }
  console.log(`${what} after ${((Date.now() - begun) / 1_000).toFixed(1)} s`)
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const mebibytes = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(0)} MiB`

function optionsIn(): Options {
  const { values } = argumentsIn()
  const whole = (name: 'nodes' | 'orgs' | 'seed') => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) wrongUse(`--${name} must be a whole number, 1 or more`)
    return value
  }
  const length = parseGoDuration(values.for)
  if (!('ms' in length)) return wrongUse('--for must be a duration, as 10m')
  return { nodes: whole('nodes'), orgs: whole('orgs'), forMs: length.ms, seed: whole('seed'), verbose: values.verbose }
}

function argumentsIn() {
  const text = (byDefault: string) => ({ type: 'string' as const, default: byDefault })
  try {
    return parseArgs({
      options: { nodes: text('10'), orgs: text('2'), for: text('10m'), seed: text('1'), verbose: { type: 'boolean', default: false } },
    })
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error))
  }
}

function wrongUse(words: string): never {
  console.error(`${words}. ${USAGE}`)
  process.exit(2)
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
