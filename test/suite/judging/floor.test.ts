import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature, rulesOf } from '../../../src/suite/judging/catalogue'
import type { RunInfo } from '../../../src/suite/judging/failure'
import { type FloorInput, floorComplaints, listed, parseRuleIds } from '../../../src/suite/judging/floor'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { structureComplaints } from '../../../src/suite/judging/structure'
import { judge } from '../../../src/suite/judging/verdicts'

const SOUND = `
Feature: Emitter
  @EMIT-1 @must
  Rule: EMIT-1 A buffer MUST be emitted
    Example: it waits
      When nothing happens
    Example: it hurries
      When something happens
  @EMIT-2 @must @documents
  Rule: EMIT-2 A node MUST be kind
    @needs-sees-settings
    Example: it is kind
      When it can be seen
  @EMIT-2 @must @fabric
  Rule: EMIT-2 A node MUST be rude
    Example: it is rude
      When it can be seen
`
const RUN: RunInfo = {
  implementation: 'reference',
  version: '1',
  language: 'TypeScript',
  portVersion: '1.0',
  dialect: 'documents',
  seed: '1',
  capabilities: [],
}
const sound = catalogueOf([parseFeature(SOUND, 'e.feature')])

const executedOf = (status: Status = Status.PASSED): ExecutedExample[] =>
  rulesOf(sound, 'documents')
    .flatMap(({ examples }) => examples)
    .map(({ uri, line, name }) => ({ uri, line, name, status, steps: [{ text: 'When x', status }] }))

function complaints(changes: Partial<Omit<FloorInput, 'judged'>>): string[] {
  const input = { catalogue: sound, executed: executedOf(), runs: [RUN], filtered: false, ruleIds: ['EMIT-1', 'EMIT-2'], ...changes }
  const judged = judge(input.catalogue.rules, input.executed, { capabilities: input.runs[0]?.capabilities ?? [], strict: false })
  return floorComplaints({ ...input, judged })
}

/** The complete run with one example changed. */
const withOne = (index: number, change: Partial<ExecutedExample>): ExecutedExample[] =>
  executedOf().map((example, i) => (i === index ? { ...example, ...change } : example))

const structure = (text: string, capabilities?: string[]): string[] =>
  structureComplaints(catalogueOf([parseFeature(text, 'x.feature')]), capabilities)

test('a complete run gives no reason to complain', () => {
  assert.deepEqual(complaints({}), [])
})

test('a run of nothing', () => {
  assert.deepEqual(complaints({ executed: [] }), ['Nothing was executed: no example was selected.'])
  assert.deepEqual(complaints({ executed: [], filtered: true }), ['Nothing was executed: no example was selected.'])
})

test('fewer examples and rules than the dialect holds', () => {
  assert.deepEqual(complaints({ executed: executedOf().slice(1, 2) }), [
    '1 of the 2 rules of the dialect documents had no example executed: EMIT-2.',
    '2 of the 3 examples of the dialect documents were not selected: of EMIT-1, EMIT-2.',
  ])
})

test('a part that was asked for is enough', () => {
  assert.deepEqual(complaints({ executed: executedOf().slice(1, 2), filtered: true, ruleIds: [] }), [])
})

test('an example of another dialect', () => {
  const rude: ExecutedExample = { uri: 'e.feature', line: 16, name: 'it is rude', status: Status.PASSED, steps: [] }
  assert.deepEqual(complaints({ executed: [...executedOf(), rude] }), ['Executed, though no part of the dialect documents: e.feature:16.'])
})

test('no word, different words or a wrong word on what was judged', () => {
  assert.match(complaints({ runs: [] }).join(), /^No example said which implementation/)
  assert.match(complaints({ runs: [RUN, { ...RUN, seed: '2' }] }).join(), /different things: .*seed 1, .*seed 2\./)
  assert.match(complaints({ runs: [{ ...RUN, dialect: 'klingon' }] }).join(), /^The dialect klingon is none of/)
})

for (const status of [Status.UNDEFINED, Status.PENDING, Status.AMBIGUOUS]) {
  test(`a step that is ${status.toLowerCase()}`, () => {
    const executed = withOne(0, { status, steps: [{ text: 'When x', status }] })
    assert.deepEqual(complaints({ executed }), [`EMIT-1, "it waits" (e.feature:5): the step "When x" is ${status.toLowerCase()}.`])
  })
}

test('a skip is excused by a capability that is asked for and lacking', () => {
  const skipped = { status: Status.SKIPPED, steps: [{ text: 'When x', status: Status.SKIPPED }] }
  assert.deepEqual(complaints({ executed: withOne(2, skipped) }), [])
  assert.match(complaints({ executed: withOne(0, skipped) }).join(), /^EMIT-1, "it waits" .* skipped from "When x" on/)
  const capable = { ...RUN, capabilities: ['sees-settings'] }
  assert.match(complaints({ executed: withOne(2, skipped), runs: [capable] }).join(), /^EMIT-2, "it is kind" .* skipped/)
})

test('an example that never ended', () => {
  assert.match(complaints({ executed: withOne(0, { status: Status.UNKNOWN }) }).join(), /was selected and never ended/)
})

test('a failure attached to an example that passed', () => {
  const failure = { kind: 'failed', expected: 'a', seen: 'b', timeline: [] } as const
  assert.match(complaints({ executed: withOne(0, { failure }) }).join(), /attached a failure and passed/)
})

test('a failed example is no complaint: the run fails by itself', () => {
  assert.deepEqual(complaints({ executed: executedOf(Status.FAILED) }), [])
})

test('the list of IDs and the features disagree', () => {
  assert.deepEqual(complaints({ ruleIds: ['EMIT-1', 'EMIT-1', 'EMIT-9'] }), [
    'The list of rule IDs names what no feature has: EMIT-9.',
    'The list of rule IDs lacks EMIT-2.',
    'The list of rule IDs names more than once: EMIT-1.',
  ])
  assert.deepEqual(complaints({ ruleIds: undefined }), ['There is no list of rule IDs to check the features against.'])
})

test('a list of IDs has comments and empty lines', () => {
  assert.deepEqual(parseRuleIds('# all\nEMIT-1 # first\n\n  EMIT-2\n'), ['EMIT-1', 'EMIT-2'])
})

test('a rule without example, in one dialect or in both', () => {
  const rule = 'Feature: x\n@X-1 @must\nRule: X-1 a\n'
  assert.deepEqual(structure(rule), ['The rule "X-1" (x.feature:3) has no example in the dialect documents nor in fabric.'])
  assert.match(structure(`${rule}@fabric\nExample: b\nGiven c`).join(), /no example in the dialect documents\.$/)
})

test('an example without step, outside any rule, or in no dialect', () => {
  assert.match(structure('Feature: x\n@X-1 @must\nRule: X-1 a\nExample: b').join(), /"b" .* has no step/)
  assert.match(structure('Feature: x\nExample: b\nGiven c').join(), /"b" .* stands outside any rule/)
  assert.match(structure('Feature: x\n@X-1 @must @fabric\nRule: X-1 a\n@documents\nExample: b\nGiven c').join(), /"b" .* runs in neither/)
})

test('tags of a rule: no ID, two IDs, no level, no such tag, the same ID twice', () => {
  const example = '\nExample: b\nGiven c\n'
  assert.match(structure(`Feature: x\n@must\nRule: X-1 a${example}`).join(), /has no ID among its tags/)
  assert.match(structure(`Feature: x\n@X-1 @X-2 @must\nRule: X-1 a${example}`).join(), /several IDs, @X-1 @X-2/)
  assert.match(structure(`Feature: x\n@X-1\nRule: X-1 a${example}`).join(), /exactly one of the tags/)
  assert.deepEqual(structure(`Feature: x\n@X-1 @must @wier\nRule: X-1 a${example}`), ['The tag @wier is unknown (x.feature:3).'])
  const twice = structure(`Feature: x\n@X-1 @must\nRule: X-1 a${example}@X-1 @must @fabric\nRule: X-1 b${example}`)
  assert.deepEqual(twice, ['X-1 stands twice in the dialect fabric: x.feature:3 and x.feature:7.'])
  assert.deepEqual(structure(`Feature: x\n@X-1 @must\nRule: X-1 a${example}@X-1 @should\nRule: X-1 b${example}`), [])
})

test('a capability that does not exist, once those that do are known', () => {
  const text = 'Feature: x\n@X-1 @must @needs-luck\nRule: X-1 a\nExample: b\nGiven c'
  assert.deepEqual(structure(text), [])
  assert.deepEqual(structure(text, ['luck']), [])
  assert.deepEqual(structure(text, ['skill']), ['The tag @needs-luck is unknown (x.feature:3).'])
})

test('of a long list the tail is counted, and what stands in it twice counts once', () => {
  const many = Array.from({ length: 10 }, (_, i) => `X-${i}`)
  assert.equal(listed([...many, ...many]), 'X-0, X-1, X-2, X-3, X-4, X-5, X-6, X-7 and 2 more')
  assert.equal(listed(many.slice(0, 8)), 'X-0, X-1, X-2, X-3, X-4, X-5, X-6, X-7')
})

test('a rule of two dialects at once holds in neither', () => {
  assert.match(structure('Feature: x\n@X-1 @must @documents @fabric\nRule: X-1 a\nExample: b\nGiven c').join(), /so it holds in neither/)
})
