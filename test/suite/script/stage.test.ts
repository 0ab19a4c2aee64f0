import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal, type WorldEvent } from '../../../src/suite/port'
import { Cast } from '../../../src/suite/script/cast'
import { ExampleRecord } from '../../../src/suite/script/record'
import { Stage } from '../../../src/suite/script/stage'
import { theReference } from '../../../src/suite/the-reference'

function stage(implementation = theReference('documents')) {
  const cast = new Cast()
  return new Stage(() => ({ implementation, overGrpc: () => implementation, parameters: { seed: '7f' } }), cast, new ExampleRecord(cast))
}

test('nodes are introduced before anything happens, and only they can be spoken of', async () => {
  const one = stage()
  one.introduce('alice', 'Org1', true)
  assert.throws(() => one.subject('anna'), /^Error: anna is no node of this example: introduce it first$/)
  await one.pass(0)
  assert.throws(() => one.introduce('anna', 'Org1', true), /^Error: anna comes too late: introduce all nodes before anything happens$/)
  await one.close()
})

test('time passes in whole milliseconds, and never back', async () => {
  const one = stage()
  one.introduce('alice', 'Org1', true)
  for (const ms of [-1, 0.5, Number.NaN]) await assert.rejects(one.pass(ms), RangeError, `${ms}`)
  await one.pass(7)
  assert.equal(one.now, 7)
  await one.close()
})

test('a node is started once', async () => {
  const one = stage()
  one.introduce('alice', 'Org1', true)
  await one.start('alice')
  await assert.rejects(one.start('alice'), /^Error: alice has been started already$/)
  await assert.rejects(one.start('anna'), /anna is no node of this example/)
  assert.deepEqual(one.running, ['alice'])
  await one.close()
})

test('a refusal to start is kept, and stops what follows as long as no other node runs; what is none is no refusal', async () => {
  const one = stage()
  one.introduce('alice', 'Org1', true).configure({ pullInterval: 'soon' })
  one.introduce('anna', 'Org1', true)
  await one.start('alice')
  assert.match(one.refusalOf('alice') ?? '', /pullInterval/)
  await assert.rejects(one.pass(1), Refusal)
  await one.start('anna')
  await one.pass(1)
  assert.deepEqual([one.running, one.refusalOf('anna')], [['anna'], undefined])
  await one.close()

  const broken = theReference('documents')
  const crash = Object.assign(Object.create(broken), {
    open: async (spec: Parameters<typeof broken.open>[0]) =>
      Object.assign(await broken.open(spec), { start: () => Promise.reject(new TypeError('no such thing')) }),
  })
  const other = stage(crash)
  other.introduce('alice', 'Org1', true)
  await assert.rejects(other.start('alice'), TypeError)
  assert.equal(other.refusalOf('alice'), undefined)
})

test('what happened before time went on is told late, unless something was done without looking', async () => {
  const reference = theReference('documents')
  let due: number | undefined
  const implementation = Object.assign(Object.create(reference), {
    open: async (spec: Parameters<typeof reference.open>[0]) => {
      const world = await reference.open(spec)
      const advance = world.advance.bind(world)
      return Object.assign(world, {
        advance: async (ms: number): Promise<readonly WorldEvent[]> => {
          const [atMs] = due === undefined ? [] : [due]
          due = undefined
          const events = await advance(ms)
          return atMs === undefined ? events : [{ atMs, subject: 'alice', type: 'log', words: 'late' }, ...events]
        },
      })
    },
  })
  const [cast, theatre] = [new Cast(), { implementation, overGrpc: () => implementation, parameters: { seed: '7f' } }]
  const record = new ExampleRecord(cast)
  const one = new Stage(() => theatre, cast, record)
  one.introduce('alice', 'Org1', true)
  due = 0
  await one.pass(7)
  assert.equal(record.lateness(0), undefined, 'of the start')
  await one.prepare(async () => {})
  due = 7
  await one.pass(1)
  assert.equal(record.lateness(7), undefined, 'of what was done without looking')
  due = 9
  await one.pass(1)
  assert.equal(record.lateness(9), undefined, 'of an event in time')
  due = 9
  await one.pass(1)
  assert.match(record.lateness(9) ?? '', /^but what happened at 0\.009 s was told only with the next advance/)
  await one.close()
})
