import type { Screen } from './screen'
import type { Actor, Show } from './show'

/** How long anything may take to come about, on a machine that is busy. */
const PATIENCE_MS = 60_000
const BLOCKS_A_ROUND = 3
const BETWEEN_BLOCKS_MS = 700

/** Something that the network must bring about, and did not in time. */
export class StoryError extends Error {}

/** What the demo plays: blocks spread, a node is killed and found dead, and comes back. */
export class Story {
  private readonly show: Show
  private readonly screen: Screen
  private readonly isOver: () => boolean
  private next = 1n
  private slowest = 0
  private kills = 0

  constructor(show: Show, screen: Screen, isOver: () => boolean) {
    this.show = show
    this.screen = screen
    this.isOver = isOver
  }

  /** Starts the nodes. @throws StoryError if they do not find each other */
  async begin(): Promise<void> {
    const { actors, network } = this.show
    await Promise.all(
      actors.map(async (actor) => {
        await this.show.start(actor, this.next)
        if (this.isOver()) return
        this.screen.tell(`${actor.node.name} listens at ${actor.node.address}, pid ${actor.child?.pid ?? '-'}`)
      }),
    )
    await this.sees('all know each other', () => actors.filter((actor) => !this.knowsAll(actor)))
    if (!this.isOver()) this.screen.tell(`all ${network.nodes.length} nodes know each other, and are in the channel`)
  }

  /** Three blocks, and the death and return of a node. @throws StoryError */
  async round(): Promise<void> {
    for (let count = 0; count < BLOCKS_A_ROUND; count += 1) {
      await this.spread()
      await this.show.until(() => false, BETWEEN_BLOCKS_MS)
    }
    const { actors } = this.show
    const victim = actors.at(-1 - (this.kills % actors.length))
    if (victim === undefined || this.isOver()) return
    this.kills += 1
    await this.deathOf(victim)
    await this.spread()
    await this.returnOf(victim)
  }

  /** What has been seen. */
  get summary(): string {
    return `${this.next - 1n} blocks spread, the slowest within ${this.slowest} ms; ${this.kills} kills`
  }

  private async spread(): Promise<void> {
    if (this.isOver()) return
    const number = this.next
    const given = Date.now()
    const first = await this.show.giveBlock(number)
    this.next += 1n
    const { running } = this.show
    await this.sees(`block ${number} is at every node`, () => running.filter(({ blocks }) => !blocks.has(number)))
    if (this.isOver()) return
    const times = running.map(({ node, blocks }) => ({ name: node.name, ms: (blocks.get(number) ?? given) - given }))
    const last = Math.max(...times.map(({ ms }) => ms))
    this.slowest = Math.max(this.slowest, last)
    const others = times.filter(({ name }) => !first.some(({ node }) => node.name === name))
    this.screen.tell(
      `block ${number}, given to ${first.map(({ node }) => node.name).join(' and ')}, is at all ${running.length} nodes after ${last} ms` +
        `: ${others.map(({ name, ms }) => `${name} ${ms} ms`).join(', ')}`,
    )
  }

  private async deathOf(victim: Actor): Promise<void> {
    const begun = Date.now()
    const { name, address } = victim.node
    this.screen.tell(`${name} is killed`)
    await this.show.kill(victim)
    await this.sees(`${name} is dead for all others`, () => this.show.running.filter(({ alive }) => alive.has(address)))
    if (!this.isOver()) this.screen.tell(`${name} is dead for all ${this.show.running.length} others after ${Date.now() - begun} ms`)
  }

  private async returnOf(victim: Actor): Promise<void> {
    if (this.isOver()) return
    const { name, address } = victim.node
    const missed = this.next - 1n
    this.screen.tell(`${name} is started again`)
    await this.show.start(victim, missed)
    const begun = Date.now()
    const others = this.show.running.filter((actor) => actor !== victim)
    await this.sees(`${name} is alive for all others`, () => others.filter(({ alive }) => !alive.has(address)))
    await this.sees(`${name} knows all others`, () => [victim].filter((actor) => !this.knowsAll(actor)))
    await this.sees(`${name} has block ${missed}, which it missed`, () => [victim].filter(({ blocks }) => !blocks.has(missed)))
    if (this.isOver()) return
    this.screen.tell(`${name} is back: alive for all others, and has block ${missed}, which it missed, after ${Date.now() - begun} ms`)
  }

  private knowsAll({ node, alive, inChannel }: Actor): boolean {
    const others = this.show.running.filter((actor) => actor.node !== node)
    return others.every((actor) => alive.has(actor.node.address) && inChannel.has(actor.node.address))
  }

  /** Waits until something holds of all nodes: `lacking` are those of which it does not. */
  private async sees(what: string, lacking: () => readonly Actor[]): Promise<void> {
    if (await this.show.until(() => lacking().length === 0, PATIENCE_MS)) return
    if (this.isOver()) return
    const names = lacking().map(({ node }) => node.name)
    throw new StoryError(`${what}: it did not come about within ${PATIENCE_MS / 1_000} s at ${names.join(', ')}`)
  }
}
