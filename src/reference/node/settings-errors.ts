import { near } from './near'

/** A setting that cannot be taken. `key` is its full name, such as `peer.gossip.pullInterval`; the message is one sentence. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly key: string

  constructor(key: string, message: string) {
    super(message)
    this.key = key
  }
}

const LONGEST_SHOWN = 60
const LONGEST_COMPARED = 100

/** `name` is the key as its user knows it, such as `CORE_PEER_GOSSIP_PULLINTERVAL`; `mustBe` completes "it must be". */
export const valueRefused = (key: string, name: string, value: unknown, mustBe: string): SettingsError =>
  new SettingsError(`peer.gossip.${key}`, `${name} is ${shown(value)}: it must be ${mustBe}.`)

/** `limit` is a clause of its own. */
export const lengthRefused = (key: string, name: string, value: string, limit: string): SettingsError =>
  new SettingsError(`peer.gossip.${key}`, `${name} is ${value}: ${limit}.`)

export const givenTwice = (key: string, name: string): SettingsError =>
  new SettingsError(`peer.gossip.${key}`, `${name} is given twice, in different case.`)

export const notOfTheFile = (key: string, name: string): SettingsError =>
  new SettingsError(`peer.gossip.${key}`, `${name} is not a key of core.yaml.`)

/** Hints at the one of the `known` keys that may have been meant. */
export function unknownKey(key: string, nameOf: (key: string) => string, known: readonly string[]): SettingsError {
  const [meant] = near(key.slice(0, LONGEST_COMPARED), known)
  const hint = meant === undefined ? '.' : `: did you mean ${nameOf(meant)}?`
  return new SettingsError(`peer.gossip.${key}`, `${nameOf(cut(key))} is not a known setting${hint}`)
}

export const sectionTwice = (key: string, name: string, parent: string): SettingsError =>
  new SettingsError(key, `${name} is given twice in ${parent}, in different case.`)

export const notAMapping = (name: string, value: unknown): SettingsError =>
  new SettingsError(name, `${name} is ${shown(value)}: it must be a mapping.`)

/** `place` is where in the text, such as ` at line 1, column 2`; `why` a sentence, with its full stop or without. */
export const notYaml = (place: string, why: string): SettingsError =>
  new SettingsError('core.yaml', `core.yaml is not valid YAML${place}: ${why.replace(/\.?$/, '.')}`)

/** A value as an error shows it; safe for every value, and never long. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a mapping'
  return cut(String(value))
}

const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text)
