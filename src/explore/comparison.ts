import { isDeepStrictEqual } from 'node:util'
import type { DialectName } from '../suite/judging/tags'
import { LOT } from '../suite/script/suite-knowledge'
import type { Scope } from './claims'
import { type Chance, comparable, UNCOUNTED } from './freedoms'
import type { Seen } from './seen'
import type { State, Step, Trace } from './trace'

/** Where two traces part first. What is compared is in `freedoms.ts`. */
export interface Difference {
  /** The place of the act. */
  readonly at: number
  readonly expected: Step
  readonly found: Step | undefined
  /** What the first showed and the second did not. */
  readonly missing: readonly Seen[]
  /** What only the second showed. */
  readonly surplus: readonly Seen[]
  /** What they answered to the same question. */
  readonly answers: readonly { readonly question: string; readonly expected: string; readonly found: string }[]
}

/** What is compared, and how. */
export interface Measure {
  readonly chance: Chance
  readonly dialect: DialectName
  readonly scope: Scope
}

/** The first step in which two traces of one life differ; undefined if they do not. */
export function differenceOf(reference: Trace, other: Trace, by: Measure): Difference | undefined {
  let isSame = true
  for (const [at, expected] of reference.steps.entries()) {
    const found = other.steps[at]
    isSame &&= found !== undefined && isTheSame(expected, found)
    if (isSame) continue
    const difference = found === undefined ? NOTHING : stepDifference(expected, found, by)
    if (difference !== undefined) return { at, expected, found, ...difference }
  }
  return undefined
}

/** Whether two have told the very same, byte for byte, in one order: then nothing has to be looked at. */
function isTheSame(expected: Step, found: Step): boolean {
  const [due, come] = [expected, found].map(({ events }) => events.filter(({ type }) => type !== 'log'))
  const answers = [...differentAnswers(expected.character, found.character), ...differentAnswers(expected.state, found.state)]
  return expected.outcome === found.outcome && answers.length === 0 && isDeepStrictEqual(due, come)
}

const NOTHING: Pick<Difference, 'missing' | 'surplus' | 'answers'> = { missing: [], surplus: [], answers: [] }

function stepDifference(expected: Step, found: Step, { chance, dialect, scope }: Measure) {
  const crowds = new Set([expected, found].flatMap(({ seen }) => crowdsIn(seen)))
  const [due, come] = [expected, found].map(({ seen }) => {
    const compared = seen.filter((one) => scope.compares(one) && !(one.type === 'received' && crowds.has(crowdOf(one))))
    return chance.draws ? counted(compared, dialect) : linesOf(compared)
  })
  const missing = without(due, come)
  const surplus = without(come, due)
  const answers = [
    ...differentAnswers(expected.character, found.character),
    ...(chance.draws ? [] : differentAnswers(expected.state, found.state)),
  ]
  const isEqual = expected.outcome === found.outcome && missing.length + surplus.length + answers.length === 0
  return isEqual ? undefined : { missing, surplus, answers }
}

const crowdOf = ({ atMs, peer }: Seen): string => `${atMs} ${peer}`

/** To whom, and when, more messages are sent than may wait for a peer. */
function crowdsIn(all: readonly Seen[]): string[] {
  const counts = new Map<string, number>()
  for (const seen of all) if (seen.type === 'received') counts.set(crowdOf(seen), (counts.get(crowdOf(seen)) ?? 0) + 1)
  return [...counts].flatMap(([crowd, count]) => (count > LOT ? [crowd] : []))
}

type Line = readonly [line: string, seen: Seen]

function linesOf(all: readonly Seen[]): Line[] {
  const once = new Set<string>()
  return all.flatMap((seen): Line[] => {
    const found = comparable(seen)
    if (found === undefined || once.has(found.line)) return []
    if (found.isOnce) once.add(found.line)
    return [[found.line, seen]]
  })
}

/**
 * Where draws decide who gets a message it is only compared how many do, and what does not depend on that: a node dials whom it
 * has drawn, and has used their identities.
 */
function counted(all: readonly Seen[], dialect: DialectName): Line[] {
  const copies = new Map<string, number>()
  return all.flatMap((seen): Line[] => {
    if (seen.type === 'delivered') return linesOf([seen])
    if (seen.type !== 'received' || UNCOUNTED[dialect].includes(seen.kind ?? '') || seen.kind === 'mem-res') return []
    const name = `${seen.atMs} ${seen.kind} ${seen.kind === 'mem-req' ? '' : seen.what}`
    const copy = (copies.get(name) ?? 0) + 1
    copies.set(name, copy)
    return [[`${name} ${copy}`, seen]]
  })
}

function without(lines: readonly Line[] | undefined, others: readonly Line[] | undefined): Seen[] {
  const left = new Map<string, number>()
  for (const [line] of others ?? []) left.set(line, (left.get(line) ?? 0) + 1)
  return (lines ?? []).flatMap(([line, seen]) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count > 0 ? [] : [seen]
  })
}

function differentAnswers(expected: State, found: State): Difference['answers'] {
  return Object.entries(expected).flatMap(([question, answer]) => {
    const other = found[question]
    return other === undefined || other === answer ? [] : [{ question, expected: answer, found: other }]
  })
}
