import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { formatGoDuration, MAX_DURATION_MS, parseGoDuration } from '../../wire/go-duration'
import type { Settings, SettingsPolicy } from '../ports/settings'
import { near } from './near'

/** A setting that can't be taken. `key` is its full name, such as `peer.gossip.pullInterval`; the message is one sentence. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly key: string

  constructor(key: string, message: string) {
    super(message)
    this.key = key
  }
}

// A key of core.yaml is the name of its setting without the unit.
type KeyOf<Field extends string> = Field extends `${infer Key}Ms` ? Key : Field
type SettingKey = KeyOf<keyof Settings>

// count: 0 is honoured; size: a literal 0 is refused, for nothing would fit; endpoint: exactly one colon; address: also [IPv6]:port.
type Row =
  | { readonly kind: 'count' | 'size' | 'interval'; readonly byDefault: NumericDefault }
  | { readonly kind: 'endpoint' | 'address' | 'addresses' }
type NumericDefault = number | ((policy: SettingsPolicy) => number) | { readonly times: number; readonly of: SettingKey }

/** Every key that a gossip node reads, with its default; those of intervals are in milliseconds (INIT-5, EMIT-4). */
const KEYS: Readonly<Record<SettingKey, Row>> = {
  bootstrap: { kind: 'addresses' },
  endpoint: { kind: 'endpoint' },
  externalEndpoint: { kind: 'address' },
  propagateIterations: { kind: 'count', byDefault: 1 },
  propagatePeerNum: { kind: 'count', byDefault: 3 },
  maxPropagationBurstSize: { kind: 'size', byDefault: 10 },
  maxPropagationBurstLatency: { kind: 'interval', byDefault: 10 },
  pullInterval: { kind: 'interval', byDefault: 4_000 },
  pullPeerNum: { kind: 'count', byDefault: 3 },
  digestWaitTime: { kind: 'interval', byDefault: 1_000 },
  requestWaitTime: { kind: 'interval', byDefault: (policy) => policy.defaults.requestWaitTimeMs },
  responseWaitTime: { kind: 'interval', byDefault: 2_000 },
  requestStateInfoInterval: { kind: 'interval', byDefault: 4_000 },
  publishStateInfoInterval: { kind: 'interval', byDefault: 4_000 },
  maxBlockCountToStore: { kind: 'count', byDefault: (policy) => policy.defaults.maxBlockCountToStore },
  publishCertPeriod: { kind: 'interval', byDefault: 10_000 },
  identityUsageThreshold: { kind: 'interval', byDefault: 3_600_000 },
  dialTimeout: { kind: 'interval', byDefault: 3_000 },
  connTimeout: { kind: 'interval', byDefault: 2_000 },
  recvBuffSize: { kind: 'size', byDefault: 20 },
  sendBuffSize: { kind: 'size', byDefault: 20 },
  aliveTimeInterval: { kind: 'interval', byDefault: 5_000 },
  aliveExpirationTimeout: { kind: 'interval', byDefault: { times: 5, of: 'aliveTimeInterval' } },
  reconnectInterval: { kind: 'interval', byDefault: { times: 1, of: 'aliveExpirationTimeout' } },
  maxConnectionAttempts: { kind: 'count', byDefault: 120 },
  msgExpirationFactor: { kind: 'size', byDefault: 20 },
  membershipTrackerInterval: { kind: 'interval', byDefault: 5_000 },
}

/** Keys of `peer.gossip` that other parts of a peer read. */
const OUT_OF_SCOPE = ['useLeaderElection', 'orgLeader', 'nonBlockingCommitMode', 'stateInfoRetentionInterval', 'skipBlockVerification']
const OUT_OF_SCOPE_SECTIONS = ['election', 'pvtData', 'state']

/** Lengths of time that rules divide: a part must be a millisecond or more, and the whole must stay exact. */
const DIVIDED: readonly {
  readonly key: SettingKey
  readonly whole: string
  readonly wholeMs: (settings: Settings, policy: SettingsPolicy) => number
  readonly parts: number
}[] = [
  {
    key: 'publishStateInfoInterval',
    whole: 'the state-info TTL',
    wholeMs: (settings, policy) => settings.publishStateInfoIntervalMs * policy.stateInfoTtlFactor,
    parts: 100,
  },
  { key: 'aliveExpirationTimeout', whole: 'it', wholeMs: (settings) => settings.aliveExpirationTimeoutMs, parts: 10 },
  {
    key: 'aliveExpirationTimeout',
    whole: 'msgExpirationFactor times it',
    wholeMs: (settings) => settings.aliveExpirationTimeoutMs * settings.msgExpirationFactor,
    parts: 100,
  },
  { key: 'identityUsageThreshold', whole: 'it', wholeMs: (settings) => settings.identityUsageThresholdMs, parts: 10 },
]

const MAX_COUNT = 2 ** 31 - 1
const ENVIRONMENT_PREFIX = 'core_peer_gossip_'
const ENDPOINT = /^[^\s:,[\]]+:([1-9]\d{0,4})$/
const ADDRESS = /^(?:[^\s:,[\]]+|\[[\da-f:.]+\]):([1-9]\d{0,4})$/i

/**
 * Settings from values under their core.yaml names below `peer.gossip` (INIT-5, EMIT-7). Names match in any case; what is
 * missing, null or empty takes its default.
 * @throws SettingsError for a value that is not allowed, and for a name that is not known
 */
export function resolveSettings(values: Readonly<Record<string, unknown>>, policy: SettingsPolicy): Settings {
  return resolve(
    collect(Object.entries(values), '.', (key) => `peer.gossip.${key}`),
    policy,
  )
}

/**
 * Settings from the text of core.yaml, if there is one, overridden by variables CORE_PEER_GOSSIP_<KEY> (INIT-5). As for
 * viper, an empty variable is none. The usage threshold of identities comes beside them: it is no key of the file.
 * @throws SettingsError as `resolveSettings`, and for text that is not YAML
 */
export function readSettings(
  coreYaml: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  policy: SettingsPolicy,
  identityUsageThreshold?: string,
): Settings {
  const file = childOf(childOf(contentOf(coreYaml ?? ''), 'core.yaml', 'peer'), 'peer', 'gossip')
  const variables = Object.entries(environment)
    .filter(([name, value]) => name.toLowerCase().startsWith(ENVIRONMENT_PREFIX) && !isEmpty(value))
    .map(([name, value]): [string, unknown] => [name.slice(ENVIRONMENT_PREFIX.length), value])
  const given = new Map([
    ...collect(entriesOf(file, 'peer.gossip'), '.', (key) => `peer.gossip.${key}`),
    ...collect(variables, '_', (key) => `CORE_PEER_GOSSIP_${key.toUpperCase()}`),
  ])
  const threshold = given.get('identityUsageThreshold')
  if (threshold) throw new SettingsError('peer.gossip.identityUsageThreshold', `${threshold.name} is not a key of core.yaml.`)
  if (identityUsageThreshold !== undefined) {
    given.set('identityUsageThreshold', { value: identityUsageThreshold, name: 'identityUsageThreshold' })
  }
  return resolve(given, policy)
}

/** Values under the right name of their key, each with the name that its user knows it by. */
type Given = ReadonlyMap<string, { readonly value: unknown; readonly name: string }>

const RIGHT_NAMES = new Map([...Object.keys(KEYS), ...OUT_OF_SCOPE, ...OUT_OF_SCOPE_SECTIONS].map((key) => [key.toLowerCase(), key]))

function collect(entries: readonly [string, unknown][], separator: string, nameOf: (key: string) => string): Given {
  const given = new Map<string, { value: unknown; name: string }>()
  for (const [key, value] of entries) {
    const section = RIGHT_NAMES.get(key.split(separator, 1)[0]?.toLowerCase() ?? '')
    if (section !== undefined && OUT_OF_SCOPE_SECTIONS.includes(section)) continue
    const rightName = RIGHT_NAMES.get(key.toLowerCase())
    if (rightName === undefined) throw unknownKey(key, nameOf)
    const name = nameOf(rightName)
    if (given.has(rightName)) throw new SettingsError(`peer.gossip.${rightName}`, `${name} is given twice, in different case.`)
    given.set(rightName, { value, name })
  }
  return given
}

function unknownKey(key: string, nameOf: (key: string) => string): SettingsError {
  const shown = key.length > 60 ? `${key.slice(0, 60)}...` : key
  const [meant] = near(key.slice(0, 100), [...RIGHT_NAMES.values()])
  const hint = meant === undefined ? '.' : `: did you mean ${nameOf(meant)}?`
  return new SettingsError(`peer.gossip.${key}`, `${nameOf(shown)} is not a known setting${hint}`)
}

function resolve(given: Given, policy: SettingsPolicy): Settings {
  const keys = Object.keys(KEYS) as SettingKey[]
  const parsed = SCHEMAS[policy.explicitZero].safeParse(Object.fromEntries(keys.map((key) => [key, given.get(key)?.value])))
  const [issue] = parsed.error?.issues ?? []
  if (issue) {
    const key = String(issue.path[0])
    const { value, name } = given.get(key) ?? { value: undefined, name: key }
    throw new SettingsError(`peer.gossip.${key}`, `${name} is ${shown(value)}: it must be ${issue.message}.`)
  }
  const known = new Map<string, unknown>(Object.entries(parsed.data ?? {}))
  const settingOf = (key: SettingKey): unknown => known.get(key) ?? defaultOf(key, policy, settingOf)
  const fieldOf = (key: SettingKey) => (KEYS[key].kind === 'interval' ? `${key}Ms` : key)
  // Record<SettingKey, Row> and the schema of each kind make this a Settings, which the compiler can't see.
  const settings = Object.fromEntries(keys.map((key) => [fieldOf(key), settingOf(key)])) as unknown as Settings
  checkDivided(settings, given, policy)
  return settings
}

function defaultOf(key: SettingKey, policy: SettingsPolicy, settingOf: (key: SettingKey) => unknown): unknown {
  const row = KEYS[key]
  if (!('byDefault' in row)) return row.kind === 'addresses' ? [] : ''
  if (typeof row.byDefault === 'function') return row.byDefault(policy)
  if (typeof row.byDefault === 'object') return row.byDefault.times * Number(settingOf(row.byDefault.of))
  return row.byDefault
}

function checkDivided(settings: Settings, given: Given, policy: SettingsPolicy): void {
  for (const { key, whole, wholeMs, parts } of DIVIDED) {
    const ms = wholeMs(settings, policy)
    if (ms >= parts && ms <= MAX_DURATION_MS) continue
    const value = formatGoDuration(settings[`${key}Ms` as 'aliveExpirationTimeoutMs'])
    const limit = ms < parts ? `${whole} divided by ${parts} must be 1ms or more` : `${whole} must be 290 years or less`
    throw new SettingsError(`peer.gossip.${key}`, `${given.get(key)?.name ?? `peer.gossip.${key}`} is ${value}: ${limit}.`)
  }
}

/** One schema for each kind of key: the value, undefined where the default is to be taken, or what it must be. */
function schemaFor(zeroTakesDefault: boolean) {
  const kinds: Readonly<Record<Row['kind'], z.ZodType>> = {
    count: schemaOf((value) => numeric(value, countOf, 0, zeroTakesDefault)),
    size: schemaOf((value) => numeric(value, countOf, 1, zeroTakesDefault)),
    interval: schemaOf((value) => numeric(value, intervalOf, 1, zeroTakesDefault)),
    endpoint: schemaOf((value) => hostAndPort(value, ENDPOINT)),
    address: schemaOf((value) => hostAndPort(value, ADDRESS)),
    addresses: schemaOf(addressesOf),
  }
  return z.object(Object.fromEntries(Object.entries(KEYS).map(([key, row]) => [key, kinds[row.kind]])))
}

/** `value` is what was read, `mustBe` completes "it must be". */
type Read<Value> = { readonly value: Value | undefined } | { readonly mustBe: string }

function schemaOf<Value>(read: (value: unknown) => Read<Value>) {
  return z.unknown().transform((value, context) => {
    const result: Read<Value> = isEmpty(value) ? { value: undefined } : read(value)
    if ('value' in result) return result.value
    context.issues.push({ code: 'custom', message: result.mustBe, input: value })
    return z.NEVER
  })
}

function numeric(value: unknown, read: (value: unknown) => Read<number>, least: number, zeroTakesDefault: boolean): Read<number> {
  const result = read(value)
  if (!('value' in result) || result.value === undefined) return result
  if (result.value === 0 && zeroTakesDefault) return { value: undefined }
  const lowest = zeroTakesDefault ? 0 : least
  const unit = read === intervalOf && lowest > 0 ? 'ms' : ''
  return result.value < lowest ? { mustBe: `${lowest}${unit} or more` } : result
}

function countOf(value: unknown): Read<number> {
  const isWhole = typeof value === 'string' ? /^[+-]?\d+$/.test(value) : typeof value === 'bigint' || Number.isInteger(value)
  if (!isWhole) return { mustBe: 'a whole number' }
  const count = Number(value) + 0 // turns -0 into 0
  return count > MAX_COUNT ? { mustBe: `${MAX_COUNT} or less` } : { value: count }
}

const DURATION_MUST_BE = {
  'not-a-duration': 'a duration such as "300ms" or "1h30m"',
  'not-whole-ms': 'a whole number of milliseconds (a number without a unit is in nanoseconds)',
  'too-long': '290 years or less, either way',
} as const

function intervalOf(value: unknown): Read<number> {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
  const parsed = isScalar ? parseGoDuration(value) : ({ refused: 'not-a-duration' } as const)
  return 'ms' in parsed ? { value: parsed.ms } : { mustBe: DURATION_MUST_BE[parsed.refused] }
}

function hostAndPort(value: unknown, form: RegExp): Read<string> {
  const port = typeof value === 'string' ? Number(form.exec(value)?.[1]) : Number.NaN
  return port <= 65_535 ? { value: value as string } : { mustBe: 'host:port with a port from 1 to 65535' }
}

function addressesOf(value: unknown): Read<readonly unknown[]> {
  const entries: unknown[] = typeof value === 'string' ? value.split(/[\s,]+/).filter((entry) => entry !== '') : [value].flat()
  const wrong = entries.findIndex((entry) => !('value' in hostAndPort(entry, ADDRESS)))
  if (wrong < 0) return { value: entries }
  return { mustBe: `a list of host:port with ports from 1 to 65535, which ${shown(entries[wrong])} is not` }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** A value as an error shows it; safe for every value, and never long. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a mapping'
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

function contentOf(coreYaml: string): unknown {
  const lineCounter = new LineCounter()
  const document = parseDocument(coreYaml, { intAsBigInt: true, logLevel: 'error', prettyErrors: false, lineCounter })
  const [error] = document.errors
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    throw new SettingsError('core.yaml', `core.yaml is not valid YAML at line ${line}, column ${col}: ${sentence(error.message)}`)
  }
  try {
    return document.toJS()
  } catch (error) {
    // Only aliases fail here: to an anchor that does not exist, or far too many.
    throw new SettingsError('core.yaml', `core.yaml is not valid YAML: ${sentence(String(error).replace(/^\w*Error: /, ''))}`)
  }
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`
}

function childOf(parent: unknown, parentName: string, name: string): unknown {
  const [child, second] = entriesOf(parent, parentName).filter(([key]) => key.toLowerCase() === name)
  if (second) throw new SettingsError(second[0], `${name} is given twice in ${parentName}, in different case.`)
  return child?.[1]
}

function entriesOf(mapping: unknown, name: string): [string, unknown][] {
  if (isEmpty(mapping)) return []
  if (typeof mapping === 'object' && !Array.isArray(mapping)) return Object.entries(mapping ?? {})
  throw new SettingsError(name, `${name} is ${shown(mapping)}: it must be a mapping.`)
}

const SCHEMAS = { 'takes-default': schemaFor(true), 'is-literal': schemaFor(false) }
