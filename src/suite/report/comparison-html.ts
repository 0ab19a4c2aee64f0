import { type Cell, type Comparison, type Family, familiesOf, legendOf, notesOn, type Row, reasonsIn, tallyOf, titleOf } from './comparison'
import { type Html, html } from './html'
import { lonePage } from './page'
import { classOf, SIGNS, WORDS } from './verdict-words'

/** With more columns than that, cells have signs only. */
const MAX_WIDE = 4

/** What a sign says by itself. */
const UNSAID: readonly string[] = ['passed', 'not claimed', 'not applicable']

/** One page without scripts or anything from elsewhere, for screen and paper. */
export const comparisonHtml = (compared: Comparison): string =>
  lonePage('Rules by implementations', html`<h1>Rules by implementations</h1>\n${matrixHtml(compared, ({ id }) => html`${id}`)}`)

/** The legend, the table, why rules have not passed, and what the reports are. `nameOf`: what stands for a rule at the head of its row. */
export const matrixHtml = (compared: Comparison, nameOf: (row: Row) => Html): Html => html`
<p class="legend">${legendOf(compared).map((verdict) => html`<span class="${classOf(verdict)}"><b>${SIGNS[verdict]}</b> ${WORDS[verdict]}</span> `)}
<span>blank: the dialect has no such rule</span> <span>9 of 10: so many have passed</span></p>
${compared.rows.some(({ differs }) => differs) && html`<p class="warning">† judged by another text of this rule than in the first report of that dialect: do not compare them.</p>`}
<div class="scrolled" tabindex="0" role="region" aria-label="Rules by implementations">
<table class="matrix${compared.reports.length > MAX_WIDE && ' narrow'}">
<thead><tr><th scope="col">rule</th><th scope="col">sentence</th>${compared.reports.map(headOf)}</tr></thead>
${familiesOf(compared).map((family) => familyHtml(family, nameOf))}
<tfoot><tr><th scope="row">all</th><td></td>${compared.reports.map((report) => html`<td>${lines(tallyOf(report))}</td>`)}</tr></tfoot>
</table>
</div>
${reasonsHtml(compared)}
<h2>Reports</h2>
<ul>${compared.reports.map((report) => html`<li>${titleOf(report)}: ${notesOn(report)}</li>`)}</ul>
`

const lines = (texts: readonly string[]): Html[] => texts.map((text, i) => html`${i > 0 && html`<br>`}${text}`)

const headOf = ({ implementation: { name, version }, dialect }: Comparison['reports'][number]): Html =>
  html`<th scope="col">${name} <small>${version}<br>${dialect}</small></th>`

const familyHtml = ({ name, rows, totals }: Family, nameOf: (row: Row) => Html): Html => html`<tbody>
<tr class="family"><th scope="rowgroup">${name}</th><td></td>${totals.map((total) => html`<td>${total}</td>`)}</tr>
${rows.map((row) => rowHtml(row, nameOf(row)))}</tbody>
`

const rowHtml = ({ sentence, cells }: Row, name: Html): Html =>
  html`<tr><th scope="row">${name}</th><td>${sentence}</td>${cells.map(cellHtml)}</tr>
`

function cellHtml(cell: Cell | undefined): Html {
  if (cell === undefined) return html`<td></td>`
  const { verdict, reason, isOther } = cell
  const title = `${WORDS[verdict]}${reason === undefined ? '' : `: ${reason}`}`
  const isSaid = !UNSAID.includes(verdict)
  return html`<td class="verdict ${classOf(verdict)}" title="${title}"><b>${SIGNS[verdict]}</b>${isSaid && html` <span class="word">${WORDS[verdict]}</span>`}${isOther && html` <span class="odd" title="judged by another text of this rule">†</span>`}</td>`
}

function reasonsHtml(compared: Comparison): Html | false {
  const lists = compared.reports.flatMap((report, index) => {
    const reasons = reasonsIn(compared, index)
    if (reasons.length === 0) return []
    const items = reasons.map(
      ({ id, verdict, reason }) => html`<li><b>${id}</b> <span class="${classOf(verdict)}">${WORDS[verdict]}</span>: ${reason}</li>
`,
    )
    return [html`<h3>${titleOf(report)}</h3>\n<ul class="reasons">${items}</ul>\n`]
  })
  return lists.length > 0 && html`<h2>Why rules have not passed</h2>\n${lists}`
}
