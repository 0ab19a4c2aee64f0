import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { WIRE_MUTANTS } from './table'

// npm run wire-mutants [NAME...]: each mutant faces the examples of its own rule, in a process of its own, and must turn one red.

const ROOT = path.join(__dirname, '../..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')

/** What the examples of a rule say of a mutant: one of them failed, all passed, or there was no node to judge. */
function verdictOn(id: string, rule: string): 'killed' | 'survived' | 'did not run' {
  const feature = `wire/features/${rule.startsWith('WIRE') ? 'bytes' : 'connections'}.feature`
  const args = [CUCUMBER, '-p', 'wire', feature, '--tags', `@${rule}`, '--parallel', '0', '--format', 'summary']
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, WIRE_MUTANT: id } })
  if (status === 0) return 'survived'
  return /^\d+ scenarios? \(.*failed/m.test(stdout) ? 'killed' : 'did not run'
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !WIRE_MUTANTS.some(({ id }) => id === name))
if (unknown !== undefined) {
  console.error(`There is no mutant "${unknown}": there are ${WIRE_MUTANTS.map(({ id }) => id).join(', ')}.`)
  process.exit(2)
}
for (const { id, rule, sentence } of WIRE_MUTANTS) {
  if (wanted.length > 0 && !wanted.includes(id)) continue
  const verdict = verdictOn(id, rule)
  console.log(`${verdict.padEnd(12)} ${rule.padEnd(8)} ${id}: ${sentence}`)
  if (verdict !== 'killed') process.exitCode = 1
}
