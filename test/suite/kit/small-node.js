'use strict'
const protobuf = require('protobufjs')

/** The service by the paths that every peer dials. */
const SERVICE = { gossipStream: { path: '/gossip.Gossip/GossipStream' }, ping: { path: '/gossip.Gossip/Ping' } }
const EMPTY = 1

/** A codec made of the text of gossip.proto: this node shares it with nobody. */
function codecOf(protoFile) {
  const root = protobuf.loadSync(protoFile)
  const [Envelope, GossipMessage, Secret] = ['Envelope', 'GossipMessage', 'Secret'].map((name) => root.lookupType(`gossip.${name}`))
  return {
    encode: (message) => GossipMessage.encode(message).finish(),
    seal: (envelope) => Envelope.encode(envelope).finish(),
    open: (bytes) => {
      try {
        return opened(bytes)
      } catch {
        return undefined
      }
    },
  }

  function opened(bytes) {
    const { payload, signature, secretEnvelope } = Envelope.decode(bytes)
    const { internalEndpoint = '' } = secretEnvelope ? Secret.decode(secretEnvelope.payload) : {}
    return { payload, signature, internalEndpoint, message: GossipMessage.decode(payload) }
  }
}

/** A stream that has come in, as one that was dialled is. */
const streamOf = (call) => ({
  write: (bytes) => call.write(bytes),
  end: () => call.end(),
  listen: ({ onMessage, onEnd }) => {
    call.on('data', onMessage)
    call.on('end', onEnd)
  },
})

const hex = (bytes) => Buffer.from(bytes).toString('hex')

/**
 * A gossip node of one idea, the batching emitter. It greets whoever opens a stream, takes in and passes on alive messages of
 * its own organization, and spreads there what its application says. It dials those whose stream is gone, and forgets nobody.
 */
class SmallNode {
  constructor(codec, identity, settings, surroundings) {
    Object.assign(this, surroundings, { codec, identity, settings, buffer: [], isRunning: false })
    /** Of each peer of its own organization: its newest stream, the time of its last alive message, where it is. By PKI-ID. */
    this.peers = new Map()
    this.server.addService(SERVICE, { gossipStream: (call) => this.meet(streamOf(call)), ping: (_call, answer) => answer(null, {}) })
  }

  start() {
    this.isRunning = true
    this.tickAt(this.clock.now() + this.settings.latencyMs)
  }

  stop() {
    this.isRunning = false
    this.cancel()
    for (const { stream } of this.peers.values()) stream?.end()
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
    for (const { envelope, from } of this.buffer) for (const peer of drawn) if (peer !== from) this.send(peer, envelope)
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

  /** Whoever has no stream is dialled; what is for it waits until then. */
  send(peer, envelope) {
    if (peer.stream !== undefined) return peer.stream.write(envelope)
    if (peer.waiting.push(envelope) > 1) return
    this.dialer.dial(peer.endpoint, (stream) => {
      if (stream !== undefined) this.meet(stream, peer)
      for (const one of peer.waiting.splice(0)) stream?.write(one)
    })
  }

  /** Whoever has opened a stream, both sides say first who they are. A peer that was dialled is known. */
  meet(stream, known) {
    const conn = { pkiId: Buffer.from(this.crypto.pkiIdOf(this.identity), 'hex'), identity: this.identity }
    stream.write(this.signed(this.codec.encode({ tag: EMPTY, conn })))
    let peer
    if (known !== undefined) known.stream = stream
    stream.listen({
      onMessage: (bytes) => {
        const opened = this.codec.open(bytes)
        // No message: whoever sends it may yet send another.
        if (opened === undefined) return
        if (peer !== undefined) return this.takeIn(peer, bytes, opened)
        peer = this.greeted(opened)
        if (peer === undefined) stream.end()
        else peer.stream = stream
      },
      onEnd: () => {
        const { stream: last } = peer ?? known ?? {}
        if (last === stream) (peer ?? known).stream = undefined
      },
    })
  }

  /** Who says so, if it is somebody of its own organization. */
  greeted({ payload, signature, message }) {
    const identity = message.conn?.identity
    const isOfOwnOrg = identity !== undefined && this.crypto.orgOf(identity) === this.crypto.orgOf(this.identity)
    if (!isOfOwnOrg || !this.crypto.verify(identity, signature, payload)) return undefined
    const id = hex(message.conn.pkiId)
    if (!this.peers.has(id)) this.peers.set(id, { identity, time: 0n, endpoint: '', waiting: [] })
    return this.peers.get(id)
  }

  /** Of alive messages those are new that were made later than the last (64 bits each: start of the peer, number since then). */
  takeIn(from, bytes, { payload, signature, internalEndpoint, message }) {
    const alive = message.aliveMsg
    const author = this.peers.get(hex(alive?.membership?.pkiId ?? []))
    if (author === undefined) return
    const { incNum, seqNum } = alive.timestamp
    const time = (BigInt(`${incNum}`) << 64n) + BigInt(`${seqNum}`)
    if (time <= author.time || !this.crypto.verify(author.identity, signature, payload)) return
    author.time = time
    author.endpoint = internalEndpoint || alive.membership.endpoint
    this.add({ envelope: bytes, from })
  }

  signed(payload) {
    return this.codec.seal({ payload, signature: this.crypto.sign(payload) })
  }
}

module.exports = { SmallNode, codecOf }
