import { type DataTable, Then } from '@cucumber/cucumber'
import type { TckWorld } from './support/world'

// What one node shows when it is asked, and what it says when it refuses to start.

Then('{node} refuses to start, and names {string}', function (this: TckWorld, node: string, what: string) {
  this.observations.expectRefusal(node, what)
})

Then('{node} goes by these settings:', async function (this: TckWorld, node: string, table: DataTable) {
  await this.observations.expectSettings(node, table.hashes())
})

Then('the gossip service of {node} holds:', async function (this: TckWorld, node: string, table: DataTable) {
  await this.observations.expectService(node, table.rowsHash())
})

Then('these routines of {node} run:', async function (this: TckWorld, node: string, table: DataTable) {
  await this.observations.expectRoutines(node, table.hashes())
})

Then('{node} lists exactly {peers} as alive', async function (this: TckWorld, node: string, peers: string[]) {
  await this.stage.judge(() => this.observations.expectAlive(node, peers))
})

Then('{node} knows the identities of exactly {peers}', async function (this: TckWorld, node: string, peers: string[]) {
  await this.observations.expectIdentities(node, peers)
})

Then(
  '{node} holds {int} state info(s), of which {int} can be read',
  async function (this: TckWorld, node: string, held: number, readable: number) {
    await this.observations.expectStateInfos(node, held, readable)
  },
)
