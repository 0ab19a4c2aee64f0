import type { RunInfo } from '../judging/failure'
import { listed } from '../judging/floor'
import { familiesIn } from '../judging/reading'
import { type JudgedExample, type JudgedRule, missingCapabilities, partOf, placeOf, type RuleVerdict } from '../judging/verdicts'
import { becauseOf } from './because'
import type { Commands } from './commands'
import { failureBlock, labelled } from './failure-block'
import { WORDS } from './verdict-words'

/** Blocks printed in full; what fails beyond that is listed with a line each. */
const MAX_BLOCKS = 20
/** Rules of a family that are listed because they were judged in part. */
const MAX_PARTS = 4

/** Colours a text for a verdict; the identity where there is no terminal. */
export type PaintVerdict = (text: string, verdict: RuleVerdict) => string

/** Which families the implementation claims and which not; nothing to say if it claims all, and no other. */
export function claims(run: Pick<RunInfo, 'families'> | undefined, judged: readonly JudgedRule[], unknown: readonly string[]): string[] {
  const strange = unknown.length > 0 ? [`claims ${unknown.join(', ')} as well, of which this suite has no rules`] : []
  const families = familiesIn(judged.map(({ rule }) => rule))
  const claimed = families.filter((family) => run?.families?.includes(family) ?? true)
  if (claimed.length === families.length) return strange
  const others = families.filter((family) => !claimed.includes(family))
  return [`claims ${claimed.join(', ') || 'nothing'}   does not claim ${others.join(', ')}`, ...strange]
}

/** A line for each family: how many rules, and of them how many examples. */
export function selectedLines(rules: readonly JudgedRule[]): string[] {
  const { families, width } = familiesOf(rules)
  return families.map((family) => {
    const own = rules.filter(({ rule }) => rule.family === family)
    const examples = own.reduce((sum, rule) => sum + rule.examples.length, 0)
    return `${(family || 'no ID').padEnd(width)}${counted(own.length, 'rule').padStart(8)}   ${counted(examples, 'example')}`
  })
}

function familiesOf(rules: readonly JudgedRule[]): { readonly families: readonly string[]; readonly width: number } {
  const families = familiesIn(rules.map(({ rule }) => rule))
  return { families, width: Math.max(9, ...families.map((family) => family.length + 2)) }
}

/** A line for each family: how many rules, and what became of them; below it, `withParts`, those that were judged in part. */
export function familyLines(
  rules: readonly JudgedRule[],
  capabilities: readonly string[],
  paint: PaintVerdict,
  withParts = true,
): string[] {
  const { families, width } = familiesOf(rules)
  return families.flatMap((family) => {
    const own = rules.filter(({ rule }) => rule.family === family)
    const lacking = lackingOf(own, capabilities)
    const note = lacking.length > 0 ? `  (lacks ${lacking.join(', ')})` : ''
    const line = `${(family || 'no ID').padEnd(width)}${counted(own.length, 'rule').padStart(8)}   ${tally(own, paint)}${note}`
    const parts = (withParts ? own : []).flatMap((rule) => {
      const part = partOf(rule)
      return part === undefined ? [] : [`${rule.rule.id} ${WORDS[rule.verdict]}, ${part}`]
    })
    return parts.length === 0 ? [line] : [line, `${' '.repeat(width + 11)}${shortened(parts)}`]
  })
}

function shortened(parts: readonly string[]): string {
  const more = parts.length - MAX_PARTS
  return more > 0 ? `${parts.slice(0, MAX_PARTS).join('; ')}; and ${more} more in part` : parts.join('; ')
}

/** In this order, and of one verdict in the order of the catalogue. Where an adapter is broken, whatever else went wrong may be its doing too. */
const TOLD = ['broken', 'crashed', 'failed', 'inconclusive', 'advice'] as const

/** The examples that did not pass as they should, those of one cause together. */
export function failureLines(rules: readonly JudgedRule[], { again, doctor }: Commands, paint: PaintVerdict): string[] {
  const examples = rules.flatMap((rule) => rule.examples)
  const causes = byCause(TOLD.flatMap((verdict) => examples.filter(is(verdict))))
  const blocks = causes.slice(0, MAX_BLOCKS).flatMap(({ first, others }) => {
    const [title = '', ...rest] = failureBlock(first, { because: becauseOf(first, rules), again: again(placeOf(first.example)) })
    return [paint(title, first.verdict), ...rest, ...othersLines(others), ...(first.verdict === 'broken' ? doctorLines(doctor) : []), '']
  })
  const left = causes.slice(MAX_BLOCKS)
  const tail = left.map(({ first: { rule, example, verdict }, others }) => {
    const more = others.length === 0 ? '' : `  and ${others.length} more`
    return paint(`${rule.id}  ${example.name}  ${placeOf(example)}${more}`, verdict)
  })
  return tail.length > 0 ? [...blocks, `and ${left.length} more:`, ...tail, ''] : blocks
}

/** Examples that went wrong for one reason. */
interface Cause {
  readonly first: JudgedExample
  readonly others: JudgedExample[]
}

function byCause(ranked: readonly JudgedExample[]): Cause[] {
  const causes = new Map<string, Cause>()
  for (const one of ranked) {
    const key = causeOf(one)
    const known = causes.get(key)
    if (known === undefined) causes.set(key, { first: one, others: [] })
    else known.others.push(one)
  }
  return [...causes.values()]
}

/** What could not be judged has a reason beside the rule; what failed has failed of its rule. */
function causeOf({ rule, verdict, blamed, executed: { failure, steps } }: JudgedExample): string {
  if (blamed !== undefined) return JSON.stringify([verdict, blamed])
  const error = steps.find((step) => step.error !== undefined)?.error
  const reason = failure?.cause ?? failure?.seen ?? error
  return JSON.stringify(
    verdict === 'failed' || verdict === 'advice' ? [verdict, rule.id, failure?.expected, reason] : [verdict, failure?.missed, reason],
  )
}

const doctorLines = (doctor: string | undefined): string[] => (doctor === undefined ? [] : labelled('doctor', doctor))

function othersLines(others: readonly JudgedExample[]): string[] {
  if (others.length === 0) return []
  return [`  and ${others.length} more for the same reason, of ${listed(others.map(({ rule }) => rule.id))}`]
}

/** `309 passed, 1 failed`; just `passed` if that is all there is to say. */
export function tally(judged: readonly (JudgedRule | JudgedExample)[], paint: PaintVerdict): string {
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
