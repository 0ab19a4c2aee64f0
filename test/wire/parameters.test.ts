import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ParameterError } from '../../src/suite/world-parameters'
import { demandSound } from '../../wire/parameters'

const GIVEN = { address: '127.0.0.1:7051', msp: 'material' }

test('a node is started by the suite, at any number of workers, or given, to one process', () => {
  demandSound({}, 0)
  demandSound({}, 2)
  demandSound(GIVEN, 0)
})

const WRONG: readonly (readonly [given: Readonly<Record<string, unknown>>, workers: number, words: RegExp])[] = [
  [{ adress: '127.0.0.1:1' }, 0, /^World parameter "adress" is unknown: did you mean "address"\?$/],
  [
    { ...GIVEN, address: 'here' },
    0,
    /^World parameter "address" is "here": it must be the address of the node, as "127\.0\.0\.1:40123"\.$/,
  ],
  [{ ...GIVEN, address: '127.0.0.1:99999' }, 0, /^World parameter "address" is "127\.0\.0\.1:99999"/],
  [{ ...GIVEN, msp: 7 }, 0, /^World parameter "msp" is 7: it must be the path of a folder/],
  [{ address: GIVEN.address }, 0, /^A node is given by both: /],
  [{ msp: GIVEN.msp }, 2, /^A node is given by both: /],
  [GIVEN, 2, /^Two workers would speak for the same peers at once: leave out "--parallel"/],
]

for (const [given, workers, message] of WRONG) {
  test(`${JSON.stringify(given)} at ${workers} workers is wrong use, named in one sentence`, () => {
    assert.throws(() => demandSound(given, workers), { constructor: ParameterError, message })
  })
}
