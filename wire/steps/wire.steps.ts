import { defineParameterType, Given, Then, When } from '@cucumber/cucumber'
import { demand } from './support/bounds'
import { aliveMessage, heavyHello, OPENINGS } from './support/handshakes'
import { NodeProcess } from './support/node-process'
import { untilFree, verdictOn } from './support/sockets'
import { isAnswered } from './support/streams'
import type { WireWorld } from './support/world'

// A node on real sockets, in real time: what is to be seen is looked for, for five seconds at most.

const MEBIBYTE = 1024 * 1024

defineParameterType({ name: 'peer', regexp: /[a-z]+/, transformer: (name: string) => name })
defineParameterType({
  name: 'opening',
  regexp: new RegExp(Object.keys(OPENINGS).join('|')),
  transformer: (words: string) => words,
})
defineParameterType({ name: 'ending', regexp: /well|with an error/, transformer: (words: string) => words })

/** A node of its own, that the example may stop. */
Given('a node of its own', async function (this: WireWorld) {
  this.own = await NodeProcess.start(this.folder)
})

/** A peer opens a stream over TLS, and says that first. */
When('{peer} connects with {opening}', async function (this: WireWorld, peer: string, opening: string) {
  await this.connect(peer, opening)
})

/** A hello of that size, on the stream that the peer has opened last. */
When('{peer} sends a message of {int} MiB', function (this: WireWorld, peer: string, size: number) {
  this.stream(peer).send(heavyHello(size * MEBIBYTE))
})

/** A peer listens, and another one tells the node so; `answering` shows the handshake of a third one there. */
When('{peer} tells the node of {peer}, where {peer} answers', async function (this: WireWorld, teller: string, named: string, by: string) {
  const material = this.material(named)
  const trusted = ['bob', 'carol'].map((name) => this.material(name).tlsCa)
  const endpoint = await this.listener.listen(material, this.material(by), trusted)
  await this.connect(teller, 'a proper handshake')
  this.stream(teller).send(aliveMessage(material, endpoint, this.nextNumber()))
})

/** SIGTERM. */
When('the node stops', function (this: WireWorld) {
  this.own?.terminate()
})

/** Within the patience of the examples, by the same certificates as a stream. */
Then('a ping of {peer} is answered', async function (this: WireWorld, peer: string) {
  demand('an answer to the ping', await isAnswered(this.target, this.material(peer), 5_000), true)
})

/** Signed with low S, of the identity in it, and bound to the certificate of the node. */
Then('{peer} receives a proper handshake of the node', async function (this: WireWorld, peer: string) {
  await this.stream(peer).handshake()
})

/** That many more streams, one after the other. */
Then('{int} probes of {peer} receive a proper handshake of the node', async function (this: WireWorld, count: number, peer: string) {
  for (let probe = 0; probe < count; probe++) {
    await this.connect(peer, 'a probe')
    await this.stream(peer).handshake()
  }
})

/** By then the stream has ended. */
Then('{peer} has received nothing', function (this: WireWorld, peer: string) {
  demand('messages received', this.stream(peer).received.length, 0)
})

/** The stream that the peer has opened last. */
Then('the stream of {peer} ends {ending}', async function (this: WireWorld, peer: string, ending: string) {
  demand('the end of the stream', await this.stream(peer).ending(), ending)
})

/** The one that the peer has opened before. */
Then('the first stream of {peer} ends', async function (this: WireWorld, peer: string) {
  await this.stream(peer, 'first').ending()
})

/** A membership request of the peer, over the stream that it has opened last, is answered over that stream. */
Then('{peer} is answered', async function (this: WireWorld, peer: string) {
  await this.stream(peer).ask(this.nextNumber())
})

/** The same, over the first stream of the peer. */
Then('{peer} is answered over the first stream', async function (this: WireWorld, peer: string) {
  await this.stream(peer, 'first').ask(this.nextNumber())
})

/** A ping, then a stream, and on it a proper handshake. */
Then('the node dials as it should', function (this: WireWorld) {
  return this.listener.untilDialled()
})

/** Something comes after the handshake. */
Then('the node goes on talking there', function (this: WireWorld) {
  return this.listener.untilSpokenTo()
})

/** The stream is over, and nothing but the handshake has come over it. */
Then('the node does not go on talking there', function (this: WireWorld) {
  return this.listener.untilLeft()
})

/** Nobody listens there any more, after a second at most. */
Then('its port is free within a second', function (this: WireWorld) {
  return untilFree(this.address)
})

/** A bare connection, without gRPC. */
Then('{string} is {word}', async function (this: WireWorld, offer: string, expected: string) {
  demand('the connection', await verdictOn(this.address, offer), expected)
})
