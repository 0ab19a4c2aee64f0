import { type DataTable, Then } from '@cucumber/cucumber'
import type { OwnKind, Tally } from './support/traffic'
import type { TckWorld } from './support/world'

// What a node says by itself, whom it tries to reach, and with whom it keeps a stream: "of alice" is what came from alice.

Then(
  '{peers} receive(s) {tally} of {node} within {duration}',
  async function (this: TckWorld, peers: string[], tally: Tally, node: string, ms: number) {
    await this.traffic.receivedWithin(peers, tally, node, ms)
  },
)

Then(
  '{peers} receive(s) a/an {kind} of {node} {instant}',
  async function (this: TckWorld, peers: string[], kind: OwnKind, node: string, ms: number) {
    await this.traffic.receivedAt(peers, kind, node, ms)
  },
)

Then(
  'exactly {int} of {peers} receive a membership request of {node} within {duration}',
  async function (this: TckWorld, k: number, peers: string[], node: string, ms: number) {
    await this.traffic.asked(k, peers, node, ms)
  },
)

Then(
  'the last {kind} of {node} to {author} says:',
  async function (this: TckWorld, kind: OwnKind, node: string, peer: string, table: DataTable) {
    await this.stage.judge(() => this.traffic.lastSays(kind, node, peer, table.rowsHash()))
  },
)

Then('{node} answers a membership request of {peer} with:', async function (this: TckWorld, node: string, peer: string, table: DataTable) {
  await this.traffic.answers(node, peer, table.hashes())
})

Then('{node} closes the connection(s) to {peers} {instant}', async function (this: TckWorld, node: string, peers: string[], ms: number) {
  await this.connections.closedAfterExactly(node, peers, ms)
})

Then(
  '{node} closes the connection(s) to {peers} within {duration}',
  async function (this: TckWorld, node: string, peers: string[], ms: number) {
    await this.connections.closedWithin(node, peers, ms)
  },
)

/** With every node with which the peers have had one. */
Then('the connection(s) of {peers} stay(s) open for {duration}', async function (this: TckWorld, peers: string[], ms: number) {
  await this.connections.staysOpen(peers, ms)
})

Then(
  '{node} tries to reach {author} {int} time(s) within {duration}',
  async function (this: TckWorld, node: string, peer: string, times: number, ms: number) {
    await this.connections.triedToReach(node, peer, times, ms)
  },
)

Then(
  '{node} dials the {endpoint} endpoint of {peer} {moment}',
  async function (this: TckWorld, node: string, which: string, peer: string, ms: number) {
    await this.connections.dialledWithin(node, peer, which, ms)
  },
)
