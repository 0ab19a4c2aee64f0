import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../eventually'
import { hostile } from './processes'

const ROOT = path.join(__dirname, '../..')
const PROGRAM = path.join(ROOT, 'src/suite/bin/gossip-tck.cjs')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')

interface Run {
  readonly child: ChildProcess
  /** Of its messages. */
  readonly file: string
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string }>
  /** Its processes that are there now: itself, its workers, adapters and whatever these have started. */
  readonly processes: () => string[]
}

/** Processes whose environment has the mark. */
function processesWith(mark: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)
      } catch {
        return false // It has ended meanwhile.
      }
    })
}

describe('a run', { concurrency: 3 }, () => {
  let folder: string
  let marks = 0

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'interruptions-'))
  })

  after(() => rmSync(folder, { recursive: true }))

  function start(mode: string, ...args: string[]): Run {
    const mark = `interrupted${process.pid}x${++marks}x`
    const file = path.join(folder, `${mark}.ndjson`)
    const parameters = JSON.stringify({ adapter: hostile(mode, mark) })
    const child = spawn(
      process.execPath,
      [CUCUMBER, '-p', 'replay', '--world-parameters', parameters, '--format', `message:${file}`, ...args],
      { cwd: ROOT, env: { ...process.env, INTERRUPTED: mark }, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    let stdout = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    return {
      child,
      file,
      ended: new Promise((resolve) => child.once('exit', (code, signal) => setImmediate(() => resolve({ code, signal, stdout })))),
      processes: () => processesWith(`INTERRUPTED=${mark}`),
    }
  }

  const isBegun = ({ file }: Run, times: number) => {
    return existsSync(file) && readFileSync(file, 'utf8').split('"testCaseStarted":').length > times
  }

  for (const [how, ...args] of [['in one process'], ['in two workers', '--parallel', '2'], ['that is dry', '--dry-run']]) {
    test(`${how} with an adapter that needs a process for each world ends by itself`, async () => {
      const run = start('needs a process for each world', '--tags', '@EMIT-1', ...args)
      const { code, stdout } = await run.ended
      assert.equal(code, 0, stdout)
      assert.match(stdout, args.includes('--dry-run') ? /dry run/ : /^examples {2}\d+ {6}passed$/m)
      await eventually('nothing is left behind', () => run.processes().length === 0, 2_000)
    })
  }

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    test(`in two workers that gets ${signal} leaves no worker and no adapter behind`, async () => {
      const run = start('hangs in advance', '--tags', '@EMIT-1', '--parallel', '2')
      await eventually('two workers have begun', () => isBegun(run, 2))
      run.child.kill(signal)
      assert.equal((await run.ended).signal, signal)
      await eventually('nothing is left behind', () => run.processes().length === 0, 5_000)
    })
  }

  /** Of a whole run by the program, as a terminal starts it; with what an earlier one has left. */
  function startWhole(mode: string): Run & { readonly reports: string; readonly earlier: readonly string[] } {
    const mark = `interrupted${process.pid}x${++marks}x`
    const reports = path.join(folder, mark)
    mkdirSync(reports)
    const earlier = ['conformance.json', 'remote.html', 'remote.junit.xml', 'remote.ndjson']
    for (const name of earlier) writeFileSync(path.join(reports, name), 'earlier')
    const child = spawn(process.execPath, [PROGRAM, 'run', '--adapter', hostile(mode, mark), '--reports', reports], {
      detached: true,
      env: { ...process.env, INTERRUPTED: mark },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let stdout = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    return {
      child,
      file: path.join(reports, 'remote.ndjson.unfinished'),
      ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout }))),
      processes: () => processesWith(`INTERRUPTED=${mark}`),
      reports,
      earlier,
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`that is whole and gets ${signal} from a terminal leaves the reports of the last one, and no other`, async () => {
      const run = startWhole('hangs in advance')
      await eventually('an example has begun', () => isBegun(run, 1))
      process.kill(-(run.child.pid ?? 0), signal)
      await run.ended
      assert.deepEqual(readdirSync(run.reports).sort(), run.earlier)
      for (const name of run.earlier) assert.equal(readFileSync(path.join(run.reports, name), 'utf8'), 'earlier', name)
      await eventually('nothing is left behind', () => run.processes().length === 0, 5_000)
    })
  }

  test('that ends before its first example leaves the reports of the last one as well', async () => {
    const run = startWhole('dies at its start')
    assert.equal((await run.ended).code, 3)
    assert.deepEqual(readdirSync(run.reports).sort(), run.earlier)
    assert.equal(readFileSync(path.join(run.reports, 'remote.junit.xml'), 'utf8'), 'earlier')
  })

  test('that comes to its end names its reports', async () => {
    const reports = path.join(folder, 'ended')
    const child = spawn(process.execPath, [PROGRAM, 'run', '--tags', '@EMIT-6', '--reports', reports], { stdio: 'ignore' })
    assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0)
    const part = path.join(reports, 'part')
    assert.deepEqual(readdirSync(part).sort(), ['conformance.json', 'documents.html', 'documents.junit.xml', 'documents.ndjson'])
    assert.match(readFileSync(path.join(part, 'documents.ndjson'), 'utf8'), /"testRunFinished"/)
    assert.match(readFileSync(path.join(part, 'documents.junit.xml'), 'utf8'), /<\/testsuite>\s*$/)
  })

  test('that is interrupted while it waits for the end of the adapter leaves nothing behind', async () => {
    const run = start('goes on when it is told to end', '--name', 'one message short of a burst waits for the timer')
    await eventually('the example has ended', () => existsSync(run.file) && readFileSync(run.file, 'utf8').includes('"testCaseFinished":'))
    await pause(300)
    run.child.kill('SIGINT')
    assert.equal((await run.ended).signal, 'SIGINT')
    await eventually('nothing is left behind', () => run.processes().length === 0, 2_000)
  })
})
