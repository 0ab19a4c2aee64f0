import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import {
  type Examples,
  type FeatureChild,
  type GherkinDocument,
  IdGenerator,
  type Pickle,
  type Rule,
  type RuleChild,
  type Scenario,
  type Tag,
} from '@cucumber/messages'
import { readBefore } from './reading'
import { capabilitiesOf, type DialectName, dialectsOf, familyOf, isRuleIdTag, type Level, levelsOf, OVER_GRPC } from './tags'

/** One runnable example: a scenario, or one row of a scenario outline (then `line` is the row's). */
export interface CatalogueExample {
  readonly name: string
  /** The cells of an outline's row. */
  readonly row?: string
  readonly uri: string
  readonly line: number
  /** Those of the feature and the rule included. */
  readonly tags: readonly string[]
  readonly dialects: readonly DialectName[]
  /** Its own, without those of a background, as they are written: `When x`. */
  readonly steps: readonly string[]
}

export interface CatalogueRule {
  /** From the tag; empty if there is none. */
  readonly id: string
  readonly family: string
  /** The sentence, without the ID. */
  readonly title: string
  readonly level: Level | undefined
  readonly dialects: readonly DialectName[]
  readonly capabilities: readonly string[]
  readonly uri: string
  readonly line: number
  readonly description: string
  readonly tags: readonly string[]
  /** Changes with every word of the rule and of the examples below it, and with nothing else: 12 hexadecimal digits. */
  readonly revision: string
  /** Those that stand below it, and those over gRPC that carry its ID. */
  readonly examples: readonly CatalogueExample[]
}

export interface Catalogue {
  /** In the order of reading; what is in no chapter comes after it, by file and line. */
  readonly rules: readonly CatalogueRule[]
  /** Examples that stand outside any rule, but for those over gRPC that carry the ID of one. */
  readonly strays: readonly CatalogueExample[]
}

/** The rules of parsed features. Says nothing of their soundness: see `structureComplaints`. */
export function catalogueOf(documents: readonly GherkinDocument[]): Catalogue {
  const sorted = [...documents].sort(({ uri: a = '' }, { uri: b = '' }) => readBefore(a) - readBefore(b) || (a < b ? -1 : 1))
  const rules: CatalogueRule[] = []
  const strays: CatalogueExample[] = []
  for (const { uri = '', feature } of sorted) {
    const inherited = namesOf(feature?.tags ?? [])
    for (const { rule, scenario } of feature?.children ?? []) {
      if (rule !== undefined) rules.push(ruleOf(rule, inherited, uri))
      if (scenario !== undefined) strays.push(...examplesOf(scenario, inherited, uri))
    }
  }
  const isOf = (rule: CatalogueRule, example: CatalogueExample): boolean =>
    isOverGrpc(example) && idsOf(example).join() === rule.id && example.dialects.some((dialect) => rule.dialects.includes(dialect))
  return {
    rules: rules.map((rule) => ({ ...rule, examples: [...rule.examples, ...strays.filter((example) => isOf(rule, example))] })),
    strays: strays.filter((example) => !rules.some((rule) => isOf(rule, example))),
  }
}

const isOverGrpc = ({ tags }: CatalogueExample): boolean => tags.includes(OVER_GRPC)

const idsOf = ({ tags }: CatalogueExample): string[] => tags.filter(isRuleIdTag).map((tag) => tag.slice(1))

/** What is asked of whom those tags are kept from. A rule of which nothing is left is none. */
export const without = (unasked: readonly string[], { rules, strays }: Catalogue): Catalogue => ({
  rules: rules.flatMap((rule) => {
    const examples = rule.examples.filter(({ tags }) => !unasked.some((tag) => tags.includes(tag)))
    return examples.length === 0 && rule.examples.length > 0 ? [] : [{ ...rule, examples }]
  }),
  strays,
})

/** The rules that hold in a dialect, each with only those examples that run in it. */
export function rulesOf(catalogue: Catalogue, dialect: DialectName): CatalogueRule[] {
  return catalogue.rules
    .filter((rule) => rule.dialects.includes(dialect))
    .map((rule) => ({ ...rule, examples: rule.examples.filter((example) => example.dialects.includes(dialect)) }))
}

/** The catalogue of all features below a directory. Throws if one can't be read or parsed. */
export function loadCatalogue(dir: string, cwd: string = process.cwd()): Catalogue {
  return catalogueOf(featureFilesIn(dir).map((file) => parseFeature(readFileSync(file, 'utf8'), uriOf(file, cwd))))
}

/** The absolute paths of all features below a directory, in order; none if there is no such directory. */
export function featureFilesIn(dir: string): string[] {
  let names: string[]
  try {
    names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => name.endsWith('.feature'))
    .sort()
    .map((name) => path.resolve(dir, name))
}

/** As Cucumber names a file: relative to where it was started. */
export const uriOf = (file: string, cwd: string): string => path.relative(cwd, file)

/** What stands in a file, and after each rule what stands in that; nothing in a file without a feature. */
export const childrenOf = ({ feature }: GherkinDocument): (FeatureChild & RuleChild)[] =>
  feature?.children.flatMap((child) => [child, ...(child.rule?.children ?? [])]) ?? []

/** Where an example begins, as Cucumber has it; 0 if it does not say. */
export const lineOf = ({ location }: Pickle): number => location?.line ?? 0

export function parseFeature(text: string, uri: string): GherkinDocument {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher())
  return { ...parser.parse(text), uri }
}

function ruleOf(rule: Rule, inherited: readonly string[], uri: string): CatalogueRule {
  const tags = [...inherited, ...namesOf(rule.tags)]
  const id = tags.find(isRuleIdTag)?.slice(1) ?? ''
  const title = id !== '' && rule.name.startsWith(`${id} `) ? rule.name.slice(id.length).trim() : rule.name
  return {
    id,
    family: familyOf(id),
    title,
    level: levelsOf(tags)[0],
    dialects: dialectsOf(tags),
    capabilities: capabilitiesOf(tags),
    uri,
    line: rule.location.line,
    description: unindented(rule.description),
    tags,
    revision: revisionOf(tags, rule),
    examples: rule.children.flatMap(({ scenario }) => (scenario === undefined ? [] : examplesOf(scenario, tags, uri))),
  }
}

/** Where something stands in its file, and how parsers number it, is no part of what it says. */
const UNSAID: ReadonlySet<string> = new Set(['id', 'location', 'description'])

function revisionOf(tags: readonly string[], rule: Rule): string {
  const said = JSON.stringify([tags, rule], (key, value: unknown) => (UNSAID.has(key) ? undefined : value))
  return createHash('sha256').update(said).update(unindented(rule.description)).digest('hex').slice(0, 12)
}

function examplesOf(scenario: Scenario, inherited: readonly string[], uri: string): CatalogueExample[] {
  const tags = [...inherited, ...namesOf(scenario.tags)]
  const written = scenario.steps.map(({ keyword, text }) => `${keyword}${text}`)
  if (scenario.examples.length === 0) {
    return [{ uri, steps: written, name: scenario.name, line: scenario.location.line, tags, dialects: dialectsOf(tags) }]
  }
  return scenario.examples.flatMap((table) => {
    const ofTable = [...tags, ...namesOf(table.tags)]
    return rowsOf(table, scenario.name, written).map((row) => ({ uri, ...row, tags: ofTable, dialects: dialectsOf(ofTable) }))
  })
}

type Row = Required<Pick<CatalogueExample, 'name' | 'row' | 'line' | 'steps'>>

function rowsOf(table: Examples, name: string, steps: readonly string[]): Row[] {
  const header = table.tableHeader?.cells ?? []
  return table.tableBody.map(({ cells, location }) => {
    const fill = (text: string) => cells.reduce((filled, { value }, i) => filled.replaceAll(`<${header[i]?.value}>`, value), text)
    return { name: fill(name), row: cells.map((cell) => cell.value).join(' | '), line: location.line, steps: steps.map(fill) }
  })
}

const namesOf = (tags: readonly Tag[]): string[] => tags.map((tag) => tag.name)

/** Without what all lines are indented by. */
export function unindented(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines
    .map((line) => line.slice(Number.isFinite(indent) ? indent : 0))
    .join('\n')
    .trim()
}
