import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import { fabric } from '../../../src/reference/dialects/fabric'
import type { StreamId } from '../../../src/reference/ports/outbox'
import { ANode } from './a-node'

const PEERS = 5_000

/** Entries that a node has looked at, in all of its tables. */
function visitedBy({ node }: ANode): number {
  const { identities, stateInfos } = node.parts
  return identities.visited + stateInfos.visited + (node.running?.discovery.view.visited ?? 0)
}

function membersOf({ node }: ANode): number {
  return node.running?.discovery.view.aliveCount ?? 0
}

/** Lets the node hear of a new peer of its own organization; returns what that cost. */
function costOfLearning(alice: ANode, from: StreamId, name: string): { visited: number; drawn: number; taken: boolean } {
  const before = { visited: visitedBy(alice), drawn: alice.random.drawn, members: membersOf(alice) }
  alice.hear(from, alice.messages.alive(alice.introduce(name, 'Org1')))
  return {
    visited: visitedBy(alice) - before.visited,
    drawn: alice.random.drawn - before.drawn,
    taken: membersOf(alice) === before.members + 1,
  }
}

for (const dialect of [documents, fabric]) {
  test(`an alive message costs no more in a node that knows 5,000 peers (${dialect.name})`, () => {
    const alice = new ANode(dialect, { maxPropagationBurstSize: '1', propagatePeerNum: '3' })
    const bob = alice.connect(alice.introduce('bob', 'Org1'))
    for (let number = 0; number < 10; number++) costOfLearning(alice, bob, `early${number}`)
    const early = costOfLearning(alice, bob, 'early')
    for (let number = 0; number < PEERS; number++) costOfLearning(alice, bob, `peer${number}`)
    alice.takeEffects()
    const late = costOfLearning(alice, bob, 'late')
    assert.ok(early.taken && late.taken)
    assert.ok(
      alice.takeEffects().some(({ type }) => type === 'dial'),
      'it was passed on',
    )
    assert.equal(late.drawn, 3)
    assert.deepEqual(late, early)
    assert.ok(late.visited <= 20, `${late.visited} entries visited`)
  })
}

test('a time at which nothing is due costs at most one look at each table', () => {
  const alice = new ANode(fabric, { aliveTimeInterval: '1000h', pullInterval: '1000h', reconnectInterval: '1000h' })
  const bob = alice.connect(alice.introduce('bob', 'Org1'))
  for (let number = 0; number < 1_000; number++) alice.hear(bob, alice.messages.alive(alice.introduce(`peer${number}`, 'Org1')))
  while ((alice.node.nextDeadline ?? 0) <= alice.now + 100) alice.wake()
  const before = visitedBy(alice)
  alice.wake()
  const tables = 3
  assert.ok(visitedBy(alice) - before <= tables, `${visitedBy(alice) - before} entries visited`)
  assert.equal(membersOf(alice), 1_000)
})
