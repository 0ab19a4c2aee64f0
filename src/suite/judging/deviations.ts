import path from 'node:path'
import { z } from 'zod'
import type { CatalogueExample } from './catalogue'
import { DATED, type Dated, DatedError, entriesIn, expiry, readText, text } from './dated'
import type { JudgedExample, JudgedRule, Measure, Verdict } from './verdicts'
import { placeOf, verdictOn, withoutConsequences } from './verdicts'

/** A failure that its implementers know of, and why they accept it. */
export interface Deviation extends Dated {
  /** The ID of a rule; if `example` is given as well, that example of it, else all. */
  readonly rule?: string | undefined
  /** The name of an example. */
  readonly example?: string | undefined
}

const DEVIATIONS = {
  one: 'deviation',
  keys: 'rule or example, reason, reference, owner and expires',
  entry: z.strictObject({ rule: text.optional(), example: text.optional(), ...DATED }),
}

/**
 * The deviations in a file, of which `file` is the path from a directory.
 * @throws DatedError that names the file, and the entry if it is to blame
 */
export const deviationsIn = (directory: string, file: string): Deviation[] =>
  readDeviations(readText(path.resolve(directory, file), file, DEVIATIONS), file)

/** @throws DatedError that names the file and the entry */
export function readDeviations(yaml: string, file: string): Deviation[] {
  const deviations = entriesIn(yaml, file, DEVIATIONS)
  const nameless = deviations.findIndex(({ rule, example }) => rule === undefined && example === undefined)
  if (nameless >= 0) throw new DatedError(`${file}, entry ${nameless + 1} names neither a rule nor an example.`)
  return deviations
}

/** What deviations make of verdicts: which failures they explain, and what is wrong with them, one sentence each. */
export interface Deviated {
  readonly judged: readonly JudgedRule[]
  readonly complaints: readonly string[]
}

/**
 * A deviation must explain a failure: one that has expired, that matches nothing that could be run, or whose examples all pass
 * is complained of. `today` as `2027-06-30`. Of a partial run only those are looked at that match what was selected; whether one
 * is still needed is known only if all that it names was selected, and there is a verdict on each. What is left of the failures
 * then explains those that follow from them.
 */
export function withDeviations(
  judged: readonly JudgedRule[],
  deviations: readonly Deviation[],
  { today, isComplete, ...measure }: { readonly today: string; readonly isComplete: boolean } & Pick<Measure, 'families'>,
): Deviated {
  const excused = new Set<string>()
  const complaints: string[] = []
  for (const deviation of deviations) {
    const matched = judged.flatMap(({ rule, examples }) => examples.filter(({ example }) => matches(deviation, rule.id, example)))
    if (matched.length === 0 && !isComplete) continue
    const complaint = staleness(deviation, matched, today)
    const failed = matched.filter(isFailure)
    if (complaint !== undefined) complaints.push(complaint)
    else if (failed.length > 0) for (const one of failed) excused.add(placeOf(one.example))
    else complaints.push(...needlessness(deviation, matched, judged))
  }
  const known = judged.map((rule) => excuse(rule, excused, measure))
  return { judged: withoutConsequences(known, measure), complaints }
}

function staleness(deviation: Deviation, matched: readonly JudgedExample[], today: string): string | undefined {
  const what = `The known deviation ${nameOf(deviation)}`
  return matched.length === 0 ? `${what} matches nothing that was run.` : expiry(what, deviation, today)
}

/** Of a deviation that explains no failure: known once there is a verdict on all that it names. */
function needlessness(deviation: Deviation, matched: readonly JudgedExample[], judged: readonly JudgedRule[]): string[] {
  const named = judged.flatMap(({ rule }) => rule.examples.filter((one) => matches(deviation, rule.id, one)))
  if (matched.length < named.length || matched.some(({ verdict }) => UNDECIDED.includes(verdict))) return []
  const verdicts = matched.map(({ verdict }) => verdict)
  const name = nameOf(deviation)
  if (verdicts.includes('passed')) return [`The known deviation ${name} is none any more: what it names passes. Take it out of the list.`]
  if (verdicts.some((verdict) => verdict !== 'not applicable')) return []
  return [`The known deviation ${name} names what is not applicable. Take it out of the list.`]
}

/** These may hide the failure that is looked for. */
const UNDECIDED: readonly Verdict[] = ['inconclusive', 'broken', 'unjudged']

const isFailure = ({ verdict, blamed }: JudgedExample): boolean => verdict === 'failed' || verdict === 'crashed' || blamed !== undefined

const nameOf = ({ rule, example }: Deviation): string =>
  [rule, example === undefined ? undefined : `"${example}"`].filter(Boolean).join(', ')

/** Whether a deviation names an example of the rule of this ID. */
export function matches({ rule, example }: Deviation, id: string, { name }: Pick<CatalogueExample, 'name'>): boolean {
  return (rule === undefined || rule === id) && (example === undefined || example === name)
}

function excuse(judged: JudgedRule, excused: ReadonlySet<string>, measure: Pick<Measure, 'families'>): JudgedRule {
  const examples = judged.examples.map((one) =>
    excused.has(placeOf(one.example)) && isFailure(one) ? { ...one, verdict: 'deviation' as const } : one,
  )
  return { ...judged, examples, verdict: verdictOn(judged.rule, examples, measure) }
}
