import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { citationsIn, lintNotes, namesTable, rulesTable, silentRules, statementsIn } from '../../../scripts/notes-map'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'

const rule = (id: string, source: string) => `  @${id} @must\n  Rule: ${id} It MUST be\n\n    Because.\n\n    *Source: ${source}*\n\n`
const rulesWith = (...rules: string[]) => catalogueOf([parseFeature(`Feature: F\n${rules.join('')}`, 'f.feature')]).rules

const RULES = rulesWith(
  rule('EMIT-1', 'notes, analysis 3 (`emitter`,\n    `emit`), gossipBatch 3.1; Fabric `gossip/gossip/batcher.go`, all versions.'),
  rule('EMIT-2', 'Fabric `gossip/gossip/batcher.go`; the notes are silent.'),
)
const MAP = `
### Analysis 3

| no. | what the notes say | names | rules | remark |
| --- | --- | --- | --- | --- |
| S1 | It emits. | \`emitter\`, \`emit\` | EMIT-1 | |
| S2 | Struck. | | - | It follows. |

### gossipBatch 3.1

| S3 | It goes. | | EMIT-1 | |
`

const wordsOf = (complaints: readonly string[]) => complaints.map((complaint) => complaint.split('  ')[1])

test('statements are read with section, names, rules and remark', () => {
  assert.deepEqual(statementsIn(MAP)[0], {
    number: 'S1',
    section: 'analysis 3',
    names: ['emitter', 'emit'],
    rules: ['EMIT-1'],
    remark: '',
    line: 6,
  })
  assert.deepEqual(
    statementsIn(MAP).map(({ section, remark }) => [section, remark]),
    [
      ['analysis 3', ''],
      ['analysis 3', 'It follows.'],
      ['gossipBatch 3.1', ''],
    ],
  )
})

test('a Source says what it has from the notes, and what it has from Fabric does not count', () => {
  assert.deepEqual(citationsIn(RULES), [
    { id: 'EMIT-1', sections: ['analysis 3', 'gossipBatch 3.1'], names: ['emitter', 'emit'], place: 'f.feature:3' },
  ])
  assert.equal(silentRules(RULES), 'Without a source in the notes are EMIT-2.')
})

test('each rule leads back to its statements, by what it says in each dialect', () => {
  const parted = catalogueOf([
    parseFeature(
      'Feature: F\n @EMIT-1 @documents\n Rule: EMIT-1 It MUST go\n @EMIT-1 @fabric\n Rule: EMIT-1 It MUST stay\n',
      'features/f.feature',
    ),
  ]).rules
  assert.deepEqual(rulesTable(MAP, parted).split('\n').slice(2), [
    '| [EMIT-1](../features/f.feature) | It MUST go; or: It MUST stay | S1, S3 |',
  ])
  assert.match(rulesTable('', parted), / none \|$/)
})

test('map and rules that agree are not complained of', () => {
  assert.deepEqual(lintNotes(MAP, RULES), [])
})

test('a statement leads to rules that are there, and that say so with its section and its names', () => {
  const map = MAP.replace('`emitter`, `emit`', '`emitter`, `gone`').replace('| EMIT-1 | |\n| S2', '| EMIT-1, EMIT-2, EMIT-9 | |\n| S2')
  assert.deepEqual(lintNotes(map, RULES), [
    'docs/notes.md:6  S1 became EMIT-9, which there is not',
    'docs/notes.md:6  S1 became EMIT-2, and its Source does not name "analysis 3"',
    'docs/notes.md:6  S1 names `gone`, which no Source of EMIT-1, EMIT-2, EMIT-9 has',
    'f.feature:3  the Source of EMIT-1 has `emit`, which docs/notes.md does not have',
  ])
})

test('statements are counted, and one that became no rule says why', () => {
  const map = MAP.replace('| S2 | Struck. | | - | It follows. |', '| S5 | Struck. | | - | |')
  assert.deepEqual(wordsOf(lintNotes(map, RULES)), [
    'S5 should be S2: the statements are counted',
    'S5 became no rule: say in the remark why',
  ])
})

test('a rule that has something from the notes is in the map, under the section that it names', () => {
  const other = rulesWith(
    rule('EMIT-1', 'notes, analysis 3 (`emitter`, `emit`), gossipBatch 3.1, analysis 4.'),
    rule('EMIT-3', 'notes, somewhere.'),
  )
  assert.deepEqual(wordsOf(lintNotes(MAP, other)), [
    'the Source of EMIT-1 names "analysis 4", where docs/notes.md has no statement that became it',
    'the Source of EMIT-3 names the notes and no section of them, as "analysis 3"',
  ])
})

test('the map has eighty-four statements, and every name once in the list of names', () => {
  const map = readFileSync('docs/notes.md', 'utf8')
  const statements = statementsIn(map)
  assert.equal(statements.length, 84)
  const names = [...new Set(statements.flatMap((statement) => statement.names))]
  const table = namesTable(map)
  for (const name of names) assert.equal(table.split(`| \`${name}\` |`).length, 2, name)
  assert.match(table, new RegExp(`^There are ${names.length}\\.`))
})
