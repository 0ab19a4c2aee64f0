import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ChannelBlocks } from '../../../src/peer/program/channel-blocks'

const WINDOW = 3
const HOLD_MS = 1_000

function channel(first = 1n) {
  const handedOn: bigint[] = []
  const heights: bigint[] = []
  const blocks = new ChannelBlocks({ first, window: WINDOW, holdMs: HOLD_MS, onHeight: (height) => heights.push(height) })
  const end = blocks.subscribe(0n, ({ number }) => handedOn.push(number))
  const add = (number: bigint, now = 0) => blocks.add(number, new Uint8Array([Number(number)]), now)
  return { blocks, handedOn, heights, add, end }
}

test('blocks are handed on in order, each once, and the height told with each', () => {
  const { blocks, handedOn, heights, add } = channel()
  for (const number of [2n, 1n, 1n, 2n, 4n, 4n, 3n]) add(number)
  assert.deepEqual(handedOn, [1n, 2n, 3n, 4n])
  assert.deepEqual(heights, [3n, 5n])
  assert.equal(blocks.waitingCount, 0)
  assert.equal(blocks.skipped, 0n)
})

test('at the window a missing block is waited for, and one beyond it is passed over', () => {
  const { blocks, handedOn, add } = channel()
  add(2n)
  add(4n)
  assert.deepEqual(handedOn, [])
  assert.equal(blocks.waitingCount, 2)
  add(5n)
  assert.deepEqual(handedOn, [2n])
  assert.equal(blocks.height, 3n)
  assert.equal(blocks.skipped, 1n)
  add(1n)
  add(3n)
  assert.deepEqual(handedOn, [2n, 3n, 4n, 5n])
})

test('a missing block is waited for while any node may hold it, and not longer', () => {
  const { blocks, handedOn, add } = channel()
  add(2n, 0)
  add(4n, 500)
  blocks.giveUp(HOLD_MS)
  assert.deepEqual(handedOn, [])
  blocks.giveUp(HOLD_MS + 1)
  assert.deepEqual(handedOn, [2n])
  assert.equal(blocks.skipped, 1n)
  blocks.giveUp(HOLD_MS + 501)
  assert.deepEqual(handedOn, [2n, 4n])
  assert.equal(blocks.skipped, 2n)
  blocks.giveUp(10 * HOLD_MS)
  assert.equal(blocks.height, 5n)
})

test('the application says where to begin; what it has is not handed on', () => {
  const { blocks, handedOn, heights, add } = channel()
  add(3n)
  add(4n)
  blocks.beginAt(4n)
  assert.deepEqual(handedOn, [4n])
  assert.deepEqual(heights, [5n])
  blocks.beginAt(3n)
  assert.equal(blocks.height, 5n)
  assert.equal(blocks.skipped, 0n)
})

test('a subscriber gets what is held from its number on, then what comes, and nothing once it has ended', () => {
  const { blocks, add } = channel()
  for (let number = 1n; number <= 6n; number += 1n) add(number)
  assert.equal(blocks.oldest, 3n)
  const late: bigint[] = []
  const future: bigint[] = []
  const end = blocks.subscribe(5n, ({ number }) => late.push(number))
  blocks.subscribe(8n, ({ number }) => future.push(number))
  add(7n)
  end()
  add(8n)
  assert.deepEqual(late, [5n, 6n, 7n])
  assert.deepEqual(future, [8n])
})

test('in whatever order blocks come, each is handed on at most once, numbers grow, and nothing within the window is lost', () => {
  const numbers = fc.array(fc.bigInt({ min: 1n, max: 30n }), { maxLength: 80 })
  fc.assert(
    fc.property(numbers, (coming) => {
      const { blocks, handedOn, add } = channel()
      for (const number of coming) add(number)
      assert.ok(handedOn.every((number, index) => index === 0 || number > (handedOn[index - 1] ?? 0n)))
      assert.equal(BigInt(handedOn.length) + blocks.skipped, blocks.height - 1n)
      assert.ok(blocks.waitingCount <= WINDOW + 1)
    }),
  )
})
