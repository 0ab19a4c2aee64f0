import type { RuleVerdict } from '../judging/verdicts'

/** Signs that are read at a glance; legends have their words. From the best to the worst, and last what is no verdict. */
export const SIGNS: Readonly<Record<RuleVerdict, string>> = {
  passed: '✓',
  advice: '~',
  deviation: '(✗)',
  failed: '✗',
  crashed: '☠',
  inconclusive: '?',
  broken: '!',
  unjudged: '??',
  'not applicable': 'n/a',
  'not claimed': '·',
  'not run': '–',
}

export const WORDS: Readonly<Record<RuleVerdict, string>> = {
  passed: 'passed',
  advice: 'with advice',
  deviation: 'known deviation',
  failed: 'failed',
  crashed: 'subject crashed',
  inconclusive: 'inconclusive',
  broken: 'adapter broken',
  unjudged: 'not judged',
  'not applicable': 'not applicable',
  'not claimed': 'not claimed',
  'not run': 'not run',
}

const BAD: readonly RuleVerdict[] = ['failed', 'crashed']
const NONE: readonly RuleVerdict[] = ['not claimed', 'not applicable', 'not run']

/** How pages colour a verdict. */
export function classOf(verdict: RuleVerdict): 'good' | 'bad' | 'odd' | 'none' {
  if (verdict === 'passed') return 'good'
  if (BAD.includes(verdict)) return 'bad'
  return NONE.includes(verdict) ? 'none' : 'odd'
}
