import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintIds, lintPhrases, lintStructure, phrasesIn } from '../../../scripts/spec-lint'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'

const rule = (tags: string, id = 'EMIT-1') => `
  ${tags}
  Rule: ${id} A full buffer MUST be emitted at once
    Example: it goes
      When alice gossips
      Then bob receives it
`

const catalogueWith = (files: Readonly<Record<string, string>>) =>
  catalogueOf(Object.entries(files).map(([uri, rules]) => parseFeature(`Feature: Emitter\n${rules}`, uri)))

const structureOf = (...rules: string[]) => lintStructure(catalogueWith({ 'a.feature': rules.join('') }), ['channels'])

test('an ID may have a rule in each dialect, but not two in one', () => {
  assert.deepEqual(structureOf(rule('@EMIT-1 @must @documents'), rule('@EMIT-1 @must @fabric')), [])
  assert.match(structureOf(rule('@EMIT-1 @must @fabric'), rule('@EMIT-1 @must @fabric')).join(), /^a\.feature:\d+ {2}EMIT-1 stands twice/)
  assert.match(structureOf(rule('@EMIT-1 @must'), rule('@EMIT-1 @must @fabric')).join(), /EMIT-1 stands twice in the dialect fabric/)
})

test('tags are of the closed families', () => {
  assert.deepEqual(structureOf(rule('@EMIT-1 @must @needs-channels @slow @wire')), [])
  assert.match(structureOf(rule('@EMIT-1 @must @wip')).join(), /^a\.feature:\d+ {2}The tag @wip is unknown/)
  assert.match(structureOf(rule('@EMIT-1 @must @needs-wings')).join(), /@needs-wings is unknown/)
})

test('a rule has one ID and one level', () => {
  assert.match(structureOf(rule('@must')).join(), /^a\.feature:4 {2}.*no ID/)
  assert.match(structureOf(rule('@EMIT-1 @must @may')).join(), /^a\.feature:4 {2}.*exactly one/)
})

test('an ID stands in one file, and in the list', () => {
  const both = { 'a.feature': rule('@EMIT-1 @must @fabric'), 'b.feature': rule('@EMIT-1 @must @documents') }
  assert.deepEqual(lintIds(catalogueWith({ 'a.feature': rule('@EMIT-1 @must') }).rules, '# all\nEMIT-1 # the first\n'), [])
  assert.deepEqual(lintIds(catalogueWith(both).rules, 'EMIT-1'), ['b.feature:4  EMIT-1 stands in a.feature as well: keep it in one file'])
})

test('the list of IDs holds exactly those that there are', () => {
  const { rules } = catalogueWith({ 'a.feature': rule('@EMIT-1 @must') })
  assert.match(lintIds(rules, '# none\n').join(), /^features\/rule-ids\.txt:2 {2}EMIT-1 of a\.feature is not listed/)
  assert.match(lintIds(rules, 'EMIT-1\nEMIT-2').join(), /^features\/rule-ids\.txt:2 {2}EMIT-2 is in no feature/)
  assert.match(lintIds(rules, 'EMIT-1\nEMIT-1').join(), /^features\/rule-ids\.txt:2 {2}EMIT-1 is listed twice/)
})

test('phrases are found where step files define them, in any quotes', () => {
  const source = `import { Given } from 'x'\nGiven('{int} s pass', () => {})\nWhen(\n  "{node}'s end",\n  () => {},\n)\nThen(\`all\`, () => {})\n`
  assert.deepEqual(phrasesIn(source, 's.ts'), [
    { text: '{int} s pass', place: 's.ts:2' },
    { text: "{node}'s end", place: 's.ts:3' },
    { text: 'all', place: 's.ts:7' },
  ])
})

const phrases = (...texts: string[]) => texts.map((text, index) => ({ text, place: `s.ts:${index + 1}` }))

test('there are at most seventy phrases', () => {
  const many = (count: number) => phrases(...Array.from({ length: count }, (_, index) => `phrase ${index}`))
  assert.deepEqual(lintPhrases(many(70)), [])
  assert.match(lintPhrases(many(71)).join(), /^s\.ts:71 {2}there are 71 phrases/)
})

test('a phrase is defined once', () => {
  assert.match(lintPhrases(phrases('a', 'b', 'a')).join(), /^s\.ts:3 {2}"a" is defined in s\.ts:1 as well/)
})

test('a phrase has at most two parameters besides actors and channels', () => {
  assert.deepEqual(lintPhrases(phrases('{node} {peer} {peers} {org} {orgs} {channel} {subject} {int} {word}')), [])
  assert.match(lintPhrases(phrases('{node} {int} {word} {}')).join(), /^s\.ts:1 {2}.*more than 2 parameters/)
})
