import { type Expedition, Explorer, type Finding, type Progress } from './explorer'
import type { Life } from './life'
import { Pair } from './pair'
import { type Teller, type Telling, tell } from './telling'

/** How long is explored, and who is told. */
export interface Course {
  /** So many lives; undefined: until the time is up. */
  readonly runs: number | undefined
  /** Milliseconds of real time; undefined: until all lives are lived. */
  readonly timeMs: number | undefined
  /** Lives that are played before any other, as those of a corpus; the others are generated. */
  readonly given: readonly Life[]
  /** Whether somebody wants an end. */
  readonly isOver: () => boolean
  readonly onProgress: (progress: Progress, elapsedMs: number) => void
}

/** A finding as it is told. */
export interface Told {
  readonly finding: Finding
  readonly telling: Telling
}

/** What came of it all. */
export interface Outcome {
  readonly progress: Progress
  readonly told: readonly Told[]
  readonly elapsedMs: number
}

/** Milliseconds of real time from one word on progress to the next. */
const PROGRESS_MS = 1_000

/**
 * Explores until the end of its course. What was found until then is told, however it ends.
 * @throws AdapterBroken
 */
export async function explore(expedition: Expedition, course: Course, rules: Teller['rules'], now: () => number): Promise<Outcome> {
  const pair = await Pair.of(expedition)
  const explorer = new Explorer(expedition, pair, course.isOver)
  const begun = now()
  let shown = begun
  for (const life of course.given) await explorer.take(life)
  const isDone = () => {
    const { lives } = explorer.progress
    const time = now()
    if (time - shown >= PROGRESS_MS) {
      shown = time
      course.onProgress(explorer.progress, time - begun)
    }
    const isEnough = course.runs !== undefined && lives >= course.runs + course.given.length
    return course.isOver() || isEnough || (course.timeMs !== undefined && time - begun >= course.timeMs)
  }
  while (!isDone()) await explorer.next()
  await explorer.rest()
  const told: Told[] = []
  for (const finding of explorer.progress.findings) {
    const telling = await tell(finding.life, { expedition, pair, rules })
    if (telling !== undefined) told.push({ finding, telling })
  }
  return { progress: explorer.progress, told, elapsedMs: now() - begun }
}
