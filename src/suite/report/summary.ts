import type { RunInfo } from '../judging/failure'
import { type JudgedExample, type JudgedRule, missingCapabilities, placeOf, type RuleVerdict } from '../judging/verdicts'
import { failureBlock } from './failure-block'

/** Blocks printed in full; what fails beyond that is listed with a line each. */
const MAX_BLOCKS = 20

/** Colours a text for a verdict; the identity where there is no terminal. */
export type Paint = (text: string, verdict: RuleVerdict) => string

/** Which families the implementation claims and which not; nothing to say if it claims all, and no other. */
export function claims(run: Pick<RunInfo, 'families'> | undefined, judged: readonly JudgedRule[], unknown: readonly string[]): string[] {
  const strange = unknown.length > 0 ? [`claims ${unknown.join(', ')} as well, of which this suite has no rules`] : []
  const families = [...new Set(judged.map(({ rule }) => rule.family))]
  const claimed = families.filter((family) => run?.families?.includes(family) ?? true)
  if (claimed.length === families.length) return strange
  const others = families.filter((family) => !claimed.includes(family))
  return [`claims ${claimed.join(', ') || 'nothing'}   does not claim ${others.join(', ')}`, ...strange]
}

/** A line for each family: how many rules, and what became of them. */
export function familyLines(rules: readonly JudgedRule[], capabilities: readonly string[], paint: Paint): string[] {
  const families = [...new Set(rules.map(({ rule }) => rule.family))]
  const width = Math.max(9, ...families.map((family) => family.length + 2))
  return families.map((family) => {
    const own = rules.filter(({ rule }) => rule.family === family)
    const lacking = lackingOf(own, capabilities)
    const note = lacking.length > 0 ? `  (lacks ${lacking.join(', ')})` : ''
    return `${(family || 'no ID').padEnd(width)}${counted(own.length, 'rule').padStart(8)}   ${tally(own, paint)}${note}`
  })
}

/** In this order, and of one verdict in the order of the catalogue. */
const TOLD = ['crashed', 'failed', 'broken', 'inconclusive', 'advice'] as const

/** The examples that did not pass as they should. `again`: the command that repeats one. */
export function failureLines(rules: readonly JudgedRule[], again: (place: string) => string, paint: Paint): string[] {
  const examples = rules.flatMap((rule) => rule.examples)
  const ranked = TOLD.flatMap((verdict) => examples.filter(is(verdict)))
  const blocks = ranked.slice(0, MAX_BLOCKS).flatMap((judged) => {
    const [title = '', ...rest] = failureBlock(judged, again(placeOf(judged.example)))
    return [paint(title, judged.verdict), ...rest, '']
  })
  const others = ranked.slice(MAX_BLOCKS)
  const tail = others.map(({ rule, example, verdict }) => paint(`${rule.id}  ${example.name}  ${placeOf(example)}`, verdict))
  return tail.length > 0 ? [...blocks, `and ${others.length} more:`, ...tail, ''] : blocks
}

const WORDS = {
  passed: 'passed',
  failed: 'failed',
  crashed: 'subject crashed',
  advice: 'with advice',
  deviation: 'known deviation',
  inconclusive: 'inconclusive',
  broken: 'adapter broken',
  'not applicable': 'not applicable',
  unjudged: 'not judged',
  'not claimed': 'not claimed',
  'not run': 'not run',
} as const satisfies Record<RuleVerdict, string>

/** `309 passed, 1 failed`; just `passed` if that is all there is to say. */
export function tally(judged: readonly (JudgedRule | JudgedExample)[], paint: Paint): string {
  const parts = (Object.keys(WORDS) as RuleVerdict[]).flatMap((verdict) => {
    const count = judged.filter(is(verdict)).length
    if (count === 0) return []
    return [paint(count === judged.length ? WORDS[verdict] : `${count} ${WORDS[verdict]}`, verdict)]
  })
  return parts.join(', ')
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const is =
  (verdict: string) =>
  (judged: { readonly verdict: string }): boolean =>
    judged.verdict === verdict

function lackingOf(rules: readonly JudgedRule[], capabilities: readonly string[]): string[] {
  const idle = rules.flatMap(({ examples }) => examples).filter(is('not applicable'))
  return [...new Set(idle.flatMap(({ example }) => missingCapabilities(example, capabilities)))]
}
