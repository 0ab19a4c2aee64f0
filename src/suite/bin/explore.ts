import { readdirSync, statSync } from 'node:fs'
import { availableParallelism, constants } from 'node:os'
import path from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type Accepted, complaintsOf, readAccepted } from '../../explore/accepted'
import { scopeOf } from '../../explore/claims'
import type { Progress } from '../../explore/explorer'
import type { Habits } from '../../explore/habits'
import { type Life, readLife } from '../../explore/life'
import { THEMES } from '../../explore/lives'
import { differenceLines, lifeText, progressLine, summaryLines } from '../../explore/report'
import { explore as exploreOn, type Outcome, type Told } from '../../explore/session'
import { dismiss, implementationsFor, type Several } from '../implementation'
import { rulesOf } from '../judging/catalogue'
import { ENDED_BY_SIGNAL, EXIT } from '../judging/exit-codes'
import { DIALECT_NAMES, type DialectName } from '../judging/tags'
import { writeOutput } from '../report/output'
import { milliseconds } from '../script/durations'
import { theReference } from '../the-reference'
import { readParameters } from '../world-parameters'
import { familiesNamed, ownCatalogue, UsageError } from './catalogue'
import { quoted } from './cucumber'
import { limitOption, parametersOf, seedOption, type Target, withTarget } from './target'

interface ExploreOptions extends Target {
  readonly against?: 'reference'
  readonly dialect?: DialectName
  readonly seed: string
  readonly runs?: number
  readonly time?: number
  readonly acts: number
  readonly parallel: number
  readonly limit?: number
  readonly families?: readonly string[]
  readonly themes: readonly string[]
  readonly accepted?: string
  readonly life?: readonly string[]
  readonly reports: string
}

const DEFAULT_RUNS = 2_000
/** More processes than that help nobody: the reference is played in one. */
const MOST_AT_ONCE = 4

/** `gossip-tck explore`: lives that a machine thinks of, played to the reference and to another implementation. */
export function explore(): Command {
  return withTarget(new Command('explore'))
    .description('Plays random lives to the reference and to an implementation, and tells where they part, as examples.')
    .addOption(new Option('--against <what>', 'the reference once more, behind the adapter protocol').choices(['reference']))
    .addOption(new Option('--dialect <name>', 'of the reference; default: what the adapter names').choices([...DIALECT_NAMES]))
    .addOption(seedOption('of all lives').default('7f3a'))
    .option('--runs <number>', `so many lives; default: ${DEFAULT_RUNS}, or what the time allows`, count)
    .option('--time <duration>', 'so long, as 5m or 30s', duration)
    .option('--acts <number>', 'how many things happen in a life, about', count, 20)
    .option('--parallel <lives>', 'so many at once, each with an adapter of its own', count, Math.min(MOST_AT_ONCE, availableParallelism()))
    .addOption(limitOption('one life'))
    .option('--families <ids>', 'only what these families of rules tell, as DISC,SECRET', familiesNamed)
    .option('--themes <names>', `what lives are about: ${Object.keys(THEMES).join(', ')}`, themes, Object.keys(THEMES))
    .option('--accepted <file>', 'differences that are known and accepted, in YAML')
    .option('--life <file...>', 'plays these lives first, or all in a folder; alone if neither --runs nor --time is given')
    .option('--reports <folder>', 'where what is found goes, into the folder explore of it', 'reports')
    .addHelpText('after', HELP)
    .action(async (options: ExploreOptions) => {
      process.exitCode = await run(options)
    })
}

const HELP = `
What is found is written into reports/explore: of each difference its life, and where every act has a phrase a feature that
cucumber-js runs. Each is written and told as soon as it is found; Ctrl-C ends the search.

Exit codes: 0 no difference but accepted ones, 1 a difference, 2 wrong use, 3 the adapter is broken.

Examples:
  gossip-tck explore --adapter './my-adapter' --time 5m
  gossip-tck explore --against reference --dialect fabric --runs 500
  gossip-tck explore --adapter './my-adapter' --life reports/explore/difference-1.life.json`

async function run(options: ExploreOptions): Promise<number> {
  const given = (options.life ?? []).flatMap(filesIn).map(readLife)
  const accepted = options.accepted === undefined ? [] : readAccepted(options.accepted)
  const others = targetsOf(options)
  const interrupt = { isOver: false }
  const onSignal = () => {
    if (interrupt.isOver) process.exit(ENDED_BY_SIGNAL + constants.signals.SIGINT)
    interrupt.isOver = true
    process.stderr.write('\nThe search ends; what was found was told. Once more Ctrl-C ends it at once.\n')
  }
  process.on('SIGINT', onSignal)
  try {
    return conclude(await search({ options, others, given, accepted, isOver: () => interrupt.isOver }), accepted)
  } finally {
    process.removeListener('SIGINT', onSignal)
    for (const other of others) await dismiss(other)
  }
}

interface Search {
  readonly options: ExploreOptions
  readonly others: Several
  readonly given: readonly Life[]
  readonly accepted: readonly Accepted[]
  readonly isOver: () => boolean
}

async function search({ options, others, given, accepted, isOver }: Search): Promise<Outcome> {
  const description = await others[0].describe()
  const dialect = options.dialect ?? DIALECT_NAMES.find((name) => name === description.dialect) ?? 'documents'
  const reference = (habits: Habits) => theReference(dialect, undefined, habits)
  const scope = scopeOf(await reference({}).describe(), description, options.families)
  if (scope.families.size === 0)
    throw new UsageError(
      `There is no family that ${description.name} claims, the reference too, and --families names${options.families === undefined ? '' : `: ${options.families.join(', ')}`}.`,
    )
  const onlyGiven = given.length > 0 && options.runs === undefined && options.time === undefined
  const runs = options.runs ?? (onlyGiven ? 0 : options.time === undefined ? DEFAULT_RUNS : undefined)
  const progress = new ProgressLine()
  let [found, lost] = [0, 0]
  const outcome = await exploreOn(
    { reference, others, dialect, seed: options.seed, scope, themes: options.themes, size: options.acts, accepted },
    {
      runs,
      timeMs: options.time,
      given,
      isOver,
      onProgress: (now, elapsedMs) => progress.show(now, elapsedMs),
      onTold: (told) => {
        found += 1
        progress.clear()
        process.stdout.write(`${differenceLines(told, found, write(told, found, options.reports), description.name).join('\n')}\n`)
      },
      onUnrepeated: ({ life, sign }) => {
        lost += 1
        progress.clear()
        const file = writeReport(options.reports, `once-${lost}.life.json`, lifeText(life))
        process.stdout.write(`once only   ${sign}: it did not show when its life was played again (${file})\n\n`)
      },
    },
    rulesOf(ownCatalogue(), dialect),
    () => performance.now(),
  )
  progress.clear()
  return outcome
}

/** Writes a difference into files, and returns their paths from here. */
function write({ finding, telling }: Told, number: number, reports: string): string[] {
  const life = writeReport(reports, `difference-${number}.life.json`, lifeText(finding.life))
  return telling.feature === undefined ? [life] : [life, writeReport(reports, `difference-${number}.feature`, telling.feature)]
}

function writeReport(reports: string, name: string, text: string): string {
  const file = path.join(reports, 'explore', name)
  writeOutput(file, text)
  return file
}

/** Says what came of it. The exit code. */
function conclude(outcome: Outcome, accepted: readonly Accepted[]): number {
  const today = new Date().toISOString().slice(0, 10)
  const complaints = complaintsOf(accepted, outcome.progress.accepted, today)
  process.stdout.write(`${[...summaryLines(outcome), ...complaints.map((words) => `note        ${words}`)].join('\n')}\n`)
  if (outcome.broken !== undefined) {
    process.stderr.write(`${outcome.broken.message}\n`)
    return EXIT.inconclusive
  }
  const isNews = outcome.told.length + outcome.unrepeated > 0
  return isNews || accepted.some(({ expires }) => expires < today) ? EXIT.failed : EXIT.asDeclared
}

/** @throws UsageError */
function targetsOf({ against, dialect, limit, parallel, ...target }: ExploreOptions): Several {
  const named = [target.adapter, target.address, target.module, against].filter((one) => one !== undefined)
  if (named.length !== 1)
    throw new UsageError('Give one of --adapter, --address, --module and --against: it says whom the reference is compared with.')
  const program = process.argv.slice(0, 2).map(quoted).join(' ')
  const adapter = `${program} adapter-reference --dialect ${dialect ?? 'documents'}`
  return implementationsFor(readParameters({ ...(against === undefined ? parametersOf(target) : { adapter }), limit }), parallel)
}

/** @throws UsageError for a folder without lives */
function filesIn(place: string): string[] {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (!isFolder) return [place]
  const names = readdirSync(place).filter((name) => name.endsWith('.json'))
  if (names.length === 0)
    throw new UsageError(`There is no life in the folder ${place}: give one that has files as explore writes them, *.json.`)
  return names.sort().map((name) => path.join(place, name))
}

/** Without a terminal one word on progress in so many milliseconds. */
const LINE_EVERY_MS = 60_000

/** How far the search has come: on a terminal in one line that is written over, elsewhere a line now and then. */
class ProgressLine {
  private toldAtMs = 0

  show(progress: Progress, elapsedMs: number): void {
    const words = progressLine(progress, elapsedMs)
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`)
    else if (elapsedMs - this.toldAtMs >= LINE_EVERY_MS) {
      this.toldAtMs = elapsedMs
      process.stderr.write(`${words}\n`)
    }
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}

function count(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value > 0) return value
  throw new InvalidArgumentError('It must be a whole number, 1 or more.')
}

function duration(text: string): number {
  const isLength = /^\d+(\.\d+)?(ms|s|m|h)$/.test(text)
  if (isLength && milliseconds(text) > 0) return milliseconds(text)
  throw new InvalidArgumentError('It must be a length of time such as 30s or 5m.')
}

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim())

function themes(text: string): string[] {
  const unknown = listOf(text).find((name) => !(name in THEMES))
  if (unknown === undefined) return listOf(text)
  throw new InvalidArgumentError(`There is no theme "${unknown}": there are ${Object.keys(THEMES).join(', ')}.`)
}
