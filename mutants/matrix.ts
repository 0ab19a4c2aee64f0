import { DIALECT_NAMES, type DialectName, familyOf } from '../src/suite/judging/tags'
import { type AnyMutant, isCoarse } from './mutant'
import { collateralOf, type Evidence, redRules, type Trial } from './trial'

/** One mutant in one dialect, as the matrix shows it. */
export interface Column {
  readonly id: string
  /** The rule that has to kill it; empty for a coarse one. */
  readonly rule: string
  /** That of its rule, or `coarse`. */
  readonly family: string
  readonly sentence: string
  readonly source?: string
  /** The rules that turned red. */
  readonly red: readonly string[]
  /** Those of them whose sentence it does not break. */
  readonly collateral: readonly string[]
  readonly note?: string
}

/** Which rules kill which mutants in one dialect. */
export interface Matrix {
  readonly dialect: DialectName
  readonly rules: readonly string[]
  readonly columns: readonly Column[]
}

/** What a cell says: its own rule kills the mutant, another one does that it breaks or not, or its own rule fails to. */
export type Cell = 'own' | 'broken' | 'other' | 'missed' | 'none'

export function cellOf({ rule: own, red, collateral }: Column, rule: string): Cell {
  if (collateral.includes(rule)) return 'other'
  if (red.includes(rule)) return rule === own ? 'own' : 'broken'
  return rule === own ? 'missed' : 'none'
}

export function matricesOf({ killings, rules }: Evidence): Matrix[] {
  return DIALECT_NAMES.map((dialect) => ({
    dialect,
    rules: rules[dialect],
    columns: killings.filter((trial) => trial.dialect === dialect).map(columnOf),
  }))
}

/** The families of things in the order in which they come. */
export function groupedByFamily<T>(things: readonly T[], family: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) groups.set(family(thing), [...(groups.get(family(thing)) ?? []), thing])
  return groups
}

function columnOf(trial: Trial<AnyMutant>): Column {
  const { change: mutant, outcome } = trial
  const { id, sentence, source } = mutant
  const note = outcome.note ?? outcome.error
  const rule = isCoarse(mutant) ? '' : mutant.rule
  return {
    id,
    rule,
    family: rule === '' ? 'coarse' : familyOf(rule),
    sentence,
    ...(source !== undefined && { source }),
    red: redRules(trial),
    collateral: collateralOf(trial),
    ...(note !== undefined && { note }),
  }
}
