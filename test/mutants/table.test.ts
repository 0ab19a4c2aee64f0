import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { editedText } from '../../mutants/edited-text'
import { mutants, variants } from '../../mutants/table'

const ROOT = path.join(__dirname, '../..')

test('the old text of every mutant and variant stands in the sources', () => {
  const sources = new Map<string, string>()
  const sourceOf = (file: string) => {
    const text = sources.get(file) ?? readFileSync(path.join(ROOT, file), 'utf8')
    sources.set(file, text)
    return text
  }
  const misfits = [...mutants, ...variants].flatMap(({ id, edits }) =>
    [...new Set(edits.map(({ file }) => file))].flatMap((file) => {
      try {
        editedText(
          sourceOf(file),
          edits.filter((edit) => edit.file === file),
        )
        return []
      } catch (error) {
        return [`${id}: ${(error as Error).message}`]
      }
    }),
  )
  assert.deepEqual(misfits, [])
  assert.ok(mutants.length > 600, 'the whole table is looked at')
})
