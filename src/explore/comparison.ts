import { isDeepStrictEqual } from 'node:util'
import type { DialectName } from '../suite/judging/tags'
import { LOT } from '../suite/script/suite-knowledge'
import type { Scope } from './claims'
import { type Chance, comparable, isToldOnce, UNCOUNTED } from './freedoms'
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
  /** Those who answer in another one's place. */
  readonly replacing: ReadonlySet<string>
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

function stepDifference(expected: Step, found: Step, measure: Measure) {
  const { chance, dialect, scope } = measure
  const unclear = new Set(
    [expected, found].flatMap(({ seen }) => [...crowdsIn(seen, measure), ...meetingsIn(seen, measure), ...endsIn(seen)]),
  )
  const [due, come] = [expected, found].map(({ seen }) => {
    const compared = seen.filter((one) => scope.compares(one) && placesOf(one).every((place) => !unclear.has(place)))
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

/** What something that was seen belongs to: an instant of messages, the messages to a peer at one, and all that is between both then. */
const placesOf = ({ atMs, peer, type }: Seen): readonly string[] => {
  const of = type === 'received' ? [`${atMs}`, `${atMs} to ${peer}`] : type === 'disconnected' ? [`${atMs} ends ${peer}`] : []
  return [...of, `${atMs} with ${peer}`]
}

/**
 * To whom, and when, more messages are sent than may wait for a peer. Where draws decide, who was sent as many may have been drawn for more,
 * and so may others: nothing of such an instant is told.
 */
function crowdsIn(all: readonly Seen[], { chance }: Measure): string[] {
  const counts = new Map<Seen, number>()
  const first = new Map<string, Seen>()
  for (const seen of all) {
    if (seen.type !== 'received') continue
    const key = `${seen.atMs} ${seen.peer}`
    const one = first.get(key) ?? seen
    first.set(key, one)
    counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const most = chance.draws ? LOT - 1 : LOT
  return [...counts].flatMap(([{ atMs, peer }, count]) => (count > most ? [chance.draws ? `${atMs}` : `${atMs} to ${peer}`] : []))
}

/** With whom, and when, several streams begin at once: one of them may end. */
const endsIn = (all: readonly Seen[]): string[] => {
  const begun = all.filter(({ type }) => type === 'connected').map(({ atMs, peer }) => `${atMs} ends ${peer}`)
  return begun.filter((place, index) => begun.indexOf(place) !== index)
}

/** With whom, and when, several streams begin, or who is sent several messages, who was dialled in another one's place. */
function meetingsIn(all: readonly Seen[], { replacing }: Measure): string[] {
  const met = all.filter(({ type, peer }) => replacing.has(peer ?? '') && (type === 'connected' || type === 'received'))
  const isSeveral = ({ atMs, type, peer }: Seen) =>
    met.filter((other) => other.atMs === atMs && other.type === type && other.peer === peer).length > 1
  const opened = met.filter(({ type, detail }) => type === 'connected' && detail['opener'] === 'subject')
  const places = met.filter(isSeveral).map(({ atMs, peer }) => `${atMs} with ${peer}`)
  return places.filter((place) => opened.some(({ atMs, peer }) => place === `${atMs} with ${peer}`))
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
    return copy > 1 && isToldOnce(seen) ? [] : [[`${name} ${copy}`, seen]]
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
