import { ConformanceError, type Failure } from '../../src/suite/judging/failure'
import type { Tally } from '../../src/suite/judging/story'
import type { Stage } from '../../src/suite/script/stage'
import { instantInWords } from '../../src/suite/script/words'
import type { Delay } from './delay'
import { byKey, type Reception } from './reception'
import { tallyOf, unevenness } from './statistics'
import type { Choice } from './traffic'

/** Judges to whom of several peers the messages that "it" and "them" stand for were sent, where chance decides. */
export class Draws {
  private readonly stage: Stage
  private readonly reception: Reception
  private readonly delay: Delay
  /** Of the draws that were judged by how often each choice came. */
  readonly tallies: Tally[] = []

  constructor(stage: Stage, reception: Reception, delay: Delay) {
    this.stage = stage
    this.reception = reception
    this.delay = delay
  }

  /** Of the peers, exactly k have received each message at this instant, whoever they are. */
  async perMessage(k: number, peers: readonly string[]): Promise<void> {
    await this.expectDrawn(
      k,
      peers,
      [...this.reception.said.keys].map((key) => [key]),
    )
  }

  /** Exactly k of the peers have received all messages at this instant, and the others none. */
  async shared(k: number, peers: readonly string[]): Promise<void> {
    await this.expectDrawn(k, peers, [[...this.reception.said.keys]])
  }

  /** Each message was drawn for anew; every choice of k of the peers came about equally often (ROUTE-4). */
  async expectUniform({ k, peers }: Choice): Promise<void> {
    let tallied: Tally | Failure | undefined
    await this.delay.judge(() => {
      const draws = new Map<string, string[]>([...this.reception.said.keys].map((key) => [key, []]))
      for (const { key, peer } of this.reception.receipts()) draws.get(key)?.push(peer)
      tallied = tallyOf([...draws.values()], peers, k)
      return unevenness(tallied)
    })
    this.keep(tallied)
  }

  /** The same of draws that the node made of its own accord: whom each of them came to. */
  expectUniformly({ k, peers }: Choice, draws: readonly (readonly string[])[]): void {
    const tallied = tallyOf(draws, peers, k)
    const failure = unevenness(tallied)
    if (failure !== undefined) throw new ConformanceError(failure)
    this.keep(tallied)
  }

  private keep(tallied: Tally | Failure | undefined): void {
    if (tallied !== undefined && 'counts' in tallied) this.tallies.push(tallied)
  }

  /** `draws`: which messages were drawn for together. */
  private async expectDrawn(k: number, peers: readonly string[], draws: readonly (readonly string[])[]): Promise<void> {
    const { reception } = this
    const { now } = this.stage
    await this.delay.judge(() => {
      const received = new Map(peers.map((peer) => [peer, byKey(reception.receiptsOf(peer))]))
      const countOf = (peer: string, key: string) => received.get(peer)?.get(key)?.length ?? 0
      for (const peer of peers) reception.expect(peer, reception.receiptsOf(peer).length)
      const outcomes = draws.map((keys) => drawOf(keys, peers, countOf))
      if (outcomes.every(({ drawn, isWhole }) => drawn.length === k && isWhole)) return undefined
      const each = draws.length > 1 ? 'each of ' : ''
      return {
        expected: `exactly ${k} of ${peers.join(', ')} receive ${each}${reception.said.text} at ${instantInWords(now)}, once`,
        seen: draws.length > 1 ? this.perMessageInWords(k, outcomes) : this.perPeerInWords(peers),
        atMs: now,
      }
    })
  }

  /** How many messages went to how many peers, and which one is the first that is wrong. */
  private perMessageInWords(k: number, outcomes: readonly Draw[]): string {
    const counts = new Map<string, number>()
    for (const draw of outcomes) counts.set(toWhom(draw), (counts.get(toWhom(draw)) ?? 0) + 1)
    const first = outcomes.find(({ drawn, isWhole }) => drawn.length !== k || !isWhole)
    const name = this.reception.said.wordsOf(first?.keys[0] ?? '') ?? 'one'
    const example = first === undefined ? '' : `; the first that is wrong: ${name}, to ${first.drawn.join(', ') || 'nobody'}`
    return `${[...counts].map(([whom, count]) => `${count} of ${outcomes.length} went to ${whom}`).join(', ')}${example}`
  }

  private perPeerInWords(peers: readonly string[]): string {
    return peers.map((peer) => `${peer} received ${this.reception.inWords(peer)}`).join('; ')
  }
}

/** Who has received messages that were drawn for together. */
interface Draw {
  readonly keys: readonly string[]
  readonly drawn: readonly string[]
  /** Whoever has one has them all, and each once. */
  readonly isWhole: boolean
}

function drawOf(keys: readonly string[], peers: readonly string[], countOf: (peer: string, key: string) => number): Draw {
  const drawn = peers.filter((peer) => keys.some((key) => countOf(peer, key) > 0))
  return { keys, drawn, isWhole: drawn.every((peer) => keys.every((key) => countOf(peer, key) === 1)) }
}

const toWhom = ({ drawn, isWhole }: Draw): string =>
  `${drawn.length === 0 ? 'nobody' : `${drawn.length} of them`}${isWhole ? '' : ', not once each'}`
