import type { Bytes, PkiId } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'
import type { Identities } from '../ports/identities'
import type { Addressee, DialId, Outbox, StreamId } from '../ports/outbox'
import type { ChannelBinding } from '../ports/transport'
import { type Credentials, handshakeOf, judgeHandshake } from './handshake'

export interface ConnectionsOptions {
  readonly self: Credentials
  readonly identities: Pick<Identities, 'put' | 'use' | 'useToVerify'>
  /** How long the other side may take for its handshake. */
  readonly connTimeoutMs: DurationMs
  /** How many messages wait for a stream that is being opened; more are dropped. */
  readonly sendBuffSize: number
  /** Whether a peer that answers in place of the expected one is welcome, if it is of the same organization (DISC-25). */
  readonly acceptsIdentitySwitch: boolean
  readonly outbox: Outbox
}

type Purpose =
  | { readonly kind: 'inbound' }
  | { readonly kind: 'outbound'; readonly expected: PkiId }
  | { readonly kind: 'identify'; readonly introduction: number }

interface OpenStream {
  readonly purpose: Purpose
  readonly handshakeBefore: Instant
  readonly binding: ChannelBinding | undefined
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
 *
 * Words for endings: the node *disconnects* a peer, *ends* one stream, and *refuses* one whose handshake it does not take. A
 * stream that is over, whoever ended it, is *dropped* from the tables. What a stream was dialled for is *given up* when it
 * will not come about.
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
  send({ pkiId, endpoint }: Addressee, envelope: Bytes): void {
    const streams = this.byPeer.get(pkiId)
    if (streams !== undefined) return this.write(pkiId, streams, envelope)
    const queue = this.waiting.get(pkiId)
    if (queue !== undefined) {
      if (queue.length < this.options.sendBuffSize) queue.push(envelope)
    } else if (endpoint === undefined) {
      this.options.outbox.put({ type: 'unreachable', peer: pkiId })
    } else {
      this.waiting.set(pkiId, [envelope])
      this.dial(endpoint, { kind: 'outbound', expected: pkiId })
    }
  }

  /** Asks who answers at an endpoint; the answer is an errand, `identified`. */
  identify(endpoint: string, introduction: number): void {
    this.dial(endpoint, { kind: 'identify', introduction })
  }

  disconnect(peer: PkiId, reason: string): void {
    for (const stream of this.byPeer.get(peer) ?? []) this.end(stream, reason)
  }

  disconnectAll(reason: string): void {
    for (const stream of this.streams.keys()) this.end(stream, reason)
    this.waiting.clear()
    this.dials.clear()
  }

  /** The answer to a `dial` effect. */
  onDialled(dial: DialId, stream: StreamId | undefined, now: Instant, binding?: ChannelBinding): void {
    const pending = this.dials.get(dial)
    this.dials.delete(dial)
    if (pending === undefined) {
      if (stream !== undefined) this.end(stream, 'not wanted any more')
    } else if (stream === undefined) this.giveUp(pending.purpose)
    else this.open(stream, pending.purpose, now, binding)
  }

  /** Another node opened a stream. With TLS, one that has shown no certificate is told nothing. */
  onOpened(stream: StreamId, now: Instant, binding?: ChannelBinding): void {
    if (binding !== undefined && binding.remote === undefined) {
      return this.options.outbox.put({ type: 'refuse', stream, reason: 'no TLS certificate was shown' })
    }
    this.open(stream, { kind: 'inbound' }, now, binding)
  }

  onMessage(stream: StreamId, envelope: Bytes, now: Instant): void {
    const open = this.streams.get(stream)
    if (open === undefined) return
    if (open.peer === undefined) this.onHandshake(stream, open, envelope, now)
    else this.options.outbox.put({ type: 'received', from: open.peer, envelope })
  }

  /** The other side ended the stream. If this node opened it, that is noticed at the next write only. */
  onEnded(stream: StreamId): void {
    const open = this.streams.get(stream)
    if (open === undefined) return
    if (open.purpose.kind === 'outbound' && open.peer !== undefined) {
      open.broken = true
      return
    }
    this.drop(stream)
    if (open.peer === undefined) this.giveUp(open.purpose)
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
      this.refuse(stream, open, 'no handshake in time')
    }
  }

  private dial(endpoint: string, purpose: PendingDial['purpose']): void {
    this.dialled += 1
    const dial = this.dialled as DialId
    this.dials.set(dial, { purpose })
    this.options.outbox.put({ type: 'dial', dial, endpoint })
  }

  private open(stream: StreamId, purpose: Purpose, now: Instant, binding?: ChannelBinding): void {
    this.streams.set(stream, { purpose, handshakeBefore: now + this.options.connTimeoutMs, binding, peer: undefined, broken: false })
    this.withoutHandshake.add(stream)
    if (this.withoutHandshake.size > BOUNDS.halfOpenStreams) this.refuseFirst()
    this.options.outbox.put({ type: 'write', stream, envelope: handshakeOf(this.options.self, purpose.kind === 'identify', binding) })
  }

  /** Of too many streams that came in without a handshake the one that waits longest is refused before its time (ROBUST-3). */
  private refuseFirst(): void {
    for (const stream of this.withoutHandshake) {
      const open = this.streams.get(stream)
      if (open?.purpose.kind === 'inbound') return this.refuse(stream, open, 'too many streams without a handshake')
    }
  }

  private onHandshake(stream: StreamId, open: OpenStream, envelope: Bytes, now: Instant): void {
    const judged = judgeHandshake(envelope, this.options.identities, now, open.binding)
    if ('rejected' in judged) {
      this.options.outbox.put({ type: 'rejected', from: undefined, reason: judged.rejected })
      return this.refuse(stream, open, judged.words)
    }
    this.withoutHandshake.delete(stream)
    const { pkiId, probe } = judged.ok
    if (open.purpose.kind === 'identify') {
      this.end(stream, 'identified')
      this.options.outbox.put({ type: 'identified', introduction: open.purpose.introduction, who: pkiId })
    } else if (probe) this.end(stream, 'probed')
    else if (open.purpose.kind === 'outbound') this.onAnswered(stream, open, open.purpose.expected, pkiId, now)
    else {
      this.register(stream, open, pkiId)
      this.flush(pkiId, pkiId)
    }
  }

  /** Whoever was dialled has answered; it may be another one (DISC-25). */
  private onAnswered(stream: StreamId, open: OpenStream, expected: PkiId, actual: PkiId, now: Instant): void {
    if (actual !== expected) {
      if (!this.mayReplace(expected, actual, now)) return this.refuse(stream, open, 'another peer answered than the expected one')
      this.options.outbox.put({ type: 'identity-switched', from: expected })
    }
    this.register(stream, open, actual)
    this.flush(expected, actual)
    this.flush(actual, actual)
  }

  private mayReplace(expected: PkiId, actual: PkiId, now: Instant): boolean {
    if (!this.options.acceptsIdentitySwitch) return false
    const org = this.options.identities.use(expected, now)?.org
    return org !== undefined && org === this.options.identities.use(actual, now)?.org
  }

  private register(stream: StreamId, open: OpenStream, peer: PkiId): void {
    const isInbound = (id: StreamId) => this.streams.get(id)?.purpose.kind === 'inbound'
    const replaced = this.byPeer.get(peer)?.find((held) => isInbound(held) === isInbound(stream))
    if (replaced !== undefined) this.end(replaced, 'replaced by a new connection')
    open.peer = peer
    this.byPeer.set(peer, [stream, ...(this.byPeer.get(peer) ?? [])])
  }

  /** Sends to `actual` what waits for `expected`. */
  private flush(expected: PkiId, actual: PkiId): void {
    const queue = this.waiting.get(expected) ?? []
    this.waiting.delete(expected)
    for (const envelope of queue) this.send({ pkiId: actual, endpoint: undefined }, envelope)
  }

  private write(to: PkiId, streams: readonly StreamId[], envelope: Bytes): void {
    for (const stream of streams) {
      if (!this.streams.get(stream)?.broken) return this.options.outbox.put({ type: 'write', stream, envelope })
      this.drop(stream)
    }
    this.options.outbox.put({ type: 'unreachable', peer: to })
  }

  private refuse(stream: StreamId, open: OpenStream, reason: string): void {
    this.drop(stream)
    this.options.outbox.put({ type: 'refuse', stream, reason })
    this.giveUp(open.purpose)
  }

  private giveUp(purpose: Purpose): void {
    if (purpose.kind === 'inbound') return
    if (purpose.kind === 'identify') {
      return this.options.outbox.put({ type: 'identified', introduction: purpose.introduction, who: undefined })
    }
    this.waiting.delete(purpose.expected)
    if (!this.isConnected(purpose.expected)) this.options.outbox.put({ type: 'unreachable', peer: purpose.expected })
  }

  private end(stream: StreamId, reason: string): void {
    this.drop(stream)
    this.options.outbox.put({ type: 'end', stream, reason })
  }

  private drop(stream: StreamId): void {
    const peer = this.streams.get(stream)?.peer
    this.streams.delete(stream)
    this.withoutHandshake.delete(stream)
    if (peer === undefined) return
    const left = this.byPeer.get(peer)?.filter((held) => held !== stream)
    if (left?.length) this.byPeer.set(peer, left)
    else this.byPeer.delete(peer)
  }
}
