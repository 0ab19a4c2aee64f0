import { Heap } from 'heap-js'
import type { Clock, DurationMs, Instant } from '../../wire/time'

/** Fewer cancelled waits than that are not worth a clearing. */
const MANY = 64

interface Wait {
  readonly at: Instant
  /** Of those that wait for one instant, who came first is woken first. */
  readonly order: number
  /** Undefined once it is cancelled. */
  wake: (() => void) | undefined
}

/** Time that passes only when told to; every world has its own. Who waits for the same instant is woken in the order of asking. */
export class VirtualClock implements Clock {
  private readonly waits = new Heap<Wait>((one, other) => one.at - other.at || one.order - other.order)
  private time: Instant
  private scheduled = 0
  private cancelled = 0

  constructor(epoch: Instant) {
    this.time = epoch
  }

  now(): Instant {
    return this.time
  }

  schedule(at: Instant, wake: () => void): () => void {
    const wait: Wait = { at: Math.max(at, this.time), order: this.scheduled++, wake }
    this.waits.push(wait)
    return () => this.cancel(wait)
  }

  /** When somebody is to be woken next; undefined if nobody waits. */
  get next(): Instant | undefined {
    return this.first()?.at
  }

  /**
   * Lets time pass; everything due in it runs at its own time, what is due at its very end included. What somebody throws who is woken
   * keeps nobody else from it: the first of it is thrown at the end.
   */
  advance(duration: DurationMs): void {
    const end = this.time + duration
    const thrown: unknown[] = []
    for (let due = this.first(); due !== undefined && due.at <= end; due = this.first()) {
      this.time = due.at
      this.waits.pop()
      try {
        this.wake(due)
      } catch (error) {
        thrown.push(error)
      }
    }
    this.time = end
    if (thrown.length > 0) throw thrown[0]
  }

  /** Wakes nobody any more. */
  close(): void {
    this.waits.clear()
  }

  private wake(wait: Wait): void {
    const { wake } = wait
    wait.wake = undefined
    wake?.()
  }

  private cancel(wait: Wait): void {
    if (wait.wake === undefined) return
    wait.wake = undefined
    this.cancelled += 1
    if (this.cancelled > MANY && 2 * this.cancelled > this.waits.length) {
      this.waits.init(this.waits.toArray().filter(({ wake }) => wake !== undefined))
      this.cancelled = 0
    }
  }

  private first(): Wait | undefined {
    for (let first = this.waits.peek(); first !== undefined; first = this.waits.peek()) {
      if (first.wake !== undefined) return first
      this.waits.pop()
      this.cancelled -= 1
    }
    return undefined
  }
}
