import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { judge } from '../../../src/suite/judging/verdicts'
import { html } from '../../../src/suite/report/html'
import { verdictPage } from '../../../src/suite/report/verdict-page'

const FEATURE = `
Feature: x
  @A-1 @must
  Rule: A-1 It MUST be <there>
    Example: good
      When x
    Example: bad
      When x
  @A-2 @should
  Rule: A-2 It SHOULD be
    Example: unkind
      When x
`
const { rules } = catalogueOf([parseFeature(FEATURE, 'x.feature')])

function pageOf(outcomes: Readonly<Record<string, Partial<ExecutedExample>>>, complaints: readonly string[] = []): string {
  const executed = rules.flatMap(({ examples }) =>
    examples.map(({ uri, line, name }): ExecutedExample => ({ uri, line, name, status: Status.PASSED, steps: [], ...outcomes[name] })),
  )
  const judged = judge(rules, executed, { capabilities: [], strict: false })
  const run = {
    implementation: 'mine & co',
    version: '1',
    language: '',
    portVersion: '1.1',
    dialect: 'fabric',
    seed: '7',
    capabilities: [],
  }
  const evaluation = {
    run,
    dialect: 'fabric',
    isComplete: true,
    judged,
    families: [],
    unasked: [],
    unknownFamilies: [],
    complaints,
    adapterComplaints: [],
    exitCode: 0,
  }
  return verdictPage({ ...evaluation, dialect: 'fabric' }, { again: (place) => `again ${place}`, doctor: 'the doctor' })
}

test('a template escapes texts, joins lists, takes HTML as it is, and leaves out what is not', () => {
  assert.equal(html`<p>${'<&">'} ${[1, html`<b>${'x'}</b>`]}${false}${undefined}</p>`.source, '<p>&lt;&amp;&quot;&gt; 1<b>x</b></p>')
})

test('the page names what was judged, and every rule with its verdict', () => {
  const page = pageOf({})
  assert.match(page, /<h1>Verdicts on mine &amp; co<\/h1>/)
  assert.match(page, /<dt>examples<\/dt><dd>3: passed<\/dd>/)
  assert.match(page, /A-1<\/span><div>It MUST be &lt;there&gt;\s+<details><summary>2 examples<\/summary>/)
  assert.doesNotMatch(page, /What did not pass|cannot be trusted|<script|src=|href=/)
})

test('what did not pass comes first, with what was expected, seen and happened, and how to repeat it', () => {
  const failure = { kind: 'failed', expected: 'a <b>', seen: 'c', timeline: ['0.000 s   alice   starts'] } as const
  const page = pageOf({ bad: { status: Status.FAILED, failure }, unkind: { status: Status.FAILED, failure } })
  assert.ok(page.indexOf('What did not pass') < page.indexOf('<h2>Rules'))
  assert.match(page, /<dt>expected<\/dt><dd>a &lt;b&gt;<\/dd><dt>seen<\/dt><dd>c<\/dd><dt>again<\/dt><dd>again x.feature:7<\/dd>/)
  assert.match(page, /<pre tabindex="0">0\.000 s {3}alice {3}starts<\/pre>/)
  assert.equal(page.match(/<section class="failure">/g)?.length, 1)
  assert.equal(page.match(/<section class="failure odd-one">/g)?.length, 1)
})

test('what a broken adapter did comes first, with the doctor to ask', () => {
  const failure = { kind: 'failed', expected: 'a', seen: 'c', timeline: [] } as const
  const page = pageOf({
    good: { status: Status.FAILED, failure: { ...failure, seen: 'wrong' } },
    bad: { status: Status.FAILED, failure: { ...failure, kind: 'broken', seen: 'gone' } },
  })
  assert.ok(page.indexOf('<dd>gone</dd>') < page.indexOf('<dd>wrong</dd>'))
  assert.match(page, /<dd>again x.feature:7<\/dd><dt>doctor<\/dt><dd>the doctor<\/dd>/)
  assert.equal(page.match(/<dt>doctor/g)?.length, 1)
})

test('a fault of the suite shows its step and error, and complaints are told', () => {
  const steps = [{ text: 'When x', status: Status.FAILED, error: 'TypeError: no' }]
  const page = pageOf({ bad: { status: Status.FAILED, steps } }, ['A rule is missing.'])
  assert.match(page, /<dt>step<\/dt><dd>When x<\/dd><dt>seen<\/dt><dd>TypeError: no<\/dd>/)
  assert.match(page, /<h2>These verdicts cannot be trusted<\/h2><ul><li>A rule is missing\.<\/li>/)
})

test('what rests on a family that did not show says which', () => {
  const failure = { kind: 'inconclusive', expected: 'a', seen: 'c', timeline: [], missed: 'EMIT' } as const
  const page = pageOf({ bad: { status: Status.FAILED, failure } })
  assert.match(page, /<dt>because<\/dt><dd>it rests on EMIT, which did not show here, and of which no rule was judged<\/dd>/)
})

test('what rests on another rule says which, and rules without an ID stand by themselves', () => {
  const [rule] = rules
  const [example] = rule?.examples ?? []
  assert.ok(rule && example)
  const executed = { uri: 'x.feature', line: example.line, name: 'good', status: Status.FAILED, steps: [] }
  const one = {
    rule: { ...rule, id: '', family: '' },
    example,
    executed,
    verdict: 'inconclusive',
    restsOn: ['DISC-5'],
    blamed: 'DISC-5',
  } as const
  const evaluation = {
    run: undefined,
    dialect: undefined,
    isComplete: false,
    families: [],
    unasked: [],
    unknownFamilies: [],
    complaints: [],
    adapterComplaints: [],
    exitCode: 3,
  }
  const page = verdictPage(
    { ...evaluation, judged: [{ rule: one.rule, examples: [one], verdict: 'inconclusive' }] },
    { again: (place) => place },
  )
  assert.match(page, /<dt>because<\/dt><dd>it rests on DISC-5, which failed<\/dd>/)
  assert.match(page, /<h3>Without an ID<\/h3>/)
  assert.match(page, /<h1>Verdicts on unknown<\/h1>/)
})
