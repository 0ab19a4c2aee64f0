import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { pino } from 'pino'
import { RefusalLog, RULES_OF } from '../../../src/peer/program/log'
import { loadCatalogue } from '../../../src/suite/judging/catalogue'
import { toUtf8 } from '../../../src/wire/bytes'
import { newMessage } from '../../../src/wire/gossip-message'
import { REJECTION_REASONS } from '../../../src/wire/rejection'

function refusals() {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'debug', base: null, timestamp: false }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const clock = { now: 0 }
  return { lines, clock, log: new RefusalLog(log, () => clock.now) }
}

test('every reason names rules that there are', () => {
  const root = path.join(__dirname, '../../..')
  const known = new Set(loadCatalogue(path.join(root, 'features'), root).rules.map(({ id }) => id))
  for (const reason of REJECTION_REASONS) for (const rule of RULES_OF[reason]) assert.ok(known.has(rule), `${reason}: ${rule}`)
})

test('what is refused is logged with peer, reason and rules, once in ten seconds for each', () => {
  const { lines, clock, log } = refusals()
  for (let times = 0; times < 3; times += 1) log.refused({ from: 'b0b', reason: 'bad-signature' })
  log.refused({ from: undefined, reason: 'bad-signature' })
  clock.now = 10_000
  log.refused({ from: 'b0b', reason: 'bad-signature' })
  const rules = RULES_OF['bad-signature']
  const line = { level: 40, reason: 'bad-signature', rules, msg: 'refused' }
  assert.deepEqual(lines, [
    { ...line, from: 'b0b' },
    { ...line, from: 'a stranger' },
    { ...line, from: 'b0b', alsoSince: 2 },
  ])
})

test('of a message its kind is told, and the channel that it names', () => {
  const { lines, log } = refusals()
  const content = { kind: 'empty' as const }
  log.refused({ from: 'b0b', reason: 'foreign-org', message: { nonce: 0n, channel: toUtf8('sales'), tag: 'chan-only', content } })
  log.refused({ from: 'b0b', reason: 'illegal-tag', message: newMessage('empty', content) })
  assert.deepEqual(
    lines.map(({ kind, channel }) => [kind, channel]),
    [
      ['empty', 'sales'],
      ['empty', undefined],
    ],
  )
})

test('what happens among honest peers is for whoever debugs', () => {
  const { lines, log } = refusals()
  log.refused({ from: 'b0b', reason: 'stale' })
  assert.equal(lines[0]?.['level'], 20)
})

test('a thousand liars do not make it grow, and are logged all the same', () => {
  const { lines, clock, log } = refusals()
  for (let liar = 0; liar < 2_500; liar += 1) log.refused({ from: `${liar}`, reason: 'malformed' })
  assert.equal(lines.length, 2_500)
  log.refused({ from: '2499', reason: 'malformed' })
  assert.equal(lines.length, 2_500)
  clock.now = 20_000
  for (let liar = 0; liar < 1_000; liar += 1) log.refused({ from: `${liar}`, reason: 'malformed' })
  assert.equal(lines.length, 3_500)
})
