import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Figure, tableOf } from './measure'

const REPORTS = path.join(__dirname, '../reports')

/** Says how far it is. */
export type Progress = (words: string) => void

/** A program that measures `--rounds` times and prints one table. It ends with 0 unless something is broken, and with 2 for a wrong word. */
export function benchProgram(
  { rounds: usual, file }: { readonly rounds: number; readonly file: string },
  measure: (rounds: number, progress: Progress) => Promise<readonly Figure[]>,
): void {
  const args = process.argv.slice(2)
  const at = args.indexOf('--rounds')
  const rounds = at < 0 ? usual : Number(args[at + 1])
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error('--rounds takes a whole number, 1 or more.')
    process.exitCode = 2
    return
  }
  measure(rounds, progress).then(
    (figures) => {
      progress('')
      const table = tableOf(figures)
      console.log(table)
      mkdirSync(REPORTS, { recursive: true })
      writeFileSync(path.join(REPORTS, file), `${table}\n`)
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}

/** One line on a terminal, which is overwritten; nothing in a pipe. */
function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`)
}
