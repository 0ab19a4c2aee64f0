import type { Bytes } from '../../wire/ids'
import { NotPossible } from '../port'
import type { Actor, Cast } from './cast'
import type { Messages } from './messages'
import type { ExampleRecord } from './record'
import type { Speech } from './speech'
import type { Stage } from './stage'

/** What an impostor shows of somebody else. */
export type Claim = 'PKI-ID' | 'identity'

interface Surroundings {
  readonly stage: Stage
  readonly speech: Speech
  readonly cast: Cast
  readonly messages: Messages
  readonly record: ExampleRecord
}

/** What scripted peers do in the network: they can be dialled or not, open and end streams, and make themselves known. */
export class Peers {
  private readonly stage: Stage
  private readonly speech: Speech
  private readonly cast: Cast
  private readonly messages: Messages
  private readonly record: ExampleRecord
  private readonly admitted = new Set<string>()

  constructor({ stage, speech, cast, messages, record }: Surroundings) {
    this.stage = stage
    this.speech = speech
    this.cast = cast
    this.messages = messages
    this.record = record
  }

  /** Lets the network know of a peer that can be dialled. */
  async admit(name: string, handshake: Bytes = this.messages.handshake(this.cast.get(name))): Promise<void> {
    if (this.admitted.has(name)) return
    this.admitted.add(name)
    const actor = this.cast.get(name)
    const isNew = this.stage.isOpen
    await this.stage.prepare(async (port) => {
      const entered = isNew ? port.updateDirectory([this.cast.entryOf(actor)]) : undefined
      await Promise.all([entered, port.addPeer({ name, endpoints: endpointsOf(actor), handshake })])
    })
  }

  /** A peer can be dialled whose handshake has the PKI-ID of another one, or its identity as well. */
  async admitImpostor(impostor: string, victim: string, claim: Claim): Promise<void> {
    const other = this.cast.get(victim)
    const changes = { pkiId: other, ...(claim === 'identity' && { identity: other }) }
    await this.admit(impostor, this.messages.handshake(this.cast.get(impostor), changes))
  }

  /** A peer opens a stream to a node; one that connects to several has a stream with each. */
  async connect(peer: string, node: string): Promise<void> {
    await this.stage.world()
    const admitted = this.admit(peer)
    this.record.note({ atMs: this.stage.now, from: peer, to: node, text: 'opens a stream' })
    await Promise.all([admitted, this.stage.act((port) => port.connect(peer, node))])
  }

  /** A peer opens its stream to a node, and sends it its alive message. */
  async makeKnown(peer: string, node: string): Promise<void> {
    await this.connect(peer, node)
    await this.speech.transmit(peer, node, [this.messages.alive(this.cast.get(peer))])
  }

  /** A peer says that it is in a channel: to that node, or else to every node that it has had a stream with. */
  async publish(peer: string, channel: string, node?: string): Promise<void> {
    const nodes = node === undefined ? this.nodesMetBy(peer) : [node]
    const info = this.messages.stateInfo(this.cast.get(peer), channel)
    if (nodes.length === 0) throw new NotPossible(`${peer} has a stream with no node`)
    for (const one of nodes) await this.speech.transmit(peer, one, [info])
  }

  private nodesMetBy(peer: string): string[] {
    const meetings = this.record.eventsOf('connected').filter((event) => event.peer === peer)
    return [...new Set(meetings.map(({ subject }) => subject))]
  }

  async disconnect(peer: string, node: string): Promise<void> {
    this.record.note({ atMs: this.stage.now, from: peer, to: node, text: 'ends the stream' })
    await this.stage.act((port) => port.disconnect(peer, node))
  }

  /** A peer ends its streams with all nodes and does not answer when dialled, whether the nodes have started or not. */
  async vanish(peer: string): Promise<void> {
    this.record.note({ atMs: this.stage.now, from: peer, text: 'ends its streams and answers no more when dialled' })
    await this.stage.prepare((port) => port.reachable(peer, false))
    for (const node of this.stage.running) await this.stage.act((port) => port.disconnect(peer, node))
  }

  async comeBack(peer: string): Promise<void> {
    this.record.note({ atMs: this.stage.now, from: peer, text: 'answers again when dialled' })
    await this.stage.act((port) => port.reachable(peer, true))
  }

  /** A newcomer is reached where somebody else was. */
  async replace(peer: string, newcomer: string, org: string): Promise<void> {
    const { internalEndpoint, externalEndpoint } = this.cast.get(peer)
    Object.assign(this.cast.introduce(newcomer, org), { internalEndpoint, externalEndpoint })
    await this.stage.act((port) => port.reachable(peer, false))
    await this.admit(newcomer)
  }

  /** From now on the peer may not read a channel of which its organization is. */
  async forbid(peer: string, org: string, channel: string): Promise<void> {
    const actor = this.cast.introduce(peer, org)
    actor.directory.unreadableChannels = [...actor.directory.unreadableChannels, channel]
    await this.stage.prepare((port) => port.updateDirectory([this.cast.entryOf(actor)]))
  }

  async revoke(peer: string): Promise<void> {
    const actor = this.cast.get(peer)
    actor.directory.valid = false
    await this.stage.act((port) => port.updateDirectory([this.cast.entryOf(actor)]))
  }
}

const endpointsOf = ({ internalEndpoint, externalEndpoint }: Actor): string[] =>
  [internalEndpoint, externalEndpoint].filter((endpoint) => endpoint !== '')
