import { type DataTable, Given, When } from '@cucumber/cucumber'
import type { Matter } from '../src/suite/script/matters'
import { isMalformed, type Utterance } from '../src/suite/script/utterances'
import type { TckWorld } from './support/world'

// What peers and applications tell a node. "It" and "them" stand for what was sent or gossiped last.

/**
 * The peer sends messages over its stream, which it must have. What is about an author is made new, newer than all before of him, and
 * signed by him. From now on "it" and "them" are these.
 * @time none
 */
When('{peer} sends {node} {utterance}', async function (this: TckWorld, peer: string, node: string, utterance: Utterance) {
  const envelopes = this.utterances.of(peer, node, utterance)
  if (isMalformed(utterance.kind)) await this.speech.sendEach(peer, node, envelopes)
  else await this.speech.send(peer, node, envelopes, this.utterances.between(peer, node, utterance))
})

/**
 * The node's own application hands it messages to spread. An org message, a state info or an alive message without an author is of the
 * node itself. From now on "it" and "them" are these.
 * @time none
 */
When("{node}'s application gossips {utterance}", async function (this: TckWorld, node: string, utterance: Utterance) {
  await this.speech.gossip(node, this.utterances.of(node, node, utterance), this.utterances.between(node, node, utterance))
})

/**
 * The peer sends the very bytes that "it" and "them" stand for, whoever sent them first.
 * @time none
 */
When('{peer} sends {node} the same again', async function (this: TckWorld, peer: string, node: string) {
  await this.speech.send(peer, node, this.speech.said.envelopes)
})

/**
 * An alive message that differs from the author's usual one as the table says: time, PKI-ID, identity (left out, included, of somebody),
 * external endpoint, secret (none, or another internal endpoint), signature and signature of the secret (missing, forged), encoding and
 * encoding of the secret.
 * @time none
 */
When(
  '{peer} sends {node} an alive message of {author} with:',
  async function (this: TckWorld, peer: string, node: string, author: string, table: DataTable) {
    await this.speech.send(peer, node, [this.utterances.alive(author, table.rowsHash())])
  },
)

/**
 * A state info that differs from the author's usual one as the table says: time, signature, encoding, MAC, tag, nonce, ledger height,
 * chaincodes, and that it left.
 * @time none
 */
When(
  '{peer} sends {node} a state info of {peer} in {channel} with:',
  async function (this: TckWorld, peer: string, node: string, author: string, channel: string, table: DataTable) {
    await this.speech.send(peer, node, [this.utterances.stateInfo(author, channel, table.rowsHash())])
  },
)

/**
 * A message of a channel or of a pull that differs from the usual one as the table says: its tag, number, nonce, items or signature.
 * "It" and "them" are what is in an update or a snapshot. Of many nonces, as 2 to 1001, each has a message of its own.
 * @time none
 */
When(
  '{peer} sends {node} a/an {matter} with:',
  async function (this: TckWorld, peer: string, node: string, matter: Matter, table: DataTable) {
    await this.speech.send(peer, node, this.matters.all(peer, node, matter, table.rowsHash()))
  },
)

/**
 * A membership request whose alive message differs from the peer's usual one as the table says, or is of another author.
 * @time none
 */
When('{peer} sends {node} a membership request with:', async function (this: TckWorld, peer: string, node: string, table: DataTable) {
  await this.speech.send(peer, node, [this.utterances.requestFrom(peer, node, table.rowsHash())])
})

/**
 * A membership response that names each row's peer as alive or dead, by an alive message that differs from the usual one as the other
 * columns say; undecodable is an entry of nonsense. It has the nonce of the node's last request to this peer. "It" and "them" stand for
 * the alive messages in it, too.
 * @time none
 */
When('{peer} sends {node} a membership response that says:', async function (this: TckWorld, peer: string, node: string, table: DataTable) {
  await this.speech.send(peer, node, [this.utterances.response(peer, node, table.hashes())])
})

/**
 * Each peer sends a state info of its own to every node with which it has had a stream. "It" and "them" stay what they were.
 * @time none
 */
Given('{peers} has/have published a state info of {channel}', async function (this: TckWorld, peers: string[], channel: string) {
  for (const peer of peers) await this.peers.publish(peer, channel)
})

/**
 * The node's application tells it a new height of the ledger: news for the node's own state info.
 * @time none
 */
When('the ledger of {channel} grows at {node}', async function (this: TckWorld, channel: string, node: string) {
  await this.application.setHeight(node, channel, this.utterances.heightOf(channel))
})

/**
 * The node's application tells it a height of the ledger.
 * @time none
 */
When('the ledger of {channel} at {node} has {int} blocks', async function (this: TckWorld, channel: string, node: string, height: number) {
  await this.application.setHeight(node, channel, BigInt(height))
})

/**
 * The node's application tells it of another chaincode that is installed.
 * @time none
 */
When('the chaincodes of {channel} change at {node}', async function (this: TckWorld, channel: string, node: string) {
  await this.application.setChaincodes(node, channel, [{ name: 'assets', version: '2.0' }])
})

/**
 * The node's application leaves the channel.
 * @time none
 */
When('the application of {node} leaves {channel}', async function (this: TckWorld, node: string, channel: string) {
  await this.application.leave(node, channel)
})

/**
 * The node's application asks it to validate all identities anew.
 * @time none
 */
When('the application of {node} suspects revoked identities', async function (this: TckWorld, node: string) {
  await this.application.suspect(node)
})
