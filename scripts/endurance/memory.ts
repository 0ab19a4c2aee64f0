import { figureIn } from '../metrics'

/** Bytes of a process, and how old it was. */
export interface Sample {
  readonly ageMs: number
  /** In use on the heap, garbage included. */
  readonly heap: number
  readonly resident: number
}

export interface Growth {
  readonly warm: number
  readonly end: number
}

/** A node has met all others, and its code is compiled. */
export const WARM_MS = 60_000
/** The least in a window is what garbage collection leaves. */
const WINDOW_MS = 30_000
/** Shorter lives say nothing. */
const LONG_MS = 3 * WARM_MS
const TOLERATED = { factor: 1.25, bytes: 8 * 1024 * 1024 }

/** What a life of a node has left on its heap after the warm-up, and at its end; undefined if it was too short. Samples are in their order. */
export function growthIn(samples: readonly Sample[]): Growth | undefined {
  const last = samples.at(-1)
  if (last === undefined || last.ageMs < LONG_MS) return undefined
  const leastFrom = (from: number) =>
    Math.min(...samples.filter(({ ageMs }) => ageMs >= from && ageMs <= from + WINDOW_MS).map(({ heap }) => heap))
  return { warm: leastFrom(WARM_MS), end: leastFrom(last.ageMs - WINDOW_MS) }
}

/** Whether that is more than chance. */
export const isLeak = ({ warm, end }: Growth): boolean => end > warm * TOLERATED.factor + TOLERATED.bytes

/** What a node says of itself in Prometheus' format. @throws Error if it does not say it */
export function sampleIn(metrics: string, ageMs: number): Sample {
  return { ageMs, heap: figureIn(metrics, 'nodejs_heap_size_used_bytes'), resident: figureIn(metrics, 'process_resident_memory_bytes') }
}
