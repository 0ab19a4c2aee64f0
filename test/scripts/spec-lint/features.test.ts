import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintFeature } from '../../../scripts/spec-lint'

const SOUND = `Feature: Emitter

  Collects messages.

  @EMIT-1 @must
  Rule: EMIT-1 A full buffer MUST be emitted at once

  So that nothing waits.

  *Source: notes, part 1.*

    Background:
      Given a quiet alice of Org1

    Example: the message that fills the buffer takes the others along
      When alice gossips
      Then bob receives it
      And nobody else receives it

    Scenario Outline: <kind> waits
      When alice gossips <kind>
      Then bob receives it

      Examples: one of each kind
        | kind    |
        | a block |
`

/** The complaints about the sound feature with some of its text replaced, which must be there. */
function complaintsWith(old: string, replacement: string): string[] {
  assert.ok(SOUND.includes(old), old)
  return lintFeature(SOUND.replace(old, replacement), 'e.feature').complaints
}

test('a sound feature has no complaint', () => assert.deepEqual(lintFeature(SOUND, 'e.feature').complaints, []))

/** What is broken, by which replacement, and the complaint that it brings, alone. */
const BROKEN: readonly (readonly [what: string, old: string, replacement: string, complaint: RegExp])[] = [
  ['an ID that is not the tag', 'Rule: EMIT-1', 'Rule: EMIT-2', /^e\.feature:6 {2}.*ID/],
  ['a longer ID than the tag', 'Rule: EMIT-1', 'Rule: EMIT-10', /^e\.feature:6 {2}.*ID/],
  ['a title without an ID', 'Rule: EMIT-1 A', 'Rule: A', /^e\.feature:6 {2}.*ID/],
  ['a tag of another level', '@must', '@may', /^e\.feature:6 {2}.*level/],
  ['no level tag', ' @must', '', /^e\.feature:6 {2}.*level/],
  ['two level tags', '@must', '@must @should', /^e\.feature:6 {2}.*level/],
  ['a title without a level', 'MUST be', 'is', /^e\.feature:6 {2}.*level/],
  ['no source', '  *Source: notes, part 1.*', '', /^e\.feature:6 {2}.*Source/],
  ['a source within a line', '  *Source', '  See *Source', /^e\.feature:6 {2}.*Source/],
  ['a deep description of a rule', '  So that', '    So that', /^e\.feature:6 {2}.*indent/],
  ['a deep description of a feature', '  Collects', '    Collects', /^e\.feature:1 {2}.*indent/],
  ['a name used twice', '<kind> waits', 'the message that fills the buffer takes the others along', /^e\.feature:20 {2}.*line 15/],
  ['a number in a name', '<kind> waits', '<kind> waits 3 s', /^e\.feature:20 {2}.*number/],
  ['"should" in a name', '<kind> waits', '<kind> should wait', /^e\.feature:20 {2}.*should/],
  ['"test" in a name', '<kind> waits', 'test of <kind>', /^e\.feature:20 {2}.*test/],
  ['no Then', 'Then bob receives it\n\n', 'When bob receives it\n\n', /^e\.feature:20 {2}.*(?:nothing|no outcome)/],
  ['an end that is no outcome', 'And nobody else receives it', 'Given a rest', /^e\.feature:15 {2}.*end with Then/],
  ['a second When', 'And nobody else', 'When she sleeps\n      Then nobody else', /^e\.feature:15 {2}.*several/],
  ['Examples without a name', 'Examples: one of each kind', 'Examples:', /^e\.feature:24 {2}.*name/],
  ['a comment', '  So that', '# Why?\n  So that', /^e\.feature:8 {2}.*comment/],
  ['a tab', '  So that', '  So\tthat', /^e\.feature:8 {2}a tab/],
]

for (const [what, old, replacement, complaint] of BROKEN) {
  test(`${what} is complained of`, () => {
    const complaints = complaintsWith(old, replacement)
    assert.ok(complaints.length > 0)
    for (const text of complaints) assert.match(text, complaint)
  })
}

test('a rule without example is complained of', () => {
  const [head = ''] = SOUND.split('    Background:')
  assert.deepEqual(lintFeature(head, 'e.feature').complaints, ['e.feature:6  the rule has no example: write one'])
})

const given = (count: number) => 'Given a rest\n      '.repeat(count)

test('an example has two to eight steps, its background not counted', () => {
  assert.deepEqual(complaintsWith('When alice gossips\n', `${given(5)}When alice gossips\n`), [])
  assert.match(complaintsWith('When alice gossips\n', `${given(6)}When alice gossips\n`).join(), /^e\.feature:15 {2}.*9 steps/)
  assert.match(complaintsWith('When alice gossips <kind>\n', '\n').join(), /^e\.feature:20 {2}.*fewer than 2/)
})

test('a name is unique within its rule and dialect', () => {
  const name = 'the message that fills the buffer takes the others along'
  const outline = `Scenario Outline: ${name}`
  const named = SOUND.replace('Scenario Outline: <kind> waits', outline)
  const complaintsOf = (text: string) => lintFeature(text, 'e.feature').complaints
  const ofFabric = named.replace('    Example:', '    @fabric\n    Example:')
  assert.match(complaintsOf(ofFabric).join(), /^e\.feature:21 {2}.*line 16/)
  assert.deepEqual(complaintsOf(ofFabric.replace('      Examples:', '      @documents\n      Examples:')), [])
  assert.deepEqual(complaintsOf(ofFabric.replace(`    ${outline}`, `    @documents\n    ${outline}`)), [])
  const [head = '', rule = ''] = SOUND.split('  @EMIT-1')
  assert.deepEqual(complaintsOf(`${head}  @EMIT-1${rule}\n  @EMIT-2${rule.replace('EMIT-1', 'EMIT-2')}`), [])
})

test('a feature has at most three hundred lines', () => {
  const rest = 300 - SOUND.trimEnd().split('\n').length
  assert.deepEqual(complaintsWith('  So that', `${'\n'.repeat(rest)}  So that`), [])
  assert.match(complaintsWith('  So that', `${'\n'.repeat(rest + 1)}  So that`).join(), /^e\.feature:301 {2}.*300 lines/)
})

test('a background has at most four steps, and stands under a rule', () => {
  assert.deepEqual(complaintsWith('Given a quiet', `${given(3)}Given a quiet`), [])
  assert.match(complaintsWith('Given a quiet', `${given(4)}Given a quiet`).join(), /^e\.feature:12 {2}.*5 steps/)
  assert.match(complaintsWith('  @EMIT-1', '  Background:\n    Given a rest\n\n  @EMIT-1').join(), /^e\.feature:5 {2}.*under a rule/)
})

test('a feature without rules has its background, and its examples are looked at as well', () => {
  const feature = (name: string) =>
    `@grpc\nFeature: A\n  Background:\n    Given a rest\n\n  @EMIT-1\n  Example: ${name}\n    When alice gossips\n    Then bob receives it\n`
  assert.deepEqual(lintFeature(feature('it goes'), 'e.feature').complaints, [])
  assert.match(lintFeature(feature('it goes within 3 s'), 'e.feature').complaints.join(), /^e\.feature:7 {2}the name has a number/)
})

test('what looks like a comment in a doc string is none', () => {
  assert.deepEqual(
    complaintsWith('Then bob receives it\n      And', 'Then bob receives it\n      """\n      # 1\n      """\n      And'),
    [],
  )
})

test('a feature that cannot be parsed is complained of at its line', () => {
  const { document, complaints } = lintFeature('Feature: A\n  Rule: B\n    Example: C\n      Given d\n      nonsense\n', 'e.feature')
  assert.equal(document, undefined)
  assert.match(complaints.join('\n'), /^e\.feature:5 {2}expected/)
})

test('a file without a feature is complained of', () => {
  assert.match(lintFeature('', 'e.feature').complaints.join(), /^e\.feature:1 {2}there is no feature/)
})
