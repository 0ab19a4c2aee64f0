import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConformanceError } from '../../src/suite/judging/failure'
import { AdapterBroken, NotPossible, SubjectCrashed } from '../../src/suite/port'
import { Cast } from '../../src/suite/script/cast'
import { Messages } from '../../src/suite/script/messages'
import { ExampleRecord } from '../../src/suite/script/record'
import { encodeEnvelope } from '../../src/wire/envelope'
import { OwnWord } from '../../steps/support/own-word'

const CHANNEL = 'trade'
const NO_CHANNEL = 'nowhere'

/** What outranks the end of a step, once alice has sent bob a state info of that channel and another one of trade. */
function outranking(channel: string, ending: Parameters<OwnWord['outranking']>[0]) {
  const cast = new Cast()
  cast.introduce('alice', 'Org1')
  cast.introduce('bob', 'Org1')
  const record = new ExampleRecord(cast)
  const messages = new Messages()
  for (const one of [channel, CHANNEL]) {
    const envelope = encodeEnvelope(messages.stateInfo(cast.get('alice'), one))
    record.add({ atMs: 5, subject: 'alice', type: 'received', peer: 'bob', envelope })
  }
  return new OwnWord(record, cast).outranking(ending)
}

test('the message is named with its article', () => {
  const cast = new Cast()
  cast.introduce('alice', 'Org1')
  const record = new ExampleRecord(cast)
  const unsigned = { ...new Messages().alive(cast.get('alice')), signature: new Uint8Array() }
  record.add({ atMs: 5, subject: 'alice', type: 'received', peer: 'bob', envelope: encodeEnvelope(unsigned) })
  const found = new OwnWord(record, cast).outranking({ error: undefined, isLast: true, step: PLAIN })
  assert.match(found?.failure.seen ?? '', /^alice sends bob an alive message of alice .* at 0\.005 s: it is not signed$/)
})

test('a handshake that no peer takes rests with one rule, for others of its family as well', () => {
  const cast = new Cast()
  cast.introduce('alice', 'Org1')
  const record = new ExampleRecord(cast)
  record.add({ atMs: 5, subject: 'alice', type: 'connected', peer: 'bob', openedBy: 'subject', handshake: Uint8Array.of(1) })
  const found = new OwnWord(record, cast).outranking({ error: undefined, isLast: false, step: PLAIN })
  assert.equal(found?.missedBy('SIGN-1'), 'SIGN-7')
  assert.equal(found?.missedBy('SIGN-7'), undefined)
})

/** A step without a table, and one with that cell in its table. */
const PLAIN = {}
const asking = (cell: string) => ({ argument: { dataTable: { rows: [{ cells: [{ value: cell }, { value: 'valid' }] }] } } })

const FAILED = new ConformanceError({ expected: 'carol receives it', seen: 'none' })

test('where a node has said of itself what nobody believes, an example of another family says nothing, passed or failed', () => {
  for (const error of [undefined, FAILED, new NotPossible('no stream')]) {
    const found = outranking(NO_CHANNEL, { error, isLast: error === undefined, step: PLAIN })
    assert.equal(found?.missedBy('DISC-1'), 'SIGN-4')
    assert.match(found?.failure.seen ?? '', /^alice sends bob a state info of alice .* at 0\.005 s: its MAC is that of no channel$/)
    assert.equal(outranking(CHANNEL, { error, isLast: true, step: PLAIN }), undefined)
  }
})

test('a step that asks for a signature or a tag tells by itself what is wrong, and nothing is looked at before the end', () => {
  for (const cell of ['signature', 'signature of secret', 'tag']) {
    const step = asking(cell)
    assert.equal(outranking(NO_CHANNEL, { error: FAILED, isLast: true, step }), undefined)
    assert.equal(outranking(NO_CHANNEL, { error: undefined, isLast: true, step })?.missedBy('DISC-1'), 'SIGN-4')
  }
  assert.equal(outranking(NO_CHANNEL, { error: FAILED, isLast: true, step: asking('nonce') })?.missedBy('DISC-1'), 'SIGN-4')
  assert.equal(outranking(NO_CHANNEL, { error: undefined, isLast: false, step: PLAIN }), undefined)
})

test('a node that died, an adapter that is broken and a fault of the suite stand as they are', () => {
  for (const error of [new SubjectCrashed('oh'), new AdapterBroken('no answer'), new TypeError('oh')])
    assert.equal(outranking(NO_CHANNEL, { error, isLast: false, step: PLAIN }), undefined)
})
