import { equalBytes, toUtf8 } from '../../wire/bytes'
import { decodeGossipMessage, openBytes } from '../../wire/envelope'
import type { ContentKind, ContentOf, GossipMessage, SignedMessage } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import type { WorldEvent } from '../port'
import type { TimelineEvent } from '../report/timeline'
import type { Cast } from './cast'
import { keyOf } from './messages'
import { runOf, stemOf } from './runs'
import { bytesInWords, eventInWords, inOneLine, instantInWords, sentInWords } from './words'

/** A message that reached a scripted peer. */
export interface Receipt {
  readonly atMs: number
  readonly subject: string
  readonly peer: string
  /** As it came. */
  readonly envelope: Bytes
  readonly signed: SignedMessage
  /** What message it is, whoever encoded it. */
  readonly key: string
  /** Its place among all that has happened. */
  readonly entry: number
}

export interface Delivery {
  readonly subject: string
  readonly key: string
  /** It was handed over as one of the channel that it names. */
  readonly isOfItsChannel: boolean
  readonly entry: number
}

/** A place in a record: what came since can be asked for. */
export interface Mark {
  readonly receipts: number
  readonly deliveries: number
  readonly events: number
}

/** What peers do, noted by the suite itself, for the timeline. */
interface Note {
  readonly atMs: number
  readonly from: string
  readonly to?: string
  readonly text: string
  /** Of a message that was sent by itself. */
  readonly bytes?: Bytes
}

/** Everything that has happened in an example so far, in order of time. */
export class ExampleRecord {
  private readonly cast: Cast
  /** Notes and events in the order in which they came. */
  private readonly entries: (Note | WorldEvent)[] = []
  private readonly allEvents: WorldEvent[] = []
  private readonly allReceipts: Receipt[] = []
  private readonly deliveries: Delivery[] = []
  /** How many entries there were at the end of each step. */
  private readonly stepEnds: number[] = []
  /** Instants of which something was told too late. */
  private readonly lateInstants = new Set<number>()

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
      if ('ok' in opened)
        this.allReceipts.push({ ...event, signed: opened.ok, key: keyOf(opened.ok.message), entry: this.entries.length - 1 })
    } else if (event.type === 'delivered') {
      const decoded = decodeGossipMessage(event.message)
      if ('ok' in decoded) this.deliveries.push({ ...deliveryOf(event, decoded.ok), entry: this.entries.length - 1 })
    }
  }

  note(note: Note): void {
    this.entries.push(note)
  }

  /** Something that happened at that instant was told only when time went on. */
  noteLate(atMs: number): void {
    this.lateInstants.add(atMs)
  }

  /** That an adapter tells too late what happens, in words: of that instant if it did so then. Undefined if it never did. */
  lateness(atMs: number | undefined): string | undefined {
    const instant = atMs !== undefined && this.lateInstants.has(atMs) ? atMs : [...this.lateInstants].at(-1)
    if (instant === undefined) return undefined
    return `but what happened at ${instantInWords(instant)} was told only with the next advance: "npx gossip-tck doctor" examines that`
  }

  /** What comes from now on belongs to the next step. */
  endStep(): void {
    this.stepEnds.push(this.entries.length)
  }

  mark(): Mark {
    return { receipts: this.allReceipts.length, deliveries: this.deliveries.length, events: this.allEvents.length }
  }

  /** What peers have received since then. */
  since({ receipts }: Mark): Receipt[] {
    return this.allReceipts.slice(receipts)
  }

  /** What nodes have delivered since then. */
  deliveriesSince({ deliveries }: Mark): Delivery[] {
    return this.deliveries.slice(deliveries)
  }

  /** All that has happened since then. */
  eventsSince({ events }: Mark): readonly WorldEvent[] {
    return this.allEvents.slice(events)
  }

  eventsOf<T extends WorldEvent['type']>(type: T): Extract<WorldEvent, { type: T }>[] {
    return this.allEvents.filter((event): event is Extract<WorldEvent, { type: T }> => event.type === type)
  }

  /** Those of one kind of message. */
  receiptsOf<K extends ContentKind>(kind: K): (Receipt & { readonly signed: SignedMessage<ContentOf<K>> })[] {
    return this.allReceipts.filter((receipt) => receipt.signed.message.content.kind === kind) as never
  }

  /** The number of the step in which an entry came. */
  private stepOf(entry: number): number {
    const step = this.stepEnds.findIndex((end) => entry < end)
    return step < 0 ? this.stepEnds.length : step
  }

  /** The place of an event among all that has happened. */
  entryOf(event: WorldEvent): number {
    return this.entries.indexOf(event)
  }

  /** Which stream a node has closed last, and why, in words; undefined if none did. */
  get lastClosing(): string | undefined {
    const event = this.eventsOf('disconnected').at(-1)
    if (event === undefined) return undefined
    const { atMs, subject, peer, reason } = event
    const why = reason || this.eventsOf('log').findLast((one) => one.subject === subject && one.atMs === atMs)?.words
    return `${subject} has closed the stream to ${peer} at ${instantInWords(atMs)}${why === undefined ? '' : `: ${inOneLine(why)}`}`
  }

  /** The message that was sent last, in words; undefined if that was none by itself. */
  get lastMessage(): string | undefined {
    const note = this.entries.findLast((entry): entry is Note => !('type' in entry))
    return note?.bytes && `${note.from} had sent ${note.to} ${bytesInWords(note.bytes)}`
  }

  /** `sends bob org message 2`; of what is no message the bytes. */
  sendingInWords({ peer, envelope }: Extract<WorldEvent, { type: 'received' }>): string {
    return `sends ${peer} ${sentInWords(envelope, this.cast)}`
  }

  /** All that has happened, each thing behind what brought it about; messages that differ in their number only are one line. */
  timeline(wrong?: number): TimelineEvent[] {
    const runs = new Map<string, Run>()
    let act = 0
    let speaker: string | undefined
    this.entries.forEach((entry, index) => {
      const isNote = !('type' in entry)
      // What is told in one breath is one act.
      if (isNote && 'type' in (this.entries[index - 1] ?? entry)) act++
      if (isNote) speaker = entry.from
      const event: TimelineEvent = isNote ? actIn(entry) : eventInWords(entry, this.cast, speaker)
      const marked: TimelineEvent = { ...event, act, step: this.stepOf(index), ...(index === wrong && { mark: 'wrong' }) }
      const key = `${act} ${event.atMs} ${event.from} ${event.to} ${stemOf(event.text)}`
      const run = runs.get(key)
      if (run === undefined) runs.set(key, [marked])
      else run.push(marked)
    })
    return [...runs.values()].map(oneOf)
  }
}

const actIn = ({ atMs, from, to, text }: Note): TimelineEvent => ({ atMs, from, ...(to !== undefined && { to }), text, mark: 'act' })

type Run = [TimelineEvent, ...TimelineEvent[]]

/** What differs in its number only, or in nothing, as one event. */
function oneOf(run: Run): TimelineEvent {
  const [first] = run
  const isRepeated = run.length > 1 && run.every(({ text: one }) => one === first.text)
  const text = isRepeated ? `${first.text} (${run.length} times)` : runOf(run.map((event) => event.text))
  return run.some(({ mark }) => mark === 'wrong') ? { ...first, text, mark: 'wrong' } : { ...first, text }
}

function deliveryOf({ subject, channel }: Extract<WorldEvent, { type: 'delivered' }>, message: GossipMessage): Omit<Delivery, 'entry'> {
  return { subject, key: keyOf(message), isOfItsChannel: equalBytes(toUtf8(channel), message.channel) }
}
