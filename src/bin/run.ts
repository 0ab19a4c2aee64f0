import { spawn } from 'node:child_process'
import path from 'node:path'
import { Command, Option } from 'commander'
import { DIALECT_NAMES } from '../conformance/report/tags'

const CUCUMBER = path.join(path.dirname(require.resolve('@cucumber/cucumber/package.json')), 'bin/cucumber.js')

interface RunOptions {
  readonly adapter?: string
  readonly address?: string
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
    .description('Judges an implementation: one verdict for each rule, and reports in reports/.')
    .argument('[features...]', 'files, folders or file:line; default: all features')
    .option('--adapter <command>', 'the command line that starts the adapter')
    .option('--address <host:port>', 'an adapter that runs already')
    .addOption(new Option('--dialect <name>', 'of the rules to judge by; default: what the adapter names').choices([...DIALECT_NAMES]))
    .option('--seed <text>', 'seeds every draw: 1 to 16 letters and digits')
    .option('--limit <seconds>', 'real time that one example may take', Number)
    .option('--deviations <file>', 'known deviations, in YAML')
    .option('--strict', 'whatever breaks a SHOULD has failed')
    .option('--tags <expression>', 'only examples with these tags, as "@EMIT-1 or @STORE-2"')
    .option('--name <pattern...>', 'only examples whose names match')
    .option('--parallel <workers>', 'side by side, in so many processes', Number)
    .addHelpText('after', EXAMPLES)
    .action(async (features: readonly string[], options: RunOptions) => {
      process.exitCode = await cucumber([...profileOf(options), ...selectionOf(options), ...features])
    })
}

const EXAMPLES = `
Without an adapter the reference is judged. Examples:
  gossip-tck run --adapter './my-adapter --quiet'
  gossip-tck run --adapter './my-adapter' --deviations deviations.yaml --tags @EMIT-1`

function profileOf({ adapter, address, dialect, seed, limit, deviations, strict }: RunOptions): string[] {
  const isRemote = adapter !== undefined || address !== undefined
  const profile = isRemote ? 'remote' : dialect === 'fabric' ? 'fabric' : 'default'
  const given = { adapter, address, dialect, seed, limit, deviations, strict }
  return ['--profile', profile, '--world-parameters', JSON.stringify(given)]
}

function selectionOf({ tags, name = [], parallel }: RunOptions): string[] {
  return [
    ...(tags === undefined ? [] : ['--tags', tags]),
    ...name.flatMap((pattern) => ['--name', pattern]),
    ...(parallel === undefined ? [] : ['--parallel', `${parallel}`]),
  ]
}

/** Runs cucumber-js with this process's terminal; its exit code, or 128 and the number of the signal that ended it. */
function cucumber(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [CUCUMBER, ...args], { stdio: 'inherit' })
  // A terminal sends its signals to both; whoever signals this process alone means the run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGHUP' ? 1 : 15)))
  })
}
