import { type DataTable, Given, When } from '@cucumber/cucumber'
import type { Claim } from '../src/suite/script/peers'
import type { NodesPhrase } from './support/gathering'
import type { SubjectPhrase } from './support/parameter-types'
import type { TckWorld } from './support/world'

// Who takes part, as whom, in which channels, and who has a stream with whom.

/**
 * A node under test enters, of an organization. It starts as soon as anything happens in its world; where an example starts nodes by
 * name, each starts by its name only. A quiet one does nothing of its own accord.
 * @time none
 */
Given('{subject}', function (this: TckWorld, { name, org, isQuiet }: SubjectPhrase) {
  this.stage.introduce(name, org, isQuiet)
})

/**
 * The same, with settings: keys of `core.yaml` below `peer.gossip`, and values as they would stand in that file. `endpoint`,
 * `externalEndpoint` (or none) and `bootstrap` say where the node is reached, and whom it is told of.
 * @time none
 */
Given('{subject} with these settings:', function (this: TckWorld, { name, org, isQuiet }: SubjectPhrase, table: DataTable) {
  this.stage.introduce(name, org, isQuiet).configure(table.rowsHash())
})

/**
 * Each peer opens a stream to the node, and both say who they are: the handshake. The node knows the peer's identity by it, and nothing
 * more: a member it is not.
 * @time none
 */
Given('{peers} of {org} connect(s) to {node}', async function (this: TckWorld, peers: string[], org: string, node: string) {
  for (const peer of peers) {
    this.cast.introduce(peer, org)
    await this.peers.connect(peer, node)
  }
})

/**
 * Each peer connects, and sends its alive message, newer than any before, with identity, secret and external endpoint: it is a living
 * member. It says nothing more unless it is told to.
 * @time none
 */
Given('{peers} of {org} is/are known to {node}', async function (this: TckWorld, peers: string[], org: string, node: string) {
  for (const peer of peers) {
    this.cast.introduce(peer, org)
    await this.peers.makeKnown(peer, node)
  }
})

/**
 * The same, for peers of several organizations; where the table says so a peer has no external endpoint.
 * @time none
 */
Given('these peers are known to {node}:', async function (this: TckWorld, node: string, table: DataTable) {
  for (const { peer = '', organization = '', 'external endpoint': endpoint = 'yes' } of table.hashes()) {
    if (endpoint !== 'yes' && endpoint !== 'no') throw new Error(`whether ${peer} has an external endpoint is "${endpoint}": say yes or no`)
    const actor = this.cast.introduce(peer, organization)
    if (endpoint === 'no') actor.externalEndpoint = ''
    await this.peers.makeKnown(peer, node)
  }
})

/**
 * Each peer is there: at its internal and its external endpoint it answers whoever dials it, by its handshake. Nobody has been told of
 * it.
 * @time none
 */
Given('{peers} of {org} can be dialled', async function (this: TckWorld, peers: string[], org: string) {
  for (const peer of peers) this.cast.introduce(peer, org)
  for (const peer of peers) await this.peers.admit(peer)
})

/**
 * The first peer is reached where the other one was, who is reached no more.
 * @time none
 */
Given('{peer} of {org} answers at the endpoints of {peer}', async function (this: TckWorld, newcomer: string, org: string, peer: string) {
  await this.peers.replace(peer, newcomer, org)
})

/**
 * From now on the handshake of the first peer, which signs it, has the PKI-ID of the other one, or its identity with the PKI-ID of that.
 * @time none
 */
Given(
  '{peer} of {org} claims the {claim} of {peer}',
  async function (this: TckWorld, impostor: string, org: string, claim: Claim, victim: string) {
    for (const name of [impostor, victim]) this.cast.introduce(name, org)
    await this.peers.admitImpostor(impostor, victim, claim)
  },
)

/**
 * The certificate of somebody, node or peer, is good until then, that instant included.
 * @time none
 */
Given(
  'the identity of {author} of {org} expires {duration} {since}',
  function (this: TckWorld, peer: string, org: string, ms: number, since: 'start' | 'now') {
    this.cast.introduce(peer, org).directory.expiresAtMs = (since === 'now' ? this.stage.now : 0) + ms
  },
)

/**
 * From now on nobody who validates the peer's identity finds it good. The node is not told.
 * @time none
 */
When('the identity of {peer} is revoked', async function (this: TckWorld, peer: string) {
  await this.peers.revoke(peer)
})

/**
 * Gone: the peer ends its streams with every node, and does not answer when it is dialled. Back: it answers again, and says nothing of
 * itself.
 * @time none
 */
When('{peer} is {presence}', async function (this: TckWorld, peer: string, presence: 'gone' | 'back') {
  if (presence === 'gone') await this.peers.vanish(peer)
  else await this.peers.comeBack(peer)
})

/**
 * From now on the message crypto service of every node says that the peer may not read the channel.
 * @time none
 */
Given('{peer} of {org} may not read {channel}', async function (this: TckWorld, peer: string, org: string, channel: string) {
  await this.peers.forbid(peer, org, channel)
})

/**
 * The peer ends its stream with that node. It can still be dialled.
 * @time none
 */
When('{peer} disconnects from {node}', async function (this: TckWorld, peer: string, node: string) {
  await this.peers.disconnect(peer, node)
})

/**
 * The node is built and started; one that was stopped begins a new life. If it refuses, that is kept for the Then that looks for it.
 * @time none
 */
When('{node} starts', async function (this: TckWorld, node: string) {
  await this.stage.start(node)
})

/**
 * The node is stopped. It may start again, in a new life.
 * @time none
 */
When('{node} stops', async function (this: TckWorld, node: string) {
  await this.stage.stop(node)
})

/**
 * The node's application, or that of each of many, joins it to a channel of these organizations, without anchor peers. Joined again it gets another configuration,
 * as new as the first; one to which the channel once belonged is older.
 * @time none
 */
Given(
  '{nodes} has joined {channel}, which {belongs} to {orgs}',
  async function (this: TckWorld, nodes: NodesPhrase, channel: string, sequence: bigint, orgs: string[]) {
    for (const node of this.gathering.namesOf(nodes)) {
      await this.application.join(node, channel, { orgs, sequence })
    }
  },
)

/**
 * The node joins the channel, and each peer sends it a state info of its own: that it is in the channel.
 * @time none
 */
Given(
  '{peers} is/are in {channel} with {node}, and it belongs to {orgs}',
  async function (this: TckWorld, peers: string[], channel: string, node: string, orgs: string[]) {
    await this.application.join(node, channel, { orgs })
    for (const peer of peers) await this.peers.publish(peer, channel, node)
  },
)

/**
 * The node joins a channel of that peer's organization only, and is told the peer's external endpoint as that of an anchor peer.
 * @time none
 */
Given(
  '{node} has joined {channel}, whose anchor peer is {peer}',
  async function (this: TckWorld, node: string, channel: string, peer: string) {
    const { org, externalEndpoint } = this.cast.get(peer)
    await this.application.join(node, channel, { orgs: [org], anchors: [{ org, endpoint: externalEndpoint }] })
  },
)
