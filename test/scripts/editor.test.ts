import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const ROOT = path.join(__dirname, '../..')
const settings = JSON.parse(readFileSync(path.join(ROOT, '.vscode/settings.json'), 'utf8'))

test('an editor knows all features, all steps, and what their parameters are', () => {
  const every = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !/^(node_modules|dist|\.git|reports)\b/.test(file),
  )
  const expected = every.filter((file) => /\.feature$|\.steps\.ts$|parameter-types\.ts$/.test(file)).toSorted()
  const known = [...settings['cucumber.features'], ...settings['cucumber.glue']].map((glob: string) => new RegExp(asPattern(glob)))
  const found = every.filter((file) => known.some((pattern) => pattern.test(file))).toSorted()
  assert.ok(found.length > 40)
  assert.deepEqual(found, expected)
})

const asPattern = (glob: string): string =>
  `^${glob
    .replaceAll('.', '\\.')
    .replaceAll('**/', '(?:.+/)?')
    .replaceAll(/(?<!\.)\*/g, '[^/]*')}$`
