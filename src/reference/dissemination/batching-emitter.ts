import type { DurationMs, Instant } from '../../wire/time'
import { firstTickAfter } from '../schedule/ticks'

export interface BatchingEmitterOptions {
  /** propagateIterations: how often each message is emitted in all (EMIT-3). 0: nothing is ever buffered (EMIT-7). */
  readonly iterations: number
  /** maxPropagationBurstSize */
  readonly burstSize: number
  /** maxPropagationBurstLatency */
  readonly latencyMs: DurationMs
  /** The timer ticks at whole multiples of the latency from here (EMIT-2). */
  readonly startedAt: Instant
}

interface Pending<T> {
  readonly message: T
  emissionsLeft: number
}

/** Buffers messages and emits them in batches (EMIT-1 to EMIT-10). Holds no timer: see `nextDeadline`. */
export class BatchingEmitter<T> {
  private readonly options: BatchingEmitterOptions
  private buffer: Pending<T>[] = []
  private nextTick: Instant | undefined
  private stopped = false

  constructor(options: BatchingEmitterOptions) {
    this.options = options
  }

  /** Buffers a message. Returns the batch to be sent now if that fills the buffer (EMIT-1). */
  add(message: T, now: Instant): readonly T[] | undefined {
    if (this.stopped || this.options.iterations === 0) return undefined
    this.buffer.push({ message, emissionsLeft: this.options.iterations })
    this.nextTick ??= this.tickAfter(now)
    if (this.buffer.length >= this.options.burstSize) return this.emit()
    return undefined
  }

  /** The next tick that has something to emit (EMIT-6). */
  get nextDeadline(): Instant | undefined {
    return this.nextTick
  }

  /** The tick (EMIT-2). */
  onDeadline(now: Instant): readonly T[] {
    const batch = this.emit()
    if (this.nextTick !== undefined) this.nextTick = this.tickAfter(now)
    return batch
  }

  /** Drops what is pending; nothing is emitted any more (EMIT-9). */
  stop(): void {
    this.stopped = true
    this.buffer = []
    this.nextTick = undefined
  }

  /** The whole buffer in the order of arrival (EMIT-5); what has emissions left keeps its place (EMIT-10). */
  private emit(): readonly T[] {
    const batch = this.buffer.map((pending) => pending.message)
    for (const pending of this.buffer) pending.emissionsLeft -= 1
    this.buffer = this.buffer.filter((pending) => pending.emissionsLeft > 0)
    if (this.buffer.length === 0) this.nextTick = undefined
    return batch
  }

  private tickAfter(now: Instant): Instant {
    const { startedAt, latencyMs } = this.options
    return firstTickAfter(now, { origin: startedAt, periodMs: latencyMs })
  }
}
