import type { DialectName } from '../suite/judging/tags'
import { milliseconds } from '../suite/script/durations'
import { stateInfoLifetime } from '../suite/script/suite-knowledge'
import type { Habits, Name } from './habits'
import type { Act, Life } from './life'
import type { Seen } from './seen'
import type { Trace } from './trace'

/** Nobody waits longer than that to see something. */
const LONGEST_MS = 2 * 3_600_000
const NO_CHANCE: Life['settings'] = { propagatePeerNum: '10', pullPeerNum: '10', maxPropagationBurstSize: '1' }

/** Plays a life to the node that is to be got to know; undefined if it can't be played to it. */
export type Rehearsal = (life: Life) => Promise<Trace | undefined>

/** What is played to learn a habit. */
export interface Lesson {
  readonly name: Name
  /** The settings on which it depends. */
  readonly settings: readonly string[]
  /** Undefined: nothing of it can be seen. */
  readonly learn: (rehearsal: Rehearsal, settings: Life['settings'], dialect: DialectName) => Promise<Habits[Name]>
}

const pass = (ms: number): Act => ({ do: 'pass', ms: Math.min(LONGEST_MS, Math.max(1, Math.round(ms))) })
const known = (peer: string): Act => ({ do: 'known', peer, hidden: false })
const connect = (peer: string): Act => ({ do: 'connect', peer })

/** All that was seen in a life, in order of time. */
const seenIn = (trace: Trace | undefined): readonly Seen[] => (trace?.steps ?? []).flatMap(({ seen }) => seen)

/** The first thing of a sort that was seen after the start, as a phase. */
const firstIn = (trace: Trace | undefined, periodMs: number, is: (seen: Seen) => boolean): number | undefined => {
  const first = seenIn(trace).find((seen) => seen.atMs > 0 && is(seen))
  return first === undefined ? undefined : first.atMs % periodMs
}

/** A habit that one life shows: acts, and by what it is seen. */
function atOnce(name: Name, setting: string, parts: number, acts: (ms: number) => Act[], is: (seen: Seen) => boolean): Lesson {
  return {
    name,
    settings: [setting],
    learn: async (rehearsal, settings) => {
      const ms = milliseconds(settings[setting] ?? '')
      return firstIn(await rehearsal({ settings: { ...NO_CHANCE, ...settings }, acts: acts(ms) }), ms / parts, is)
    },
  }
}

/** Whether an act is a use of the identity of carol, whom nothing is sent: if so it goes later than without it. */
function ofUse(name: Name, act: Act): Lesson {
  const settings = { ...NO_CHANCE, identityUsageThreshold: '10s' }
  const goesAt = async (rehearsal: Rehearsal, acts: readonly Act[]) => {
    const trace = await rehearsal({ settings, acts: [known('carol'), pass(5_000), ...acts, pass(25_000)] })
    return seenIn(trace).find(({ type, peer }) => type === 'disconnected' && peer === 'carol')?.atMs
  }
  return {
    name,
    settings: [],
    learn: async (rehearsal) => {
      const [unused, used] = [await goesAt(rehearsal, []), await goesAt(rehearsal, [act])]
      return unused === undefined || used === undefined ? undefined : used > unused
    },
  }
}

const MEETS_BOB: Life['settings'] = { bootstrap: 'bob.org1.internal:7051' }
const ADMITTED: Act = { do: 'admit', peer: 'bob' }

/** When a bootstrap peer that does not answer is asked, in milliseconds from the start. */
async function askedAt(rehearsal: Rehearsal, settings: Life['settings']): Promise<readonly number[]> {
  const ms = milliseconds(settings['reconnectInterval'] ?? '')
  if (ms > LONGEST_MS) return []
  const acts = [ADMITTED, pass(2 * ms + 60_000)]
  const trace = await rehearsal({ settings: { ...NO_CHANCE, ...settings, ...MEETS_BOB }, acts })
  return seenIn(trace)
    .filter(isOf('received', 'mem-req'))
    .map(({ atMs }) => atMs)
}

/** Bob does not answer when he is sent something. */
const DEAD: readonly Act[] = [known('bob'), { do: 'gone', peer: 'bob' }, { do: 'gossip', kind: 'org message', count: 1, channel: 'trade' }]
const isOf = (type: Seen['type'], kind?: string) => (seen: Seen) => seen.type === type && (kind === undefined || seen.kind === kind)
const CLOSES = (seen: Seen) => seen.type === 'disconnected' && seen.peer === 'bob'

export const LESSONS: readonly Lesson[] = [
  {
    name: 'emission',
    settings: ['maxPropagationBurstLatency'],
    learn: async (rehearsal, settings) => {
      const ms = milliseconds(settings['maxPropagationBurstLatency'] ?? '')
      const acts: Act[] = [known('bob'), pass(2 * ms), { do: 'gossip', kind: 'org message', count: 1, channel: 'trade' }, pass(ms)]
      const trace = await rehearsal({ settings: { ...NO_CHANCE, ...settings, maxPropagationBurstSize: '10' }, acts })
      return firstIn(trace, ms, isOf('received', 'peer-identity'))
    },
  },
  atOnce('identityCheck', 'identityUsageThreshold', 10, (ms) => [connect('bob'), pass(1.3 * ms)], CLOSES),
  atOnce('aliveCheck', 'aliveExpirationTimeout', 10, (ms) => [known('bob'), pass(1.3 * ms)], CLOSES),
  atOnce(
    'alive',
    'aliveTimeInterval',
    1,
    (ms) => [known('bob'), pass(1.5 * ms)],
    (seen) => isOf('received', 'alive')(seen) && seen.peer === 'bob',
  ),
  atOnce('membershipPull', 'pullInterval', 1, (ms) => [known('bob'), pass(1.5 * ms)], isOf('received', 'mem-req')),
  atOnce(
    'reconnection',
    'reconnectInterval',
    1,
    (ms) => [...DEAD, pass(1.5 * ms)],
    (seen) => seen.type === 'pinged' || seen.type === 'dialled',
  ),
  {
    name: 'asksNewMembers',
    settings: [],
    learn: async (rehearsal) => {
      const trace = await rehearsal({ settings: NO_CHANCE, acts: [known('bob')] })
      return trace && seenIn(trace).some(isOf('received', 'mem-req'))
    },
  },
  {
    name: 'asksUnpinged',
    settings: ['reconnectInterval'],
    learn: async (rehearsal, settings) => {
      const ms = milliseconds(settings['reconnectInterval'] ?? '')
      const trace = await rehearsal({
        settings: { ...NO_CHANCE, ...settings },
        acts: [...DEAD, { do: 'back', peer: 'bob' }, pass(1.5 * ms)],
      })
      const isAsked = seenIn(trace).some(isOf('received', 'mem-req'))
      return isAsked ? !seenIn(trace).some(isOf('pinged')) : undefined
    },
  },
  {
    name: 'showsTheDead',
    settings: [],
    learn: async (rehearsal) => {
      const state = (await rehearsal({ settings: NO_CHANCE, acts: [...DEAD] }))?.steps.at(-1)?.state
      return state?.['alive'] === '' ? state['dead'] !== '' : undefined
    },
  },
  {
    name: 'stateInfoCheck',
    settings: ['publishStateInfoInterval'],
    learn: async (rehearsal, settings, dialect) => {
      const { ttl, removal } = stateInfoLifetime(dialect, milliseconds(settings['publishStateInfoInterval'] ?? ''))
      const found = await firstAt(removal, removal + ttl / 100, SENDERS.length, (instants) => relayedAt(rehearsal, settings, instants))
      return found === undefined ? undefined : found % (ttl / 100)
    },
  },
  {
    name: 'eraseCheck',
    settings: ['aliveExpirationTimeout', 'msgExpirationFactor'],
    learn: async (rehearsal, settings) => {
      const ttl = milliseconds(settings['aliveExpirationTimeout'] ?? '') * Number(settings['msgExpirationFactor'])
      if (ttl > LONGEST_MS) return undefined
      const found = await firstAt(ttl, ttl + ttl / 100, 20, (instants) => erasedAt(rehearsal, settings, instants))
      return found === undefined ? undefined : found % (ttl / 100)
    },
  },
  {
    name: 'answerWait',
    settings: ['reconnectInterval'],
    learn: async (rehearsal, settings) => {
      const [first, second] = await askedAt(rehearsal, settings)
      const ms = milliseconds(settings['reconnectInterval'] ?? '')
      return first === undefined || second === undefined ? undefined : Math.max(0, second - first - ms)
    },
  },
  {
    name: 'hearsLateAnswers',
    settings: ['reconnectInterval'],
    learn: async (rehearsal, settings) => {
      const [, second] = await askedAt(rehearsal, settings)
      if (second === undefined) return undefined
      const answer: Act = { do: 'response', peer: 'bob', rows: [{ peer: 'bob', as: 'alive' }] }
      const acts = [ADMITTED, pass(second - 1), answer, pass(2)]
      const trace = await rehearsal({ settings: { ...NO_CHANCE, ...settings, ...MEETS_BOB }, acts })
      return trace && !trace.steps.at(-1)?.seen.some(isOf('received', 'mem-req'))
    },
  },
  ofUse('emissionsUseAll', { do: 'gossip', kind: 'org message', count: 1, channel: 'trade' }),
  ofUse('joinsUseAll', { do: 'join', channel: 'trade', orgs: ['Org1'], older: false }),
  ofUse('usesOfAskers', { do: 'matter', peer: 'carol', kind: 'hello', channel: 'none', row: { nonce: '7' } }),
]

/** Who sends a state info, so that another one of them is sent it. */
const SENDERS = ['bob', 'dave', 'erin', 'heidi'] as const

/** Whether a state info of a foreign channel that was sent at the start is passed on again at these instants, each that of another peer. */
async function relayedAt(rehearsal: Rehearsal, settings: Life['settings'], instants: readonly number[]): Promise<boolean[] | undefined> {
  const says = (peer: string): Act => ({
    do: 'state-info',
    peer,
    author: peer,
    channel: 'trade',
    row: { time: 'incarnation 5, sequence 5' },
  })
  const acts: Act[] = [...SENDERS.map(known), ...SENDERS.map(says)]
  const probes = instants.map((instant, index) => [pass(instant - (instants[index - 1] ?? 0)), says(SENDERS[index] ?? 'bob')])
  const trace = await rehearsal({ settings: { ...NO_CHANCE, ...settings }, acts: [...acts, ...probes.flat()] })
  return trace?.steps.slice(acts.length).flatMap(({ act, seen }) => (act.do === 'pass' ? [] : [seen.some(isOf('received', 'state-info'))]))
}

/** Whether a peer that was heard at the start is named no more at these instants. */
async function erasedAt(rehearsal: Rehearsal, settings: Life['settings'], instants: readonly number[]): Promise<boolean[] | undefined> {
  const asks = (ms: number): Act[] => [pass(ms), connect('bob'), { do: 'request', peer: 'bob', author: 'bob', row: {} }]
  const acts = instants.flatMap((instant, index) => asks(instant - (instants[index - 1] ?? 0)))
  const trace = await rehearsal({ settings: { ...NO_CHANCE, ...settings }, acts: [known('dave'), ...acts] })
  const answers = trace?.steps.flatMap(({ act, seen }) => (act.do === 'request' ? [seen.find(isOf('received', 'mem-res'))] : []))
  return answers?.every((answer) => answer !== undefined)
    ? answers.map((answer) => !/\bpeer dave\b/.test(answer?.detail['named'] ?? ''))
    : undefined
}

/** The first whole millisecond after `from` and up to `to` at which something is so that stays so; undefined if it is at none. */
async function firstAt(
  from: number,
  to: number,
  probes: number,
  isSo: (instants: readonly number[]) => Promise<readonly boolean[] | undefined>,
): Promise<number | undefined> {
  let [before, at] = [Math.floor(from), Math.ceil(to) + 1]
  while (at - before > 1) {
    const instants = between(before, at, probes)
    const answers = await isSo(instants)
    if (answers === undefined) return undefined
    const no = instants.findLast((_, index) => !answers[index])
    const yes = instants.find((_, index) => answers[index])
    before = no ?? before
    at = yes ?? at
  }
  return at > to ? undefined : at
}

/** Whole milliseconds between two others, at most so many. */
function between(before: number, at: number, many: number): number[] {
  const count = Math.min(many, at - before - 1)
  return Array.from({ length: count }, (_, index) => before + Math.floor(((index + 1) * (at - before)) / (count + 1)))
}
