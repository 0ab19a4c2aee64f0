import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnyMutant } from '../../mutants/mutant'
import { HelpAsked, readSelection, SelectionError } from '../../mutants/selection'

const mutant = (id: string, rule: string): AnyMutant => ({ id, rule, sentence: 'x', edits: [] }) as unknown as AnyMutant
const CHANGES = [mutant('burst-late', 'EMIT-1'), mutant('ttl-short', 'STORE-2')]

const takenBy = (...argv: string[]): string[] => {
  const selection = readSelection(argv, CHANGES)
  return CHANGES.filter((change) => selection.takes(change)).map(({ id }) => id)
}

test('mutants are chosen by id, by rule and by family', () => {
  assert.deepEqual(takenBy(), ['burst-late', 'ttl-short'])
  assert.deepEqual(takenBy('--only', 'ttl-short'), ['ttl-short'])
  assert.deepEqual(takenBy('--rule', 'EMIT-1'), ['burst-late'])
  assert.deepEqual(takenBy('--rule', 'STORE'), ['ttl-short'])
})

test('of variants there are as many as asked for, spread evenly; all of them without a number', () => {
  const all = [1, 2, 3, 4, 5, 6]
  assert.deepEqual(readSelection([], CHANGES).variantsOf(all), all)
  assert.deepEqual(readSelection(['--variants', '2'], CHANGES).variantsOf(all), [1, 4])
  assert.deepEqual(readSelection(['--variants', '9'], CHANGES).variantsOf(all), all)
})

test('what there is not is refused by name, with a near one', () => {
  const refused = (argv: string[], message: RegExp) =>
    assert.throws(() => readSelection(argv, CHANGES), { constructor: SelectionError, message })
  refused(['--rule', 'EMIT-99'], /^--rule names "EMIT-99": no mutant breaks such a rule; did you mean EMIT-1\?$/)
  refused(['--rule', 'STROE'], /"STROE": no mutant breaks such a rule/)
  refused(['--only', 'burst-lat'], /^--only names "burst-lat": there is no mutant and no variant of that id; did you mean burst-late\?$/)
  refused(['--sample', '0'], /^--sample is "0"/)
  refused(['--variants', 'some'], /^--variants is "some"/)
  refused(['--fast'], /--fast/)
})

test('help is no mistake', () => {
  assert.throws(() => readSelection(['--help'], CHANGES), { constructor: HelpAsked, message: /--quick/ })
})
