import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT, UsageError } from '../../../src/suite/bin/catalogue'
import { fromHere, placeFromHere, quoted, runCucumber } from '../../../src/suite/bin/cucumber'
import { explanationOf } from '../../../src/suite/bin/explain'
import { listedRules, tableLines } from '../../../src/suite/bin/list'
import { profileFor } from '../../../src/suite/bin/target'
import { painter } from '../../../src/suite/bin/terminal'
import { knownMutants } from '../../../src/suite/book/mutants'

const plain = painter({ isTTY: false }, {})

test('the rules of a family in a dialect are listed by their numbers, with what their examples ask for', () => {
  const rules = listedRules({ family: 'emit', dialect: 'fabric' })
  assert.deepEqual(
    rules.map(({ id }) => id),
    Array.from({ length: 10 }, (_, i) => `EMIT-${i + 1}`),
  )
  const lines = tableLines(rules, undefined, plain)
  assert.match(lines[0] ?? '', /^rule +dialect +examples +needs +sentence$/)
  assert.match(lines[5] ?? '', /^EMIT-5 +both +\d+ +\(ordered-emission\) +An emission MUST be one batch/)
})

test('lines of the list are cut to the width of the terminal', () => {
  const lines = tableLines(listedRules({}), 60, plain)
  assert.ok(lines.every((line) => line.length <= 60))
  assert.ok(lines.some((line) => line.endsWith('...')))
})

test('a rule is explained in each dialect, with its background, its mutants and how to run it', () => {
  const text = explanationOf('emit-7', plain)
  assert.equal(text.match(/^EMIT-7 {2}/gm)?.length, 2)
  assert.match(text, /^level MUST {3}dialect documents$/m)
  assert.match(text, /^features\/.*\.feature:\d+ {3}revision [0-9a-f]{12}$/m)
  assert.match(text, /Then alice refuses to start, and names "propagateIterations"/)
  assert.match(text, /^ {2}emit-none-is-one: /m)
  assert.match(text, /^ {2}gossip-tck run --tags @EMIT-7$/m)
  assert.match(text, /^ {2}gossip-tck run --tags @EMIT-7 --dialect fabric$/m)
  assert.match(explanationOf('EMIT-1', plain), /^ {2}Background:\n {4}Given a quiet alice/m)
})

test('a rule of one dialect is run in that dialect only', () => {
  assert.doesNotMatch(explanationOf('ROUTE-5', plain), /@ROUTE-5$/m)
})

test('what there is not is named, with what may have been meant', () => {
  const complaint = (given: string) => {
    try {
      return explanationOf(given, plain)
    } catch (error) {
      assert.ok(error instanceof UsageError)
      return error.message
    }
  }
  assert.match(complaint('EMIT-99'), /^There is no rule "EMIT-99": the family has EMIT-1, /)
  assert.match(complaint('EMMIT-2'), /^There is no rule "EMMIT-2": did you mean EMIT-2\?/)
  assert.match(complaint('nothing at all'), /: "gossip-tck list" shows all\.$/)
  assert.throws(() => listedRules({ family: 'NONE' }), /^Error: There is no family "NONE": there are INIT, STORE, /)
})

test('words are coloured on a terminal only, and not if somebody minds', () => {
  assert.equal(painter({ isTTY: true }, {})('red', 'no'), '\u001b[31mno\u001b[0m')
  assert.equal(painter({ isTTY: true }, { NO_COLOR: '1' })('red', 'no'), 'no')
  assert.equal(plain('red', 'no'), 'no')
})

test('where there is no table of mutants there are none', () => {
  assert.deepEqual(knownMutants(__dirname), [])
  assert.ok(knownMutants(ROOT).length > 600)
})

test('a run that a signal has ended ends with 128 and the number of the signal', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'signal-'))
  try {
    const file = path.join(folder, 'end.cjs')
    writeFileSync(file, 'process.kill(process.pid, "SIGKILL")')
    assert.equal(await runCucumber(['--version'], 'ignore', { NODE_OPTIONS: `--require ${file}` }), 128 + 9)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what is run is chosen by a profile, and is meant where the user is', () => {
  assert.deepEqual(
    [profileFor({}, undefined), profileFor({}, 'documents'), profileFor({}, 'fabric'), profileFor({ address: 'a:1' }, 'fabric')],
    ['default', 'default', 'fabric', 'remote'],
  )
  const before = process.cwd()
  try {
    process.chdir(ROOT)
    assert.equal(fromHere('./mine'), './mine')
    assert.deepEqual(['', '.', 'features'].map(placeFromHere), ['', '.', 'features'])
    process.chdir(__dirname)
    assert.equal(fromHere('./mine'), `cd ${__dirname} && ./mine`)
    assert.equal(quoted("it's"), `'it'\\''s'`)
  } finally {
    process.chdir(before)
  }
})
