import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BlockMemory, BlockStore, type SignedBlock } from '../../../src/reference/channel/block-store'

const WINDOW = 10

const block = (seqNum: bigint) => ({ message: { content: { kind: 'data', payload: { seqNum } } } }) as SignedBlock

/** A memory that counts how often all of it is looked at. */
function memory() {
  const blocks = new Map<string, SignedBlock>()
  const seen = { looks: 0 }
  const store: BlockMemory = {
    add: (one) => blocks.set(`${one.message.content.payload.seqNum}`, one) !== undefined,
    delete: (key) => blocks.delete(key),
    has: (key) => blocks.has(key),
    get: (key) => blocks.get(key),
    get keys() {
      seen.looks += 1
      return [...blocks.keys()]
    },
    get readableKeys() {
      return [...blocks.keys()]
    },
    nextDeadline: undefined,
    onDeadline: () => blocks.clear(),
  }
  return { store, seen }
}

test('a block that follows the one before lets go of one, and nobody looks at all others', () => {
  const { store, seen } = memory()
  const blocks = new BlockStore(WINDOW, store)
  for (let number = 1n; number <= 100n; number++) assert.ok(blocks.add(block(number), 0))
  assert.deepEqual(blocks.numbers, [90n, 91n, 92n, 93n, 94n, 95n, 96n, 97n, 98n, 99n, 100n])
  assert.equal(seen.looks, 0)
})

test('a leap lets go of all that is behind, be it within the window or beyond', () => {
  for (const [leap, left] of [
    [25n, [15n, 20n, 25n]],
    [30n, [20n, 30n]],
    [90n, [90n]],
  ] as const) {
    const blocks = new BlockStore(WINDOW, memory().store)
    for (const number of [20n, 15n, 10n, leap]) blocks.add(block(number), 0)
    assert.deepEqual([...blocks.numbers].sort(), left)
  }
})
