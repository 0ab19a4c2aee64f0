import type { Bytes } from '../../wire/ids'
import { NotPossible, type ScriptedPeerSpec, type SubjectSpec, type WorldEvent } from '../port'
import { type Carrier, PipeEnd } from './pipe'
import type { RecordingServer } from './recording-server'
import type { RoughNetwork } from './rough-network'
import type { Dialer } from './surroundings'

/** An event without its time. */
export type EventBody = WorldEvent extends infer E ? (E extends WorldEvent ? Omit<E, 'atMs'> : never) : never

/** Told of everything that crosses a network or that a node says. */
export type Hearer = (event: EventBody) => void

interface ScriptedPeer {
  readonly spec: ScriptedPeerSpec
  isReachable: boolean
  isPaused: boolean
  readonly unread: (() => void)[]
  /** Open streams, the newest last. */
  readonly streams: { readonly subject: string; readonly end: PipeEnd }[]
}

/**
 * Scripted peers and subjects, joined by streams in memory. Nothing takes time, but between subjects if a rough network is there;
 * what is written is delivered by `settle`, so that no node is called while it is busy. Without a recorder nothing is recorded, and no event is made.
 */
export class VirtualNetwork {
  private readonly record: Hearer | undefined
  private readonly onTask: () => void
  private readonly peers = new Map<string, ScriptedPeer>()
  private readonly peersAt = new Map<string, ScriptedPeer[]>()
  private readonly servers = new Map<string, RecordingServer>()
  private readonly serverAt = new Map<string, { readonly name: string; readonly server: RecordingServer }>()
  /** What lies between subjects; undefined: nothing. */
  private readonly rough: RoughNetwork | undefined
  private work: (() => void)[] = []

  /** `onTask` is told of all that is about to be delivered, and may throw. */
  constructor(record: Hearer | undefined, onTask: () => void = () => undefined, rough?: RoughNetwork) {
    this.record = record
    this.rough = rough
    this.onTask = onTask
  }

  addPeer(spec: ScriptedPeerSpec): void {
    const peer = { spec, isReachable: true, isPaused: false, unread: [], streams: [] }
    this.peers.set(spec.name, peer)
    for (const endpoint of spec.endpoints) this.peersAt.set(endpoint, [...(this.peersAt.get(endpoint) ?? []), peer])
  }

  /** Of several subjects at one endpoint the first that was added, and still listens, is reached there. */
  addSubject({ name, endpoint, externalEndpoint }: SubjectSpec, server: RecordingServer): void {
    this.servers.set(name, server)
    for (const one of [endpoint, externalEndpoint]) {
      if (one !== '' && !this.serverAt.get(one)?.server.isListening) this.serverAt.set(one, { name, server })
    }
  }

  reachable(name: string, yes: boolean): void {
    this.peer(name).isReachable = yes
  }

  /** Delivers until nothing is left to deliver. False if there was nothing. */
  settle(): boolean {
    const hadWork = this.work.length > 0
    while (this.work.length > 0) {
      const tasks = this.work
      this.work = []
      for (const task of tasks) {
        this.onTask()
        task()
      }
    }
    return hadWork
  }

  connect(name: string, subject: string): void {
    const peer = this.peer(name)
    const server = this.servers.get(subject)
    if (server === undefined) throw new NotPossible(`no subject ${subject} in this world`)
    const [near, far] = PipeEnd.pair(this.calm)
    this.attach(peer, subject, near, 'peer')
    if (!server.accept(far)) this.record?.({ type: 'disconnected', subject, peer: name, reason: 'nobody listens' })
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

  pause(name: string): void {
    this.peer(name).isPaused = true
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
        const stream = this.open(subject, endpoint)
        this.record?.({ type: 'dialled', subject, endpoint, answered: stream !== undefined })
        this.later(() => answer(stream))
      },
      ping: (endpoint, answer) => {
        const answered = this.isReachable(endpoint, subject)
        this.record?.({ type: 'pinged', subject, endpoint, answered })
        this.later(() => answer(answered))
      },
    }
  }

  /** Delivers something as soon as nobody is busy. */
  readonly later = (task: () => void): void => {
    this.work.push(task)
  }

  private readonly calm: Carrier = { message: this.later, end: this.later }

  private peer(name: string): ScriptedPeer {
    const peer = this.peers.get(name)
    if (peer === undefined) throw new NotPossible(`no peer ${name} was added to this world`)
    return peer
  }

  private peerAt(endpoint: string): ScriptedPeer | undefined {
    const there = this.peersAt.get(endpoint)
    return there?.find((peer) => peer.isReachable) ?? there?.[0]
  }

  private isReachable(endpoint: string, subject: string): boolean {
    const peer = this.peerAt(endpoint)
    if (peer !== undefined) return peer.isReachable
    const there = this.serverAt.get(endpoint)
    return there?.server.isListening === true && !this.rough?.isApart(subject, there.name)
  }

  private open(subject: string, endpoint: string): PipeEnd | undefined {
    if (!this.isReachable(endpoint, subject)) return undefined
    const peer = this.peerAt(endpoint)
    const there = this.serverAt.get(endpoint)
    const rough = peer === undefined && there !== undefined ? this.rough?.join(subject, there.name) : undefined
    const [near, far] = rough ?? PipeEnd.pair(this.calm)
    if (peer !== undefined) this.attach(peer, subject, far, 'subject')
    else this.later(() => this.serverAt.get(endpoint)?.server.accept(far))
    return near
  }

  /** Greets, and records what comes: first the subject's handshake, then everything else. */
  private attach(peer: ScriptedPeer, subject: string, end: PipeEnd, openedBy: 'peer' | 'subject'): void {
    const { name, handshake } = peer.spec
    let isGreeted = false
    peer.streams.push({ subject, end })
    end.on('data', (envelope) => {
      const read = () => {
        if (isGreeted) this.record?.({ type: 'received', subject, peer: name, envelope })
        else this.record?.({ type: 'connected', subject, peer: name, openedBy, handshake: envelope })
        isGreeted = true
      }
      if (peer.isPaused) peer.unread.push(read)
      else read()
    })
    end.on('end', () => {
      const index = peer.streams.findIndex((open) => open.end === end)
      if (index >= 0) peer.streams.splice(index, 1)
      this.record?.({ type: 'disconnected', subject, peer: name, reason: '' })
    })
    end.write(handshake)
  }
}
