import { milliseconds } from '../suite/script/durations'
import { type Act, type ActOf, type Life, NODE } from './life'
import { HERS } from './phrases'

/** After a hello, in milliseconds: until when digests are heard, which is when items are requested, and until when an update is an answer. */
const HEARD_MS = 1_000
const ANSWERED_MS = 3_000

/** A channel, or `none` for identities. */
type Place = ActOf<'matter'>['channel']
const PULLS: ReadonlySet<string> = new Set(['hello', 'digest', 'request'])

/**
 * The acts without those of pulls of which it is left open what comes of them: an update that nobody has asked for while a digest waits
 * to be followed by a request, pulls in a place that had an update nobody asked for, and what makes an item missing no more that was offered.
 */
export function withoutVaguePulls(acts: readonly Act[], settings: Life['settings']): readonly Act[] {
  const rounds = new Rounds(settings)
  const vague = new Set<Place>()
  return acts.filter((act) => {
    rounds.note(act)
    const place = act.do === 'matter' ? act.channel : undefined
    if (act.do !== 'matter' || place === undefined || !(PULLS.has(act.kind) || act.kind === 'update')) return !brings(act, rounds)
    if (act.kind !== 'update') return !vague.has(place)
    if (rounds.isAnswer(act)) return true
    if (rounds.isPending(place)) return false
    vague.add(place)
    return true
  })
}

/** Whether an act may make something missing no more that somebody has offered and that is about to be requested. */
function brings(act: Act, rounds: Rounds): boolean {
  if (!('channel' in act) || act.channel === 'none' || !rounds.isPending(act.channel)) return false
  return act.do === 'height' || act.do === 'ledger' || ('kind' in act && act.kind === 'block')
}

/** The pulls that a node begins: when it says hello, who has offered something in time, and when it asks for that. */
class Rounds {
  private readonly intervalMs: number
  private nowMs = 0
  /** Since when there are pulls in a place: from the start, or from the join. */
  private readonly since = new Map<Place, number>([['none', 0]])
  /** When something is requested of a peer in a place. */
  private readonly requests = new Map<string, number>()

  constructor(settings: Life['settings']) {
    this.intervalMs = milliseconds(settings['pullInterval'] ?? '1000h')
  }

  note(act: Act): void {
    if (act.do === 'pass') this.nowMs += act.ms
    else if (act.do === 'start') this.begin()
    else if (act.do === 'join' || act.do === 'anchor' || act.do === 'configure') {
      if (!this.since.has(act.channel)) this.since.set(act.channel, this.nowMs)
    } else if (act.do === 'matter' && act.kind === 'digest' && act.row['nonce'] === HERS) this.hear(act)
  }

  isAnswer({ channel, peer, row }: ActOf<'matter'>): boolean {
    const requested = this.requests.get(keyOf(channel, peer))
    if (requested === undefined || row['nonce'] !== HERS) return false
    return this.nowMs >= requested && this.nowMs < requested + ANSWERED_MS - HEARD_MS
  }

  isPending(place: Place): boolean {
    return [...this.requests].some(([key, at]) => key.startsWith(`${place} `) && at > this.nowMs)
  }

  private begin(): void {
    this.since.clear()
    this.since.set('none', this.nowMs)
    this.requests.clear()
  }

  private hear({ channel, peer }: ActOf<'matter'>): void {
    const since = this.since.get(channel)
    if (since === undefined || peer === NODE) return
    const ticks = Math.floor((this.nowMs - since) / this.intervalMs)
    const saidAt = since + ticks * this.intervalMs
    if (ticks > 0 && this.nowMs < saidAt + HEARD_MS) this.requests.set(keyOf(channel, peer), saidAt + HEARD_MS)
  }
}

const keyOf = (place: Place, peer: string): string => `${place} ${peer}`
