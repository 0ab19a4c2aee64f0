import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heapAfter, playTwins, twinDialects } from './twins'

for (const dialect of twinDialects) {
  test(`of what must be dropped there is no trace, now or later (${dialect.name})`, async () => {
    const fates = await playTwins(dialect, { cases: 400, seed: 42 })
    for (const [fate, count] of Object.entries(fates)) assert.ok(count > 30, `${fate} hardly ever came about`)
  })
}

test('the memory of a node is looked at after each number of malformed messages', async () => {
  const collected: number[] = []
  const heaps = await heapAfter(twinDialects[0] as (typeof twinDialects)[number], [250, 500], 42, () => collected.push(1))
  assert.equal(collected.length, 2)
  for (const heap of heaps) assert.ok(heap > 1_000_000)
})
