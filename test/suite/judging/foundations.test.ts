import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { loadCatalogue } from '../../../src/suite/judging/catalogue'
import { parseRuleIds } from '../../../src/suite/judging/floor'
import { BASIC_RULES, foundationsOf, hasFallen, isPlain, MEANS, SHOWN_BY } from '../../../src/suite/judging/foundations'
import { DIALECT_NAMES, dialectsOf } from '../../../src/suite/judging/tags'

const ids = parseRuleIds(readFileSync(path.join(__dirname, '../../../features/rule-ids.txt'), 'utf8'))
const saying = (...texts: string[]) => ({ steps: texts.map((text) => ({ text, status: Status.PASSED })) })

test('the rules that others rest on are rules, and some means rests on each of them', () => {
  const named = new Set(MEANS.flatMap(({ restsOn }) => restsOn))
  assert.deepEqual(new Set(BASIC_RULES), named)
  for (const id of BASIC_RULES) assert.ok(ids.includes(id), id)
})

test('an example rests on what it looks by, but for its own rule; a plain one of a basic rule on more basic ones only', () => {
  const looking = saying('Given bob is gone', 'Then alice answers a membership request of dave with:')
  assert.deepEqual(foundationsOf('DISC-10', looking), ['DISC-17', 'DISC-18', 'DISC-5'])
  assert.deepEqual(foundationsOf('DISC-5', looking), ['DISC-17', 'DISC-18'])
  assert.deepEqual(foundationsOf('DISC-17', looking), ['DISC-18', 'DISC-5'])
  assert.equal(isPlain('DISC-5', foundationsOf('DISC-5', looking)), true)
  assert.equal(isPlain('DISC-17', foundationsOf('DISC-17', looking)), false)
  assert.equal(isPlain('DISC-17', []), true)
})

test('who is a member is seen by answers, and does not rest on them: without members these name nobody', () => {
  const looking = saying('When bob sends alice a membership request', 'Then alice answers a membership request of dave with:')
  for (const rule of ['DISC-3', 'DISC-9', 'DISC-20', 'INIT-6']) assert.deepEqual(foundationsOf(rule, looking), [], rule)
  assert.deepEqual(foundationsOf('DISC-4', looking), ['DISC-17', 'DISC-18'])
})

test('a request that was waited for rests on the pull, one at the start does not', () => {
  const request = 'Then the last membership request of alice to bob says:'
  assert.deepEqual(foundationsOf('DISC-21', saying('When 4 s pass', request)), ['DISC-24'])
  assert.deepEqual(foundationsOf('DISC-21', saying('Given these nodes of trade run over gRPC:', request)), ['DISC-24'])
  assert.deepEqual(foundationsOf('DISC-22', saying('When alice starts', request)), [])
})

test('a death that is seen of a connection rests on its end, in rules of discovery that it does not need itself; who is back, on that', () => {
  const closing = saying('Then alice closes the connection to bob within 2.5 s')
  assert.deepEqual(foundationsOf('DISC-12', closing), ['DISC-9'])
  for (const rule of ['DISC-2', 'DISC-8', 'IDENT-7', 'SIGN-7']) assert.deepEqual(foundationsOf(rule, closing), [], rule)
  assert.deepEqual(foundationsOf('ROUTE-3', saying('Given bob is back')), ['DISC-10'])
})

test('what is gossiped rests on the emitter, but for its own rules, and those that it needs itself; an answer does not', () => {
  const emitter = ['EMIT-1', 'EMIT-2', 'EMIT-3']
  const gossiped = [
    'Then bob receives it at once',
    'And dave and erin receive them within 1 min',
    'And bob receives nothing of it within 1 min',
    'And bob has just received it',
    'Then bob receives an alive message of alice after exactly 5 s',
    'Then bob receives 2 state infos of alice within 1 s',
    'Then every choice of 2 of bob, dave and erin is equally likely',
    'Then nothing comes of them within 1 min',
  ]
  for (const step of gossiped) assert.deepEqual(foundationsOf('DISC-15', saying(step)), emitter, step)
  for (const rule of ['EMIT-1', 'EMIT-9', 'INIT-4', 'ROUTE-4', 'DISC-1'])
    assert.deepEqual(foundationsOf(rule, saying(...gossiped)), [], rule)
  assert.deepEqual(foundationsOf('CHAN-9', saying('Then bob receives a snapshot of alice at once')), [])
})

test('a rule of the emitter has fallen if messages of two kinds show it, another one by whatever shows it', () => {
  const org = { name: 'org', steps: ["When alice's application gossips 3 org messages", 'Then bob receives them at once'] }
  const alive = { name: 'alive', steps: ['When dave sends alice an alive message of dave'] }
  assert.equal(hasFallen('EMIT-1', [org, org]), false)
  assert.equal(hasFallen('EMIT-1', [alive]), false)
  assert.equal(hasFallen('EMIT-1', [org, alive]), true)
  const both = { name: 'both', steps: [...org.steps, ...alive.steps] }
  assert.equal(hasFallen('EMIT-1', [both, alive]), false)
  assert.equal(hasFallen('EMIT-1', [both, org]), true)
  assert.equal(hasFallen('DISC-5', [org]), true)
  assert.equal(hasFallen('DISC-5', []), false)
})

test('a rule of which one example is decisive has fallen by that one, which there is in each dialect', () => {
  const { rules } = loadCatalogue(path.join(__dirname, '../../../features'))
  for (const [id, name] of Object.entries(SHOWN_BY)) {
    const ofRule = rules.find((rule) => rule.id === id)?.examples ?? []
    const [decisive, others] = [ofRule.filter((one) => name.test(one.name)), ofRule.filter((one) => !name.test(one.name))]
    assert.equal(hasFallen(id, decisive.slice(0, 1)), true, id)
    assert.equal(hasFallen(id, others), false, id)
    for (const dialect of DIALECT_NAMES)
      assert.ok(
        decisive.some(({ tags }) => dialectsOf(tags).includes(dialect)),
        `${id}, ${dialect}`,
      )
  }
})

test('what a store holds is seen by what is passed on: STORE rests on ROUTE, and on what is refused', () => {
  const sent = saying('When dave sends alice a state info of gold')
  assert.deepEqual(foundationsOf('STORE-3', sent), ['ROUTE-1', 'ROUTE-2', 'STORE-6'])
  assert.deepEqual(foundationsOf('STORE-1', sent), ['ROUTE-1', 'ROUTE-2'])
  assert.deepEqual(foundationsOf('SIGN-3', sent), ['ROUTE-1', 'ROUTE-2'])
  assert.deepEqual(foundationsOf('STATE-1', sent), [])
})

test('each rule of the emitter that others rest on has examples with messages of both kinds', () => {
  const { rules } = loadCatalogue(path.join(__dirname, '../../../features'))
  for (const { id, examples } of rules.filter((rule) => ['EMIT-1', 'EMIT-2', 'EMIT-3'].includes(rule.id)))
    assert.ok(hasFallen(id, examples), id)
})
