import { hash } from 'node:crypto'
import type { WorldEvent } from '../suite/port'
import type { Cast } from '../suite/script/cast'
import type { Receipt } from '../suite/script/record'
import { aliveInWords, handshakeInWords, messageInWords, namedInWords, type Row, signedInWords } from '../suite/script/words'
import { fromUtf8 } from '../wire/bytes'
import { decodeGossipMessage, isKind, openEnvelope } from '../wire/envelope'
import type { ContentKind, Envelope, PeerTime, SignedMessage } from '../wire/gossip-message'
import { compareTime } from '../wire/message-order'
import { NODE } from './life'

/** What the outside has seen of a node at one instant. */
export interface Seen {
  readonly atMs: number
  readonly type: Exclude<WorldEvent['type'], 'log'>
  /** Who was sent it, or is reached; undefined if nobody was. */
  readonly peer: string | undefined
  /** Of a message its kind. */
  readonly kind: ContentKind | undefined
  /** What it is, in words; without numbers that are the node's own affair. */
  readonly what: string
  /** All that can be said of it; freedom is taken from it by name. */
  readonly detail: Row
  /** What message it is, whoever encoded it. */
  readonly key: string | undefined
  readonly event: WorldEvent
}

/** Turns events into what was seen, and remembers what the node has said of itself to whom. */
export class Eyes {
  private readonly cast: Cast
  private readonly last = new Map<string, { readonly time: PeerTime; readonly atMs: number }>()
  /** Of what is looked at. */
  private nowMs = 0
  /** Of the requests to each peer. */
  private readonly nonces = new Set<string>()
  /** What its application has told it in its name: times that are not the node's own. */
  private readonly given = new Set<string>()

  constructor(cast: Cast) {
    this.cast = cast
  }

  /** The node begins a new life, with nonces of its own. */
  restart(): void {
    this.nonces.clear()
  }

  /** The application of the node gossips messages. */
  hear(envelopes: readonly Envelope[]): void {
    for (const { payload } of envelopes) this.given.add(digest(payload))
  }

  /** What was seen, in order of time; logs are nobody's business. */
  see(events: readonly WorldEvent[], receipts: readonly Receipt[]): Seen[] {
    const byEnvelope = new Map(receipts.map((receipt) => [receipt.envelope, receipt]))
    const sorted = [...events].sort((a, b) => a.atMs - b.atMs || this.order(a, b, byEnvelope))
    return sorted.flatMap((event) => this.seen(event, event.type === 'received' ? byEnvelope.get(event.envelope) : undefined))
  }

  /** Of one instant what tells the node's own time comes last, the oldest first: another order would make it older than it is. */
  private order(a: WorldEvent, b: WorldEvent, receipts: ReadonlyMap<unknown, Receipt>): number {
    const [one, other] = [a, b].map((event) => (event.type === 'received' ? this.ownTime(receipts.get(event.envelope)?.signed) : undefined))
    if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined)
    return compareTime(one, other)
  }

  private seen(event: WorldEvent, receipt: Receipt | undefined): Seen[] {
    const { atMs, type } = event
    this.nowMs = atMs
    if (type === 'log') return []
    const base = { atMs, event, kind: undefined, key: undefined, peer: undefined }
    switch (type) {
      case 'received':
        return [{ ...base, type, peer: event.peer, ...this.received(event.peer, receipt) }]
      case 'connected':
        return [
          {
            ...base,
            type,
            peer: event.peer,
            what: 'handshake',
            detail: { opener: event.openedBy, ...handshakeInWords(event.handshake, this.cast.get(NODE)) },
          },
        ]
      case 'disconnected':
        return [{ ...base, type, peer: event.peer, what: 'closes the connection', detail: { reason: event.reason } }]
      case 'dialled':
      case 'pinged':
        return [{ ...base, type, peer: this.cast.ownerOf(event.endpoint), what: event.endpoint, detail: { answered: `${event.answered}` } }]
      case 'delivered': {
        const decoded = decodeGossipMessage(event.message)
        const what = 'ok' in decoded ? messageInWords(decoded.ok, this.cast) : 'undecodable bytes'
        return [{ ...base, type, what, detail: { channel: event.channel } }]
      }
      case 'rejected':
        return [{ ...base, type, peer: event.peer, what: 'a message', detail: { reason: event.reason } }]
    }
  }

  private received(peer: string, receipt: Receipt | undefined): Pick<Seen, 'kind' | 'key' | 'what' | 'detail'> {
    if (receipt === undefined) return { kind: undefined, key: undefined, what: 'undecodable bytes', detail: {} }
    const { signed, key } = receipt
    const { content, nonce, tag } = signed.message
    const base = { kind: content.kind, key }
    switch (content.kind) {
      case 'mem-req':
        return {
          ...base,
          what: 'membership request',
          detail: { nonce: `${nonce}`, again: this.isAgain(peer, nonce), tag, ...this.named(peer, content.selfInformation, '') },
        }
      case 'mem-res': {
        const alive = content.alive.map((one) => this.namedInLine(peer, one, 'alive'))
        const dead = content.dead.map((one) => this.namedInLine(peer, one, 'dead'))
        return {
          ...base,
          what: 'membership response',
          detail: { tag, nonce: `${nonce}`, last: alive.at(-1) ?? '', named: [...alive, ...dead].sort().join('; ') },
        }
      }
      default:
        return {
          ...base,
          what: this.isOwn(signed) && !this.isGiven(signed) ? `${content.kind} of ${NODE}` : messageInWords(signed.message, this.cast),
          detail: this.message(peer, signed),
        }
    }
  }

  private message(peer: string, signed: SignedMessage): Row {
    const { content } = signed.message
    if (this.isGiven(signed)) return inBytes(signed.envelope)
    const age = this.age(peer, content.kind === 'state-info' ? digest(content.channelMac) : content.kind, this.ownTime(signed))
    if (isKind(signed, 'alive') && this.isOwn(signed)) return { age, ...aliveInWords(signed, this.cast) }
    if (isKind(signed, 'state-info') && this.isOwn(signed)) {
      const { properties, channelMac } = signed.message.content
      const { ledgerHeight, leftChannel, chaincodes } = properties
      return {
        age,
        mac: digest(channelMac),
        height: `${ledgerHeight}`,
        left: `${leftChannel}`,
        chaincodes: chaincodes.map(({ name, version }) => `${name} ${version}`).join(', '),
        ...signedInWords(signed, this.cast.get(NODE)),
      }
    }
    return this.pulled(peer, signed) ?? inBytes(signed.envelope)
  }

  /** Messages of pulls and snapshots: what is in them, in no order. */
  private pulled(peer: string, { message: { content, tag, channel } }: SignedMessage): Row | undefined {
    const base = { tag, channel: fromUtf8(channel) }
    const sorted = (items: readonly string[]) => [...items].sort().join('; ')
    switch (content.kind) {
      case 'hello':
        return { ...base, nonce: `${content.nonce}`, of: content.type }
      case 'data-dig':
      case 'data-req':
        return { ...base, nonce: `${content.nonce}`, of: content.type, items: sorted(content.digests.map(digest)) }
      case 'data-update':
        return {
          ...base,
          nonce: `${content.nonce}`,
          of: content.type,
          items: sorted(content.data.map((one) => Object.values(inBytes(one)).join(' '))),
        }
      case 'state-snapshot':
        return { ...base, items: sorted(content.elements.map((one) => this.inSnapshot(peer, one))) }
      case 'state-info-pull-req':
        return { ...base, mac: digest(content.channelMac) }
      default:
        return undefined
    }
  }

  private inSnapshot(peer: string, envelope: Envelope): string {
    const opened = openEnvelope(envelope)
    const isOwn = 'ok' in opened && this.isOwn(opened.ok)
    return Object.values(isOwn ? { ...this.message(peer, opened.ok), age: '' } : inBytes(envelope)).join(' ')
  }

  private namedInLine(peer: string, envelope: Envelope, standing: string): string {
    const { sequence: _, ...row } = this.named(peer, envelope, standing)
    return Object.entries(row)
      .filter(([, cell]) => cell !== '')
      .map(([column, cell]) => `${column} ${cell}`)
      .join(', ')
  }

  /** An alive message in another message: the node's own in words, everybody else's by its bytes. */
  private named(peer: string, envelope: Envelope, standing: string): Row {
    const opened = openEnvelope(envelope)
    if ('ok' in opened && isKind(opened.ok, 'alive') && this.isOwn(opened.ok)) {
      const age = this.age(peer, 'alive', this.ownTime(opened.ok)) === 'older' ? 'older' : ''
      return { age, ...namedInWords(envelope, standing, this.cast) }
    }
    const { peer: name = '', as = '', secret = '' } = namedInWords(envelope, standing, this.cast)
    return { peer: name, as, secret, ...inBytes(envelope) }
  }

  private isGiven({ envelope }: SignedMessage): boolean {
    return this.given.has(digest(envelope.payload))
  }

  /** Whether it is what the node says of itself with a time of its own. */
  private isOwn({ message: { content } }: SignedMessage): boolean {
    const author = content.kind === 'alive' ? content.membership.pkiId : content.kind === 'state-info' ? content.pkiId : undefined
    return author === this.cast.get(NODE).pkiId
  }

  private ownTime(signed: SignedMessage | undefined): PeerTime | undefined {
    if (signed === undefined) return undefined
    const { content } = signed.message
    if (content.kind === 'mem-req') return this.timeIn([content.selfInformation])
    if (content.kind === 'mem-res') return this.timeIn(content.alive)
    if (!this.isOwn(signed)) return undefined
    return content.kind === 'alive' || content.kind === 'state-info' ? content.timestamp : undefined
  }

  /** Of the node's own alive message, if it is among those. */
  private timeIn(envelopes: readonly Envelope[]): PeerTime | undefined {
    const times = envelopes.map((envelope) => {
      const opened = openEnvelope(envelope)
      return 'ok' in opened && isKind(opened.ok, 'alive') ? this.ownTime(opened.ok) : undefined
    })
    return times.findLast((time) => time !== undefined)
  }

  /** Whether a request has the nonce of an earlier one to the same peer; requests to members have none. */
  private isAgain(peer: string, nonce: bigint): string {
    if (nonce === 0n) return ''
    const key = `${peer} ${nonce}`
    const isKnown = this.nonces.has(key)
    this.nonces.add(key)
    return isKnown ? 'yes' : ''
  }

  /**
   * Compared with the last that the peer has from the node, of alive messages or of the state infos of a channel. Two state infos of one
   * instant may have one time, that of a clock.
   */
  private age(peer: string, of: string, time: PeerTime | undefined): string {
    if (time === undefined) return ''
    const key = `${peer} ${of}`
    const before = this.last.get(key)
    const isOfOneInstant = of !== 'alive' && before?.atMs === this.nowMs
    const age = before === undefined ? 1 : compareTime(time, before.time) || Number(isOfOneInstant)
    if (age > 0) this.last.set(key, { time, atMs: this.nowMs })
    return age > 0 ? 'newer' : age < 0 ? 'older' : 'the same'
  }
}

/** Signed bytes, so that two of them can be compared; with what they are in words. */
const inBytes = ({ payload, signature, secretEnvelope }: Envelope): Row => ({
  bytes: `${digest(payload)} ${digest(signature)}`,
  secret: secretEnvelope === undefined ? 'none' : `${digest(secretEnvelope.payload)} ${digest(secretEnvelope.signature)}`,
})

const digest = (bytes: Uint8Array): string => hash('md5', bytes, 'hex').slice(0, 8)
