import {
  type Cell,
  type Comparison,
  type Family,
  familiesOf,
  legendOf,
  notesOn,
  type Row,
  reasonsIn,
  SIGNS,
  tallyOf,
  titleOf,
  WORDS,
} from './comparison'

/** With more columns than that, cells have signs only. */
const MAX_WIDE = 4

/** One page without scripts or anything from elsewhere, for screen and paper. */
export function comparisonHtml(compared: Comparison): string {
  const { reports, rows } = compared
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rules by implementations</title>
<style>${STYLE}</style>
</head>
<body${reports.length > MAX_WIDE ? ' class="narrow"' : ''}>
<h1>Rules by implementations</h1>
<p class="legend">${legendOf(compared)
    .map((verdict) => `<span class="${classOf(verdict)}"><b>${SIGNS[verdict]}</b> ${WORDS[verdict]}</span>`)
    .join(' ')} <span>blank: the dialect has no such rule</span> <span>9 of 10: so many have passed</span></p>
${rows.some(({ differs }) => differs) ? '<p class="warning">† The reports were made with different texts of this rule: do not compare them.</p>' : ''}
<table>
<thead><tr><th scope="col">rule</th><th scope="col">sentence</th>${reports.map(headOf).join('')}</tr></thead>
${familiesOf(compared).map(familyHtml).join('\n')}
<tfoot><tr><th scope="row">all</th><td></td>${reports.map((report) => `<td>${tallyOf(report).map(escaped).join('<br>')}</td>`).join('')}</tr></tfoot>
</table>
${reasonsHtml(compared)}
<h2>Reports</h2>
<ul>${reports.map((report) => `<li>${escaped(titleOf(report))}: ${escaped(notesOn(report))}</li>`).join('')}</ul>
</body>
</html>
`
}

const headOf = ({ implementation: { name, version }, dialect }: Comparison['reports'][number]): string =>
  `<th scope="col">${escaped(name)} <small>${escaped(version)}<br>${dialect}</small></th>`

const familyHtml = ({ name, rows, totals }: Family): string =>
  `<tbody>
<tr class="family"><th scope="rowgroup">${escaped(name)}</th><td></td>${totals.map((total) => `<td>${total}</td>`).join('')}</tr>
${rows.map(rowHtml).join('\n')}
</tbody>`

const rowHtml = ({ id, sentence, differs, cells }: Row): string =>
  `<tr><th scope="row">${escaped(id)}${differs ? ' <span class="warning" title="made with different texts of this rule">†</span>' : ''}</th><td>${escaped(sentence)}</td>${cells.map(cellHtml).join('')}</tr>`

function cellHtml(cell: Cell | undefined): string {
  if (cell === undefined) return '<td></td>'
  const { verdict, reason } = cell
  const title = `${WORDS[verdict]}${reason === undefined ? '' : `: ${reason}`}`
  const word = verdict === 'passed' || verdict === 'not claimed' ? '' : ` <span class="word">${WORDS[verdict]}</span>`
  return `<td class="verdict ${classOf(verdict)}" title="${escaped(title)}"><b>${SIGNS[verdict]}</b>${word}</td>`
}

function reasonsHtml(compared: Comparison): string {
  const lists = compared.reports.flatMap((report, index) => {
    const items = reasonsIn(compared, index).map(
      ({ id, verdict, reason }) =>
        `<li><b>${escaped(id)}</b> <span class="${classOf(verdict)}">${WORDS[verdict]}</span>: ${escaped(reason)}</li>`,
    )
    return items.length === 0 ? [] : [`<h3>${escaped(titleOf(report))}</h3>\n<ul>${items.join('\n')}</ul>`]
  })
  return lists.length === 0 ? '' : `<h2>Why rules have not passed</h2>\n${lists.join('\n')}`
}

const GOOD = ['passed']
const BAD = ['failed', 'crashed']
const NONE = ['not claimed', 'not applicable', 'not run']

function classOf(verdict: string): string {
  if (GOOD.includes(verdict)) return 'good'
  if (BAD.includes(verdict)) return 'bad'
  return NONE.includes(verdict) ? 'none' : 'odd'
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --line: #d8dee4; --band: #f6f8fa; --good: #1a7f37; --bad: #cf222e; --pale: #ffebe9; --dim: #59636e; --odd: #8a5a00 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --band: #161b22; --good: #3fb950; --bad: #ff7b72; --pale: #3d1418; --dim: #9198a1; --odd: #d29922 } }
body { font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 84rem; padding: 0 1rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem } h3 { font-size: 1rem }
.legend span { margin-right: 1.2em; white-space: nowrap }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; background: var(--paper); vertical-align: bottom; box-shadow: inset 0 -2px var(--line); border-bottom: 0 }
thead small { display: block; font-weight: normal; color: var(--dim) }
tbody th { white-space: nowrap; font-weight: 600 }
th:nth-child(n+3), td:nth-child(n+3) { text-align: center; width: 8.5rem }
tr.family th, tr.family td { background: var(--band); color: var(--dim); letter-spacing: .03em; padding-top: .5rem }
tfoot th, tfoot td { border-top: 2px solid var(--line); padding-top: .5rem }
tbody tr:not(.family):hover > * { background: var(--band) }
.good { color: var(--good) } .bad { color: var(--bad) } .odd, .warning { color: var(--odd) } .none { color: var(--dim) }
td.bad { background: var(--pale) }
.narrow .word { display: none }
.narrow th:nth-child(n+3), .narrow td:nth-child(n+3) { width: 6.5rem }
li { margin: .2rem 0; white-space: pre-line }
@media (max-width: 60rem) { table { display: block; overflow-x: auto } }
@media print { @page { size: landscape; margin: 1cm } body { margin: 0; max-width: none; font-size: 11px } thead { display: table-header-group } thead th { position: static } tfoot { display: table-row-group } tr, li { break-inside: avoid } }`
