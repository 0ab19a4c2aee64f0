import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { parseGoDuration } from '../../../wire/go-duration'
import type { DurationMs } from '../../../wire/time'
import { ConfigError, wordsOf } from '../config-error'
import { type WrittenNetwork, writeNetwork } from './network'
import { liveScreen, plainScreen, type Screen } from './screen'
import { Show } from './show'
import { Story } from './story'

interface DemoOptions {
  readonly nodes: number
  readonly orgs: number
  readonly for?: DurationMs
  readonly rounds?: number
  readonly keep?: string
}

const MOST_NODES = 20

/** `gossip-node demo`: a network of processes on this machine, and what happens in it. */
export function demo(): Command {
  return new Command('demo')
    .description('Starts a network of nodes on this machine, with certificates made on the spot, and shows what happens in it.')
    .addOption(new Option('--nodes <count>', 'how many nodes').default(5).argParser(between(2, MOST_NODES)))
    .addOption(new Option('--orgs <count>', 'of how many organizations').default(2).argParser(between(1, MOST_NODES)))
    .addOption(new Option('--for <duration>', 'end after that time, as 20s; default: when interrupted').argParser(duration))
    .addOption(new Option('--rounds <count>', 'end after so many rounds, and fail if --for comes first').argParser(between(1, 1_000_000)))
    .option('--keep <folder>', 'write the network there and leave it: a further node can be started from it')
    .addHelpText('after', NOTES)
    .action(async (options: DemoOptions) => {
      process.exitCode = await play(options)
    })
}

const NOTES = `
A round: three blocks are given to one node of each organization and spread; a node is killed and found dead; another block; the
node comes back and pulls what it has missed. Exit codes: 0 as told, 1 something did not come about, 2 wrong use.`

async function play(options: DemoOptions): Promise<number> {
  if (options.orgs > options.nodes) throw new ConfigError('--orgs', undefined, 'there must be a node or more for each organization.')
  const folder = await folderFor(options.keep)
  const screen = process.stdout.isTTY ? liveScreen(process.stdout) : plainScreen(process.stdout)
  try {
    const network = await writeNetwork(folder, options)
    screen.tell(`${network.nodes.length} nodes of ${options.orgs} organizations, certificates made, in ${folder}`)
    if (options.keep !== undefined)
      screen.tell(`to add a node: npx gossip-node --config ${network.added.config} --channels ${network.channels}`)
    return await playIn(network, screen, options)
  } finally {
    screen.end()
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true })
  }
}

async function playIn(network: WrittenNetwork, screen: Screen, options: DemoOptions): Promise<number> {
  const show: Show = new Show(
    network,
    () => screen.changed(show),
    (words) => screen.tell(words),
  )
  let isOver = false
  const finished = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
    if (options.for !== undefined) setTimeout(end, options.for).unref()
  })
  const story = new Story(show, screen, () => isOver)
  const { rounds = Number.POSITIVE_INFINITY } = options
  let played = 0
  const tell = async () => {
    await story.begin()
    while (!isOver && played < rounds) {
      await story.round()
      if (!isOver) played += 1
    }
  }
  let failure = await Promise.race([tell().then(noFailure, wordsOf), finished.then(noFailure)])
  isOver = true
  const badEnds = await show.end()
  failure ??= badEnds[0]
  if (failure === undefined && played < (options.rounds ?? 0)) failure = `only ${played} of ${options.rounds} rounds were played in time`
  screen.tell(failure === undefined ? `${story.summary}. All nodes have stopped.` : `failed: ${failure}`)
  return failure === undefined ? 0 : 1
}

const noFailure = (): string | undefined => undefined

/** @throws ConfigError if there is something in the folder */
async function folderFor(keep: string | undefined): Promise<string> {
  if (keep === undefined) return mkdtemp(path.join(tmpdir(), 'gossip-node-demo-'))
  const folder = path.resolve(keep)
  const content = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new ConfigError('--keep', undefined, `${keep}: ${wordsOf(error)}.`)
  })
  if (content.length > 0) throw new ConfigError('--keep', undefined, `${keep} is not empty: name a new folder.`)
  return folder
}

function between(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`)
  }
}

/** @throws InvalidArgumentError */
function duration(text: string): DurationMs {
  const parsed = parseGoDuration(text)
  if ('ms' in parsed && parsed.ms > 0 && /[a-z]/.test(text)) return parsed.ms
  throw new InvalidArgumentError('It must be a duration, as 20s or 2m.')
}
