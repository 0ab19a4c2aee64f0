import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Settings } from '../../../src/suite/kit/settings'

const GIVEN = { burst: '0', latency: '0s', name: '', pull: '1m30s', number: '7' }

test('an absent or empty value takes the default; 0 does so in one dialect', () => {
  const literal = new Settings(GIVEN)
  const lenient = new Settings(GIVEN, { zeroIsDefault: true })
  assert.deepEqual([literal.count('burst', 10), lenient.count('burst', 10)], [0, 10])
  assert.deepEqual([literal.durationMs('latency', 10), lenient.durationMs('latency', 10)], [0, 10])
  assert.deepEqual([literal.text('name', 'none'), literal.count('absent', 3), literal.durationMs('absent', 3)], ['none', 3, 3])
  assert.deepEqual([literal.durationMs('pull', 0), literal.count('number', 0)], [90_000, 7])
})

test('what is less than the least is refused', () => {
  assert.throws(() => new Settings(GIVEN).count('burst', 10, 1), /peer\.gossip\.burst is "0": it must be a whole number, 1 or more/)
})

test('a key for which nobody has asked is unknown, unless it was to be ignored', () => {
  const settings = new Settings(GIVEN)
  settings.ignore('burst', 'latency', 'name', 'pull')
  assert.throws(() => settings.finish(), /peer\.gossip\.number is not a known setting/)
  assert.equal(settings.all(), GIVEN)
  settings.finish()
})
