import { setTimeout as pause } from 'node:timers/promises'
import { GossipTransport } from '../../src/peer/transport'
import type { Stream } from '../../src/reference/ports/transport'
import { registerGossipService } from '../../src/reference/transport/gossip-service'
import { HOST, type Material, tlsOf } from './materials'
import type { Load, Mesh } from './mesh'
import { Blocks } from './messages'

const LIMITS = { dialTimeoutMs: 5_000, connTimeoutMs: 5_000, sendBuffSize: 4_000 }
const GRACE_MS = 500

/** The streams that nodes use, and no nodes: one between any two ends, used both ways. */
export async function transportMesh({ given, ...load }: Load & { readonly given: readonly Material[] }): Promise<Mesh> {
  const blocks = new Blocks(load)
  const streams: Stream[][] = given.map(() => [])
  const transports = given.map((material) => new GossipTransport({ tls: tlsOf(material), ...LIMITS }))
  const total = (what: 'received' | 'overflows') => transports.reduce((sum, { counts }) => sum + counts[what], 0)
  const mesh = {
    size: given.length,
    get arrived() {
      return total('received')
    },
    get dropped() {
      return total('overflows')
    },
    publish: (end: number, message: number) => {
      const envelope = blocks.envelope(message)
      for (const stream of streams[end] ?? []) stream.write(envelope)
    },
    onDelivered: (_end: number, _message: number): void => undefined,
    close: async () => {
      await Promise.all(transports.map((transport) => transport.close(GRACE_MS)))
    },
  }
  const attach = (end: number, stream: Stream) => {
    streams[end]?.push(stream)
    stream.listen({ onMessage: (envelope) => mesh.onDelivered(end, blocks.numberIn(envelope)), onEnd: () => undefined })
  }
  for (const [end, transport] of transports.entries()) {
    registerGossipService(transport.server, (stream) => attach(end, stream))
    const endpoint = `${HOST}:${await transport.listen(`${HOST}:0`)}`
    for (let other = end + 1; other < given.length; other++) {
      const stream = await new Promise<Stream | undefined>((resolve) => transports[other]?.dialer.dial(endpoint, resolve))
      if (stream === undefined) throw new Error(`${endpoint} cannot be dialled`)
      attach(other, stream)
      while ((streams[end]?.length ?? 0) < other) await pause(1)
    }
  }
  return mesh
}
