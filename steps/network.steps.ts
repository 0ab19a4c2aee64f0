import { type DataTable, Given, When } from '@cucumber/cucumber'
import type { SubjectPhrase } from './support/parameter-types'
import type { TckWorld } from './support/world'

// Who takes part, as whom, in which channels, and who has a stream with whom.

Given('{subject}', function (this: TckWorld, { name, org, isQuiet }: SubjectPhrase) {
  this.stage.introduce(name, org, isQuiet)
})

Given('{subject} with these settings:', function (this: TckWorld, { name, org, isQuiet }: SubjectPhrase, table: DataTable) {
  this.stage.introduce(name, org, isQuiet).configure(table.rowsHash())
})

Given('{peers} of {org} connect(s) to {node}', async function (this: TckWorld, peers: string[], org: string, node: string) {
  for (const peer of peers) {
    this.cast.introduce(peer, org)
    await this.peers.connect(peer, node)
  }
})

Given('{peers} of {org} is/are known to {node}', async function (this: TckWorld, peers: string[], org: string, node: string) {
  for (const peer of peers) {
    this.cast.introduce(peer, org)
    await this.peers.makeKnown(peer, node)
  }
})

Given('these peers are known to {node}:', async function (this: TckWorld, node: string, table: DataTable) {
  for (const { peer = '', organization = '', 'external endpoint': endpoint } of table.hashes()) {
    const actor = this.cast.introduce(peer, organization)
    if (endpoint === 'no') actor.externalEndpoint = ''
    await this.peers.makeKnown(peer, node)
  }
})

Given('{peers} of {org} can be dialled', async function (this: TckWorld, peers: string[], org: string) {
  for (const peer of peers) this.cast.introduce(peer, org)
  for (const peer of peers) await this.peers.admit(peer)
})

Given('{peer} of {org} answers at the endpoints of {peer}', async function (this: TckWorld, newcomer: string, org: string, peer: string) {
  await this.peers.replace(peer, newcomer, org)
})

Given('{peer} of {org} claims the PKI-ID of {peer}', async function (this: TckWorld, impostor: string, org: string, victim: string) {
  for (const name of [impostor, victim]) this.cast.introduce(name, org)
  await this.peers.admitImpostor(impostor, victim)
})

Given(
  'the identity of {author} of {org} expires {duration} {since}',
  function (this: TckWorld, peer: string, org: string, ms: number, since: 'start' | 'now') {
    this.cast.introduce(peer, org).directory.expiresAtMs = (since === 'now' ? this.stage.now : 0) + ms
  },
)

When('the identity of {peer} is revoked', async function (this: TckWorld, peer: string) {
  await this.peers.revoke(peer)
})

/** The peer ends its streams with every node. */
When('{peer} is {presence}', async function (this: TckWorld, peer: string, presence: 'gone' | 'back') {
  if (presence === 'gone') await this.peers.vanish(peer)
  else await this.peers.comeBack(peer)
})

When('{peer} disconnects from {node}', async function (this: TckWorld, peer: string, node: string) {
  await this.peers.disconnect(peer, node)
})

When('{node} starts', async function (this: TckWorld, node: string) {
  await this.stage.start(node)
})

When('{node} stops', async function (this: TckWorld, node: string) {
  await this.stage.stop(node)
})

Given(
  '{node} has joined {channel}, which {belongs} to {orgs}',
  async function (this: TckWorld, node: string, channel: string, sequence: bigint, orgs: string[]) {
    await this.stage.act((port) => port.joinChannel(node, channel, sequence, orgs, []))
  },
)

Given(
  '{peers} is/are in {channel} with {node}, and it belongs to {orgs}',
  async function (this: TckWorld, peers: string[], channel: string, node: string, orgs: string[]) {
    await this.stage.act((port) => port.joinChannel(node, channel, 1n, orgs, []))
    for (const peer of peers) await this.peers.publish(peer, channel, node)
  },
)

Given(
  '{node} has joined {channel}, whose anchor peer is {peer}',
  async function (this: TckWorld, node: string, channel: string, peer: string) {
    const { org, externalEndpoint } = this.cast.get(peer)
    await this.stage.act((port) => port.joinChannel(node, channel, 1n, [org], [{ org, endpoint: externalEndpoint }]))
  },
)
