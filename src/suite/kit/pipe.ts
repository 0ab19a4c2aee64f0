import type { Bytes } from '../../wire/ids'
import type { ServerCall, Stream, StreamListener } from './surroundings'

/** How what is written at one end of a stream gets to the other, in order. */
export interface Carrier {
  message(arrive: () => void): void
  end(arrive: () => void): void
}

/**
 * One end of a stream in memory: what the dialer gets, and what a handler is given. What is written arrives at the other end in
 * order, but never before the writer is done: a carrier takes it there. What arrives before somebody listens is kept.
 */
export class PipeEnd implements Stream, ServerCall {
  private readonly carrier: Carrier
  private other: PipeEnd | undefined
  private onData: ((envelope: Bytes) => unknown) | undefined
  private onEnd: (() => unknown) | undefined
  private readonly early: Bytes[] = []
  /** Ended by either side. */
  private isOver = false
  /** Ended by this one: its owner wants to hear nothing more. */
  private isLeft = false
  private hasEndedEarly = false
  private isSevered = false

  private constructor(carrier: Carrier) {
    this.carrier = carrier
  }

  /** Both ends of a new stream; each has a carrier for what is written there. */
  static pair(carrier: Carrier, back = carrier): readonly [PipeEnd, PipeEnd] {
    const [near, far] = [new PipeEnd(carrier), new PipeEnd(back)]
    near.other = far
    far.other = near
    return [near, far]
  }

  /** As grpc-js: of the events only these come in memory. */
  on(event: 'data' | 'end' | 'cancelled' | 'error', listener: (envelope: Bytes) => void): void {
    if (event === 'data') this.hear(listener)
    else if (event === 'end') this.hearEnd(() => listener(new Uint8Array()))
  }

  listen({ onMessage, onEnd }: StreamListener): void {
    this.hear((envelope) => this.isLeft || onMessage(envelope))
    this.hearEnd(() => this.isLeft || onEnd())
  }

  write(envelope: Bytes): void {
    const { other } = this
    if (!this.isOver && other !== undefined) this.carrier.message(() => other.receive(envelope))
  }

  end(): void {
    const { other } = this
    this.isLeft = true
    if (this.isOver || other === undefined) return
    this.isOver = true
    this.carrier.end(() => other.finish())
  }

  /** What joins the ends is cut: what is under way is lost, and each end that is still there is told at once. */
  sever(): void {
    for (const end of [this, this.other]) {
      if (end === undefined || end.isSevered) continue
      if (!end.isLeft && !end.isOver) end.finish()
      end.isSevered = true
    }
  }

  private receive(envelope: Bytes): void {
    if (this.isSevered) return
    if (this.onData === undefined) this.early.push(envelope)
    else this.onData(envelope)
  }

  private finish(): void {
    if (this.isSevered) return
    this.isOver = true
    if (this.onEnd === undefined) this.hasEndedEarly = true
    else this.onEnd()
  }

  private hear(listener: (envelope: Bytes) => unknown): void {
    this.onData = listener
    for (const envelope of this.early.splice(0)) listener(envelope)
  }

  private hearEnd(listener: () => unknown): void {
    this.onEnd = listener
    if (this.hasEndedEarly) listener()
  }
}
