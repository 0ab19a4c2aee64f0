import { z } from 'zod'
import { DIALECT_NAMES, type DialectName } from './judging/tags'
import { near } from './near'
import { WrongUse } from './wrong-use'

/** What may be given with `--world-parameters`. */
export interface WorldParameters {
  /** Of the rules to judge by. Undefined: that which the implementation names. */
  readonly dialect: DialectName | undefined
  /** 1 to 16 letters and digits; seeds every draw of the run. */
  readonly seed: string
  /** The command line that starts an adapter; undefined: there is none. */
  readonly adapter: string | undefined
  /** `host:port` of an adapter that runs; not beside `adapter`. */
  readonly address: string | undefined
  /** A JavaScript module that exports an `implementation`, to be judged in this process; alone, as the two above. */
  readonly module: string | undefined
  /** Seconds of real time that one example may take. */
  readonly limit: number
  /** Whether the run goes on although the adapter hangs again and again. */
  readonly keepGoing: boolean
  /** Whether the run ends with the first example that goes wrong. */
  readonly failFast: boolean
  /** A file of known deviations. */
  readonly deviations: string | undefined
  /** How many malformed messages each example of that kind sends; 0: none is sent. Undefined: a few to the reference, none to others. */
  readonly robustness: number | undefined
  /** Whether what breaks a SHOULD has failed. */
  readonly strict: boolean
  /** Whether the timeline of every example is shown, as text and as a chart; else of those that did not end well. */
  readonly timeline: boolean
  /** Whether each example says for the book what happened in which of its steps. */
  readonly story: boolean
}

/** A wrong parameter: one sentence that names it and says what is allowed. */
export class ParameterError extends WrongUse {}

export const text = (allowed: string, pattern = /\S/) => z.string({ error: allowed }).regex(pattern, { error: allowed })
const count = (least: number, most: number, what: string) => {
  const error = `a number of ${what}, ${least} to ${most}`
  return z.number({ error }).min(least, { error }).max(most, { error })
}
const yesOrNo = z.boolean({ error: 'true or false' }).default(false)

/** `host:port` */
export function addressOf(whom: string) {
  const error = `the address of ${whom}, as "127.0.0.1:40123"`
  return text(error, /^.+:\d{1,5}$/).refine(hasPort, { error })
}

/** What each of them may be, by itself; what is wrong comes after "it must be". */
export const FIELDS = {
  dialect: z.enum(DIALECT_NAMES, { error: DIALECT_NAMES.map((name) => `"${name}"`).join(' or ') }).optional(),
  seed: text('a text of 1 to 16 letters and digits', /^[0-9A-Za-z]{1,16}$/).default('7f3a'),
  adapter: text('the command line that starts an adapter').optional(),
  address: addressOf('an adapter').optional(),
  limit: count(1, 3600, 'seconds').default(60),
  robustness: count(0, 100_000, 'messages').int({ error: 'a whole number of messages' }).optional(),
  module: text('the path of a module that exports an implementation').optional(),
  deviations: text('the path of a file of known deviations').optional(),
  keepGoing: yesOrNo,
  failFast: yesOrNo,
  strict: yesOrNo,
  timeline: yesOrNo,
  story: yesOrNo,
}

/** Whether what follows the last colon is the number of a port. */
export function hasPort(address: string): boolean {
  const port = Number(address.slice(address.lastIndexOf(':') + 1))
  return port >= 1 && port <= 65_535
}

/** Reads parameters by what each may be. @throws ParameterError for an unknown name or value */
export function readBy<Fields extends z.ZodRawShape>(fields: Fields, parameters: Readonly<Record<string, unknown>>) {
  const names = Object.keys(fields)
  const unknown = Object.keys(parameters).find((name) => !names.includes(name))
  if (unknown !== undefined) {
    const [meant] = near(unknown, names)
    const hint = meant === undefined ? `it must be one of ${names.join(', ')}.` : `did you mean "${meant}"?`
    throw new ParameterError(`World parameter "${unknown}" is unknown: ${hint}`)
  }
  const { success, data, error } = z.object(fields).safeParse(parameters)
  if (success) return data
  const [issue] = error.issues
  const name = String(issue?.path[0])
  throw new ParameterError(`World parameter "${name}" is ${JSON.stringify(parameters[name])}: it must be ${issue?.message}.`)
}

/** @throws ParameterError for an unknown name or value, or more than one place where the implementation is */
export function readParameters(given: unknown): WorldParameters {
  const parameters = withoutEmptyAdapter({ ...(given as object) })
  const { dialect, adapter, address, module, deviations, robustness, ...rest } = readBy(FIELDS, parameters)
  const [one, another] = Object.entries({ adapter, address, module }).filter(([, value]) => value !== undefined)
  if (one !== undefined && another !== undefined) {
    throw new ParameterError(`World parameters "${one[0]}" and "${another[0]}" are both given: it must be one of them.`)
  }
  return { ...rest, dialect, adapter, address, module, deviations, robustness }
}

/** The profile for adapters has an empty command line, so that it does not judge the reference unasked; anything else replaces it. */
function withoutEmptyAdapter(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { adapter, ...others } = given
  return adapter === '' && (others['address'] ?? others['module']) !== undefined ? others : given
}
