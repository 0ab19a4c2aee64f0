import { parseArgs } from 'node:util'
import { type AnyMutant, type Change, isCoarse } from './mutant'

/** A wrong command line: one sentence that names what is wrong. */
export class SelectionError extends Error {}

/** Which mutants and variants the user asked for. */
export interface Selection {
  readonly rules: readonly string[]
  /** Nothing was asked for: everything is tried, and every rule must have a mutant. */
  readonly isComplete: boolean
  /** Each mutant faces its own rule only, so that no kill matrix can be made. */
  readonly isQuick: boolean
  takes(change: Change): boolean
}

/** Reads `--only ID,...`, `--rule EMIT-1,...` and `--quick`. A family, as in `--rule EMIT`, stands for its rules. */
export function readSelection(argv: readonly string[], changes: readonly Change[]): Selection {
  const { only, rule, quick } = optionsIn(argv)
  const ids = only?.split(',') ?? []
  const rules = rule?.split(',') ?? []
  const unknown = ids.find((id) => !changes.some((change) => change.id === id))
  if (unknown !== undefined) throw new SelectionError(`--only names "${unknown}": there is no mutant and no variant of that id.`)
  const isAskedFor = (id: string) => rules.some((asked) => asked === id || id.startsWith(`${asked}-`))
  return {
    rules,
    isComplete: ids.length === 0 && rules.length === 0,
    isQuick: quick,
    takes: (change) => {
      if (ids.length === 0 && rules.length === 0) return true
      const own = ruleOf(change)
      return ids.includes(change.id) || (own !== undefined && isAskedFor(own))
    },
  }
}

function ruleOf(change: Change): string | undefined {
  const mutant = change as AnyMutant
  return isCoarse(mutant) ? undefined : mutant.rule
}

function optionsIn(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { only: { type: 'string' }, rule: { type: 'string' }, quick: { type: 'boolean', default: false } },
    })
    return values
  } catch (error) {
    throw new SelectionError(`${(error as Error).message}`)
  }
}
