import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ExpiryQueue } from '../../../src/reference/identity/expiry-queue'

const call = fc.oneof(fc.record({ at: fc.nat(50) }), fc.record({ takeUntil: fc.nat(60) }))

test('the queue gives what a sorted list gives', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 100 }), (script) => {
      const queue = new ExpiryQueue<number>()
      let list: number[] = []
      for (const step of script) {
        if ('at' in step) {
          queue.add(step.at, step.at)
          list = [...list, step.at].sort((a, b) => a - b)
        } else {
          assert.deepEqual(
            queue.takeDue(step.takeUntil),
            list.filter((at) => at <= step.takeUntil),
          )
          list = list.filter((at) => at > step.takeUntil)
        }
        assert.equal(queue.earliest, list[0])
      }
      assert.deepEqual(queue.takeDue(Number.POSITIVE_INFINITY), list)
    }),
    { numRuns: 500 },
  )
})
