import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { growth } from './growth'
import { infectAndDie } from './infect-and-die'
import { manyNodes } from './many-nodes'
import { type Figure, tableOf } from './measure'
import { nodeSpeed } from './node-speed'
import { remote } from './remote'
import { suite } from './suite'

const REPORTS = path.join(__dirname, '../reports')
const DEFAULT_ROUNDS = 10

/** Measures side by side, prints ratios, judges nothing: it ends with 0 unless something is broken. */
async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--rounds')
  const rounds = at < 0 ? DEFAULT_ROUNDS : Number(args[at + 1])
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error('--rounds takes a whole number, 1 or more.')
    process.exitCode = 2
    return
  }
  mkdirSync(REPORTS, { recursive: true })
  progress('growth')
  const figures: Figure[] = growth(rounds)
  progress('node speed')
  figures.push(await nodeSpeed())
  progress('many nodes')
  figures.push(...manyNodes(rounds))
  progress('infect and die')
  figures.push(...(await infectAndDie()))
  figures.push(...suite(rounds, progress))
  progress('remote')
  figures.push(...(await remote(rounds)))
  progress('')
  const table = tableOf(figures)
  console.log(table)
  writeFileSync(path.join(REPORTS, 'bench.md'), `${table}\n`)
}

/** One line on a terminal, which is overwritten; nothing in a pipe. */
function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
