import { type Catalogue, rulesOf } from '../src/suite/judging/catalogue'
import type { DialectName } from '../src/suite/judging/tags'
import { type AnyMutant, type Change, isCoarse, type Mutant, type Variant } from './mutant'
import type { Outcome } from './pool'

/** What became of one change in one dialect. */
export interface Trial<C extends Change = Change> {
  readonly change: C
  readonly dialect: DialectName
  readonly outcome: Outcome
}

/** The rules that hold in each dialect. */
export type RuleIds = Readonly<Record<DialectName, readonly string[]>>

export function ruleIdsIn(catalogue: Catalogue): RuleIds {
  const idsOf = (dialect: DialectName) => rulesOf(catalogue, dialect).map(({ id }) => id)
  return { documents: idsOf('documents'), fabric: idsOf('fabric') }
}

/** Everything that the verdict on a run of mutants depends on. */
export interface Evidence {
  readonly mutants: readonly AnyMutant[]
  readonly variants: readonly Variant[]
  readonly rules: RuleIds
  /** Runs of the reference as it stands, before and after the others. */
  readonly clean: readonly Trial[]
  readonly killings: readonly Trial<AnyMutant>[]
  readonly sparings: readonly Trial<Variant>[]
  /** All mutants were tried, so that every rule must have one. */
  readonly isComplete: boolean
}

/** The trials without the examples that are red on the reference as it stands: those kill nothing and judge nobody. */
export function blameless<C extends Change>(trials: readonly Trial<C>[], clean: readonly Trial[]): Trial<C>[] {
  return trials.map((trial) => {
    const alreadyRed = new Set(
      clean.filter(({ dialect }) => dialect === trial.dialect).flatMap(({ outcome }) => outcome.red.map(({ place }) => place)),
    )
    return { ...trial, outcome: { ...trial.outcome, red: trial.outcome.red.filter(({ place }) => !alreadyRed.has(place)) } }
  })
}

/** The rules that a change turned red, each once. What could only not be judged is not among them. */
export const redRules = ({ outcome }: Trial): string[] => [
  ...new Set(outcome.red.filter(({ isFailure }) => isFailure).map(({ rule }) => rule)),
]

/** The rules that a mutant turned red and does not break. Of a coarse one nobody can say. */
export function collateralOf(trial: Trial<AnyMutant>): string[] {
  const { change } = trial
  if (isCoarse(change)) return []
  const broken = [change.rule, ...(change.breaks ?? [])]
  return redRules(trial).filter((rule) => !broken.includes(rule))
}

/** Its examples are green for whatever is a node at all: under a mutant that cannot even start all of them are red, and so is every rule. */
export const BEING_THERE = 'INIT-4'

/** A mutant of another rule that is no node any more kills nothing. */
function isThere({ change, outcome }: Trial<AnyMutant>): boolean {
  const places = new Set(outcome.red.filter(({ rule }) => rule === BEING_THERE).map(({ place }) => place))
  return isCoarse(change) || change.rule === BEING_THERE || change.breaks?.includes(BEING_THERE) || places.size < 2
}

/** The dialects in which a mutant is tried: those that it concerns, as far as its rule holds there. */
export function dialectsOf(mutant: AnyMutant, rules: RuleIds): DialectName[] {
  const all = Object.keys(rules) as DialectName[]
  if (isCoarse(mutant)) return all
  return all.filter((dialect) => rules[dialect].includes(mutant.rule) && (mutant.dialects?.includes(dialect) ?? true))
}

/** A rule that could not be judged for another that the mutant is said to break has seen it too: many nodes see what one does. */
export function isKilledByItsRule({ change, dialect, outcome }: Trial<AnyMutant>): boolean {
  if (isCoarse(change)) return redRules({ change, dialect, outcome }).length > 0
  const isBroken = (rule: string) => change.breaks?.includes(rule) ?? false
  return outcome.red.some(
    ({ rule, isFailure, blamed }) => rule === change.rule && (isFailure || (blamed !== undefined && isBroken(blamed))),
  )
}

/** What is wrong with the tables themselves, one sentence each. */
export function tableComplaints({ mutants, variants, rules, isComplete }: Omit<Evidence, 'clean' | 'killings' | 'sparings'>): string[] {
  const ids = [...mutants, ...variants].map(({ id }) => id)
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  const lost = mutants.filter((mutant) => dialectsOf(mutant, rules).length === 0) as Mutant[]
  const bare = (Object.keys(rules) as DialectName[]).flatMap((dialect) => {
    const covered = new Set(
      mutants.flatMap((mutant) => (!isCoarse(mutant) && dialectsOf(mutant, rules).includes(dialect) ? [mutant.rule] : [])),
    )
    return rules[dialect].filter((id) => !covered.has(id)).map((id) => `The rule ${id} has no mutant in the dialect ${dialect}.`)
  })
  return [
    ...[...twice].map((id) => `Two changes have the id ${id}.`),
    ...ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)).map((id) => `The id ${id} is not in kebab case.`),
    ...lost.map(({ id, rule }) => `The mutant ${id} is to be killed by ${rule}, which is no rule of a dialect that it concerns.`),
    ...mutants.flatMap((mutant) => strangeBreaks(mutant, rules)),
    ...(isComplete ? bare : []),
  ]
}

function strangeBreaks(mutant: AnyMutant, rules: RuleIds): string[] {
  const breaks = isCoarse(mutant) ? [] : (mutant.breaks ?? [])
  const known = new Set(Object.values(rules).flat())
  return breaks.filter((id) => !known.has(id)).map((id) => `The mutant ${mutant.id} is said to break ${id}, which is no rule.`)
}

/** What is wrong with a whole run, one sentence each; none if every verdict is true. */
export function complaintsOf(evidence: Evidence): string[] {
  const { clean, killings, sparings } = evidence
  return [
    ...tableComplaints(evidence),
    ...clean.flatMap((trial) => failureOf(trial, 'The reference as it stands')),
    ...clean.flatMap((trial) => redComplaint(trial, 'The reference as it stands is red')),
    ...killings.flatMap(killingComplaints),
    ...sparings.flatMap((trial) => failureOf(trial, `The variant ${trial.change.id}`)),
    ...sparings.flatMap((trial) => redComplaint(trial, `The variant ${trial.change.id} is red`)),
  ]
}

function killingComplaints(trial: Trial<AnyMutant>): string[] {
  const { change, dialect } = trial
  const failures = failureOf(trial, `The mutant ${change.id}`)
  if (!isThere(trial)) return [`The mutant ${change.id} is no node any more in the dialect ${dialect}: ${BEING_THERE} is red as well.`]
  if (failures.length > 0 || isKilledByItsRule(trial)) return failures
  const killers = redRules(trial)
  if (killers.length === 0)
    return [`The mutant ${change.id} survives in the dialect ${dialect}${isCoarse(change) ? '' : ` (${change.rule})`}.`]
  const own = isCoarse(change) ? '' : change.rule
  return [`The mutant ${change.id} is not killed by its rule ${own} in the dialect ${dialect}, only by ${killers.join(', ')}.`]
}

const failureOf = ({ dialect, outcome }: Trial, what: string): string[] =>
  outcome.error === undefined ? [] : [`${what} could not be run in the dialect ${dialect}: ${outcome.error.split('\n', 1)[0]}.`]

function redComplaint(trial: Trial, what: string): string[] {
  const { dialect, outcome } = trial
  if (outcome.red.length === 0) return []
  const places = outcome.red.map(({ rule, place }) => `${rule} (${place})`)
  const end = outcome.note === undefined ? '' : `, which ${outcome.note} in the last of these`
  return [
    `${what}${end} in the dialect ${dialect}: ${places.slice(0, 5).join(', ')}${places.length > 5 ? ` and ${places.length - 5} more` : ''}.`,
  ]
}
