import sinon from 'sinon'
import { wakeAt } from '../../wire/far-timer'
import type { Clock, DurationMs, Instant } from '../../wire/time'

/**
 * Time that passes only when told to. The one place that knows fake timers: they are installed on an object of their own, so
 * that no real global is touched and every world may have its own clock.
 */
export class VirtualClock implements Clock {
  private readonly timers: { setTimeout: typeof setTimeout; clearTimeout: typeof clearTimeout; Date: typeof Date }
  private readonly fake: sinon.SinonFakeTimers

  constructor(epoch: Instant) {
    this.timers = { setTimeout, clearTimeout, Date }
    const toFake: ('setTimeout' | 'clearTimeout' | 'Date')[] = ['setTimeout', 'clearTimeout', 'Date']
    this.fake = sinon.useFakeTimers({ now: epoch, toFake, global: { ...this.timers, Promise } as unknown as object } as never)
  }

  now(): Instant {
    return this.fake.now
  }

  schedule(at: Instant, wake: () => void): () => void {
    return wakeAt({ ...this.fake, now: () => this.fake.now }, at, wake)
  }

  /** Lets time pass; everything due in it runs at its own time, what is due at its very end included. */
  advance(duration: DurationMs): void {
    this.fake.tick(duration)
  }
}
