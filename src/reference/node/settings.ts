import { LineCounter, parseDocument } from 'yaml'
import { formatGoDuration, MAX_DURATION_MS, parseGoDuration } from '../../wire/go-duration'
import type { Settings, SettingsPolicy } from '../ports/settings'
import {
  givenTwice,
  lengthRefused,
  notAMapping,
  notOfTheFile,
  notYaml,
  sectionTwice,
  shown,
  unknownKey,
  valueRefused,
} from './settings-errors'
import {
  DIVIDED,
  fieldOf,
  OUT_OF_SCOPE,
  OUT_OF_SCOPE_SECTIONS,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type SettingKind,
} from './settings-table'

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
  if (threshold) throw notOfTheFile('identityUsageThreshold', threshold.name)
  if (identityUsageThreshold !== undefined) {
    given.set('identityUsageThreshold', { value: identityUsageThreshold, name: 'identityUsageThreshold' })
  }
  return resolve(given, policy)
}

/** Values under the right name of their key, each with the name that its user knows it by. */
type Given = ReadonlyMap<string, { readonly value: unknown; readonly name: string }>

const RIGHT_NAMES = new Map([...SETTING_KEYS, ...OUT_OF_SCOPE, ...OUT_OF_SCOPE_SECTIONS].map((key) => [key.toLowerCase(), key]))

function collect(entries: readonly [string, unknown][], separator: string, nameOf: (key: string) => string): Given {
  const given = new Map<string, { value: unknown; name: string }>()
  for (const [key, value] of entries) {
    const [section = ''] = key.split(separator)
    if (OUT_OF_SCOPE_SECTIONS.includes(RIGHT_NAMES.get(section.toLowerCase()) ?? section)) continue
    const rightName = RIGHT_NAMES.get(key.toLowerCase())
    if (rightName === undefined) throw unknownKey(key, nameOf, [...RIGHT_NAMES.values()])
    const name = nameOf(rightName)
    if (given.has(rightName)) throw givenTwice(rightName, name)
    given.set(rightName, { value, name })
  }
  return given
}

function resolve(given: Given, policy: SettingsPolicy): Settings {
  const known = new Map<SettingKey, unknown>()
  for (const key of SETTING_KEYS) known.set(key, givenValue(key, given, policy) ?? defaultOf(key, policy, known))
  // The table has every key, and the reader of each kind gives what that kind holds: which the compiler cannot see.
  const settings = Object.fromEntries([...known].map(([key, value]) => [fieldOf(key), value])) as unknown as Settings
  checkDivided(settings, given, policy)
  return settings
}

/** Undefined where the default is to be taken. */
function givenValue(key: SettingKey, given: Given, policy: SettingsPolicy): unknown {
  const { value, name } = given.get(key) ?? { value: undefined, name: key }
  if (isEmpty(value)) return undefined
  const result = READERS[SETTINGS[key].kind](value, policy.explicitZero === 'takes-default')
  if ('mustBe' in result) throw valueRefused(key, name, value, result.mustBe)
  return result.value
}

function defaultOf(key: SettingKey, policy: SettingsPolicy, known: ReadonlyMap<SettingKey, unknown>): unknown {
  const spec = SETTINGS[key]
  if (!('byDefault' in spec)) return spec.kind === 'addresses' ? [] : ''
  if (typeof spec.byDefault === 'function') return spec.byDefault(policy)
  if (typeof spec.byDefault === 'object') return spec.byDefault.times * Number(known.get(spec.byDefault.of))
  return spec.byDefault
}

function checkDivided(settings: Settings, given: Given, policy: SettingsPolicy): void {
  for (const { key, whole, wholeMs, parts } of DIVIDED) {
    const ms = wholeMs(settings, policy)
    if (ms >= parts && ms <= MAX_DURATION_MS) continue
    const value = formatGoDuration(settings[`${key}Ms` as 'aliveExpirationTimeoutMs'])
    const limit = ms < parts ? `${whole} divided by ${parts} must be 1ms or more` : `${whole} must be 290 years or less`
    throw lengthRefused(key, given.get(key)?.name ?? `peer.gossip.${key}`, value, limit)
  }
}

/** `value` is what was read, undefined where the default is to be taken; `mustBe` completes "it must be". */
type Read<Value> = { readonly value: Value | undefined } | { readonly mustBe: string }

/** Of values that are not empty. */
const READERS: Readonly<Record<SettingKind, (value: unknown, zeroTakesDefault: boolean) => Read<unknown>>> = {
  count: (value, zeroTakesDefault) => atLeast(0, '', countOf(value), zeroTakesDefault),
  size: (value, zeroTakesDefault) => atLeast(1, '', countOf(value), zeroTakesDefault),
  interval: (value, zeroTakesDefault) => atLeast(1, 'ms', intervalOf(value), zeroTakesDefault),
  endpoint: (value) => hostAndPort(value, ENDPOINT),
  address: (value) => hostAndPort(value, ADDRESS),
  addresses: addressesOf,
}

function atLeast(least: number, unit: string, result: Read<number>, zeroTakesDefault: boolean): Read<number> {
  if (!('value' in result) || result.value === undefined) return result
  if (result.value === 0 && zeroTakesDefault) return { value: undefined }
  const lowest = zeroTakesDefault ? 0 : least
  return result.value < lowest ? { mustBe: `${lowest}${lowest > 0 ? unit : ''} or more` } : result
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

/** Many nodes are often given the same file, one after the other: the last one read is not read again. */
let last: { readonly text: string; readonly content: unknown } = { text: '', content: parsed('') }

function contentOf(coreYaml: string): unknown {
  if (last.text !== coreYaml) last = { text: coreYaml, content: parsed(coreYaml) }
  return last.content
}

function parsed(coreYaml: string): unknown {
  const lineCounter = new LineCounter()
  const document = parseDocument(coreYaml, { intAsBigInt: true, logLevel: 'error', prettyErrors: false, lineCounter })
  const [error] = document.errors
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    throw notYaml(` at line ${line}, column ${col}`, error.message)
  }
  try {
    return document.toJS()
  } catch (error) {
    // Only aliases fail here: to an anchor that does not exist, or far too many.
    throw notYaml('', String(error).replace(/^\w*Error: /, ''))
  }
}

function childOf(parent: unknown, parentName: string, name: string): unknown {
  const [child, second] = entriesOf(parent, parentName).filter(([key]) => key.toLowerCase() === name)
  if (second) throw sectionTwice(second[0], name, parentName)
  return child?.[1]
}

function entriesOf(mapping: unknown, name: string): [string, unknown][] {
  if (isEmpty(mapping)) return []
  if (typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping)) return Object.entries(mapping)
  throw notAMapping(name, mapping)
}
