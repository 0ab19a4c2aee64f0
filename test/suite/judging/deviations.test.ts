import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import { DatedError } from '../../../src/suite/judging/dated'
import { type Deviation, readDeviations, withDeviations } from '../../../src/suite/judging/deviations'
import type { FailureKind } from '../../../src/suite/judging/failure'
import { judge, type Verdict } from '../../../src/suite/judging/verdicts'

const TODAY = '2027-06-30'
const ENTRY = `- rule: EMIT-1
  reason: it was cheaper
  reference: issue 7
  owner: a team
  expires: 2027-06-30
`
const KNOWN: Deviation = { rule: 'EMIT-1', reason: 'it was cheaper', reference: 'issue 7', owner: 'a team', expires: '2027-06-30' }

const complaintOf = (yaml: string): string => {
  try {
    readDeviations(yaml, 'known.yaml')
  } catch (error) {
    assert.ok(error instanceof DatedError, `${error}`)
    assert.ok(!error.message.includes('\n'), error.message)
    return error.message
  }
  return 'none'
}

test('a list of deviations is read as it stands, and may be empty', () => {
  assert.deepEqual(readDeviations(ENTRY, 'known.yaml'), [KNOWN])
  for (const empty of ['', '# none yet\n', '[]']) assert.deepEqual(readDeviations(empty, 'known.yaml'), [])
})

test('what is wrong with a list is one sentence that names the file and the entry', () => {
  assert.match(complaintOf('- [unclosed'), /^known\.yaml is not YAML: /)
  assert.match(complaintOf('rule: EMIT-1'), /^known\.yaml must be a list of deviations, each with rule or example, reason/)
  assert.match(complaintOf(`${ENTRY}- EMIT-2`), /^known\.yaml, entry 2 must be a deviation with rule or example, reason/)
  assert.match(complaintOf(`${ENTRY}-\n`), /^known\.yaml, entry 2 must be a deviation/)
  assert.match(
    complaintOf(ENTRY.replace('rule: EMIT-1', 'rules: EMIT-1')),
    /^known\.yaml, entry 1: "rules" is unknown: it must be one of rule,/,
  )
  assert.match(
    complaintOf(ENTRY.replace('- rule: EMIT-1\n  reason', '- reason')),
    /^known\.yaml, entry 1 names neither a rule nor an example\.$/,
  )
  assert.match(complaintOf(ENTRY.replace('reference: issue 7', 'reference: " "')), /^known\.yaml, entry 1: "reference" must be a text\.$/)
  assert.match(complaintOf(ENTRY.replace('  owner: a team\n', '')), /^known\.yaml, entry 1: "owner" must be a text\.$/)
  assert.match(complaintOf(ENTRY.replace('rule: EMIT-1', 'rule: 7')), /^known\.yaml, entry 1: "rule" must be a text\.$/)
})

test('the day on which a deviation expires is a day that there is', () => {
  for (const wrong of ['soon', '2027-6-30', '2027-02-30', '2027-13-01', '30', '2027-06-30T00:00:00Z']) {
    assert.match(complaintOf(ENTRY.replace('2027-06-30', wrong)), /"expires" must be a day as 2027-06-30\.$/, wrong)
  }
})

const catalogue = catalogueOf([
  parseFeature(
    `
Feature: Emitter
  @EMIT-1 @must
  Rule: EMIT-1 It MUST be
    Example: first
      When x
    Example: second
      When x
  @EMIT-2 @should
  Rule: EMIT-2 It SHOULD be
    Example: first
      When x
    @needs-luck
    Example: lucky
      When x
`,
    'e.feature',
  ),
])

type Outcome = FailureKind | 'passed' | 'skipped' | 'not selected'

/** Judges with outcomes in the order of the catalogue; those that are absent pass. */
function deviated(deviations: readonly Partial<Deviation>[], outcomes: readonly Outcome[], isComplete = true) {
  const executed = catalogue.rules
    .flatMap(({ examples }) => examples)
    .flatMap(({ uri, line, name }, index) => {
      const outcome = outcomes[index] ?? 'passed'
      if (outcome === 'not selected') return []
      if (outcome === 'passed' || outcome === 'skipped') {
        return [{ uri, line, name, status: outcome === 'passed' ? Status.PASSED : Status.SKIPPED, steps: [] }]
      }
      const failure = { kind: outcome, expected: 'this', seen: 'that', timeline: [] }
      return [{ uri, line, name, status: Status.FAILED, steps: [], failure }]
    })
  const judged = judge(catalogue.rules, executed, { capabilities: [], strict: false })
  const known = deviations.map((change) => ({ ...KNOWN, ...change }))
  const found = withDeviations(judged, known, { today: TODAY, isComplete })
  const verdicts = found.judged.map(({ verdict }) => verdict)
  const ofExamples = found.judged.flatMap(({ examples }) => examples.map(({ verdict }): Verdict => verdict))
  return { complaints: found.complaints, verdicts, ofExamples }
}

test('a deviation explains every failure of its rule, crashes included, up to its last day', () => {
  assert.deepEqual(deviated([{}], ['failed', 'crashed']), {
    complaints: [],
    verdicts: ['deviation', 'passed'],
    ofExamples: ['deviation', 'deviation', 'passed', 'passed'],
  })
})

test('a deviation of one example leaves the other failures of the rule alone', () => {
  const { complaints, verdicts, ofExamples } = deviated([{ example: 'second' }], ['failed', 'failed'])
  assert.deepEqual(complaints, [])
  assert.deepEqual(verdicts, ['failed', 'passed'])
  assert.deepEqual(ofExamples.slice(0, 2), ['failed', 'deviation'])
})

test('a deviation of an example without a rule counts in every rule that has an example of that name', () => {
  const { complaints, ofExamples } = deviated([{ rule: undefined, example: 'second' }], ['passed', 'failed'])
  assert.deepEqual(complaints, [])
  assert.deepEqual(ofExamples.slice(0, 2), ['passed', 'deviation'])
})

test('a deviation explains neither a broken adapter nor an occasion that did not arise', () => {
  for (const kind of ['broken', 'inconclusive'] as const) {
    const { complaints, verdicts } = deviated([{}], ['failed', kind])
    assert.deepEqual(complaints, [])
    assert.deepEqual(verdicts, [kind, 'passed'])
  }
})

test('a deviation that has expired explains nothing, and says who answers for it', () => {
  const { complaints, verdicts } = deviated([{ expires: '2027-06-29' }], ['failed'])
  assert.deepEqual(complaints, ['The known deviation EMIT-1 has expired on 2027-06-29: a team answers for it (issue 7).'])
  assert.deepEqual(verdicts, ['failed', 'passed'])
})

test('a deviation that explains nothing is complained of', () => {
  assert.deepEqual(deviated([{}], []).complaints, [
    'The known deviation EMIT-1 is none any more: what it names passes. Take it out of the list.',
  ])
  assert.deepEqual(deviated([{ rule: 'EMIT-2', example: 'lucky' }], ['passed', 'passed', 'passed', 'skipped']).complaints, [
    'The known deviation EMIT-2, "lucky" names what is not applicable. Take it out of the list.',
  ])
  assert.deepEqual(deviated([{ rule: 'EMIT-77' }], []).complaints, ['The known deviation EMIT-77 matches nothing that was run.'])
  assert.deepEqual(deviated([{ example: 'third' }], []).complaints, ['The known deviation EMIT-1, "third" matches nothing that was run.'])
})

test('whether a deviation is still needed is not said where something that it names has no verdict', () => {
  for (const kind of ['broken', 'inconclusive'] as const) assert.deepEqual(deviated([{}], ['passed', kind]).complaints, [])
})

test('of a partial run a deviation is stale only if all that it names was selected', () => {
  assert.deepEqual(deviated([{}], ['passed', 'not selected'], false).complaints, [])
  assert.deepEqual(deviated([{ rule: 'EMIT-77' }], [], false).complaints, [])
  assert.equal(deviated([{}], ['passed', 'passed', 'not selected', 'not selected'], false).complaints.length, 1)
  assert.equal(deviated([{ example: 'first' }], ['passed', 'not selected'], false).complaints.length, 1)
})

test('a deviation of what is only advised neither explains nor is complained of', () => {
  const { complaints, verdicts } = deviated([{ rule: 'EMIT-2' }], ['passed', 'passed', 'failed', 'skipped'])
  assert.deepEqual(complaints, [])
  assert.deepEqual(verdicts, ['passed', 'advice'])
})
