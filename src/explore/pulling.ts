import { NotPossible } from '../suite/port'
import type { Act, ActOf } from './life'
import { HERS } from './phrases'

/** After a hello, in milliseconds: until when digests are heard, which is when items are requested, and until when an update is an answer. */
const HEARD_MS = 1_000
const ANSWERED_MS = 3_000
/** For how long requests under the nonce of a hello are answered. */
const COUNTS_MS = 1_500

/** A channel, or `none` for identities. */
export type Place = ActOf<'matter'>['channel']
const PULLS: ReadonlySet<string> = new Set(['hello', 'digest', 'request'])

/** When something happens, in milliseconds from the start of the world. */
interface Times {
  readonly now: () => number
  /** When the node last said hello to a peer in a place. */
  readonly helloAt: (place: Place, peer: string) => number | undefined
}

/** Keeps from a life what may become of pulls that is left open: see the freedoms. */
export class Pulling {
  private readonly times: Times
  /** When something is requested of a peer in a place that has offered it in time. */
  private readonly requests = new Map<string, number>()
  /** Places that had an update which nobody had asked for. */
  private readonly vague = new Set<Place>()
  /** When somebody said hello in a place under a nonce. */
  private readonly hellos = new Map<string, number>()

  constructor(times: Times) {
    this.times = times
  }

  /**
   * An act is about to be done.
   * @throws NotPossible if it is left open what comes of it: an update that nobody has asked for while a request is due, pulls in a place that
   * had an update nobody asked for, what makes an item missing no more that is about to be requested, and a second hello under a nonce that
   * counts still
   */
  before(act: Act): void {
    if (act.do === 'start') this.begin()
    if (act.do === 'matter' && (PULLS.has(act.kind) || act.kind === 'update')) this.beforePull(act)
    else if (this.brings(act)) throw new NotPossible('it would come between a digest and a request')
  }

  private begin(): void {
    this.requests.clear()
    this.vague.clear()
    this.hellos.clear()
  }

  private beforePull(act: ActOf<'matter'>): void {
    if (act.kind === 'update') return this.beforeUpdate(act)
    if (this.vague.has(act.channel)) throw new NotPossible('there was an update that nobody had asked for')
    if (act.kind === 'hello') this.greet(act)
    if (act.kind === 'digest' && act.row['nonce'] === HERS) this.hear(act)
  }

  private beforeUpdate(act: ActOf<'matter'>): void {
    const { channel: place } = act
    if (this.isAnswer(act)) return
    if (this.isPending(place)) throw new NotPossible('it would come between a digest and a request')
    this.vague.add(place)
  }

  private greet({ channel, row }: ActOf<'matter'>): void {
    const key = `${channel} ${row['nonce']}`
    const before = this.hellos.get(key)
    if (before !== undefined && this.times.now() <= before + COUNTS_MS) throw new NotPossible('a hello under its nonce counts still')
    this.hellos.set(key, this.times.now())
  }

  private hear({ channel, peer }: ActOf<'matter'>): void {
    const saidAt = this.times.helloAt(channel, peer)
    if (saidAt !== undefined && this.times.now() < saidAt + HEARD_MS) this.requests.set(keyOf(channel, peer), saidAt + HEARD_MS)
  }

  private isAnswer({ channel, peer, row }: ActOf<'matter'>): boolean {
    const requested = this.requests.get(keyOf(channel, peer))
    if (requested === undefined || row['nonce'] !== HERS) return false
    const now = this.times.now()
    return now >= requested && now < requested + ANSWERED_MS - HEARD_MS
  }

  private isPending(place: Place): boolean {
    return [...this.requests].some(([key, at]) => key.startsWith(`${place} `) && at > this.times.now())
  }

  /** Whether an act may make something missing no more that somebody has offered and that is about to be requested. */
  private brings(act: Act): boolean {
    if (!('channel' in act) || act.channel === 'none' || !this.isPending(act.channel)) return false
    return act.do === 'height' || act.do === 'ledger' || ('kind' in act && act.kind === 'block')
  }
}

const keyOf = (place: Place, peer: string): string => `${place} ${peer}`
