import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AttachmentContentEncoding, TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import { againCommand, DOCTOR, doctorCommand } from '../../../src/suite/judging/command-line'
import { ConformanceError, decodeFailure, decodeRun, encodeFailure, encodeRun } from '../../../src/suite/judging/failure'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import type { JudgedExample } from '../../../src/suite/judging/verdicts'
import { exampleName, failureBlock } from '../../../src/suite/report/failure-block'

const { rules } = catalogueOf([parseFeature('Feature: x\n@X-1 @must\nRule: X-1 It MUST be\nExample: it is\nGiven c', 'x.feature')])
const identity = (body: string) => ({ body, contentEncoding: AttachmentContentEncoding.IDENTITY })

function judged(change: Partial<ExecutedExample>): JudgedExample {
  const [rule] = rules
  const [example] = rule?.examples ?? []
  assert.ok(rule && example)
  const executed = { uri: 'x.feature', line: 4, name: 'it is', status: Status.FAILED, steps: [], ...change }
  return { rule, example, executed, verdict: 'failed', restsOn: [] }
}

test('an error carries its failure, and says it all in its message', () => {
  const error = new ConformanceError({ expected: 'one', seen: 'two\nand three', atMs: 7 })
  assert.deepEqual(error.failure, { expected: 'one', seen: 'two\nand three', atMs: 7 })
  assert.equal(error.message, 'not as promised\n  expected  one\n  seen      two\n            and three')
  assert.ok(!('expected' in error) && !('actual' in error))
})

test('what was attached is read again, plain or in base64', () => {
  const report = { kind: 'crashed', expected: 'a', seen: 'b', atMs: 5, seed: '7f', cause: 'c', missed: 'X', timeline: ['1'] } as const
  const run = {
    implementation: 'i',
    version: '1',
    language: 'Go',
    portVersion: '1.0',
    dialect: 'documents',
    seed: '7f',
    families: ['X'],
    capabilities: ['c'],
    knownCapabilities: ['c', 'd'],
  }
  const body = Buffer.from(encodeRun(run)).toString('base64')
  assert.deepEqual(decodeFailure(identity(encodeFailure(report))), report)
  assert.deepEqual(decodeRun({ body, contentEncoding: AttachmentContentEncoding.BASE64 }), run)
})

test('what is not an attachment of ours is nothing', () => {
  for (const body of ['', '{', 'null', '[]', '{"expected":1,"seen":"b"}', '{"seed":"1"}']) {
    assert.equal(decodeFailure(identity(body)), undefined, body)
    assert.equal(decodeRun(identity(body)), undefined, body)
  }
})

test('a block names the rule, the place, the example, expected, seen, the timeline and the command', () => {
  const failure = { kind: 'failed', expected: 'a', seen: 'b', timeline: ['0.001 s   alice   emits'] } as const
  assert.deepEqual(failureBlock(judged({ failure }), { again: 'npx again' }), [
    `${'X-1  It MUST be'.padEnd(56)} x.feature:4`,
    '  example   it is',
    '  expected  a',
    '  seen      b',
    '  timeline',
    '    0.001 s   alice   emits',
    '  again     npx again',
  ])
})

test('a block is short, whatever was attached', () => {
  const long = Array.from({ length: 40 }, (_, i) => `line ${i}`)
  const failure = { kind: 'failed', expected: long.join('\n'), seen: long.join('\n'), timeline: long } as const
  const block = failureBlock(judged({ failure }), { again: 'npx again' })
  assert.equal(block.length, 2 + 4 + 4 + 1 + 16 + 1)
  assert.deepEqual(block.slice(2, 6), ['  expected  line 0', '            line 1', '            line 2', '            ... 37 more lines'])
  assert.deepEqual(block.slice(11, 13), ['    line 0', '    line 1'])
  assert.deepEqual(block.slice(-2), ['    line 39', '  again     npx again'])
})

test('how an implementation or its adapter died is shown whole', () => {
  const seen = Array.from({ length: 32 }, (_, i) => `line ${i}`)
  for (const kind of ['crashed', 'broken'] as const) {
    const failure = { kind, expected: 'a', seen: seen.join('\n'), timeline: [] }
    assert.equal(failureBlock(judged({ failure }), { again: 'npx again' }).length, 2 + 1 + 32 + 1)
    const longer = { ...failure, seen: [...seen, 'line 32'].join('\n') }
    assert.equal(failureBlock(judged({ failure: longer }), { again: 'npx again' }).at(-2), '            ... 2 more lines')
  }
})

test('without a failure attached, the step and its error are shown', () => {
  const steps = [
    { text: 'Given a', status: Status.PASSED },
    { text: 'When b', status: Status.FAILED, error: 'TypeError: c' },
  ]
  assert.deepEqual(failureBlock(judged({ steps }), { again: 'x' }).slice(2, 4), ['  step      When b', '  error     TypeError: c'])
})

test('the row of an outline is named unless the name has it all', () => {
  assert.equal(exampleName({ name: 'a goes b', row: 'a | b' }), 'a goes b')
  assert.equal(exampleName({ name: 'it goes', row: 'a | b' }), 'it goes  (a | b)')
})

test('the command keeps the profile and the parameters of this run, and quotes them for a shell', () => {
  const commandLine = {
    filtered: false,
    dryRun: false,
    failFast: false,
    profiles: [],
    worldParameters: {},
    allParameters: {},
    workers: 0,
    files: [],
  }
  const again = (change: object, dialect = 'documents') => againCommand({ ...commandLine, ...change }, 'x.feature:4', dialect, '7f')
  assert.equal(again({}), `npx cucumber-js x.feature:4 --world-parameters '{"seed":"7f"}'`)
  assert.equal(again({}, 'fabric'), `npx cucumber-js --profile fabric x.feature:4 --world-parameters '{"seed":"7f"}'`)
  assert.equal(
    again({ profiles: ['ci'], worldParameters: { name: "it's", seed: '1' } }),
    `npx cucumber-js --profile ci x.feature:4 --world-parameters '{"name":"it'\\''s","seed":"7f"}'`,
  )
})

test('the doctor is asked of the adapter, as the user has named it; without one there is none to ask', () => {
  const commandLine = { filtered: false, dryRun: false, failFast: false, profiles: [], worldParameters: {}, workers: 0, files: [] }
  const doctor = (allParameters: Readonly<Record<string, unknown>>) => doctorCommand({ ...commandLine, allParameters })
  assert.equal(doctor({ adapter: "./mine --it's" }), "npx gossip-tck doctor --adapter './mine --it'\\''s'")
  assert.equal(doctor({ address: '127.0.0.1:4' }), 'npx gossip-tck doctor --address 127.0.0.1:4')
  for (const none of [{}, { adapter: '' }, { module: './mine.js' }]) assert.equal(doctor(none), undefined)
  try {
    process.env[DOCTOR] = 'npx gossip-tck doctor --adapter ./mine'
    assert.equal(doctor({ adapter: 'cd /there && ./mine' }), process.env[DOCTOR])
    process.env[DOCTOR] = ''
    assert.equal(doctor({}), undefined)
  } finally {
    delete process.env[DOCTOR]
  }
})

test('what an attachment need not say may be missing', () => {
  const failure = decodeFailure(identity('{"expected":"a","seen":"b","kind":"unheard of"}'))
  assert.deepEqual(failure, { kind: 'failed', expected: 'a', seen: 'b', timeline: [] })
  const run = decodeRun(identity('{"implementation":"i","dialect":"documents","seed":"7f"}'))
  assert.deepEqual(run?.capabilities, [])
  assert.equal('families' in (run ?? {}), false)
})

test('what says nothing tells why, and what failed without a word says that much', () => {
  assert.deepEqual(
    failureBlock({ ...judged({}), verdict: 'inconclusive' }, { because: 'it rests on DISC-5, which failed', again: 'x' }).slice(1),
    ['  example   it is', '  because   it rests on DISC-5, which failed', '  step      unknown', '  error     no message', '  again     x'],
  )
})

test('an advice of a MAY is a note', () => {
  const advised = { ...judged({}), verdict: 'advice' as const }
  const titleFor = (level: 'may' | 'should') => failureBlock({ ...advised, rule: { ...advised.rule, level } }, { again: 'x' })[0]
  assert.match(titleFor('may') ?? '', /^note: X-1 /)
  assert.match(titleFor('should') ?? '', /^advice: X-1 /)
})
