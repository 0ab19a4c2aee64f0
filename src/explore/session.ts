import { AdapterBroken } from '../suite/port'
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
  /** Each difference as soon as it is found and cut down. */
  readonly onTold: (told: Told) => void
  /** The same, of one that did not show when its life was played once more in order to tell it. */
  readonly onUnrepeated: (finding: Finding) => void
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
  /** How many did not show when their lives were played once more. */
  readonly unrepeated: number
  readonly elapsedMs: number
  /** Why it ended before its time; undefined if it did not. */
  readonly broken: AdapterBroken | undefined
}

/** Milliseconds of real time from one word on progress to the next. */
const PROGRESS_MS = 1_000

/** Explores until the end of its course, or until the other one is broken. */
export async function explore(expedition: Expedition, course: Course, rules: Teller['rules'], now: () => number): Promise<Outcome> {
  const pair = await Pair.of(expedition)
  const explorer = new Explorer(expedition, pair, course.isOver)
  const begun = now()
  const told: Told[] = []
  let unrepeated = 0
  const hear = async (finding: Finding | undefined) => {
    if (finding === undefined) return
    const telling = await tell(finding.life, { expedition, pair, rules })
    if (telling === undefined) {
      unrepeated += 1
      return course.onUnrepeated(finding)
    }
    told.push({ finding, telling })
    course.onTold({ finding, telling })
  }
  const outcome = (broken: AdapterBroken | undefined) => ({
    progress: explorer.progress,
    told,
    unrepeated,
    elapsedMs: now() - begun,
    broken,
  })
  const isDone = () => {
    const isEnough = course.runs !== undefined && explorer.progress.lives >= course.runs + course.given.length
    return course.isOver() || isEnough || (course.timeMs !== undefined && now() - begun >= course.timeMs)
  }
  // To cut a difference down takes longer than many lives.
  const timer = setInterval(() => course.onProgress(explorer.progress, now() - begun), PROGRESS_MS)
  try {
    for (const life of course.given) await hear(await explorer.take(life))
    while (!isDone()) await hear(await explorer.next())
    await explorer.rest()
    return outcome(undefined)
  } catch (error) {
    if (!(error instanceof AdapterBroken)) throw error
    return outcome(error)
  } finally {
    clearInterval(timer)
  }
}
