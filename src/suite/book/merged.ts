import type { StepText } from '../judging/specification'
import { DIALECT_NAMES, type DialectName } from '../judging/tags'
import type { ToldExample, ToldStep } from '../judging/told'

type Event = ToldStep['events'][number]

/** Something that happened in an example. */
export interface MergedEvent extends Event {
  /** It happened in one dialect only, of an example that ran in two. */
  readonly only?: DialectName
}

export interface MergedStep extends StepText {
  readonly isBackground: boolean
  readonly events: readonly MergedEvent[]
}

/** What each dialect's run has to tell of one example; absent: it has not run in that dialect. */
export type ToldByDialect = Readonly<Partial<Record<DialectName, ToldExample>>>

/** The dialects in which an example has run. */
export const dialectsIn = (told: ToldByDialect): DialectName[] => DIALECT_NAMES.filter((dialect) => told[dialect] !== undefined)

/** What happened in an example, step by step; what happened at one instant in both dialects is one event. */
export function merged(told: ToldByDialect): readonly MergedStep[] {
  const [ours, theirs] = DIALECT_NAMES.flatMap((dialect) => (told[dialect] ? [{ dialect, ...told[dialect] }] : []))
  if (ours === undefined || theirs === undefined) return ours?.steps ?? []
  const eventsOf = (step: ToldStep, i: number) => mergedEvents(step.events, theirs.steps[i]?.events ?? [], ours.dialect, theirs.dialect)
  return ours.steps.map((step, i) => ({ ...step, events: eventsOf(step, i) }))
}

const keyOf = ({ atMs, from, to, text }: Event): string => JSON.stringify([atMs, from, to, text])

/** Events of one instant have no order. What is in the second list only stands behind what it followed there. */
function mergedEvents(ours: readonly Event[], theirs: readonly Event[], first: DialectName, second: DialectName): MergedEvent[] {
  const inTheirs = new Set(theirs.map(keyOf))
  const result = ours.map((event): MergedEvent => (inTheirs.has(keyOf(event)) ? event : { ...event, only: first }))
  const shared = new Map(result.filter(({ only }) => only === undefined).map((event) => [keyOf(event), event]))
  let after: MergedEvent | undefined
  for (const event of theirs) {
    const known = shared.get(keyOf(event))
    const own: MergedEvent = known ?? { ...event, only: second }
    if (known === undefined) result.splice(after === undefined ? 0 : result.indexOf(after) + 1, 0, own)
    after = own
  }
  return result.sort((a, b) => a.atMs - b.atMs)
}
