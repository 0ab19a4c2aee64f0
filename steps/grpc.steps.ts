import { Before, type DataTable, Given } from '@cucumber/cucumber'
import type { Finding } from './support/nodes-over-grpc'
import type { TckWorld } from './support/world'

// Nodes that meet over gRPC, in real time. All else is said of them in the phrases that there are; it is so sooner or later.

Before({ tags: '@grpc' }, function (this: TckWorld) {
  this.stage.goOverGrpc()
})

/**
 * Nodes of the reference start on loopback, each with a server, a dialer and a clock of its own and intervals of some ten milliseconds;
 * they are told of the peers that the table names, and join the channel.
 * @time real: nodes take what they need
 */
Given('these nodes of {channel} run over gRPC:', async function (this: TckWorld, channel: string, table: DataTable) {
  await this.nodesOverGrpc.run(channel, table.hashes())
})

/**
 * Waits until the node has made that of each of the others.
 * @time real: five seconds at most
 */
Given('{node} has found {peers} {finding}', async function (this: TckWorld, node: string, others: string[], finding: Finding) {
  await this.nodesOverGrpc.expect(node, others, finding)
})
