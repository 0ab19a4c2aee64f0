import { type DataTable, Given } from '@cucumber/cucumber'
import type { TckWorld } from './support/world'

// Many nodes, and what lies between them. All else is said of them in the phrases that there are.

/**
 * The nodes of the table start, one row after the other and a millisecond apart, and then join the channel, which belongs to all
 * organizations of the table, with a ledger of one block. `7 more` are so many without a name in the example; `bootstrap` and
 * `anchor peer` say whom a node is told of; other columns are settings. Nodes that are introduced besides start by their names.
 * @time a millisecond for each node
 */
Given('these nodes of {channel} meet:', async function (this: TckWorld, channel: string, table: DataTable) {
  await this.gathering.meet(channel, table.hashes())
})

/**
 * From now on a message between two nodes takes up to the latency, in the order of its stream, and so many of a hundred are lost,
 * handshakes excepted. Nodes and organizations that are cut off reach each other only: their streams with others end, and nobody answers
 * there who is dialled. What the table leaves out is as it is without this phrase: no time, no loss, nobody cut off.
 * @time none
 */
Given('the network between nodes has:', async function (this: TckWorld, table: DataTable) {
  await this.gathering.setNetwork(table.rowsHash())
})
