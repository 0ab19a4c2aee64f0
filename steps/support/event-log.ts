import type { WorldEvent } from '../../src/suite/port'
import type { TimelineEvent } from '../../src/suite/report/timeline'
import { fromUtf8 } from '../../src/wire/bytes'
import { decodeEnvelope, decodeGossipMessage, openEnvelope } from '../../src/wire/envelope'
import type { ContentKind, ContentOf, Envelope, GossipMessage, SignedMessage } from '../../src/wire/gossip-message'
import type { Cast } from './cast'
import { keyOf, type Messages } from './messages'
import { runOf, stemOf } from './runs'

/** A message that reached a scripted peer. */
export interface Receipt {
  readonly atMs: number
  readonly subject: string
  readonly peer: string
  readonly signed: SignedMessage
  /** What message it is, whoever encoded it. */
  readonly key: string
}

export interface Delivery {
  readonly atMs: number
  readonly subject: string
  readonly channel: string
  readonly key: string
}

/** What peers do, noted by the suite itself, for the timeline. */
interface Note {
  readonly atMs: number
  readonly from: string
  readonly to?: string
  readonly text: string
}

/** Everything that has happened in an example so far. */
export class EventLog {
  private readonly cast: Cast
  private readonly messages: Messages
  /** Notes and events in the order in which they came. */
  private readonly entries: (Note | WorldEvent)[] = []
  readonly events: WorldEvent[] = []
  readonly receipts: Receipt[] = []
  readonly deliveries: Delivery[] = []

  constructor(cast: Cast, messages: Messages) {
    this.cast = cast
    this.messages = messages
  }

  add(event: WorldEvent): void {
    this.events.push(event)
    this.entries.push(event)
    if (event.type === 'received') {
      const signed = opened(event.envelope)
      if (signed !== undefined) this.receipts.push({ ...event, signed, key: keyOf(signed.message) })
    } else if (event.type === 'delivered') {
      const decoded = decodeGossipMessage(event.message)
      if ('ok' in decoded) this.deliveries.push({ ...event, key: keyOf(decoded.ok) })
    }
  }

  note(note: Note): void {
    this.entries.push(note)
  }

  eventsOf<T extends WorldEvent['type']>(type: T): Extract<WorldEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<WorldEvent, { type: T }> => event.type === type)
  }

  /** What peers received of one kind. */
  receiptsOf<K extends ContentKind>(kind: K): (Receipt & { readonly signed: SignedMessage<ContentOf<K>> })[] {
    return this.receipts.filter((receipt) => receipt.signed.message.content.kind === kind) as never
  }

  /** What happened, each thing behind what brought it about; messages that differ in their number only are one line. */
  get timeline(): TimelineEvent[] {
    const runs = new Map<string, TimelineEvent[]>()
    for (const entry of this.entries) {
      const event = 'type' in entry ? this.toTimeline(entry) : entry
      const key = JSON.stringify([event.atMs, event.from, event.to, stemOf(event.text)])
      const run = runs.get(key)
      if (run === undefined) runs.set(key, [event])
      else run.push(event)
    }
    return [...runs.values()].flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ ...first, text: runOf([first, ...rest].map((event) => event.text)) }],
    )
  }

  private toTimeline(event: WorldEvent): TimelineEvent {
    const { atMs, subject } = event
    switch (event.type) {
      case 'received':
        return { atMs, from: subject, to: event.peer, text: this.textOf(event.envelope) }
      case 'connected':
        return {
          atMs,
          from: subject,
          to: event.peer,
          text: `handshake (stream opened by ${event.openedBy === 'peer' ? event.peer : subject})`,
        }
      case 'disconnected':
        return { atMs, from: subject, to: event.peer, text: 'closes the connection' }
      case 'dialled':
      case 'pinged':
        return {
          atMs,
          from: subject,
          text: `${event.type === 'pinged' ? 'pings' : 'dials'} ${event.endpoint}${event.answered ? '' : ': no answer'}`,
        }
      case 'delivered':
        return { atMs, from: subject, text: `delivers ${this.wordsOf(event.message)}` }
      case 'rejected':
        return { atMs, from: subject, text: `refuses a message of ${event.peer ?? 'the application or a stranger'}: ${event.reason}` }
      case 'log':
        return { atMs, from: subject, text: event.words }
    }
  }

  private textOf(envelope: Uint8Array): string {
    const signed = opened(envelope)
    if (signed === undefined) return 'undecodable bytes'
    const secret = signed.message.content.kind === 'alive' && signed.envelope.secretEnvelope === undefined ? ', no secret' : ''
    return this.messages.describe(signed.message) + secret
  }

  private wordsOf(bytes: Uint8Array): string {
    const decoded = decodeGossipMessage(bytes)
    return 'ok' in decoded ? this.messages.describe(decoded.ok) : 'undecodable bytes'
  }

  /** The name of whoever is reached at an endpoint. */
  ownerOf(endpoint: string): string | undefined {
    return this.cast.all.find((actor) => [actor.internalEndpoint, actor.externalEndpoint].includes(endpoint))?.name
  }
}

function opened(bytes: Uint8Array): SignedMessage | undefined {
  const envelope = decodeEnvelope(bytes)
  const decoded = 'ok' in envelope ? openEnvelope(envelope.ok) : envelope
  return 'ok' in decoded ? decoded.ok : undefined
}

export function channelOf(message: GossipMessage): string {
  return fromUtf8(message.channel)
}

export type { Envelope }
