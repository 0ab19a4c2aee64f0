import { listed } from '../judging/floor'
import type { JudgedExample, JudgedRule, RuleVerdict } from '../judging/verdicts'

const FAILED: readonly RuleVerdict[] = ['failed', 'crashed', 'deviation']
const NO_VERDICT: readonly RuleVerdict[] = ['not applicable', 'not claimed', 'not run']

/** Why an example says nothing, in a clause; undefined for one that is not inconclusive. `rules`: all of its run. */
export function becauseOf({ verdict, blamed, executed }: JudgedExample, rules: readonly JudgedRule[]): string | undefined {
  if (verdict !== 'inconclusive') return undefined
  if (blamed !== undefined) return `it rests on ${blamed}, which failed`
  const family = executed.failure?.missed
  return family === undefined ? 'what it begins with did not come about' : missedInWords(family, rules)
}

function missedInWords(family: string, rules: readonly JudgedRule[]): string {
  const judged = rules.filter(({ rule, verdict }) => rule.family === family && !NO_VERDICT.includes(verdict))
  const failed = judged.filter(({ verdict }) => FAILED.includes(verdict)).map(({ rule }) => rule.id)
  if (failed.length > 0) return `it rests on ${family}, of which ${listed(failed, 3)} failed`
  const didNotShow = `it rests on ${family}, which did not show here`
  if (judged.length === 0) return `${didNotShow}, and of which no rule was judged`
  return judged.every(({ verdict }) => verdict === 'passed')
    ? `${didNotShow} though every rule of ${family} that was judged passed`
    : didNotShow
}
