import path from 'node:path'
import { Command, Option } from 'commander'
import { DIALECT_NAMES } from '../judging/tags'
import { AGAIN, REPORTS } from '../report/command-line'
import { ROOT } from './catalogue'
import { fromHere, profileFor, runCucumber, type Target } from './cucumber'
import { limitOption } from './seconds'

interface RunOptions extends Target {
  readonly dialect?: string
  readonly seed?: string
  readonly limit?: number
  readonly deviations?: string
  readonly strict?: boolean
  readonly tags?: string
  readonly name?: readonly string[]
  readonly parallel?: number
}

/** `gossip-tck run`: a thin layer over `cucumber-js`, which does the work. */
export function run(): Command {
  return new Command('run')
    .description('Judges an implementation: one verdict for each rule, and reports in the folder reports of where you are.')
    .argument('[features...]', 'files, folders or file:line; default: all features')
    .option('--adapter <command>', 'the command line that starts the adapter')
    .option('--address <host:port>', 'an adapter that runs already')
    .option('--module <file>', 'a JavaScript module that exports an implementation made by the kit, to be judged in this process')
    .addOption(new Option('--dialect <name>', 'of the rules to judge by; default: what the adapter names').choices([...DIALECT_NAMES]))
    .option('--seed <text>', 'seeds every draw: 1 to 16 letters and digits')
    .addOption(limitOption('one example'))
    .option('--deviations <file>', 'known deviations, in YAML')
    .option('--strict', 'whatever breaks a SHOULD has failed')
    .option('--tags <expression>', 'only examples with these tags, as "@EMIT-1 or @STORE-2"')
    .option('--name <pattern...>', 'only examples whose names match')
    .option('--parallel <workers>', 'side by side, in so many processes', Number)
    .addHelpText('after', EXAMPLES)
    .action(async (features: readonly string[], options: RunOptions) => {
      const args = [...profileOf(options), ...selectionOf(options), ...features]
      process.exitCode = await runCucumber(args, 'inherit', process.cwd() === ROOT ? {} : fromElsewhere(options))
    })
}

const EXAMPLES = `
Without an adapter the reference is judged. Examples:
  gossip-tck run --adapter './my-adapter --quiet'
  gossip-tck run --adapter './my-adapter' --deviations deviations.yaml --tags @EMIT-1`

/** What a run has to know that was not started at the root of this package: where its reports go, and how to repeat an example. */
function fromElsewhere({ adapter, address, module, dialect }: RunOptions): Readonly<Record<string, string>> {
  const options = Object.entries({ adapter, address, module, dialect }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} '${value.replaceAll("'", "'\\''")}'`],
  )
  return { [REPORTS]: path.resolve('reports'), [AGAIN]: ['npx gossip-tck run', ...options].join(' ') }
}

function profileOf(options: RunOptions): string[] {
  const { adapter, address, module, dialect, seed, limit, deviations, strict } = options
  const given = {
    adapter: adapter === undefined ? undefined : fromHere(adapter),
    address,
    module: module === undefined ? undefined : path.resolve(module),
    dialect,
    seed,
    limit,
    deviations: deviations === undefined ? undefined : path.resolve(deviations),
    strict,
  }
  return ['--profile', profileFor(options, dialect), '--world-parameters', JSON.stringify(given)]
}

function selectionOf({ tags, name = [], parallel }: RunOptions): string[] {
  return [
    ...(tags === undefined ? [] : ['--tags', tags]),
    ...name.flatMap((pattern) => ['--name', pattern]),
    ...(parallel === undefined ? [] : ['--parallel', `${parallel}`]),
  ]
}
