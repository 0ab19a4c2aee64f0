import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintCast } from '../../../scripts/spec-lint-cast'
import { parseFeature } from '../../../src/suite/judging/catalogue'

const featureWith = (...steps: string[]) =>
  parseFeature(
    `Feature: Cast\n  Rule: CAST-1 It MUST be one\n    Example: one\n${steps.map((step) => `      ${step}\n`).join('')}`,
    'c.feature',
  )

test('everybody is of one organization, in texts and in tables', () => {
  const steps = [
    'Given a quiet alice of Org1',
    'And bob and dave of Org1 are known to alice',
    'And bob is in trade with alice, and it belongs to Org2',
  ]
  const table = ['And these peers are known to alice:', '| peer  | organization |', '| carol | Org2         |']
  const many = ['And these nodes of trade meet:', '| nodes          | organization |', '| anna and 2 more | Org1        |']
  const nameless = ['Then each node of Org1 lists exactly the others of Org1 as alive']
  assert.deepEqual(lintCast(featureWith(...steps, ...table, ...many, ...nameless)), [])
})

test('whoever changes sides, and whoever nobody knows, is complained of once', () => {
  const table = ['And these peers are known to alice:', '| peer  | organization |', '| carol | Org3         |']
  assert.deepEqual(
    lintCast(featureWith('Given bob, carol and zeno of Org1 connect to alice', 'And carol of Org1 connects to alice', ...table)),
    [
      'c.feature:3  carol of Org1 is of Org2 everywhere: take somebody of Org1',
      'c.feature:3  carol of Org3 is of Org2 everywhere: take somebody of Org3',
      'c.feature:3  zeno of Org1 is in no cast: src/suite/script/roles.ts has it',
    ],
  )
})
