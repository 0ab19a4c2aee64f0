import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { demandKnownWords, demandShard, demandTags, familyComplaint, WordError, type Words } from '../../../src/suite/judging/words'

const ROOT = path.join(__dirname, '../../..')
const TICKS = 'features/dissemination/batching-emitter/bursts-and-ticks.feature'

const demand = (words: Partial<Words>): void =>
  demandKnownWords({ features: 'features', profiles: [], names: [], paths: [], ...words }, ['default', 'fabric', 'remote'], ROOT)

const WRONG: readonly (readonly [words: Partial<Words>, sentence: RegExp])[] = [
  [{ profiles: ['fabrik'] }, /^There is no profile "fabrik": did you mean fabric\?$/],
  [{ profiles: ['x'] }, /^There is no profile "x": there are default, fabric, remote\.$/],
  [{ tags: '(@EMIT-1 or @EMIT-99)' }, /^No example has the tag "@EMIT-99": did you mean @EMIT-9\?$/],
  [{ tags: '@emit-1' }, /^No example has the tag "@emit-1": did you mean @EMIT-1\?$/],
  [{ tags: '@EMIT' }, /^No example has the tag "@EMIT": a family is run by "gossip-tck run --families EMIT"\.$/],
  [{ tags: 'not EMIT-1' }, /^No example has the tag "EMIT-1": did you mean @EMIT-1\?$/],
  [{ tags: '@something-else-altogether' }, /^No example has the tag "@something-else-altogether": tags are the IDs of rules/],
  [{ tags: '(@EMIT-1 and)' }, /^"@EMIT-1 and" is no tag expression: Expected operand\. As "@EMIT-1 or /],
  [{ tags: '((@EMIT-1)' }, /is no tag expression: Unmatched \(\./],
  [{ names: ['zyx'] }, /^No example has a name with "zyx": "gossip-tck explain" shows/],
  [{ names: ['the bufer'] }, /^No example has a name with "the bufer": of "bufer", did you mean buffer\?$/],
  [{ names: ['('] }, /^"\(" is no pattern for names: /],
  [
    { paths: ['bursts-and-tick.feature'] },
    /^There is no feature bursts-and-tick\.feature: did you mean features\/.*bursts-and-ticks\.feature\?$/,
  ],
  [
    { paths: ['bursts-and-ticks.feature:3'] },
    /^There is no feature bursts-and-ticks\.feature: did you mean features\/.*-ticks\.feature\?$/,
  ],
  [{ paths: ['features/nod'] }, /^There is no feature features\/nod: did you mean features\/node\?$/],
  [{ paths: ['features/nothing.feature'] }, /^There is no feature features\/nothing\.feature: "gossip-tck list/],
  [{ paths: ['../nowhere/at/all'] }, /^There is no feature \.\.\/nowhere\/at\/all: "gossip-tck list --json" has the place of each rule\.$/],
  [{ paths: [`${TICKS}:3`] }, /-ticks\.feature has no example at line 3: the nearest begin at line \d+ and line \d+\.$/],
  [{ paths: [''] }, /^"" is the name of no feature: /],
  [{ paths: ['schemas'] }, /^There is no feature in the folder schemas: give one that has \*\.feature files\.$/],
  [{ shard: '4/3' }, /^There is no shard "4\/3": give the number of one and how many there are, as 1\/3\.$/],
]

for (const [words, sentence] of WRONG) {
  test(`${JSON.stringify(words)} is refused by name`, () => {
    assert.throws(() => demand(words), { constructor: WordError, message: sentence })
  })
}

test('what there is may be asked for', () => {
  demand({ tags: 'not @fabric and (@EMIT-1 or @STORE-2)', profiles: ['fabric'], shard: '3/3', names: ['the buffer'] })
  demand({ paths: ['features', 'features/**/*.feature', TICKS] })
})

test('the line at which an example begins may be asked for', () => {
  const [line] = /line (\d+) and/.exec(messageOf(() => demand({ paths: [`${TICKS}:1`] })))?.slice(1) ?? []
  demand({ paths: [`${TICKS}:${line}`, `${path.join(ROOT, TICKS)}:${line}`] })
})

test('where no tags are known, every tag may be one', () => {
  demandTags('@anything', new Set())
})

test('a shard is one of a whole', () => {
  for (const shard of ['1/1', '2/16']) demandShard(shard)
  for (const shard of ['0/3', '4/3', '1', '1/0', '1/x', '-1/3', '1/3/5', '']) assert.throws(() => demandShard(shard), WordError)
})

function messageOf(deed: () => void): string {
  try {
    deed()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

test('tag expressions that several options gave are shown as they were joined', () => {
  assert.throws(
    () => demandTags('(@EMIT-1) and (@EMIT-2 and)', new Set()),
    /^WordError|^Error: "\(@EMIT-1\) and \(@EMIT-2 and\)" is no tag expression/,
  )
  assert.throws(() => demandTags('@EMIT-1 and', new Set()), /"@EMIT-1 and" is no tag expression/)
})

test('a name that is nearly that of an example is answered with it', () => {
  const wrong = 'a buffer that is full is emitted at onse'
  const cwd = mkdtempSync(path.join(tmpdir(), 'words-'))
  try {
    mkdirSync(path.join(cwd, 'features'))
    writeFileSync(path.join(cwd, 'features/a.feature'), `Feature: a\nExample: ${wrong.replace('onse', 'once')}\nGiven x`)
    writeFileSync(path.join(cwd, 'features/empty.feature'), '# nothing yet\n')
    const asked = { features: 'features', profiles: [], names: [], paths: [] }
    assert.throws(
      () => demandKnownWords({ ...asked, names: [wrong] }, [], cwd),
      /did you mean "a buffer that is full is emitted at once"\?$/,
    )
    assert.throws(() => demandKnownWords({ ...asked, paths: ['features/empty.feature:1'] }, [], cwd), /has no example at line 1/)
  } finally {
    rmSync(cwd, { recursive: true })
  }
})

test('who judges a node on sockets chooses among the features of that', () => {
  const onSockets = { features: 'wire/features' }
  demand({ ...onSockets, tags: '@WIRE-3', names: ['the higher one is no signature'], paths: ['wire/features/bytes.feature'] })
  assert.throws(() => demand({ ...onSockets, tags: '@EMIT-1' }), /^Error: No example has the tag "@EMIT-1"/)
  assert.throws(() => demand({ ...onSockets, paths: ['byte.feature'] }), /did you mean wire\/features\/bytes\.feature\?$/)
})

test('a family that is claimed and nearly the name of another is told with it; one that may have rules elsewhere is not', () => {
  const known = ['EMIT', 'STORE', 'DISC']
  assert.equal(familyComplaint(['EMIT', 'STORE'], known), undefined)
  assert.equal(familyComplaint(['EMIT', 'MINE'], known), undefined)
  assert.equal(
    familyComplaint(['EMIT', 'STOER'], known),
    'The implementation claims the family "STOER", which there is not: did you mean STORE?',
  )
  assert.equal(
    familyComplaint(['MINE'], known),
    'The implementation claims MINE, of which there are no rules: there are EMIT, STORE, DISC.',
  )
  assert.match(familyComplaint([], known) ?? '', /^The implementation claims no family, /)
})
