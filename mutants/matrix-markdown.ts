import { type Cell, type Column, cellOf, groupedByFamily, type Matrix } from './matrix'

const SIGNS: Readonly<Record<Cell, string>> = { own: '**K**', broken: 'b', other: 'k', missed: '!', none: '' }

/** The matrices as Markdown: for each dialect one table for each family of mutants, which are explained below it. */
export function matrixMarkdown(matrices: readonly Matrix[]): string {
  return [
    '# Kill matrix',
    '',
    'Rules are rows, mutants are columns. **K**: killed by its own rule. b: another rule that it breaks. k: collateral, a rule that it does not break. !: its own rule stayed green.',
    'A rule without a row in a table stayed green for all mutants of it.',
    ...matrices.flatMap(dialectLines),
    '',
  ].join('\n')
}

function dialectLines({ dialect, rules, columns }: Matrix): string[] {
  const sections = [...groupedByFamily(columns, ({ family }) => family)].flatMap(([family, mutants]) => [
    '',
    `### ${family}, ${dialect}`,
    '',
    ...tableLines(rules, mutants),
    '',
    ...mutants.map((mutant, index) => `${index + 1}. ${legendOf(mutant)}`),
  ])
  return ['', `## Dialect ${dialect}: ${rules.length} rules, ${columns.length} mutants`, ...sections]
}

function tableLines(rules: readonly string[], mutants: readonly Column[]): string[] {
  const shown = rules.filter((rule) => mutants.some((mutant) => cellOf(mutant, rule) !== 'none'))
  return [
    `| rule | ${mutants.map((_, index) => index + 1).join(' | ')} |`,
    `|---|${mutants.map(() => ':-:').join('|')}|`,
    ...shown.map((rule) => `| ${rule} | ${mutants.map((mutant) => SIGNS[cellOf(mutant, rule)]).join(' | ')} |`),
  ]
}

function legendOf({ id, rule, sentence, source, note }: Column): string {
  return `\`${id}\`${rule === '' ? '' : ` (${rule})`}: ${sentence}${source === undefined ? '' : ` *${source}.*`}${note === undefined ? '' : ` (${note})`}`
}
