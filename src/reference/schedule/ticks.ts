import type { DurationMs, Instant } from '../../wire/time'

/** Ticks at whole multiples of a period, or of an equal part of it, from an origin; each at the next whole millisecond. */
export interface Ticks {
  readonly origin: Instant
  readonly periodMs: DurationMs
  /** Ticks in one period; 1 if absent. */
  readonly perPeriod?: number
}

/** The first tick later than an instant; a tick at that very instant is not. */
export function firstTickAfter(instant: Instant, { origin, periodMs, perPeriod = 1 }: Ticks): Instant {
  const tick = Math.floor(((instant - origin) * perPeriod) / periodMs) + 1
  return origin + Math.ceil((tick * periodMs) / perPeriod)
}

/** The earliest of some deadlines; undefined if there is none. */
export function earliest(deadlines: Iterable<Instant | undefined>): Instant | undefined {
  let first: Instant | undefined
  for (const deadline of deadlines) if (deadline !== undefined && (first === undefined || deadline < first)) first = deadline
  return first
}
