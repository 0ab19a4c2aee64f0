import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { type CatalogueExample, catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import { type Evaluation, exitCodeOf } from '../../../src/suite/judging/evaluation'
import type { FailureKind } from '../../../src/suite/judging/failure'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { judge } from '../../../src/suite/judging/verdicts'
import { type ConformanceReport, conformanceReport } from '../../../src/suite/report/conformance-report'
import { MergeError, type MergeOptions, merged } from '../../../src/suite/report/merged'

const SUITE = { name: 'gossip-tck', version: '1' }
const RUN = {
  implementation: 'mine',
  version: '2',
  language: 'Go',
  portVersion: '1.1',
  dialect: 'fabric',
  seed: '7f3a',
  families: ['DISC', 'A'],
  capabilities: ['eyes'],
}

const catalogue = catalogueOf([
  parseFeature(
    `Feature: x
  @DISC-5 @must
  Rule: DISC-5 The dead MUST be dead
    Example: gone
      When x
    Example: gone again
      When x
  @A-1 @must
  Rule: A-1 It MUST be
    Example: rests
      When bob is gone
    Example: stands
      When x
    @needs-luck
    Example: lucky
      When x
    Example: errs
      When x
  @A-2 @should
  Rule: A-2 It SHOULD be
    Example: advised
      When x
  @B-1 @must
  Rule: B-1 It MUST be elsewhere
    Example: elsewhere
      When x
`,
    'x.feature',
  ),
])

const failure = (kind: FailureKind) => ({ failure: { kind, expected: 'this', seen: 'that', timeline: [] }, status: Status.FAILED })
const OUTCOMES: Readonly<Record<string, Partial<ExecutedExample>>> = {
  gone: failure('failed'),
  rests: { ...failure('failed'), steps: [{ text: 'When bob is gone', status: Status.FAILED }] },
  lucky: { status: Status.SKIPPED },
  errs: { status: Status.FAILED, steps: [{ text: 'When x', status: Status.FAILED, error: 'TypeError: y' }] },
  advised: failure('failed'),
}

const all = catalogue.rules.filter(({ family }) => family !== 'B').flatMap(({ examples }) => examples)

function reportOf(examples: readonly CatalogueExample[], outcomes = OUTCOMES, shard?: string): ConformanceReport {
  const executed = examples.map(({ uri, line, name }) => ({ uri, line, name, status: Status.PASSED, steps: [], ...outcomes[name] }))
  const judged = judge(catalogue.rules, executed, { families: RUN.families, capabilities: RUN.capabilities, strict: false })
  const evaluation: Evaluation = {
    run: RUN,
    dialect: 'fabric',
    isComplete: shard === undefined,
    judged,
    families: ['DISC', 'A', 'B'],
    unasked: [],
    unknownFamilies: [],
    complaints: [],
    adapterComplaints: [],
    exitCode: exitCodeOf(judged, [], []),
    ...(shard !== undefined && { shard }),
  }
  return conformanceReport(evaluation, SUITE)
}

const OPTIONS: MergeOptions = { catalogue, suiteVersion: '1', deviations: [], today: '2026-11-27' }
const named = (reports: readonly ConformanceReport[]) => reports.map((report, index) => ({ name: `${index + 1}.json`, report }))
const merge = (reports: readonly ConformanceReport[], change: Partial<MergeOptions> = {}): ConformanceReport =>
  conformanceReport(merged(named(reports), { ...OPTIONS, ...change }), SUITE)

const shardsOf = (total: number, outcomes = OUTCOMES): ConformanceReport[] =>
  Array.from({ length: total }, (_, shard) =>
    reportOf(
      all.filter((_, index) => index % total === shard),
      outcomes,
      `${shard + 1}/${total}`,
    ),
  )

const examplesOf = (reports: readonly ConformanceReport[]) => reports.flatMap(({ rules }) => rules.flatMap(({ examples }) => examples))

for (const total of [1, 2, 3, 5]) {
  test(`${total} shards, merged, say what the whole run says`, () => {
    assert.deepEqual(merge(shardsOf(total)), reportOf(all))
    assert.deepEqual(merge(shardsOf(total).reverse()), reportOf(all))
  })
}

test('an example that rests on a rule which failed in another shard is inconclusive by it', () => {
  const shards = shardsOf(7)
  const before = examplesOf(shards).find(({ name }) => name === 'rests')
  assert.deepEqual([before?.verdict, before?.restsOn], ['failed', ['DISC-5']])
  const after = examplesOf([merge(shards)]).find(({ name }) => name === 'rests')
  assert.deepEqual([after?.verdict, after?.blamed], ['inconclusive', 'DISC-5'])
})

test('what rests on a family that did not show still says on which', () => {
  const { status, failure: missing } = failure('inconclusive')
  const outcomes = { ...OUTCOMES, stands: { status, failure: { ...missing, missed: 'EMIT' } } }
  const stands = examplesOf([merge(shardsOf(2, outcomes))]).find(({ name }) => name === 'stands')
  assert.deepEqual([stands?.verdict, stands?.missed], ['inconclusive', 'EMIT'])
})

test('what is lacking is said, and then the whole is not complete and ends with 1', () => {
  const [first, , third] = shardsOf(3, {})
  assert.ok(first && third)
  const { complete, exitCode, complaints } = merge([first, third])
  assert.deepEqual([complete, exitCode], [false, 1])
  assert.match(complaints.join('\n'), /^2 of the 7 examples of the dialect fabric are in none of the reports: of DISC-5, A-1\.$/m)
  assert.match(complaints.join('\n'), /^The reports lack shard 2\/3\.$/m)
})

test('what was said against a report is said against the whole, and counts as it did', () => {
  const shards = shardsOf(2, {})
  const [first, second] = shards
  assert.ok(first && second)
  const withFirst = (change: Partial<ConformanceReport>) => merge([{ ...first, ...change }, second])
  assert.equal(merge(shards).exitCode, 0)
  assert.equal(withFirst({ complaints: ['went on'], exitCode: 3 }).exitCode, 3)
  const untrusted = withFirst({ complaints: ['a step is undefined'], exitCode: 1 })
  assert.deepEqual([untrusted.exitCode, untrusted.complaints], [1, ['1.json: a step is undefined']])
})

test('an example that several reports have counts as the worse', () => {
  const twice = merge([reportOf(all, {}), reportOf(all)])
  assert.deepEqual(
    twice.rules.map(({ verdict }) => verdict),
    reportOf(all).rules.map(({ verdict }) => verdict),
  )
})

test('deviations are looked for in the whole', () => {
  const deviation = { reason: 'r', reference: 'r', owner: 'o', expires: '2999-12-31' }
  const shards = shardsOf(2)
  const { rules } = merge(shards, { deviations: [{ ...deviation, rule: 'DISC-5' }] })
  assert.deepEqual(
    rules.map(({ id, verdict }) => `${id} ${verdict}`),
    ['DISC-5 deviation', 'A-1 failed', 'A-2 advice', 'B-1 not claimed'],
  )
  const { complaints } = merge(shards, { deviations: [{ ...deviation, rule: 'A-1', example: 'stands' }] })
  assert.match(complaints.join(), /known deviation A-1, "stands" is none any more/)
})

test('reports of different things are not put together', () => {
  const [one, other] = shardsOf(2)
  assert.ok(one && other)
  const refused = (changed: ConformanceReport, words: RegExp) =>
    assert.throws(() => merge([one, changed]), { constructor: MergeError, message: words })
  refused({ ...other, seed: '42' }, /^1\.json and 2\.json are of different runs: the seed is "7f3a" there and "42" here\.$/)
  refused({ ...other, dialect: 'documents' }, /the dialect is "fabric" there and "documents" here/)
  refused({ ...other, implementation: { ...other.implementation, version: '3' } }, /the implementation is "mine 2" there and "mine 3" here/)
  refused({ ...other, suite: { ...other.suite, version: '2' } }, /^2\.json was made by version 2 of the suite: /)
  const [rule, ...rest] = other.rules
  assert.ok(rule)
  refused({ ...other, rules: [{ ...rule, revision: '0' }, ...rest] }, /^2\.json was made with another text of DISC-5 than this suite has/)
  assert.throws(() => merge([]), /There is no report/)
})

test('of another implementation what stands over gRPC was not asked', () => {
  const grpc = catalogueOf([
    parseFeature('Feature: x\n@A-1 @must\nRule: A-1 It MUST be\nExample: here\nWhen x', 'x.feature'),
    parseFeature('@grpc\nFeature: y\n@A-1\nExample: there\nWhen x', 'y.feature'),
  ])
  const [here] = grpc.rules.flatMap(({ examples }) => examples)
  assert.ok(here)
  const executed = [{ uri: here.uri, line: here.line, name: here.name, status: Status.PASSED, steps: [] }]
  const judged = judge(
    grpc.rules.map((rule) => ({ ...rule, examples: [here] })),
    executed,
    { capabilities: [], strict: false },
  )
  const whole: Evaluation = {
    run: RUN,
    dialect: 'fabric',
    isComplete: true,
    judged,
    families: ['DISC', 'A', 'B'],
    unasked: [],
    unknownFamilies: [],
    complaints: [],
    adapterComplaints: [],
    exitCode: 0,
  }
  const reportOf = (unasked: string[]) => conformanceReport({ ...whole, unasked }, SUITE)
  const complaintsOf = (...reports: ConformanceReport[]) => merge(reports, { catalogue: grpc }).complaints
  assert.deepEqual(complaintsOf(reportOf(['@grpc'])), [])
  assert.match(complaintsOf(reportOf([])).join(), /1 of the 2 examples/)
  assert.match(complaintsOf(reportOf(['@grpc']), reportOf([])).join(), /1 of the 2 examples/)
})

test('an example that failed without a word fails in the merged report, which says that there were none', () => {
  const mute = { ...OUTCOMES, errs: { status: Status.FAILED, steps: [] } }
  const [errs] = examplesOf([merge([reportOf(all, mute)])]).filter(({ name }) => name === 'errs')
  assert.deepEqual([errs?.verdict, errs?.seen], ['failed', 'no message'])
})
