import { Command, Option } from 'commander'
import { type CatalogueRule, rulesOf } from '../judging/catalogue'
import { inOrder } from '../judging/reading'
import { DIALECT_NAMES, type DialectName } from '../judging/tags'
import { familyNamed, needsOf, ownCatalogue } from './catalogue'
import { type Paint, painter } from './terminal'

interface ListOptions {
  readonly dialect?: DialectName
  readonly family?: string
  readonly json?: boolean
}

/** `gossip-tck list` */
export function list(): Command {
  return new Command('list')
    .description('Lists the rules: ID, dialects, number of examples, capabilities that they ask for, sentence.')
    .addOption(new Option('--dialect <name>', 'only rules of this dialect').choices([...DIALECT_NAMES]))
    .option('--family <name>', 'only rules of this family, as EMIT')
    .option('--json', 'for machines, with whole sentences')
    .addHelpText('after', HELP)
    .action((options: ListOptions) => {
      const rules = listedRules(options)
      if (options.json) process.stdout.write(`${JSON.stringify(rules.map(rowOf), undefined, 2)}\n`)
      else process.stdout.write(`${tableLines(rules, process.stdout.columns, painter()).join('\n')}\n`)
    })
}

const HELP = `
A capability in brackets is asked for by some examples of the rule only.

Example:
  gossip-tck list --family STORE --dialect fabric`

/** @throws UsageError for an unknown family */
export function listedRules({ dialect, family }: ListOptions): CatalogueRule[] {
  const catalogue = ownCatalogue()
  const wanted = family === undefined ? undefined : familyNamed(family)
  const rules = dialect === undefined ? catalogue.rules : rulesOf(catalogue, dialect)
  return inOrder(rules.filter((rule) => wanted === undefined || rule.family === wanted))
}

function rowOf(rule: CatalogueRule) {
  return {
    id: rule.id,
    level: rule.level,
    dialects: rule.dialects,
    examples: rule.examples.length,
    needs: needsOf(rule),
    sentence: rule.title,
    place: `${rule.uri}:${rule.line}`,
    revision: rule.revision,
  }
}

const HEADER = ['rule', 'dialect', 'examples', 'needs', 'sentence']

/** Lines of a table. Those that are too wide for the terminal, if there is one, are cut. */
export function tableLines(rules: readonly CatalogueRule[], width: number | undefined, paint: Paint): string[] {
  const rows = rules.map((rule) => {
    const dialects = rule.dialects.length === DIALECT_NAMES.length ? 'both' : rule.dialects.join(', ')
    return [rule.id, dialects, `${rule.examples.length}`, needsOf(rule).join(' '), rule.title]
  })
  const widths = HEADER.map((_, column) => Math.max(...[HEADER, ...rows].map((row) => row[column]?.length ?? 0)))
  const lines = [HEADER, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return lines.map((line, i) => paintedLine(cut(line.trimEnd(), width), i, widths[0] ?? 0, paint))
}

/** The header, and the IDs in the other lines, stand out. */
function paintedLine(line: string, index: number, ids: number, paint: Paint): string {
  return index === 0 ? paint('dim', line) : `${paint('bold', line.slice(0, ids))}${line.slice(ids)}`
}

const cut = (line: string, width: number | undefined): string =>
  width !== undefined && line.length > width ? `${line.slice(0, Math.max(0, width - 3))}...` : line
