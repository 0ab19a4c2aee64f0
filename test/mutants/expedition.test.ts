import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wantedIn } from '../../mutants/expedition'
import { SelectionError } from '../../mutants/selection'
import { mutants, variants } from '../../mutants/table'

const [mutant] = mutants
const [variant] = variants

test('all mutants are wanted, or some: by id, or spread evenly', () => {
  assert.deepEqual(wantedIn([]), { dialects: ['documents', 'fabric'], changes: mutants, lives: 2000, seed: '7f3a', keep: undefined })
  assert.deepEqual(wantedIn(['--variants']).changes, variants)
  assert.deepEqual(wantedIn(['--only', `${variant?.id},${mutant?.id}`, '--dialect', 'fabric']), {
    ...wantedIn([]),
    dialects: ['fabric'],
    changes: [mutant, variant],
  })
  assert.equal(wantedIn(['--sample', '2', '--from', '1']).changes[0], mutants[1])
})

test('what there is not is refused by name', () => {
  for (const [args, message] of [
    [['--only', 'nope'], /^--only names "nope": there is no mutant and no variant of that id/],
    [['--dialect', 'documnets'], /^--dialect is "documnets": it must be documents or fabric\.$/],
    [['--sample', '0'], /^--sample is "0": it must be a number, 1 or more\.$/],
    [['--from', 'x'], /^--from is "x": it must be a number, 0 or more\.$/],
    [['--lives', ''], /^--lives is "": it must be a number, 1 or more\.$/],
    [['--onyl', 'a'], /'--onyl'/],
  ] as const) {
    assert.throws(() => wantedIn(args), { constructor: SelectionError, message })
  }
})
