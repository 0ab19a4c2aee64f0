import { type DataTable, Then } from '@cucumber/cucumber'
import type { Company, NodesPhrase } from './support/gathering'
import type { TckWorld } from './support/world'

// What one node shows when it is asked, and what it says when it refuses to start.

/**
 * The node has not started, and its words have that in them, in capitals or not.
 * @time none
 */
Then('{node} refuses to start, and names {string}', function (this: TckWorld, node: string, what: string) {
  this.observations.expectRefusal(node, what)
})

/**
 * The settings in force, defaults included, are those of the table; durations are compared by their length.
 * @time none
 */
Then('{node} goes by these settings:', async function (this: TckWorld, node: string, table: DataTable) {
  await this.observations.expectSettings(node, table.hashes())
})

/**
 * What the service was given and holds, what is registered where, and what became of a batch that came too early.
 * @time none
 */
Then('the gossip service of {node} holds:', async function (this: TckWorld, node: string, table: DataTable) {
  await this.observations.expectService(node, table.rowsHash())
})

/**
 * Those of the table run, and were launched by whom it says; whether others run is not looked at.
 * @time none
 */
Then('these routines of {node} run:', async function (this: TckWorld, node: string, table: DataTable) {
  await this.observations.expectRoutines(node, table.hashes())
})

/**
 * The living members that the node shows are these. Each of many nodes shows its own.
 * @time none; over gRPC five seconds at most
 */
Then('{nodes} list(s) exactly {company} as alive', async function (this: TckWorld, nodes: NodesPhrase, company: Company) {
  for (const node of this.gathering.namesOf(nodes)) {
    await this.stage.judge(() => this.observations.expectAlive(node, this.gathering.companyOf(node, company)))
  }
})

/**
 * The peers that the node shows as members of the channel are these.
 * @time none
 */
Then(
  '{nodes} list(s) exactly {company} as member(s) of {channel}',
  async function (this: TckWorld, nodes: NodesPhrase, company: Company, channel: string) {
    for (const node of this.gathering.namesOf(nodes)) {
      await this.observations.expectMembersOf(channel, node, this.gathering.companyOf(node, company))
    }
  },
)

/**
 * The identities that the node shows are these, its own among them.
 * @time none
 */
Then('{node} knows the identities of exactly {peers}', async function (this: TckWorld, node: string, peers: string[]) {
  await this.observations.expectIdentities(node, peers)
})

/**
 * How many state infos of channels that the node is not in its store holds, and how many of those are not hidden.
 * @time none
 */
Then(
  '{node} holds {int} state info(s), of which {int} can be read',
  async function (this: TckWorld, node: string, held: number, readable: number) {
    await this.observations.expectStateInfos(node, held, readable)
  },
)
