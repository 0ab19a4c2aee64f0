import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Limits } from '../../../src/suite/kit/limits'
import { AdapterBroken, SubjectCrashed } from '../../../src/suite/port'

const many = (limits: Limits, count: number, instantOf: (index: number) => number) => () => {
  for (let index = 0; index < count; index++) limits.spend(instantOf(index))
}

test('nodes that never come to rest at an instant are stopped', () => {
  const limits = new Limits(60_000, () => 0)
  assert.throws(
    many(limits, 1_000_001, () => 5),
    SubjectCrashed,
  )
})

test('as much at different instants is well', () => {
  const limits = new Limits(60_000, () => 0)
  assert.doesNotThrow(many(limits, 2_000_000, (index) => Math.floor(index / 500_000)))
})

test('a world that takes too much real time is stopped', () => {
  let now = 0
  const limits = new Limits(1_000, () => now++)
  assert.throws(
    many(limits, 2_000_000, (index) => index),
    AdapterBroken,
  )
})

test('what goes on after a limit was reached is stopped at once', () => {
  let now = 0
  const limits = new Limits(1_000, () => now++)
  const spend = (index: number) => () => limits.spend(index)
  assert.throws(many(limits, 2_000_000, (index) => index))
  for (let index = 0; index < 10; index++) assert.throws(spend(2_000_000 + index), AdapterBroken)
})
