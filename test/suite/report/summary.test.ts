import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import type { FailureReport } from '../../../src/suite/judging/failure'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { type JudgedRule, judge } from '../../../src/suite/judging/verdicts'
import { failureLines, familyLines, selectedLines } from '../../../src/suite/report/summary'
import { verdictLines } from '../../../src/suite/report/verdict-text'

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
  failureLines(judged(outcomes), { again: (place) => place }, (text) => text)

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

test('what a broken adapter did comes before all else, and ends with the doctor to ask', () => {
  const rules = judged({
    one: { kind: 'crashed' },
    two: {},
    three: { kind: 'broken', seen: 'gone' },
    four: { kind: 'broken', seen: 'gone' },
  })
  const linesWith = (doctor: string | undefined) => failureLines(rules, { again: (place) => place, doctor }, (text) => text)
  const lines = linesWith('npx doctor')
  assert.deepEqual(titlesIn(lines), ['adapter broken: A-1', 'subject crashed: A-1', 'A-1'])
  const end = lines.indexOf('')
  assert.deepEqual(lines.slice(end - 2, end), ['  and 1 more for the same reason, of A-2', '  doctor    npx doctor'])
  assert.equal(lines.filter((line) => line.startsWith('  doctor')).length, 1)
  assert.ok(!linesWith(undefined).some((line) => line.startsWith('  doctor')))
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
    { again: (place) => place },
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

test('of many rules that were judged in part some are named', () => {
  const ids = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6']
  const text = ids.map((id) => `${rule(id, ['now'])}    @needs-luck\n    Example: then\n      When x\n`).join('')
  const catalogue = catalogueOf([parseFeature(`Feature: x\n${text}`, 'x.feature')])
  const executed = catalogue.rules.flatMap(({ examples }) =>
    examples.map(({ uri, line, name }) => ({ uri, line, name, status: name === 'now' ? Status.PASSED : Status.SKIPPED, steps: [] })),
  )
  const partly = judge(catalogue.rules, executed, { capabilities: [], strict: false })
  const plain = (words: string) => words
  const [line, parts] = familyLines(partly, [], plain)
  const part = (id: string) => `${id} passed, 1 of 2 examples`
  assert.equal(parts?.trim(), `${ids.slice(0, 4).map(part).join('; ')}; and 2 more in part`)
  assert.deepEqual(familyLines(partly, [], plain, false), [line])
})

test('rules without an ID are a family of their own', () => {
  const nameless = judged({}).map((one) => ({ ...one, rule: { ...one.rule, id: '', family: '' } }))
  assert.deepEqual(selectedLines(nameless), ['no ID     3 rules   6 examples'])
  assert.match(familyLines(nameless, ['luck'], (text) => text)[0] ?? '', /^no ID {5}3 rules {3}passed$/)
})

test('what is blamed on one rule is told once', () => {
  const blamed = judged({ one: {}, four: { seen: 'c' } }).map((one) => ({
    ...one,
    examples: one.examples.map((example) =>
      example.verdict === 'failed' ? { ...example, verdict: 'inconclusive' as const, blamed: 'DISC-5' } : example,
    ),
  }))
  const lines = failureLines(blamed, { again: (place) => place }, (text) => text)
  assert.deepEqual(titlesIn(lines), ['inconclusive: A-1'])
  assert.ok(lines.includes('  and 1 more for the same reason, of A-2'))
})

test('of very many reasons not to trust a verdict some are told; of a shard it is said what it is', () => {
  const evaluation = {
    run: undefined,
    dialect: undefined,
    isComplete: false,
    judged: judged({}),
    families: [],
    unasked: [],
    unknownFamilies: [],
    adapterComplaints: [],
    exitCode: 1,
  }
  const showing = { commands: { again: (place: string) => place }, paint: (text: string) => text, reports: [] }
  const complaints = Array.from({ length: 23 }, (_, index) => `reason ${index}`)
  const lines = verdictLines({ ...evaluation, complaints, shard: '1/3' }, showing)
  assert.deepEqual(lines.slice(-2), ['  - reason 19', '  - and 3 more'])
  assert.match(lines[1] ?? '', /^shard 1\/3: of each rule some examples only/)
  assert.equal(verdictLines({ ...evaluation, complaints: complaints.slice(0, 20) }, showing).at(-1), '  - reason 19')
})
