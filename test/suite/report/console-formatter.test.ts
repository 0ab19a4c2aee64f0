import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'

const ROOT = path.join(__dirname, '../../..')
const REPORT = path.join(ROOT, 'src/suite/report')
const JUDGING = path.join(ROOT, 'src/suite/judging')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')

const B = `
Feature: Buffer
  @EMIT-1 @must
  Rule: EMIT-1 A buffer MUST be emitted
    Example: first
      When all is well
    Example: second
      When a promise is broken
  @EMIT-2 @should
  Rule: EMIT-2 A node SHOULD be kind
    Example: kind
      When advice is given
`
const A = `
Feature: Area
  @AREA-1 @must
  Rule: AREA-1 It MUST be there
    @documents
    Example: documented
      When something else breaks
    @needs-luck
    Example: lucky
      When it is skipped
    @fabric
    Example: fabricated
      When all is well
`
const STEPS = `
const { Before, When } = require('@cucumber/cucumber')
const { ConformanceError, encodeFailure, encodeRun, FAILURE_MEDIA_TYPE, RUN_MEDIA_TYPE } = require(${JSON.stringify(`${JUDGING}/failure.ts`)})
Before(function () {
  if (process.env.MUTE) return
  const run = { implementation: 'reference', version: '1', dialect: this.parameters.dialect ?? 'documents', seed: '7f3a', capabilities: [] }
  this.attach(encodeRun(run), RUN_MEDIA_TYPE)
})
const failure = { expected: 'bob receives it at 1.000 s', seen: 'bob received nothing' }
When('all is well', () => {})
When('it is skipped', () => process.env.END ? process.exit(0) : 'skipped')
When('something else breaks', () => { if (process.env.BREAK) throw new TypeError('no such thing\\nat all') })
When('advice is given', function () { this.attach(encodeFailure({ ...failure, timeline: [] }), FAILURE_MEDIA_TYPE) })
When('a promise is broken', function () {
  if (!process.env.BREAK) return
  this.attach(encodeFailure({ ...failure, timeline: ['1.000 s   alice   emits'] }), FAILURE_MEDIA_TYPE)
  throw new ConformanceError(failure)
})
`
const PROFILES = `
const common = {
  requireModule: [${JSON.stringify(path.join(ROOT, 'src/register.cjs'))}],
  require: ['steps.js'],
  format: [${JSON.stringify(`${REPORT}/formatter.cjs`)}, 'html:reports/out.html'],
  formatOptions: { verdictPage: 'reports/verdicts.html' },
}
module.exports = {
  default: { ...common, tags: 'not @fabric' },
  fabric: { ...common, tags: 'not @documents', worldParameters: { dialect: 'fabric' } },
  lax: { ...common, tags: 'not @fabric and not @EMIT-1' },
  lost: { ...common, paths: ['nowhere/**/*.feature'] },
}
`

describe('the verdict on the console', { concurrency: 4 }, () => {
  let cwd: string

  before(() => {
    cwd = mkdtempSync(path.join(tmpdir(), 'console-formatter-'))
    mkdirSync(path.join(cwd, 'features'))
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(cwd, 'node_modules'))
    const files = { 'features/b.feature': B, 'features/a.feature': A, 'features/rule-ids.txt': 'AREA-1\nEMIT-1\nEMIT-2\n' }
    for (const [name, text] of Object.entries({ ...files, 'steps.js': STEPS, 'cucumber.js': PROFILES })) {
      writeFileSync(path.join(cwd, name), text)
    }
  })

  after(() => rmSync(cwd, { recursive: true }))

  function run(args: string[], variables: NodeJS.ProcessEnv = {}): Promise<{ code: number; lines: string[]; stderr: string }> {
    const { FORCE_COLOR: _, ...inherited } = process.env
    const env = { ...inherited, TS_NODE_PROJECT: path.join(ROOT, 'tsconfig.json'), ...variables }
    return new Promise((resolve) => {
      execFile(process.execPath, [CUCUMBER, ...args], { cwd, env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), lines: stdout.split('\n'), stderr })
      })
    })
  }

  test('all is well: families, totals, seed, report, exit code 0', async () => {
    const { code, lines } = await run([])
    assert.equal(code, 0, lines.join('\n'))
    assert.match(lines[0] ?? '', /^gossip-tck \S+ {3}dialect documents {3}reference 1$/)
    assert.deepEqual(lines.slice(2, 5), [
      'EMIT      2 rules   1 passed, 1 with advice',
      'AREA       1 rule   passed  (lacks luck)',
      '                    AREA-1 passed, 1 of 2 examples',
    ])
    const last = lines.filter((line) => line !== '').slice(-6)
    assert.deepEqual(last.slice(0, 3), [
      'rules     3      2 passed, 1 with advice',
      'examples  5      3 passed, 1 with advice, 1 not applicable',
      'seed      7f3a',
    ])
    assert.match(last[3] ?? '', /^time {6}\d+\.\d\d s$/)
    assert.deepEqual(last.slice(4), ['report    reports/verdicts.html', 'report    reports/out.html'])
  })

  test('failures are told in the order of the catalogue, whatever the order and the number of workers', async () => {
    const broken = { BREAK: 'yes' }
    const [serial, parallel] = await Promise.all([run([], broken), run(['--parallel', '2', '--order', 'random:7'], broken)])
    assert.equal(serial.code, 1)
    assert.equal(parallel.code, 1)
    const told = ({ lines }: { lines: string[] }) =>
      lines.slice(lines.findIndex((line) => line.startsWith('gossip-tck'))).filter((line) => !line.startsWith('time'))
    assert.deepEqual(told(parallel), told(serial))
    assert.deepEqual(told(serial).slice(6, 19), [
      'AREA-1  It MUST be there                                 features/a.feature:6',
      '  example   documented',
      '  step      When something else breaks',
      '  error     TypeError: no such thing',
      `  again     npx cucumber-js features/a.feature:6 --world-parameters '{"seed":"7f3a"}'`,
      '',
      'EMIT-1  A buffer MUST be emitted                         features/b.feature:7',
      '  example   second',
      '  expected  bob receives it at 1.000 s',
      '  seen      bob received nothing',
      '  timeline',
      '    1.000 s   alice   emits',
      `  again     npx cucumber-js features/b.feature:7 --world-parameters '{"seed":"7f3a"}'`,
    ])
    assert.match(told(serial)[20] ?? '', /^advice: EMIT-2 {2}A node SHOULD be kind/)
  })

  test('less than the dialect holds: exit code 1 although nothing failed', async () => {
    for (const args of [[], ['--parallel', '2'], ['--exit']]) {
      const { code, lines } = await run(['--profile', 'lax', ...args])
      assert.equal(code, 1, args.join(' '))
      assert.ok(lines.includes("This verdict can't be trusted, for 2 reasons:"))
      assert.ok(lines.includes('  - 1 of the 3 rules of the dialect documents had no example executed: EMIT-1.'))
    }
  })

  test('nothing at all: exit code 1', async () => {
    for (const args of [
      ['--profile', 'lost'],
      ['--tags', '@EMIT-77'],
    ]) {
      const { code, lines } = await run(args)
      assert.equal(code, 1)
      assert.ok(lines.includes('  - Nothing was executed: no example was selected.'))
    }
  })

  test('a part that the user asked for, and the other dialect: exit code 0', async () => {
    for (const args of [['--tags', '@EMIT-1'], ['features/a.feature:6'], ['--name', 'first'], ['--profile', 'fabric']]) {
      const { code, lines } = await run(args)
      assert.equal(code, 0, lines.join('\n'))
    }
  })

  test('a step that ends the process does not end it well', async () => {
    const { code, stderr } = await run(['--tags', '@AREA-1 and not @fabric'], { END: 'yes' })
    assert.equal(code, 1)
    assert.match(stderr, /The run ended before all selected examples were executed\./)
    const parallel = await run(['--parallel', '2'], { END: 'yes' })
    assert.equal(parallel.code, 1)
    assert.ok(parallel.lines.includes('  - AREA-1, "lucky" (features/a.feature:9): was selected and never ended.'))
  })

  test('a feature that cannot be parsed is no verdict, and Cucumber says what is wrong with it', async () => {
    writeFileSync(path.join(cwd, 'broken.feature'), 'Feature: x\nExample: y\nGiven z\nnonsense')
    const { code, lines, stderr } = await run(['broken.feature'])
    assert.equal(code, 1)
    assert.doesNotMatch(lines.join('\n'), /^gossip-tck|^rules/m)
    assert.match(`${lines.join('\n')}${stderr}`, /Parse error in "?broken\.feature/)
  })

  test('a file of deviations that is not there is wrong use', async () => {
    const { code, lines, stderr } = await run(['--world-parameters', '{"deviations":"none.yaml"}'])
    assert.equal(code, 2, stderr)
    assert.match(stderr, /^There is no file of deviations none\.yaml\.$/m)
    assert.ok(!lines.some((line) => line.startsWith('rules')))
  })

  test('what was run is unknown if no example says it, and how to repeat one is said all the same', async () => {
    const { code, lines } = await run(['features/a.feature:6'], { MUTE: 'yes', BREAK: 'yes' })
    assert.equal(code, 1)
    assert.match(lines.find((line) => line.startsWith('gossip-tck')) ?? '', /dialect unknown {3}unknown$/)
    assert.ok(lines.includes(`  again     npx cucumber-js features/a.feature:6 --world-parameters '{"seed":"unknown"}'`), lines.join('\n'))
  })

  test('a dry run is no verdict and no complaint', async () => {
    const { code, lines } = await run(['--dry-run'])
    assert.equal(code, 0)
    assert.match(lines[0] ?? '', /dry run/)
  })
})
