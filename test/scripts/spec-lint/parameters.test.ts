import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { lintParameters } from '../../../scripts/step-parameters'

const STEPS = path.join(__dirname, '../../../steps')

const step = (parameters: string) => `import { When } from '@cucumber/cucumber'

When('{peer} greets {node}', async function (${parameters}) {
  await this.greet(peer)
})
`

test('a step ignores no parameter', () => {
  assert.deepEqual(lintParameters(step('this: TckWorld, peer: string, node: string'), 's.ts'), [])
  assert.deepEqual(lintParameters(step('this: TckWorld, peer: string, _node: string'), 's.ts'), [
    's.ts:3  the parameter _node is ignored: act on what the phrase names, or leave it out of the phrase',
  ])
})

test('nor a part of one, nor one of a function inside', () => {
  assert.match(lintParameters(step('{ name, org: _org }: Phrase'), 's.ts').join(), /^s\.ts:3 {2}the parameter _org/)
  assert.match(lintParameters(step('[_first, ...rest]: string[]'), 's.ts').join(), /^s\.ts:3 {2}the parameter _first/)
  const inner = step('peer: string').replace('this.greet(peer)', 'this.act((_port) => this.greet(peer))')
  assert.match(lintParameters(inner, 's.ts').join(), /^s\.ts:4 {2}the parameter _port/)
})

test('the names of variables and members are free', () => {
  assert.deepEqual(lintParameters('const _all = { _node: 1 }\nclass A { private _b = 2 }\n', 's.ts'), [])
})

test('the step files are clean', () => {
  const paths = readdirSync(STEPS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  assert.ok(paths.length > 20)
  assert.deepEqual(
    paths.flatMap((name) => lintParameters(readFileSync(path.join(STEPS, name), 'utf8'), name)),
    [],
  )
})
