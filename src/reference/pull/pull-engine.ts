import { encodeGossipMessage } from '../../wire/envelope'
import type { DataDigest, DataRequest, DataUpdate, Envelope, GossipMessage, Hello, PullMessageType } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'
import type { Addressee, Outbox } from '../ports/outbox'
import type { Random } from '../ports/random'
import { firstTickAfter } from '../schedule/ticks'
import { RecentNonces } from './recent-nonces'

/** Times of the exchange, in milliseconds. */
export interface PullTimes {
  readonly pullIntervalMs: DurationMs
  /** How long digests are heard after a hello. */
  readonly digestWaitTimeMs: DurationMs
  /** How long after a hello a request under its nonce is answered. */
  readonly requestWaitTimeMs: DurationMs
}

/** What is pulled and served. Items go by texts of the part's own choice. */
export interface PullStock {
  /** Whom a pull begins with, drawn anew each time; nobody if the node may not pull now. */
  draw(now: Instant): readonly Addressee[]
  /** Whether a peer that was drawn may still be asked. */
  isPartner(peer: PkiId, now: Instant): boolean
  /** The item of a digest; undefined if it is none, or not missing. */
  missing(digest: Bytes): string | undefined
  digestOf(item: string): Bytes
  /** The item of a digest that a peer asks for. */
  itemOf(digest: Bytes): string
  /** All that may be offered to a peer. */
  offeredTo(peer: PkiId, now: Instant): readonly string[]
  /** Of an item that is offered; undefined if it is not held any more. */
  envelopeOf(item: string): Envelope | undefined
}

export interface PullEngineOptions {
  readonly type: PullMessageType
  /** What every message of the exchange begins with. */
  readonly frame: Pick<GossipMessage, 'tag' | 'channel'>
  readonly times: PullTimes
  /** Hellos are said at whole multiples of pullInterval from here, the first one after one. */
  readonly startedAt: Instant
  readonly stock: PullStock
  readonly random: Random
  readonly outbox: Outbox
}

/** A pull that the node has begun. */
interface Round {
  readonly partners: ReadonlyMap<bigint, Addressee>
  readonly digestsUntil: Instant
  /** Who offers what is missing. */
  readonly owners: Map<string, Addressee[]>
}

/** However often a peer offers an item, it offers it once; of more than a node asks for at a time it hears nothing (ROBUST-3). */
function offer(owners: Map<string, Addressee[]>, item: string, owner: Addressee): void {
  const known = owners.get(item)
  if (known === undefined && owners.size < BOUNDS.offers) owners.set(item, [owner])
  else if (known?.includes(owner) === false) known.push(owner)
}

/** One exchange, of blocks of a channel or of identities: hello, digest, request, update (BLOCKPULL, IDPULL). */
export class PullEngine {
  private readonly options: PullEngineOptions
  private rounds: readonly Round[] = []
  private readonly served: RecentNonces
  private nextHello: Instant

  constructor(options: PullEngineOptions) {
    this.options = options
    this.served = new RecentNonces(options.times.requestWaitTimeMs)
    this.nextHello = options.startedAt + options.times.pullIntervalMs
  }

  get nextDeadline(): Instant {
    return this.rounds.reduce((first, { digestsUntil }) => Math.min(first, digestsUntil), this.nextHello)
  }

  onDeadline(now: Instant): void {
    const ended = this.rounds.filter(({ digestsUntil }) => digestsUntil <= now)
    this.rounds = this.rounds.filter((round) => !ended.includes(round))
    for (const round of ended) this.request(round, now)
    if (this.nextHello <= now) this.sayHello(now)
  }

  /** Answers with a digest, if there is anything to offer. */
  onHello({ nonce }: Hello, from: PkiId, now: Instant): RejectionReason | undefined {
    this.served.add(nonce, now)
    const digests = this.options.stock.offeredTo(from, now).map((item) => this.options.stock.digestOf(item))
    if (digests.length > 0) this.send({ pkiId: from, endpoint: undefined }, { kind: 'data-dig', nonce, digests, type: this.options.type })
    return undefined
  }

  onDigest({ nonce, digests }: DataDigest): RejectionReason | undefined {
    const round = this.rounds.find(({ partners }) => partners.has(nonce))
    const owner = round?.partners.get(nonce)
    if (round === undefined || owner === undefined) return 'stale'
    for (const digest of digests) {
      const item = this.options.stock.missing(digest)
      if (item !== undefined) offer(round.owners, item, owner)
    }
    return undefined
  }

  /** Answers with what is held of what is asked for, if its nonce is that of a recent hello. */
  onRequest({ nonce, digests }: DataRequest, from: PkiId, now: Instant): RejectionReason | undefined {
    if (!this.served.has(nonce, now)) return 'stale'
    const { stock, type } = this.options
    const offered = new Set(stock.offeredTo(from, now))
    const items = [...new Set(digests.map((digest) => stock.itemOf(digest)))].filter((item) => offered.has(item))
    const data = items.flatMap((item) => stock.envelopeOf(item) ?? [])
    if (data.length > 0) this.send({ pkiId: from, endpoint: undefined }, { kind: 'data-update', nonce, data, type })
    return undefined
  }

  private sayHello(now: Instant): void {
    const { times, stock, startedAt, random, type } = this.options
    this.nextHello = firstTickAfter(now, { origin: startedAt, periodMs: times.pullIntervalMs })
    const partners = new Map(stock.draw(now).map((peer) => [random.uint64(), peer]))
    if (partners.size === 0) return
    this.rounds = [...this.rounds, { partners, digestsUntil: now + times.digestWaitTimeMs, owners: new Map() }]
    for (const [nonce, peer] of partners) this.send(peer, { kind: 'hello', nonce, metadata: new Uint8Array(), type })
  }

  /** Asks one of those who offered it for each item that was missing when it was offered (BLOCKPULL-4). */
  private request({ owners, partners }: Round, now: Instant): void {
    const { stock, random, type } = this.options
    const wanted = new Map<Addressee, Bytes[]>()
    for (const [item, offers] of owners) {
      const owner = offers[random.int(offers.length)]
      const digest = stock.digestOf(item)
      if (owner === undefined) continue
      wanted.set(owner, [...(wanted.get(owner) ?? []), digest])
    }
    for (const [nonce, peer] of partners) {
      const digests = wanted.get(peer)
      if (digests !== undefined && stock.isPartner(peer.pkiId, now)) this.send(peer, { kind: 'data-req', nonce, digests, type })
    }
  }

  /** Nothing of the exchange is signed. */
  private send(to: Addressee, content: Hello | DataDigest | DataRequest | DataUpdate): void {
    const payload = encodeGossipMessage({ ...this.options.frame, nonce: 0n, content })
    this.options.outbox.put({ type: 'send', to, envelope: { payload, signature: new Uint8Array() } })
  }
}
