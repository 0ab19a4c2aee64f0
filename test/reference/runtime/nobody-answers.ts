import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dialer } from '../../../src/reference/ports/transport'

/** Endpoints come from what peers say of themselves. */
const WRONG = [
  '',
  ' ',
  '\n',
  ':',
  'nobody',
  '127.0.0.1',
  '127.0.0.1:0',
  '127.0.0.1:99999',
  'a:1:2',
  'unix:/tmp/socket',
  'xds:///a',
  '//',
  '\ud800',
  'a b:1',
]

/** Tests that a dialler reaches nobody by what is no address, says so in a turn of its own, and goes on. */
export function testNobodyAnswers(dialer: () => Dialer): void {
  for (const endpoint of WRONG) {
    test(`nobody answers at ${JSON.stringify(endpoint)}, and nothing breaks`, async () => {
      let isBack = false
      const answers = Promise.all([
        new Promise<unknown>((answer) => dialer().dial(endpoint, (stream) => answer(isBack && stream === undefined))),
        new Promise<unknown>((answer) => dialer().ping(endpoint, (isAnswered) => answer(isBack && !isAnswered))),
      ])
      isBack = true
      assert.deepEqual(await answers, [true, true])
    })
  }
}
