import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Column, cellOf, type Matrix } from '../../mutants/matrix'
import { matrixHtml } from '../../mutants/matrix-html'
import { matrixMarkdown } from '../../mutants/matrix-markdown'

const column: Column = {
  id: 'one-late',
  rule: 'EMIT-1',
  family: 'EMIT',
  sentence: 'Waits for a < b.',
  source: 'G 1',
  red: ['EMIT-1', 'EMIT-2', 'EMIT-4'],
  collateral: ['EMIT-2'],
}
const missed: Column = { id: 'one-early', rule: 'EMIT-3', family: 'EMIT', sentence: 'Hurries.', red: [], collateral: [] }
const matrix: Matrix = { dialect: 'fabric', rules: ['EMIT-1', 'EMIT-2', 'EMIT-3', 'EMIT-4'], columns: [column, missed] }

test('a cell tells whether its own rule kills a mutant, another one does that it breaks or not, or its own does not', () => {
  assert.deepEqual(
    matrix.rules.map((rule) => cellOf(column, rule)),
    ['own', 'other', 'none', 'broken'],
  )
  assert.equal(cellOf(missed, 'EMIT-3'), 'missed')
})

test('the Markdown has a row for each rule that has something to say, and a legend', () => {
  const lines = matrixMarkdown([matrix]).split('\n')
  assert.ok(lines.includes('| EMIT-1 | **K** |  |'))
  assert.ok(lines.includes('| EMIT-2 | k |  |'))
  assert.ok(lines.includes('| EMIT-3 |  | ! |'))
  assert.ok(lines.includes('| EMIT-4 | b |  |'))
  assert.ok(lines.includes('1. `one-late` (EMIT-1): Waits for a < b. *G 1.*'))
})

test('the page has a row for every rule, and no markup comes from a sentence', () => {
  const page = matrixHtml([matrix])
  for (const rule of matrix.rules) assert.ok(page.includes(`<tr><th>${rule}</th>`))
  assert.ok(page.includes('title="Waits for a &lt; b."'))
})
