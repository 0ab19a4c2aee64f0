import type { Delay } from './delay'
import { byKey, type Reception } from './reception'
import type { Stage } from './stage'
import { unevenness } from './statistics'
import { instantInWords } from './words'

/** Judges to whom of several peers the messages that "it" and "them" stand for were sent, where chance decides. */
export class Draws {
  private readonly stage: Stage
  private readonly reception: Reception
  private readonly delay: Delay

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
  async expectUniform(k: number, peers: readonly string[]): Promise<void> {
    await this.delay.judge(() => {
      const draws = new Map<string, string[]>([...this.reception.said.keys].map((key) => [key, []]))
      for (const { key, peer } of this.reception.receipts()) draws.get(key)?.push(peer)
      return unevenness([...draws.values()], peers, k)
    })
  }

  /** `draws`: which messages were drawn for together. */
  private async expectDrawn(k: number, peers: readonly string[], draws: readonly (readonly string[])[]): Promise<void> {
    const { reception } = this
    const { now } = this.stage
    await this.delay.judge(() => {
      const received = new Map(peers.map((peer) => [peer, byKey(reception.receiptsOf(peer))]))
      const countOf = (peer: string, key: string) => received.get(peer)?.get(key)?.length ?? 0
      for (const peer of peers) reception.expect(peer, reception.receiptsOf(peer).length)
      for (const keys of draws) {
        const drawn = peers.filter((peer) => keys.some((key) => countOf(peer, key) > 0))
        if (drawn.length === k && drawn.every((peer) => keys.every((key) => countOf(peer, key) === 1))) continue
        return {
          expected: `exactly ${k} of ${peers.join(', ')} receive ${reception.said.text} at ${instantInWords(now)}, once`,
          seen: drawn.map((peer) => `${peer} received ${reception.inWords(peer)}`).join('; ') || 'nobody received it',
          atMs: now,
        }
      }
      return undefined
    })
  }
}
