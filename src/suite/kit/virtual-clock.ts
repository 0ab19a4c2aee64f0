import { Heap } from 'heap-js'
import sinon from 'sinon'
import type { Clock, DurationMs, Instant } from '../../wire/time'

/** Timers take no more: with a longer time they go off at once. */
const LONGEST_MS = 2 ** 31 - 1
/** Fewer cancelled waits than that are not worth a clearing. */
const MANY = 64

interface Wait {
  readonly at: Instant
  /** Of those that wait for one instant, who came first is woken first. */
  readonly order: number
  /** Undefined once it is cancelled. */
  wake: (() => void) | undefined
}

/**
 * Time that passes only when told to. The one place that knows fake timers: they are installed on an object of their own, so
 * that no real global is touched and every world may have its own clock. One of their timers is enough, for who is due first:
 * many nodes that set their timers again with each message would cost more than what they do.
 */
export class VirtualClock implements Clock {
  private readonly fake: sinon.SinonFakeTimers
  private readonly waits = new Heap<Wait>((one, other) => one.at - other.at || one.order - other.order)
  private scheduled = 0
  private cancelled = 0
  private armedFor: Instant | undefined
  private disarm: () => void = () => undefined
  private isRinging = false

  constructor(epoch: Instant) {
    const timers = { setTimeout, clearTimeout, Date }
    const toFake: ('setTimeout' | 'clearTimeout' | 'Date')[] = ['setTimeout', 'clearTimeout', 'Date']
    this.fake = sinon.createSandbox().useFakeTimers({ now: epoch, toFake, global: { ...timers, Promise } as unknown as object } as never)
  }

  now(): Instant {
    return this.fake.now
  }

  schedule(at: Instant, wake: () => void): () => void {
    const wait: Wait = { at: Math.max(at, this.fake.now), order: this.scheduled++, wake }
    this.waits.push(wait)
    this.arm()
    return () => this.cancel(wait)
  }

  /** When somebody is to be woken next; undefined if nobody waits. */
  get next(): Instant | undefined {
    return this.first()?.at
  }

  /** Lets time pass; everything due in it runs at its own time, what is due at its very end included. */
  advance(duration: DurationMs): void {
    this.fake.tick(duration)
  }

  /** Wakes nobody any more. */
  close(): void {
    this.waits.clear()
    this.disarm()
    this.armedFor = undefined
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

  private arm(): void {
    const next = this.next
    if (this.isRinging || next === this.armedFor) return
    this.disarm()
    this.armedFor = next
    if (next === undefined) return
    const timer = this.fake.setTimeout(() => this.ring(), Math.min(LONGEST_MS, next - this.fake.now))
    this.disarm = () => this.fake.clearTimeout(timer)
  }

  private ring(): void {
    this.armedFor = undefined
    this.isRinging = true
    try {
      for (let due = this.first(); due !== undefined && due.at <= this.fake.now; due = this.first()) {
        const { wake } = due
        due.wake = undefined
        this.waits.pop()
        wake?.()
      }
    } finally {
      this.isRinging = false
      this.arm()
    }
  }
}
