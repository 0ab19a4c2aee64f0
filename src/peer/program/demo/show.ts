import { randomBytes } from 'node:crypto'
import { unsignedBlock } from '../fabric-block'
import { type BlockLine, ChildNode } from './child-node'
import { CHANNEL, type WrittenNetwork, type WrittenNode } from './network'

/** A node of the show: who it is, and what it was last seen to know. */
export interface Actor {
  readonly node: WrittenNode
  state: 'starting' | 'running' | 'killed'
  /** When this life of it began, in ms since the epoch. */
  bornAt: number
  /** Addresses of others. */
  alive: ReadonlySet<string>
  dead: ReadonlySet<string>
  /** Addresses of others that are known in the channel. */
  inChannel: ReadonlySet<string>
  /** When each block was handed on, in this life or an earlier one, in ms since the epoch. */
  readonly blocks: Map<bigint, number>
  child: ChildNode | undefined
  hearing: AbortController | undefined
}

interface Members {
  readonly alive: readonly { readonly endpoint?: string }[]
  readonly dead: readonly { readonly endpoint?: string }[]
}

const LOOK_EVERY_MS = 150

/** A network of child processes, looked at by their local calls only. Whatever changes is told to `onChange`. */
export class Show {
  readonly actors: readonly Actor[]
  readonly network: WrittenNetwork
  private readonly onChange: () => void
  private readonly onTrouble: (words: string) => void
  private readonly waiting = new Set<() => void>()
  private readonly starts = new Set<Promise<void>>()
  private isOver = false

  /** `onTrouble` is told of what no node should do: hand a block on again, or let go of who hears its blocks. */
  constructor(network: WrittenNetwork, onChange: () => void, onTrouble: (words: string) => void) {
    this.network = network
    this.onChange = onChange
    this.onTrouble = onTrouble
    this.actors = network.nodes.map((node) => ({
      node,
      state: 'starting',
      bornAt: 0,
      alive: new Set(),
      dead: new Set(),
      inChannel: new Set(),
      blocks: new Map(),
      child: undefined,
      hearing: undefined,
    }))
  }

  get running(): readonly Actor[] {
    return this.actors.filter(({ state }) => state === 'running')
  }

  /** Starts a node; `next` is the number of the block that it is to begin at. */
  async start(actor: Actor, next: bigint): Promise<void> {
    const start = this.bringUp(actor, next)
    this.starts.add(start)
    try {
      await start
    } finally {
      this.starts.delete(start)
    }
  }

  private async bringUp(actor: Actor, next: bigint): Promise<void> {
    actor.state = 'starting'
    actor.bornAt = Date.now()
    const child = await ChildNode.start(actor.node, this.network.channels)
    if (this.isOver) {
      child.signal('SIGKILL')
      await child.ended
      return
    }
    actor.child = child
    await this.hear(actor, child, next)
    actor.state = 'running'
    void this.look(actor, child)
    this.changed()
  }

  /** Resolves once the node hands on what comes from a number on. @throws Error if it does not take that */
  private async hear(actor: Actor, child: ChildNode, next: bigint): Promise<void> {
    const { name } = actor.node
    if (!(await child.post(`/channels/${CHANNEL}/height?number=${next}`))) throw new Error(`${name} has not taken its height, ${next}`)
    const hearing = new AbortController()
    actor.hearing = hearing
    const onBlock = ({ number: text }: BlockLine) => {
      const number = BigInt(text)
      if (actor.blocks.has(number)) this.onTrouble(`${name} has handed on block ${number} twice`)
      actor.blocks.set(number, Date.now())
      this.changed()
    }
    await new Promise<void>((resolve) => {
      child.blocks(CHANNEL, next, hearing.signal, onBlock, resolve).catch((error: Error) => {
        if (actor.child === child && !this.isOver) this.onTrouble(`${name}, blocks from ${next} on: ${error.message}`)
        resolve()
      })
    })
  }

  /** As by `kill -9`. */
  async kill(actor: Actor): Promise<void> {
    const { child } = actor
    actor.state = 'killed'
    actor.alive = new Set()
    actor.dead = new Set()
    actor.inChannel = new Set()
    actor.child = undefined
    child?.signal('SIGKILL')
    await child?.ended
    this.changed()
  }

  /** Gives a block to one node of each organization, as an ordering service does. Returns who they are. */
  async giveBlock(number: bigint): Promise<readonly Actor[]> {
    const orgs = [...new Set(this.running.map(({ node }) => node.mspId))]
    const first = orgs.flatMap((org) => this.running.find(({ node }) => node.mspId === org) ?? [])
    await Promise.all(
      first.map(({ child }) => child?.post(`/channels/${CHANNEL}/blocks?number=${number}`, unsignedBlock(number, [randomBytes(2_000)]))),
    )
    return first
  }

  /** Resolves with true once it holds, and with false if it does not within the time, or the show is over. */
  until(holds: () => boolean, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (answer: boolean) => {
        clearTimeout(timer)
        this.waiting.delete(look)
        resolve(answer)
      }
      const look = () => {
        if (holds()) end(true)
        else if (this.isOver) end(false)
      }
      const timer = setTimeout(() => end(false), withinMs)
      this.waiting.add(look)
      look()
    })
  }

  /** Stops all nodes, those as well that are starting now. Returns the names of those that did not end well, and how. */
  async end(): Promise<readonly string[]> {
    this.isOver = true
    this.changed()
    const children = this.actors.flatMap(({ node, child, hearing }) => {
      hearing?.abort()
      return child === undefined ? [] : [{ name: node.name, child }]
    })
    for (const { child } of children) child.signal('SIGTERM')
    await Promise.allSettled(this.starts)
    const ended = await Promise.all(children.map(async ({ name, child }) => ({ name, how: await child.ended })))
    return ended.filter(({ how }) => how !== 0).map(({ name, how }) => `${name} ended with ${how}`)
  }

  private async look(actor: Actor, child: ChildNode): Promise<void> {
    while (actor.child === child && !this.isOver) {
      const [members, channel] = await Promise.all([
        child.get<Members>('/members'),
        child.get<{ readonly members: Members['alive'] }>(`/channels/${CHANNEL}`),
      ])
      if (actor.child === child && members !== undefined) {
        actor.alive = addressesOf(members.alive)
        actor.dead = addressesOf(members.dead)
        actor.inChannel = addressesOf(channel?.members ?? [])
        this.changed()
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }

  private changed(): void {
    for (const look of [...this.waiting]) look()
    this.onChange()
  }
}

const addressesOf = (members: Members['alive']): ReadonlySet<string> => new Set(members.flatMap(({ endpoint }) => endpoint ?? []))
