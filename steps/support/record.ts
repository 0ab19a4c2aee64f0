import type { WorldEvent } from '../../src/suite/port'
import type { TimelineEvent } from '../../src/suite/report/timeline'
import { decodeGossipMessage, openBytes } from '../../src/wire/envelope'
import type { ContentKind, ContentOf, SignedMessage } from '../../src/wire/gossip-message'
import type { Cast } from './cast'
import { keyOf } from './messages'
import { runOf, stemOf } from './runs'
import { eventInWords } from './words'

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
  readonly subject: string
  readonly key: string
}

/** A place in a record: what came since can be asked for. */
export interface Mark {
  readonly receipts: number
  readonly deliveries: number
}

/** What peers do, noted by the suite itself, for the timeline. */
interface Note {
  readonly atMs: number
  readonly from: string
  readonly to?: string
  readonly text: string
}

/** Everything that has happened in an example so far, in order of time. */
export class ExampleRecord {
  private readonly cast: Cast
  /** Notes and events in the order in which they came. */
  private readonly entries: (Note | WorldEvent)[] = []
  private readonly allEvents: WorldEvent[] = []
  private readonly allReceipts: Receipt[] = []
  private readonly deliveries: Delivery[] = []

  constructor(cast: Cast) {
    this.cast = cast
  }

  get events(): readonly WorldEvent[] {
    return this.allEvents
  }

  /** What peers have received. */
  get receipts(): readonly Receipt[] {
    return this.allReceipts
  }

  add(event: WorldEvent): void {
    this.allEvents.push(event)
    this.entries.push(event)
    if (event.type === 'received') {
      const opened = openBytes(event.envelope)
      if ('ok' in opened) this.allReceipts.push({ ...event, signed: opened.ok, key: keyOf(opened.ok.message) })
    } else if (event.type === 'delivered') {
      const decoded = decodeGossipMessage(event.message)
      if ('ok' in decoded) this.deliveries.push({ subject: event.subject, key: keyOf(decoded.ok) })
    }
  }

  note(note: Note): void {
    this.entries.push(note)
  }

  mark(): Mark {
    return { receipts: this.allReceipts.length, deliveries: this.deliveries.length }
  }

  /** What peers have received since then. */
  since({ receipts }: Mark): Receipt[] {
    return this.allReceipts.slice(receipts)
  }

  /** What nodes have delivered since then. */
  deliveriesSince({ deliveries }: Mark): Delivery[] {
    return this.deliveries.slice(deliveries)
  }

  eventsOf<T extends WorldEvent['type']>(type: T): Extract<WorldEvent, { type: T }>[] {
    return this.allEvents.filter((event): event is Extract<WorldEvent, { type: T }> => event.type === type)
  }

  /** Those of one kind of message. */
  receiptsOf<K extends ContentKind>(kind: K): (Receipt & { readonly signed: SignedMessage<ContentOf<K>> })[] {
    return this.allReceipts.filter((receipt) => receipt.signed.message.content.kind === kind) as never
  }

  /** What happened, each thing behind what brought it about; messages that differ in their number only are one line. */
  get timeline(): TimelineEvent[] {
    const runs = new Map<string, TimelineEvent[]>()
    for (const entry of this.entries) {
      const event = 'type' in entry ? eventInWords(entry, this.cast) : entry
      const key = JSON.stringify([event.atMs, event.from, event.to, stemOf(event.text)])
      const run = runs.get(key)
      if (run === undefined) runs.set(key, [event])
      else run.push(event)
    }
    return [...runs.values()].flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ ...first, text: runOf([first, ...rest].map((event) => event.text)) }],
    )
  }
}
