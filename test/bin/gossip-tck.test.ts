import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { SCHEMA_FILE, schemaText } from '../../scripts/report-schema'
import { comparison, comparisonHtml, comparisonMarkdown } from '../../src/bin/comparison'
import { readReport } from '../../src/bin/matrix'
import type { ConformanceReport } from '../../src/conformance/report/conformance-report'

const PROGRAM = path.join(__dirname, '../../src/bin/gossip-tck.cjs')
const REFERENCE = `"${process.execPath}" "${PROGRAM}" adapter-reference --dialect fabric`

interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

type Rule = ConformanceReport['rules'][number]

function rule(id: string, verdict: Rule['verdict'], more: Partial<Rule> = {}): Rule {
  return { id, family: id.replace(/-.*/, ''), sentence: `${id} MUST be`, revision: '1', verdict, examples: [], ...more }
}

function report(name: string, rules: readonly Rule[], dialect: ConformanceReport['dialect'] = 'fabric'): ConformanceReport {
  return {
    format: 'gossip-tck conformance report 1',
    suite: { name: 'gossip-tck', version: '1', portVersion: '1.0', features: 'f' },
    implementation: { name, version: '1', language: 'Go', capabilities: [], claimed: [], notClaimed: [] },
    dialect,
    seed: '7f3a',
    complete: true,
    exitCode: 0,
    complaints: [],
    counts: { rules: {}, examples: {} },
    rules: [...rules],
  }
}

test('a matrix has a row for each rule, in the order of families and numbers, and a cell for each report', () => {
  const mine = report('mine', [rule('B-1', 'passed'), rule('A-10', 'failed', { reason: 'it | did\nnot' }), rule('A-2', 'passed')])
  const theirs = report('<theirs>', [rule('A-2', 'not claimed'), rule('A-3', 'crashed')])
  const compared = comparison([mine, theirs])
  assert.deepEqual(
    compared.rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell?.verdict)]),
    [
      ['B-1', 'passed', undefined],
      ['A-2', 'passed', 'not claimed'],
      ['A-3', undefined, 'crashed'],
      ['A-10', 'failed', undefined],
    ],
  )
  assert.match(comparisonMarkdown(compared), /\| A-2 \| A-2 MUST be \| ✓ \| · \|/)
  assert.match(comparisonMarkdown(compared), /\| 2 of 3 \| 0 of 1 \|/)
  const html = comparisonHtml(compared)
  assert.match(html, /&lt;theirs&gt;/)
  assert.match(html, /title="failed: it \| did\nnot"/)
  assert.ok(!html.includes('<theirs>'))
})

test('a matrix marks a rule of which reports of one dialect mean different texts', () => {
  const texts = (revision: string) => [rule('A-1', 'passed', { revision })]
  assert.deepEqual(
    comparison([report('a', texts('1')), report('b', texts('2'))]).rows.map(({ differs }) => differs),
    [true],
  )
  assert.deepEqual(
    comparison([report('a', texts('1')), report('b', texts('2'), 'documents')]).rows.map(({ differs }) => differs),
    [false],
  )
})

test('the published schema of reports is the one that reports are made by', () => {
  assert.equal(readFileSync(SCHEMA_FILE, 'utf8'), schemaText(), 'run npm run schema')
})

describe('the program', { concurrency: 2 }, () => {
  let cwd: string

  before(() => {
    cwd = mkdtempSync(path.join(tmpdir(), 'gossip-tck-'))
  })

  after(() => rmSync(cwd, { recursive: true }))

  function run(...args: string[]): Promise<Run> {
    return new Promise((resolve) => {
      execFile(process.execPath, [PROGRAM, ...args], { cwd }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
      })
    })
  }

  test('lists the rules of a family', async () => {
    const { code, stdout } = await run('list', '--family', 'emit', '--dialect', 'fabric', '--json')
    const rules: { id: string; needs: string[] }[] = JSON.parse(stdout)
    assert.equal(code, 0)
    assert.equal(rules.length, 10)
    assert.deepEqual(rules.find(({ id }) => id === 'EMIT-5')?.needs, ['(ordered-emission)'])
  })

  test('explains a rule in each dialect, with the mutants that it kills', async () => {
    const { code, stdout } = await run('explain', 'emit-7')
    assert.equal(code, 0)
    assert.equal(stdout.match(/^EMIT-7 {2}/gm)?.length, 2)
    assert.match(stdout, /Then alice refuses to start, and names "propagateIterations"/)
    assert.match(stdout, /emit-none-is-one: /)
  })

  test('finds nothing wrong with the reference', async () => {
    const { code, stdout } = await run('doctor', '--adapter', REFERENCE)
    assert.equal(code, 0, stdout)
    assert.ok(!/^(wrong|not declared)/m.test(stdout))
    assert.match(stdout, /The adapter keeps the protocol\./)
  })

  test('says what is wrong with what is no adapter', async () => {
    const { code, stdout } = await run('doctor', '--limit', '5', '--adapter', 'echo hello')
    assert.equal(code, 3)
    assert.match(
      stdout,
      /wrong +it describes itself\n +The adapter `echo hello` ended with exit code 0 before it announced its address\.\n +It printed:\n +hello/,
    )
  })

  test('runs a rule, and replays it from the report with its whole timeline', async () => {
    const judged = await run('run', '--adapter', REFERENCE, '--tags', '@EMIT-6')
    assert.equal(judged.code, 0, judged.stdout + judged.stderr)
    const file = path.join(__dirname, '../../reports/conformance.json')
    const { implementation, dialect, complete, rules } = readReport(file)
    assert.deepEqual(
      [implementation.name, dialect, complete, rules.map(({ id }) => id)],
      ['gossip-tck reference', 'fabric', false, ['EMIT-6']],
    )
    const { code, stdout } = await run('replay', file, 'EMIT-6')
    assert.equal(code, 0, stdout)
    assert.match(stdout, /^ticks after the last emission bring nothing .*\n {4}0\.000 s {3}alice +starts\n/)
  })

  const WRONG: readonly (readonly [args: readonly string[], words: RegExp])[] = [
    [['list', '--family', 'NONE'], /^There is no family "NONE": there are EMIT,/],
    [['explain', 'EMIT-99'], /^There is no rule "EMIT-99": the family has EMIT-1,/],
    [['doctor'], /^Give the adapter: --adapter or --address, one of them\.$/],
    [['matrix', 'nothing.json'], /^There is no report nothing\.json/],
    [['matrix', 'text.json'], /^text\.json is no JSON/],
    [['matrix', 'other.json'], /^other\.json is no report of a run: format: /],
    [['frobnicate'], /^error: unknown command 'frobnicate'/],
    [['run', '--limit', 'soon'], /^World parameter "limit" is null/],
    [['run', '--adapter', 'a', '--address', '127.0.0.1:1'], /"adapter" and "address" are both given/],
  ]
  for (const [args, words] of WRONG) {
    test(`${args.join(' ')} is wrong use: one sentence, exit code 2`, async () => {
      writeFileSync(path.join(cwd, 'text.json'), 'no')
      writeFileSync(path.join(cwd, 'other.json'), '{}')
      const { code, stderr } = await run(...args)
      assert.equal(code, 2, stderr)
      assert.match(stderr.trim(), words)
      assert.ok(!/\n\s+at /.test(stderr), stderr)
    })
  }
})
