import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Difference } from '../../src/explore/comparison'
import type { Act } from '../../src/explore/life'
import type { Seen } from '../../src/explore/seen'
import { rulesTouchedBy } from '../../src/explore/touches'

const seen = (atMs: number, what: Partial<Seen>): Seen => ({ atMs, type: 'received', peer: 'bob', ...what }) as Seen

const upon = (act: Act, missing: readonly Seen[], surplus: readonly Seen[] = []): Difference =>
  ({ at: 0, expected: { act }, found: undefined, missing, surplus, answers: [] }) as unknown as Difference

const ALIVE = seen(10, { kind: 'alive', what: 'alive message of bob', key: 'bob 1' })
const PASS: Act = { do: 'pass', ms: 9 }

test('the rule that speaks of a thing most directly comes first', () => {
  assert.equal(rulesTouchedBy(upon({ do: 'known', peer: 'bob', hidden: false }, [ALIVE]))[0], 'OTHER-2')
  assert.equal(rulesTouchedBy(upon(PASS, [seen(5, { kind: 'alive', what: 'alive of alice' })]))[0], 'DISC-1')
})

test('what time alone brings, or brings too late, touches the emitter as well', () => {
  assert.ok(rulesTouchedBy(upon(PASS, [ALIVE])).includes('EMIT-3'))
  assert.equal(rulesTouchedBy(upon(PASS, [ALIVE], [{ ...ALIVE, atMs: 11 }]))[0], 'EMIT-2')
  assert.ok(!rulesTouchedBy(upon(PASS, [seen(10, { kind: 'hello', what: 'hello for blocks' })])).includes('EMIT-3'))
  assert.ok(!rulesTouchedBy(upon({ do: 'known', peer: 'bob', hidden: false }, [ALIVE])).includes('EMIT-3'))
})

test('where nothing of it is in a list there is a rule all the same', () => {
  assert.deepEqual(rulesTouchedBy(upon({ do: 'stop' }, [])), ['DISC-26'])
  assert.deepEqual(rulesTouchedBy({ ...upon(PASS, []), found: { outcome: 'refused' } as Difference['found'] }), ['INIT-5'])
  assert.deepEqual(rulesTouchedBy(upon(PASS, [])), ['DISC-3'])
})
