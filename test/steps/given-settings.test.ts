import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stage } from '../../src/suite/script/stage'
import { GivenSettings } from '../../steps/support/given-settings'

/** What is found of a node that was given some settings and shows others. */
function foundOf(asked: Readonly<Record<string, string>>, seen: Readonly<Record<string, string>> | Error) {
  const stage = {
    running: ['alice'],
    now: 7,
    subject: () => ({ told: asked }),
    observe: async () => {
      if (seen instanceof Error) throw seen
      return seen
    },
  }
  return new GivenSettings(stage as unknown as Stage).ignored()
}

test('a setting that a node was given and does not go by is named, and rests with INIT-5', async () => {
  const found = await foundOf({ pullInterval: '1s', msgExpirationFactor: '5' }, { pullInterval: '1s', msgExpirationFactor: '20' })
  assert.equal(found?.missedBy('INIT-6'), 'INIT-5')
  assert.equal(found?.failure.expected, 'alice goes by msgExpirationFactor 5, as she was told')
  assert.equal(found?.failure.seen, 'she goes by 20')
  const interval = await foundOf({ pullInterval: '1s' }, { pullInterval: '4s' })
  assert.equal(interval?.failure.seen, 'she goes by 4s')
})

test('durations are compared by their length; a zero, and what a node does not tell, is not held against it', async () => {
  assert.equal(await foundOf({ aliveTimeInterval: '90s' }, { aliveTimeInterval: '1m30s' }), undefined)
  assert.equal(await foundOf({ pullInterval: '0s', propagatePeerNum: '0' }, { pullInterval: '4s', propagatePeerNum: '3' }), undefined)
  assert.equal(await foundOf({ msgExpirationFactor: '5' }, {}), undefined)
})

test('a node that goes on with a number below zero has not ignored it: it should have refused', async () => {
  assert.equal(
    await foundOf({ propagateIterations: '-1', pullInterval: '-4s' }, { propagateIterations: '1', pullInterval: '4s' }),
    undefined,
  )
})

test('a node that cannot be asked is left to what the example found', async () => {
  assert.equal(await foundOf({ msgExpirationFactor: '5' }, new Error('gone')), undefined)
})
