import type { StepText } from '../judging/specification'
import type { DialectName } from '../judging/tags'
import { type Html, html } from '../report/html'
import { counted } from '../report/summary'
import { timeFormat } from '../report/timeline'
import { highlighted } from './highlight'
import { type MergedEvent, type MergedStep, merged, type ToldByDialect } from './merged'

/** Of a step with more events the middle ones are folded away, and if there are very many left out. */
const MAX_EVENTS = 60
const MAX_FOLDED = 200
const SHOWN_FIRST = 40
const SHOWN_LAST = 12

/** The life lines of an example, from left to right. */
type Lanes = readonly string[]

/** An example as it was run: each step, and beside it what happened in it. The background is folded away. */
export function toldHtml(told: ToldByDialect): Html {
  const steps = merged(told)
  const background = steps.filter(({ isBackground }) => isBackground)
  const own = steps.filter(({ isBackground }) => !isBackground)
  const lanes = lanesOf(steps)
  const events = background.reduce((sum, step) => sum + step.events.length, 0)
  return figure(
    lanes,
    html`${background.length > 0 && html`<details class="fold"><summary>Background${events > 0 && `: ${counted(events, 'event')}`}</summary>${stepsHtml(background, lanes)}</details>`}
${stepsHtml(own, lanes)}`,
  )
}

/** What happened in the background of an example. */
export function backgroundHtml(told: ToldByDialect): Html {
  const steps = merged(told).filter(({ isBackground }) => isBackground)
  return figure(lanesOf(steps), html`${stepsHtml(steps, lanesOf(steps))}`)
}

const figure = (lanes: Lanes, body: Html): Html => html`<div class="told${lanes.length > 5 && ' many'}" style="--n:${lanes.length}">
<div class="step who" aria-hidden="true"><div class="say"></div><div class="names">${lanes.map((name) => html`<b>${name}</b>`)}</div></div>
${body}</div>
`

const lanesOf = (steps: readonly MergedStep[]): Lanes => [
  ...new Set(steps.flatMap(({ events }) => events).flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))),
]

function stepsHtml(steps: readonly MergedStep[], lanes: Lanes): Html[] {
  const format = timeFormat(steps.flatMap(({ events }) => events))
  let last: number | undefined
  return steps.map((step) => {
    const rows = step.events.map((event) => {
      const isNew = event.atMs !== last
      last = event.atMs
      return rowHtml(event, lanes, isNew ? format(event.atMs) : '')
    })
    return html`<div class="step"><div class="say">${stepHtml(step)}</div>${eventsHtml(rows)}</div>
`
  })
}

function eventsHtml(rows: readonly Html[]): Html {
  if (rows.length === 0) return html`<div class="ev"></div>`
  if (rows.length <= MAX_EVENTS) return html`<ol class="ev">${rows}</ol>`
  const [first, more, last] = [rows.slice(0, SHOWN_FIRST), rows.slice(SHOWN_FIRST, -SHOWN_LAST), rows.slice(-SHOWN_LAST)]
  const middle =
    more.length > MAX_FOLDED
      ? html`<p class="left-out">${more.length} more like these</p>`
      : html`<details class="fold"><summary>${more.length} more events</summary><ol>${more}</ol></details>`
  return html`<div class="ev"><ol>${first}</ol>${middle}<ol>${last}</ol></div>`
}

function rowHtml({ from, to, text, only }: MergedEvent, lanes: Lanes, time: string): Html {
  const [a, b] = [lanes.indexOf(from), lanes.indexOf(to ?? from)]
  const shape =
    a === b
      ? html`<i class="o" style="--a:${a}"></i>`
      : html`<i class="${a < b ? 'r' : 'l'}" style="--a:${Math.min(a, b)};--w:${Math.abs(a - b)}"></i>`
  return html`<li${only !== undefined && html` class="${only}"`}><time>${time}</time><span class="l">${shape}</span><span class="w"><span class="seen">${to === undefined ? from : `${from} to ${to}`}: </span>${text}${only !== undefined && onlyHtml(only)}</span></li>
`
}

const onlyHtml = (dialect: DialectName): Html => html` <em title="only in the dialect ${dialect}">${dialect.charAt(0).toUpperCase()}</em>`

/** A step as it is written, with its table. */
export const stepHtml = ({ keyword, text, rows }: StepText): Html =>
  html`<p>${highlighted(`${keyword}${text}`, 'gherkin')}</p>${rows.length > 0 && html`<table>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`}`
