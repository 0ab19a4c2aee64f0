import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fieldOf, SETTING_KEYS, SETTINGS } from '../../../src/reference/node/settings-table'

const REFERENCE = path.join(__dirname, '../../../src/reference')

/** What the sources of the reference take out of settings, by name: `settings.pullPeerNum`, or `const { pullPeerNum } = this.settings`. */
function usedFields(): Set<string> {
  const files = readdirSync(REFERENCE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file))
  const sources = files.filter((file) => !/settings[^/]*\.ts$/.test(file)).map((file) => readFileSync(path.join(REFERENCE, file), 'utf8'))
  return new Set(
    sources.flatMap((source) => [
      ...[...source.matchAll(/settings\.(\w+)/g)].map(([, field = '']) => field),
      ...[...source.matchAll(/\{([^{}]*)\} = [\w.]*settings\b/g)].flatMap(([, fields = '']) => fields.match(/\w+/g) ?? []),
    ]),
  )
}

test('the table says of each key that no part of the node uses what it awaits', () => {
  const used = usedFields()
  const unused = SETTING_KEYS.filter((key) => !used.has(fieldOf(key)))
  assert.deepEqual(
    SETTING_KEYS.filter((key) => SETTINGS[key].awaits !== undefined),
    unused,
  )
  assert.ok(used.has('pullIntervalMs') && unused.length < SETTING_KEYS.length / 2, 'the sources are looked at')
})
