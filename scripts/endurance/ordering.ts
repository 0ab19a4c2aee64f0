import { randomBytes } from 'node:crypto'
import { CHANNEL } from '../../src/peer/program/demo/network'
import type { Actor } from '../../src/peer/program/demo/show'
import { unsignedBlock } from '../../src/peer/program/fabric-block'

const BLOCK_BYTES = 2_000

/** An ordering service: makes blocks, keeps them, and hands one node of each organization whatever it has not got yet. */
export class Ordering {
  private readonly blocks: Uint8Array[] = []
  private readonly served = new Map<string, bigint>()

  /** The number of the newest block. */
  get newest(): bigint {
    return BigInt(this.blocks.length)
  }

  make(): void {
    this.blocks.push(unsignedBlock(this.newest + 1n, [randomBytes(BLOCK_BYTES)]))
  }

  /** Of each organization the first of these is served, from the block on after those that it has handed on. Resolves when all is taken, or a node is gone. */
  async serve(actors: readonly Actor[]): Promise<void> {
    const orgs = new Set(actors.map(({ node }) => node.mspId))
    await Promise.all([...orgs].flatMap((org) => actors.find(({ node }) => node.mspId === org) ?? []).map((actor) => this.serveOne(actor)))
  }

  private async serveOne({ node, child, blocks }: Actor): Promise<void> {
    const life = `${node.name} ${child?.pid}`
    let last = this.served.get(life) ?? highest(blocks.keys())
    while (last < this.newest) {
      const taken = await child?.post(`/channels/${CHANNEL}/blocks?number=${last + 1n}`, this.blocks[Number(last)])
      if (!taken) return
      last += 1n
      this.served.set(life, last)
    }
  }
}

/** The highest of some numbers of blocks; 0 if there is none. */
export function highest(numbers: Iterable<bigint>): bigint {
  let top = 0n
  for (const number of numbers) if (number > top) top = number
  return top
}
