import { type DataTable, Given, When } from '@cucumber/cucumber'
import type { Utterance } from '../src/suite/script/utterances'
import type { TckWorld } from './support/world'

// What peers and applications tell a node. "It" and "them" stand for what was sent or gossiped last.

When('{peer} sends {node} {utterance}', async function (this: TckWorld, peer: string, node: string, utterance: Utterance) {
  await this.speech.send(peer, node, this.utterances.of(peer, node, utterance), this.utterances.between(peer, node, utterance))
})

When("{node}'s application gossips {utterance}", async function (this: TckWorld, node: string, utterance: Utterance) {
  await this.speech.gossip(node, this.utterances.of(node, node, utterance), this.utterances.between(node, node, utterance))
})

When('{peer} sends {node} the same again', async function (this: TckWorld, peer: string, node: string) {
  await this.speech.send(peer, node, this.speech.said.envelopes)
})

When(
  '{peer} sends {node} an alive message of {author} with:',
  async function (this: TckWorld, peer: string, node: string, author: string, table: DataTable) {
    await this.speech.send(peer, node, [this.utterances.alive(author, table.rowsHash())])
  },
)

When(
  '{peer} sends {node} a state info of {peer} in {channel} with:',
  async function (this: TckWorld, peer: string, node: string, author: string, channel: string, table: DataTable) {
    await this.speech.send(peer, node, [this.utterances.stateInfo(author, channel, table.rowsHash())])
  },
)

When('{peer} sends {node} a membership request with:', async function (this: TckWorld, peer: string, node: string, table: DataTable) {
  await this.speech.send(peer, node, [this.utterances.requestFrom(peer, node, table.rowsHash())])
})

When('{peer} sends {node} a membership response that says:', async function (this: TckWorld, peer: string, node: string, table: DataTable) {
  await this.speech.send(peer, node, [this.utterances.response(peer, node, table.hashes())])
})

/** Told to every node with which the peer has had a stream. */
Given('{peers} has/have published a state info of {channel}', async function (this: TckWorld, peers: string[], channel: string) {
  for (const peer of peers) await this.peers.publish(peer, channel)
})

When('the ledger of {channel} grows at {node}', async function (this: TckWorld, channel: string, node: string) {
  await this.stage.act((port) => port.updateLedgerHeight(node, channel, 2n))
})

When('the application of {node} suspects revoked identities', async function (this: TckWorld, node: string) {
  await this.stage.act((port) => port.suspect(node))
})
