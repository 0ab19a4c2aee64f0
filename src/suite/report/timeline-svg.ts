import { escaped } from './html'
import { type CountedEvent, countedEvents, indexOfInstant, labelOf, type TimelineEvent, timeFormat, windowAround } from './timeline'

const FONT = `font-family="Helvetica, Arial, 'Liberation Sans', sans-serif"`
const INK = '#1f2328'
const FAINT = '#8c959f'
const ARROW = '#0550ae'
const ROW = 30
const GAP = 20
const TITLE = 34
const HEAD = 34
const MARGIN = 16
const MAX_ROWS = 60
/** An upper estimate of the width of a character at 12 pixels. */
const CHARACTER = 6.4

/**
 * A sequence chart that stands alone: a life line for each actor, a row for each event (equal ones of one instant share a row),
 * virtual time at the left, and a break wherever time goes on. At most 60 events, those around the instant, else the last ones; a note
 * says how many were left out.
 */
export function timelineSvg(events: readonly TimelineEvent[], title: string, around?: { readonly atMs: number }): string {
  const all = countedEvents(events)
  const { start, end } = windowAround(all.length, indexOfInstant(all, around), MAX_ROWS)
  const shown = all.slice(start, end)
  const lanes = lanesOf(shown, title)
  const rows = rowsOf(shown, TITLE + HEAD + 14 + (start > 0 ? GAP : 0))
  const bottom = rows.bottom + (end < all.length ? GAP : 0)
  const height = bottom + 14 + HEAD
  const body = [
    text(MARGIN, 22, title, `font-size="14" font-weight="bold"`),
    ...lanes.all.map((lane) => lifeLine(lane, TITLE + HEAD, bottom + 8)),
    ...(start > 0 ? [note(rows.top - GAP, lanes, `${start} earlier events are not shown`)] : []),
    ...rows.all.flatMap((row) => (row.kind === 'gap' ? [gap(row.y, lanes, row.text)] : eventRow(row, lanes))),
    ...(end < all.length ? [note(rows.bottom, lanes, `${all.length - end} later events are not shown`)] : []),
    ...lanes.all.flatMap((lane) => [actor(lane, TITLE), actor(lane, bottom + 8)]),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${lanes.width}" height="${height}" viewBox="0 0 ${lanes.width} ${height}" ${FONT} font-size="12" fill="${INK}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...body,
    '</svg>',
  ].join('\n')
}

interface Lane {
  readonly name: string
  readonly x: number
  readonly width: number
}

interface Lanes {
  readonly all: readonly Lane[]
  /** Where the times end. */
  readonly left: number
  readonly width: number
}

function lanesOf(events: readonly CountedEvent[], title: string): Lanes {
  const names = [...new Set(events.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])))]
  const format = timeFormat(events)
  const left = MARGIN + Math.max(48, ...events.map(({ atMs }) => widthOf(format(atMs)))) + 12
  let x = left + 8
  const all = names.map((name, i) => {
    const width = Math.max(64, widthOf(name) + 20)
    if (i === 0) x += width / 2
    const lane = { name, x, width }
    x += gapAfter(i, names, events)
    return lane
  })
  const right = Math.max(x, ...all.map((lane) => lane.x + lane.width / 2 + MARGIN))
  return { all, left, width: Math.ceil(Math.max(right, widthOf(title) * 1.3 + 2 * MARGIN, 320)) }
}

/** Wide enough for what is written between a lane and the next. */
function gapAfter(lane: number, names: readonly string[], events: readonly CountedEvent[]): number {
  const widths = events.map((event) => {
    const ends = [event.from, event.to ?? event.from].map((name) => names.indexOf(name))
    const [first, last] = [Math.min(...ends), Math.max(...ends)]
    if (first === last) return first === lane ? widthOf(labelOf(event)) + 24 : 0
    return first <= lane && lane < last ? (widthOf(labelOf(event)) + 28) / (last - first) : 0
  })
  return Math.max(lane === names.length - 1 ? 0 : 96, ...widths)
}

type Row = { readonly kind: 'gap'; readonly y: number; readonly text: string } | EventRow
interface EventRow {
  readonly kind: 'event'
  readonly y: number
  readonly event: CountedEvent
  /** Only in the first row of an instant. */
  readonly time: string | undefined
}

function rowsOf(
  events: readonly CountedEvent[],
  top: number,
): { readonly all: readonly Row[]; readonly top: number; readonly bottom: number } {
  const format = timeFormat(events)
  const all: Row[] = []
  let y = top
  events.forEach((event, i) => {
    const before = events[i - 1]?.atMs
    if (before !== undefined && before !== event.atMs) {
      all.push({ kind: 'gap', y, text: `${spanOf(event.atMs - before)} later` })
      y += GAP
    }
    all.push({ kind: 'event', y, event, time: before === event.atMs ? undefined : format(event.atMs) })
    y += ROW
  })
  return { all, top, bottom: y }
}

function spanOf(ms: number): string {
  if (ms < 1000) return `${Number(ms.toFixed(3))} ms`
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(3))} s`
  return `${Number((ms / 60_000).toFixed(3))} min`
}

function eventRow({ y, event, time }: EventRow, lanes: Lanes): string[] {
  const base = y + 21
  const from = lanes.all.find(({ name }) => name === event.from)?.x ?? 0
  const to = lanes.all.find(({ name }) => name === event.to)?.x
  const label = labelOf(event)
  const clock = time === undefined ? [] : [text(lanes.left - 12, base + 4, time, `text-anchor="end" font-weight="bold"`)]
  if (to === undefined || to === from) {
    return [...clock, `<circle cx="${from}" cy="${base}" r="4" fill="${INK}"/>`, haloed(from + 10, base + 4, label, 'start')]
  }
  const way = to > from ? 1 : -1
  return [
    ...clock,
    `<line x1="${from}" y1="${base}" x2="${to - way * 7}" y2="${base}" stroke="${ARROW}" stroke-width="1.5"/>`,
    `<path d="M${to - way} ${base} l${-way * 9} -4.5 v9 z" fill="${ARROW}"/>`,
    haloed((from + to) / 2, base - 6, label, 'middle'),
  ]
}

const gap = (y: number, lanes: Lanes, span: string): string =>
  `<line x1="${lanes.left}" y1="${y + 12}" x2="${lanes.width - MARGIN}" y2="${y + 12}" stroke="${FAINT}" stroke-dasharray="2 5"/>
${text(lanes.left - 12, y + 16, span, `text-anchor="end" font-size="11" font-style="italic" fill="#57606a"`)}`

const note = (y: number, lanes: Lanes, words: string): string =>
  haloed(lanes.left, y + 14, words, 'start', `font-size="11" font-style="italic" fill="#7d4e00"`)

const lifeLine = ({ x }: Lane, y1: number, y2: number): string =>
  `<line x1="${x}" y1="${y1}" x2="${x}" y2="${y2}" stroke="${FAINT}" stroke-width="1"/>`

const actor = ({ name, x, width }: Lane, y: number): string =>
  `<rect x="${x - width / 2}" y="${y}" width="${width}" height="${HEAD - 8}" rx="4" fill="#eaeef2" stroke="${FAINT}"/>
${text(x, y + 17, name, `text-anchor="middle" font-weight="bold"`)}`

/** Readable where it crosses a line. */
const haloed = (x: number, y: number, words: string, anchor: string, more = ''): string =>
  text(x, y, words, `${more} text-anchor="${anchor}" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`)

const text = (x: number, y: number, words: string, attributes: string): string =>
  `<text x="${x}" y="${y}" ${attributes}>${escaped(words.replace(UNWRITABLE, ''))}</text>`

const widthOf = (words: string): number => words.length * CHARACTER

/** What XML must not contain at all. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
