import type { Clock, Instant } from '../../wire/time'
import { type Timers, wakeAt } from './far-timer'

const SYSTEM: Timers<NodeJS.Timeout> = { now: Date.now, setTimeout, clearTimeout }

/** The time of the machine. What is scheduled keeps the process alive. */
export class SystemClock implements Clock {
  /** Milliseconds since 1970, as the machine has them. */
  now(): Instant {
    return SYSTEM.now()
  }

  schedule(at: Instant, wake: () => void): () => void {
    return wakeAt(SYSTEM, at, wake)
  }
}
