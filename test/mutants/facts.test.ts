import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { isCoarse, type Mutant } from '../../mutants/mutant'
import { mutants } from '../../mutants/table'
import { parseRuleIds } from '../../src/suite/judging/floor'

const ROOT = path.join(__dirname, '../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const rules = parseRuleIds(read('features/rule-ids.txt'))
const specific = mutants.filter((mutant): mutant is Mutant => !isCoarse(mutant))

interface Row {
  readonly key: string
  readonly mutants: readonly string[]
  readonly rules: readonly string[]
  readonly words: string
}

/** The rows of all tables: what the first cell says, and of the others the mutants in backticks and the IDs of rules. */
const rows: readonly Row[] = [...read('docs/facts.md').matchAll(/^\| (.+?) \| (.*) \|$/gm)]
  .map(([, key = '', rest = '']) => ({
    key,
    mutants: [...rest.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)+)`/g)].map(([, id = '']) => id),
    rules: [...rest.matchAll(/\b[A-Z]{2,}-[1-9]\d*\b/g)].map(([id]) => id),
    words: rest.split(' | ').at(-1) ?? '',
  }))
  .filter(({ key }) => !/^(fact|bug|fault|---)/.test(key))

const counted = (prefix: string, count: number, width = 2): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(width, '0')}`)

test('every fact and every bug has its row, once and in order', () => {
  const extras = rows.filter(({ key }) => !/^[BCDG][- ]\d/.test(key))
  const keys = rows.filter((row) => !extras.includes(row)).map(({ key }) => key)
  const ofD = counted('D-', 16).flatMap((key) => (key === 'D-11' ? [key, 'D-11b'] : key === 'D-13' ? [key, 'D-13a'] : [key]))
  assert.deepEqual(keys, [...counted('B-', 26), ...counted('C-', 12), ...ofD, ...counted('G ', 49, 1)])
  assert.ok(extras.length > 10)
})

test('each row names rules that there are, or says why there is none', () => {
  for (const { key, rules: named, words } of rows) {
    assert.deepEqual(
      named.filter((id) => !rules.includes(id)),
      [],
      key,
    )
    if (named.length === 0) assert.ok(words.split(' ').length > 2, `${key} says neither a rule nor a reason`)
  }
})

test('each mutant that is named is there, and one of the rules beside it is to find it', () => {
  for (const { key, mutants: named, rules: beside } of rows) {
    for (const id of named) {
      const mutant = specific.find((one) => one.id === id)
      assert.ok(mutant, `${key}: there is no mutant ${id}`)
      assert.ok(beside.includes(mutant.rule), `${key}: ${id} is to be found by ${mutant.rule}, which is not beside it`)
    }
  }
})

test('each mutant whose source is a bug of the past stands in the row of that bug', () => {
  for (const { id, source = '' } of specific) {
    for (const [bug] of source.matchAll(/G \d+/g)) {
      assert.ok(rows.find(({ key }) => key === bug)?.mutants.includes(id), `${id} has the source ${bug}, whose row does not name it`)
    }
  }
})
