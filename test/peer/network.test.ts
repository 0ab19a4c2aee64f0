import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Organization } from '../../src/certificates/organization'
import { blockBytes } from '../../src/suite/script/messages'
import { toUtf8 } from '../../src/wire/bytes'
import { encodeGossipMessage } from '../../src/wire/envelope'
import { eventually } from '../eventually'
import { type ANode, aNode, TRADE } from './a-network'

let nodes: Record<'alice' | 'bob' | 'carol', ANode>

before(async () => {
  const [org1, org2] = [await Organization.make('Org1MSP'), await Organization.make('Org2MSP')]
  const orgs = [org1, org2]
  const alice = await aNode({ name: 'alice', org: org1, orgs })
  const bob = await aNode({ name: 'bob', org: org1, orgs, bootstrap: alice.endpoint })
  const carol = await aNode({ name: 'carol', org: org2, orgs, anchor: { org: org1, endpoint: alice.endpoint } })
  nodes = { alice, bob, carol }
})

after(() => Promise.all(Object.values(nodes).map((node) => node.stop())))

test('nodes of two organizations learn of each other over TLS', async () => {
  await eventually('each has both others in the channel', () =>
    Object.values(nodes).every(({ gossip }) => gossip.observe().channelMembers(TRADE).length === 2),
  )
  for (const { transport } of Object.values(nodes)) {
    const { sent, received, overflows, refusedConnections } = transport.counts
    assert.ok(sent > 0 && received > 0)
    assert.deepEqual({ overflows, refusedConnections }, { overflows: 0, refusedConnections: 0 })
  }
})

test('a block goes to the other peer of the organization', async () => {
  const content = { kind: 'data' as const, payload: { seqNum: 1n, data: blockBytes(1n, 'block'), privateData: [] } }
  nodes.alice.gossip.gossip(encodeGossipMessage({ nonce: 0n, channel: toUtf8(TRADE), tag: 'chan-and-org', content }))
  await eventually('bob has it', () => nodes.bob.delivered.length === 1)
  assert.deepEqual(nodes.carol.delivered, [])
})

test('a node that stops is dead to the others, and its port is free', async () => {
  await nodes.carol.stop()
  await eventually('carol is dead', () => nodes.alice.gossip.observe().members.dead.length === 1)
  await nodes.alice.transport.listen(nodes.carol.endpoint)
})
