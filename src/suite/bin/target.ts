import path from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { FIELDS } from '../world-parameters'
import { UsageError } from './catalogue'
import { fromHere } from './cucumber'

/** Malformed messages for each example that sends any, unless another number is asked for. */
export const MALFORMED = 100

/** Where the implementation is, as options of several commands have it. */
export interface Target {
  readonly adapter?: string
  readonly address?: string
  readonly module?: string
}

/** `--adapter`, `--address` and, of whoever can do with an implementation in this process, `--module`. */
export function withTarget(command: Command, { hasModule = true } = {}): Command {
  command
    .addOption(parameter('adapter', '--adapter <command>', 'the command line that starts the adapter'))
    .addOption(parameter('address', '--address <host:port>', 'an adapter that runs already'))
  if (hasModule)
    command.addOption(parameter('module', '--module <file>', 'a JavaScript module that exports an implementation made by the kit'))
  return command
}

/** A target as world parameters have it, wherever they are read. @throws UsageError for more than one */
export function parametersOf({ adapter, address, module }: Target): Target {
  const [one, another] = Object.entries({ adapter, address, module }).filter(([, value]) => value !== undefined)
  if (one !== undefined && another !== undefined)
    throw new UsageError(`--${one[0]} and --${another[0]} are both given: it must be one of them.`)
  return {
    ...(adapter !== undefined && { adapter: fromHere(adapter) }),
    ...(address !== undefined && { address }),
    ...(module !== undefined && { module: path.resolve(module) }),
  }
}

export const isNamed = ({ adapter, address, module }: Target): boolean => (adapter ?? address ?? module) !== undefined

/** The profile of cucumber.js that judges a target in a dialect. */
export function profileFor(target: Target, dialect: string | undefined): string {
  if (isNamed(target)) return 'remote'
  return dialect === 'fabric' ? 'fabric' : 'default'
}

export const seedOption = (what: string): Option => parameter('seed', '--seed <text>', `${what}: 1 to 16 letters and digits`)

/** `--limit <seconds>`: real time that something may take. */
export const limitOption = (what: string): Option => parameter('limit', '--limit <seconds>', `real time that ${what} may take`, numberIn)

export const robustnessOption = (): Option =>
  parameter(
    'robustness',
    '--robustness [messages]',
    `malformed messages as well, so many for each example; ${MALFORMED} if no number is given`,
    numberIn,
  ).preset(`${MALFORMED}`)

/** An option that takes what the world parameter of that name does. */
function parameter(name: keyof typeof FIELDS, flags: string, description: string, read: (text: string) => unknown = String): Option {
  return new Option(flags, description).argParser((text: string) => {
    const { data, error } = FIELDS[name].safeParse(read(text))
    if (error !== undefined) throw new InvalidArgumentError(`It must be ${error.issues[0]?.message}.`)
    return data
  })
}

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))
