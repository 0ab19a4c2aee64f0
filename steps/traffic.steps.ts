import { type DataTable, Then } from '@cucumber/cucumber'
import type { Term } from './support/connections'
import type { Choice, OwnKind, Tally } from './support/traffic'
import type { TckWorld } from './support/world'

// What a node says by itself, whom it tries to reach, and with whom it keeps a stream: "of alice" is what came from alice.

/**
 * Each peer gets exactly so many messages of that kind from the node, each newer than the one before; alive messages and state infos
 * count only where the node speaks of itself. What has come at this instant counts already.
 * @time that long
 */
Then(
  '{peers} receive(s) {tally} of {node} within {duration}',
  async function (this: TckWorld, peers: string[], tally: Tally, node: string, ms: number) {
    await this.traffic.receivedWithin(peers, tally, node, ms)
  },
)

/**
 * Each peer gets one message of that kind from the node: at the very end of that time, and none before; or at this instant.
 * @time none where it is at once, else that long
 */
Then(
  '{peers} receive(s) a/an {kind} of {node} {instant}',
  async function (this: TckWorld, peers: string[], kind: OwnKind, node: string, ms: number) {
    await this.traffic.receivedAt(peers, kind, node, ms)
  },
)

/**
 * So many of the peers are asked, whoever they are, and each once. What happens at the end of that time counts, what has happened at its
 * beginning does not.
 * @time that long
 */
Then(
  '{choice} receive a {kind} of {node} within {duration}',
  async function (this: TckWorld, choice: Choice, kind: OwnKind, node: string, ms: number) {
    await this.traffic.asked(choice, kind, node, ms)
  },
)

/**
 * What the node says of itself in the last message of that kind that it has sent there: each row names a field and what stands in it.
 * @time none
 */
Then(
  'the last {kind} of {node} to {author} says:',
  async function (this: TckWorld, kind: OwnKind, node: string, peer: string, table: DataTable) {
    await this.stage.judge(() => this.traffic.lastSays(kind, node, peer, table.rowsHash()))
  },
)

/**
 * The peer asks now, by a request with a new alive message of its own, so that asking makes it a living member; and the answer comes at
 * this instant and names those of the table, as it says, and nobody else. The node itself and the peer that asks are compared only where
 * the table names them (DISC-18).
 * @time none
 */
Then('{node} answers a membership request of {peer} with:', async function (this: TckWorld, node: string, peer: string, table: DataTable) {
  await this.traffic.answers(node, peer, table.hashes())
})

/**
 * Each time that the node sends such messages they go to so many of the peers, and each choice of them comes about as often as the others,
 * as far as chance allows (see *every choice of 2 of bob, dave and erin is equally likely*).
 * @time that long
 */
Then(
  '{choices} for a {kind} of {node} is equally likely within {duration}',
  async function (this: TckWorld, choices: Choice, kind: OwnKind, node: string, ms: number) {
    this.draws.expectUniformly(choices, await this.traffic.drawn(choices.peers, kind, node, ms))
  },
)

/**
 * The node ends its stream with each of the peers then, and not before.
 * @time none where it is at once, else that long
 */
Then('{node} closes the connection(s) to {peers} {term}', async function (this: TckWorld, node: string, peers: string[], term: Term) {
  await this.connections.closed(node, peers, term)
})

/**
 * Each of the peers has a stream with a node, and no node ends the one that it has, up to the end of that time: not even to open another.
 * @time that long
 */
Then('the connection(s) of {peers} stay(s) open for {duration}', async function (this: TckWorld, peers: string[], ms: number) {
  await this.connections.staysOpen(peers, ms)
})

/**
 * There are so many instants at which the node dials or pings an endpoint of somebody, be it itself.
 * @time that long
 */
Then(
  '{node} tries to reach {author} {int} time(s) within {duration}',
  async function (this: TckWorld, node: string, peer: string, times: number, ms: number) {
    await this.connections.triedToReach(node, peer, times, ms)
  },
)

/**
 * The node dials that endpoint, and no other of anybody. What has happened at this instant counts.
 * @time none where it is at once, else that long
 */
Then(
  '{node} dials the {endpoint} endpoint of {peer} {moment}',
  async function (this: TckWorld, node: string, which: string, peer: string, ms: number) {
    await this.connections.dialledWithin(node, peer, which, ms)
  },
)
