import type { Dialer, ServiceRegistrar } from '../../reference/ports/transport'
import { GOSSIP_SERVICE, type GossipImplementation, type GrpcStream, streamOf } from '../../reference/transport/gossip-service'
import type { Bytes } from '../../wire/ids'
import { NotPossible, type ScriptedPeerSpec, type WorldEvent } from '../port'

type Listeners = { data?: (envelope: Bytes) => void; end?: () => void }

/** One end of a stream in memory. What is written arrives at the other end in order, but never before the writer is done. */
class PipeEnd implements GrpcStream {
  other: PipeEnd | undefined
  private readonly network: VirtualNetwork
  private readonly listeners: Listeners = {}
  private isOver = false

  constructor(network: VirtualNetwork) {
    this.network = network
  }

  on(event: 'data' | 'end' | 'cancelled' | 'error', listener: (envelope: never) => void): void {
    if (event === 'data' || event === 'end') this.listeners[event] = listener as () => void
  }

  write(envelope: Bytes): void {
    const { other } = this
    if (!this.isOver && other !== undefined) this.network.later(() => other.listeners.data?.(envelope))
  }

  end(): void {
    const { other } = this
    if (this.isOver || other === undefined) return
    this.isOver = true
    this.network.later(() => {
      other.isOver = true
      other.listeners.end?.()
    })
  }
}

interface ScriptedPeer {
  readonly spec: ScriptedPeerSpec
  isReachable: boolean
  isPaused: boolean
  readonly unread: (() => void)[]
  /** Open streams, the newest last. */
  readonly streams: { readonly subject: string; readonly end: PipeEnd }[]
}

/** The caller's gRPC server, as far as registering goes: remembers what is registered, and lets streams in. */
export class RecordingServer implements ServiceRegistrar {
  readonly registered: string[] = []
  private implementation: GossipImplementation | undefined

  addService(definition: typeof GOSSIP_SERVICE, implementation: GossipImplementation): void {
    const service = definition.GossipStream.path.split('/')[1] ?? ''
    this.registered.push(service)
    if (definition === GOSSIP_SERVICE) this.implementation = implementation
  }

  /** False if nobody has registered the gossip service here. */
  accept(stream: GrpcStream): boolean {
    this.implementation?.GossipStream(stream)
    return this.implementation !== undefined
  }

  /** Nobody is reached here any more. */
  close(): void {
    this.implementation = undefined
  }

  get isListening(): boolean {
    return this.implementation !== undefined
  }
}

/** An event without its time. */
export type EventBody = WorldEvent extends infer E ? (E extends WorldEvent ? Omit<E, 'atMs'> : never) : never

/**
 * Scripted peers and subjects, joined by streams in memory. Nothing takes time; what is written is delivered by `settle`, so
 * that no node is called while it is busy. Records everything that crosses it.
 */
export class VirtualNetwork {
  private readonly record: (event: EventBody) => void
  private readonly peers = new Map<string, ScriptedPeer>()
  private readonly subjects = new Map<string, { readonly endpoints: readonly string[]; readonly server: RecordingServer }>()
  private readonly work: (() => void)[] = []

  constructor(record: (event: EventBody) => void) {
    this.record = record
  }

  addPeer(spec: ScriptedPeerSpec): void {
    this.peers.set(spec.name, { spec, isReachable: true, isPaused: false, unread: [], streams: [] })
  }

  addSubject(name: string, endpoints: readonly string[], server: RecordingServer): void {
    this.subjects.set(name, { endpoints, server })
  }

  peer(name: string): ScriptedPeer {
    const peer = this.peers.get(name)
    if (peer === undefined) throw new NotPossible(`no peer ${name} was added to this world`)
    return peer
  }

  later(task: () => void): void {
    this.work.push(task)
  }

  /** Delivers until nothing is left to deliver. */
  settle(): void {
    for (let task = this.work.shift(); task !== undefined; task = this.work.shift()) task()
  }

  connect(name: string, subject: string): void {
    const peer = this.peer(name)
    const [near, far] = this.pipe()
    const target = this.subjects.get(subject)
    if (target === undefined) throw new NotPossible(`no subject ${subject} in this world`)
    this.attach(peer, subject, near, 'peer')
    if (!target.server.accept(far)) this.record({ type: 'disconnected', subject, peer: name, reason: 'nobody listens' })
  }

  disconnect(name: string, subject: string): void {
    const peer = this.peer(name)
    for (const stream of peer.streams.filter((open) => open.subject === subject)) stream.end.end()
    peer.streams.splice(0, peer.streams.length, ...peer.streams.filter((open) => open.subject !== subject))
  }

  send(name: string, subject: string, envelope: Bytes): void {
    const stream = this.peer(name).streams.findLast((open) => open.subject === subject)
    if (stream === undefined) throw new NotPossible(`${name} has no stream to ${subject}`)
    stream.end.write(envelope)
  }

  resume(name: string): void {
    const peer = this.peer(name)
    peer.isPaused = false
    for (const read of peer.unread.splice(0)) read()
  }

  /** How a subject reaches others. */
  dialerOf(subject: string): Dialer {
    return {
      dial: (endpoint, answer) => {
        const end = this.open(subject, endpoint)
        const stream = end === undefined ? undefined : streamOf(end)
        this.record({ type: 'dialled', subject, endpoint, answered: stream !== undefined })
        this.later(() => answer(stream))
      },
      ping: (endpoint, answer) => {
        const answered = this.isReachable(endpoint)
        this.record({ type: 'pinged', subject, endpoint, answered })
        this.later(() => answer(answered))
      },
    }
  }

  private isReachable(endpoint: string): boolean {
    return this.peerAt(endpoint)?.isReachable ?? this.subjectAt(endpoint)?.server.isListening ?? false
  }

  private peerAt(endpoint: string): ScriptedPeer | undefined {
    const there = [...this.peers.values()].filter((peer) => peer.spec.endpoints.includes(endpoint))
    return there.find((peer) => peer.isReachable) ?? there[0]
  }

  private subjectAt(endpoint: string) {
    return [...this.subjects.values()].find((subject) => subject.endpoints.includes(endpoint))
  }

  private open(subject: string, endpoint: string): PipeEnd | undefined {
    if (!this.isReachable(endpoint)) return undefined
    const [near, far] = this.pipe()
    const peer = this.peerAt(endpoint)
    if (peer !== undefined) this.attach(peer, subject, far, 'subject')
    else this.later(() => this.subjectAt(endpoint)?.server.accept(far))
    return near
  }

  private pipe(): readonly [PipeEnd, PipeEnd] {
    const [near, far] = [new PipeEnd(this), new PipeEnd(this)]
    near.other = far
    far.other = near
    return [near, far]
  }

  /** Greets, and records what comes: first the subject's handshake, then everything else. */
  private attach(peer: ScriptedPeer, subject: string, end: PipeEnd, openedBy: 'peer' | 'subject'): void {
    const { name, handshake } = peer.spec
    let isGreeted = false
    peer.streams.push({ subject, end })
    end.on('data', (envelope: Bytes) => {
      const read = () => {
        if (isGreeted) this.record({ type: 'received', subject, peer: name, envelope })
        else this.record({ type: 'connected', subject, peer: name, openedBy, handshake: envelope })
        isGreeted = true
      }
      if (peer.isPaused) peer.unread.push(read)
      else read()
    })
    end.on('end', () => {
      const index = peer.streams.findIndex((open) => open.end === end)
      if (index >= 0) peer.streams.splice(index, 1)
      this.record({ type: 'disconnected', subject, peer: name, reason: 'ended by the node' })
    })
    end.write(handshake)
  }
}
