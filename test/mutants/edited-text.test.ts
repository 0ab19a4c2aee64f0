import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EditError, editedText } from '../../mutants/edited-text'

const TEXT = 'if (size >= limit) emit()\nelse if (size > 0) wait()\n'
const edit = (from: string, to: string) => ({ file: 'src/a.ts', from, to })

test('old text that stands there once is replaced', () => {
  assert.equal(editedText(TEXT, [edit('size >= limit', 'size > limit')]), TEXT.replace('size >= limit', 'size > limit'))
})

test('several edits look at the text as it was, in any order', () => {
  const edits = [edit('wait()', 'emit()'), edit('size >= limit', 'wait()')]
  assert.equal(editedText(TEXT, edits), 'if (wait()) emit()\nelse if (size > 0) emit()\n')
  assert.equal(editedText(TEXT, edits.toReversed()), editedText(TEXT, edits))
})

test('without edits the text stays as it is', () => {
  assert.equal(editedText(TEXT, []), TEXT)
})

test('old text that is gone, that stands there twice, or that is empty is refused by name', () => {
  assert.throws(() => editedText(TEXT, [edit('size < limit', '')]), new EditError('src/a.ts has nowhere the text "size < limit"'))
  assert.throws(() => editedText(TEXT, [edit('if (size', '')]), new EditError('src/a.ts has 2 times the text "if (size"'))
  assert.throws(() => editedText(TEXT, [edit('', 'x')]), EditError)
})

test('an edit that changes nothing, and edits that overlap, are refused', () => {
  assert.throws(() => editedText(TEXT, [edit('emit()', 'emit()')]), /changes nothing/)
  assert.throws(() => editedText(TEXT, [edit('size >= limit', 'a'), edit('limit) emit', 'b')]), /overlap/)
})
