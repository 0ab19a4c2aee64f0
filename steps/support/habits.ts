import { MissedOccasion } from '../../src/suite/judging/failure'
import type { Cast } from '../../src/suite/script/cast'
import { keyIn, type Messages } from '../../src/suite/script/messages'
import type { Peers } from '../../src/suite/script/peers'
import type { ExampleRecord, Mark } from '../../src/suite/script/record'
import type { Speech } from '../../src/suite/script/speech'
import type { Stage } from '../../src/suite/script/stage'
import { stateInfoLifetime } from '../../src/suite/script/suite-knowledge'
import { instantInWords } from '../../src/suite/script/words'
import { encodeEnvelope } from '../../src/wire/envelope'
import type { Envelope } from '../../src/wire/gossip-message'

interface Surroundings {
  readonly dialect: () => string
  readonly stage: Stage
  readonly peers: Peers
  readonly speech: Speech
  readonly record: ExampleRecord
  readonly cast: Cast
  readonly messages: Messages
}

/** What a node does by a timer of its own, in the words of the features. */
export type Habit = 'emitted' | 'checked who is alive' | 'checked her identities' | 'checked her state infos'

/** A peer that takes part in habits only. */
const WITNESS = 'zoe'
/** A channel in which no node is. */
const FOREIGN_CHANNEL = 'silver'

/**
 * Timers run since a node's own start, or from wherever it likes: their phase is the node's affair. Each habit makes a node show
 * when one of its timers fires, and lets time pass to the next such instant. "It" and "them" stand for what they did before.
 */
export class Habits {
  private readonly by: Surroundings

  constructor(surroundings: Surroundings) {
    this.by = surroundings
  }

  /** Lets time pass to where the node has just done so. */
  async await(habit: Habit, node: string): Promise<void> {
    await this.habits[habit](node)
  }

  private readonly habits: Readonly<Record<Habit, (node: string) => Promise<void>>> = {
    emitted: (node) => this.emitted(node),
    'checked who is alive': (node) => this.checkedMembers(node),
    'checked her identities': (node) => this.checkedIdentities(node),
    'checked her state infos': (node) => this.checkedStateInfos(node),
  }

  private async emitted(node: string): Promise<void> {
    const { stage, speech, record, cast, messages } = this.by
    const latency = stage.subject(node).settingMs('maxPropagationBurstLatency')
    const emissions = Number(stage.subject(node).setting('propagateIterations')) + 1
    await stage.pass(latency * emissions)
    const marker = messages.orgMessage(cast.get(node))
    const mark = record.mark()
    await speech.handOver(node, [marker])
    await stage.pass(latency * emissions)
    const shown = this.firstReceipt(marker, node, mark)
    await this.alignTo(shown, latency, 'EMIT', 'an org message that her application gossips reaches a peer of her organization')
  }

  private async checkedMembers(node: string): Promise<void> {
    const timeout = this.by.stage.subject(node).settingMs('aliveExpirationTimeout')
    this.introduceWitness(node)
    await this.by.peers.makeKnown(WITNESS, node)
    await this.by.stage.pass(timeout + timeout / 10)
    const expected = 'the connection to a silent peer is closed within eleven tenths of the timeout'
    await this.alignTo(this.closingBy(node), timeout / 10, 'DISC', expected)
  }

  private async checkedIdentities(node: string): Promise<void> {
    const threshold = this.by.stage.subject(node).settingMs('identityUsageThreshold')
    this.introduceWitness(node)
    await this.by.peers.connect(WITNESS, node)
    await this.by.stage.pass(threshold + threshold / 10)
    const expected = 'the connection to an unused peer is closed within eleven tenths of the threshold'
    await this.alignTo(this.closingBy(node), threshold / 10, 'IDENT', expected)
  }

  private async checkedStateInfos(node: string): Promise<void> {
    const { stage, peers, speech, record, cast, messages, dialect } = this.by
    const { ttl, removal } = stateInfoLifetime(dialect(), stage.subject(node).settingMs('publishStateInfoInterval'))
    this.introduceWitness(node)
    await peers.connect(WITNESS, node)
    const info = messages.stateInfo(cast.get(WITNESS), FOREIGN_CHANNEL)
    await speech.transmit(WITNESS, node, [info])
    await stage.pass(removal)
    const mark = record.mark()
    for (let ms = 0; ms < ttl / 100; ms++) {
      await stage.pass(1)
      await stage.act((port) => port.send(WITNESS, node, [encodeEnvelope(info)]))
      if (this.firstReceipt(info, node, mark) !== undefined) return
    }
    throw await this.missedStateInfo(node, info, mark)
  }

  /** What waits for the next emission is let go by the store, and kept back by the emitter. */
  private async missedStateInfo(node: string, info: Envelope, mark: Mark): Promise<MissedOccasion> {
    const { stage } = this.by
    const due = stage.now
    await stage.pass(stage.subject(node).settingMs('maxPropagationBurstLatency'))
    const isDelayed = this.firstReceipt(info, node, mark) !== undefined
    return new MissedOccasion(isDelayed ? 'EMIT' : 'STORE', {
      expected: `a state info that is no longer held is passed on again by ${instantInWords(due)}`,
      seen: isDelayed ? 'it waited for the next emission' : 'it was not passed on again',
      atMs: due,
    })
  }

  private introduceWitness(node: string): void {
    const { cast } = this.by
    cast.introduce(WITNESS, cast.get(node).org)
  }

  /** When a peer first received a message from the node since then. */
  private firstReceipt(envelope: Envelope, node: string, mark: Mark): number | undefined {
    const key = keyIn(envelope)
    return this.by.record.since(mark).find((receipt) => receipt.key === key && receipt.subject === node)?.atMs
  }

  /** When the node closed the stream of the witness last. */
  private closingBy(node: string): number | undefined {
    const closings = this.by.record.eventsOf('disconnected')
    return closings.findLast((event) => event.peer === WITNESS && event.subject === node)?.atMs
  }

  /** Lets time pass to the next instant that is whole periods from where the timer has shown itself. */
  private async alignTo(shown: number | undefined, period: number, family: string, expected: string): Promise<void> {
    const { stage } = this.by
    if (shown === undefined)
      throw new MissedOccasion(family, { expected, seen: `nothing of the kind by ${instantInWords(stage.now)}`, atMs: stage.now })
    await stage.pass((((shown - stage.now) % period) + period) % period)
  }
}
