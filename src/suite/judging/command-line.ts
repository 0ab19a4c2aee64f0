import { realpathSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { loadConfiguration } from '@cucumber/cucumber/api'
import ArgvParser from '@cucumber/cucumber/lib/configuration/argv_parser'

/** The variable that says where reports go, if not into the folder `reports` at the root of this package; see cucumber.js. */
export const REPORTS = 'GOSSIP_TCK_REPORTS'
/** The variable that says how the run was started, if not as `cucumber-js` at the root of this package. */
export const AGAIN = 'GOSSIP_TCK_AGAIN'
/** The variable that has the command which examines the adapter, of a run that was not started as `cucumber-js`; empty if there is no adapter. */
export const DOCTOR = 'GOSSIP_TCK_DOCTOR'

/** What a formatter has to know of how Cucumber was started, and is not told. */
export interface CommandLine {
  /** The user asked for a part only. What a profile selects does not count: it belongs to the suite. */
  readonly filtered: boolean
  /** `1/3`: of what is selected only each third example, from the first one on. */
  readonly shard?: string
  readonly dryRun: boolean
  /** Cucumber skips whatever comes after the first failure. */
  readonly failFast: boolean
  readonly profiles: readonly string[]
  /** Those on the command line, without the profile's. */
  readonly worldParameters: Readonly<Record<string, unknown>>
  /** Those in force. */
  readonly allParameters: Readonly<Record<string, unknown>>
  /** How many workers run examples side by side; 0: this process runs them. */
  readonly workers: number
  /** What formatters write. */
  readonly files: readonly string[]
  /** Where Cucumber's own HTML report goes, if it was asked for. */
  readonly htmlReport?: string
  /** What is printed in place of the verdict. */
  readonly otherFormat?: string
}

/** Of a process that was not started as `cucumber-js`: nothing is known, so everything is taken to be selected. */
const UNKNOWN: CommandLine = {
  filtered: false,
  dryRun: false,
  failFast: false,
  profiles: [],
  worldParameters: {},
  allParameters: {},
  workers: 0,
  files: [],
}

let read: { readonly key: string; readonly commandLine: Promise<CommandLine> } | undefined

/** Whether a process with these arguments was started as `cucumber-js`. */
export function isCucumber(argv: readonly string[]): boolean {
  const [, script] = argv
  if (script === undefined) return false
  try {
    return /@cucumber[\\/]cucumber[\\/]bin[\\/]cucumber\.js$/.test(realpathSync(script))
  } catch {
    return false
  }
}

/** Reads the command line of this process a second time, by Cucumber's own parser; once for all who ask. */
export function readCommandLine(argv: readonly string[], cwd: string): Promise<CommandLine> {
  const key = JSON.stringify([cwd, argv])
  if (read?.key !== key) read = { key, commandLine: parse(argv, cwd) }
  return read.commandLine
}

async function parse(argv: readonly string[], cwd: string): Promise<CommandLine> {
  if (!isCucumber(argv)) return UNKNOWN
  const { options, configuration } = ArgvParser.parse([...argv])
  const { tags, name = [], paths = [], shard, worldParameters = {} } = configuration
  const silent = new PassThrough()
  const { runConfiguration } = await loadConfiguration(
    { ...(options.config && { file: options.config }), profiles: options.profile, provided: configuration },
    { cwd, stderr: silent },
  )
  const { stdout, files } = runConfiguration.formats
  const htmlReport = Object.entries(files).find(([, type]) => type === 'html')?.[0]
  return {
    filtered: Boolean(tags) || name.length > 0 || paths.length > 0,
    ...(shard !== undefined && { shard }),
    dryRun: runConfiguration.runtime.dryRun,
    failFast: runConfiguration.runtime.failFast,
    profiles: options.profile,
    worldParameters: { ...worldParameters },
    allParameters: { ...runConfiguration.runtime.worldParameters },
    workers: runConfiguration.runtime.parallel,
    files: Object.keys(files),
    ...(htmlReport !== undefined && { htmlReport }),
    ...(!/formatter\.cjs$/.test(stdout) && { otherFormat: stdout }),
  }
}

/** The command that runs one example once more with the same seed. Without a profile on the command line, the dialect names it. */
export function againCommand(commandLine: CommandLine, place: string, dialect: string, seed: string): string {
  const started = process.env[AGAIN]
  if (started !== undefined) return `${started} ${place} --seed ${seed}`
  const implied = dialect === 'documents' ? [] : [dialect]
  const profiles = commandLine.profiles.length > 0 ? commandLine.profiles : implied
  const parameters = quoted(JSON.stringify({ ...commandLine.worldParameters, seed }))
  return ['npx cucumber-js', ...profiles.map((name) => `--profile ${name}`), place, `--world-parameters ${parameters}`].join(' ')
}

/** The command that examines the adapter; undefined if what is judged has none. */
export function doctorCommand({ allParameters: { adapter, address } }: CommandLine): string | undefined {
  const started = process.env[DOCTOR]
  if (started !== undefined) return started || undefined
  if (typeof adapter === 'string' && adapter !== '') return `npx gossip-tck doctor --adapter ${quoted(adapter)}`
  return typeof address === 'string' ? `npx gossip-tck doctor --address ${address}` : undefined
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
