import type { CatalogueRule } from '../src/suite/judging/catalogue'
import { inOrder } from '../src/suite/judging/reading'

export const NOTES_MAP = 'docs/notes.md'

/** A statement of the notes. */
export interface Statement {
  /** As `S36`. */
  readonly number: string
  /** As `analysis 3`. */
  readonly section: string
  /** Functions, fields, types and keys that the notes name in it. */
  readonly names: readonly string[]
  readonly rules: readonly string[]
  readonly remark: string
  readonly line: number
}

/** What a *Source* line takes from the notes. */
export interface Citation {
  readonly id: string
  readonly sections: readonly string[]
  readonly names: readonly string[]
  /** `file:line` of the rule. */
  readonly place: string
}

const SECTION = /\b(first part|analysis|gossipBatch) (\d(?:\.\d)?)\b/gi
const COLUMNS = 5

/** The statements that the tables of the map have, each below the heading of its section. */
export function statementsIn(map: string): Statement[] {
  let section = ''
  return map.split('\n').flatMap((text, index) => {
    section = /^### (.*)$/.exec(text)?.[1]?.replace(/^[A-Z]/, (letter) => letter.toLowerCase()) ?? section
    const cells = text.split('|').slice(1, -1)
    const [number = '', , names = '', rules = '', remark = ''] = cells.map((cell) => cell.trim())
    if (!/^S\d+$/.test(number)) return []
    const found = { number, section, names: quoted(names), rules: rules.match(/[A-Z]+-\d+/g) ?? [], line: index + 1 }
    return [{ ...found, remark: cells.length === COLUMNS ? remark : '' }]
  })
}

/** What the rules take from the notes, by their *Source* lines. */
export function citationsIn(rules: readonly CatalogueRule[]): Citation[] {
  return rules.flatMap(({ id, description, uri, line }) => {
    const source = /\*Source: ([\s\S]*)\*\s*$/.exec(description)?.[1]?.replaceAll(/\s+/g, ' ') ?? ''
    const clause = /^notes, (.*)$/.exec(source)?.[1]
    if (clause === undefined) return []
    const cited = clause.replace(/; Fabric .*$/, '')
    return [{ id, sections: [...cited.matchAll(SECTION)].map(([section]) => section), names: wordsOf(cited), place: `${uri}:${line}` }]
  })
}

/**
 * Where map and rules do not agree: a statement without a rule and without a word why; a rule that there is not; a section or a name that
 * only one of the two has.
 */
export function lintNotes(map: string, rules: readonly CatalogueRule[]): string[] {
  const statements = statementsIn(map)
  const citations = citationsIn(rules)
  const ids = new Set(rules.map(({ id }) => id))
  return [
    ...statements.flatMap((statement, index) => statementComplaints(statement, index, ids, citations)),
    ...citations.flatMap((citation) => citationComplaints(citation, statements)),
  ]
}

function statementComplaints(statement: Statement, index: number, ids: ReadonlySet<string>, citations: readonly Citation[]): string[] {
  const { number, section, names, rules, remark, line } = statement
  const cited = citations.filter(({ id, sections }) => rules.includes(id) && sections.includes(section))
  const unknown = rules.filter((id) => !ids.has(id))
  const uncited = rules.filter((id) => ids.has(id) && !cited.some((citation) => citation.id === id))
  const unnamed = rules.length === 0 ? names : names.filter((name) => !cited.some((citation) => citation.names.includes(name)))
  return [
    ...(number === `S${index + 1}` ? [] : [`${number} should be S${index + 1}: the statements are counted`]),
    ...(rules.length === 0 && remark === '' ? [`${number} became no rule: say in the remark why`] : []),
    ...unknown.map((id) => `${number} became ${id}, which there is not`),
    ...uncited.map((id) => `${number} became ${id}, and its Source does not name "${section}"`),
    ...unnamed.map((name) => `${number} names \`${name}\`, which no Source of ${rules.join(', ') || 'any rule'} has`),
  ].map((words) => `${NOTES_MAP}:${line}  ${words}`)
}

function citationComplaints({ id, sections, names, place }: Citation, statements: readonly Statement[]): string[] {
  const own = statements.filter(({ rules }) => rules.includes(id))
  const known = new Set(statements.flatMap((statement) => statement.names))
  return [
    ...(sections.length === 0 ? [`the Source of ${id} names the notes and no section of them, as "analysis 3"`] : []),
    ...sections
      .filter((section) => !own.some((statement) => statement.section === section))
      .map((section) => `the Source of ${id} names "${section}", where ${NOTES_MAP} has no statement that became it`),
    ...names
      .filter((name) => !known.has(name) && !SPELLINGS.has(name))
      .map((name) => `the Source of ${id} has \`${name}\`, which ${NOTES_MAP} does not have`),
  ].map((words) => `${place}  ${words}`)
}

/** Names that are Fabric's for what the notes spell otherwise. */
const SPELLINGS: ReadonlySet<string> = new Set(['connect2BootstrapPeers'])

/** Every name of the notes, with the sections where it stands and the rules that it leads to. */
export function namesTable(map: string): string {
  const statements = statementsIn(map)
  const names = [...new Set(statements.flatMap((statement) => statement.names))].sort((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : 1,
  )
  const rows = names.map((name) => {
    const own = statements.filter((statement) => statement.names.includes(name))
    const unique = (values: readonly string[]) => [...new Set(values)].join(', ')
    return `| \`${name}\` | ${unique(own.map(({ section }) => section))} | ${unique(own.flatMap(({ rules }) => rules))} |`
  })
  return [`There are ${names.length}.`, '', '| name | section | rules |', '| --- | --- | --- |', ...rows].join('\n')
}

/** Every rule with its sentences, the feature where it stands, and the statements that became it. */
export function rulesTable(map: string, rules: readonly CatalogueRule[]): string {
  const statements = statementsIn(map)
  const ids = [...new Set(inOrder(rules).map(({ id }) => id))]
  const rows = ids.map((id) => {
    const blocks = rules.filter((rule) => rule.id === id)
    const titles = [...new Set(blocks.map(({ title }) => title))].join('; or: ')
    const numbers = statements.flatMap((statement) => (statement.rules.includes(id) ? [statement.number] : []))
    return `| [${id}](../${blocks[0]?.uri}) | ${titles} | ${numbers.join(', ') || 'none'} |`
  })
  return ['| rule | sentence | statements |', '| --- | --- | --- |', ...rows].join('\n')
}

/** The rules that take nothing from the notes, by their numbers. */
export function silentRules(rules: readonly CatalogueRule[]): string {
  const cited = new Set(citationsIn(rules).map(({ id }) => id))
  const silent = inOrder(rules).flatMap(({ id }) => (cited.has(id) ? [] : [id]))
  return `Without a source in the notes are ${[...new Set(silent)].join(', ')}.`
}

const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

/** The identifiers between backquotes. */
const wordsOf = (text: string): string[] => quoted(text).filter((word) => /^\w+$/.test(word))
