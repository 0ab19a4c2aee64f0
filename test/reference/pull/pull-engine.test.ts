import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Wishes } from '../../../src/reference/ports/outbox'
import { PullEngine } from '../../../src/reference/pull/pull-engine'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import { openEnvelope } from '../../../src/wire/envelope'
import type { Envelope } from '../../../src/wire/gossip-message'
import { peerOf, ScriptedRandom } from '../samples'

const BOB = { pkiId: peerOf(1), endpoint: 'bob:7051' }
const TIMES = { pullIntervalMs: 4_000, digestWaitTimeMs: 1_000, requestWaitTimeMs: 1_500 }
const NONCE = 7n
const SAID = { kind: 'data-dig', nonce: NONCE, digests: [toUtf8('a'), toUtf8('b')], type: 'identity' } as const

/** What is held, by names; everything of that is offered, but for what was let go. */
function stage(held: Set<string>, gone: ReadonlySet<string> = new Set()) {
  const wishes = new Wishes()
  const engine = new PullEngine({
    type: 'identity',
    frame: { tag: 'empty', channel: new Uint8Array() },
    times: TIMES,
    startedAt: 0,
    stock: {
      draw: () => [BOB],
      isPartner: () => true,
      missing: (digest) => (held.has(fromUtf8(digest)) ? undefined : fromUtf8(digest)),
      digestOf: toUtf8,
      itemOf: fromUtf8,
      offeredTo: () => [...held],
      envelopeOf: (item): Envelope | undefined => (gone.has(item) ? undefined : { payload: toUtf8(item), signature: new Uint8Array() }),
    },
    random: new ScriptedRandom(Number(NONCE)),
    outbox: wishes,
  })
  const sent = () =>
    wishes.take().map((wish) => {
      assert.ok(wish.type === 'send')
      const opened = openEnvelope(wish.envelope)
      assert.ok('ok' in opened)
      const { content } = opened.ok.message
      if (content.kind === 'data-req') return { asksFor: content.digests.map(fromUtf8) }
      return content.kind === 'data-update' ? { tells: content.data.map(({ payload }) => fromUtf8(payload)) } : content.kind
    })
  return { engine, sent }
}

/** Says hello to bob, who offers a and b. */
function pulled(held: Set<string>) {
  const { engine, sent } = stage(held)
  engine.onDeadline(TIMES.pullIntervalMs)
  assert.deepEqual(sent(), ['hello'])
  assert.equal(engine.nextDeadline, TIMES.pullIntervalMs + TIMES.digestWaitTimeMs)
  assert.equal(engine.onDigest(SAID), undefined)
  return { engine, sent }
}

test('what was missing when it was offered is asked for, whatever has come another way meanwhile', () => {
  const held = new Set<string>()
  const { engine, sent } = pulled(held)
  held.add('a')
  engine.onDeadline(TIMES.pullIntervalMs + TIMES.digestWaitTimeMs)
  assert.deepEqual(sent(), [{ asksFor: ['a', 'b'] }])
  assert.equal(engine.nextDeadline, 2 * TIMES.pullIntervalMs)
})

test('an update holds what was asked for and is still there', () => {
  const { engine, sent } = stage(new Set(['a', 'b', 'c']), new Set(['b']))
  engine.onHello({ kind: 'hello', nonce: NONCE, metadata: new Uint8Array(), type: 'identity' }, BOB.pkiId, 0)
  const request = { ...SAID, kind: 'data-req' as const }
  assert.equal(engine.onRequest(request, BOB.pkiId, 1), undefined)
  assert.equal(engine.onRequest({ ...request, digests: [toUtf8('b')] }, BOB.pkiId, 1), undefined)
  assert.deepEqual(sent(), ['data-dig', { tells: ['a'] }])
})
