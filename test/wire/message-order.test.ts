import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PeerTime } from '../../src/wire/gossip-message'
import { compareTime, isNewer } from '../../src/wire/message-order'

const at = (incNum: bigint, seqNum: bigint): PeerTime => ({ incNum, seqNum })
const MAX = 2n ** 64n - 1n

/** Each is newer than all before it. */
const RISING = [
  at(0n, 0n),
  at(0n, 1n),
  at(0n, MAX),
  at(1n, 0n),
  at(2n ** 53n, 0n),
  at(2n ** 53n + 1n, 0n),
  at(2n ** 63n, 5n),
  at(MAX, 0n),
  at(MAX, MAX),
]

const few = fc.bigInt({ min: 0n, max: 3n })
const time = fc.record({ incNum: few, seqNum: few })

test('the incarnation decides, and within one the sequence number', () => {
  for (const [i, a] of RISING.entries()) {
    for (const [j, b] of RISING.entries()) {
      assert.equal(Math.sign(compareTime(a, b)), Math.sign(i - j), `${i} and ${j}`)
      assert.equal(isNewer(a, b), i > j, `${i} and ${j}`)
    }
  }
})

test('it is an order', () => {
  fc.assert(
    fc.property(time, time, time, (a, b, c) => {
      assert.equal(compareTime(a, b) + compareTime(b, a), 0)
      assert.equal(compareTime(a, b) === 0, a.incNum === b.incNum && a.seqNum === b.seqNum)
      if (isNewer(a, b) && isNewer(b, c)) assert.ok(isNewer(a, c))
    }),
  )
})
