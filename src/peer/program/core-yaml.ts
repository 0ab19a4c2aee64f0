import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { parseGoDuration } from '../../wire/go-duration'
import type { DurationMs } from '../../wire/time'
import { ConfigError, wordsOf } from './config-error'

/** Environment variables, as of `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>

const TRUE = ['true', 't', '1']
const FALSE = ['false', 'f', '0']

/**
 * What core.yaml says under a key, as Fabric's viper reads it: keys in any case, a variable `CORE_<KEY>` with `_` for `.` before
 * the file, an empty one being none. Nobody minds what is not asked for. Every reader throws ConfigError for a value that it cannot read.
 */
export class CoreYaml {
  /** Where it was read, as its user gave it. */
  readonly file: string
  /** Its text, as it stands there. */
  readonly text: string
  private readonly content: unknown
  private readonly variables: ReadonlyMap<string, string>

  constructor(file: string, text: string, variables: Variables) {
    this.file = file
    this.text = text
    this.content = contentOf(file, text)
    this.variables = new Map(Object.entries(variables).flatMap(([name, value]) => (value ? [[name.toUpperCase(), value]] : [])))
  }

  /** @throws ConfigError if it is not there, or no YAML */
  static read(file: string, variables: Variables): CoreYaml {
    try {
      return new CoreYaml(file, readFileSync(file, 'utf8'), variables)
    } catch (error) {
      throw error instanceof ConfigError ? error : new ConfigError(file, undefined, `${wordsOf(error)}. Name a core.yaml with --config.`)
    }
  }

  /** Undefined if it is not given, or empty. */
  string(key: string): string | undefined {
    const value = this.valueOf(key)
    if (value === undefined || typeof value === 'string') return value
    if (typeof value === 'object') throw this.refused(key, 'it must be a text')
    return String(value)
  }

  /** @throws ConfigError if it is not given */
  demanded(key: string, whatFor: string): string {
    const value = this.string(key)
    if (value === undefined) throw this.refused(key, `it is not given. It is ${whatFor}`)
    return value
  }

  flag(key: string, byDefault: boolean): boolean {
    const value = this.string(key)?.toLowerCase() ?? `${byDefault}`
    if (![...TRUE, ...FALSE].includes(value)) throw this.refused(key, 'it must be true or false')
    return TRUE.includes(value)
  }

  duration(key: string, byDefault: DurationMs): DurationMs {
    const value = this.string(key)
    if (value === undefined) return byDefault
    const parsed = parseGoDuration(value)
    if ('ms' in parsed && parsed.ms > 0) return parsed.ms
    throw this.refused(key, `it is "${value}", and must be a duration such as "300ms" or "1h30m", of a millisecond or more`)
  }

  /** A path; relative ones begin at the folder of the file. */
  path(key: string): string | undefined {
    const value = this.string(key)
    return value === undefined ? undefined : this.fromHere(value)
  }

  /** A list of paths, or one; in a variable they are parted by blanks or commas. */
  paths(key: string): readonly string[] {
    const value = this.valueOf(key)
    const list = typeof value === 'string' ? value.split(/[\s,]+/) : [value].flat()
    return list
      .filter((entry) => entry !== undefined && entry !== null && entry !== '')
      .map((entry) => {
        if (typeof entry !== 'string') throw this.refused(key, 'it must be a list of paths')
        return this.fromHere(entry)
      })
  }

  /** What is wrong with a key, under the name by which it was given. */
  refused(key: string, words: string): ConfigError {
    const variable = variableOf(key)
    return new ConfigError(this.file, this.variables.has(variable) ? `variable ${variable}` : key, `${words}.`)
  }

  private fromHere(value: string): string {
    return path.resolve(path.dirname(this.file), value)
  }

  private valueOf(key: string): unknown {
    const value = this.variables.get(variableOf(key)) ?? key.split('.').reduce(childOf, this.content)
    return value === null || value === '' ? undefined : value
  }
}

const variableOf = (key: string): string => `CORE_${key.replaceAll('.', '_').toUpperCase()}`

function childOf(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null) return undefined
  return Object.entries(parent).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
}

function contentOf(file: string, text: string): unknown {
  const document = parseDocument(text, { logLevel: 'error' })
  const [error] = document.errors
  if (error) throw new ConfigError(file, undefined, `it is not valid YAML: ${wordsOf(error)}`)
  try {
    return document.toJS()
  } catch (error) {
    // Only aliases fail here: to an anchor that does not exist, or far too many.
    throw new ConfigError(file, undefined, `it is not valid YAML: ${wordsOf(error)}`)
  }
}
