import type { StoryEvent } from '../judging/story'
import { excerpt } from './excerpt'

/** Something that happened at an actor, or a message from one to another. */
export interface TimelineEvent {
  /** Virtual milliseconds, in the reckoning of the example (usually since it began). */
  readonly atMs: number
  readonly from: string
  readonly to?: string
  /** In the words of the features: `10 blocks of trade (2 to 11)`. */
  readonly text: string
  /** What the example itself did; or the first thing that is wrong; or what may say why. A failure shows them. */
  readonly mark?: 'act' | 'wrong' | 'reason'
  /** How many acts of the example came before: what came of one is not put together with what came of another. */
  readonly act?: number
  /** The number of the step in which it happened, from 0. */
  readonly step?: number
}

/** An event, and how often it happened at that instant. */
export interface CountedEvent extends TimelineEvent {
  readonly count: number
}

const TIMELINE_LINES = 16

/**
 * The events as aligned lines, without an indent, in order of time. Equal events of one instant are one line with a count
 * (within an instant there is no order). At most `maxLines` lines, markers of what was left out included: those around the last
 * act of the example, and around what is wrong, else the first event from the given instant on, else the last one.
 */
export function timelineText(
  events: readonly TimelineEvent[],
  around?: { readonly atMs: number },
  maxLines: number = TIMELINE_LINES,
): string[] {
  const counted = countedEvents(events)
  const [lines = []] = alignedLines([counted])
  return excerpt(lines, pointsIn(counted, around), Math.max(maxLines, 3))
}

/** Whole timelines as lines with the same columns in each, so that what is equal in two of them is the same text. */
export function timelinesAlike(timelines: readonly (readonly TimelineEvent[])[]): string[][] {
  return alignedLines(timelines.map(countedEvents))
}

/** The events as a story has them: equal ones of one instant and step are one, with a count. */
export const storyEvents = (timeline: readonly TimelineEvent[]): StoryEvent[] =>
  countedEvents(timeline).map((event) => {
    const { step = 0, atMs, from, to } = event
    return { step, atMs, from, ...(to !== undefined && { to }), text: labelOf(event) }
  })

function alignedLines(timelines: readonly (readonly CountedEvent[])[]): string[][] {
  const format = timeFormat(timelines.flat())
  const receiverOf = ({ to }: TimelineEvent) => (to === undefined ? '' : ` -> ${to}`)
  const widthOf = (textOf: (event: CountedEvent) => string) => Math.max(0, ...timelines.flat().map((event) => textOf(event).length))
  const [times, senders, receivers] = [widthOf(({ atMs }) => format(atMs)), widthOf(({ from }) => from), widthOf(receiverOf)]
  const lineOf = (event: CountedEvent) =>
    `${format(event.atMs).padStart(times)}   ${event.from.padEnd(senders)}${receiverOf(event).padEnd(receivers)}   ${labelOf(event)}`
  return timelines.map((events) => events.map(lineOf))
}

/** What an excerpt has to show of these events. */
function pointsIn(events: readonly CountedEvent[], around: { readonly atMs: number } | undefined) {
  const until = around?.atMs ?? Number.POSITIVE_INFINITY
  const last = (mark: TimelineEvent['mark']) => events.findLastIndex((event) => event.mark === mark && event.atMs <= until)
  const act = last('act')
  const marked = events.findIndex(({ mark }) => mark === 'wrong')
  const wrong = marked >= 0 ? marked : Math.max(indexOfInstant(events, around), Math.min(act + 1, events.length - 1))
  return { strong: [wrong, act].filter((index) => index >= 0), weak: [last('reason')] }
}

/** Sorted by time, equal events of one instant put together. */
export function countedEvents(events: readonly TimelineEvent[]): CountedEvent[] {
  const byKey = new Map<string, CountedEvent>()
  for (const event of [...events].sort((a, b) => a.atMs - b.atMs)) {
    const key = `${event.atMs} ${event.act} ${event.from} ${event.to} ${event.text}`
    const known = byKey.get(key)
    const isWrong = event.mark === 'wrong' || known?.mark === 'wrong'
    byKey.set(key, { ...event, ...(isWrong && { mark: 'wrong' }), count: (known?.count ?? 0) + 1 })
  }
  return [...byKey.values()]
}

export const labelOf = ({ text, count, mark }: CountedEvent): string =>
  `${text}${count > 1 ? `  (${count} times)` : ''}${mark === 'wrong' ? '   <-- wrong' : ''}`

/** How to write the times of these events: in seconds, finer than milliseconds if one isn't a whole millisecond. */
export function timeFormat(events: readonly TimelineEvent[]): (ms: number) => string {
  const decimals = events.every(({ atMs }) => Number.isInteger(atMs)) ? 3 : 6
  return (ms) => `${(ms / 1000).toFixed(decimals)} s`
}

/** The slice of `length` items, `size` long at most, that shows what led up to `index` and a little of what came after. */
export function windowAround(length: number, index: number, size: number): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.min(index - Math.floor((size * 2) / 3), length - size))
  return { start, end: Math.min(length, start + size) }
}

/** The first event at or after the instant; the last one if there is none or no instant is given. */
export function indexOfInstant(events: readonly TimelineEvent[], around: { readonly atMs: number } | undefined): number {
  const index = around === undefined ? -1 : events.findIndex(({ atMs }) => atMs >= around.atMs)
  return index === -1 ? events.length - 1 : index
}
