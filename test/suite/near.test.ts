import assert from 'node:assert/strict'
import { test } from 'node:test'
import { near } from '../../src/suite/near'

test('names that somebody may have meant are the nearest, at most three, and none that is far off', () => {
  assert.deepEqual(near('EMIT1', ['EMIT-1', 'EMIT-2', 'DISC-1']), ['EMIT-1'])
  assert.deepEqual(near('stroe-1', ['STORE-1', 'EMIT-1']), ['STORE-1'])
  assert.deepEqual(near('EMITT', ['EMIT', 'ORG', 'OMIT']), ['EMIT'])
  assert.deepEqual(near('x', ['a', 'b', 'c', 'd']), ['a', 'b', 'c'])
  assert.deepEqual(near('x', ['EMIT-1']), [])
  assert.deepEqual(near('ETIM', ['EMIT', 'ORG', 'DISC']), [])
  assert.deepEqual(near('anything', []), [])
})

test('two neighbours that have changed places are one mistake', () => {
  assert.deepEqual(near('STOER', ['STORE', 'ORDER', 'STATE']), ['STORE'])
  assert.deepEqual(near('EMTI', ['EMIT', 'ORG', 'DISC']), ['EMIT'])
  assert.deepEqual(near('RO', ['OR']), ['OR'])
  assert.deepEqual(near('STOREE', ['STORE']), ['STORE'])
})
