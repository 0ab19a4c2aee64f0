'use strict'
const protobuf = require('protobufjs')

/** The service by the paths that every peer dials. */
const SERVICE = { gossipStream: { path: '/gossip.Gossip/GossipStream' }, ping: { path: '/gossip.Gossip/Ping' } }
const EMPTY = 1

/** A codec made of the text of gossip.proto: this node shares it with nobody. */
function codecOf(protoFile) {
  const root = protobuf.loadSync(protoFile)
  const [Envelope, GossipMessage] = ['gossip.Envelope', 'gossip.GossipMessage'].map((name) => root.lookupType(name))
  return {
    encode: (message) => GossipMessage.encode(message).finish(),
    seal: (envelope) => Envelope.encode(envelope).finish(),
    open: (bytes) => {
      const { payload, signature } = Envelope.decode(bytes)
      return { payload, signature, message: GossipMessage.decode(payload) }
    },
  }
}

const hex = (bytes) => Buffer.from(bytes).toString('hex')

/**
 * A gossip node of one idea, the batching emitter. It greets whoever opens a stream, takes in and passes on alive messages of
 * its own organization, and spreads there what its application says. It never dials, and forgets nobody.
 */
class SmallNode {
  constructor(codec, identity, settings, surroundings) {
    Object.assign(this, surroundings, { codec, identity, settings, buffer: [], isRunning: false })
    /** Of each peer of its own organization: its newest stream, and the time of its last alive message. By PKI-ID. */
    this.peers = new Map()
    this.server.addService(SERVICE, { gossipStream: (call) => this.accept(call), ping: (_call, answer) => answer(null, {}) })
  }

  start() {
    this.isRunning = true
    this.tickAt(this.clock.now() + this.settings.latencyMs)
  }

  stop() {
    this.isRunning = false
    this.cancel()
    for (const { call } of this.peers.values()) call.end()
  }

  /** The timer runs since the start, whatever else happens (EMIT-2, EMIT-8). */
  tickAt(at) {
    this.cancel = this.clock.schedule(at, () => {
      this.emit()
      this.tickAt(at + this.settings.latencyMs)
    })
  }

  gossip(payload) {
    if (this.isRunning) this.add({ envelope: this.signed(payload), from: undefined })
  }

  /** A full buffer is emitted at once (EMIT-1). */
  add(message) {
    this.buffer.push({ ...message, left: this.settings.iterations })
    if (this.buffer.length >= this.settings.burst) this.emit()
  }

  /** The whole buffer goes to one draw of peers, in its order (EMIT-5); what has emissions left keeps its place (EMIT-3, EMIT-10). */
  emit() {
    if (this.buffer.length === 0) return
    const drawn = this.draw()
    for (const { envelope, from } of this.buffer) for (const peer of drawn) if (peer !== from) peer.call.write(envelope)
    for (const message of this.buffer) message.left -= 1
    this.buffer = this.buffer.filter(({ left }) => left > 0)
  }

  draw() {
    const candidates = [...this.peers.values()].filter(({ time }) => time > 0n)
    const drawn = []
    while (candidates.length > 0 && drawn.length < this.settings.fanOut) {
      drawn.push(...candidates.splice(this.random.int(candidates.length), 1))
    }
    return drawn
  }

  accept(call) {
    const conn = { pkiId: Buffer.from(this.crypto.pkiIdOf(this.identity), 'hex'), identity: this.identity }
    call.write(this.signed(this.codec.encode({ tag: EMPTY, conn })))
    let peer
    call.on('data', (bytes) => {
      const { payload, signature, message } = this.codec.open(bytes)
      if (peer !== undefined) return this.takeIn(peer, bytes, message.aliveMsg)
      const identity = message.conn?.identity
      const isOfOwnOrg = identity !== undefined && this.crypto.orgOf(identity) === this.crypto.orgOf(this.identity)
      if (!isOfOwnOrg || !this.crypto.verify(identity, signature, payload)) return call.end()
      peer = { identity, call, time: 0n }
      this.peers.set(hex(message.conn.pkiId), peer)
    })
  }

  /** Of alive messages those are new that were made later than the last (64 bits each: start of the peer, number since then). */
  takeIn(from, bytes, alive) {
    const author = this.peers.get(hex(alive?.membership?.pkiId ?? []))
    if (author === undefined) return
    const { incNum, seqNum } = alive.timestamp
    const time = (BigInt(`${incNum}`) << 64n) + BigInt(`${seqNum}`)
    const { payload, signature } = this.codec.open(bytes)
    if (time <= author.time || !this.crypto.verify(author.identity, signature, payload)) return
    author.time = time
    this.add({ envelope: bytes, from })
  }

  signed(payload) {
    return this.codec.seal({ payload, signature: this.crypto.sign(payload) })
  }
}

module.exports = { SmallNode, codecOf }
