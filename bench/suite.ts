import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Figure, median, testRunMs } from './measure'

const ROOT = path.join(__dirname, '..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')

/** A step that matches every phrase and does nothing: it is given a table, or else a callback. */
const EMPTY_STEPS = `const { defineStep } = require('@cucumber/cucumber')
defineStep(/^.*$/, function (given) { if (typeof given === 'function') given() })
`
/** Tells the largest memory of the process when it ends. */
const TELL_MEMORY = "process.on('exit', () => process.stderr.write('\\nmaxRSS ' + process.resourceUsage().maxRSS + '\\n'))\n"

interface Run {
  readonly commandMs: number
  readonly testRunMs: number
  readonly maxRssMb: number
}

/** Wall time and memory of the default run, over the same features with empty steps and the same formatters. */
export function suite(rounds: number, progress: (words: string) => void): Figure[] {
  const folder = mkdtempSync(path.join(ROOT, 'reports', 'bench-'))
  try {
    writeFileSync(path.join(folder, 'empty.js'), EMPTY_STEPS)
    writeFileSync(path.join(folder, 'memory.js'), TELL_MEMORY)
    writeFileSync(path.join(folder, 'full.config.js'), configOf(folder, 'full', '[...shared.require]'))
    writeFileSync(path.join(folder, 'empty.config.js'), configOf(folder, 'empty', `['${path.relative(ROOT, folder)}/empty.js']`))
    const runs: { full: Run[]; empty: Run[] } = { full: [], empty: [] }
    for (let round = 1; round <= rounds; round++) {
      progress(`suite: round ${round} of ${rounds}`)
      runs.full.push(runOf(folder, 'full'))
      runs.empty.push(runOf(folder, 'empty'))
    }
    return figuresOf(runs.full, runs.empty)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function figuresOf(full: readonly Run[], empty: readonly Run[]): Figure[] {
  const of = (runs: readonly Run[], pick: (run: Run) => number) => median(runs.map(pick))
  return [
    {
      name: 'suite, whole command',
      what: `the default run (${of(full, (run) => run.commandMs).toFixed(0)} ms), over the same features with empty steps`,
      value: of(full, (run) => run.commandMs) / of(empty, (run) => run.commandMs),
      unit: 'times',
      goal: 1.2,
    },
    {
      name: 'suite, test run only',
      what: `from the first example to the last (${of(full, (run) => run.testRunMs).toFixed(0)} ms), over the same with empty steps`,
      value: of(full, (run) => run.testRunMs) / of(empty, (run) => run.testRunMs),
      unit: 'times',
    },
    { name: 'suite, memory', what: 'largest resident set of the default run', value: of(full, (run) => run.maxRssMb), unit: 'MB' },
    { name: 'empty, memory', what: 'the same with empty steps', value: of(empty, (run) => run.maxRssMb), unit: 'MB' },
  ]
}

function configOf(folder: string, name: string, require: string): string {
  const reports = path.relative(ROOT, folder)
  const formats = ['progress', `html:${reports}/${name}.html`, `junit:${reports}/${name}.xml`, `message:${reports}/${name}.ndjson`]
  return `const { default: shared } = require('${ROOT}/cucumber.js')\nmodule.exports = { default: { ...shared, require: ${require}, format: ${JSON.stringify(formats)} } }\n`
}

function runOf(folder: string, name: string): Run {
  const config = path.relative(ROOT, path.join(folder, `${name}.config.js`))
  const begun = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, ['--require', path.join(folder, 'memory.js'), CUCUMBER, '--config', config], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const commandMs = Number(process.hrtime.bigint() - begun) / 1e6
  if (status !== 0) throw new Error(`the ${name} run failed:\n${stderr}`)
  const maxRssKb = Number(/maxRSS (\d+)/.exec(stderr)?.[1])
  return { commandMs, testRunMs: testRunMs(path.join(folder, `${name}.ndjson`)), maxRssMb: maxRssKb / 1024 }
}
