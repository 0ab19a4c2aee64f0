import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { parseRuleIds } from '../../../src/suite/judging/floor'
import { BASIC_RULES, foundationsOf, isPlain, MEANS } from '../../../src/suite/judging/foundations'

const ids = parseRuleIds(readFileSync(path.join(__dirname, '../../../features/rule-ids.txt'), 'utf8'))
const saying = (...texts: string[]) => ({ steps: texts.map((text) => ({ text, status: Status.PASSED })) })

test('the rules that others rest on are rules, and some means rests on each of them', () => {
  const named = new Set(MEANS.flatMap(({ restsOn }) => restsOn))
  assert.deepEqual(new Set(BASIC_RULES), named)
  for (const id of BASIC_RULES) assert.ok(ids.includes(id), id)
})

test('an example rests on what it looks by, but for its own rule; a plain one of a basic rule on more basic ones only', () => {
  const looking = saying('Given bob is gone', 'Then alice answers a membership request of dave with:')
  assert.deepEqual(foundationsOf('DISC-9', looking), ['DISC-17', 'DISC-18', 'DISC-5'])
  assert.deepEqual(foundationsOf('DISC-5', looking), ['DISC-17', 'DISC-18'])
  assert.deepEqual(foundationsOf('DISC-17', looking), ['DISC-18', 'DISC-5'])
  assert.equal(isPlain('DISC-5', foundationsOf('DISC-5', looking)), true)
  assert.equal(isPlain('DISC-17', foundationsOf('DISC-17', looking)), false)
  assert.equal(isPlain('DISC-17', []), true)
})

test('a request that was waited for rests on the pull, one at the start does not', () => {
  const request = 'Then the last membership request of alice to bob says:'
  assert.deepEqual(foundationsOf('DISC-21', saying('When 4 s pass', request)), ['DISC-24'])
  assert.deepEqual(foundationsOf('DISC-22', saying('When alice starts', request)), [])
})
