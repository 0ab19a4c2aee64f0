import { familyOf } from '../src/suite/judging/tags'
import { escaped } from '../src/suite/report/html'
import { type Cell, type Column, cellOf, groupedByFamily, type Matrix } from './matrix'

const SIGNS: Readonly<Record<Cell, string>> = { own: '&#9679;', broken: '&#9675;', other: '&#183;', missed: '&#10007;', none: '' }

const STYLE = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; color: #1d2733; }
.frame { overflow: auto; max-height: 85vh; border: 1px solid #ccd5de; }
table { border-collapse: separate; border-spacing: 0; font-size: 11px; }
th, td { border-right: 1px solid #eef2f5; border-bottom: 1px solid #eef2f5; }
thead th { position: sticky; top: 0; background: #fff; vertical-align: bottom; z-index: 1; font-weight: normal; }
thead th span { writing-mode: vertical-rl; transform: rotate(180deg); padding: 4px 0; white-space: nowrap; }
tbody th, thead th:first-child { position: sticky; left: 0; background: #fff; text-align: left; padding: 0 8px; white-space: nowrap; }
thead th:first-child { z-index: 2; }
tbody th.family { background: #e8eef4; font-size: 12px; }
td { min-width: 13px; height: 15px; text-align: center; padding: 0; }
td.own { background: #2e8b57; color: #fff; } td.broken { background: #cfe6d8; } td.other { background: #f3e3c3; } td.missed { background: #c0392b; color: #fff; }
tbody tr:hover td, tbody tr:hover th { border-bottom-color: #1d2733; }
dt { font-weight: 600; margin-top: .5rem; } dd { margin-left: 1.5rem; } code { font-size: 12px; } .source { color: #66727f; }
`

/** The matrices as one page: for each dialect a table with a row for each rule, and below it what each mutant does. */
export function matrixHtml(matrices: readonly Matrix[]): string {
  return [
    '<!doctype html>',
    '<html lang="en"><meta charset="utf-8"><title>Kill matrix</title>',
    `<style>${STYLE}</style>`,
    '<h1>Kill matrix</h1>',
    '<p>Rules are rows, mutants are columns. &#9679; killed by its own rule; &#9675; another rule that it breaks; &#183; collateral, a rule that it does not break; &#10007; its own rule stayed green. ',
    'A mutant shows its sentence when pointed at; all sentences stand below the tables.</p>',
    ...matrices.flatMap(sectionOf),
    '</html>',
    '',
  ].join('\n')
}

function sectionOf({ dialect, rules, columns }: Matrix): string[] {
  const heads = columns.map(({ id, sentence }) => `<th title="${escaped(sentence)}"><span>${id}</span></th>`)
  const families = [...groupedByFamily(rules, familyOf)].flatMap(([family, ofFamily]) => [
    `<tr><th class="family">${family}</th><td colspan="${columns.length}"></td></tr>`,
    ...ofFamily.map((rule) => `<tr><th>${rule}</th>${columns.map((column) => cell(column, rule)).join('')}</tr>`),
  ])
  return [
    `<h2>Dialect ${dialect}: ${rules.length} rules, ${columns.length} mutants</h2>`,
    `<div class="frame"><table><thead><tr><th>rule</th>${heads.join('')}</tr></thead><tbody>`,
    ...families,
    '</tbody></table></div>',
    `<details><summary>What each mutant does</summary><dl>${columns.map(legendOf).join('\n')}</dl></details>`,
  ]
}

function cell(column: Column, rule: string): string {
  const kind = cellOf(column, rule)
  return kind === 'none' ? '<td></td>' : `<td class="${kind}" title="${rule}, ${column.id}">${SIGNS[kind]}</td>`
}

function legendOf({ id, rule, sentence, source, red, note }: Column): string {
  const more = source === undefined ? '' : ` <span class="source">${escaped(source)}</span>`
  const killers = `red: ${red.join(', ') || 'nothing'}${note === undefined ? '' : `; ${escaped(note)}`}`
  return `<dt><code>${id}</code>${rule === '' ? '' : ` (${rule})`}</dt><dd>${escaped(sentence)}${more}<br><small>${killers}</small></dd>`
}
