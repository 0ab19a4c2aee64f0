import { msOf } from './acts'
import { type Act, type ActOf, type Life, PEERS } from './life'

/** Nobody waits longer than that for something to happen. */
const LONGEST_MS = 24 * 3_600_000

/** What has been said of whom so far, as far as later acts must know. */
interface Known {
  readonly introduced: Set<string>
  readonly admitted: Set<string>
  /** Those that have opened a stream and not ended it. */
  readonly streaming: Set<string>
  readonly gone: Set<string>
  /** Those that were replaced, and those that answer in their place. */
  readonly replaced: Set<string>
  readonly replacing: Set<string>
  /** Those that do not read. */
  readonly paused: Set<string>
  hasSpoken: boolean
  /** Undefined while the node runs; else whether time has passed since its stop. */
  rest: 'just begun' | 'a while' | undefined
}

/**
 * The same life so that each act can be done: whoever is spoken of has been introduced, who speaks has a stream, a node that was stopped
 * starts again before anything else becomes of it, and what can't be said any more is left out. What is due is made a length of time.
 * Whether a node takes what it is told is another question. `restarts`: whether a node may have a second life.
 */
export function inOrder({ settings, acts }: Life, restarts = true): Life {
  const names = () => new Set<string>()
  const people = {
    introduced: names(),
    admitted: names(),
    streaming: names(),
    gone: names(),
    replaced: names(),
    replacing: names(),
    paused: names(),
  }
  const known: Known = { ...people, hasSpoken: false, rest: undefined }
  const all: Act[] = []
  for (const act of acts) {
    const timed = act.do === 'due' ? passed(act, settings) : act
    if (timed === undefined || !isPossible(timed, known, restarts)) continue
    for (const one of [...preparations(timed, known), timed]) {
      note(one, known)
      all.push(one)
    }
  }
  return { settings, acts: all }
}

/** How long it is until something is due; undefined if nobody waits that long, or the life does not say how long it is. */
function passed(act: ActOf<'due'>, settings: Life['settings']): Act | undefined {
  const setting = settings[act.of]
  const ms = setting === undefined ? 0 : msOf(act, setting)
  return ms > 0 && ms <= LONGEST_MS ? { do: 'pass', ms } : undefined
}

/** Acts by which a peer says something. */
export const SPEAKS: ReadonlySet<Act['do']> = new Set<Act['do']>([
  'say',
  'alive',
  'state-info',
  'request',
  'response',
  'again',
  'tag',
  'matter',
  'transfer',
  'garbage',
  'publish',
])
/** What may happen while the node is stopped; all else starts it again. */
const AT_REST: ReadonlySet<Act['do']> = new Set<Act['do']>(['pass', 'start', 'admit', 'gone', 'back', 'revoke', 'pardon'])
/** What may happen while somebody does not read; all else lets them read before. */
const UNREAD: ReadonlySet<Act['do']> = new Set<Act['do']>(['pause', 'resume', 'gossip', 'publish', 'state-info', 'ledger', 'height'])
const IS_SAID: ReadonlySet<Act['do']> = new Set<Act['do']>([
  'say',
  'alive',
  'state-info',
  'request',
  'response',
  'gossip',
  'mistag',
  'tag',
  'matter',
  'transfer',
])

const mayConnect = (peer: string, { gone, replacing }: Known): boolean => !gone.has(peer) && !replacing.has(peer)

function isPossible(act: Act, known: Known, restarts: boolean): boolean {
  const { introduced, admitted, gone, replaced, streaming, paused, hasSpoken, rest } = known
  if (rest === undefined ? act.do === 'start' : !restarts && act.do !== 'pass') return false
  if (SPEAKS.has(act.do) && 'peer' in act && gone.has(act.peer)) return false
  switch (act.do) {
    case 'admit':
      return !admitted.has(act.peer)
    case 'connect':
      return mayConnect(act.peer, known)
    case 'known':
      return mayConnect(act.peer, known) && !streaming.has(act.peer)
    case 'back':
      return !replaced.has(act.peer)
    case 'expires':
    case 'impersonate':
      return !introduced.has(act.peer) && !(act.do === 'impersonate' && act.peer === act.victim)
    case 'replace':
      return !introduced.has(act.by) && act.by !== act.peer
    case 'again':
      return hasSpoken
    case 'disconnect':
      return streaming.has(act.peer)
    case 'pause':
      return streaming.has(act.peer) && !paused.has(act.peer)
    case 'resume':
      return paused.has(act.peer)
    default:
      return true
  }
}

/** What has to be done before. */
function preparations(act: Act, known: Known): Act[] {
  const { paused, rest } = known
  if (paused.size > 0 && !(UNREAD.has(act.do) && introductions(act, known).length === 0)) {
    const resumed = [...paused].map((peer): Act => ({ do: 'resume', peer }))
    return [...resumed, ...preparations(act, { ...known, paused: new Set() })]
  }
  // Two lives of one instant would have one incarnation.
  if (act.do === 'start') return rest === 'just begun' ? [{ do: 'pass', ms: 1 }] : []
  if (rest === undefined || AT_REST.has(act.do)) return introductions(act, known)
  const start: Act = { do: 'start' }
  return [...preparations(start, known), start, ...introductions(act, known)]
}

/** What has to be said of peers before. Who answers in another one's place opens no stream: it may speak once the node has dialled it. */
function introductions(act: Act, { introduced, admitted, streaming, replacing }: Known): Act[] {
  const speaker = SPEAKS.has(act.do) && 'peer' in act && !streaming.has(act.peer) && !replacing.has(act.peer) ? [act.peer] : []
  const introduces = act.do === 'replace' ? [act.by] : INTRODUCES.has(act.do) && 'peer' in act ? [act.peer] : []
  const mustBeDialled = act.do === 'gone' || act.do === 'back'
  const others = [...spokenOf(act)].filter((name) => {
    if (!(name in PEERS) || introduces.includes(name) || speaker.includes(name)) return false
    return !introduced.has(name) || (mustBeDialled && !admitted.has(name))
  })
  return [...others.map((peer): Act => ({ do: 'admit', peer })), ...speaker.map((peer): Act => ({ do: 'connect', peer }))]
}

const INTRODUCES: ReadonlySet<Act['do']> = new Set<Act['do']>(['known', 'connect', 'admit', 'expires', 'impersonate'])

function note(act: Act, known: Known): void {
  const { introduced, admitted, streaming, gone } = known
  if (IS_SAID.has(act.do)) known.hasSpoken = true
  if (INTRODUCES.has(act.do) && 'peer' in act) {
    introduced.add(act.peer)
    if (act.do !== 'expires') admitted.add(act.peer)
  }
  switch (act.do) {
    case 'known':
    case 'connect':
      streaming.add(act.peer)
      return
    case 'replace':
      for (const set of [introduced, admitted]) set.add(act.by)
      gone.add(act.peer)
      known.replaced.add(act.peer)
      known.replacing.add(act.by)
      return
    case 'gone':
      gone.add(act.peer)
      streaming.delete(act.peer)
      return
    case 'back':
      gone.delete(act.peer)
      return
    case 'disconnect':
      streaming.delete(act.peer)
      return
    case 'pause':
      known.paused.add(act.peer)
      return
    case 'resume':
      known.paused.delete(act.peer)
      return
    case 'stop':
      known.rest = 'just begun'
      streaming.clear()
      return
    case 'start':
      known.rest = undefined
      return
    case 'pass':
      known.rest &&= 'a while'
      return
    default:
  }
}

/** The names in an act, among other words. */
function spokenOf(act: Act): Set<string> {
  const rows = act.do === 'response' ? act.rows : 'row' in act ? [act.row] : []
  const words = rows.flatMap((row) => Object.values(row).flatMap((cell) => cell.split(/[ ,]+/)))
  const values = Object.values<unknown>(act).flat()
  return new Set([...words, ...values.filter((value) => typeof value === 'string')])
}
