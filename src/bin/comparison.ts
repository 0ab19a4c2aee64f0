import type { ConformanceReport } from '../conformance/report/conformance-report'

type Verdict = ConformanceReport['rules'][number]['verdict']

/** Signs that are read at a glance; the words are beside them. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  crashed: '☠',
  advice: '~',
  deviation: '(✗)',
  'not applicable': 'n/a',
  inconclusive: '?',
  broken: '!',
  unjudged: '??',
  'not claimed': '·',
  'not run': ' ',
}

const WORDS: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  crashed: 'subject crashed',
  advice: 'with advice',
  deviation: 'known deviation',
  'not applicable': 'not applicable',
  inconclusive: 'inconclusive',
  broken: 'adapter broken',
  unjudged: 'not judged',
  'not claimed': 'not claimed',
  'not run': 'not run',
}

interface Cell {
  readonly verdict: Verdict
  readonly reason: string | undefined
}

interface Row {
  readonly id: string
  readonly family: string
  readonly sentence: string
  /** The reports do not mean the same text by this rule. */
  readonly differs: boolean
  /** One for each report; undefined: it has no such rule. */
  readonly cells: readonly (Cell | undefined)[]
}

/** Rules by implementations. */
export interface Comparison {
  readonly reports: readonly ConformanceReport[]
  readonly rows: readonly Row[]
}

/** A row for each rule of any report, and one for each of its texts where dialects part. */
export function comparison(reports: readonly ConformanceReport[]): Comparison {
  const keys = new Map(reports.flatMap((report) => report.rules.map((rule) => [`${rule.id} ${rule.sentence}`, rule])))
  const families = [...new Set([...keys.values()].map(({ family }) => family))]
  const rows = [...keys].map(([key, { id, family, sentence }]): Row => {
    const found = reports.map((report) => report.rules.find((rule) => `${rule.id} ${rule.sentence}` === key))
    // A rule may have a text of its own in each dialect.
    const texts = reports.flatMap(({ dialect }, index) => (found[index] ? [{ dialect, revision: found[index].revision }] : []))
    const differs = texts.some((one) => texts.some((other) => one.dialect === other.dialect && one.revision !== other.revision))
    const cells = found.map((rule) => rule && { verdict: rule.verdict, reason: rule.reason })
    return { id, family, sentence, differs, cells }
  })
  const number = ({ id }: Row) => Number(id.replace(/^.*-/, ''))
  return { reports, rows: rows.sort((a, b) => families.indexOf(a.family) - families.indexOf(b.family) || number(a) - number(b)) }
}

export function comparisonMarkdown({ reports, rows }: Comparison): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [
    '# Rules by implementations',
    '',
    line(['rule', 'sentence', ...reports.map(titleOf)]),
    line(['---', '---', ...reports.map(() => ':-:')]),
    ...rows.map(({ id, sentence, differs, cells }) =>
      line([`${id}${differs ? ' *' : ''}`, sentence, ...cells.map((cell) => (cell ? SIGNS[cell.verdict] : ''))]),
    ),
    line(['', 'passed, of those that were judged', ...reports.map((report) => totalOf(report))]),
    '',
    legendOf(rows)
      .map((verdict) => `${SIGNS[verdict]} ${WORDS[verdict]}`)
      .join(', '),
    ...(rows.some(({ differs }) => differs) ? ['', '\\* The reports were made with different texts of this rule.'] : []),
    '',
  ].join('\n')
}

export function comparisonHtml({ reports, rows }: Comparison): string {
  const families = [...new Set(rows.map(({ family }) => family))]
  const body = families.flatMap((family) => [
    `<tr class="family"><th colspan="${reports.length + 2}">${escaped(family)}</th></tr>`,
    ...rows.filter((row) => row.family === family).map(htmlRow),
  ])
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Rules by implementations</title>
<style>${STYLE}</style>
<h1>Rules by implementations</h1>
<p>${legendOf(rows)
    .map((verdict) => `<span class="sign ${classOf(verdict)}">${SIGNS[verdict]}</span> ${WORDS[verdict]}`)
    .join(' &nbsp; ')}</p>
<table>
<thead><tr><th>rule</th><th>sentence</th>${reports.map((report) => `<th>${escaped(report.implementation.name)}<br><small>${escaped(report.implementation.version)}, ${report.dialect}</small></th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
<tfoot><tr><th></th><th>passed, of those that were judged</th>${reports.map((report) => `<td>${totalOf(report)}</td>`).join('')}</tr></tfoot>
</table>
${rows.some(({ differs }) => differs) ? '<p>* The reports were made with different texts of this rule.</p>' : ''}
<p><small>${reports.map((report) => escaped(`${titleOf(report)}: ${report.suite.name} ${report.suite.version}, seed ${report.seed}${report.complete ? '' : ', a part of the rules only'}`)).join('<br>')}</small></p>
</html>
`
}

function htmlRow({ id, sentence, differs, cells }: Row): string {
  const marked = cells.map((cell) => {
    if (cell === undefined) return '<td></td>'
    const title = `${WORDS[cell.verdict]}${cell.reason === undefined ? '' : `: ${cell.reason}`}`
    return `<td class="${classOf(cell.verdict)}" title="${escaped(title)}"><span class="sign">${SIGNS[cell.verdict]}</span><span class="word"> ${WORDS[cell.verdict]}</span></td>`
  })
  return `<tr><th>${escaped(id)}${differs ? ' *' : ''}</th><td class="sentence">${escaped(sentence)}</td>${marked.join('')}</tr>`
}

const titleOf = ({ implementation, dialect }: ConformanceReport): string => `${implementation.name} ${implementation.version} (${dialect})`

const classOf = (verdict: Verdict): string => verdict.replaceAll(' ', '-')

function legendOf(rows: readonly Row[]): Verdict[] {
  const seen = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.verdict ?? [])))
  return (Object.keys(SIGNS) as Verdict[]).filter((verdict) => seen.has(verdict))
}

/** Rules that nobody could judge do not count. */
function totalOf({ rules }: ConformanceReport): string {
  const judged = rules.filter(({ verdict }) => !['not claimed', 'not applicable', 'not run'].includes(verdict))
  return `${judged.filter(({ verdict }) => verdict === 'passed').length} of ${judged.length}`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --line: #d0d7de; --good: #1a7f37; --bad: #cf222e; --dim: #6e7781; --odd: #9a6700 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --good: #3fb950; --bad: #ff7b72; --dim: #8b949e; --odd: #d29922 } }
body { font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; background: var(--paper) }
tbody th, td[title] { white-space: nowrap }
tr.family th { padding-top: 1.2rem; color: var(--dim); letter-spacing: .05em }
td.sentence { width: 55% }
.sign { font-weight: bold }
.passed, .passed .sign { color: var(--good) }
.failed, .crashed, .failed .sign, .crashed .sign { color: var(--bad) }
.deviation, .advice, .inconclusive, .broken, .unjudged { color: var(--odd) }
.not-claimed, .not-applicable, .not-run { color: var(--dim) }
@media print { thead th { position: static } body { margin: 0 } tr { break-inside: avoid } }`
