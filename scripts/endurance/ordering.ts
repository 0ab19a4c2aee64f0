import { randomBytes } from 'node:crypto'
import { CHANNEL } from '../../src/peer/program/demo/network'
import type { Actor } from '../../src/peer/program/demo/show'
import { unsignedBlock } from '../../src/peer/program/fabric-block'

const BLOCK_BYTES = 2_000
/** A node holds a block for a hundred pull intervals of two seconds (BLOCK-6); from this age on nobody counts on it. */
const HELD_FOR_MS = 180_000

/**
 * An ordering service: makes blocks, keeps them, and hands one node of each organization whatever it has not got yet. What no node of
 * an organization holds any more, since all that did have died, who lacks it gets as well, as Fabric's state transfer does it.
 */
export class Ordering {
  private readonly blocks: Uint8Array[] = []
  /** When each block was given to a life of a node, in ms since the epoch. */
  private readonly given = new Map<string, Map<bigint, number>>()

  /** The number of the newest block. */
  get newest(): bigint {
    return BigInt(this.blocks.length)
  }

  make(): void {
    this.blocks.push(unsignedBlock(this.newest + 1n, [randomBytes(BLOCK_BYTES)]))
  }

  /** Serves nodes that are awake, each from the block on after those that it has. Resolves when all is taken, or a node is gone. */
  async serve(awake: readonly Actor[], running: readonly Actor[] = awake): Promise<void> {
    const orgs = [...new Set(awake.map(({ node }) => node.mspId))]
    const first = orgs.flatMap((org) => awake.find(({ node }) => node.mspId === org) ?? [])
    await Promise.all(first.map((actor) => this.serveOne(actor, () => true)))
    const lost = (actor: Actor) => (number: bigint) =>
      !running.some((other) => other !== actor && other.node.mspId === actor.node.mspId && this.holds(other, number))
    await Promise.all(awake.filter((actor) => !first.includes(actor)).map((actor) => this.serveOne(actor, lost(actor))))
  }

  private async serveOne(actor: Actor, isServed: (number: bigint) => boolean): Promise<void> {
    const given = this.givenTo(actor)
    let next = highest([...given.keys(), ...actor.blocks.keys()]) + 1n
    for (; next <= this.newest && isServed(next); next += 1n) {
      if (!(await actor.child?.post(`/channels/${CHANNEL}/blocks?number=${next}`, this.blocks[Number(next) - 1]))) return
      given.set(next, Date.now())
    }
  }

  /** Whether others can pull a block from a node. */
  private holds(actor: Actor, number: bigint): boolean {
    const since = this.givenTo(actor).get(number) ?? actor.blocks.get(number) ?? 0
    return since >= actor.bornAt && Date.now() - since < HELD_FOR_MS
  }

  private givenTo({ node, child }: Actor): Map<bigint, number> {
    const life = `${node.name} ${child?.pid}`
    const given = this.given.get(life) ?? new Map<bigint, number>()
    this.given.set(life, given)
    return given
  }
}

/** The highest of some numbers of blocks; 0 if there is none. */
export function highest(numbers: Iterable<bigint>): bigint {
  let top = 0n
  for (const number of numbers) if (number > top) top = number
  return top
}
