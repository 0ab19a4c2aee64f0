import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cast } from '../../../src/suite/script/cast'
import { Subject } from '../../../src/suite/script/subject'

test('a node tells which settings its example gives it, and none of those that keep it quiet', () => {
  const alice = new Subject(new Cast().introduce('alice', 'Org1'), true)
  assert.equal(alice.startInWords, 'starts')
  alice.configure({ pullInterval: '1s', bootstrap: 'bob.org1.internal:7051' })
  alice.configure({ pullInterval: '2s' })
  assert.equal(alice.startInWords, 'starts with pullInterval 2s, bootstrap bob.org1.internal:7051')
})
