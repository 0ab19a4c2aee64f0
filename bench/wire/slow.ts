import { type Flooded, flood } from './flood'
import { idleLatency, type Latency } from './latency'
import type { Material } from './materials'
import type { Load } from './mesh'
import { startNode } from './node'
import { acquainted, nodeMesh, SETTINGS } from './node-mesh'
import { startPart } from './parts'

/** What three nodes do for each other while a fourth one does, or does not. */
export interface Beside {
  readonly flooded: Flooded
  readonly latency: Latency
}

export interface BesideOptions extends Load {
  /** Of the three, and one more. */
  readonly given: readonly Material[]
  readonly fourth: 'none' | 'frozen'
  readonly messages: number
  readonly warmUp: number
}

/** Three nodes flood each other, beside a fourth one that is stopped in the midst of it and reads nothing any more; or without one. */
export async function besideFourth({ given, fourth, messages, warmUp, ...load }: BesideOptions): Promise<Beside> {
  const honest = given.slice(0, 3)
  const mesh = await nodeMesh({ given: honest, ...load })
  const [first] = mesh.nodes
  const joined = fourth === 'none' ? undefined : await startPart('peer', { material: given[3], bootstrap: first?.endpoint })
  if (joined !== undefined) await acquainted(mesh.nodes, honest.length)
  joined?.process.kill('SIGSTOP')
  const flooded = await flood(mesh, messages, warmUp)
  const latency = await idleLatency(mesh, 200, messages + warmUp)
  await joined?.end()
  await mesh.close()
  return { flooded, latency }
}

export const startPeer = ({ material, bootstrap }: { readonly material: Material; readonly bootstrap: string }) =>
  startNode({ material, index: 3, bootstrap, settings: SETTINGS })
