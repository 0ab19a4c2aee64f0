import { flood } from './flood'
import { gossipsubMesh } from './gossipsub-mesh'
import { grpcMesh } from './grpc-mesh'
import { idleLatency, loadedLatency } from './latency'
import type { Material } from './materials'
import type { Load, Mesh } from './mesh'
import { nodeMesh } from './node-mesh'
import type { Answer } from './parts'
import { grpcAtRest, nodeAtRest, startClients, startPeers } from './rest'
import { besideFourth, startPeer } from './slow'
import { transportMesh } from './transport-mesh'

interface MeshOptions extends Load {
  readonly of: keyof typeof MESHES
  readonly given: readonly Material[]
  readonly settings?: Readonly<Record<string, number>>
}

const MESHES = { nodes: nodeMesh, streams: transportMesh, grpc: grpcMesh, gossipsub: gossipsubMesh }
/** A hop, and not how long a node waits for more. */
const AT_ONCE = { maxPropagationBurstSize: 1 }

const PARTS: Readonly<Record<string, (options: never) => Promise<unknown>>> = {
  flood: (options: MeshOptions & { messages: number; warmUp: number }) =>
    within(options, (mesh) => flood(mesh, options.messages, options.warmUp)),
  'idle-latency': (options: MeshOptions & { messages: number }) =>
    within({ ...options, settings: AT_ONCE }, (mesh) => idleLatency(mesh, options.messages)),
  'loaded-latency': (options: MeshOptions & { perSecond: number; seconds: number }) =>
    within({ ...options, settings: AT_ONCE }, (mesh) => loadedLatency(mesh, options)),
  'node-at-rest': nodeAtRest,
  'grpc-at-rest': grpcAtRest,
  peers: (options: Parameters<typeof startPeers>[0]) => startPeers(options),
  clients: (options: Parameters<typeof startClients>[0]) => startClients(options),
  'beside-fourth': besideFourth,
  peer: (options: Parameters<typeof startPeer>[0]) => startPeer(options).then(() => undefined),
}

async function within<Found>({ of, ...options }: MeshOptions, measure: (mesh: Mesh) => Promise<Found>): Promise<Found> {
  const mesh = await MESHES[of](options)
  const found = await measure(mesh)
  await mesh.close()
  return found
}

async function answerTo(name: string, options: never): Promise<Answer> {
  try {
    const part = PARTS[name]
    return part === undefined ? { failed: 'there is no such part' } : { found: await part(options) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}

process.once('message', async ({ name, options }: { name: string; options: never }) => process.send?.(await answerTo(name, options)))
process.once('disconnect', () => process.exit(0))
