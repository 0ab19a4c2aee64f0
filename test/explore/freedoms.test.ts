import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparable } from '../../src/explore/freedoms'
import type { Seen } from '../../src/explore/seen'

const alive = (incarnation: string): Seen => ({
  atMs: 1,
  type: 'received',
  peer: 'bob',
  kind: 'alive',
  key: undefined,
  what: 'alive of alice',
  detail: { incarnation },
  event: { type: 'log', subject: 'alice', words: '', atMs: 1 },
})
const lineOf = (incarnation: string) => comparable(alive(incarnation))?.line

test('of an incarnation the millisecond is compared, and no more', () => {
  assert.equal(lineOf('1767225600001000000'), lineOf('1767225600001012345'))
  assert.notEqual(lineOf('1767225600001000000'), lineOf('1767225600002000000'))
  assert.notEqual(lineOf('5'), lineOf('6'))
})
