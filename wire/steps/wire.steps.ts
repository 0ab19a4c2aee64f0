import { defineParameterType, Given, Then, When } from '@cucumber/cucumber'
import { demand, within } from './support/bounds'
import { aliveMessage, heavyHello, OPENINGS } from './support/handshakes'
import { pkiIdOf } from './support/material'
import { NodeProcess, SHORT_KEEPALIVE } from './support/node-process'
import { addressOfNobody, untilFree, verdictOn } from './support/sockets'
import { isAnswered } from './support/streams'
import type { WireWorld } from './support/world'

// A node on real sockets, in real time: what is to be seen is looked for, for fifteen seconds at most.

const BYTES = { KiB: 1024, MiB: 1024 * 1024 }
const bytesIn = (words: string) => Number.parseInt(words, 10) * BYTES[words.endsWith('KiB') ? 'KiB' : 'MiB']

defineParameterType({ name: 'peer', regexp: /[a-z]+/, transformer: (name: string) => name })
defineParameterType({
  name: 'opening',
  regexp: new RegExp(Object.keys(OPENINGS).join('|')),
  transformer: (words: string) => words,
})
defineParameterType({ name: 'messages', regexp: /a message|an alive message|\d+ alive messages/, transformer: (words: string) => words })
defineParameterType({ name: 'size', regexp: /\d+ [KM]iB/, transformer: bytesIn })
defineParameterType({
  name: 'stream',
  regexp: /the stream|the first stream/,
  transformer: (words: string) => (words === 'the stream' ? 'last' : 'first'),
})
defineParameterType({
  name: 'answered',
  regexp: /is answered(?: over the first stream| with \d+ MiB or more)?/,
  transformer: (words: string) => words,
})
defineParameterType({ name: 'answering', regexp: /[a-z]+ answers(?: no ping)?/, transformer: (words: string) => words })
defineParameterType({ name: 'goes', regexp: /goes|does not go/, transformer: (words: string) => words })
defineParameterType({ name: 'fate', regexp: /alive|dead/, transformer: (words: string) => words })
defineParameterType({ name: 'amount', regexp: /nothing|\d+ messages|less than \d+ messages/, transformer: (words: string) => words })
defineParameterType({ name: 'ending', regexp: /well|with an error/, transformer: (words: string) => words })

/** A node of its own, that the example may stop, and that gives up dead connections after a second. */
Given('a node of its own', async function (this: WireWorld) {
  this.own = await NodeProcess.start(this.folder, { keepalive: SHORT_KEEPALIVE })
})

/** A peer opens a stream over TLS, and says that first; by another spelling of its certificate over the connection that it has, if there is one. */
When('{peer} connects with {opening}', async function (this: WireWorld, peer: string, opening: string) {
  await this.connect(peer, opening)
})

/** On the stream that the peer has opened last. Alive messages are its own, each newer than the one before, and passed on; others are not. */
When('{peer} sends {messages} of {size}', function (this: WireWorld, peer: string, messages: string, bytes: number) {
  const [stream, material] = [this.stream(peer), this.material(peer)]
  if (messages === 'a message') return stream.send(heavyHello(bytes))
  const count = Number.parseInt(messages, 10) || 1
  for (let sent = 0; sent < count; sent++) stream.send(aliveMessage(material, '', this.nextNumber(), bytes))
})

/** What comes after that waits, until the peer asks something. */
When('{peer} stops reading', function (this: WireWorld, peer: string) {
  this.stream(peer).stopReading()
})

/** The stream that the peer has opened last: in good order, so that the node may say the rest of what it has to say. */
When('{peer} ends its stream', function (this: WireWorld, peer: string) {
  this.stream(peer).end()
})

/** A peer listens, and another one tells the node so; who answers shows the handshake of a third one there, or nobody listens. */
When('{peer} tells the node of {peer}, where {answering}', async function (this: WireWorld, teller: string, named: string, words: string) {
  const [by = '', ...rest] = words.split(' answers')
  const material = this.material(named)
  const trusted = ['bob', 'carol'].map((name) => this.material(name).tlsCa)
  const endpoint =
    by === 'nobody'
      ? await addressOfNobody()
      : await this.listener.listen(material, this.material(by), trusted, { answersPings: rest.join('') === '' })
  await this.connect(teller, 'a proper handshake')
  this.stream(teller).send(aliveMessage(material, endpoint, this.nextNumber()))
})

/** Streams break off, and whoever dials is refused. */
When('nobody answers there any more', function (this: WireWorld) {
  this.listener.close()
})

/** No byte comes through either way, and no connection ends. */
When('nothing passes there any more', function (this: WireWorld) {
  this.listener.freeze()
})

/** SIGTERM. */
When('the node stops', function (this: WireWorld) {
  this.own?.terminate()
})

/** Within the patience of the examples, by the same certificates as a stream. */
Then('a ping of {peer} is answered', async function (this: WireWorld, peer: string) {
  demand('an answer to the ping', await isAnswered(this.target, this.material(peer), 15_000), true)
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

/** So far: handshakes are messages, too. So many are waited for. */
Then('{peer} has received {amount}', async function (this: WireWorld, peer: string, amount: string) {
  const { received } = this.stream(peer)
  const count = Number(/\d+/.exec(amount)?.[0] ?? 0)
  if (amount === 'nothing') demand('messages received', received.length, 0)
  else if (!amount.startsWith('less')) await within(amount, () => received.length >= count || undefined)
  else if (received.length >= count) throw new Error(`${amount} expected, ${received.length} seen`)
})

/** The stream that the peer has opened last, or first. */
Then('{stream} of {peer} ends {ending}', async function (this: WireWorld, which: 'first' | 'last', peer: string, ending: string) {
  demand('the end of the stream', await this.stream(peer, which).ending(), ending)
})

/** A membership request of the peer, over the stream that it has opened last, or first, is answered over that stream. */
Then('{peer} {answered}', async function (this: WireWorld, peer: string, words: string) {
  const stream = this.stream(peer, words.includes('first') ? 'first' : 'last')
  const atLeast = bytesIn(/\d+ MiB/.exec(words)?.[0] ?? '0 MiB')
  await stream.askUntil(
    `an answer of ${atLeast} bytes or more`,
    () => this.nextNumber(),
    ({ bytes }) => bytes >= atLeast,
  )
})

/** The answer to a membership request of the peer tells so of another one. */
Then('{peer} is told that {peer} is {fate}', async function (this: WireWorld, peer: string, other: string, fate: 'alive' | 'dead') {
  const whom = pkiIdOf(this.material(other))
  await this.stream(peer).askUntil(
    `an answer that says that ${other} is ${fate}`,
    () => this.nextNumber(),
    (answer) => answer[fate].includes(whom),
  )
})

/** A ping, then a stream, and on it a proper handshake. */
Then('the node dials as it should', function (this: WireWorld) {
  return this.listener.untilDialled()
})

/** Something comes after the handshake; or the stream is over, and nothing but the handshake has come over it. */
Then('the node {goes} on talking there', function (this: WireWorld, goes: string) {
  return goes === 'goes' ? this.listener.untilSpokenTo() : this.listener.untilLeft()
})

/** Nobody listens there any more, after a second at most. */
Then('its port is free within a second', function (this: WireWorld) {
  return untilFree(this.address)
})

/** A bare connection, without gRPC. */
Then('{string} is {word}', async function (this: WireWorld, offer: string, expected: string) {
  demand('the connection', await verdictOn(this.address, offer), expected)
})
