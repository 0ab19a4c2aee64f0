import { Given, Then } from '@cucumber/cucumber'
import type { Condition } from './support/outcome'
import type { TckWorld } from './support/world'

// What became of the messages that "it" and "them" stand for. Peers may have them from any node: with several nodes all copies
// count, so that "bob receives it" means one copy in all, and "nobody else" means from no node.

/** The occasion of an example: that it is there is seen, before anything is made of it. */
Given('{peers} has/have just received it/them', async function (this: TckWorld, peers: string[]) {
  await this.outcome.receivedNow(peers)
})

Then('{peers} receive(s) it/them {instant}', async function (this: TckWorld, peers: string[], ms: number) {
  if (ms === 0) await this.outcome.receivedNow(peers)
  else await this.outcome.receivedAfterExactly(peers, ms)
})

Then('{peers} receive(s) nothing of it/them within {duration}', async function (this: TckWorld, peers: string[], ms: number) {
  await this.outcome.notReceivedWithin(peers, ms)
})

Then('{peers} do/does not receive it/them', async function (this: TckWorld, peers: string[]) {
  await this.outcome.notReceivedWithin(peers, 0)
})

Then('nobody( else) receives it/them within {duration}', async function (this: TckWorld, ms: number) {
  await this.outcome.nobodyElseWithin(ms)
})

Then('{peers} received it/them {condition}', function (this: TckWorld, peers: string[], condition: Condition) {
  this.outcome.receivedIn(condition, peers)
})

Then('{peer} receives some of them at once, and not all', async function (this: TckWorld, peer: string) {
  await this.outcome.receivedSome(peer)
})

Then('exactly {int} of {peers} receive it/them at once', async function (this: TckWorld, k: number, peers: string[]) {
  await this.draws.perMessage(k, peers)
})

Then('the same {int} of {peers} receive them all at once', async function (this: TckWorld, k: number, peers: string[]) {
  await this.draws.shared(k, peers)
})

Then('every choice of {int} of {peers} is equally likely', async function (this: TckWorld, k: number, peers: string[]) {
  await this.draws.expectUniform(k, peers)
})

Then('{node} delivers {amount} to her application', async function (this: TckWorld, node: string, times: number) {
  await this.outcome.delivered(node, times)
})

Then('{node} reports that she refused it: {word}', async function (this: TckWorld, node: string, reason: string) {
  await this.outcome.reported(node, reason)
})
