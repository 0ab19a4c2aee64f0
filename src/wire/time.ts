/** A point in time: whole milliseconds since the Unix epoch. */
export type Instant = number

/** A length of time in whole milliseconds. */
export type DurationMs = number

export const NANOSECONDS_PER_MS = 1_000_000n

/** The one source of time of a node. Nothing else in `src` may ask what time it is. */
export interface Clock {
  /** What time it is. */
  now(): Instant
  /** Calls `wake` once when `at` has come (at once, but not synchronously, if it has passed). Returns a function that cancels it. */
  schedule(at: Instant, wake: () => void): () => void
}
