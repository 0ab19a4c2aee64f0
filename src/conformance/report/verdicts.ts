import { TestStepResultStatus as Status } from '@cucumber/messages'
import type { CatalogueExample, CatalogueRule } from './catalogue'
import type { ExecutedExample } from './run-record'
import { capabilitiesOf } from './tags'

/**
 * - `passed`, `failed`: as they say.
 * - `advice`: a SHOULD or MAY was not kept, and the run was told to go on.
 * - `skipped`: it asks for a capability that the implementation does not declare.
 * - `unjudged`: it was selected, and there is no verdict; never without a complaint.
 */
export type Outcome = 'passed' | 'failed' | 'advice' | 'skipped' | 'unjudged'

export interface JudgedExample {
  readonly rule: CatalogueRule
  readonly example: CatalogueExample
  readonly executed: ExecutedExample
  readonly outcome: Outcome
}

export interface JudgedRule {
  readonly rule: CatalogueRule
  /** Those that were selected; possibly none. */
  readonly examples: readonly JudgedExample[]
  readonly outcome: Outcome | 'not run'
}

const FROM_BEST_TO_WORST: readonly Outcome[] = ['skipped', 'passed', 'advice', 'unjudged', 'failed']

/** The verdict on each of the rules, in their order. `capabilities`: those that the implementation declares. */
export function judge(
  rules: readonly CatalogueRule[],
  executed: readonly ExecutedExample[],
  capabilities: readonly string[],
): JudgedRule[] {
  const byPlace = new Map(executed.map((example) => [placeOf(example), example]))
  return rules.map((rule) => {
    const examples = rule.examples.flatMap((example): JudgedExample[] => {
      const found = byPlace.get(placeOf(example))
      return found ? [{ rule, example, executed: found, outcome: outcomeOf(rule, example, found, capabilities) }] : []
    })
    const outcomes = examples.map(({ outcome }) => outcome)
    return { rule, examples, outcome: FROM_BEST_TO_WORST.findLast((outcome) => outcomes.includes(outcome)) ?? 'not run' }
  })
}

export const placeOf = ({ uri, line }: { readonly uri: string; readonly line: number }): string => `${uri}:${line}`

/** The capabilities an example asks for in vain. */
export const missingCapabilities = (example: CatalogueExample, declared: readonly string[]): string[] =>
  capabilitiesOf(example.tags).filter((needed) => !declared.includes(needed))

function outcomeOf(
  rule: CatalogueRule,
  example: CatalogueExample,
  { status, failure }: ExecutedExample,
  capabilities: readonly string[],
): Outcome {
  if (status === Status.FAILED) return 'failed'
  const ended = status === Status.PASSED || status === Status.SKIPPED
  if (ended && failure !== undefined) return rule.level === 'must' ? 'unjudged' : 'advice'
  if (status === Status.PASSED) return example.steps > 0 ? 'passed' : 'unjudged'
  const excused = missingCapabilities(example, capabilities).length > 0
  return status === Status.SKIPPED && excused ? 'skipped' : 'unjudged'
}
