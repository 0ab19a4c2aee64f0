import { TestStepResultStatus as Status } from '@cucumber/messages'
import type { CatalogueExample, CatalogueRule } from './catalogue'
import type { RunInfo } from './failure'
import { BASIC_RULES, culpritOf, foundationsOf, hasFallen, isEmergent, isPlain } from './foundations'
import type { ExecutedExample } from './run-record'
import { capabilitiesOf } from './tags'

/**
 * From the best to the worst. A rule's verdict is the worst of its examples'. What says nothing of the implementation never hides what does.
 * - `passed`, `failed`: as they say.
 * - `crashed`: the implementation died of what it was sent or told. A failure of its own kind.
 * - `advice`: a SHOULD or MAY was not kept.
 * - `deviation`: it failed, as its implementers have declared.
 * - `not applicable`: it asks for a capability that the implementation does not declare.
 * - `inconclusive`: what it is about did not come to pass, or it failed and rests on a rule that has failed.
 * - `broken`: the adapter hung, answered nonsense or was gone.
 * - `unjudged`: it was selected, and there is no verdict; never without a complaint.
 */
export const VERDICTS = [
  'not applicable',
  'passed',
  'deviation',
  'advice',
  'unjudged',
  'inconclusive',
  'broken',
  'failed',
  'crashed',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** Of a rule also: `not claimed`, its family is outside what the implementation claims; `not run`, none of its examples was selected. */
export const RULE_VERDICTS = [...VERDICTS, 'not claimed', 'not run'] as const
export type RuleVerdict = (typeof RULE_VERDICTS)[number]

export interface JudgedExample {
  readonly rule: CatalogueRule
  readonly example: CatalogueExample
  readonly executed: ExecutedExample
  readonly verdict: Verdict
  /** The rules on which it rests besides its own. */
  readonly restsOn: readonly string[]
  /** The rule that failed, and on which this example rests: for that it is inconclusive. */
  readonly blamed?: string
}

export interface JudgedRule {
  readonly rule: CatalogueRule
  /** Those that were selected; possibly none. */
  readonly examples: readonly JudgedExample[]
  readonly verdict: RuleVerdict
}

/** How a run judges. */
export interface Measure extends Pick<RunInfo, 'families'> {
  /** Those that the implementation declares. */
  readonly capabilities: readonly string[]
  /** What breaks a SHOULD has failed. */
  readonly strict: boolean
}

/** The verdict on each of the rules, in their order, before known deviations (`withDeviations`). */
export function judge(rules: readonly CatalogueRule[], executed: readonly ExecutedExample[], measure: Measure): JudgedRule[] {
  const byPlace = new Map(executed.map((example) => [placeOf(example), example]))
  const examplesOf = (rule: CatalogueRule) =>
    rule.examples.flatMap((example): JudgedExample[] => {
      const found = byPlace.get(placeOf(example))
      if (found === undefined) return []
      return [{ rule, example, executed: found, verdict: verdictOf(rule, example, found, measure), restsOn: foundationsOf(rule.id, found) }]
    })
  return concluded(
    rules.map((rule) => ({ rule, examples: examplesOf(rule) })),
    measure,
  )
}

/** The verdicts on rules, once there is one on each of their examples by itself. */
export function concluded(judged: readonly Unruled[], measure: Pick<Measure, 'families'>): JudgedRule[] {
  return excused(judged).map(({ rule, examples }) => ({ rule, examples, verdict: verdictOn(rule, examples, measure) }))
}

type Unruled = Pick<JudgedRule, 'rule' | 'examples'>

/** A failed example that rests on a rule that has failed says nothing on its own. Never so of a crash. */
function excused(judged: readonly Unruled[]): Unruled[] {
  /** The rules that can't be built upon, each with the one that is to blame. */
  const fallen = new Map<string, string>()
  const excuse = ({ rule, examples }: Unruled): Unruled => ({ rule, examples: examples.map((one) => excusedBy(one, fallen)) })
  for (const id of BASIC_RULES) {
    const examples = judged
      .filter(({ rule }) => rule.id === id)
      .flatMap((one) => excuse(one).examples)
      .filter(({ restsOn }) => isPlain(id, restsOn))
    const failed = examples.filter(({ verdict }) => verdict === 'failed' || verdict === 'deviation').map(({ example }) => example)
    const blamed = hasFallen(id, failed) ? id : examples.find((one) => one.blamed !== undefined)?.blamed
    if (blamed !== undefined) fallen.set(id, blamed)
  }
  return judged.map(excuse)
}

/** What follows from rules of which one has failed says nothing on its own. Of a failure that is known and accepted nothing follows. */
export function withoutConsequences(judged: readonly JudgedRule[], measure: Pick<Measure, 'families'>): JudgedRule[] {
  const failed = judged.filter(({ rule, examples }) => !isEmergent(rule.id) && examples.some(({ verdict }) => verdict === 'failed'))
  const ids = failed.map(({ rule }) => rule.id)
  return judged.map((whole) => {
    const { rule } = whole
    const blamed = isEmergent(rule.id) ? culpritOf(rule, ids) : undefined
    if (blamed === undefined) return whole
    const examples = whole.examples.map((one) => (one.verdict === 'failed' ? { ...one, verdict: 'inconclusive' as const, blamed } : one))
    return { rule, examples, verdict: verdictOn(rule, examples, measure) }
  })
}

function excusedBy(one: JudgedExample, fallen: ReadonlyMap<string, string>): JudgedExample {
  if (one.verdict !== 'failed' || fallen.size === 0) return one
  const [blamed] = one.restsOn.flatMap((id) => fallen.get(id) ?? [])
  return blamed === undefined ? one : { ...one, verdict: 'inconclusive', blamed }
}

/** The verdict on a rule whose examples have these. */
export function verdictOn(rule: CatalogueRule, examples: readonly JudgedExample[], { families }: Pick<Measure, 'families'>): RuleVerdict {
  const verdicts = examples.map(({ verdict }) => verdict)
  const isClaimed = families?.includes(rule.family) ?? true
  return VERDICTS.findLast((verdict) => verdicts.includes(verdict)) ?? (isClaimed ? 'not run' : 'not claimed')
}

/** `1 of 4 examples`: how much of a rule its verdict rests on, if some of its examples were not applicable or not run. */
export function partOf({ rule, examples, verdict }: JudgedRule): string | undefined {
  const judged = examples.filter((one) => one.verdict !== 'not applicable').length
  if (judged === 0 || verdict === 'not applicable' || judged === rule.examples.length) return undefined
  return `${judged} of ${rule.examples.length} examples`
}

export const placeOf = ({ uri, line }: { readonly uri: string; readonly line: number }): string => `${uri}:${line}`

/** The capabilities an example asks for in vain. */
export const missingCapabilities = ({ tags }: Pick<CatalogueExample, 'tags'>, declared: readonly string[]): string[] =>
  capabilitiesOf(tags).filter((needed) => !declared.includes(needed))

function verdictOf(rule: CatalogueRule, example: CatalogueExample, { status, failure }: ExecutedExample, measure: Measure): Verdict {
  if (status === Status.FAILED) return verdictOfFailure(rule, failure, measure)
  const ended = status === Status.PASSED || status === Status.SKIPPED
  if (ended && failure !== undefined) return rule.level === 'must' ? 'unjudged' : brokenRule(rule, measure)
  if (status === Status.PASSED) return example.steps.length > 0 ? 'passed' : 'unjudged'
  const excused = missingCapabilities(example, measure.capabilities).length > 0
  return status === Status.SKIPPED && excused ? 'not applicable' : 'unjudged'
}

function verdictOfFailure(rule: CatalogueRule, failure: ExecutedExample['failure'], measure: Measure): Verdict {
  // A fault of the suite says nothing of the rule, so its level cannot make it an advice.
  if (failure === undefined) return 'failed'
  return failure.kind === 'failed' ? brokenRule(rule, measure) : failure.kind
}

/** A MAY is never failed; a SHOULD is, if the run is strict. */
function brokenRule({ level }: CatalogueRule, { strict }: Measure): Verdict {
  if (level === 'may' || (level === 'should' && !strict)) return 'advice'
  return 'failed'
}
