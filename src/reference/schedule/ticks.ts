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

/** The earlier of two deadlines; undefined if there is none. */
export function earlier(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}

/** The earliest deadline of some that have one; undefined if there is none. Nodes ask after each message: no list is made of them. */
export function earliest<T>(owners: Iterable<T>, deadlineOf: (owner: T) => Instant | undefined): Instant | undefined {
  let first: Instant | undefined
  for (const owner of owners) first = earlier(first, deadlineOf(owner))
  return first
}
