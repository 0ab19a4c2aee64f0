import assert from 'node:assert/strict'
import test from 'node:test'
import { ParameterError, readParameters } from '../../src/suite/world-parameters'

const DEFAULTS = {
  dialect: undefined,
  seed: '7f3a',
  adapter: undefined,
  address: undefined,
  module: undefined,
  limit: 60,
  deviations: undefined,
  robustness: undefined,
  keepGoing: false,
  failFast: false,
  strict: false,
  timeline: false,
  story: false,
}

test('without parameters there are defaults', () => {
  assert.deepEqual(readParameters({}), DEFAULTS)
})

test('what is given is taken', () => {
  const given = {
    dialect: 'fabric',
    seed: '42',
    adapter: './adapter',
    limit: 5,
    robustness: 7,
    deviations: 'known.yaml',
    keepGoing: false,
    failFast: false,
    strict: true,
  }
  assert.deepEqual(readParameters(given), { ...DEFAULTS, ...given })
})

const WRONG: readonly (readonly [given: object, named: RegExp])[] = [
  [{ sed: '1' }, /"sed" is unknown: did you mean "seed"\?/],
  [{ sedentary: '1' }, /"sedentary" is unknown: it must be one of dialect, seed/],
  [{ dialect: 'notes' }, /"dialect" is "notes": it must be "documents" or "fabric"/],
  [{ seed: '' }, /"seed" is "": it must be a text/],
  [{ seed: 'no blanks' }, /"seed" is "no blanks"/],
  [{ seed: 7 }, /"seed" is 7/],
  [{ adapter: '' }, /"adapter" is "": it must be the command line/],
  [{ address: 'here' }, /"address" is "here": it must be the address of an adapter/],
  [{ adapter: ' ' }, /"adapter" is " ": it must be the command line/],
  [{ address: '127.0.0.1:0' }, /"address" is "127\.0\.0\.1:0": it must be the address of an adapter/],
  [{ address: '127.0.0.1:65536' }, /"address" is "127\.0\.0\.1:65536"/],
  [{ robustness: 1.5 }, /"robustness" is 1\.5: it must be a whole number of messages/],
  [{ adapter: './a', address: '127.0.0.1:1' }, /"adapter" and "address" are both given/],
  [{ adapter: './a', module: './m.js' }, /"adapter" and "module" are both given/],
  [{ module: '' }, /"module" is "": it must be the path of a module/],
  [{ robustness: -1 }, /"robustness" is -1: it must be a number of messages, 0 to 100000/],
  [{ robustness: 'yes' }, /"robustness" is "yes": it must be a number of messages/],
  [{ limit: 0 }, /"limit" is 0: it must be a number of seconds/],
  [{ limit: '5' }, /"limit" is "5": it must be a number of seconds/],
  [{ deviations: '' }, /"deviations" is "": it must be the path/],
  [{ strict: 'yes' }, /"strict" is "yes": it must be true or false/],
]

for (const [given, named] of WRONG) {
  test(`${JSON.stringify(given)} is refused in one sentence that names it`, () => {
    assert.throws(() => readParameters(given), { name: 'Error', message: named })
    assert.throws(() => readParameters(given), ParameterError)
  })
}

test('an address stands in for the empty command line of the profile', () => {
  assert.deepEqual(readParameters({ adapter: '', address: '127.0.0.1:7' }), { ...DEFAULTS, address: '127.0.0.1:7' })
})
