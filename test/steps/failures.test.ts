import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConformanceError, MissedOccasion } from '../../src/suite/judging/failure'
import { NotPossible, SubjectCrashed } from '../../src/suite/port'
import { Cast } from '../../src/suite/script/cast'
import { ExampleRecord } from '../../src/suite/script/record'
import { eventInWords, instantsInWords, rowInWords, spanInWords } from '../../src/suite/script/words'
import { judgement } from '../../steps/support/judgement'
import { expectRows } from '../../steps/support/tables'
import { failuresOf } from './examples'

const NODE = `
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |`

const UNTOLD = { lastClosing: undefined, lastMessage: undefined, lateness: () => undefined }

/** Examples that fail, and what is said of it. */
const FAILURES: Readonly<Record<string, { readonly steps: string; readonly why: RegExp }>> = {
  'a condition that is not met is named by its opposite': {
    steps: `${NODE}
      And bob and dave of Org1 are known to alice
      When dave sends alice an alive message of dave
      Then bob receives it at once
      And bob received it with its secret`,
    why: /expected {2}bob received alive message of dave \(2\) with its secret\n\s+seen {6}1 of 1 without a secret, the first at 0\.000 s/,
  },
  'draws are told message by message': {
    steps: `${NODE}
      And bob, dave and erin of Org1 are known to alice
      When alice's application gossips 4 org messages
      Then exactly 3 of bob, dave and erin receive them at once`,
    why: /exactly 3 of bob, dave, erin receive each of org message 1 to 4 at 0\.000 s, once\n\s+seen {6}4 of 4 went to 2 of them; the first that is wrong: org message 1, to \w+, \w+/,
  },
  'a draw for all is told peer by peer, those who got nothing included': {
    steps: `${NODE}
      And bob, dave and erin of Org1 are known to alice
      When alice's application gossips an org message
      Then the same 3 of bob, dave and erin receive them all at once`,
    why: /seen {6}bob received .*; dave received .*; erin received /,
  },
  'a table leaves out what is empty': {
    steps: `${NODE}
      And bob and dave of Org1 are known to alice
      Then alice answers a membership request of bob with:
        | peer  | as   | place |
        | dave  | dead |       |`,
    why: /peer dave, as dead\n\s+seen {6}peer dave, as alive\n/,
  },
  'what is to come at an instant is not to come from then to then': {
    steps: `${NODE}
      And bob of Org1 is known to alice
      Then bob receives an alive message of alice at once`,
    why: /expected {2}bob receives 1 alive message of alice at 0\.000 s\n\s+seen {6}none/,
  },
  'a table that lacks a row says what it has': {
    steps: `${NODE}
      And bob, dave and erin of Org1 are known to alice
      Then alice answers a membership request of bob with:
        | peer | as    |
        | dave | alive |`,
    why: /expected {2}alice names to bob at 0\.000 s: nothing but peer dave, as alive\n\s+seen {6}peer erin, as alive \(and 1 more as expected\)\n/,
  },
  'a connection that was closed and dialled anew did not stay open': {
    steps: `
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      When bob sends alice an undecodable message
      Then the connection of bob stays open for 1 s`,
    why: /expected {2}the connection of bob is open until 1\.000 s\n\s+seen {6}alice closed it at 0\.000 s/,
  },
  'nobody is nobody': {
    steps: `${NODE}
      And bob and dave of Org1 are known to alice
      When dave sends alice an alive message of dave
      Then nobody receives it within 1 s`,
    why: /expected {2}nobody receives alive message of dave \(2\) until 1\.000 s\n\s+seen {6}bob received it at 0\.000 s/,
  },
  'who dialled nobody now is said to have dialled before': {
    steps: `
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When 1 s passes
      Then alice dials the external endpoint of bob at once`,
    why: /seen {6}she dialled nobody; before, she tried bob\.org1\.internal:7051 at 0\.000 s/,
  },
}

test('what failed is told so that a stranger can tell what is meant', async () => {
  const failures = await failuresOf(Object.fromEntries(Object.entries(FAILURES).map(([name, { steps }]) => [name, steps])))
  for (const [name, { why }] of Object.entries(FAILURES)) assert.match(`${failures.get(name)}\n`, why, name)
})

test('times are seconds throughout, and of many the first and the last are told', () => {
  assert.equal(instantsInWords([1, 660_000]), '0.001 s, 660.000 s')
  const many = instantsInWords(Array.from({ length: 30 }, (_, index) => index * 1_000))
  assert.match(many, /^0\.000 s, .*7\.000 s \.\.\. 29\.000 s$/)
})

test('a span without length is an instant', () => {
  assert.equal(spanInWords({ from: 5_000, to: 6_000 }), 'from 5.000 s to 6.000 s')
  assert.equal(spanInWords({ from: 5_000, to: 5_000 }), 'at 5.000 s')
})

test('of a table that lacks rows the first ones are named', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ peer: `p${index}` }))
  const differing = (due: number) => () => expectRows(rows(due), rows(due + 1), 'alice lists', 0)
  assert.throws(differing(0), /alice lists at 0\.000 s: nothing\n/)
  assert.throws(differing(8), /: nothing but peer p0; .*; peer p7\n/)
  assert.throws(differing(10), /: nothing but peer p0; .*; peer p7; and 2 more\n/)
})

test('a cell that is empty says nothing', () => {
  assert.equal(rowInWords({ peer: 'dave', as: 'alive', place: '' }), 'peer dave, as alive')
})

test('why a stream was closed stands in the timeline, in one line', () => {
  const cast = new Cast()
  const closed = { atMs: 0, subject: 'alice', type: 'disconnected', peer: 'bob' } as const
  assert.equal(eventInWords({ ...closed, reason: 'bad\n  handshake' }, cast).text, 'closes the connection: bad handshake')
  assert.equal(eventInWords({ ...closed, reason: '' }, cast).text, 'closes the connection')
  assert.equal(eventInWords({ atMs: 0, subject: 'alice', type: 'log', words: 'x'.repeat(200) }, cast).text.length, 120)
})

test('a message that is refused is of whoever gave it', () => {
  const refused = { atMs: 0, subject: 'alice', type: 'rejected', reason: 'stale' } as const
  const textOf = (peer: string | undefined, speaker?: string) => eventInWords({ ...refused, peer }, new Cast(), speaker).text
  assert.equal(textOf('bob', 'bob'), 'refuses a message of bob: stale')
  assert.equal(textOf(undefined, 'alice'), 'refuses a message of her application: stale')
  assert.equal(textOf(undefined, 'bob'), 'refuses a message of a stranger: stale')
})

test('what is not possible for want of a stream says who has closed it, and why', () => {
  const record = new ExampleRecord(new Cast())
  const place = { rule: 'EMIT-1', step: 'bob is known to alice', isContext: true, ...UNTOLD }
  const seen = () => judgement(new NotPossible('bob has no stream'), { ...place, lastClosing: record.lastClosing })?.failure.seen
  assert.equal(seen(), 'bob has no stream')
  const closed = { atMs: 5, subject: 'alice', type: 'disconnected', peer: 'bob' } as const
  record.add({ ...closed, reason: 'bad handshake' })
  assert.equal(seen(), 'bob has no stream; alice has closed the stream to bob at 0.005 s: bad handshake')
  record.add({ atMs: 5, subject: 'alice', type: 'log', words: 'I do not like it' })
  record.add({ ...closed, reason: '' })
  assert.match(seen() ?? '', /at 0\.005 s: I do not like it$/)
})

test('what did not show is the failure of its own rule or family, and to all others says by which one', () => {
  const failure = { expected: 'at once', seen: 'later' }
  const found = (owner: string, rule: string) =>
    judgement(new MissedOccasion(owner, failure), { rule, step: 'x', isContext: false, ...UNTOLD })
  assert.deepEqual(found('EMIT', 'EMIT-1'), { kind: 'failed', failure })
  assert.deepEqual(found('EMIT', 'OTHER-1'), { kind: 'inconclusive', failure, missed: 'EMIT' })
  assert.deepEqual(found('EMIT-1', 'EMIT-1'), { kind: 'failed', failure })
  assert.deepEqual(found('EMIT-1', 'EMIT-2'), { kind: 'inconclusive', failure, missed: 'EMIT-1' })
})

test('what came at its instant and was told later says so', () => {
  const record = new ExampleRecord(new Cast())
  const found = (error: ConformanceError) =>
    judgement(error, { ...UNTOLD, rule: 'EMIT-1', step: 'x', isContext: false, lateness: (atMs) => record.lateness(atMs) })?.failure.seen
  const error = new ConformanceError({ expected: 'bob receives it at 5.000 s', seen: 'bob received it at 5.000 s', atMs: 5_000 })
  assert.equal(found(error), 'bob received it at 5.000 s')
  for (const atMs of [4_000, 5_000, 6_000]) record.noteLate(atMs)
  const late = (instant: string) =>
    `but what happened at ${instant} was told only with the next advance: "npx gossip-tck doctor" examines that`
  assert.equal(found(error), `bob received it at 5.000 s\n${late('5.000 s')}`)
  const missed = new MissedOccasion('OTHER', { expected: 'a', seen: 'b' })
  assert.equal(found(missed), `b\n${late('6.000 s')}`)
})

test('whoever dies of a message is told its bytes, unless it may have been another one', () => {
  const record = new ExampleRecord(new Cast())
  const seen = () => {
    const { lastClosing, lastMessage } = record
    const place = { rule: 'ROBUST-1', step: 'bob sends it', isContext: false, ...UNTOLD, lastClosing, lastMessage }
    return judgement(new SubjectCrashed('oh'), place)?.failure.seen
  }
  const note = { atMs: 0, from: 'bob', to: 'alice', text: 'undecodable bytes' }
  record.note({ ...note, bytes: Uint8Array.of(10, 255) })
  assert.equal(seen(), 'oh\nbob had sent alice 2 bytes: 0aff')
  record.note({ ...note, bytes: new Uint8Array(600) })
  assert.match(seen() ?? '', /^oh\nbob had sent alice 600 bytes: (00){512}\.\.\.$/)
  record.note(note)
  assert.equal(seen(), 'oh')
})

test('a timeline tells acts apart, and marks what is wrong', () => {
  const record = new ExampleRecord(new Cast())
  const say = (words: string) => record.add({ atMs: 0, subject: 'alice', type: 'log', words })
  for (const number of [1, 2]) record.note({ atMs: 0, from: 'bob', text: `message ${number}` })
  for (const number of [1, 2]) say(`heard ${number}`)
  record.note({ atMs: 0, from: 'bob', text: 'message 3' })
  say('heard 3')
  assert.deepEqual(
    record.timeline(5).map(({ text, mark, act }) => [text, mark, act]),
    [
      ['message 1 to 2', 'act', 0],
      ['heard 1 to 2', 'reason', 0],
      ['message 3', 'act', 1],
      ['heard 3', 'wrong', 1],
    ],
  )
})

test('what happens several times at an instant is told once, with how often', () => {
  const record = new ExampleRecord(new Cast())
  for (const text of ['hello', 'hello', 'block 2', 'block 2', 'block 3', 'once']) record.note({ atMs: 0, from: 'dave', text })
  assert.deepEqual(
    record.timeline().map(({ text }) => text),
    ['hello (2 times)', 'block 2 to 3 (3 of them)', 'once'],
  )
})

test('a text in general has neither names nor numbers', () => {
  const cast = new Cast()
  cast.introduce('bob', 'Org1')
  assert.equal(cast.inGeneral('bob has no stream at 1.000 s; bobby has'), 'somebody has no stream at # s; bobby has')
})
