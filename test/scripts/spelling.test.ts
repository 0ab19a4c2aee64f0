import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const ROOT = path.join(__dirname, '../..')
const FOLDERS = ['adapters', 'bench', 'docs', 'features', 'mutants', 'proto', 'schemas', 'scripts', 'src', 'steps', 'test']
/** Texts with two spellings, and the one that is ours. */
const OTHERWISE: readonly (readonly [spelling: RegExp, ours: string])[] = [
  [/organi[s]ation/i, 'organization'],
  [/\bcan[ ]not\b/i, 'cannot'],
]

test('words with two spellings have one', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile() && !/node_modules|dist|docs.verdicts/.test(entry.parentPath))
      .map(({ parentPath, name }) => path.join(parentPath, name)),
  )
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        OTHERWISE.flatMap(([spelling, ours]) => (spelling.test(line) ? `${path.relative(ROOT, file)}:${index + 1}: ${ours}` : [])),
      ),
  )
  assert.deepEqual(found, [])
  assert.ok(files.length > 200, 'the files are looked at')
})
