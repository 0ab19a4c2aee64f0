import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparison } from '../../../src/suite/report/comparison'
import { comparisonHtml } from '../../../src/suite/report/comparison-html'
import { comparisonMarkdown } from '../../../src/suite/report/comparison-markdown'
import { reportedRule, reportOf } from '../bin/reports'

const mine = reportOf('mine', [
  reportedRule('B-1', 'passed'),
  reportedRule('A-10', 'failed', { reason: 'it | did\nnot <b>' }),
  reportedRule('A-2', 'passed'),
])
const theirs = reportOf('<theirs>', [reportedRule('A-2', 'not claimed'), reportedRule('A-3', 'not claimed')], {}, ['A'])
const compared = comparison([mine, theirs])

test('a matrix has a row for each rule, in the order of families and numbers, and a cell for each report', () => {
  assert.deepEqual(
    compared.rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell?.verdict)]),
    [
      ['B-1', 'passed', undefined],
      ['A-2', 'passed', 'not claimed'],
      ['A-3', undefined, 'not claimed'],
      ['A-10', 'failed', undefined],
    ],
  )
})

test('as Markdown it has totals, a legend of what occurs, and reasons in one line', () => {
  const text = comparisonMarkdown(compared)
  assert.match(text, /^\| rule \| sentence \| mine 1 \(fabric\) \| &lt;theirs> 1 \(fabric\) \|$/m)
  assert.match(text, /^\| \*\*A\*\* \| {2}\| 1 of 2 \| not claimed \|$/m)
  assert.match(text, /^\| A-2 \| A-2 MUST be \| ✓ \| · \|$/m)
  assert.match(text, /^\| \*\*all\*\* \| {2}\| 2 passed, 1 failed \| 2 not claimed \|$/m)
  assert.match(text, /^✓ passed; ✗ failed; · not claimed; blank/m)
  assert.match(text, /^- A-10 failed: it \| did not &lt;b>$/m)
})

test('as HTML it says why in a tooltip and below, escapes what it is told, and needs nothing else', () => {
  const html = comparisonHtml(compared)
  assert.match(html, /title="failed: it \| did\nnot &lt;b&gt;"/)
  assert.match(html, /<li><b>A-10<\/b> <span class="bad">failed<\/span>: it \| did\nnot &lt;b&gt;<\/li>/)
  assert.match(html, /<td>2 passed<br>1 failed<\/td><td>2 not claimed<\/td>/)
  assert.ok(!/<theirs>|<script|src=|href=/.test(html))
})

test('a row is marked if reports of one dialect mean different texts, also if the sentence differs', () => {
  const [old, edited] = ['1', '2'].map((revision) => [reportedRule('A-1', 'passed', { revision, sentence: `text ${revision}` })])
  const rowsOf = (dialect: 'documents' | 'fabric') =>
    comparison([reportOf('a', old ?? []), reportOf('b', edited ?? [], { dialect })]).rows.map(({ sentence, differs }) => [
      sentence,
      differs,
    ])
  assert.deepEqual(rowsOf('fabric'), [['text 1', true]])
  assert.deepEqual(rowsOf('documents'), [
    ['text 1', false],
    ['text 2', false],
  ])
  const text = comparisonMarkdown(comparison([reportOf('a', old ?? []), reportOf('b', edited ?? [])]))
  assert.match(text, /^\| A-1 † /m)
  assert.match(text, /^† The reports were made with different texts/m)
})

test('a matrix says what there is to know of its reports', () => {
  const partly = reportOf('part', [reportedRule('A-1', 'not run')], { complete: false, complaints: ['It is odd.'] })
  assert.match(comparisonMarkdown(comparison([partly])), /seed 7f3a; a part of the rules only; It is odd\./)
})

test('as HTML a row of different texts is marked, verdicts have their colours, and many reports stand close', () => {
  const rules = [reportedRule('A-2', 'inconclusive'), reportedRule('A-3', 'passed')]
  const old = reportOf('old', [reportedRule('A-1', 'passed', { revision: '0' }), ...rules])
  const others = ['b', 'c', 'd', 'e'].map((name) => reportOf(name, [reportedRule('A-1', 'passed')]))
  const html = comparisonHtml(comparison([old, ...others]))
  assert.match(html, /<table class="matrix narrow">/)
  assert.equal(html.match(/<b>✓<\/b> <span class="odd" title="judged by another text of this rule">†<\/span><\/td>/g)?.length, 4)
  assert.match(html, /<p class="warning">† judged by another text of this rule/)
  assert.match(html, /<td class="verdict odd" title="inconclusive">/)
  const good = comparisonHtml(comparison([reportOf('all', [reportedRule('A-1', 'passed')])]))
  assert.ok(!/Why rules have not passed|<p class="warning">|class="narrow"/.test(good))
})

test('a report whose implementation names no language says nothing of one', () => {
  const mute = reportOf('mute', [])
  assert.match(comparisonMarkdown(comparison([mute])), /Go; judged by gossip-tck/)
  const { implementation } = mute
  assert.doesNotMatch(comparisonMarkdown(comparison([{ ...mute, implementation: { ...implementation, language: '' } }])), /; judged by/)
})
