import { Before, type DataTable, Given } from '@cucumber/cucumber'
import type { Finding } from './support/nodes-over-grpc'
import type { TckWorld } from './support/world'

// Nodes that meet over gRPC, in real time. All else is said of them in the phrases that there are; it is so sooner or later.

Before({ tags: '@grpc' }, function (this: TckWorld) {
  this.stage.goOverGrpc()
})

Given('these nodes of {channel} run over gRPC:', async function (this: TckWorld, channel: string, table: DataTable) {
  await this.nodesOverGrpc.run(channel, table.hashes())
})

/** The occasion of an example: nodes take their time to find each other. */
Given('{node} has found {peers} {finding}', async function (this: TckWorld, node: string, others: string[], finding: Finding) {
  await this.nodesOverGrpc.expect(node, others, finding)
})
