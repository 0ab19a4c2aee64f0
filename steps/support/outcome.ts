import { ConformanceError, type Failure } from '../../src/suite/judging/failure'
import type { WorldEvent } from '../../src/suite/port'
import type { ExampleRecord, Receipt } from '../../src/suite/script/record'
import type { Said } from '../../src/suite/script/speech'
import type { Stage } from '../../src/suite/script/stage'
import { LOOK_AHEAD_MS } from '../../src/suite/script/suite-knowledge'
import { instantInWords, spanInWords } from '../../src/suite/script/words'
import { equalBytes } from '../../src/wire/bytes'
import type { Envelope } from '../../src/wire/gossip-message'
import { type Delay, delayed } from './delay'
import { byKey, type Reception } from './reception'

/** In which condition a message came. `unchanged`: payload and signature as they were sent, byte for byte, and those of the secret where it is left. */
export type Condition = 'with its secret' | 'without a secret' | 'unchanged' | 'in the order in which they were sent'

/** So many that the last of them was made after what might be on its way. */
const LATER_MESSAGES = 4

interface Evidence {
  readonly stage: Stage
  readonly record: ExampleRecord
  readonly reception: Reception
  readonly delay: Delay
}

/**
 * Judges what has happened to the messages that "it" and "them" stand for. Where a phrase names no node, copies of all nodes
 * count: that bob receives it means one copy, from whichever node; that he does not, from none.
 */
export class Outcome {
  private readonly stage: Stage
  private readonly record: ExampleRecord
  private readonly reception: Reception
  private readonly delay: Delay

  constructor({ stage, record, reception, delay }: Evidence) {
    this.stage = stage
    this.record = record
    this.reception = reception
    this.delay = delay
  }

  /** Each peer has received each message exactly once more, and that at this very instant. */
  async receivedNow(peers: readonly string[]): Promise<void> {
    for (const peer of peers) await this.expectOnceMore(peer, true)
  }

  async receivedAfterExactly(peers: readonly string[], ms: number): Promise<void> {
    await this.stage.pass(ms)
    for (const peer of peers) await this.expectOnceMore(peer, false)
  }

  /** None of the peers receives any of the messages (again) in that time. */
  async notReceivedWithin(peers: readonly string[], ms: number): Promise<void> {
    const { reception } = this
    const from = this.stage.now
    const before = new Map(peers.map((peer) => [peer, reception.receiptsOf(peer).length]))
    await this.stage.pass(ms)
    if (this.stage.isReal) await this.somethingLater(peers)
    for (const peer of peers) {
      const expected = reception.expectedOf(peer)
      if (reception.receiptsOf(peer).length <= Math.min(before.get(peer) ?? 0, expected)) continue
      const again = expected > 0 ? ' again' : ''
      this.fail(
        `${peer} does not receive ${this.said.text}${again} ${spanInWords({ from, to: this.stage.now })}`,
        peer,
        Math.min(before.get(peer) ?? 0, expected),
      )
    }
  }

  /** Nobody but those who were said to, and the peer that it came from, receives any of the messages until then. */
  async nobodyElseWithin(ms: number): Promise<void> {
    await this.stage.pass(ms)
    const { said, reception } = this
    const receivers = new Set(reception.receipts().map((receipt) => receipt.peer))
    if (said.from !== undefined) receivers.delete(said.from)
    for (const peer of receivers) {
      if (reception.receiptsOf(peer).length === reception.expectedOf(peer)) continue
      const others = reception.named.length > 0 ? ` but ${reception.named.join(', ')}` : ''
      this.fail(
        `nobody${others} receives ${said.text} until ${instantInWords(this.stage.now)}${others && ', and none more often'}`,
        peer,
        reception.expectedOf(peer),
      )
    }
  }

  /** The peer has received at least one of the messages, and at least one not. */
  async receivedSome(peer: string): Promise<void> {
    await this.delay.judge(() => {
      const count = byKey(this.reception.receiptsOf(peer)).size
      if (count > 0 && count < this.said.keys.size) return undefined
      return {
        expected: `${peer} received some of ${this.said.text} by ${instantInWords(this.stage.now)}, and not all`,
        seen: `${count} of ${this.said.keys.size}`,
        atMs: this.stage.now,
      }
    })
  }

  /** The node's application was handed each message so many times since it was sent. */
  async delivered(node: string, times: number): Promise<void> {
    await this.stage.judge(() => this.expectDelivered(node, times))
  }

  private expectDelivered(node: string, times: number): void {
    const counts = new Map([...this.said.keys].map((key) => [key, 0]))
    const delivered = this.record.deliveriesSince(this.said.mark).filter(({ subject, key }) => subject === node && counts.has(key))
    for (const { key } of delivered) counts.set(key, (counts.get(key) ?? 0) + 1)
    const astray = delivered.filter(({ isOfItsChannel }) => !isOfItsChannel)
    if (astray.length === 0 && [...counts.values()].every((count) => count === times)) return
    const last = (astray[0] ?? delivered.at(-1))?.entry
    throw new ConformanceError({
      expected: `${node} delivers ${this.said.text} to her application ${times === 0 ? 'not at all' : 'once'}`,
      seen: `she delivered ${delivered.length} of these messages${astray.length > 0 ? `, ${astray.length} as of another channel` : ''}`,
      atMs: this.stage.now,
      ...(last !== undefined && { entry: last }),
    })
  }

  /** Whether all that the peers received of the messages is in that condition (SECRET-1 to SECRET-4). */
  receivedIn(condition: Condition, peers: readonly string[]): void {
    const isRight = CONDITIONS[condition](this.said)
    for (const peer of peers) {
      const receipts = this.reception.receiptsOf(peer)
      const wrong = receipts.filter((receipt, index) => !isRight(receipt, index))
      if (receipts.length > 0 && wrong.length === 0) continue
      const [first] = wrong
      throw new ConformanceError({
        expected: `${peer} received ${this.said.text} ${condition}`,
        seen:
          first === undefined
            ? `${peer} did not receive it`
            : `${wrong.length} of ${receipts.length} ${OPPOSITES[condition]}, the first at ${instantInWords(first.atMs)}`,
        atMs: first?.atMs ?? this.stage.now,
        ...(first && { entry: first.entry }),
      })
    }
  }

  /** The node reports that it refused something of whoever sent it, for that reason. */
  async reported(node: string, reason: string): Promise<void> {
    await this.delay.judge(() => {
      const rejections = this.record.eventsOf('rejected').filter((event) => event.subject === node && event.atMs >= this.said.atMs)
      if (rejections.some((event) => event.peer === this.said.from && event.reason === reason)) return undefined
      return {
        expected: `${node} reports that she refused ${this.said.text}: ${reason}`,
        seen: rejections.map((event) => event.reason).join(', ') || 'no report',
        atMs: this.stage.now,
      }
    })
  }

  /** The node does nothing that anybody could see, but for what it logs and says of refusals. */
  async nothingWithin(ms: number): Promise<void> {
    const { said, record, stage } = this
    await stage.pass(ms)
    const event = record.eventsSince(said.mark).find(({ type, subject }) => subject === said.node && type !== 'log' && type !== 'rejected')
    if (event === undefined) return
    const deed = event.type === 'received' ? record.sendingInWords(event) : `${WORDS[event.type] ?? event.type} something`
    throw new ConformanceError({
      expected: `nothing comes of ${said.text} until ${instantInWords(stage.now)}`,
      seen: `${said.node} ${deed} at ${instantInWords(event.atMs)}`,
      atMs: event.atMs,
      entry: record.entryOf(event),
    })
  }

  /** The node refused what its application gave it (TAG-4). */
  refused(node: string): void {
    const { said } = this
    if (said.node === node && said.refusals.length > 0) return
    throw new ConformanceError({
      expected: `${node} refuses ${said.text} with an error`,
      seen: 'she took it without an error',
      atMs: this.stage.now,
    })
  }

  /** Where time is real something may be on its way for long: a few messages that the node has made since have to come first. */
  private async somethingLater(peers: readonly string[]): Promise<void> {
    const { record, said } = this
    for (const peer of peers) {
      await this.stage.judge(() => {
        const later = record.since(said.mark).filter((one) => one.subject === said.node && one.peer === peer && !said.keys.has(one.key))
        if (new Set(later.map(({ key }) => key)).size >= LATER_MESSAGES) return
        this.fail(`${said.node} goes on sending to ${peer}`, peer)
      })
    }
  }

  private get said(): Said {
    return this.reception.said
  }

  private async expectOnceMore(peer: string, forgivesDelay: boolean): Promise<void> {
    const { stage, reception, said } = this
    const { now } = stage
    const times = reception.expectedOf(peer) / said.keys.size + 1
    reception.expect(peer, times * said.keys.size)
    if (this.hasEach(peer, times, now, now)) return
    if (forgivesDelay) await this.delay.pass()
    const isDelayed = forgivesDelay && this.hasEach(peer, times, now, stage.now)
    await stage.pass(LOOK_AHEAD_MS)
    const again = times > 1 ? 'once more ' : ''
    const failure = this.failureOf(`${peer} receives ${again}${said.text} at ${instantInWords(now)}`, peer, now)
    throw isDelayed ? delayed(failure) : new ConformanceError(failure)
  }

  /** Whether a peer has received each message that many times, the last time in that span. */
  private hasEach(peer: string, times: number, from: number, to: number): boolean {
    const received = byKey(this.reception.receiptsOf(peer))
    return [...this.said.keys].every((key) => {
      const receipts = received.get(key) ?? []
      const atMs = receipts.at(-1)?.atMs ?? -1
      return receipts.length === times && atMs >= from && atMs <= to
    })
  }

  /** `wrong`: which of the receipts should not be, if one is. */
  private fail(expected: string, peer: string, wrong?: number): never {
    const receipt = wrong === undefined ? undefined : this.reception.receiptsOf(peer)[wrong]
    throw new ConformanceError({ ...this.failureOf(expected, peer, this.stage.now), ...(receipt && { entry: receipt.entry }) })
  }

  private failureOf(expected: string, peer: string, atMs: number): Failure {
    const { now } = this.stage
    const until = now > atMs ? ` (looked at until ${instantInWords(now)})` : ''
    return { expected, seen: `${peer} received ${this.reception.inWords(peer)}${until}`, atMs }
  }
}

/** What a node does, by what is seen of it. */
const WORDS: Readonly<Partial<Record<WorldEvent['type'], string>>> = {
  delivered: 'delivers',
  disconnected: 'closes',
  connected: 'opens',
  dialled: 'dials',
  pinged: 'pings',
}

/** How a message is that is not in the condition. */
const OPPOSITES: Readonly<Record<Condition, string>> = {
  'with its secret': 'without a secret',
  'without a secret': 'with a secret',
  unchanged: 'with other bytes than were sent',
  'in the order in which they were sent': 'in the place of another one',
}

type SignedBytes = Pick<Envelope, 'payload' | 'signature'>

const isSame = (one: SignedBytes | undefined, other: SignedBytes): boolean =>
  one !== undefined && equalBytes(one.payload, other.payload) && equalBytes(one.signature, other.signature)

const CONDITIONS: Readonly<Record<Condition, (said: Said) => (receipt: Receipt, index: number) => boolean>> = {
  'with its secret':
    () =>
    ({ signed }) =>
      signed.envelope.secretEnvelope !== undefined,
  'without a secret':
    () =>
    ({ signed }) =>
      signed.envelope.secretEnvelope === undefined,
  unchanged:
    ({ envelopes }) =>
    ({ signed: { envelope } }) =>
      envelopes.some(
        (sent) => isSame(sent, envelope) && (!envelope.secretEnvelope || isSame(sent.secretEnvelope, envelope.secretEnvelope)),
      ),
  'in the order in which they were sent': ({ keys }) => {
    const inOrder = [...keys]
    return ({ key }, index) => inOrder[index] === key
  },
}
