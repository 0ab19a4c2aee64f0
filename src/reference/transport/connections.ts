import type { Bytes, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import { type Credentials, handshakeOf, type IdentityChecks, judgeHandshake, type RemotePeer } from './handshake'

export type StreamId = number & { readonly brand: 'StreamId' }
export type DialId = number & { readonly brand: 'DialId' }

/** What connections want done. */
export type ConnectionEffect =
  | { readonly type: 'dial'; readonly dial: DialId; readonly endpoint: string }
  | { readonly type: 'write'; readonly stream: StreamId; readonly envelope: Bytes }
  | { readonly type: 'end'; readonly stream: StreamId; readonly reason: string }

export interface ConnectionsOptions {
  readonly self: Credentials
  readonly identities: (now: Instant) => IdentityChecks
  /** How long the other side may take for its handshake message. */
  readonly connTimeoutMs: DurationMs
  /** How many messages wait for a stream that is being opened; more are dropped. */
  readonly sendBuffSize: number
  /** Whether a peer that answers in place of the expected one is welcome (DISC-25). */
  readonly acceptsInstead: (expected: PkiId, actual: PkiId, now: Instant) => boolean
  readonly emit: (effect: ConnectionEffect) => void
  readonly onMessage: (from: PkiId, envelope: Bytes, now: Instant) => void
  /** A peer could not be reached, or a message to it could not be written (DISC-5). */
  readonly onUnreachable: (peer: PkiId, now: Instant) => void
  readonly onIdentified: (introduction: number, who: RemotePeer | undefined, now: Instant) => void
  readonly onRejected: (peer: PkiId | undefined, reason: RejectionReason) => void
}

type Purpose =
  | { readonly kind: 'inbound' }
  | { readonly kind: 'outbound'; readonly expected: PkiId }
  | { readonly kind: 'identify'; readonly introduction: number }

interface OpenStream {
  readonly purpose: Purpose
  readonly handshakeBefore: Instant
  peer: PkiId | undefined
  /** The other side is gone; noticed at the next write. */
  broken: boolean
}

interface PendingDial {
  readonly purpose: Exclude<Purpose, { kind: 'inbound' }>
}

/**
 * One connection for each peer, used both ways. When two nodes dial each other at once both streams stay: each side would
 * end another one, and none would be left.
 */
export class Connections {
  private readonly options: ConnectionsOptions
  private readonly streams = new Map<StreamId, OpenStream>()
  private readonly withoutHandshake = new Set<StreamId>()
  /** The newest first, and used for writing; at most one that this node opened and one that the peer opened. */
  private readonly byPeer = new Map<PkiId, readonly StreamId[]>()
  private readonly dials = new Map<DialId, PendingDial>()
  /** Messages to peers to whom a stream is being opened. */
  private readonly waiting = new Map<PkiId, Bytes[]>()
  private dialled = 0

  constructor(options: ConnectionsOptions) {
    this.options = options
  }

  isConnected(peer: PkiId): boolean {
    return this.byPeer.has(peer)
  }

  /** Sends over the connection, opening one if there is none. Without an endpoint to dial the peer is unreachable. */
  send(to: PkiId, endpoint: string | undefined, envelope: Bytes, now: Instant): void {
    if (this.isConnected(to)) return this.write(to, envelope, now)
    const queue = this.waiting.get(to)
    if (queue !== undefined) {
      if (queue.length < this.options.sendBuffSize) queue.push(envelope)
    } else if (endpoint === undefined) {
      this.options.onUnreachable(to, now)
    } else {
      this.waiting.set(to, [envelope])
      this.dial(endpoint, { kind: 'outbound', expected: to })
    }
  }

  /** Asks who answers at an endpoint; the answer comes to `onIdentified`. */
  identify(endpoint: string, introduction: number): void {
    this.dial(endpoint, { kind: 'identify', introduction })
  }

  close(peer: PkiId, reason: string): void {
    for (const stream of this.byPeer.get(peer) ?? []) this.end(stream, reason)
  }

  closeAll(reason: string): void {
    for (const stream of this.streams.keys()) this.end(stream, reason)
    this.waiting.clear()
    this.dials.clear()
  }

  /** The answer to a `dial` effect. */
  onDialled(dial: DialId, stream: StreamId | undefined, now: Instant): void {
    const pending = this.dials.get(dial)
    this.dials.delete(dial)
    if (pending === undefined) {
      if (stream !== undefined) this.options.emit({ type: 'end', stream, reason: 'not wanted any more' })
    } else if (stream === undefined) this.fail(pending.purpose, now)
    else this.open(stream, pending.purpose, now)
  }

  /** Another node opened a stream. */
  onOpened(stream: StreamId, now: Instant): void {
    this.open(stream, { kind: 'inbound' }, now)
  }

  onMessage(stream: StreamId, envelope: Bytes, now: Instant): void {
    const open = this.streams.get(stream)
    if (open === undefined) return
    if (open.peer === undefined) this.onHandshake(stream, open, envelope, now)
    else this.options.onMessage(open.peer, envelope, now)
  }

  /** The other side ended the stream. If this node opened it, that is noticed at the next write only. */
  onEnded(stream: StreamId, now: Instant): void {
    const open = this.streams.get(stream)
    if (open === undefined) return
    if (open.purpose.kind === 'outbound' && open.peer !== undefined) {
      open.broken = true
      return
    }
    this.remove(stream)
    if (open.peer === undefined && open.purpose.kind !== 'inbound') this.fail(open.purpose, now)
  }

  get nextDeadline(): Instant | undefined {
    const first = this.withoutHandshake.values().next()
    return first.done ? undefined : this.streams.get(first.value)?.handshakeBefore
  }

  /** Streams whose handshake did not come in time end. */
  onDeadline(now: Instant): void {
    for (const stream of this.withoutHandshake) {
      const open = this.streams.get(stream)
      if (open === undefined || open.handshakeBefore > now) break
      this.refuse(stream, open, 'no handshake in time', now)
    }
  }

  private dial(endpoint: string, purpose: PendingDial['purpose']): void {
    this.dialled += 1
    const dial = this.dialled as DialId
    this.dials.set(dial, { purpose })
    this.options.emit({ type: 'dial', dial, endpoint })
  }

  private open(stream: StreamId, purpose: Purpose, now: Instant): void {
    this.streams.set(stream, { purpose, handshakeBefore: now + this.options.connTimeoutMs, peer: undefined, broken: false })
    this.withoutHandshake.add(stream)
    this.options.emit({ type: 'write', stream, envelope: handshakeOf(this.options.self, purpose.kind === 'identify') })
  }

  private onHandshake(stream: StreamId, open: OpenStream, envelope: Bytes, now: Instant): void {
    const judged = judgeHandshake(envelope, this.options.identities(now))
    if ('rejected' in judged) {
      this.options.onRejected(undefined, judged.rejected)
      return this.refuse(stream, open, judged.words, now)
    }
    this.withoutHandshake.delete(stream)
    const peer = judged.ok
    if (open.purpose.kind === 'identify') {
      this.end(stream, 'identified')
      this.options.onIdentified(open.purpose.introduction, peer, now)
    } else if (peer.probe) this.end(stream, 'probed')
    else this.register(stream, open, peer.pkiId, now)
  }

  private register(stream: StreamId, open: OpenStream, peer: PkiId, now: Instant): void {
    const { purpose } = open
    if (purpose.kind === 'outbound' && peer !== purpose.expected && !this.options.acceptsInstead(purpose.expected, peer, now)) {
      return this.refuse(stream, open, 'another peer answered than the expected one', now)
    }
    const isInbound = (id: StreamId) => this.streams.get(id)?.purpose.kind === 'inbound'
    const replaced = this.byPeer.get(peer)?.find((held) => isInbound(held) === isInbound(stream))
    if (replaced !== undefined) this.end(replaced, 'replaced by a new connection')
    open.peer = peer
    this.byPeer.set(peer, [stream, ...(this.byPeer.get(peer) ?? [])])
    if (purpose.kind === 'outbound') this.flush(purpose.expected, peer, now)
    this.flush(peer, peer, now)
  }

  private flush(expected: PkiId, actual: PkiId, now: Instant): void {
    const queue = this.waiting.get(expected) ?? []
    this.waiting.delete(expected)
    for (const envelope of queue) this.send(actual, undefined, envelope, now)
  }

  private write(to: PkiId, envelope: Bytes, now: Instant): void {
    for (const stream of this.byPeer.get(to) ?? []) {
      if (!this.streams.get(stream)?.broken) return this.options.emit({ type: 'write', stream, envelope })
      this.remove(stream)
    }
    this.options.onUnreachable(to, now)
  }

  private refuse(stream: StreamId, open: OpenStream, words: string, now: Instant): void {
    this.end(stream, words)
    if (open.purpose.kind !== 'inbound') this.fail(open.purpose, now)
  }

  private fail(purpose: PendingDial['purpose'], now: Instant): void {
    if (purpose.kind === 'identify') return this.options.onIdentified(purpose.introduction, undefined, now)
    this.waiting.delete(purpose.expected)
    if (!this.isConnected(purpose.expected)) this.options.onUnreachable(purpose.expected, now)
  }

  private end(stream: StreamId, reason: string): void {
    this.remove(stream)
    this.options.emit({ type: 'end', stream, reason })
  }

  private remove(stream: StreamId): void {
    const peer = this.streams.get(stream)?.peer
    if (peer !== undefined) this.forget(peer, stream)
    this.streams.delete(stream)
    this.withoutHandshake.delete(stream)
  }

  private forget(peer: PkiId, stream: StreamId): void {
    const left = (this.byPeer.get(peer) ?? []).filter((held) => held !== stream)
    if (left.length > 0) this.byPeer.set(peer, left)
    else this.byPeer.delete(peer)
  }
}
