import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TimelineEvent, timelinesAlike, timelineText } from '../../../src/suite/report/timeline'
import { timelineSvg } from '../../../src/suite/report/timeline-svg'

const EVENTS: TimelineEvent[] = [
  { atMs: 2000, from: 'alice', to: 'bob', text: '10 blocks (2 to 11)' },
  { atMs: 1000, from: 'dave', to: 'alice', text: 'a block' },
  { atMs: 1000, from: 'alice', text: 'delivers a block' },
  { atMs: 1000, from: 'dave', to: 'alice', text: 'a block' },
]

const ticks = (count: number): TimelineEvent[] =>
  Array.from({ length: count }, (_, i) => ({ atMs: i * 10, from: 'alice', to: 'bob', text: `message ${i}.` }))

test('lines are in order of time, aligned, equal events of one instant counted', () => {
  assert.deepEqual(timelineText(EVENTS), [
    '1.000 s   dave  -> alice   a block  (2 times)',
    '1.000 s   alice            delivers a block',
    '2.000 s   alice -> bob     10 blocks (2 to 11)',
  ])
})

test('what is equal in two timelines is the same text, whatever else is in them', () => {
  const [one, other] = timelinesAlike([EVENTS, [...EVENTS, { atMs: 25_000, from: 'alice', to: 'heidi', text: 'closes' }]])
  assert.deepEqual(other?.slice(0, 3), one)
  assert.equal(other?.[3], '25.000 s   alice -> heidi   closes')
  assert.equal(one?.[1], ' 1.000 s   alice            delivers a block')
})

test('without receivers there is no column for them', () => {
  assert.deepEqual(timelineText([{ atMs: 5, from: 'alice', text: 'emits' }]), ['0.005 s   alice   emits'])
})

test('a long timeline is cut to what surrounds the instant', () => {
  const lines = timelineText(ticks(50), { atMs: 300 }, 8)
  assert.equal(lines.length, 8)
  assert.match(lines[0] ?? '', /^\.\.\. \d+ more before$/)
  assert.ok(lines.some((line) => line.includes('message 30.')))
  assert.match(lines.at(-1) ?? '', /^\.\.\. \d+ more after$/)
})

/** All at one instant: many bring themselves about before the act that matters, and many things come of it. */
const CROWD: readonly TimelineEvent[] = [
  ...Array.from({ length: 20 }, (_, i): TimelineEvent => ({ atMs: 0, from: `peer${i}`, text: 'opens a stream', mark: 'act', act: i })),
  { atMs: 0, from: 'alice', to: 'peer3', text: 'closes the connection: bad handshake', mark: 'reason', act: 20 },
  ...Array.from({ length: 20 }, (_, i): TimelineEvent => ({ atMs: 0, from: 'alice', to: `peer${i}`, text: 'says hello', act: 20 })),
  { atMs: 0, from: 'alice', text: 'her application gossips', mark: 'act', act: 21 },
  ...Array.from({ length: 30 }, (_, i): TimelineEvent => ({ atMs: 0, from: 'alice', to: `peer${i}`, text: 'message', act: 21 })),
]

test('of a crowd at one instant the last act is kept, what is wrong, what came of either, and what may say why', () => {
  const events = CROWD.map((event, index): TimelineEvent => (index === 65 ? { ...event, mark: 'wrong', text: 'its secret' } : event))
  const lines = timelineText(events, { atMs: 0 })
  assert.equal(lines.length, 16)
  const [act, wrong] = ['her application gossips', 'its secret   <-- wrong'].map((words) => lines.findIndex((line) => line.includes(words)))
  assert.ok(act !== undefined && wrong !== undefined && act > 0 && wrong > act)
  assert.match(lines[act + 1] ?? '', /message/)
  assert.match(lines[wrong - 1] ?? '', /message/)
  assert.match(lines[wrong + 1] ?? '', /message/)
  assert.ok(lines.some((line) => line.includes('bad handshake')))
  assert.equal(lines.filter((line) => /^\.\.\. \d+ more/.test(line)).length, 4)
})

test('if nothing is marked as wrong, what came of the last act is', () => {
  const lines = timelineText(CROWD, { atMs: 0 })
  const act = lines.findIndex((line) => line.includes('her application gossips'))
  assert.ok(act > 0)
  assert.match(lines[act + 1] ?? '', /alice +-> peer0 /)
})

test('what came of one act is not counted with what came of another', () => {
  const twice = [1, 1, 2].map((act): TimelineEvent => ({ atMs: 0, from: 'alice', text: 'emits', act }))
  assert.deepEqual(timelineText(twice), ['0.000 s   alice   emits  (2 times)', '0.000 s   alice   emits'])
  const wrong = twice.map((event, index): TimelineEvent => (index === 0 ? { ...event, mark: 'wrong' } : event))
  assert.deepEqual(timelineText(wrong), ['0.000 s   alice   emits  (2 times)   <-- wrong', '0.000 s   alice   emits'])
})

test('at an edge only one marker is needed, and without an instant the end is kept', () => {
  assert.equal(timelineText(ticks(50), { atMs: 0 }, 8).at(-1), '... 43 more after')
  const last = timelineText(ticks(50), undefined, 8)
  assert.equal(last[0], '... 43 more before')
  assert.match(last.at(-1) ?? '', /message 49\.$/)
})

test('no events, no lines', () => {
  assert.deepEqual(timelineText([]), [])
})

test('times are seconds, however many; a fraction of a millisecond is shown', () => {
  assert.match(timelineText([{ atMs: 3_960_000, from: 'a', text: 'x' }])[0] ?? '', /^3960\.000 s /)
  assert.match(timelineText([{ atMs: 1000.25, from: 'a', text: 'x' }])[0] ?? '', /^1\.000250 s/)
})

test('the chart has a life line for each actor, a time for each instant and the span between them', () => {
  const svg = timelineSvg(EVENTS, 'A title')
  for (const name of ['alice', 'bob', 'dave']) assert.equal(svg.split(`>${name}<`).length, 3, name)
  assert.equal(svg.split('>1.000 s<').length, 2)
  assert.match(svg, />1 s later</)
  assert.match(svg, />a block {2}\(2 times\)</)
})

test('what XML does not allow in a text is escaped or left out', () => {
  const svg = timelineSvg([{ atMs: 0, from: 'a<b', text: '"x" & \u0000y' }], "it's")
  assert.match(svg, />a&lt;b</)
  assert.match(svg, />&quot;x&quot; &amp; y</)
  assert.match(svg, />it's</)
})

test('a long chart keeps the rows around the instant and says what it leaves out', () => {
  const svg = timelineSvg(ticks(200), 'long', { atMs: 1000 })
  assert.match(svg, />60 earlier events are not shown</)
  assert.match(svg, />80 later events are not shown</)
  assert.match(svg, /message 100\./)
  assert.equal(svg.match(/message \d+\./g)?.length, 60)
})

test('an empty chart is a chart', () => {
  assert.match(timelineSvg([], 'nothing'), /^<svg [\s\S]*<\/svg>$/)
})

test('what comes minutes later says so in minutes', () => {
  const events = [0, 500, 90_000, 270_000].map((atMs) => ({ atMs, from: 'alice', text: 'emits' }))
  assert.match(timelineSvg(events, 'late'), /500 ms later[\s\S]*89\.5 s later[\s\S]*3 min later/)
})
