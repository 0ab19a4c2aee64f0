import type { DataTable } from '@cucumber/cucumber'
import { ConformanceError } from '../../src/conformance/report/failure'
import { inWords } from './durations'

export type Row = Readonly<Record<string, string>>

/** A table of two columns, as names and values. Names that are not among the allowed ones are a mistake of the feature. */
export function pairs(table: DataTable, allowed?: readonly string[]): Row {
  const given = table.rowsHash()
  const unknown = Object.keys(given).find((name) => allowed !== undefined && !allowed.includes(name))
  if (unknown !== undefined) throw new Error(`a table says "${unknown}": it may say ${allowed?.join(', ')}`)
  return given
}

/** Compares what was seen with a table, row by row, without regard to order. */
export function expectRows(expected: readonly Row[], seen: readonly Row[], what: string, atMs: number): void {
  const text = (rows: readonly Row[]) => rows.map((row) => Object.values(row).join(', ')).sort()
  const [wanted, got] = [text(expected), text(seen)]
  if (wanted.join('\n') === got.join('\n')) return
  throw new ConformanceError({
    expected: `${what} at ${inWords(atMs)}: ${wanted.join('; ') || 'nothing'}`,
    seen: got.join('; ') || 'nothing',
    atMs,
  })
}

/** Only the columns of the given row. */
export function project(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? `(no column ${column})`]))
}
