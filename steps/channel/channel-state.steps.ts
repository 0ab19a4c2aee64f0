import { Given, When } from '@cucumber/cucumber'
import type { TckWorld } from '../support/world'

Given(
  '{node} has joined {channel}, which belongs to {orgs}',
  async function (this: TckWorld, node: string, channel: string, orgs: string[]) {
    await this.act((port) => port.joinChannel(node, channel, 1n, orgs, []))
  },
)

Given(
  '{peers} is/are in {channel} with {node}, and it belongs to {orgs}',
  async function (this: TckWorld, peers: string[], channel: string, node: string, orgs: string[]) {
    await this.act((port) => port.joinChannel(node, channel, 1n, orgs, []))
    await this.publish(peers, channel)
  },
)

Given(
  '{node} has joined {channel}, whose anchor peer is {peer}',
  async function (this: TckWorld, node: string, channel: string, peer: string) {
    const { org, externalEndpoint } = this.cast.get(peer)
    await this.act((port) => port.joinChannel(node, channel, 1n, [org], [{ org, endpoint: externalEndpoint }]))
  },
)

Given('{peers} has/have published a state info of {channel}', async function (this: TckWorld, peers: string[], channel: string) {
  await this.publish(peers, channel)
})

When('the ledger of {channel} grows at {node}', async function (this: TckWorld, channel: string, node: string) {
  await this.act((port) => port.updateLedgerHeight(node, channel, 2n))
})
