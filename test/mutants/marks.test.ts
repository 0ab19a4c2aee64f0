import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import vm from 'node:vm'
import ts from 'typescript'
import { editedText } from '../../mutants/edited-text'
import { marksFor, placesReaching, REACHED, ReachedMarks } from '../../mutants/marks'
import type { Change } from '../../mutants/mutant'

const TEXT = `import { a } from './a'

const LIMIT = 10

class Store {
  private readonly kept = new Set<number>()

  add(n: number): boolean {
    if (n > LIMIT) return false
    const isNew = !this.kept.has(n)
    this.kept.add(n)
    return isNew
  }
}

const small = (all: number[]) => all.filter((n) => n < LIMIT).map((n) => twice(n))

function twice(n: number): number {
  switch (n) {
    case 0:
      return 0
    default:
      return n * 2
  }
}
`
const change = (id: string, ...edits: (readonly [from: string, to: string])[]): Change => ({
  id,
  sentence: 'It is wrong.',
  edits: edits.map(([from, to]) => ({ file: 'a.ts', from, to })),
})

function marked(...changes: Change[]) {
  const root = mkdtempSync(path.join(tmpdir(), 'marks-'))
  writeFileSync(path.join(root, 'a.ts'), TEXT)
  const marks = marksFor(changes, root)
  const code = ts.transpile(editedText(TEXT, marks.edits).replace("import { a } from './a'", ''))
  return { marks, code }
}

/** The ids of the changes that a call of the code may tell from the text as it stands. */
function reachedBy(call: string, ...changes: Change[]): string[] {
  const { marks, code } = marked(...changes)
  const reached = new ReachedMarks()
  const context = vm.createContext({ [REACHED]: (mark: number) => Reflect.get(globalThis, REACHED)(mark) })
  vm.runInContext(code, context)
  reached.begin('a.feature:1')
  vm.runInContext(call, context)
  return changes.filter((one) => placesReaching(marks.of(one) ?? [], reached.byPlace)?.includes('a.feature:1')).map(({ id }) => id)
}

test('a change is reached by what runs its statement, and not by what returns before it', () => {
  const some = [
    change('limit', ['n > LIMIT', 'n >= LIMIT']),
    change('new', ['!this.kept.has(n)', 'true']),
    change('last', ['return isNew', 'return true']),
  ]
  assert.deepEqual(reachedBy('new Store().add(11)', ...some), ['limit'])
  assert.deepEqual(reachedBy('new Store().add(1)', ...some), ['limit', 'new', 'last'])
  assert.deepEqual(reachedBy('new Store()', ...some), [])
})

test('what an arrow returns is reached where it is called, what a case does where it is taken', () => {
  const some = [
    change('all', ['all.filter((n) => n < LIMIT)', 'all.slice()']),
    change('edge', ['n < LIMIT', 'n <= LIMIT']),
    change('map', ['twice(n))', 'n)']),
    change('zero', ['return 0', 'return 1']),
    change('other', ['n * 2', 'n + 2']),
  ]
  assert.deepEqual(reachedBy('small([])', ...some), ['all'])
  assert.deepEqual(reachedBy('small([10])', ...some), ['all', 'edge'])
  assert.deepEqual(reachedBy('small([0])', ...some), ['all', 'edge', 'map', 'zero'])
  assert.deepEqual(reachedBy('small([1])', ...some), ['all', 'edge', 'map', 'other'])
})

test('marks change nothing', () => {
  const { code } = marked(
    change('edge', ['n < LIMIT', 'n <= LIMIT']),
    change('limit', ['n > LIMIT', 'n >= LIMIT']),
    change('other', ['n * 2', 'n + 2']),
  )
  const seen = vm.runInNewContext(`${code}; [small([1, 10, 0]), new Store().add(11)]`, { [REACHED]: () => undefined })
  assert.deepEqual(JSON.parse(JSON.stringify(seen)), [[2, 0], false])
})

test('outside of functions there is no mark, and any example may tell', () => {
  const { marks } = marked(
    change('limit', ['const LIMIT = 10', 'const LIMIT = 9']),
    change('longer', ['const LIMIT = 10', 'const LIMIT = 100']),
    change('both', ['LIMIT = 10', 'LIMIT = 9'], ['n * 2', 'n']),
  )
  assert.equal(marks.of(change('limit')), undefined)
  assert.equal(marks.of(change('longer')), undefined)
  assert.equal(marks.of(change('both')), undefined)
  assert.equal(marks.of(change('unheard of')), undefined)
})

test('what is imported or declared besides does nothing until it is used', () => {
  const field = [
    '  private readonly kept = new Set<number>()\n',
    '  private readonly kept = new Set<number>()\n  private readonly gone = new Set<number>()\n',
  ] as const
  const some = [
    change('import', ["import { a } from './a'", "import { a, b } from './a'"], ['n * 2', 'b(n)']),
    change('field', field, ['return isNew', 'return this.gone.size > 0']),
  ]
  assert.deepEqual(reachedBy('small([1])', ...some), ['import'])
  assert.deepEqual(reachedBy('new Store().add(1)', ...some), ['field'])
})

test('what is reached before any example begins may be told by all', () => {
  const reached = new ReachedMarks()
  Reflect.get(globalThis, REACHED)(3)
  reached.begin('a.feature:1')
  Reflect.get(globalThis, REACHED)(4)
  assert.equal(placesReaching([3], reached.byPlace), undefined)
  assert.deepEqual(placesReaching([4], reached.byPlace), ['a.feature:1'])
  assert.deepEqual(placesReaching([5], reached.byPlace), [])
})
