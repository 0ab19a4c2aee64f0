import type { Bytes } from '../../wire/ids'
import type { Clock, DurationMs } from '../../wire/time'
import type { NetworkState, ScriptedPeerSpec, SubjectSpec } from '../port'

/** An open stream to another node. It carries the bytes of envelopes, which nobody may change; it never throws. */
export interface Stream {
  /** Sends an envelope, after those that were written before. */
  write(envelope: Bytes): void
  /** Ends it; what was written before still arrives. Idempotent. */
  end(): void
  /** Set once by whoever owns the stream; nothing that arrives before is lost. */
  listen(listener: StreamListener): void
}

/** Whoever is told of what comes over a stream. */
export interface StreamListener {
  /** An envelope has come. */
  readonly onMessage: (envelope: Bytes) => void
  /** The other side has ended it. Not called after `end`. */
  readonly onEnd: () => void
}

/** The way out: how a node reaches others. Answers are never given before the call has returned. */
export interface Dialer {
  /** Opens a stream; undefined if nobody can be reached there. */
  dial(endpoint: string, answer: (stream: Stream | undefined) => void): void
  /** Whether anybody could be dialled there. */
  ping(endpoint: string, answer: (answered: boolean) => void): void
}

/** A stream that has come in, as grpc-js hands it to a handler, as far as a node needs it. */
export interface ServerCall {
  /** An envelope has come. What came before somebody listens is kept. */
  on(event: 'data', listener: (envelope: Bytes) => void): unknown
  /** The other side has ended the stream. In memory the other two never come. */
  on(event: 'end' | 'cancelled' | 'error', listener: () => void): unknown
  /** Sends an envelope, after those that were written before. */
  write(envelope: Bytes): unknown
  /** Ends it; what was written before still arrives. Idempotent. */
  end(): unknown
}

/**
 * The way in: what a node needs of the `Server` of grpc-js. A definition is found by the paths of its methods, as
 * `{ GossipStream: { path: '/gossip.Gossip/GossipStream' } }`, and its handlers by the names that it gives them. Nothing is
 * serialized: handlers are given the bytes of envelopes, and write them.
 */
export interface Server {
  /** Registers the handlers of a service: streams that are opened to this node come to the one of `GossipStream`. */
  addService(definition: unknown, handlers: unknown): void
  /** Names of the services that were registered, as `gossip.Gossip`. */
  readonly registered: readonly string[]
}

/** What one node finds around it: its time, the way out and the way in. */
export interface Access {
  readonly clock: Clock
  readonly dialer: Dialer
  readonly server: Server
}

/**
 * Time and network of one world, where nodes and scripted peers meet: virtual, or real sockets in real time, where what is said
 * below means what stands behind "real".
 */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number
  /** Makes the place of a node. Nobody can reach it before it is open. */
  access(subject: SubjectSpec): Access
  /** From now on the endpoints of a node lead to it, as soon as it has registered its service. Real: once its server listens. */
  open(subject: string): void | Promise<void>
  /** Nobody is reached there any more. */
  close(subject: string): void
  addPeer(peer: ScriptedPeerSpec): void
  reachable(peer: string, yes: boolean): void
  connect(peer: string, subject: string): void
  disconnect(peer: string, subject: string): void
  pause(peer: string): void
  resume(peer: string): void
  send(peer: string, subject: string, envelope: Bytes): void
  /** How the network between nodes is from now on. Real: it is what it is. */
  setNetwork(state: NetworkState): void
  /**
   * Lets time pass. Virtual: everything due in that time happens, each at its own instant, the very end included; then time
   * stands still until the next call. Real: waits so long. Time has gone on between calls as well, and what is under way at
   * the end comes with a later call.
   */
  advance(duration: DurationMs): Promise<void>
  /**
   * Lets that happen which needs no time: what was written arrives, and what comes of it. Virtual: comes to an end when
   * nothing is left to happen at this instant, and takes no time. Real: there is no such end, since nobody knows what is
   * still on its way; whatever the process has been told of by now happens.
   */
  settle(): Promise<void>
  /** Ends everything. */
  dispose(): void
}
