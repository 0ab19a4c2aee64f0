import { failureBlock } from './failure-block'
import { type JudgedExample, type JudgedRule, missingCapabilities, type Outcome, placeOf } from './verdicts'

/** Blocks printed in full; what fails beyond that is listed with a line each. */
const MAX_BLOCKS = 20

/** Colours a text for an outcome; the identity where there is no terminal. */
export type Paint = (text: string, outcome: Outcome | 'not run') => string

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

/** The failed examples, then the advice, in the order of the catalogue. `again`: the command that repeats one. */
export function failureLines(rules: readonly JudgedRule[], again: (place: string) => string, paint: Paint): string[] {
  const examples = rules.flatMap((rule) => rule.examples)
  const ranked = [...examples.filter(is('failed')), ...examples.filter(is('advice'))]
  const blocks = ranked.slice(0, MAX_BLOCKS).flatMap((judged) => {
    const [title = '', ...rest] = failureBlock(judged, again(placeOf(judged.example)))
    const kind = judged.rule.level === 'may' ? 'note: ' : 'advice: '
    return [paint(`${judged.outcome === 'advice' ? kind : ''}${title}`, judged.outcome), ...rest, '']
  })
  const others = ranked.slice(MAX_BLOCKS)
  const tail = others.map(({ rule, example, outcome }) => paint(`${rule.id}  ${example.name}  ${placeOf(example)}`, outcome))
  return tail.length > 0 ? [...blocks, `and ${others.length} more:`, ...tail, ''] : blocks
}

/** `309 passed, 1 failed`; just `passed` if that is all there is to say. */
export function tally(judged: readonly (JudgedRule | JudgedExample)[], paint: Paint): string {
  const words = {
    passed: 'passed',
    failed: 'failed',
    advice: 'with advice',
    skipped: 'skipped',
    unjudged: 'not judged',
    'not run': 'not run',
  }
  const order = ['passed', 'failed', 'advice', 'skipped', 'unjudged', 'not run'] as const
  const parts = order.flatMap((outcome) => {
    const count = judged.filter(is(outcome)).length
    if (count === 0) return []
    return [paint(count === judged.length ? words[outcome] : `${count} ${words[outcome]}`, outcome)]
  })
  return parts.join(', ')
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const is =
  (outcome: string) =>
  (judged: { readonly outcome: string }): boolean =>
    judged.outcome === outcome

function lackingOf(rules: readonly JudgedRule[], capabilities: readonly string[]): string[] {
  const skipped = rules.flatMap(({ examples }) => examples).filter(is('skipped'))
  return [...new Set(skipped.flatMap(({ example }) => missingCapabilities(example, capabilities)))]
}

/** The rules to speak of: all of a complete run, and of a partial one those that were touched. */
export const rulesToReport = (judged: readonly JudgedRule[], filtered: boolean): readonly JudgedRule[] =>
  filtered ? judged.filter(({ examples }) => examples.length > 0) : judged
