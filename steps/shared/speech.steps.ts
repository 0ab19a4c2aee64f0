import { type DataTable, When } from '@cucumber/cucumber'
import type { Utterance } from '../support/parameter-types'
import { aliveFrom, responseFrom, stateInfoFrom, utter } from '../support/speech'
import { pairs } from '../support/tables'
import type { TckWorld } from '../support/world'

When('{peer} sends {node} {utterance}', async function (this: TckWorld, peer: string, _node: string, utterance: Utterance) {
  await this.send(peer, utter(this, peer, utterance))
})

When("{node}'s application gossips {utterance}", async function (this: TckWorld, node: string, utterance: Utterance) {
  await this.gossip(utter(this, node, utterance))
})

When('{peer} sends {node} the same again', async function (this: TckWorld, peer: string, _node: string) {
  if (this.said === undefined) throw new Error('nothing was sent that could be sent again')
  await this.send(peer, this.said.envelopes)
})

When(
  '{peer} sends {node} an alive message of {author} with:',
  async function (this: TckWorld, peer: string, _node: string, author: string, table: DataTable) {
    await this.send(peer, [aliveFrom(this, author, pairs(table))])
  },
)

When(
  '{peer} sends {node} a state info of {peer} in {channel} with:',
  async function (this: TckWorld, peer: string, _node: string, author: string, channel: string, table: DataTable) {
    await this.send(peer, [stateInfoFrom(this, author, channel, pairs(table))])
  },
)

When('{peer} sends {node} a membership request with:', async function (this: TckWorld, peer: string, _node: string, table: DataTable) {
  const { author = peer, ...changes } = pairs(table)
  await this.send(peer, [this.messages.membershipRequest(aliveFrom(this, author, changes), this.nextNonce(peer))])
})

When(
  '{peer} sends {node} a membership response that says:',
  async function (this: TckWorld, peer: string, _node: string, table: DataTable) {
    await this.send(peer, [responseFrom(this, peer, table.hashes())])
  },
)
