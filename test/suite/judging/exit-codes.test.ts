import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXIT, endBy, worstOf } from '../../../src/suite/judging/exit-codes'
import { AdapterBroken } from '../../../src/suite/port'
import { WrongUse } from '../../../src/suite/wrong-use'

test('of the codes of several runs that of a failed rule outranks that of a broken adapter, and a signal all', () => {
  assert.equal(worstOf([3, 1]), 1)
  assert.equal(worstOf([0, 3]), 3)
  assert.equal(worstOf([1, 2]), 2)
  assert.equal(worstOf([1, 70]), 70)
  assert.equal(worstOf([130, 1]), 130)
  assert.equal(worstOf([0, 0]), 0)
})

test('what ends a program is told in a sentence, with a code of its own; an error of the suite itself with its trace', () => {
  assert.deepEqual(endBy(new WrongUse('No.')), { words: 'No.', code: EXIT.wrongUse })
  assert.deepEqual(endBy(new AdapterBroken('It is gone.')), { words: 'It is gone.', code: EXIT.inconclusive })
  const { words, code } = endBy(new TypeError('no such thing'))
  assert.equal(code, EXIT.internal)
  assert.match(words, /^TypeError: no such thing\n +at /)
  assert.deepEqual(endBy('no'), { words: 'no', code: EXIT.internal })
})
