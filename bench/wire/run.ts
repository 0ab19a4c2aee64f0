import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Figure, tableOf } from '../measure'
import { wire } from './wire'

const REPORTS = path.join(__dirname, '../../reports')
const DEFAULT_ROUNDS = 5

/** Measures nodes on sockets beside bare streams, prints ratios, judges nothing. */
async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--rounds')
  const rounds = at < 0 ? DEFAULT_ROUNDS : Number(args[at + 1])
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error('--rounds takes a whole number, 1 or more.')
    process.exitCode = 2
    return
  }
  mkdirSync(REPORTS, { recursive: true })
  const figures: Figure[] = await wire({ rounds }, progress)
  progress('')
  const table = tableOf(figures)
  console.log(table)
  writeFileSync(path.join(REPORTS, 'bench-wire.md'), `${table}\n`)
}

/** One line on a terminal, which is overwritten; nothing in a pipe. */
function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
