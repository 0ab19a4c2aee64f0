import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import type { FailureReport } from '../../../src/suite/judging/failure'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { type JudgedRule, judge } from '../../../src/suite/judging/verdicts'
import { failureLines, familyLines } from '../../../src/suite/report/summary'

const rule = (id: string, names: readonly string[], tag = '') => `
  @${id} @must
  Rule: ${id} It MUST be
${names.map((name) => `    ${tag}\n    Example: ${name}\n      When x\n`).join('')}`

const { rules } = catalogueOf([
  parseFeature(
    `Feature: x\n${rule('A-1', ['one', 'two', 'three'])}${rule('A-2', ['four'])}${rule('B-1', ['five', 'six'], '@needs-luck')}`,
    'x.feature',
  ),
])

type Outcome = Partial<FailureReport> | 'passed' | 'skipped'

function judged(outcomes: Readonly<Record<string, Outcome>>): JudgedRule[] {
  const executed = rules.flatMap(({ examples }) =>
    examples.map(({ uri, line, name }): ExecutedExample => {
      const outcome = outcomes[name] ?? 'passed'
      const status = { passed: Status.PASSED, skipped: Status.SKIPPED }[`${outcome}`] ?? Status.FAILED
      const failure =
        typeof outcome === 'string' ? {} : { failure: { kind: 'failed' as const, expected: 'a', seen: 'b', timeline: [], ...outcome } }
      return { uri, line, name, status, steps: [], ...failure }
    }),
  )
  return judge(rules, executed, { capabilities: [], strict: false })
}

const linesOf = (outcomes: Readonly<Record<string, Outcome>>): string[] =>
  failureLines(
    judged(outcomes),
    (place) => place,
    (text) => text,
  )

const titlesIn = (lines: readonly string[]): string[] => lines.filter((line) => /^\S/.test(line)).map((line) => line.replace(/ {2}.*/, ''))

test('what could not be judged for one reason is told once, whatever the rule, and counted', () => {
  const hung = { kind: 'broken', seen: 'no answer within 60 s', cause: 'no answer within # s' } as const
  const lines = linesOf({ one: hung, three: { ...hung, seen: 'no answer within 61 s' }, four: { ...hung, expected: 'c' } })
  assert.deepEqual(titlesIn(lines), ['adapter broken: A-1'])
  assert.ok(lines.includes('  and 2 more for the same reason, of A-1, A-2'))
})

test('what failed is told with its rule: once for each cause', () => {
  const lines = linesOf({ one: {}, two: { seen: 'c' }, three: {}, four: {} })
  assert.deepEqual(titlesIn(lines), ['A-1', 'A-1', 'A-2'])
  assert.equal(lines.filter((line) => line === '  and 1 more for the same reason, of A-1').length, 1)
})

test('causes that there is no room for have a line each', () => {
  const many = Array.from({ length: 25 }, (_, index) => `example ${index}`)
  const catalogue = catalogueOf([parseFeature(`Feature: x\n${rule('A-1', many)}`, 'x.feature')])
  const executed = catalogue.rules.flatMap(({ examples }) =>
    examples.map(({ uri, line, name }): ExecutedExample => {
      const failure = { kind: 'failed', expected: 'a', seen: name === 'example 24' ? 'example 23' : name, timeline: [] } as const
      return { uri, line, name, status: Status.FAILED, steps: [], failure }
    }),
  )
  const lines = failureLines(
    judge(catalogue.rules, executed, { capabilities: [], strict: false }),
    (place) => place,
    (text) => text,
  )
  assert.ok(lines.includes('and 4 more:'))
  assert.match(lines.at(-2) ?? '', /^A-1 {2}example 23 {2}x\.feature:\d+ {2}and 1 more$/)
})

test('a rule of which some examples were not applicable says so', () => {
  const familiesOf = (outcomes: Readonly<Record<string, Outcome>>) => familyLines(judged(outcomes), [], (text) => text)
  assert.deepEqual(familiesOf({ six: 'skipped' }), [
    'A         2 rules   passed',
    'B          1 rule   passed  (lacks luck)',
    '                    B-1 passed, 1 of 2 examples',
  ])
  assert.deepEqual(familiesOf({ five: {}, six: 'skipped' }).at(-1), '                    B-1 failed, 1 of 2 examples')
  assert.equal(familiesOf({ five: 'skipped', six: 'skipped' }).at(-1), 'B          1 rule   not applicable  (lacks luck)')
})
