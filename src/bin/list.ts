import { Command, Option } from 'commander'
import { type CatalogueRule, rulesOf } from '../conformance/report/catalogue'
import { capabilitiesOf, DIALECT_NAMES, type DialectName } from '../conformance/report/tags'
import { ownCatalogue, UsageError } from './catalogue'

interface ListOptions {
  readonly dialect?: DialectName
  readonly family?: string
  readonly json?: boolean
}

/** `gossip-tck list` */
export function list(): Command {
  return new Command('list')
    .description('Lists the rules: ID, dialects, examples, capabilities they ask for, sentence.')
    .addOption(new Option('--dialect <name>', 'only rules of this dialect').choices([...DIALECT_NAMES]))
    .option('--family <name>', 'only rules of this family, as EMIT')
    .option('--json', 'for machines, with whole sentences')
    .addHelpText('after', '\nExample:\n  gossip-tck list --family STORE --dialect fabric')
    .action((options: ListOptions) => {
      const rules = listed(options)
      process.stdout.write(options.json ? `${JSON.stringify(rules.map(rowOf), undefined, 2)}\n` : tableOf(rules, process.stdout.columns))
    })
}

/** @throws UsageError for a family that there is not */
function listed({ dialect, family }: ListOptions): CatalogueRule[] {
  const catalogue = ownCatalogue()
  const families = [...new Set(catalogue.rules.map((rule) => rule.family))]
  const wanted = family?.toUpperCase()
  if (wanted !== undefined && !families.includes(wanted)) {
    throw new UsageError(`There is no family "${family}": there are ${families.join(', ')}.`)
  }
  const rules = dialect === undefined ? catalogue.rules : rulesOf(catalogue, dialect)
  return rules.filter((rule) => wanted === undefined || rule.family === wanted)
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

/** What the rule asks for, and in brackets what only some of its examples do. */
function needsOf(rule: CatalogueRule): string[] {
  const ofAll = capabilitiesOf(rule.tags)
  const ofSome = [...new Set(rule.examples.flatMap(({ tags }) => capabilitiesOf(tags)))].filter((name) => !ofAll.includes(name))
  return [...ofAll, ...ofSome.map((name) => `(${name})`)]
}

/** Cut to the width of the terminal, if there is one. */
function tableOf(rules: readonly CatalogueRule[], width: number | undefined): string {
  const rows = rules.map((rule) => {
    const dialects = rule.dialects.length === DIALECT_NAMES.length ? 'both' : rule.dialects.join(', ')
    const needs = needsOf(rule)
    return [rule.id, dialects, `${rule.examples.length}`, `${rule.title}${needs.length > 0 ? `   needs ${needs.join(', ')}` : ''}`]
  })
  const header = ['rule', 'dialect', 'examples', 'sentence']
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (column < 3 ? (row[column] ?? '').length : 0))))
  const lines = [header, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.map((line) => (width !== undefined && line.length > width ? `${line.slice(0, width - 3)}...` : line)).join('\n')}\n`
}
