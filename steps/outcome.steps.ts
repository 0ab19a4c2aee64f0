import { Given, Then } from '@cucumber/cucumber'
import type { NodesPhrase } from './support/gathering'
import type { Condition } from './support/outcome'
import type { Choice } from './support/traffic'
import type { TckWorld } from './support/world'

// What became of the messages that "it" and "them" stand for. Peers may have them from any node: with several nodes all copies
// count, so that "bob receives it" means one copy in all, and "nobody else" means from no node.

/**
 * As the Then of the same words: the occasion of an example, seen before anything is made of it.
 * @time none
 */
Given('{peers} has/have just received it/them', async function (this: TckWorld, peers: string[]) {
  await this.outcome.receivedNow(peers)
})

/**
 * Each of the peers gets each of the messages once more than was said of it before in the example, and that at this instant.
 * @time none where it is at once, else that long
 */
Then('{peers} receive(s) it/them {instant}', async function (this: TckWorld, peers: string[], ms: number) {
  if (ms === 0) await this.outcome.receivedNow(peers)
  else await this.outcome.receivedAfterExactly(peers, ms)
})

/**
 * None of the peers gets any of the messages, or gets one again.
 * @time that long
 */
Then('{peers} receive(s) nothing of it/them within {duration}', async function (this: TckWorld, peers: string[], ms: number) {
  await this.outcome.notReceivedWithin(peers, ms)
})

/**
 * None of the peers has got any of the messages at this instant, or one again.
 * @time none
 */
Then('{peers} do/does not receive it/them', async function (this: TckWorld, peers: string[]) {
  await this.outcome.notReceivedWithin(peers, 0)
})

/**
 * Nobody gets any of the messages but those who were said to, and these get no more of them than was said. The peer that sent them to
 * the node is left out: whether they go back to it is ROUTE-5.
 * @time that long
 */
Then('nobody( else) receives it/them within {duration}', async function (this: TckWorld, ms: number) {
  await this.outcome.nobodyElseWithin(ms)
})

/**
 * All copies that the peers have got are of that kind, and each peer has one. Unchanged: payload and signature are the bytes that were
 * sent, and those of the secret where it is left.
 * @time none
 */
Then('{peers} received it/them {condition}', function (this: TckWorld, peers: string[], condition: Condition) {
  this.outcome.receivedIn(condition, peers)
})

/**
 * The peer has at least one of the messages at this instant, and not all.
 * @time none
 */
Then('{peer} receives some of them at once, and not all', async function (this: TckWorld, peer: string) {
  await this.outcome.receivedSome(peer)
})

/**
 * Each message has gone to so many of the peers at this instant, whoever they are, and to each once.
 * @time none
 */
Then('exactly {int} of {peers} receive it/them at once', async function (this: TckWorld, k: number, peers: string[]) {
  await this.draws.perMessage(k, peers)
})

/**
 * So many of the peers have all messages at this instant, each once, and the others have none.
 * @time none
 */
Then('the same {int} of {peers} receive them all at once', async function (this: TckWorld, k: number, peers: string[]) {
  await this.draws.shared(k, peers)
})

/**
 * For each message so many of the peers were drawn, and each choice of them came about as often as the others, as far as chance allows:
 * a chi-square test that fails an even draw once in a million runs (ROUTE-4).
 * @time none
 */
Then('{choices} is equally likely', async function (this: TckWorld, choices: Choice) {
  await this.draws.expectUniform(choices)
})

/**
 * The node, or each of many, has handed each of the messages to its application once since they were sent; or none of them.
 * @time none
 */
Then('{nodes} delivers {amount} to her application', async function (this: TckWorld, nodes: NodesPhrase, times: number) {
  for (const node of this.gathering.namesOf(nodes)) await this.outcome.delivered(node, times)
})

/**
 * The node has reported, since the messages were sent, that it refused what their sender sent, for that reason.
 * @time none
 */
Then('{node} reports that she refused it: {word}', async function (this: TckWorld, node: string, reason: string) {
  await this.outcome.reported(node, reason)
})

/**
 * The node has told its application that it does not spread the message, whatever its words.
 * @time none
 */
Then('{node} refuses it with an error', function (this: TckWorld, node: string) {
  this.outcome.refused(node)
})

/**
 * The node does nothing that anybody could see since the messages were sent: it sends nothing, hands nothing over, dials nobody and
 * closes no connection. What it logs, and that it says why it refused them, is nothing.
 * @time that long
 */
Then('nothing comes of it/them within {duration}', async function (this: TckWorld, ms: number) {
  await this.outcome.nothingWithin(ms)
})
