import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadLinks } from '../../../scripts/book-demands'
import { bookFiles, type Material } from '../../../src/suite/book/book'
import { parseFeature } from '../../../src/suite/judging/catalogue'
import { specificationOf } from '../../../src/suite/judging/specification'
import type { ToldExample } from '../../../src/suite/judging/told'
import { reportedRule, reportOf } from '../bin/reports'

const URI = 'features/dissemination/batching-emitter/bursts-and-ticks.feature'
const FEATURE = `
Feature: Bursts
  What a \`burst\` is; see [the notes](../../../docs/notes.md#part-one), [the code](../../../src/x.ts) and EMIT-2.

  @EMIT-1 @must
  Rule: EMIT-1 A buffer MUST be <small>

  Why.

  *Source: notes, part one, \`periodicEmit\`.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 10 |

    Example: full
      When alice's application gossips 10 org messages

    Scenario Outline: of <n>
      When alice's application gossips <n> org messages

      @documents
      Examples: in the notes
        | n |
        | 3 |

      @fabric
      Examples: in Fabric
        | n |
        | 4 |

  @EMIT-2 @must @documents
  Rule: EMIT-2 It MUST be so
    Example: so
      When alice starts

  @EMIT-2 @must @fabric
  Rule: EMIT-2 It MUST be otherwise
    Example: otherwise
      When alice starts
`
const STRAY = `
@grpc
Feature: Over
  @EMIT-1
  Example: once more
    When alice starts
`
const NOTES = {
  file: 'docs/notes.md',
  page: 'notes.html',
  title: 'Notes',
  pictures: new Map([['docs/way.svg', '<svg/>']]),
  text: '# Notes\n\n### Part one\n\n![A way](way.svg)\n\n<!-- made -->`periodicEmit` is EMIT-1.',
}
const SETTINGS = {
  file: 'docs/settings.md',
  page: 'settings.html',
  title: 'Settings',
  pictures: new Map(),
  text: '# Settings\n\n`maxPropagationBurstSize`: how many',
}

const event = (atMs: number, text: string) => ({ atMs, from: 'alice', to: 'bob', text })
const told = (...texts: readonly string[]): ToldExample => ({
  tallies: [],
  steps: [
    { keyword: 'Given ', text: 'a quiet alice', rows: [], isBackground: true, events: [event(0, 'hello')] },
    { keyword: 'When ', text: 'she gossips', rows: [], isBackground: false, events: texts.map((text) => event(1000, text)) },
  ],
})

const specification = specificationOf([parseFeature(FEATURE, URI), parseFeature(STRAY, 'features/node/over-grpc.feature')])
const [full = '', three = '', four = ''] = specification.catalogue.rules
  .flatMap(({ examples }) => examples)
  .map(({ uri, line }) => `${uri}:${line}`)
const { revision = '' } = specification.catalogue.rules[0] ?? {}

const tally = {
  k: 1,
  peers: ['bob', 'dave'],
  draws: 10,
  counts: [
    ['bob', 4],
    ['dave', 6],
  ] as const,
  chiSquare: 0.4,
  limit: 20,
}
const MATERIAL: Material = {
  specification,
  told: {
    documents: new Map([
      [full, told('both', 'ours')],
      [three, { ...told('3'), tallies: [tally] }],
    ]),
    fabric: new Map([
      [full, told('theirs', 'both')],
      [four, told('4')],
    ]),
  },
  reports: [
    reportOf('mine', [reportedRule('EMIT-1', 'passed', { revision })], { dialect: 'documents' }),
    reportOf('old', [reportedRule('EMIT-1', 'failed', { reason: 'it did not', revision: '0' })]),
  ],
  published: undefined,
  mutants: [{ id: 'x', rule: 'EMIT-1', sentence: 'It is <late>.', dialects: ['fabric'] }],
  documents: { before: [], behind: [SETTINGS, NOTES] },
  version: '1.2.3',
}
const files = bookFiles(MATERIAL)
const emitter = files.get('the-batching-emitter.html') ?? ''

test('every link of the book leads to a place that is there, and nothing comes from elsewhere', () => {
  const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found)
  const pages = [...files].filter(([name]) => name.endsWith('.html'))
  const anchors = new Map(pages.map(([name, text]) => [name, new Set(all(text, / id="([^"]+)"/g))]))
  const links = new Map(pages.map(([name, text]) => [name, all(text, /<a[^>]* href="([^"]+)"/g)]))
  assert.deepEqual(deadLinks(links, anchors), [])
  assert.ok([...links.values()].flat().length > 30)
  for (const [, text] of pages)
    for (const source of all(text, /(?:src|<link[^>]*href)="([^"]+)"/g)) assert.match(source, /^(assets\/|data:,)/)
})

test('a rule has its sentence, prose, source, settings, verdicts and mutants', () => {
  assert.match(
    emitter,
    /<h3 id="EMIT-1-title"><a class="id" href="#EMIT-1">EMIT-1<\/a> A buffer <strong class="demand">MUST<\/strong> be &lt;small&gt;/,
  )
  assert.match(
    emitter,
    /<p class="source"><em>Source: notes, <a href="notes\.html#part-one">part one<\/a>, <a class="name" href="notes\.html#name-periodicEmit">/,
  )
  assert.match(emitter, /Settings: <a class="name" href="settings\.html#name-maxPropagationBurstSize"><code>[^<]+<\/code><\/a> 10\./)
  assert.match(emitter, /title="mine 1, dialect documents: passed"/)
  assert.match(emitter, /title="old 1, dialect fabric: failed; it did not; judged by an earlier text of this rule"/)
  assert.match(emitter, /Kills 1 mutant<\/summary><ul><li>It is &lt;late&gt;\./)
  assert.match(emitter, /Over gRPC: <a href="over-grpc\.html#node-over-grpc-1">once more<\/a>/)
})

test('links of a feature lead into the book, those to what it has not are words', () => {
  assert.match(
    emitter,
    /see <a href="notes\.html#part-one">the notes<\/a>, the code and <a href="the-batching-emitter\.html#EMIT-2">EMIT-2<\/a>/,
  )
})

test('what happened in one dialect only is marked, in both not', () => {
  const own = emitter.slice(emitter.indexOf('id="EMIT-1.1"'), emitter.indexOf('id="EMIT-1.2"'))
  assert.match(own, /Background: 1 event</)
  assert.match(own, /<li class="fabric">[^\n]*theirs <em title="only in the dialect fabric">F<\/em>/)
  assert.match(own, /<li><time>[^\n]*alice to bob: <\/span>both<\/span><\/li>/)
  assert.match(own, /<li class="documents">[^\n]*ours <em/)
})

test('an outline has its tables, each row what happened in it, and draws as a picture', () => {
  const outline = emitter.slice(emitter.indexOf('id="EMIT-1.2"'), emitter.indexOf('id="EMIT-2"'))
  assert.match(outline, /<caption>in the notes <span class="badge documents">documents<\/span>/)
  assert.match(outline, /<h5>of 4 <span class="badge fabric">fabric<\/span>/)
  assert.match(
    outline,
    /<figure class="tally documents">[\s\S]*10 draws of 1 of 2 peers\. Each of the 2 choices was to come about 5 times: bob came 4 times, dave 6 times/,
  )
})

test('where the dialects part they stand side by side', () => {
  const parted = emitter.slice(emitter.indexOf('id="EMIT-2"'))
  assert.match(
    parted,
    /<div class="column documents">[\s\S]*It <strong class="demand">MUST<\/strong> be so[\s\S]*<div class="column fabric">[\s\S]*be otherwise/,
  )
  assert.match(parted, /id="EMIT-2\.documents\.1"[\s\S]*id="EMIT-2\.fabric\.1"/)
})

test('the contents have every rule under an anchor that never changes, and the search knows it', () => {
  assert.match(files.get('index.html') ?? '', /<li id="EMIT-2"><a class="id" href="the-batching-emitter\.html#EMIT-2">/)
  assert.match(files.get('assets/index.js') ?? '', /"rule":"EMIT-1","title":"A buffer MUST be <small>"/)
  assert.match(
    files.get('notes.html') ?? '',
    /<p><span id="name-periodicEmit"><code>periodicEmit<\/code><\/span> is <a href="[^"]+">EMIT-1<\/a>/,
  )
})
