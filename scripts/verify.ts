import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { EXIT } from '../src/suite/judging/exit-codes'
import { WrongUse } from '../src/suite/wrong-use'

/** Everything that must hold before a change lands: a name, and the command that shows it. */
const GATES: readonly (readonly [name: string, command: string])[] = [
  ['format', 'npx biome format .'],
  ['lint', 'npx biome check --formatter-enabled=false .'],
  ['types', 'npm run --silent types'],
  ['import directions', 'npm run --silent imports'],
  ['dead code', 'npm run --silent dead-code'],
  ['doors', 'npm run --silent doors'],
  ['commits', 'npm run --silent commits'],
  ['wire format', 'npm run --silent wire:check'],
  ['spec lint', 'npm run --silent spec-lint'],
  ['unit', 'npm run --silent unit'],
  ['features documents', 'npm run --silent features'],
  ['features fabric', 'npm run --silent features:fabric'],
  ['robustness', 'npm run --silent robustness'],
  ['random order', 'npm run --silent features -- --order random && npm run --silent features:fabric -- --order random'],
  ['two workers', 'npm run --silent features -- --parallel 2 && npm run --silent features:fabric -- --parallel 2'],
  ['wire', 'timeout 60 npm run --silent wire'],
  ['fuzz', 'timeout 150 npm run --silent fuzz -- --within 45s'],
  ['remote', 'npm run --silent remote'],
  ['guests', 'npm run --silent guests'],
  ['packed', 'npm run --silent pack-check'],
  ['book', 'npm run --silent book-check'],
  ['go adapter', 'npm run --silent go-adapter'],
  ['explored', 'npm run --silent explore'],
  ['python adapter', 'npm run --silent python-adapter'],
  ['mutants', 'npm run --silent mutants -- --quick --variants 16'],
  ['collateral', 'npm run --silent mutants -- --sample 12'],
  ['mutants at adapters', 'npm run --silent mutants -- --remote --sample 30'],
  ['coverage', 'npm run --silent coverage'],
]

/** With it a gate ends that had nothing to look at, as automake has it; what it said last is why. */
export const SKIPPED = 77

type Standing = 'passed' | 'skipped' | 'FAILED'

function main(args: readonly string[]): void {
  try {
    const standings = gatesFor(args).map(([name, command]) => pass(name, command))
    const count = (wanted: Standing): number => standings.filter((one) => one === wanted).length
    console.log(`${count('passed')} passed, ${count('FAILED')} failed`)
    process.exitCode = count('FAILED') > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error
    console.error(error.message)
    process.exitCode = EXIT.wrongUse
  }
}

/** All gates but those after `--skip a,b`. @throws WrongUse */
export function gatesFor(args: readonly string[]): typeof GATES {
  const skipped = optionsIn(args).skip?.split(',') ?? []
  const unknown = skipped.find((name) => !GATES.some(([gate]) => gate === name))
  if (unknown !== undefined) throw new WrongUse(`There is no gate "${unknown}": there are ${GATES.map(([gate]) => gate).join(', ')}.`)
  return GATES.filter(([name]) => !skipped.includes(name))
}

function optionsIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { skip: { type: 'string' } } }).values
  } catch (error) {
    throw new WrongUse((error as Error).message)
  }
}

/** Runs a gate; shows what it said if it failed, and of one that was skipped the last line. */
export function pass(name: string, command: string): Standing {
  const begun = Date.now()
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  const standing = status === 0 ? 'passed' : status === SKIPPED ? 'skipped' : 'FAILED'
  const lines = `${stdout}${stderr}`.trimEnd().split('\n')
  const reason = standing === 'skipped' ? `  ${lines.at(-1)}` : ''
  console.log(`${standing.padEnd(7)} ${name.padEnd(20)} ${seconds.padStart(7)} s${reason}`)
  if (standing === 'FAILED') console.log(lines.slice(-80).join('\n'))
  return standing
}

if (require.main === module) main(process.argv.slice(2))
