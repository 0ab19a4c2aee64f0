import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setWorldConstructor, World } from '@cucumber/cucumber'
import type { Bytes } from '../../../src/wire/ids'
import { ANOTHER_SPELLING, OPENINGS, speaker } from './handshakes'
import { Listener } from './listener'
import { impostorOf, type PeerMaterial, ROLES, type Role, readMaterial, writeMaterial } from './material'
import { NodeProcess } from './node-process'
import { whyClosed } from './sockets'
import { OpenStream, type Target } from './streams'

/** World parameters: a node that listens already, and the folder with the material of those that speak to it; both or neither. */
export interface WireParameters {
  readonly address?: string
  readonly msp?: string
}

/** What all examples of a process share. */
interface Place {
  readonly folder: string
  readonly node: NodeProcess | undefined
  readonly address: string
}

/** Exit codes of the suite: a parameter is wrong, or there is nothing to judge. */
const WRONG_USE = 2
const NOBODY_THERE = 3

let place: Place | undefined

/** Starts the node that the examples judge, unless one is given. */
export async function begin({ address, msp }: WireParameters): Promise<void> {
  if (address !== undefined && msp !== undefined) {
    place = { folder: path.resolve(msp), node: undefined, address }
    for (const role of ['bob', 'anna', 'carol', 'dave'] as const) {
      if (readMaterial(msp, role) === undefined) leave(`${path.join(msp, role)} is not there: ${ROLES[role]}.`, WRONG_USE)
    }
    const closed = await whyClosed(address)
    if (closed !== undefined) leave(`Nobody listens at ${address} (${closed}): start the node first.`, NOBODY_THERE)
    return
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'gossip-wire-'))
  await writeMaterial(folder)
  const node = await NodeProcess.start(folder)
  place = { folder, node, address: node.address }
}

/** Ends the process with one sentence; never a worker, for there is none where a node is given. */
function leave(words: string, code: number): never {
  process.stderr.write(`${words}\n`)
  process.exit(code)
}

export async function finish(): Promise<void> {
  if (place?.node === undefined) return
  await place.node.end()
  await rm(place.folder, { recursive: true })
}

/** One example: who speaks to the node, and over which streams. */
export class WireWorld extends World {
  private readonly streams = new Map<string, OpenStream[]>()
  /** What each peer has connected with last. */
  private readonly openings = new Map<string, Bytes>()
  readonly listener = new Listener()
  /** Grows from example to example: nodes drop what is older than what they know. */
  private static asked = BigInt(Date.now()) * 1_000_000n
  own: NodeProcess | undefined

  get address(): string {
    return this.own?.address ?? this.place.address
  }

  /** bob is of the organization of the node. */
  get target(): Target {
    return { address: this.address, trusted: this.material('bob').tlsCa }
  }

  /** Whether the suite has started the node, and may stop it. */
  get isOurs(): boolean {
    return this.place.node !== undefined
  }

  get folder(): string {
    return this.place.folder
  }

  nextNumber(): bigint {
    WireWorld.asked += 1n
    return WireWorld.asked
  }

  has(role: string): boolean {
    return readMaterial(this.place.folder, role as Role) !== undefined
  }

  material(role: string): PeerMaterial {
    const material = readMaterial(this.place.folder, role as Role)
    if (material === undefined) throw new Error(`there is no material of ${role}: ${ROLES[role as Role] ?? 'nobody has that name'}`)
    return material
  }

  /** A peer opens a stream, and says what it is to say. Who it is by another spelling speaks over the connection that it has. */
  async connect(role: string, opening: string): Promise<void> {
    const self = speaker(this.material(role), opening)
    const other = this.material(role === 'carol' ? 'bob' : 'carol')
    const bytes = OPENINGS[opening]?.({ self, other, impostor: await impostorOf(self), before: this.openings.get(role) })
    if (bytes !== undefined) this.openings.set(role, bytes)
    const before = this.streams.get(role) ?? []
    const beside = opening === ANOTHER_SPELLING ? before[0] : undefined
    const stream = new OpenStream(this.target, self, { isCertified: opening !== 'no TLS certificate', ...(beside && { beside }) })
    this.streams.set(role, [...before, stream])
    if (bytes !== undefined) stream.send(bytes)
  }

  /** The stream that a peer has opened last, or first. */
  stream(role: string, which: 'first' | 'last' = 'last'): OpenStream {
    const stream = this.streams.get(role)?.at(which === 'first' ? 0 : -1)
    if (stream === undefined) throw new Error(`${role} has no stream`)
    return stream
  }

  /** @throws Error if the node is gone that the examples share */
  async demandListening(): Promise<void> {
    const closed = this.own === undefined ? await whyClosed(this.address) : undefined
    if (closed !== undefined) throw new Error(`nobody listens at ${this.address} any more: ${closed}`)
  }

  async leave(): Promise<void> {
    for (const stream of [...this.streams.values()].flat()) stream.close()
    this.listener.close()
    await this.own?.end()
  }

  private get place(): Place {
    if (place === undefined) throw new Error('no node was started')
    return place
  }
}

setWorldConstructor(WireWorld)
