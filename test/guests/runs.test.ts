import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { loadCatalogue } from '../../src/suite/judging/catalogue'
import { hostile, leftOf, processesOf } from './processes'

const ROOT = path.join(__dirname, '../..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')

interface Run {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

const catalogue = loadCatalogue(path.join(ROOT, 'features'), ROOT)
/** How many examples of rules there are in the dialect of the adapters. */
const countOf = (...rules: string[]): number =>
  catalogue.rules
    .filter(({ id }) => rules.includes(id))
    .flatMap(({ examples }) => examples)
    .filter(({ dialects }) => dialects.includes('fabric')).length
const [OF_EMIT_1, OF_EMIT_2] = [countOf('EMIT-1'), countOf('EMIT-2')]

/** A pattern of a whole line. */
const line = (text: string): RegExp => new RegExp(`^${text.replace(/[()]/g, '\\$&').replace(/ {2,}/g, ' +')}$`, 'm')

let marks = 0
const newMark = (): string => `guest${process.pid}x${++marks}x`

function start(parameters: object, args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Run> } {
  // This profile leaves no reports behind, so that runs do not get in each other's way.
  const child = spawn(process.execPath, [CUCUMBER, '-p', 'replay', '--world-parameters', JSON.stringify(parameters), ...args], {
    cwd: ROOT,
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  return { child, ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))) }
}

const run = (parameters: object, ...args: string[]): Promise<Run> => start(parameters, args).ended

/** The adapter misbehaves in the second example of each process, or from it on. */
const IN_THE_SECOND: readonly (readonly [mode: string, code: number, lines: readonly RegExp[], more?: object])[] = [
  [
    'dies in advance',
    1,
    [
      /^subject crashed: EMIT-2 /m,
      line(`examples  ${OF_EMIT_2}  ${Math.ceil(OF_EMIT_2 / 2)} passed, ${Math.floor(OF_EMIT_2 / 2)} subject crashed`),
      /^rules {5}1 {6}subject crashed$/m,
    ],
  ],
  ['says that the subject crashed', 1, [/^subject crashed: EMIT-2 /m, /a nil pointer/]],
  ['tells of the future', 3, [/^adapter broken: EMIT-2 /m, /^rules {5}1 {6}adapter broken$/m, /an event of the future/]],
  ['dies in gossip', 1, [/^subject crashed: EMIT-2 /m, /ended with exit code 9, in the middle of gossip/]],
  ['hangs in gossip', 3, [/^adapter broken: EMIT-2 /m, /The adapter hangs: gossip has not been answered/], { limit: 8 }],
  ['hangs in advance', 3, [/^adapter broken: EMIT-2 /m, /The adapter hangs: advance/], { limit: 8 }],
]

const TOO_LARGE = 'has a burst that is too large'

describe('a whole run', { concurrency: 3 }, () => {
  let folder: string

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'runs-'))
  })

  after(() => rmSync(folder, { recursive: true }))

  for (const [mode, code, lines, more = {}] of IN_THE_SECOND) {
    test(`with an adapter that ${mode} judges the others, and ends with ${code}`, async () => {
      const mark = newMark()
      const ended = await run({ adapter: hostile(mode, mark, 2), ...more }, '--tags', '@EMIT-2')
      for (const line of lines) assert.match(ended.stdout, line)
      assert.match(ended.stdout, /^examples .* passed/m)
      assert.equal(ended.code, code, ended.stdout + ended.stderr)
      assert.deepEqual(await leftOf(mark), [])
    })
  }

  test('with an adapter that hangs three times in a row is given up, and ends with 3', async () => {
    const mark = newMark()
    const { code, stdout } = await run({ adapter: hostile('hangs in advance', mark), limit: 8 }, '--tags', '@EMIT-1 or @EMIT-2')
    assert.match(
      stdout,
      line(
        `The adapter hung 3 times in a row, so the run was given up (--keep-going goes on): ${OF_EMIT_1 + OF_EMIT_2 - 3} of ${OF_EMIT_1 + OF_EMIT_2} examples were not run\\.`,
      ),
    )
    assert.match(stdout, /^examples {2}3 {6}adapter broken$/m)
    assert.equal(code, 3, stdout)
    assert.deepEqual(await leftOf(mark), [])
  })

  test('that is to fail fast leaves out what comes after the first failure', async () => {
    const ended = await run({ adapter: hostile(TOO_LARGE, newMark()), failFast: true }, '--tags', '@EMIT-1 or @EMIT-2')
    assert.match(
      ended.stdout,
      line(`The run ended with the first example that went wrong: \\d of ${OF_EMIT_1 + OF_EMIT_2} examples were not run\\.`),
    )
    assert.equal(ended.code, 1, ended.stdout)
  })

  test('that is interrupted says what was judged', async () => {
    const mark = newMark()
    const { child, ended } = start({ adapter: hostile('hangs in advance', mark, OF_EMIT_2 + 1) }, ['--tags', '@EMIT-2 or @SECRET-4'])
    // A line for each family that has ended, there being no terminal.
    await new Promise<void>((resolve) => child.stderr?.on('data', (data) => /^EMIT +\d+ examples/m.test(`${data}`) && resolve()))
    child.kill('SIGINT')
    const { signal, stdout } = await ended
    assert.equal(signal, 'SIGINT')
    assert.match(stdout, /^EMIT {7}1 rule {3}passed$/m)
    assert.match(stdout, /^Interrupted by SIGINT: \d+ of \d+ examples were not run\.$/m)
    assert.deepEqual(await leftOf(mark), [])
  })

  test('of what is broken in one rule and fails in another ends with 1', async () => {
    const mark = newMark()
    const { code, stdout } = await run({ adapter: hostile('swallows what the application gossips', mark) }, '--tags', '@EMIT-2 or @BLOCK-2')
    assert.match(stdout, /^EMIT-2 /m)
    assert.match(stdout, /^inconclusive: BLOCK-2 /m)
    assert.equal(code, 1, stdout)
  })

  test('of what does not come to pass ends with 3', async () => {
    const { code, stdout } = await run(
      { adapter: hostile('swallows what the application gossips', newMark()) },
      '--name',
      'blocks of one batch go to the same peers',
    )
    assert.match(stdout, /^examples {2}1 {6}inconclusive$/m)
    assert.equal(code, 3, stdout)
  })

  test('with an adapter of another version ends with one sentence, and 3', async () => {
    const { code, stdout, stderr } = await run({ adapter: hostile('is newer by a major version', newMark()) }, '--tags', '@EMIT-2')
    assert.equal(stdout, '')
    assert.match(stderr, /^The implementation speaks version 2\.0 of the port, this suite 1\.1: upgrade the suite\.\n$/)
    assert.equal(code, 3)
  })

  test('with an adapter that goes on when it is told to end says so, and ends with 3', async () => {
    const mark = newMark()
    const { code, stdout } = await run({ adapter: hostile('goes on when it is told to end', mark) }, '--tags', '@EMIT-6')
    assert.match(stdout, /^rules {5}1 {6}passed$/m)
    assert.match(stdout, /^The adapter is broken:\n {2}- The adapter went on after the standard input had ended/m)
    assert.equal(code, 3)
    assert.deepEqual(await leftOf(mark), [])
  })

  test('in two workers is as good as in one, but for an adapter at an address', async () => {
    const mark = newMark()
    const both = await run({ adapter: hostile('none', mark) }, '--tags', '@EMIT-2', '--parallel', '2')
    assert.equal(both.code, 0, both.stdout + both.stderr)
    assert.deepEqual(await leftOf(mark), [])
    const refused = await run({ address: '127.0.0.1:1' }, '--tags', '@EMIT-2', '--parallel', '2')
    assert.match(refused.stderr, /^An adapter at an address has one world at a time: leave out "--parallel"/)
    assert.equal(refused.code, 2)
  })

  const deviation = (change: object = {}) => {
    const file = path.join(folder, `deviations${++marks}.yaml`)
    const entry = { rule: 'EMIT-1', reason: 'known', reference: 'an issue', owner: 'a team', expires: '2999-12-31', ...change }
    writeFileSync(file, JSON.stringify([entry]))
    return file
  }
  const DEVIATIONS: readonly (readonly [name: string, mode: string, change: object, code: number, words: RegExp])[] = [
    ['hides a failure', TOO_LARGE, {}, 0, /^rules {5}1 {6}known deviation$/m],
    [
      'names an example',
      TOO_LARGE,
      { example: 'the message that fills the buffer takes the others along' },
      1,
      line(`examples  ${OF_EMIT_1}  1 passed, 1 known deviation, ${OF_EMIT_1 - 2} failed`),
    ],
    ['is stale', 'none', {}, 1, /known deviation EMIT-1 is none any more: what it names passes/],
    [
      'has expired',
      TOO_LARGE,
      { expires: '2026-01-31' },
      1,
      /known deviation EMIT-1 has expired on 2026-01-31: a team answers for it \(an issue\)/,
    ],
  ]
  test('on a node that shows another setting than it was given says nothing of what it does', async () => {
    const ended = await run({ adapter: hostile(`${TOO_LARGE}, and shows it`, newMark()) }, '--tags', '@EMIT-1')
    assert.match(ended.stdout, line(`examples  ${OF_EMIT_1}  1 passed, ${OF_EMIT_1 - 1} inconclusive`))
    assert.match(ended.stdout, /^ {2}expected {2}alice goes by maxPropagationBurstSize \d+, as she was told$/m)
    assert.equal(ended.code, 3, ended.stdout + ended.stderr)
  })

  for (const [name, mode, change, code, words] of DEVIATIONS) {
    test(`with a known deviation that ${name} ends with ${code}`, async () => {
      const ended = await run({ adapter: hostile(mode, newMark()), deviations: deviation(change) }, '--tags', '@EMIT-1')
      assert.match(ended.stdout, words)
      assert.equal(ended.code, code, ended.stdout + ended.stderr)
    })
  }

  test('with deviations that cannot be read ends with one sentence, and 2', async () => {
    const adapter = hostile('none', newMark())
    const wrong = await run({ adapter, deviations: deviation({ until: 'later' }) }, '--tags', '@EMIT-1')
    assert.match(wrong.stderr, /entry 1: "until" is unknown: it must be one of rule, example, reason, reference, owner, expires\.\n$/)
    assert.equal(wrong.code, 2)
    const missing = await run({ adapter, deviations: 'nowhere.yaml' }, '--tags', '@EMIT-1')
    assert.match(missing.stderr, /^There is no file of deviations nowhere\.yaml\.\n$/)
    assert.equal(missing.code, 2)
  })

  /** How long to wait for processes of the adapter, in real time, before the run is interrupted. */
  const MOMENTS: readonly (readonly [when: string, adapters: number, pauseMs: number])[] = [
    ['while the adapter starts', 1, 0],
    ['while the adapter hangs', 1, 4_000],
  ]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    for (const [when, adapters, pauseMs] of MOMENTS) {
      test(`that gets ${signal} ${when} leaves nothing behind`, async () => {
        const mark = newMark()
        const { child, ended } = start({ adapter: hostile('hangs in advance', mark) }, ['--tags', '@EMIT-2'])
        for (let tries = 0; tries < 1_000 && processesOf(mark).length < adapters + 1; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        assert.ok(processesOf(mark).length > adapters, 'the adapter has not been started')
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        child.kill(signal)
        assert.equal((await ended).signal, signal)
        assert.deepEqual(await leftOf(mark), [])
      })
    }
  }
})
