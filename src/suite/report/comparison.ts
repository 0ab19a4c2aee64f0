import { familiesIn, inOrder } from '../judging/reading'
import type { ConformanceReport } from './conformance-report'
import { SIGNS, WORDS } from './verdict-words'

type ReportedRule = ConformanceReport['rules'][number]
type Verdict = ReportedRule['verdict']

export interface Cell {
  readonly verdict: Verdict
  readonly reason: string | undefined
  /** It was judged by another text of the rule than in the first report of its dialect. */
  readonly isOther: boolean
}

export interface Row {
  readonly id: string
  readonly family: string
  readonly sentence: string
  /** Reports of one dialect do not mean the same text by this rule. */
  readonly differs: boolean
  /** One for each report; undefined: its dialect has no such rule. */
  readonly cells: readonly (Cell | undefined)[]
}

/** Rules by implementations. */
export interface Comparison {
  readonly reports: readonly ConformanceReport[]
  readonly rows: readonly Row[]
}

interface OfReport {
  readonly rule: ReportedRule
  readonly dialect: string
}

/** A row for each rule of any report; where the dialects part, one for each of their texts. */
export function comparison(reports: readonly ConformanceReport[]): Comparison {
  const texts = textsIn(reports)
  const keyOf = ({ dialect }: ConformanceReport, rule: ReportedRule) => `${rule.id} ${texts.get(blockOf(rule, dialect))}`
  const byKey = new Map<string, { rule: ReportedRule; of: (OfReport | undefined)[] }>()
  for (const [index, report] of reports.entries()) {
    for (const rule of report.rules) {
      const row = byKey.get(keyOf(report, rule)) ?? { rule, of: reports.map(() => undefined) }
      row.of[index] = { rule, dialect: report.dialect }
      byKey.set(keyOf(report, rule), row)
    }
  }
  const rows = [...byKey.values()].map(({ rule: { id, family, sentence }, of }): Row => {
    const first = new Map<string, string>()
    const cells = of.map((one) => one && cellOf(one.rule, one.dialect, first))
    return { id, family, sentence, differs: cells.some((cell) => cell?.isOther), cells }
  })
  return { reports, rows: inOrder(rows) }
}

/** `first`: the revision of the rule that the first report of each dialect was made with. */
function cellOf({ verdict, reason, revision }: ReportedRule, dialect: string, first: Map<string, string>): Cell {
  const ours = first.get(dialect) ?? revision
  first.set(dialect, ours)
  return { verdict, reason, isOther: revision !== ours }
}

/** A rule may be parted by dialect and by level. */
const blockOf = ({ id, level }: ReportedRule, dialect: string): string => `${id} ${level} ${dialect}`

/** The sentence of each rule in each dialect, as the first report has it. */
function textsIn(reports: readonly ConformanceReport[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { dialect, rules } of reports) {
    for (const rule of rules) {
      const block = blockOf(rule, dialect)
      texts.set(block, texts.get(block) ?? rule.sentence)
    }
  }
  return texts
}

export interface Family {
  readonly name: string
  readonly rows: readonly Row[]
  /** For each report: `9 of 10` have passed, or `not claimed`; empty: its dialect has no rule of it. */
  readonly totals: readonly string[]
}

export function familiesOf({ reports, rows }: Comparison): Family[] {
  return familiesIn(rows).map((name) => {
    const ofFamily = rows.filter(({ family }) => family === name)
    const totals = reports.map((report, index) => {
      if (report.implementation.notClaimed.includes(name)) return 'not claimed'
      const verdicts = ofFamily.flatMap(({ cells }) => cells[index]?.verdict ?? [])
      return verdicts.length === 0 ? '' : `${verdicts.filter((verdict) => verdict === 'passed').length} of ${verdicts.length}`
    })
    return { name, rows: ofFamily, totals }
  })
}

/** How many rules of a report have each verdict, in words: `16 passed`, `61 not claimed`. */
export function tallyOf({ rules }: ConformanceReport): string[] {
  return verdictsIn(rules.map(({ verdict }) => verdict)).map(
    (verdict) => `${rules.filter((rule) => rule.verdict === verdict).length} ${WORDS[verdict]}`,
  )
}

/** The verdicts that a legend has to explain. */
export const legendOf = ({ rows }: Comparison): Verdict[] =>
  verdictsIn(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.verdict ?? [])))

function verdictsIn(verdicts: readonly Verdict[]): Verdict[] {
  return (Object.keys(SIGNS) as Verdict[]).filter((verdict) => verdicts.includes(verdict))
}

/** Whom a column is about, and what there is to know of its report. */
export const titleOf = ({ implementation: { name, version }, dialect }: ConformanceReport): string => `${name} ${version} (${dialect})`

export function notesOn({ suite, implementation, seed, complete, complaints }: ConformanceReport): string {
  const language = implementation.language === '' ? [] : [implementation.language]
  return [
    ...language,
    `judged by ${suite.name} ${suite.version}`,
    `seed ${seed}`,
    ...(complete ? [] : ['a part of the rules only']),
    ...complaints,
  ].join('; ')
}

/** Why rules of a report have not passed, where there is something to say: in the order of the rows. */
export function reasonsIn(
  { rows }: Comparison,
  index: number,
): { readonly id: string; readonly verdict: Verdict; readonly reason: string }[] {
  return rows.flatMap(({ id, cells }) => {
    const cell = cells[index]
    return cell?.reason === undefined ? [] : [{ id, verdict: cell.verdict, reason: cell.reason }]
  })
}
