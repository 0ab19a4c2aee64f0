import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintPaths, TESTS_OF_MORE } from '../../scripts/path-rule'

const EXCEPTIONS = Object.keys(TESTS_OF_MORE).map((name) => `test/reference/${name}`)

const complaintsOf = (features: readonly string[], reference: readonly string[], tests: readonly string[] = []) =>
  lintPaths({ features, reference, tests: [...EXCEPTIONS, ...tests], tables: [] })

test('a feature, or one of its aspects, belongs to a part of the reference', () => {
  const reference = ['src/reference/identity/store.ts', 'src/reference/node/node.ts']
  assert.deepEqual(complaintsOf(['features/identity/store.feature', 'features/node/node/life.feature'], reference), [])
  assert.match(
    complaintsOf(['features/identity/stores.feature'], reference).join(),
    /^features\/identity\/stores\.feature:1 {2}there is no/,
  )
  assert.match(complaintsOf(['features/node/nod/life.feature'], reference).join(), /no src\/reference\/node\/nod\.ts/)
  assert.match(complaintsOf(['features/node/store.feature'], reference).join(), /no src\/reference\/node\/store\.ts/)
})

test('a feature lies in an area, and at most one folder deeper', () => {
  const reference = ['src/reference/node/node.ts']
  assert.match(complaintsOf(['features/node.feature'], reference).join(), /^features\/node\.feature:1 {2}a feature is/)
  assert.match(complaintsOf(['features/node/node/a/b.feature'], reference).join(), /b\.feature:1 {2}a feature is/)
})

test('a test belongs to a file of the reference, or is a named exception', () => {
  const reference = ['src/reference/identity/store.ts']
  assert.deepEqual(complaintsOf([], reference, ['test/reference/identity/store.test.ts']), [])
  assert.deepEqual(complaintsOf([], reference, ['test/reference/identity/stores.test.ts']), [
    'test/reference/identity/stores.test.ts:1  there is no src/reference/identity/stores.ts: name it after its part',
  ])
})

test('a table of mutants belongs to a feature, to all its aspects or to one of them', () => {
  const features = ['features/identity/store.feature', 'features/node/node/life.feature']
  const reference = ['src/reference/identity/store.ts', 'src/reference/node/node.ts']
  const complaints = (...names: string[]) =>
    lintPaths({ features, reference, tests: EXCEPTIONS, tables: names.map((name) => `mutants/tables/${name}.ts`) })
  assert.deepEqual(complaints('identity/store', 'node/node', 'node/node/life', 'coarse', 'variants'), [])
  assert.match(complaints('node/nod').join(), /^mutants\/tables\/node\/nod\.ts:1 {2}there is no feature node\/nod,/)
  for (const stray of ['store', 'node/node/death', 'identity/store/life', 'node/coarse']) assert.equal(complaints(stray).length, 1)
})

test('an exception that is none is complained of', () => {
  const [first = '', ...others] = EXCEPTIONS
  const twin = first.replace('test/reference', 'src/reference').replace('.test.ts', '.ts')
  const gone = lintPaths({ features: [], reference: [], tests: others, tables: [] })
  const kept = lintPaths({ features: [], reference: [twin], tests: EXCEPTIONS, tables: [] })
  for (const complaints of [gone, kept]) assert.match(complaints.join(), /^scripts\/path-rule\.ts:1 {2}\S+ is no exception/)
})
