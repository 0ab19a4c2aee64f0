import { setTimeout as pause } from 'node:timers/promises'
import { takesEveryBlock } from '../../src/peer/msp'
import type { Material } from './materials'
import type { Load, Mesh } from './mesh'
import { Blocks, CHANNEL } from './messages'
import { startNode, type WireNode } from './node'

/** Fabric's settings, but that a network comes about soon, and that nothing is dropped while all of them read. */
export const SETTINGS = {
  aliveTimeInterval: '1s',
  aliveExpirationTimeout: '60s',
  publishStateInfoInterval: '500ms',
  reconnectInterval: '1s',
  maxBlockCountToStore: 2_000,
  sendBuffSize: 50_000,
}
const ACQUAINTED_WITHIN_MS = 60_000

export interface NodeMeshOptions extends Load {
  readonly given: readonly Material[]
  readonly settings?: Readonly<Record<string, string | number>>
}

/** Nodes of the reference that all know each other as members of a channel of their organization. */
export async function nodeMesh({
  given,
  settings = {},
  ...load
}: NodeMeshOptions): Promise<Mesh & { readonly nodes: readonly WireNode[] }> {
  const blocks = new Blocks(load)
  const nodes: WireNode[] = []
  let first = ''
  const mesh = {
    nodes,
    size: given.length,
    publish: (end: number, message: number) => nodes[end]?.gossip.gossip(blocks.message(message)),
    onDelivered: (_end: number, _message: number): void => undefined,
    get arrived() {
      return sum(nodes.map(({ transport }) => transport.counts.received))
    },
    get dropped() {
      return sum(nodes.map(({ transport }) => transport.counts.overflows))
    },
    close: async () => {
      await Promise.all(nodes.map((node) => node.stop()))
    },
  }
  for (const [index, material] of given.entries()) {
    const node = await startNode({
      material,
      index,
      bootstrap: first,
      settings: { ...SETTINGS, ...settings },
      verifiesBlock: (channel, sequence, block) => takesEveryBlock(channel, sequence, block) && blocks.isSigned(block),
      listener: {
        onDelivered: (_channel, { content }) => {
          if (content.kind === 'data') mesh.onDelivered(index, Number(content.payload.seqNum))
        },
      },
    })
    if (first === '') first = node.endpoint
    nodes.push(node)
  }
  await acquainted(nodes, given.length - 1)
  return mesh
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Waits until each of these nodes knows so many others in the channel. */
export async function acquainted(nodes: readonly WireNode[], others: number): Promise<void> {
  const deadline = Date.now() + ACQUAINTED_WITHIN_MS
  const known = () => nodes.map(({ gossip }) => gossip.observe().channelMembers(CHANNEL).length)
  while (known().some((count) => count < others)) {
    if (Date.now() > deadline)
      throw new Error(`of ${others} others, the nodes know ${known().join(', ')} in ${ACQUAINTED_WITHIN_MS / 1_000} s`)
    await pause(20)
  }
}
