import type { Row } from '../suite/script/words'
import type { ActOf, Said } from './life'

/** The nonce of the node's own hello. */
export const HERS = 'that of her hello'

/** Kinds of messages that are of a channel. */
export const OF_CHANNELS: ReadonlySet<string> = new Set<Said>([
  'block',
  'leadership message',
  'forged leadership message',
  'unsigned leadership message',
  'state info',
])

const PULLED: ReadonlySet<string> = new Set(['hello', 'digest', 'request', 'update'])

export function matterInWords({ kind, channel }: ActOf<'matter'>): string {
  const of = channel === 'none' ? '' : ` of ${channel}`
  const what = channel === 'none' ? 'identities' : 'blocks'
  return `${kind === 'update' ? 'an' : 'a'} ${kind}${PULLED.has(kind) ? ` for ${what}` : ''}${of}`
}

export function utteranceInWords({ kind, count, channel }: Pick<ActOf<'say'>, 'kind' | 'count' | 'channel'>, author?: string): string {
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a'
  const number = count === 1 ? article : `${count}`
  const plural = count === 1 ? '' : 's'
  if (kind === 'alive message') return `${number} ${kind}${plural}${author === undefined ? '' : ` of ${author}`}`
  const where = OF_CHANNELS.has(kind) ? ` of ${channel}` : ''
  return `${number} ${kind}${plural}${where}${author === undefined ? '' : ` by ${author}`}`
}

/** A phrase, and the table that says how the message differs from the usual one, if it does. */
export function withTable(phrase: string, row: Row): string[] {
  const rows = Object.entries(row)
  return rows.length === 0 ? [phrase] : [`${phrase} with:`, ...aligned(rows)]
}

/** A table with a head. Cells that a row lacks are empty. */
export function table(rows: readonly Row[]): string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return aligned([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))])
}

export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  return rows.map((row) => `  | ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`)
}

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** As features write it: `10 ms`, `2.5 s`. */
export const durationInWords = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`)
