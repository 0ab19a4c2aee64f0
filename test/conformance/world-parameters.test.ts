import assert from 'node:assert/strict'
import test from 'node:test'
import { ParameterError, readParameters } from '../../src/conformance/world-parameters'

test('without parameters there are defaults', () => {
  assert.deepEqual(readParameters({}), { dialect: 'documents', seed: '7f3a' })
})

test('what is given is taken', () => {
  assert.deepEqual(readParameters({ dialect: 'fabric', seed: '42' }), { dialect: 'fabric', seed: '42' })
})

const WRONG: readonly (readonly [given: object, named: RegExp])[] = [
  [{ sed: '1' }, /"sed" is unknown: it must be one of dialect, seed/],
  [{ dialect: 'notes' }, /"dialect" is "notes": it must be "documents" or "fabric"/],
  [{ seed: '' }, /"seed" is "": it must be a text/],
  [{ seed: 'no blanks' }, /"seed" is "no blanks"/],
  [{ seed: 7 }, /"seed" is 7/],
]

for (const [given, named] of WRONG) {
  test(`${JSON.stringify(given)} is refused in one sentence that names it`, () => {
    assert.throws(() => readParameters(given), { name: 'Error', message: named })
    assert.throws(() => readParameters(given), ParameterError)
  })
}
