import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { ConformanceReport } from '../../../src/suite/report/conformance-report'

const PROGRAM = path.join(__dirname, '../../../src/suite/bin/gossip-tck.cjs')
/** So that `gossip-tck/kit` means the sources of this repository, in this process and in that of an adapter. */
const FLAGS = ['--conditions=sources', `--require=${require.resolve('ts-node/register/transpile-only')}`]

describe('a small node in JavaScript', { concurrency: 2 }, () => {
  let cwd: string

  before(() => {
    cwd = mkdtempSync(path.join(tmpdir(), 'small-node-'))
  })

  after(() => rmSync(cwd, { recursive: true }))

  /** Judges from a folder of its own; the verdicts of the rules that it claims. */
  async function verdictsOf(
    name: string,
    place: readonly string[],
  ): Promise<{ readonly code: number; readonly failed: readonly string[] }> {
    const folder = mkdtempSync(path.join(cwd, name))
    const env = { ...process.env, NODE_OPTIONS: FLAGS.join(' '), TS_NODE_PROJECT: path.join(__dirname, '../../../tsconfig.json') }
    const code = await new Promise<number>((resolve) => {
      execFile(process.execPath, [PROGRAM, 'run', ...place], { cwd: folder, env }, (error) =>
        resolve(error === null ? 0 : Number(error.code)),
      )
    })
    const report: ConformanceReport = JSON.parse(readFileSync(path.join(folder, 'reports/conformance.json'), 'utf8'))
    const claimed = report.rules.filter(({ verdict }) => verdict !== 'not claimed')
    assert.deepEqual(new Set(claimed.map(({ family }) => family)), new Set(['EMIT']))
    assert.equal(claimed.length, 10)
    return { code, failed: claimed.filter(({ verdict }) => verdict !== 'passed').map(({ id, verdict }) => `${id} ${verdict}`) }
  }

  const file = (name: string) => path.join(__dirname, name)

  test('keeps EMIT, judged in process', async () => {
    assert.deepEqual(await verdictsOf('sound-here', ['--module', file('small-adapter.js')]), { code: 0, failed: [] })
  })

  test('keeps EMIT, judged behind the adapter protocol', async () => {
    const adapter = `"${process.execPath}" "${file('small-adapter.js')}"`
    assert.deepEqual(await verdictsOf('sound-there', ['--adapter', adapter]), { code: 0, failed: [] })
  })

  test('with a bug fails the rule that it breaks, and no other', async () => {
    const expected = { code: 1, failed: ['EMIT-8 failed'] }
    assert.deepEqual(await verdictsOf('broken-here', ['--module', file('broken-nodes.js')]), expected)
    const adapter = `"${process.execPath}" "${file('broken-nodes.js')}"`
    assert.deepEqual(await verdictsOf('broken-there', ['--adapter', adapter]), expected)
  })
})
