import { ConformanceError } from '../../src/suite/judging/failure'
import { instantInWords, type Row, rowInWords } from '../../src/suite/script/words'

/** More rows than anybody reads. */
const MANY_ROWS = 8

/** Compares what was seen with a table, row by row, without regard to order; tells the rows that differ. */
export function expectRows(expected: readonly Row[], seen: readonly Row[], what: string, atMs: number): void {
  const [due, found] = [expected.map(rowInWords), seen.map(rowInWords)]
  const [missing, surplus] = [without(due, found), without(found, due)]
  if (missing.length === 0 && surplus.length === 0) return
  const others = expected.length - missing.length
  const asExpected = others === 0 ? '' : ` (and ${others} more as expected)`
  throw new ConformanceError({
    expected: `${what} at ${instantInWords(atMs)}: ${missing.join('; ') || nothingBut(due)}`,
    seen: `${surplus.join('; ') || 'nothing of the kind'}${asExpected}`,
    atMs,
  })
}

/** Where whatever is expected is there, and more; of many rows the first ones. */
function nothingBut(due: readonly string[]): string {
  const more = due.length - MANY_ROWS
  const rows = due.slice(0, MANY_ROWS).join('; ')
  return due.length === 0 ? 'nothing' : `nothing but ${rows}${more > 0 ? `; and ${more} more` : ''}`
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
