import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playTwins, twinDialects } from './twins'

for (const dialect of twinDialects) {
  test(`of what must be dropped there is no trace, now or later (${dialect.name})`, async () => {
    const fates = await playTwins(dialect, { cases: 400, seed: 42 })
    for (const [fate, count] of Object.entries(fates)) assert.ok(count > 30, `${fate} hardly ever came about`)
  })
}
