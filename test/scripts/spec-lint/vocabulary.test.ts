import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintCapabilities, lintParts, withParts } from '../../../scripts/vocabulary'
import { capabilitiesTable } from '../../../scripts/vocabulary-capabilities'
import { lintWords, parameterEntries, phraseGroup } from '../../../scripts/vocabulary-phrases'
import { settingsTable } from '../../../scripts/vocabulary-settings'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'

const STEPS = `import { Given, Then } from '@cucumber/cucumber'

// Who is there,
// and who is not.

/** Not of a phrase. */
const CALLS = 1

/**
 * The peer is there;
 * nobody has been told.
 * @time none
 */
Given('{peer} is there', function () {})

Then(
  "{peer}'s end",
  function () {},
)
/** It is seen. */
Then('it is there', function () {})
`

test('a phrase is told by the comment above it, and its group by the first comment of the file', () => {
  const { title, entries } = phraseGroup(STEPS, 's.ts')
  assert.equal(title, 'Who is there, and who is not.')
  assert.deepEqual(entries[0], {
    keyword: 'Given',
    text: '{peer} is there',
    words: 'The peer is there; nobody has been told.',
    time: 'none',
    place: 's.ts:14',
  })
  assert.deepEqual(
    entries.map(({ text, words, time }) => [text, words, time]),
    [
      ['{peer} is there', 'The peer is there; nobody has been told.', 'none'],
      ["{peer}'s end", '', ''],
      ['it is there', 'It is seen.', ''],
    ],
  )
})

test('phrases and parameters that do not say what they are are complained of', () => {
  const parameters = parameterEntries(
    "/** A peer. */\ndefineParameterType({ name: 'peer' })\ndefineParameterType({ name: 'org', regexp: /O/ })\n",
    'p.ts',
  )
  assert.deepEqual(lintWords([phraseGroup(STEPS, 's.ts')], parameters), [
    's.ts:16  "{peer}\'s end" does not say what it does: write a comment above it',
    's.ts:16  "{peer}\'s end" does not say how much time passes: end the comment above it with @time',
    's.ts:21  "it is there" does not say how much time passes: end the comment above it with @time',
    'p.ts:3  {org} does not say what it stands for: write a comment above it',
  ])
})

const TEXT = 'Before.\n\n<!-- generated: a -->\n\nold\n\n<!-- end -->\n\nBetween.\n\n<!-- generated: b -->\n<!-- end -->\nAfter.\n'

test('generated parts are replaced, and what stands around them is not', () => {
  const { text, missing } = withParts(TEXT, { a: 'new', b: '- more' })
  assert.deepEqual(missing, [])
  assert.equal(
    text,
    'Before.\n\n<!-- generated: a -->\n\nnew\n\n<!-- end -->\n\nBetween.\n\n<!-- generated: b -->\n\n- more\n\n<!-- end -->\nAfter.\n',
  )
  assert.equal(withParts(text, { a: 'new', b: '- more' }).text, text)
})

test('a part that is out of date, or has no place, is complained of', () => {
  assert.deepEqual(
    lintParts({ 'a.md': { a: 'old' } }, () => TEXT),
    [],
  )
  assert.deepEqual(
    lintParts({ 'a.md': { a: 'new', c: 'more' } }, () => TEXT),
    ['a.md:1  there is no place for the generated part "c"', 'a.md:1  a generated part is out of date: npm run vocabulary'],
  )
})

test('the table of tags has all capabilities, and no other', () => {
  assert.deepEqual(lintCapabilities('| `@needs-wings` | wings |\n| `@needs-legs` | legs |', ['wings', 'legs']), [])
  assert.deepEqual(lintCapabilities('| `@needs-wings` | wings |', ['legs']), [
    'features/README.md:1  the table of tags leaves out @needs-legs',
    'features/README.md:1  there is no @needs-wings: strike it out',
  ])
})

test('a setting has its defaults, and the rules whose text speaks of it', () => {
  const { rules } = catalogueOf([
    parseFeature('Feature: F\n  @A-1\n  Rule: A-1 The pullInterval MUST be kept\n\n    Of an endpoint, and of `bootstrap`.\n', 'f.feature'),
  ])
  const rows = settingsTable(rules).split('\n')
  const rowOf = (key: string) =>
    rows
      .find((row) => row.startsWith(`| \`${key}\``))
      ?.split(' | ')
      .slice(2)
  assert.deepEqual(rowOf('pullInterval'), ['`4s`', '`4s`', 'A-1 |'])
  assert.deepEqual(rowOf('bootstrap'), ['none', 'none', 'A-1 |'])
  assert.deepEqual(rowOf('endpoint'), ['none', 'none', 'none: no rule speaks of it |'])
  assert.deepEqual(rowOf('requestWaitTime')?.slice(0, 2), ['`1s`', '`1.5s`'])
  assert.deepEqual(rowOf('identityUsageThreshold')?.[0], '`1h`')
  assert.deepEqual(rowOf('aliveExpirationTimeout')?.[0], '`25s`: 5 times that of `aliveTimeInterval`')
})

test('a capability has the rules that ask for it: whole families by their name, and in brackets those of which some examples ask', () => {
  const { rules } = catalogueOf([
    parseFeature('@needs-seeded\nFeature: F\n  @A-1\n  Rule: A-1 This\n\n  @A-2\n  Rule: A-2 That\n', 'f.feature'),
    parseFeature(
      'Feature: G\n  @B-2 @needs-seeded\n  Rule: B-2 This\n\n  @B-1\n  Rule: B-1 That\n    @needs-seeded\n    Example: one\n\n  @B-3\n  Rule: B-3 Not\n',
      'g.feature',
    ),
  ])
  const rows = capabilitiesTable(rules).split('\n')
  assert.equal(
    rows.find((row) => row.startsWith('| `seeded`')),
    '| `seeded` | draws repeat with the seed | A, (B-1), B-2 |',
  )
})
