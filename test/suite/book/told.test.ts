import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Envelope } from '@cucumber/messages'
import { merged } from '../../../src/suite/book/merged'
import { toldHtml } from '../../../src/suite/book/told-html'
import { parseFeature } from '../../../src/suite/judging/catalogue'
import { encodeStory, STORY_MEDIA_TYPE } from '../../../src/suite/judging/story'
import { toldExamples } from '../../../src/suite/judging/told'
import { storyEvents } from '../../../src/suite/report/timeline'

const event = (atMs: number, text: string, from = 'alice', to = 'bob') => ({ atMs, from, to, text })
const of = (...events: readonly ReturnType<typeof event>[]) => ({
  tallies: [],
  steps: [{ keyword: 'When ', text: 'x', rows: [], isBackground: false, events }],
})

test('events of one instant have no order; what is in one dialect only stays where it was', () => {
  const documents = of(event(0, 'a'), event(0, 'b'), event(5, 'c'))
  const fabric = of(event(0, 'b'), event(0, 'a'), event(0, 'd'), event(3, 'e'))
  const [step] = merged({ documents, fabric })
  assert.deepEqual(
    step?.events.map(({ text, only }) => [text, only]),
    [
      ['a', undefined],
      ['d', 'fabric'],
      ['b', undefined],
      ['e', 'fabric'],
      ['c', 'documents'],
    ],
  )
})

test('of an example that ran in one dialect nothing is marked', () => {
  assert.deepEqual(
    merged({ fabric: of(event(0, 'a')) })[0]?.events.map(({ only }) => only),
    [undefined],
  )
  assert.deepEqual(merged({}), [])
})

test('a long step is folded in the middle, and of a very long one the middle is counted', () => {
  const many = (count: number) => toldHtml({ fabric: of(...Array.from({ length: count }, (_, i) => event(i, `m${i}`))) }).source
  assert.doesNotMatch(many(60), /<details/)
  assert.match(many(100), /<details class="fold"><summary>48 more events<\/summary><ol>[\s\S]*m60/)
  assert.match(many(1000), /<p class="left-out">948 more like these<\/p>/)
  assert.doesNotMatch(many(1000), /m60</)
})

test('arrows point from whom to whom, and what happens at one is a dot', () => {
  const { source } = toldHtml({ fabric: of(event(0, 'a'), event(0, 'b', 'bob', 'alice'), event(1, 'c', 'bob', 'bob')) })
  assert.match(source, /--n:2/)
  assert.match(source, /<i class="r" style="--a:0;--w:1">/)
  assert.match(source, /<i class="l" style="--a:0;--w:1">/)
  assert.match(source, /<i class="o" style="--a:1">/)
  assert.equal(source.match(/<time>0\.000 s<\/time>/g)?.length, 1)
})

test('a run tells of each example which step brought what about', () => {
  const gherkinDocument = parseFeature(
    `Feature: x\n  Rule: y\n    Background:\n      Given a\n        | k | v |\n    Example: z\n      When b\n`,
    'x.feature',
  )
  const children = gherkinDocument.feature?.children[0]?.rule?.children ?? []
  const [given, when] = children.flatMap(({ background, scenario }) => background?.steps ?? scenario?.steps ?? [])
  const timeline = [
    { atMs: 0, from: 'alice', text: 'first', step: 0 },
    { atMs: 1, from: 'alice', to: 'bob', text: 'then', step: 1 },
  ]
  const argument = { dataTable: { rows: [{ cells: [{ value: 'k' }, { value: 'v' }] }] } }
  const messages = [
    { gherkinDocument },
    {
      pickle: {
        id: 'p',
        uri: 'x.feature',
        location: { line: 6 },
        steps: [
          { text: 'a', astNodeIds: [given?.id], argument },
          { text: 'b', astNodeIds: [when?.id] },
        ],
      },
    },
    { testCase: { id: 'c', pickleId: 'p' } },
    { testCaseStarted: { id: 's', testCaseId: 'c' } },
    {
      attachment: {
        testCaseStartedId: 's',
        mediaType: STORY_MEDIA_TYPE,
        contentEncoding: 'IDENTITY',
        body: encodeStory({ events: storyEvents(timeline), tallies: [] }),
      },
    },
  ] as unknown as Envelope[]
  assert.deepEqual(toldExamples(messages).get('x.feature:6')?.steps, [
    { keyword: 'Given ', isBackground: true, text: 'a', rows: [['k', 'v']], events: [{ step: 0, atMs: 0, from: 'alice', text: 'first' }] },
    { keyword: 'When ', isBackground: false, text: 'b', rows: [], events: [{ step: 1, atMs: 1, from: 'alice', to: 'bob', text: 'then' }] },
  ])
})

test('of a story without its example, or a step that no feature has, there is nothing more to tell', () => {
  const story = (testCaseStartedId?: string) => ({
    attachment: {
      testCaseStartedId,
      mediaType: STORY_MEDIA_TYPE,
      contentEncoding: 'IDENTITY',
      body: encodeStory({ events: [], tallies: [] }),
    },
  })
  const messages = [
    { gherkinDocument: parseFeature('# nothing yet\n', 'y.feature') },
    { pickle: { id: 'p', uri: 'deep\\x.feature', steps: [{ text: 'a', astNodeIds: [] }] } },
    { testCase: { id: 'c', pickleId: 'p' } },
    { testCaseStarted: { id: 's', testCaseId: 'c' } },
    ...[story('elsewhere'), story(), story('s')],
  ] as unknown as Envelope[]
  assert.deepEqual(
    [...toldExamples(messages)],
    [['deep/x.feature:0', { tallies: [], steps: [{ keyword: '', isBackground: false, text: 'a', rows: [], events: [] }] }]],
  )
})
