import { parseArgs } from 'node:util'
import { familyOf } from '../src/suite/judging/tags'
import { near } from '../src/suite/near'
import { type AnyMutant, type Change, isCoarse } from './mutant'

/** A wrong command line: one sentence that names what is wrong. */
export class SelectionError extends Error {}

/** Nothing is wrong: the words are what was asked for. */
export class HelpAsked extends Error {}

const HELP = `Tries mutants of the reference: each must turn its own rule red. Without options all of them, at all rules.
  --quick              each at its own rule only
  --rule EMIT-1,DISC   those of these rules or families
  --only ID,...        these mutants and variants
  --sample 30          so many, spread evenly
  --variants 16        of the correct variants so many, spread evenly
  --remote             behind the adapter protocol`

/** Which mutants and variants the user asked for. */
export interface Selection {
  readonly rules: readonly string[]
  /** Nothing was asked for: everything is tried, and every rule must have a mutant. */
  readonly isComplete: boolean
  /** Each mutant faces its own rule only, so that no kill matrix can be made. */
  readonly isQuick: boolean
  /** Changes are judged behind the adapter protocol, each in a process of its own. */
  readonly isRemote: boolean
  /** As many of the variants as were asked for, spread evenly; all of them if no number was given. */
  variantsOf<T>(all: readonly T[]): readonly T[]
  takes(change: Change): boolean
}

/**
 * Reads `--only ID,...`, `--rule EMIT-1,...`, `--sample 30`, `--variants 16`, `--quick` and `--remote`. A family, as in
 * `--rule EMIT`, stands for its rules; a sample is spread evenly over the mutants that kill a single rule.
 */
export function readSelection(argv: readonly string[], changes: readonly Change[]): Selection {
  const { only, rule, quick, remote, sample, variants } = optionsIn(argv)
  const ids = idsIn(only, changes)
  const rules = rule?.split(',') ?? []
  for (const asked of rules) demandRule(asked, changes)
  const size = sample === undefined ? undefined : countIn('--sample', sample)
  const variantCount = variants === undefined ? undefined : countIn('--variants', variants)
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
    variantsOf: (all) => (variantCount === undefined ? all : spread(all, variantCount)),
    takes: (change) => {
      if (sampled !== undefined && !sampled.includes(change)) return false
      if (ids.length === 0 && rules.length === 0) return true
      const own = ruleOf(change)
      return ids.includes(change.id) || (own !== undefined && isAskedFor(own))
    },
  }
}

/** What `--only` names, none without it. @throws SelectionError for an id that there is not */
export function idsIn(only: string | undefined, changes: readonly Change[]): string[] {
  const ids = only?.split(',') ?? []
  const unknown = ids.find((id) => !changes.some((change) => change.id === id))
  if (unknown === undefined) return ids
  throw new SelectionError(`--only names "${unknown}": there is no mutant and no variant of that id${nearOf(unknown, changes)}`)
}

/** @throws SelectionError for what is no whole number, `least` or more */
export function countIn(option: string, text: string, least = 1): number {
  const count = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(count) && count >= least) return count
  throw new SelectionError(`${option} is "${text}": it must be a number, ${least} or more.`)
}

/** @throws SelectionError for a rule or family that no mutant breaks */
function demandRule(asked: string, changes: readonly Change[]): void {
  const known = changes.flatMap((change) => ruleOf(change) ?? [])
  if (known.some((id) => id === asked || id.startsWith(`${asked}-`))) return
  const [meant] = near(asked, [...known, ...known.map(familyOf)])
  throw new SelectionError(`--rule names "${asked}": no mutant breaks such a rule${meant === undefined ? '.' : `; did you mean ${meant}?`}`)
}

/** So many of them, at equal distances. */
function spread<T>(all: readonly T[], size: number): T[] {
  return all.filter((_, index) => Math.floor((index * size) / all.length) !== Math.floor(((index - 1) * size) / all.length))
}

function ruleOf(change: Change): string | undefined {
  const mutant = change as AnyMutant
  return isCoarse(mutant) ? undefined : mutant.rule
}

function nearOf(id: string, changes: readonly Change[]): string {
  const meant = near(
    id,
    changes.map((change) => change.id),
  )
  return meant.length === 0 ? '.' : `; did you mean ${meant.join(' or ')}?`
}

function optionsIn(argv: readonly string[]) {
  const { help, ...options } = parsed(argv)
  if (help) throw new HelpAsked(HELP)
  return options
}

function parsed(argv: readonly string[]) {
  return understood(() =>
    parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string' },
        rule: { type: 'string' },
        sample: { type: 'string' },
        variants: { type: 'string' },
        quick: { type: 'boolean', default: false },
        remote: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }),
  ).values
}

/** @throws SelectionError for an option that there is not */
export function understood<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new SelectionError(`${(error as Error).message}`)
  }
}
