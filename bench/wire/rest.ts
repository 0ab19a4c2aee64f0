import { setTimeout as pause } from 'node:timers/promises'
import { GossipTransport } from '../../src/peer/transport'
import { OwnAlive } from '../../src/reference/membership/alive-message'
import type { Stream } from '../../src/reference/ports/transport'
import { handshakeOf } from '../../src/reference/transport/handshake'
import { encodeEnvelope } from '../../src/wire/envelope'
import { openServer, openStream } from './grpc-mesh'
import { HOST, type Material, tlsOf } from './materials'
import { LIMITS, localMspOf, startNode } from './node'
import { startPart } from './parts'

/** What a process holds and does that is connected to many. */
export interface AtRest {
  /** The resident set, after collection. */
  readonly kib: number
  /** Percent of one processor. */
  readonly cpu: number
}

export interface RestOptions {
  readonly given: readonly Material[]
  readonly seconds: number
}

const KNOWN_WITHIN_MS = 60_000
const ALIVE_EVERY_MS = 5_000

/** A node at Fabric's settings, and peers in another process that say no more than that they are alive. */
export async function nodeAtRest({ given: [own, ...others], seconds }: RestOptions): Promise<AtRest> {
  if (own === undefined) throw new Error('there is nobody to measure')
  const node = await startNode({ material: own, index: 0, bootstrap: '', settings: {} })
  const peers = await startPart('peers', { given: others, endpoint: node.endpoint })
  const deadline = Date.now() + KNOWN_WITHIN_MS
  const known = () => node.gossip.observe().members.alive.length
  while (known() < others.length) {
    if (Date.now() > deadline) throw new Error(`the node knows ${known()} of ${others.length} peers after ${KNOWN_WITHIN_MS / 1000} s`)
    await pause(20)
  }
  const seen = await measured(seconds)
  await Promise.all([peers.end(), node.stop()])
  return seen
}

/** The peers of that node: each has a stream to it, and is alive every five seconds. */
export async function startPeers({ given, endpoint }: { readonly given: readonly Material[]; readonly endpoint: string }): Promise<void> {
  for (const [index, material] of given.entries()) {
    const { pkiId, identity, sign } = await localMspOf(material)
    const transport = new GossipTransport({ tls: tlsOf(material), ...LIMITS, sendBuffSize: 200 })
    const stream = await new Promise<Stream | undefined>((resolve) => transport.dialer.dial(endpoint, resolve))
    if (stream === undefined) throw new Error(`${endpoint} cannot be dialled`)
    const credentials = { pkiId, identity, signer: { sign } }
    // Nobody listens there, and nobody dials it while the stream stands.
    const at = `${HOST}:${index + 1}`
    const alive = new OwnAlive({
      ...credentials,
      externalEndpoint: at,
      internalEndpoint: at,
      metadata: new Uint8Array(),
      startedAt: Date.now(),
      publishCertPeriodMs: ALIVE_EVERY_MS,
    })
    const speak = () => stream.write(encodeEnvelope(alive.create(Date.now()).envelope))
    stream.listen({ onMessage: () => undefined, onEnd: () => process.exit(1) })
    stream.write(handshakeOf(credentials, false, stream.binding))
    speak()
    setInterval(speak, ALIVE_EVERY_MS)
  }
}

/** A server of grpc-js to which as many streams are open, on which nothing is said. */
export async function grpcAtRest({ given: [own, ...others], seconds }: RestOptions): Promise<AtRest> {
  if (own === undefined) throw new Error('there is nobody to measure')
  const { server, port } = await openServer(own, () => undefined)
  const clients = await startPart('clients', { given: others, port })
  const seen = await measured(seconds)
  await clients.end()
  server.forceShutdown()
  return seen
}

export async function startClients({ given, port }: { readonly given: readonly Material[]; readonly port: number }) {
  for (const material of given) await openStream(material, port)
}

async function measured(seconds: number): Promise<AtRest> {
  const begun = { cpu: process.cpuUsage(), at: performance.now() }
  await pause(seconds * 1000)
  const { user, system } = process.cpuUsage(begun.cpu)
  const cpu = (user + system) / 10 / (performance.now() - begun.at)
  return { kib: residentKib(), cpu }
}

function residentKib(): number {
  if (global.gc === undefined) throw new Error('memory is measured with node --expose-gc')
  for (let turn = 0; turn < 3; turn++) global.gc()
  return process.memoryUsage().rss / 1024
}
