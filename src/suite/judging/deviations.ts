import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { WrongUse } from '../wrong-use'
import type { CatalogueExample } from './catalogue'
import type { JudgedExample, JudgedRule, Measure, Verdict } from './verdicts'
import { placeOf, verdictOn, withoutConsequences } from './verdicts'

/** A failure that its implementers know of, and why they accept it. */
export interface Deviation {
  /** The ID of a rule; if `example` is given as well, that example of it, else all. */
  readonly rule?: string | undefined
  /** The name of an example. */
  readonly example?: string | undefined
  readonly reason: string
  /** Where it is discussed: an issue, a page. */
  readonly reference: string
  /** Who answers for it. */
  readonly owner: string
  /** The last day on which it counts, as `2027-06-30`. */
  readonly expires: string
}

/** The file can't be read as a list of deviations. One sentence. */
export class DeviationsError extends WrongUse {}

const text = z.string({ error: 'a text' }).trim().min(1, { error: 'a text' })
/** Some days that there are not are read as one of the next month. */
const isDay = (value: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
const day = z.string({ error: 'a day as 2027-06-30' }).refine(isDay, { error: 'a day as 2027-06-30' })
const ENTRY = z.strictObject({
  rule: text.optional(),
  example: text.optional(),
  reason: text,
  reference: text,
  owner: text,
  expires: day,
})

const KEYS = 'rule or example, reason, reference, owner and expires'

/**
 * The deviations in a file, of which `file` is the path from a directory.
 * @throws DeviationsError that names the file, and the entry if it is to blame
 */
export function deviationsIn(directory: string, file: string): Deviation[] {
  let yaml: string
  try {
    yaml = readFileSync(path.resolve(directory, file), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new DeviationsError(`There is no file of deviations ${file}.`)
    throw new DeviationsError(`The file of deviations ${file} cannot be read: ${(error as Error).message}.`)
  }
  return readDeviations(yaml, file)
}

/** @throws DeviationsError that names the file and the entry */
export function readDeviations(yaml: string, file: string): Deviation[] {
  let content: unknown
  try {
    content = parse(yaml)
  } catch (error) {
    throw new DeviationsError(`${file} is not YAML: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  if (content === null || content === undefined) return []
  if (!Array.isArray(content)) throw new DeviationsError(`${file} must be a list of deviations, each with ${KEYS}.`)
  return content.map((entry, index) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw new DeviationsError(`${file}, entry ${index + 1} must be a deviation with ${KEYS}.`)
    }
    const { data, error } = ENTRY.safeParse(entry)
    const [issue] = error?.issues ?? []
    if (issue?.code === 'unrecognized_keys') {
      throw new DeviationsError(
        `${file}, entry ${index + 1}: "${issue.keys[0]}" is unknown: it must be one of ${Object.keys(ENTRY.shape).join(', ')}.`,
      )
    }
    if (data === undefined) throw new DeviationsError(`${file}, entry ${index + 1}: "${issue?.path.join('.')}" must be ${issue?.message}.`)
    if (data.rule === undefined && data.example === undefined)
      throw new DeviationsError(`${file}, entry ${index + 1} names neither a rule nor an example.`)
    return data
  })
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
  const { expires, owner, reference } = deviation
  const name = nameOf(deviation)
  if (matched.length === 0) return `The known deviation ${name} matches nothing that was run.`
  return expires < today ? `The known deviation ${name} has expired on ${expires}: ${owner} answers for it (${reference}).` : undefined
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
