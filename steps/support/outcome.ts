import { ConformanceError, type Failure, MissedOccasion } from '../../src/suite/judging/failure'
import { equalBytes } from '../../src/wire/bytes'
import { inWords } from './durations'
import type { Receipt } from './event-log'
import { unevenness } from './statistics'
import type { Said, TckWorld } from './world'

/** How long a failed example goes on, to see whether what was expected comes late. */
const LOOK_AHEAD_MS = 10_000

/** In which condition a message came. `unchanged`: payload and signature as they were sent, byte for byte. */
export type Condition = 'with its secret' | 'without a secret' | 'unchanged' | 'in the order in which they were sent'

/** It came as it should, but with the next emission in place of at once: what is broken is EMIT-1, whatever the example is about. */
const waited = (failure: Failure): MissedOccasion => new MissedOccasion('EMIT', failure)

/** Judges what has happened to the messages that "it" and "them" stand for. */
export class Outcome {
  private readonly world: TckWorld

  constructor(world: TckWorld) {
    this.world = world
  }

  /** Each peer has received each message exactly once more, and that at this very instant. */
  async receivedNow(peers: readonly string[]): Promise<void> {
    const { now } = this.world
    for (const peer of peers) await this.expectOnceMore(peer, () => this.mayHaveWaited(now))
  }

  async receivedAfterExactly(peers: readonly string[], ms: number): Promise<void> {
    await this.world.pass(ms)
    for (const peer of peers) await this.expectOnceMore(peer)
  }

  /** None of the peers receives any of the messages (again) in that time. */
  async notReceivedWithin(peers: readonly string[], ms: number): Promise<void> {
    const before = this.world.record.receipts.length
    const from = this.world.now
    const early = peers.filter((peer) => this.receiptsOf(peer).length > this.accountedFor(peer))
    await this.world.pass(ms)
    for (const peer of peers) {
      const late = this.receiptsOf(peer).filter((receipt) => this.world.record.receipts.indexOf(receipt) >= before)
      if (late.length === 0 && !early.includes(peer)) continue
      this.fail(
        `${peer} does not receive ${this.said.text}${this.accountedFor(peer) > 0 ? ' again' : ''} from ${inWords(from)} to ${inWords(this.world.now)}`,
        peer,
      )
    }
  }

  /** Nobody but those who were said to, and the peer that it came from, receives any of the messages until then. */
  async nobodyElseWithin(ms: number): Promise<void> {
    await this.world.pass(ms)
    const { said } = this
    const receivers = new Set(this.receipts().map((receipt) => receipt.peer))
    if (said.from !== undefined) receivers.delete(said.from)
    for (const peer of receivers) {
      if (this.receiptsOf(peer).length === this.accountedFor(peer)) continue
      const named = [...said.accounted.keys()].join(', ') || 'nobody'
      this.fail(`nobody but ${named} receives ${said.text} until ${inWords(this.world.now)}, and none more often`, peer)
    }
  }

  /** Exactly k of the peers have received the messages at this instant: each of them all, if they share one draw. */
  async drawn(k: number, peers: readonly string[], sharesOneDraw: boolean): Promise<void> {
    const { now } = this.world
    for (const keys of sharesOneDraw ? [[...this.said.keys]] : [...this.said.keys].map((key) => [key])) {
      const isDrawn = (peer: string): boolean => this.receiptsOf(peer).some((receipt) => keys.includes(receipt.key))
      const hasEachOnce = (peer: string): boolean =>
        keys.every((key) => this.receiptsOf(peer).filter((receipt) => receipt.key === key).length === 1)
      await this.atOnce(() => {
        const drawn = peers.filter(isDrawn)
        for (const peer of drawn) this.said.accounted.set(peer, this.receiptsOf(peer).length)
        if (drawn.length === k && drawn.every(hasEachOnce)) return undefined
        return {
          expected: `exactly ${k} of ${peers.join(', ')} receive ${this.said.text} at ${inWords(now)}, once`,
          seen: drawn.length === 0 ? 'nobody received it' : drawn.map((peer) => `${peer} received ${this.whenReceived(peer)}`).join('; '),
          atMs: now,
        }
      })
    }
  }

  /** The application was handed each message so many times since it was sent. */
  delivered(node: string, times: number): void {
    const deliveries = this.world.record.deliveries
      .slice(this.said.deliveriesBefore)
      .filter(({ subject, key }) => subject === node && this.said.keys.has(key))
    const counts = [...this.said.keys].map((key) => deliveries.filter((delivery) => delivery.key === key).length)
    if (counts.every((count) => count === times)) return
    throw new ConformanceError({
      expected: `${node} delivers ${this.said.text} to her application ${times === 0 ? 'not at all' : 'once'}`,
      seen: `she delivered ${deliveries.length} of these messages`,
      atMs: this.world.now,
    })
  }

  /** Each message was drawn for anew; every choice of k of the peers came about equally often (ROUTE-4). */
  async expectUniformDraws(k: number, peers: readonly string[]): Promise<void> {
    await this.atOnce(() => {
      const draws = new Map<string, string[]>([...this.said.keys].map((key) => [key, []]))
      for (const { key, peer } of this.receipts()) draws.get(key)?.push(peer)
      return unevenness([...draws.values()], peers, k)
    })
  }

  /** Whether all that the peers received of the messages is in that condition (SECRET-1 to SECRET-4). */
  receivedIn(condition: Condition, peers: readonly string[]): void {
    for (const peer of peers) {
      const receipts = this.receiptsOf(peer)
      const wrong = receipts.filter((receipt, index) => !this.conditions[condition](receipt, index))
      if (receipts.length > 0 && wrong.length === 0) continue
      const first = inWords(wrong[0]?.atMs ?? this.world.now)
      throw new ConformanceError({
        expected: `${peer} received ${this.said.text} ${condition}`,
        seen:
          receipts.length === 0 ? `${peer} did not receive it` : `${wrong.length} of ${receipts.length} otherwise, the first at ${first}`,
        atMs: this.world.now,
      })
    }
  }

  private readonly conditions: Readonly<Record<Condition, (receipt: Receipt, index: number) => boolean>> = {
    'with its secret': ({ signed }) => signed.envelope.secretEnvelope !== undefined,
    'without a secret': ({ signed }) => signed.envelope.secretEnvelope === undefined,
    unchanged: ({ signed: { envelope } }) =>
      this.said.envelopes.some((sent) => equalBytes(sent.payload, envelope.payload) && equalBytes(sent.signature, envelope.signature)),
    'in the order in which they were sent': ({ key }, index) => [...this.said.keys][index] === key,
  }

  /** The peer has received at least one of the messages, and at least one not. */
  async receivedSome(peer: string): Promise<void> {
    await this.atOnce(() => {
      const count = new Set(this.receiptsOf(peer).map(({ key }) => key)).size
      if (count > 0 && count < this.said.keys.size) return undefined
      return {
        expected: `${peer} received some of ${this.said.text} by ${inWords(this.world.now)}, and not all`,
        seen: `${count} of ${this.said.keys.size}`,
        atMs: this.world.now,
      }
    })
  }

  /** The node reports that it refused something of the application, for that reason. */
  async reported(node: string, reason: string): Promise<void> {
    await this.atOnce(() => {
      const rejections = this.world.record.eventsOf('rejected').filter((event) => event.subject === node && event.atMs >= this.said.atMs)
      if (rejections.some((event) => event.peer === this.said.from && event.reason === reason)) return undefined
      return {
        expected: `${node} reports that she refused ${this.said.text}: ${reason}`,
        seen: rejections.map((event) => event.reason).join(', ') || 'no report',
        atMs: this.world.now,
      }
    })
  }

  /** What of the messages the peer has received since they were sent. */
  receiptsOf(peer: string): Receipt[] {
    return this.receipts().filter((receipt) => receipt.peer === peer)
  }

  receipts(): Receipt[] {
    return this.world.record.receipts.slice(this.said.receiptsBefore).filter((receipt) => this.said.keys.has(receipt.key))
  }

  get said(): Said {
    const { said } = this.world
    if (said === undefined) throw new Error('nothing was sent that "it" or "them" could stand for')
    return said
  }

  private accountedFor(peer: string): number {
    return this.said.accounted.get(peer) ?? 0
  }

  /** `wait`: lets pass what the emitter may have kept it back for. */
  private async expectOnceMore(peer: string, wait?: () => Promise<void>): Promise<void> {
    const { now } = this.world
    const already = this.timesOfEach(peer)
    this.said.accounted.set(peer, this.accountedFor(peer) + this.said.keys.size)
    const isOnceMore = (isInTime: (atMs: number) => boolean): boolean =>
      [...this.said.keys].every((key) => {
        const receipts = this.receiptsOf(peer).filter((receipt) => receipt.key === key)
        const last = receipts.at(-1)
        return receipts.length === already + 1 && last !== undefined && isInTime(last.atMs)
      })
    if (isOnceMore((atMs) => atMs === now)) return
    await wait?.()
    const hasWaited = isOnceMore((atMs) => atMs >= now)
    await this.world.pass(LOOK_AHEAD_MS)
    const failure = this.failureOf(`${peer} receives ${this.again(peer)}${this.said.text} at ${inWords(now)}`, peer, now)
    throw wait !== undefined && hasWaited ? waited(failure) : new ConformanceError(failure)
  }

  /** What is right only with the next emission is right, but for EMIT-1. */
  private async atOnce(judge: () => Failure | undefined): Promise<void> {
    const { now } = this.world
    const failure = judge()
    if (failure === undefined) return
    await this.mayHaveWaited(now)
    throw judge() === undefined ? waited(failure) : new ConformanceError(failure)
  }

  /** Goes on to where the message was emitted at the latest if all that is wrong is that it waited for the next emission. */
  private async mayHaveWaited(since: number): Promise<void> {
    await this.world.pass(Math.max(0, since + this.world.settingMs('maxPropagationBurstLatency') - this.world.now))
  }

  /** How often the peer was expected to receive each of the messages, so far. */
  private timesOfEach(peer: string): number {
    return this.accountedFor(peer) / this.said.keys.size
  }

  private again(peer: string): string {
    return this.timesOfEach(peer) > 1 ? 'once more ' : ''
  }

  private fail(expected: string, peer: string): never {
    throw new ConformanceError(this.failureOf(expected, peer, this.world.now))
  }

  private failureOf(expected: string, peer: string, atMs: number): Failure {
    const until = this.world.now > atMs ? ` (looked at until ${inWords(this.world.now)})` : ''
    return { expected, seen: `${peer} received ${this.whenReceived(peer)}${until}`, atMs }
  }

  private whenReceived(peer: string): string {
    const byTime = new Map<number, number>()
    for (const { atMs } of this.receiptsOf(peer)) byTime.set(atMs, (byTime.get(atMs) ?? 0) + 1)
    if (byTime.size === 0) return 'none of it'
    const of = this.said.keys.size === 1 ? '' : ` of ${this.said.keys.size}`
    return [...byTime]
      .map(([atMs, count]) => (of === '' && count === 1 ? `it at ${inWords(atMs)}` : `${count}${of} at ${inWords(atMs)}`))
      .join(', ')
  }
}
