import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { commandsIn } from '../../scripts/pasted-commands'
import { loadCatalogue, rulesOf } from '../../src/suite/judging/catalogue'

const ROOT = path.join(__dirname, '../..')
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8')

test('commands of a page are those of blocks, recipes and the text, without comments and placeholders', () => {
  const page = `
\`\`\`sh
npx gossip-tck run --adapter ./mine     # so it is
  npx gossip-tck list
npx gossip-tck run --watch
npm ci
\`\`\`
      - run: npx gossip-tck run --shard \${{ matrix.shard }}/2 || true    # each
Ask \`npx gossip-tck doctor --adapter ./mine\` or \`npx gossip-tck doctor --adapter ...\`; \`npx gossip-tck list\`.
`
  assert.deepEqual(commandsIn(page), [
    'npx gossip-tck run --adapter ./mine',
    'npx gossip-tck list',
    'npx gossip-tck run --shard 1/2 || true',
    'npx gossip-tck run --shard 2/2 || true',
    'npx gossip-tck doctor --adapter ./mine',
  ])
})

test('the README counts rules and examples as the features do', () => {
  const rules = rulesOf(loadCatalogue(path.join(ROOT, 'features'), ROOT), 'documents')
  const shown = [...readme.matchAll(/^([A-Z]+) +(\d+) rules? +passed$/gm)].map(([, family, count]) => [family, Number(count)])
  assert.ok(shown.length > 0)
  assert.deepEqual(
    shown,
    shown.map(([family]) => [family, rules.filter((rule) => rule.family === family).length]),
  )
  const totalOf = (what: string) => Number(new RegExp(`^${what} +(\\d+) +passed$`, 'm').exec(readme)?.[1])
  assert.equal(totalOf('rules'), rules.length)
  assert.equal(
    totalOf('examples'),
    rules.reduce((sum, { examples }) => sum + examples.length, 0),
  )
})
