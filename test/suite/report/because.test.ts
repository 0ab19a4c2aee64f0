import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import type { FailureReport } from '../../../src/suite/judging/failure'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { judge } from '../../../src/suite/judging/verdicts'
import { becauseOf } from '../../../src/suite/report/because'
import { failureLines } from '../../../src/suite/report/summary'

const rule = (id: string) => `  @${id} @must\n  Rule: ${id} It MUST be\n    Example: ${id}\n      When x\n`
const { rules } = catalogueOf([parseFeature(`Feature: x\n${['A-1', 'A-2', 'B-1', 'C-1'].map(rule).join('')}`, 'x.feature')])

type Outcome = Partial<FailureReport> | 'passed' | 'not run'

/** What became of each rule's only example; B-1 rests on the family A. */
function judged(outcomes: Readonly<Record<string, Outcome>>) {
  const executed = rules.flatMap(({ examples }) =>
    examples.flatMap(({ uri, line, name }): ExecutedExample[] => {
      const outcome = outcomes[name] ?? 'passed'
      if (outcome === 'not run') return []
      if (outcome === 'passed') return [{ uri, line, name, status: Status.PASSED, steps: [] }]
      const failure = { kind: 'failed', expected: 'a', seen: 'b', timeline: [], ...outcome } as const
      return [{ uri, line, name, status: Status.FAILED, steps: [], failure }]
    }),
  )
  return judge(rules, executed, { capabilities: [], strict: false })
}

const RESTS_ON_A: Outcome = { kind: 'inconclusive', missed: 'A' }

function because(outcomes: Readonly<Record<string, Outcome>>): string | undefined {
  const all = judged(outcomes)
  const [example] = all.find((one) => one.rule.id === 'B-1')?.examples ?? []
  return example && becauseOf(example, all)
}

test('what is inconclusive says on which family it rests, and what became of the rules of that', () => {
  assert.equal(because({ 'B-1': RESTS_ON_A }), 'it rests on A, which did not show here though every rule of A that was judged passed')
  assert.equal(because({ 'B-1': RESTS_ON_A, 'A-1': 'not run', 'A-2': {} }), 'it rests on A, of which A-2 failed')
  const none = { 'B-1': RESTS_ON_A, 'A-1': 'not run', 'A-2': 'not run' } as const
  assert.equal(because(none), 'it rests on A, which did not show here, and of which no rule was judged')
  assert.equal(because({ 'B-1': RESTS_ON_A, 'A-1': { kind: 'broken' } }), 'it rests on A, which did not show here')
})

test('where it rests on a rule, that is named, and what became of it', () => {
  const restsOnRule: Outcome = { kind: 'inconclusive', missed: 'A-1' }
  assert.equal(because({ 'B-1': restsOnRule, 'A-1': {}, 'A-2': {} }), 'it rests on A-1, which failed')
  assert.equal(because({ 'B-1': restsOnRule, 'A-2': {} }), 'it rests on A-1, which did not show here though it passed')
  assert.equal(because({ 'B-1': restsOnRule, 'A-1': 'not run' }), 'it rests on A-1, which did not show here, and was not judged')
})

test('what could not even begin says so, and what speaks of the node needs no reason', () => {
  assert.equal(because({ 'B-1': { kind: 'inconclusive' } }), 'what it begins with did not come about')
  for (const kind of ['failed', 'crashed', 'broken'] as const) assert.equal(because({ 'B-1': { kind } }), undefined)
})

test('the block has that line; what rests on one thing and on another are two blocks', () => {
  const lines = failureLines(
    judged({ 'B-1': RESTS_ON_A, 'C-1': { kind: 'inconclusive', missed: 'D' } }),
    { again: (place) => place },
    (text) => text,
  )
  assert.deepEqual(
    lines.filter((line) => line.startsWith('  because')),
    [
      '  because   it rests on A, which did not show here though every rule of A that was judged passed',
      '  because   it rests on D, which did not show here, and of which no rule was judged',
    ],
  )
})
