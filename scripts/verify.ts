import { spawnSync } from 'node:child_process'

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

function main(args: readonly string[]): void {
  const skipped = skippedIn(args)
  const unknown = skipped.find((name) => !GATES.some(([gate]) => gate === name))
  if (unknown !== undefined) {
    console.error(`There is no gate "${unknown}": there are ${GATES.map(([gate]) => gate).join(', ')}.`)
    process.exitCode = 2
    return
  }
  const results = GATES.filter(([name]) => !skipped.includes(name)).map(([name, command]) => pass(name, command))
  const failed = results.filter((isGreen) => !isGreen).length
  console.log(`${results.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

/** `--skip a,b` */
function skippedIn(args: readonly string[]): string[] {
  const at = args.indexOf('--skip')
  return at < 0 ? [] : (args[at + 1] ?? '').split(',').filter((name) => name !== '')
}

/** Runs a gate; shows what it said only if it failed. */
function pass(name: string, command: string): boolean {
  const begun = Date.now()
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(20)} ${seconds.padStart(7)} s`)
  if (status !== 0) console.log(`${stdout}${stderr}`.trimEnd().split('\n').slice(-80).join('\n'))
  return status === 0
}

main(process.argv.slice(2))
