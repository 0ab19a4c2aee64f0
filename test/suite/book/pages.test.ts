import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookFiles, type Material } from '../../../src/suite/book/book'
import { merged } from '../../../src/suite/book/merged'
import { settingsOf } from '../../../src/suite/book/settings'
import { backgroundHtml, toldHtml } from '../../../src/suite/book/told-html'
import { parseFeature } from '../../../src/suite/judging/catalogue'
import { specificationOf } from '../../../src/suite/judging/specification'
import type { ToldExample } from '../../../src/suite/judging/told'
import { reportedRule, reportOf } from '../bin/reports'

const URI = 'features/dissemination/batching-emitter/bursts-and-ticks.feature'
const GRPC = 'features/node/over-grpc.feature'
const FEATURE = `
Feature: Bursts

  @EMIT-1 @should
  Rule: EMIT-1 A buffer SHOULD be emitted
    Background:
      Given alice of Org1 with these settings:
        | pullInterval | 4s |
        | nothing      | 1  |
        | setting      | x  |
        | <key>        | 2  |

    Example: first
      When alice starts
    @grpc
    Example: in life
      When alice starts

  @EMIT-2 @must
  Rule: EMIT-2 It MUST be common
    Example: common
      When alice starts

  @EMIT-2 @must @documents
  Rule: EMIT-2 It MUST be one
    Example: one
      When alice starts

  @EMIT-2 @should @documents
  Rule: EMIT-2 It SHOULD be two
    Example: two
      When alice starts

  @EMIT-3 @must
  Rule: EMIT-3 It MUST be demanded
    Example: demanded
      When alice starts

  @EMIT-3 @should
  Rule: EMIT-3 It SHOULD be advised
    Example: advised
      When alice starts
`
const OVER =
  '@grpc\nFeature: Over\n  @EMIT-1\n  Example: once\n    When alice starts\n  @EMIT-1\n  Example: once more\n    When alice starts\n'
const text = (file: string, page: string, words: string) => ({ file, page, title: file, pictures: new Map(), text: words })
const MATERIAL: Material = {
  specification: specificationOf([parseFeature(FEATURE, URI), parseFeature(OVER, GRPC)]),
  told: { documents: new Map(), fabric: new Map() },
  reports: [reportOf('mine', [reportedRule('EMIT-1', 'passed', { level: 'must' }), reportedRule('EMIT-99', 'failed')])],
  published: text('docs/published.md', 'published.html', '# Who\n\nSee [the settings](settings.md) and [these](published.md#who).'),
  mutants: [
    { id: 'a', rule: 'EMIT-1', sentence: 'It is late.', source: 'a review' },
    { id: 'b', rule: 'EMIT-1', sentence: 'It is early.', dialects: ['fabric'] },
  ],
  documents: {
    before: [],
    behind: [text('docs/settings.md', 'settings.html', 'Before any heading: words.\n\n# Settings\n\n`pullInterval`: how often')],
  },
  version: '1',
}
const files = bookFiles(MATERIAL)
const emitter = files.get('the-batching-emitter.html') ?? ''
const matrix = files.get('matrix.html') ?? ''

test('a rule that is no MUST has its level, and a verdict on another level is not its own', () => {
  assert.match(emitter, /<ul class="marks"><li class="badge">should<\/li><\/ul>/)
  assert.doesNotMatch(emitter, /matrix\.html#row-EMIT-1/)
})

test('settings are listed, linked where they are explained', () => {
  const list = '<a class="name" href="settings\\.html#name-pullInterval"><code>pullInterval</code></a> 4s, <code>nothing</code> 1\\.'
  assert.match(emitter, new RegExp(`<p class="source">Settings: ${list}</p>`))
})

test('a rule that is about settings as such has no list of them', () => {
  const rows = Array.from({ length: 9 }, (_, i) => [`key${i}`, '1'])
  const step = (count: number) => ({ keyword: 'Given ', text: 'alice goes by these settings:', rows: rows.slice(0, count) })
  const rule = (count: number) => ({ background: [step(count)], scenarios: [] }) as unknown as Parameters<typeof settingsOf>[0]
  assert.deepEqual([settingsOf(rule(8)).length, settingsOf(rule(9)).length], [8, 0])
})

test('several examples over gRPC are all named, and one that stands in the rule is marked', () => {
  assert.match(
    emitter,
    /Over gRPC: <a href="over-grpc\.html#node-over-grpc-1">once<\/a>; <a href="over-grpc\.html#node-over-grpc-2">once more<\/a>/,
  )
  assert.match(emitter, /<h4>in life <span class="badge">over gRPC<\/span><\/h4>/)
})

test('blocks of one dialect stand below each other, what is common above them, and each has an address of its own', () => {
  assert.match(emitter, /It <strong class="demand">MUST<\/strong> be common[\s\S]*id="EMIT-2\.1"[\s\S]*<div class="parted">/)
  assert.match(emitter, /id="EMIT-2\.documents\.1"[\s\S]*id="EMIT-2\.documents\.2\.1"/)
})

test('a rule that demands and advises in both dialects tells both sentences, and each example has an address of its own', () => {
  assert.match(emitter, /id="EMIT-3\.1"[\s\S]*It <strong class="demand">SHOULD<\/strong> be advised[\s\S]*id="EMIT-3\.2\.1"/)
  assert.doesNotMatch(emitter, /<p class="sentence">It <strong class="demand">MUST<\/strong> be demanded/)
})

test('what has not run is as it is written, with its tables', () => {
  assert.match(emitter, /<h4>Background<\/h4><div class="told written">[\s\S]*?<table><tr><td>pullInterval<\/td><td>4s<\/td><\/tr>/)
})

test('a mutant says where it comes from, or in which dialect it is one', () => {
  assert.match(
    emitter,
    /<li>It is late\. <small class="dim">a review<\/small><\/li><li>It is early\. <span class="badge fabric">fabric<\/span><\/li>/,
  )
})

test('what is published of reports stands below their matrix; a rule that is no more has no address', () => {
  assert.match(matrix, /<a id="row-EMIT-99" href="#">EMIT-99<\/a>/)
  assert.match(
    matrix,
    /<h2 id="who">Who<\/h2>\s*<p>See <a href="settings\.html">the settings<\/a> and <a href="matrix\.html#who">these<\/a>\.<\/p>/,
  )
})

test('a document is found by its headings, and what stands before the first one is not', () => {
  const index = files.get('assets/index.js') ?? ''
  assert.match(index, /"title":"Settings"/)
  assert.doesNotMatch(index, /Before any heading/)
})

const step = (isBackground: boolean, ...events: ToldExample['steps'][number]['events']) => ({
  keyword: 'When ',
  text: 'x',
  rows: [],
  isBackground,
  events,
})
const told = (...steps: ToldExample['steps']): ToldExample => ({ tallies: [], steps })

test('where a dialect has fewer steps, what happened in the others is of one dialect', () => {
  const event = { atMs: 0, from: 'alice', text: 'a' }
  const [first, second] = merged({ documents: told(step(false, event), step(false, event)), fabric: told(step(false, event)) })
  assert.deepEqual([first?.events[0]?.only, second?.events[0]?.only], [undefined, 'documents'])
})

test('many who take part stand close, a step in which nothing happened is empty, and what nobody gets is where it happens', () => {
  const names = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank']
  const { source } = toldHtml({ fabric: told(step(true), step(false, ...names.map((from) => ({ atMs: 0, from, text: 'starts' })))) })
  assert.match(source, /^<div class="told many" style="--n:6">/)
  assert.match(source, /<summary>Background<\/summary>[\s\S]*<div class="ev"><\/div>/)
  assert.match(source, /<span class="seen">frank: <\/span>starts/)
  assert.match(source, /<i class="o" style="--a:5">/)
  assert.match(backgroundHtml({ fabric: told(step(true), step(false)) }).source, /^<div class="told" style="--n:0">/)
})
