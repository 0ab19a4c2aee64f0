import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Envelope, TestStepResultStatus as Status } from '@cucumber/messages'
import { parseFeature } from '../../../src/suite/judging/catalogue'
import {
  encodeFailure,
  encodeRun,
  FAILURE_MEDIA_TYPE,
  LEFT_MEDIA_TYPE,
  RUN_MEDIA_TYPE,
  type RunInfo,
} from '../../../src/suite/judging/failure'
import { RunRecord } from '../../../src/suite/judging/run-record'

const RUN: RunInfo = {
  implementation: 'i',
  version: '1',
  language: 'Go',
  portVersion: '1.0',
  dialect: 'documents',
  seed: '7f',
  capabilities: [],
}
const DOCUMENT = parseFeature('Feature: x\n  Rule: y\n    Example: one\n      When a\n    Example: two\n      When b\n', 'x.feature')

/** Cucumber's messages of two selected examples, `one` and `two`, each of one step; what became of them is up to the test. */
function recordOf(...messages: readonly object[]): RunRecord {
  const record = new RunRecord()
  const scenarios = DOCUMENT.feature?.children[0]?.rule?.children.flatMap(({ scenario }) => scenario ?? []) ?? []
  const selected = scenarios.flatMap(({ name, location, steps }) => [
    { pickle: { id: name, uri: 'x.feature', location, name, steps: steps.map(({ id, text }) => ({ id: name, text, astNodeIds: [id] })) } },
    { testCase: { id: `case ${name}`, pickleId: name, testSteps: [{ id: `step ${name}`, pickleStepId: name }] } },
  ])
  for (const message of [{ gherkinDocument: DOCUMENT }, ...selected, ...messages]) record.add(message as Envelope)
  return record
}

const started = (name: string, attempt = name) => ({
  testCaseStarted: { id: attempt, testCaseId: `case ${name}`, timestamp: { seconds: 0, nanos: 0 } },
})
const step = (name: string, status: Status, attempt = name) => ({
  testStepFinished: { testCaseStartedId: attempt, testStepId: `step ${name}`, testStepResult: { status } },
})
const finished = (attempt: string) => ({ testCaseFinished: { testCaseStartedId: attempt } })
const attached = (mediaType: string, body: string, attempt?: string) => ({
  attachment: { mediaType, body, contentEncoding: 'IDENTITY', ...(attempt !== undefined && { testCaseStartedId: attempt }) },
})
const ran = (name: string, status: Status) => [started(name), step(name, status), finished(name)]
const told = (record: RunRecord, failFast = false) => record.examples(failFast).map(({ name, line, status }) => [name, line, status])

test('what was selected has a place, a status and its steps in words', () => {
  const record = recordOf(...ran('one', Status.PASSED), ...ran('two', Status.SKIPPED))
  assert.deepEqual(told(record), [
    ['one', 3, Status.PASSED],
    ['two', 5, Status.SKIPPED],
  ])
  assert.deepEqual(record.examples()[0]?.steps, [{ text: 'When a', status: Status.PASSED }])
})

test('what never started, or never ended, has no status', () => {
  assert.deepEqual(told(recordOf(started('two'), step('two', Status.PASSED))), [
    ['one', 3, Status.UNKNOWN],
    ['two', 5, Status.UNKNOWN],
  ])
  assert.deepEqual(recordOf().examples()[0]?.steps, [])
})

test('of an example that ended without a step nothing went wrong', () => {
  assert.deepEqual(told(recordOf(started('one'), finished('one')))[0], ['one', 3, Status.PASSED])
})

test('of an example that was tried again the last attempt counts, and its first failure', () => {
  const again = [started('one', 'second'), step('one', Status.FAILED, 'second')]
  const failures = ['first', 'then'].map((seen) => encodeFailure({ kind: 'failed', expected: 'a', seen, timeline: [] }))
  const record = recordOf(
    ...ran('one', Status.PASSED),
    ...again,
    ...failures.map((body) => attached(FAILURE_MEDIA_TYPE, body, 'second')),
    attached(FAILURE_MEDIA_TYPE, 'no failure', 'second'),
    finished('second'),
  )
  const [one] = record.examples()
  assert.deepEqual([one?.status, one?.failure?.seen], [Status.FAILED, 'first'])
})

test('a step of an attempt that never began concerns nobody', () => {
  assert.deepEqual(told(recordOf(step('one', Status.FAILED, 'elsewhere'), ...ran('one', Status.PASSED)))[0], ['one', 3, Status.PASSED])
})

test('what was run is said once, be it beside an example or beside none', () => {
  const record = recordOf(started('one'), attached(RUN_MEDIA_TYPE, encodeRun(RUN)))
  assert.deepEqual(record.runs, [RUN])
  record.add(attached(RUN_MEDIA_TYPE, encodeRun(RUN), 'one') as Envelope)
  assert.deepEqual(record.runs, [RUN])
  record.add(attached(RUN_MEDIA_TYPE, encodeRun({ ...RUN, seed: '8' }), 'one') as Envelope)
  record.add(attached(RUN_MEDIA_TYPE, 'no run', 'one') as Envelope)
  assert.deepEqual(
    record.runs.map(({ seed }) => seed),
    ['7f', '8'],
  )
})

test('after the first failure what was skipped without a hook was left out, if the run is to end there', () => {
  const record = recordOf(...ran('one', Status.FAILED), ...ran('two', Status.SKIPPED))
  assert.deepEqual(told(record, true), [['one', 3, Status.FAILED]])
  assert.deepEqual(record.left(true), { count: 1, why: 'The run ended at the first failure' })
  assert.equal(told(record).length, 2)
  assert.equal(record.left(false), undefined)
  const hooked = recordOf(...ran('one', Status.FAILED), started('two'), attached('text/plain', 'by a hook', 'two'), finished('two'))
  assert.equal(told(hooked, true).length, 2)
})

test('what was left out says why, and what a signal cut off has the reason of the run', () => {
  const record = recordOf(started('one'), attached(LEFT_MEDIA_TYPE, 'The adapter hung', 'one'), finished('one'))
  assert.equal(record.left(false)?.why, 'The adapter hung')
  record.endedEarly = 'Interrupted by SIGINT'
  assert.deepEqual(record.left(false), { count: 2, why: 'The adapter hung' })
  assert.deepEqual([record.selectedCount, record.endedCount, told(record)], [2, 1, []])
})

test('features that could not be parsed are counted, and a file without a feature is no harm', () => {
  const record = recordOf({ parseError: { message: 'expected: #EOF' } }, { gherkinDocument: parseFeature('# nothing\n', 'y.feature') })
  assert.equal(record.parseErrors, 1)
  assert.equal(record.documents.length, 2)
})

test('how long the run took is what its ends say', () => {
  const at = (seconds: number, nanos: number) => ({ timestamp: { seconds, nanos } })
  assert.equal(recordOf({ testRunStarted: at(10, 0) }, { testRunFinished: at(11, 500_000_000) }).durationMs, 1_500)
})
