import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintReading } from '../../../scripts/spec-lint-reading'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import { CHAPTERS, FAMILIES, familiesIn, readBefore } from '../../../src/suite/judging/reading'

const RULE = '@EMIT-1\n Rule: EMIT-1 It MUST go\n  Example: it goes\n   When it goes\n'
const { rules } = catalogueOf([parseFeature(`Feature: Emitter\n ${RULE}`, 'features/emitter.feature')])
const chapter = (features: readonly string[], families: readonly string[]) => ({ title: '', about: '', features, families })

test('each feature and each family is in one chapter', () => {
  assert.deepEqual(lintReading(['features/emitter.feature'], rules, [chapter(['features/emitter.feature'], ['EMIT'])]), [])
})

test('what is in no chapter, in two, or not there is complained of', () => {
  const chapters = [chapter(['features/old.feature'], ['DISC']), chapter([], ['DISC'])]
  assert.deepEqual(
    lintReading(['features/emitter.feature'], rules, chapters).map((complaint) => complaint.split('  ')[1]),
    [
      'features/emitter.feature is in no chapter: src/suite/judging/reading.ts:1 says when one reads it',
      'there is no features/old.feature: strike it out',
      'EMIT is in no chapter: src/suite/judging/reading.ts:1 says when one reads it',
      'there is no DISC: strike it out',
      'there is no DISC: strike it out',
      'DISC is in two chapters, or twice in one: strike one out',
    ],
  )
})

test('features are read in the order of the chapters, wherever the package lies', () => {
  const [first, second] = CHAPTERS.flatMap(({ features }) => features)
  assert.equal(readBefore(first ?? ''), 0)
  assert.equal(readBefore(`../node_modules/gossip-tck/${second}`), 1)
  assert.ok(readBefore('features/another.feature') > readBefore('features/node/over-grpc.feature'))
})

test('families go as one reads them; unknown ones come last', () => {
  assert.deepEqual(familiesIn(['ZOO', 'SECRET', 'DISC', 'INIT', 'DISC', 'APE'].map((family) => ({ family }))), [
    'INIT',
    'DISC',
    'SECRET',
    'ZOO',
    'APE',
  ])
  assert.equal(FAMILIES[0], 'INIT')
})
