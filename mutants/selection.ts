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
  /** Changes are judged behind the adapter protocol, each in a process of its own. */
  readonly isRemote: boolean
  takes(change: Change): boolean
}

/**
 * Reads `--only ID,...`, `--rule EMIT-1,...`, `--sample 30`, `--quick` and `--remote`. A family, as in `--rule EMIT`, stands for
 * its rules; a sample is spread evenly over the mutants that kill a single rule.
 */
export function readSelection(argv: readonly string[], changes: readonly Change[]): Selection {
  const { only, rule, quick, remote, sample } = optionsIn(argv)
  const ids = only?.split(',') ?? []
  const rules = rule?.split(',') ?? []
  const unknown = ids.find((id) => !changes.some((change) => change.id === id))
  if (unknown !== undefined) throw new SelectionError(`--only names "${unknown}": there is no mutant and no variant of that id.`)
  const size = sample === undefined ? undefined : Number(sample)
  if (size !== undefined && !(Number.isSafeInteger(size) && size > 0))
    throw new SelectionError(`--sample is "${sample}": it must be a number, 1 or more.`)
  const sampled =
    size === undefined
      ? undefined
      : spread(
          changes.filter((change) => ruleOf(change) !== undefined),
          size,
        )
  const isAskedFor = (id: string) => rules.some((asked) => asked === id || id.startsWith(`${asked}-`))
  return {
    rules,
    isComplete: ids.length === 0 && rules.length === 0 && sampled === undefined && !remote,
    isQuick: quick || remote,
    isRemote: remote,
    takes: (change) => {
      if (sampled !== undefined && !sampled.includes(change)) return false
      if (ids.length === 0 && rules.length === 0) return true
      const own = ruleOf(change)
      return ids.includes(change.id) || (own !== undefined && isAskedFor(own))
    },
  }
}

/** So many of them, at equal distances. */
function spread<T>(all: readonly T[], size: number): T[] {
  return all.filter((_, index) => Math.floor((index * size) / all.length) !== Math.floor(((index - 1) * size) / all.length))
}

function ruleOf(change: Change): string | undefined {
  const mutant = change as AnyMutant
  return isCoarse(mutant) ? undefined : mutant.rule
}

function optionsIn(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string' },
        rule: { type: 'string' },
        sample: { type: 'string' },
        quick: { type: 'boolean', default: false },
        remote: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    throw new SelectionError(`${(error as Error).message}`)
  }
}
