import type { Actor, Show } from '../../src/peer/program/demo/show'
import type { SeededRandom } from '../../src/suite/kit/seeded-random'
import type { Failure, Links } from './links'
import { highest, type Ordering } from './ordering'

/** Some are away for longer than aliveExpirationTimeout, 20 s. */
const LONGEST_S = { death: 45, freeze: 30, partition: 45 }
/** A node that is served blocks and does not answer is not waited for. */
const SERVE_WITHIN_MS = 1_000

/** How often something befell the network. */
export interface Tally {
  kills: number
  returns: number
  freezes: number
  partitions: number
}

/** What happens to a network by chance, and ends after a while. All that ends at a set time is looked at with each act. */
export class Trials {
  readonly tally: Tally = { kills: 0, returns: 0, freezes: 0, partitions: 0 }
  private readonly show: Show
  private readonly links: Links
  private readonly ordering: Ordering
  private readonly random: SeededRandom
  private readonly tell: (words: string) => void
  private readonly returnAt = new Map<Actor, number>()
  private readonly wakeAt = new Map<Actor, number>()
  private healAt: number | undefined

  constructor(parts: { show: Show; links: Links; ordering: Ordering; random: SeededRandom; tell: (words: string) => void }) {
    this.show = parts.show
    this.links = parts.links
    this.ordering = parts.ordering
    this.random = parts.random
    this.tell = parts.tell
  }

  /** Mostly a block; at times nodes are killed, frozen, or cut off from each other. At least half of all live. */
  async act(): Promise<void> {
    await this.end(Date.now())
    const draw = this.random.int(10)
    if (draw < 6) this.ordering.make()
    else if (draw < 8) await this.kill()
    else if (draw < 9) this.freeze()
    else this.divide()
    await this.serve()
  }

  /** Whoever is away returns, and all links stand. */
  async over(): Promise<void> {
    await this.end(Number.POSITIVE_INFINITY)
    this.ordering.make()
    await this.serve()
  }

  /** Blocks go to whoever is awake. */
  async serve(): Promise<void> {
    const { running } = this.show
    const awake = running.filter((actor) => !this.wakeAt.has(actor))
    const served = this.ordering.serve(awake, running)
    await Promise.race([served, new Promise((resolve) => setTimeout(resolve, SERVE_WITHIN_MS))])
  }

  /** Ends what is to end by then. */
  private async end(by: number): Promise<void> {
    for (const [actor, at] of this.wakeAt) if (at <= by) this.wake(actor)
    if (this.healAt !== undefined && this.healAt <= by) this.heal()
    for (const [actor, at] of this.returnAt) if (at <= by) await this.comeBack(actor)
  }

  private async kill(): Promise<void> {
    const { running, actors } = this.show
    if (running.length <= actors.length / 2) return
    const actor = this.drawn(running)
    this.tally.kills += 1
    this.tell(`${actor.node.name} is killed`)
    this.wakeAt.delete(actor)
    this.returnAt.set(actor, this.later(LONGEST_S.death))
    await this.show.kill(actor)
  }

  /** From where its application has come to. */
  private async comeBack(actor: Actor): Promise<void> {
    const next = highest(actor.blocks.keys()) + 1n
    this.tally.returns += 1
    this.returnAt.delete(actor)
    await this.show.start(actor, next)
    this.tell(`${actor.node.name} is back, from block ${next} on`)
  }

  /** It hears and says nothing, and its connections stand. */
  private freeze(): void {
    const actor = this.drawn(this.show.running)
    this.tally.freezes += 1
    this.tell(`${actor.node.name} freezes`)
    this.wakeAt.set(actor, this.later(LONGEST_S.freeze))
    actor.child?.signal('SIGSTOP')
  }

  private wake(actor: Actor): void {
    this.wakeAt.delete(actor)
    this.tell(`${actor.node.name} wakes`)
    actor.child?.signal('SIGCONT')
  }

  /** At random in two, dead nodes as well. */
  private divide(): void {
    if (this.healAt !== undefined) return
    const { actors } = this.show
    const how: Failure = this.random.int(2) === 0 ? 'broken' : 'silent'
    const first = this.drawn(actors)
    const side = actors.filter((actor) => actor === first || this.random.int(2) === 0)
    this.tally.partitions += 1
    this.tell(`links are ${how} between ${side.map(({ node }) => node.name).join(' ')} and the others`)
    this.healAt = this.later(LONGEST_S.partition)
    this.links.cut(new Set(side.map(({ node }) => node.address)), how)
  }

  private heal(): void {
    this.healAt = undefined
    this.tell('all links stand')
    this.links.heal()
  }

  private drawn(actors: readonly Actor[]): Actor {
    return actors[this.random.int(actors.length)] as Actor
  }

  private later(mostSeconds: number): number {
    return Date.now() + 1_000 * (1 + this.random.int(mostSeconds))
  }
}
