import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { AttachmentContentEncoding, type Envelope, TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import type { Evaluation } from '../../../src/suite/judging/evaluation'
import { encodeFailure, encodeRun, FAILURE_MEDIA_TYPE, RUN_MEDIA_TYPE, TIMELINE_MEDIA_TYPE } from '../../../src/suite/judging/failure'
import { readReplayed } from '../../../src/suite/judging/replayed'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { judge } from '../../../src/suite/judging/verdicts'
import { conformanceReport, REPORT_SCHEMA } from '../../../src/suite/report/conformance-report'
import { WrongUse } from '../../../src/suite/wrong-use'

const SUITE = { name: 'gossip-tck', version: '1' }
const RUN = {
  implementation: 'mine',
  version: '2',
  language: 'Go',
  portVersion: '1.0',
  dialect: 'fabric',
  seed: '7f3a',
  families: ['A'],
  capabilities: ['eyes'],
}

const { rules } = catalogueOf([
  parseFeature(
    `Feature: x
  @A-1 @must
  Rule: A-1 It MUST be
    Example: fails
      When x
    Example: errs
      When x
  @A-2 @must @needs-luck
  Rule: A-2 It MUST be lucky
    Example: lucky
      When x
  @A-3
  Rule: A-3 It is
    Example: errs alone
      When x
  @B-1 @must
  Rule: B-1 It MUST be elsewhere
    Example: elsewhere
      When x
`,
    'x.feature',
  ),
])

function executed(name: string, change: Partial<ExecutedExample>): ExecutedExample {
  const example = rules.flatMap(({ examples }) => examples).find((one) => one.name === name)
  assert.ok(example)
  return { uri: example.uri, line: example.line, name, status: Status.PASSED, steps: [], ...change }
}

function evaluation(change: Partial<Evaluation> = {}): Evaluation {
  const failure = { kind: 'failed', expected: 'this', seen: 'that', timeline: [] } as const
  const error = { text: 'When x', status: Status.FAILED, error: 'TypeError: y' }
  const examples = [
    executed('fails', { status: Status.FAILED, failure }),
    executed('errs', { status: Status.FAILED, steps: [error] }),
    executed('lucky', { status: Status.SKIPPED }),
    executed('errs alone', { status: Status.FAILED, steps: [{ text: 'Given y', status: Status.PASSED }, error] }),
  ]
  return {
    run: RUN,
    dialect: 'fabric',
    isComplete: true,
    judged: judge(rules, examples, { families: RUN.families, capabilities: RUN.capabilities, strict: false }),
    families: ['A', 'B'],
    unasked: [],
    unknownFamilies: [],
    complaints: ['a complaint'],
    adapterComplaints: ['another'],
    exitCode: 1,
    ...change,
  }
}

test('a report gives each rule its verdict, and the reason if it has not passed', () => {
  const report = REPORT_SCHEMA.parse(conformanceReport(evaluation(), SUITE))
  assert.deepEqual(
    report.rules.map(({ id, verdict, reason }) => [id, verdict, reason]),
    [
      ['A-1', 'failed', 'that'],
      ['A-2', 'not applicable', 'needs luck'],
      ['A-3', 'failed', 'TypeError: y'],
      ['B-1', 'not claimed', undefined],
    ],
  )
  assert.deepEqual(report.counts, {
    rules: { failed: 2, 'not applicable': 1, 'not claimed': 1 },
    examples: { failed: 3, 'not applicable': 1 },
  })
  assert.deepEqual([report.implementation.claimed, report.implementation.notClaimed], [['A'], ['B']])
  assert.deepEqual(report.complaints, ['a complaint', 'another'])
  assert.equal(report.rules[2]?.level, undefined)
})

test('a report of a run that never got so far as to say what it was is a report all the same', () => {
  const report = REPORT_SCHEMA.parse(conformanceReport(evaluation({ run: undefined, dialect: undefined }), SUITE))
  assert.deepEqual([report.implementation.name, report.dialect, report.seed, report.suite.portVersion], ['unknown', 'documents', '', ''])
  assert.deepEqual(report.implementation.notClaimed, [])
})

test('of a rule that has passed by some of its examples the report says how many', () => {
  const text = 'Feature: x\n@A-1 @must\nRule: A-1 It MUST be\nExample: now\nWhen x\n@needs-luck\nExample: then\nWhen x\n'
  const { rules } = catalogueOf([parseFeature(text, 'x.feature')])
  const examples = rules.flatMap((rule) => rule.examples)
  const outcomes = examples.map(({ uri, line, name }) => ({
    uri,
    line,
    name,
    steps: [],
    status: name === 'now' ? Status.PASSED : Status.SKIPPED,
  }))
  const report = conformanceReport(evaluation({ judged: judge(rules, outcomes, { capabilities: [], strict: false }) }), SUITE)
  assert.deepEqual([report.rules[0]?.verdict, report.rules[0]?.reason], ['passed', '1 of 2 examples; the others need luck'])
})

test('of what rests on a family that did not show the report says which', () => {
  const failure = { kind: 'inconclusive', expected: 'this', seen: 'that', timeline: [], missed: 'EMIT' } as const
  const judged = judge(rules, [executed('fails', { status: Status.FAILED, failure })], { capabilities: [], strict: false })
  const [rule] = REPORT_SCHEMA.parse(conformanceReport(evaluation({ judged }), SUITE)).rules
  assert.deepEqual([rule?.verdict, rule?.examples[0]?.missed, rule?.examples[0]?.blamed], ['inconclusive', 'EMIT', undefined])
})

const TIME = { seconds: 0, nanos: 0 }

function attached(mediaType: string, body: string, isEncoded = false): Envelope {
  const contentEncoding = isEncoded ? AttachmentContentEncoding.BASE64 : AttachmentContentEncoding.IDENTITY
  return {
    attachment: { body: isEncoded ? Buffer.from(body).toString('base64') : body, contentEncoding, mediaType, testCaseStartedId: 'attempt' },
  }
}

function finished(status: Status, message?: string): Envelope {
  const testStepResult = { status, duration: TIME, ...(message !== undefined && { message }) }
  return { testStepFinished: { testCaseStartedId: 'attempt', testStepId: 's', timestamp: TIME, testStepResult } }
}

/** What is read of a run of one example that left these messages. */
function replayed(...messages: readonly Envelope[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'replayed-'))
  try {
    const file = path.join(folder, 'messages.ndjson')
    const pickle = { id: 'p', uri: 'x.feature', name: 'it is', language: 'en', steps: [], tags: [], astNodeIds: [], location: { line: 7 } }
    const all: readonly Envelope[] = [
      { pickle },
      { testCase: { id: 'c', pickleId: 'p', testSteps: [] } },
      { testCase: { id: 'lost', pickleId: 'nobody', testSteps: [] } },
      { testCaseStarted: { id: 'attempt', testCaseId: 'c', attempt: 0, timestamp: TIME } },
      { testCaseStarted: { id: 'other', testCaseId: 'lost', attempt: 0, timestamp: TIME } },
      ...messages,
    ]
    writeFileSync(file, `${all.map((message) => JSON.stringify(message)).join('\n')}\n`)
    return readReplayed(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('what is replayed is read: the run, the verdict, what was expected and seen, the whole timeline', () => {
  const failure = encodeFailure({ kind: 'crashed', expected: 'this', seen: 'that', timeline: [] })
  const { run, examples } = replayed(
    attached(RUN_MEDIA_TYPE, encodeRun(RUN)),
    attached(TIMELINE_MEDIA_TYPE, 'one\ntwo', true),
    attached(FAILURE_MEDIA_TYPE, failure),
    finished(Status.FAILED),
  )
  assert.equal(run?.implementation, 'mine')
  assert.deepEqual(examples, [
    { name: 'it is', place: 'x.feature:7', verdict: 'crashed', expected: 'this', seen: 'that', timeline: ['one', 'two'] },
  ])
})

test('an error without a failure is what was seen, and what passed has none', () => {
  assert.deepEqual(replayed(finished(Status.FAILED, 'oh')).examples, [
    { name: 'it is', place: 'x.feature:7', verdict: 'failed', seen: 'oh', timeline: [] },
  ])
  assert.deepEqual(replayed(attached(TIMELINE_MEDIA_TYPE, 'one'), finished(Status.PASSED)).examples, [
    { name: 'it is', place: 'x.feature:7', verdict: 'passed', timeline: ['one'] },
  ])
})

test('of a run that left no messages nothing is read', () => {
  assert.deepEqual(readReplayed('/nowhere/messages.ndjson'), { run: undefined, examples: [] })
})

test('messages that are cut off are no run', () => {
  const file = path.join(tmpdir(), `cut-off-${process.pid}.ndjson`)
  writeFileSync(file, '{"pickle":{"id":"p"}}\n{"testCase":{"id"')
  assert.throws(() => readReplayed(file), WrongUse)
  rmSync(file)
})

test('that a run ended early is a complaint of its report', () => {
  const early = 'Interrupted by SIGINT: 7 of 9 examples were not run.'
  assert.deepEqual(conformanceReport(evaluation({ early }), SUITE).complaints, ['a complaint', 'another', early])
})
