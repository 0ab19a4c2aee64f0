import { setTimeout as pause } from 'node:timers/promises'
import { openServer, openStream } from './grpc-mesh'
import type { Material } from './materials'
import { startNode } from './node'
import { acquainted } from './node-mesh'
import { startPart } from './parts'

/** What a process holds and does that is connected to many. */
export interface AtRest {
  /** KiB of the resident set for each connection. */
  readonly kibPerConnection: number
  /** Percent of one processor. */
  readonly cpu: number
}

export interface RestOptions {
  readonly given: readonly Material[]
  readonly seconds: number
}

const CONNECTED_WITHIN_MS = 120_000

/** A node at Fabric's settings, and peers in another process: all of them nodes of one channel. */
export async function nodeAtRest({ given: [own, ...others], seconds }: RestOptions): Promise<AtRest> {
  if (own === undefined) throw new Error('there is nobody to measure')
  const node = await startNode({ material: own, index: 0, bootstrap: '', settings: {} })
  const before = residentKib()
  const peers = await startPart('peers', { given: others, bootstrap: node.endpoint })
  await acquainted([node], others.length)
  const seen = await connectedAndMeasured(others.length, before, seconds)
  await Promise.all([peers.end(), node.stop()])
  return seen
}

/** The peers of that node. */
export async function startPeers({ given, bootstrap }: { readonly given: readonly Material[]; readonly bootstrap: string }) {
  for (const [index, material] of given.entries()) await startNode({ material, index: index + 1, bootstrap, settings: {} })
}

/** A server of grpc-js to which as many streams are open, on which nothing is said. */
export async function grpcAtRest({ given: [own, ...others], seconds }: RestOptions): Promise<AtRest> {
  if (own === undefined) throw new Error('there is nobody to measure')
  const { server, port } = await openServer(own, () => undefined)
  const before = residentKib()
  const clients = await startPart('clients', { given: others, port })
  const seen = await connectedAndMeasured(others.length, before, seconds)
  await clients.end()
  server.forceShutdown()
  return seen
}

export async function startClients({ given, port }: { readonly given: readonly Material[]; readonly port: number }) {
  for (const material of given) await openStream(material, port)
}

async function connectedAndMeasured(connections: number, before: number, seconds: number): Promise<AtRest> {
  const deadline = Date.now() + CONNECTED_WITHIN_MS
  while (openSockets() < connections) {
    if (Date.now() > deadline) throw new Error(`${openSockets()} of ${connections} connections stand after ${CONNECTED_WITHIN_MS / 1000} s`)
    await pause(200)
  }
  const begun = { cpu: process.cpuUsage(), at: performance.now() }
  await pause(seconds * 1000)
  const { user, system } = process.cpuUsage(begun.cpu)
  const cpu = (user + system) / 10 / (performance.now() - begun.at)
  return { kibPerConnection: (residentKib() - before) / openSockets(), cpu }
}

const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length

function residentKib(): number {
  if (global.gc === undefined) throw new Error('memory is measured with node --expose-gc')
  for (let turn = 0; turn < 3; turn++) global.gc()
  return process.memoryUsage().rss / 1024
}
