import { type Comparison, familiesOf, legendOf, notesOn, reasonsIn, tallyOf, titleOf } from './comparison'
import { SIGNS, WORDS } from './verdict-words'

/** A table of signs, its legend, and below it why rules have not passed. */
export function comparisonMarkdown(compared: Comparison): string {
  const { reports, rows } = compared
  const reasons = reports.flatMap((report, index) => {
    const list = reasonsIn(compared, index).map(({ id, verdict, reason }) => `- ${id} ${WORDS[verdict]}: ${plain(reason)}`)
    return list.length === 0 ? [] : [`### ${plain(titleOf(report))}`, '', ...list, '']
  })
  return [
    '# Rules by implementations',
    '',
    line(['rule', 'sentence', ...reports.map(titleOf)]),
    line(['---', '---', ...reports.map(() => ':-:')]),
    ...familiesOf(compared).flatMap(({ name, rows: ofFamily, totals }) => [
      line([`**${name}**`, '', ...totals]),
      ...ofFamily.map(({ id, sentence, differs, cells }) =>
        line([`${id}${differs ? ' †' : ''}`, sentence, ...cells.map((cell) => (cell === undefined ? '' : SIGNS[cell.verdict]))]),
      ),
    ]),
    line(['**all**', '', ...reports.map((report) => tallyOf(report).join(', '))]),
    '',
    [
      ...legendOf(compared).map((verdict) => `${SIGNS[verdict]} ${WORDS[verdict]}`),
      'blank: the dialect has no such rule; 9 of 10: so many have passed',
    ].join('; '),
    '',
    ...(rows.some(({ differs }) => differs) ? ['† The reports were made with different texts of this rule: do not compare them.', ''] : []),
    ...(reasons.length > 0 ? ['## Why rules have not passed', '', ...reasons] : []),
    '## Reports',
    '',
    ...reports.map((report) => `- ${plain(titleOf(report))}: ${plain(notesOn(report))}`),
    '',
  ].join('\n')
}

const line = (cells: readonly string[]): string => `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`

/** In one line, and without what Markdown takes for HTML. */
const plain = (text: string): string =>
  text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
