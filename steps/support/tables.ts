import type { DataTable } from '@cucumber/cucumber'
import { ConformanceError } from '../../src/suite/judging/failure'
import { inWords as momentInWords } from './durations'

export type Row = Readonly<Record<string, string>>

/** A table of two columns, as names and values. Names that are not among the allowed ones are a mistake of the feature. */
export function pairs(table: DataTable, allowed?: readonly string[]): Row {
  const given = table.rowsHash()
  const unknown = Object.keys(given).find((name) => allowed !== undefined && !allowed.includes(name))
  if (unknown !== undefined) throw new Error(`a table says "${unknown}": it may say ${allowed?.join(', ')}`)
  return given
}

/** Compares what was seen with a table, row by row, without regard to order; tells the rows that differ. */
export function expectRows(expected: readonly Row[], seen: readonly Row[], what: string, atMs: number): void {
  const [missing, surplus] = [without(expected.map(inWords), seen.map(inWords)), without(seen.map(inWords), expected.map(inWords))]
  if (missing.length === 0 && surplus.length === 0) return
  const others = expected.length - missing.length
  const asExpected = others === 0 ? '' : ` (and ${others} more as expected)`
  throw new ConformanceError({
    expected: `${what} at ${momentInWords(atMs)}: ${missing.join('; ') || 'nothing else'}`,
    seen: `${surplus.join('; ') || 'nothing of the kind'}${asExpected}`,
    atMs,
  })
}

/** `peer bob, as alive` */
function inWords(row: Row): string {
  return Object.entries(row)
    .map(([column, value]) => `${column} ${value}`)
    .join(', ')
}

/** The texts that are left when each of the others has taken one away. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...texts]
  for (const other of others) {
    const at = left.indexOf(other)
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

/** Only the columns of the given row. */
export function project(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? `(no column ${column})`]))
}
