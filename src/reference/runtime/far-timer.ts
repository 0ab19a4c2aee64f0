import type { Instant } from '../../wire/time'

/** Timers take no more: with a longer time they go off at once. */
const LONGEST_MS = 2 ** 31 - 1

export interface Timers<Timer> {
  readonly now: () => Instant
  readonly setTimeout: (wake: () => void, ms: number) => Timer
  readonly clearTimeout: (timer: Timer) => void
}

/** Calls `wake` once when `at` has come, however far that is and even if the timers are early. Returns what cancels it. */
export function wakeAt<Timer>(timers: Timers<Timer>, at: Instant, wake: () => void): () => void {
  const ring = () => {
    if (timers.now() < at) timer = arm()
    else wake()
  }
  const arm = () => timers.setTimeout(ring, Math.min(LONGEST_MS, Math.max(0, at - timers.now())))
  let timer = arm()
  return () => timers.clearTimeout(timer)
}
