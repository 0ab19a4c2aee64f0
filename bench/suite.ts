import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Figure, median } from './measure'

const ROOT = path.join(__dirname, '..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const COMPILED = path.join(ROOT, 'node_modules/.cache/gossip-tck')

/** A step that matches every phrase and does nothing: it is given a table, or else a callback. */
const EMPTY_STEPS = `const { defineStep } = require('@cucumber/cucumber')
defineStep(/^.*$/, function (given) { if (typeof given === 'function') given() })
`
/** Tells the largest memory of the process when it ends. */
const TELL_MEMORY = "process.on('exit', () => process.stderr.write('\\nmaxRSS ' + process.resourceUsage().maxRSS + '\\n'))\n"

interface Run {
  readonly commandMs: number
  readonly maxRssMb: number
}

/** Wall time and memory of the default run with all its reports, over bare cucumber-js: the same features, empty steps, no reports. */
export function suite(rounds: number, progress: (words: string) => void): Figure[] {
  const folder = mkdtempSync(path.join(ROOT, 'reports', 'bench-'))
  try {
    writeFileSync(path.join(folder, 'empty.js'), EMPTY_STEPS)
    writeFileSync(path.join(folder, 'memory.js'), TELL_MEMORY)
    const config = path.relative(ROOT, path.join(folder, 'bare.config.js'))
    writeFileSync(path.join(ROOT, config), configOf(`${path.relative(ROOT, folder)}/empty.js`))
    const runs: { full: Run[]; bare: Run[] } = { full: [], bare: [] }
    rmSync(COMPILED, { recursive: true, force: true })
    const first = runOf(folder, [])
    for (let round = 1; round <= rounds; round++) {
      progress(`suite: round ${round} of ${rounds}`)
      runs.full.push(runOf(folder, []))
      runs.bare.push(runOf(folder, ['--config', config]))
    }
    return figuresOf(first, runs.full, runs.bare)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function figuresOf(first: Run, full: readonly Run[], bare: readonly Run[]): Figure[] {
  const ms = (runs: readonly Run[]) => median(runs.map((run) => run.commandMs))
  const mb = (runs: readonly Run[]) => median(runs.map((run) => run.maxRssMb))
  return [
    {
      name: 'suite, whole command',
      what: `the default run (${ms(full).toFixed(0)} ms), over bare cucumber-js with the same features (${ms(bare).toFixed(0)} ms)`,
      value: ms(full) / ms(bare),
      unit: 'times',
      goal: 2,
    },
    {
      name: 'suite, first run',
      what: `with nothing compiled yet (${first.commandMs.toFixed(0)} ms), over the same`,
      value: first.commandMs / ms(bare),
      unit: 'times',
    },
    { name: 'suite, memory', what: 'largest resident set of the default run', value: mb(full), unit: 'MB' },
    { name: 'bare, memory', what: 'the same of bare cucumber-js', value: mb(bare), unit: 'MB' },
  ]
}

const configOf = (steps: string): string =>
  `module.exports = { default: { require: ['${steps}'], tags: 'not @fabric', format: ['progress'] } }\n`

function runOf(folder: string, args: readonly string[]): Run {
  const command = ['--require', path.join(folder, 'memory.js'), CUCUMBER, ...args]
  const begun = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 })
  const commandMs = Number(process.hrtime.bigint() - begun) / 1e6
  if (status !== 0) throw new Error(`cucumber-js ${args.join(' ')} failed:\n${stderr}`)
  return { commandMs, maxRssMb: Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024 }
}
