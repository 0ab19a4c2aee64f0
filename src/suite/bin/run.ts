import path from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { AGAIN, DOCTOR, REPORTS } from '../judging/command-line'
import { DIALECT_NAMES } from '../judging/tags'
import { demandShard } from '../judging/words'
import { makeFolder } from '../report/output'
import { familiesNamed, ownCatalogue } from './catalogue'
import { placeFromHere, quoted, runCucumber } from './cucumber'
import { limitOption, parametersOf, profileFor, robustnessOption, seedOption, type Target, withTarget } from './target'
import { watching } from './watching'

interface RunOptions extends Target {
  readonly dialect?: string
  readonly seed?: string
  readonly limit?: number
  readonly deviations?: string
  readonly strict?: boolean
  readonly robustness?: number
  readonly families?: readonly string[]
  readonly tags?: string
  readonly name?: readonly string[]
  readonly parallel?: number
  readonly shard?: string
  readonly failFast?: boolean
  readonly keepGoing?: boolean
  readonly reports: string
  readonly watch?: boolean
}

/** `gossip-tck run`: a thin layer over `cucumber-js`, which does the work. */
export function run(): Command {
  return withTarget(new Command('run'))
    .description('Judges an implementation: one verdict for each rule, and reports in a folder of yours.')
    .argument('[features...]', 'files, folders or file:line, of the suite or of your own; default: all features')
    .addOption(new Option('--dialect <name>', 'of the rules to judge by; default: what the adapter names').choices([...DIALECT_NAMES]))
    .addOption(seedOption('seeds every draw'))
    .addOption(limitOption('one example'))
    .option('--deviations <file>', 'known deviations, in YAML')
    .option('--strict', 'whatever breaks a SHOULD has failed')
    .addOption(robustnessOption())
    .option('--families <ids>', 'only rules of these families, as EMIT,STORE', familiesNamed)
    .option('--tags <expression>', 'only examples with these tags, as "@EMIT-1 or @STORE-2"')
    .option('--name <pattern...>', 'only examples whose names match')
    .addOption(new Option('--parallel <workers>', 'side by side, in so many processes').argParser(workers))
    .addOption(new Option('--shard <part>', 'only one part of the examples, as 1/3: for many machines; see merge').argParser(shardOf))
    .option('--reports <folder>', 'where reports go; those of a part of the rules into the folder part of it', 'reports')
    .option('--fail-fast', 'end with the first example that goes wrong')
    .option('--keep-going', 'do not give up an adapter that hangs three times in a row')
    .option('--watch', 'run again whenever something in this folder changes, until interrupted')
    .addHelpText('after', EXAMPLES)
    .action(async (features: readonly string[], options: RunOptions) => {
      makeFolder(options.reports)
      const args = [...profileOf(options), ...selectionOf(options), ...features.map(placeFromHere)]
      const variables = variablesOf(options)
      const run = (): Promise<number> => runCucumber(args, 'inherit', variables)
      process.exitCode = await (options.watch ? watching(process.cwd(), path.resolve(options.reports), run) : run())
    })
}

const EXAMPLES = `
Without an adapter the reference is judged. Examples:
  gossip-tck run --adapter './my-adapter --quiet'
  gossip-tck run --adapter './my-adapter' --deviations deviations.yaml --tags @EMIT-1
  gossip-tck run --adapter './my-adapter' --families EMIT,STORE
  gossip-tck run --adapter './my-adapter' --shard 1/3`

/** Where reports go, how an example is repeated, and an adapter examined: all as the user has it, who may be anywhere. */
function variablesOf({ adapter, address, module, dialect, limit, robustness, reports }: RunOptions): Readonly<Record<string, string>> {
  const place = optionsOf({ adapter, address })
  return {
    [REPORTS]: path.resolve(reports),
    [AGAIN]: ['npx gossip-tck run', ...place, ...optionsOf({ module, dialect, limit, robustness })].join(' '),
    [DOCTOR]: place.length === 0 ? '' : ['npx gossip-tck doctor', ...place].join(' '),
  }
}

const optionsOf = (given: Readonly<Record<string, string | number | undefined>>): string[] =>
  Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${quoted(`${value}`)}`]))

/** @throws InvalidArgumentError */
function workers(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value
  throw new InvalidArgumentError('It must be a number of processes, 1 to 64.')
}

/** @throws InvalidArgumentError */
function shardOf(text: string): string {
  try {
    demandShard(text)
    return text
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}

function profileOf(options: RunOptions): string[] {
  const { dialect, seed, limit, deviations, strict, robustness, failFast, keepGoing } = options
  const given = {
    ...parametersOf(options),
    dialect,
    seed,
    limit,
    deviations: deviations === undefined ? undefined : path.resolve(deviations),
    strict,
    robustness,
    failFast,
    keepGoing,
  }
  return ['--profile', profileFor(options, dialect), '--world-parameters', JSON.stringify(given)]
}

function selectionOf({ families, tags, name = [], parallel, shard }: RunOptions): string[] {
  return [
    ...(families === undefined ? [] : ['--tags', tagsOf(families)]),
    ...(tags === undefined ? [] : ['--tags', tags]),
    ...name.flatMap((pattern) => ['--name', pattern]),
    ...(parallel === undefined ? [] : ['--parallel', `${parallel}`]),
    ...(shard === undefined ? [] : ['--shard', shard]),
  ]
}

/** The tag expression for all rules of these families. Cucumber joins it by `and` with that of the user. */
function tagsOf(families: readonly string[]): string {
  const ids = ownCatalogue().rules.flatMap(({ id, family }) => (families.includes(family) ? [`@${id}`] : []))
  return [...new Set(ids)].join(' or ')
}
