import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'

const ROOT = path.join(__dirname, '..')
const CACHE = path.join(ROOT, 'node_modules/.cache/gossip-tck')
const folder = mkdtempSync(path.join(ROOT, 'reports', 'register-'))
const file = path.join(folder, 'sample.ts')
const mark = path.basename(folder)
const kept = () => readdirSync(CACHE).filter((name) => name.includes(mark))

after(() => {
  for (const name of kept()) rmSync(path.join(CACHE, name))
  rmSync(folder, { recursive: true })
})

/** A program that says a word and whether it took a compiler to run it. */
const program = (word: string): string => `
interface Unused { readonly nothing: never }
const compilers = Object.keys(require.cache).filter((file) => file.includes('/ts-node/dist/'))
const where = new Error().stack?.split('\\n')[1]?.replace(/.*sample/, 'sample')
console.log(JSON.stringify({ word: '${word}', compiled: compilers.length > 0, where }))
`

function run(text: string, ...args: string[]) {
  writeFileSync(file, text)
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', './src/register.cjs', ...args, file], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  return JSON.parse(stdout)
}

const where = 'sample.ts:4:15)'

test('a file is compiled once, and again when it has changed; stack traces lead to its own lines', () => {
  assert.deepEqual(run(program('one')), { word: 'one', compiled: true, where })
  assert.deepEqual(run(program('one')), { word: 'one', compiled: false, where })
  assert.deepEqual(run(program('two')), { word: 'two', compiled: true, where })
  assert.deepEqual(run(program('two')), { word: 'two', compiled: false, where })
  assert.equal(kept().length, 1, 'of each file one text is kept')
})

test('what was kept by halves, or changed, is not taken', () => {
  run(program('one'))
  const [name = ''] = kept()
  writeFileSync(path.join(CACHE, name), "console.log('nonsense')")
  assert.deepEqual(run(program('one')), { word: 'one', compiled: true, where })
})

test('where nothing can be written files are compiled every time', () => {
  const preload = path.join(folder, 'read-only.cjs')
  writeFileSync(preload, "require('node:fs').writeFileSync = () => { throw new Error('EROFS') }")
  run(program('kept'))
  for (const _ of [1, 2]) assert.deepEqual(run(program('unkept'), '--require', preload), { word: 'unkept', compiled: true, where })
})

test('where ts-node is registered it stays in charge', () => {
  const other = path.join(folder, 'other.ts')
  writeFileSync(other, "const word: string = 'run'\nconsole.log(word)")
  const args = ['--require', 'ts-node/register/transpile-only', '--require', './src/register.cjs', other]
  assert.equal(spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).stdout, 'run\n')
  assert.deepEqual(
    kept().filter((name) => name.includes('other')),
    [],
  )
})
