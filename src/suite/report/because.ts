import { listed } from '../judging/floor'
import { familyOf } from '../judging/tags'
import type { JudgedExample, JudgedRule, RuleVerdict } from '../judging/verdicts'

const FAILED: readonly RuleVerdict[] = ['failed', 'crashed', 'deviation']
const NO_VERDICT: readonly RuleVerdict[] = ['not applicable', 'not claimed', 'not run']

/** Why an example says nothing, in a clause; undefined for one that is not inconclusive. `rules`: all of its run. */
export function becauseOf({ verdict, blamed, executed }: JudgedExample, rules: readonly JudgedRule[]): string | undefined {
  if (verdict !== 'inconclusive') return undefined
  if (blamed !== undefined) return `it rests on ${blamed}, which failed`
  const missed = executed.failure?.missed
  return missed === undefined ? 'what it begins with did not come about' : missedInWords(missed, rules)
}

/** `missed`: a rule or a family. */
function missedInWords(missed: string, rules: readonly JudgedRule[]): string {
  const isRule = familyOf(missed) !== missed
  const judged = rules.filter(({ rule, verdict }) => (isRule ? rule.id : rule.family) === missed && !NO_VERDICT.includes(verdict))
  const failed = judged.filter(({ verdict }) => FAILED.includes(verdict)).map(({ rule }) => rule.id)
  if (failed.length > 0) return `it rests on ${missed}, ${isRule ? 'which' : `of which ${listed(failed, 3)}`} failed`
  const didNotShow = `it rests on ${missed}, which did not show here`
  if (judged.length === 0) return `${didNotShow}, and ${isRule ? 'was not' : 'of which no rule was'} judged`
  if (!judged.every(({ verdict }) => verdict === 'passed')) return didNotShow
  return `${didNotShow} though ${isRule ? 'it' : `every rule of ${missed} that was judged`} passed`
}
