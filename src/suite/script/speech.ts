import { encodeEnvelope, openEnvelope } from '../../wire/envelope'
import type { Envelope, GossipContent, GossipMessage } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { type World as PortWorld, Refusal } from '../port'
import type { Cast } from './cast'
import { keyOf } from './messages'
import type { ExampleRecord, Mark } from './record'
import { runOf, stemOf } from './runs'
import type { Stage } from './stage'
import { LOT } from './suite-knowledge'
import { envelopeInWords, inOneLine, messageInWords } from './words'

/** The messages that "it" and "them" stand for; of membership messages also what they say of peers. */
export interface Said {
  readonly keys: ReadonlySet<string>
  /** In the words of the features. */
  readonly text: string
  /** One of them by itself; undefined if it is none. */
  readonly wordsOf: (key: string) => string | undefined
  readonly atMs: number
  /** What had happened before. */
  readonly mark: Mark
  /** The peer that sent them; undefined if the node's own application did. */
  readonly from: string | undefined
  /** The node that was sent them. */
  readonly node: string
  readonly envelopes: readonly Envelope[]
  /** In which words the node refused what its application handed over. */
  readonly refusals: string[]
}

/** Hands nodes messages: of scripted peers, and of their own applications. */
export class Speech {
  private readonly stage: Stage
  private readonly cast: Cast
  private readonly record: ExampleRecord
  /** Made when somebody speaks of it. */
  private last: (() => Said) | undefined

  constructor(stage: Stage, cast: Cast, record: ExampleRecord) {
    this.stage = stage
    this.cast = cast
    this.record = record
  }

  /** What "it" and "them" stand for: what was sent or gossiped last, to whichever node. */
  get said(): Said {
    if (this.last === undefined) throw new Error('nothing was sent that "it" or "them" could stand for')
    const said = this.last()
    this.last = () => said
    return said
  }

  /** A peer sends envelopes, and others between them; "it" and "them" stand for those from now on, not for these. */
  async send(from: string, node: string, envelopes: readonly Envelope[], between: readonly Envelope[] = []): Promise<void> {
    this.speak(envelopes, from, node)
    await this.transmit(from, node, byTurns(envelopes, between))
  }

  /** As `send`, each message in a call of its own: a node that dies of one has not been told the next. */
  async sendEach(from: string, node: string, envelopes: readonly Envelope[]): Promise<void> {
    this.speak(envelopes, from, node)
    for (const envelope of envelopes) await this.transmit(from, node, [envelope])
  }

  /** As `send`, but "it" and "them" go on standing for what they did. */
  async transmit(from: string, node: string, envelopes: readonly Envelope[]): Promise<void> {
    const bytes = envelopes.map(encodeEnvelope)
    for (const envelope of envelopes) {
      const { cast } = this
      this.record.note({
        atMs: this.stage.now,
        from,
        to: node,
        ...(envelopes.length === 1 && { bytes: bytes[0] as Bytes }),
        get text() {
          return envelopeInWords(envelope, cast)
        },
      })
    }
    await this.inLots(bytes, (port, lot) => port.send(from, node, lot))
  }

  /** As `send`, for the application of a node. */
  async gossip(node: string, envelopes: readonly Envelope[], between: readonly Envelope[] = []): Promise<void> {
    this.speak(envelopes, undefined, node)
    await this.handOver(node, byTurns(envelopes, between), this.said.refusals)
  }

  /** As `gossip`, but "it" and "them" go on standing for what they did. */
  async handOver(node: string, envelopes: readonly Envelope[], refusals: string[] = []): Promise<void> {
    for (const envelope of envelopes) {
      const { cast } = this
      this.record.note({
        atMs: this.stage.now,
        from: node,
        get text() {
          return `her application gossips ${envelopeInWords(envelope, cast)}`
        },
      })
    }
    const payloads = envelopes.map(({ payload }) => payload)
    await this.inLots(payloads, (port, lot) => port.gossip(node, lot).catch((error: unknown) => this.hear(node, error, refusals)))
  }

  /** A node that refuses a message lives: what becomes of the others is seen. */
  private hear(node: string, error: unknown, refusals: string[]): void {
    if (!(error instanceof Refusal)) throw error
    this.record.note({ atMs: this.stage.now, from: node, text: `refuses it: ${inOneLine(error.message)}` })
    refusals.push(error.message)
  }

  /** Many messages at one instant, no more of them in one call than a node must be able to keep for a connection. */
  private async inLots(messages: readonly Bytes[], call: (port: PortWorld, lot: readonly Bytes[]) => Promise<void>): Promise<void> {
    for (let from = 0; from < messages.length; from += LOT) await this.stage.act((port) => call(port, messages.slice(from, from + LOT)))
  }

  private speak(envelopes: readonly Envelope[], from: string | undefined, node: string): void {
    const [atMs, mark] = [this.stage.now, this.record.mark()]
    this.last = () => this.saidOf(envelopes, { atMs, mark, from, node })
  }

  private saidOf(envelopes: readonly Envelope[], base: Pick<Said, 'atMs' | 'mark' | 'from' | 'node'>): Said {
    const messages = messagesIn(envelopes)
    const carried = messages.flatMap(({ content }) => messagesIn(carriedBy(content)))
    return {
      ...base,
      keys: new Set([...messages.filter(({ content }) => !holdsOthers(content)), ...carried].map(keyOf)),
      text: inOneWord(envelopes.map((one) => envelopeInWords(one, this.cast))),
      wordsOf: (key) => messages.filter((one) => keyOf(one) === key).map((one) => messageInWords(one, this.cast))[0],
      envelopes,
      refusals: [],
    }
  }
}

/** Messages that differ in more than a number are told by how many there are. */
const inOneWord = (texts: readonly string[]): string => (new Set(texts.map(stemOf)).size === 1 ? runOf(texts) : `${texts.length} messages`)

const byTurns = (envelopes: readonly Envelope[], between: readonly Envelope[]): Envelope[] =>
  envelopes.flatMap((envelope, index) => [envelope, ...between.slice(index, index + 1)])

/** An update and a snapshot are nothing but what is in them. */
const holdsOthers = ({ kind }: GossipContent): boolean => kind === 'data-update' || kind === 'state-snapshot'

/** The messages that a message carries. */
function carriedBy(content: GossipContent): readonly Envelope[] {
  if (content.kind === 'mem-res') return [...content.alive, ...content.dead]
  if (content.kind === 'data-update') return content.data
  if (content.kind === 'state-snapshot') return content.elements
  return content.kind === 'mem-req' ? [content.selfInformation] : []
}

/** Those that decode. */
function messagesIn(envelopes: readonly Envelope[]): GossipMessage[] {
  return envelopes.flatMap((envelope) => {
    const opened = openEnvelope(envelope)
    return 'ok' in opened ? [opened.ok.message] : []
  })
}
