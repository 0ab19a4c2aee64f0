import { TestStepResultStatus as Status } from '@cucumber/messages'
import { type Catalogue, type CatalogueRule, rulesOf } from './catalogue'
import type { RunInfo } from './failure'
import type { ExecutedExample } from './run-record'
import { structureComplaints } from './structure'
import { DIALECT_NAMES, type DialectName } from './tags'
import { type JudgedExample, type JudgedRule, placeOf } from './verdicts'

export interface FloorInput {
  readonly catalogue: Catalogue
  /** The verdicts on all rules of the catalogue. */
  readonly judged: readonly JudgedRule[]
  /** All that was selected, executed or not. */
  readonly executed: readonly ExecutedExample[]
  /** The distinct run infos that examples attached. */
  readonly runs: readonly RunInfo[]
  /** Whether the user asked for a part only (tags, names, paths, a shard): then what was selected is the measure, else the catalogue. */
  readonly filtered: boolean
  /** The committed IDs; undefined if there is no such list. Looked at only if not filtered. */
  readonly ruleIds: readonly string[] | undefined
}

/** Why the verdict of a run can't be trusted although nothing failed: one sentence for each reason, none if it can. */
export function floorComplaints(input: FloorInput): string[] {
  return [
    ...selectionComplaints(input),
    ...runComplaints(input),
    ...structureComplaints(input.catalogue, input.runs[0]?.knownCapabilities),
    ...(input.filtered ? [] : idComplaints(input.catalogue, input.ruleIds)),
  ]
}

/** The dialect that was judged; undefined if examples don't agree on one, or name one there isn't. */
export function dialectOf(runs: readonly RunInfo[]): DialectName | undefined {
  const named = DIALECT_NAMES.filter((name) => runs.some(({ dialect }) => dialect === name))
  return runs.every(({ dialect }) => dialect === named[0]) ? named[0] : undefined
}

/** The IDs in a list with one a line, where `#` begins a comment. */
export const parseRuleIds = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')

/** `3 examples of EMIT-1, EMIT-2`; the tail of a long list is counted only. */
export function listed(words: readonly string[], most = 8): string {
  const distinct = [...new Set(words)]
  const more = distinct.length - most
  return more > 0 ? `${distinct.slice(0, most).join(', ')} and ${more} more` : distinct.join(', ')
}

function selectionComplaints({ catalogue, executed, runs, filtered }: FloorInput): string[] {
  if (executed.length === 0) return ['Nothing was executed: no example was selected.']
  const [run] = runs
  if (run === undefined) return ['No example said which implementation and which dialect it was run on.']
  if (runs.length > 1) return [`Examples were run on different things: ${listed(runs.map(describe))}.`]
  const dialect = dialectOf(runs)
  if (dialect === undefined) return [`The dialect ${run.dialect} is none of ${DIALECT_NAMES.join(' and ')}.`]
  const rules = rulesOf(catalogue, dialect)
  return [...foreignComplaints(rules, executed, dialect), ...(filtered ? [] : missingComplaints(rules, executed, run))]
}

/** What a whole run would have executed besides; `were`: what it says of the examples. */
export function missingComplaints(
  all: readonly CatalogueRule[],
  executed: readonly Pick<ExecutedExample, 'uri' | 'line'>[],
  { dialect, families }: Pick<RunInfo, 'dialect' | 'families'>,
  were = 'were not selected',
): string[] {
  const rules = all.filter(({ family }) => families?.includes(family) ?? true)
  const places = new Set(executed.map(placeOf))
  const promised = rules.flatMap((rule) => rule.examples.map((example) => ({ id: rule.id, place: placeOf(example) })))
  const missing = promised.filter(({ place }) => !places.has(place))
  const idle = rules.filter((rule) => !rule.examples.some((example) => places.has(placeOf(example))))
  return [
    ...(idle.length > 0
      ? [
          `${idle.length} of the ${rules.length} rules of the dialect ${dialect} had no example executed: ${listed(idle.map(({ id }) => id))}.`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `${missing.length} of the ${promised.length} examples of the dialect ${dialect} ${were}: of ${listed(missing.map(({ id }) => id))}.`,
        ]
      : []),
  ]
}

function foreignComplaints(rules: readonly CatalogueRule[], executed: readonly ExecutedExample[], dialect: string): string[] {
  const own = new Set(rules.flatMap((rule) => rule.examples.map(placeOf)))
  const foreign = executed.filter((example) => !own.has(placeOf(example)))
  if (foreign.length === 0) return []
  return [`Executed, though no part of the dialect ${dialect}: ${listed(foreign.map(placeOf))}.`]
}

/** What is wrong with single examples, apart from their having failed. */
function runComplaints({ judged }: FloorInput): string[] {
  const examples = judged.flatMap((rule) => rule.examples)
  return examples.filter(({ verdict, example }) => verdict === 'unjudged' && example.steps.length > 0).map(unjudged)
}

function unjudged({ rule, example, executed }: JudgedExample): string {
  const { status, steps } = executed
  const what = `${rule.id}, "${example.name}" (${placeOf(example)})`
  const step = steps.find((candidate) => candidate.status === status)?.text
  switch (status) {
    case Status.UNDEFINED:
    case Status.PENDING:
    case Status.AMBIGUOUS:
      return `${what}: the step "${step}" is ${status.toLowerCase()}.`
    case Status.SKIPPED:
      return `${what}: skipped from "${step}" on, without asking for a capability that the implementation lacks.`
    case Status.UNKNOWN:
      return `${what}: was selected and never ended.`
    default:
      return `${what}: attached a failure and passed.`
  }
}

function idComplaints(catalogue: Catalogue, ruleIds: readonly string[] | undefined): string[] {
  if (ruleIds === undefined) return ['There is no list of rule IDs to check the features against.']
  const found = new Set(catalogue.rules.map(({ id }) => id))
  const gone = ruleIds.filter((id) => !found.has(id))
  const unlisted = [...found].filter((id) => id !== '' && !ruleIds.includes(id))
  const twice = ruleIds.filter((id, i) => ruleIds.indexOf(id) !== i)
  return [
    ...(gone.length > 0 ? [`The list of rule IDs names what no feature has: ${listed(gone)}.`] : []),
    ...(unlisted.length > 0 ? [`The list of rule IDs lacks ${listed(unlisted)}.`] : []),
    ...(twice.length > 0 ? [`The list of rule IDs names more than once: ${listed(twice)}.`] : []),
  ]
}

const describe = ({ implementation, version, dialect, seed }: RunInfo): string =>
  `${implementation} ${version} in the dialect ${dialect} with seed ${seed}`
