import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { earliest, firstTickAfter } from '../../../src/reference/schedule/ticks'

const ticks = fc.record({
  origin: fc.integer({ min: -50, max: 50 }),
  periodMs: fc.integer({ min: 1, max: 300 }),
  perPeriod: fc.constantFrom(1, 10, 100),
})

test('the first tick after an instant is what one finds by counting milliseconds', () => {
  fc.assert(
    fc.property(ticks, fc.nat(500), (given, sinceOrigin) => {
      const { origin, periodMs, perPeriod } = given
      const instant = origin + sinceOrigin
      let tick = 0
      while (tick * periodMs <= sinceOrigin * perPeriod) tick += 1
      assert.equal(firstTickAfter(instant, given), origin + Math.ceil((tick * periodMs) / perPeriod))
    }),
    { numRuns: 500 },
  )
})

test('a tick at the instant itself is not after it', () => {
  assert.equal(firstTickAfter(20, { origin: 0, periodMs: 10 }), 30)
  assert.equal(firstTickAfter(21, { origin: 1, periodMs: 100, perPeriod: 10 }), 31)
})

test('where a part of the period is no whole millisecond, the tick comes at the next one', () => {
  assert.equal(firstTickAfter(0, { origin: 0, periodMs: 15, perPeriod: 10 }), 2)
  assert.equal(firstTickAfter(2, { origin: 0, periodMs: 15, perPeriod: 10 }), 3)
})

test('the earliest deadline is the smallest of those that there are', () => {
  assert.equal(
    earliest([3, undefined, 1, 2], (one) => one),
    1,
  )
  assert.equal(
    earliest([undefined], (one) => one),
    undefined,
  )
  assert.equal(
    earliest([], (one) => one),
    undefined,
  )
})
