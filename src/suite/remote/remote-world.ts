import type { Bytes } from '../../wire/ids'
import {
  type AdapterBroken,
  AdapterMistimes,
  type AnchorSpec,
  type DirectoryEntry,
  type NetworkState,
  NotPossible,
  type Observations,
  type Question,
  type ScriptedPeerSpec,
  type World,
  type WorldEvent,
  type WorldSpec,
} from '../port'
import {
  channelMembersFromWire,
  entryToWire,
  eventFromWire,
  networkToWire,
  observationFromWire,
  ProtocolViolation,
  questionToWire,
  toNs,
  type WireObservation,
  type WireResponse,
  worldToWire,
} from './messages'
import { MAX_ENTRIES } from './responses'

/** How a world reaches its adapter. */
export interface Line {
  readonly ask: (call: string, argument: object) => Promise<WireResponse>
  readonly capabilities: readonly string[]
  /** Makes an error out of what the adapter did wrong, and gives it up. */
  readonly broken: (words: string) => AdapterBroken
  readonly close: () => Promise<void>
}

/** A world in an adapter's process. What it says is checked before it is believed. */
export class RemoteWorld implements World {
  private readonly line: Line
  private readonly subjects: ReadonlySet<string>
  private readonly peers = new Set<string>()
  private nowMs = 0
  private eventCount = 0
  private isClosed = false

  static async open(spec: WorldSpec, line: Line): Promise<RemoteWorld> {
    if (spec.subjects.length > 1 && !line.capabilities.includes('several-subjects')) {
      throw new NotPossible('The adapter does not declare several-subjects.')
    }
    const world = new RemoteWorld(spec, line)
    await world.tell('open', worldToWire(spec))
    return world
  }

  private constructor(spec: WorldSpec, line: Line) {
    this.line = line
    this.subjects = new Set(spec.subjects.map(({ name }) => name))
  }

  async start(subject: string): Promise<void> {
    await this.tell('start', { subject })
  }

  async stop(subject: string): Promise<void> {
    await this.tell('stop', { subject })
  }

  async addPeer(peer: ScriptedPeerSpec): Promise<void> {
    await this.tell('addPeer', peer)
    this.peers.add(peer.name)
  }

  async reachable(peer: string, yes: boolean): Promise<void> {
    await this.tell('setReachable', { peer, reachable: yes })
  }

  async connect(peer: string, subject: string): Promise<void> {
    await this.tell('connect', { peer, subject })
  }

  async disconnect(peer: string, subject: string): Promise<void> {
    await this.tell('disconnect', { peer, subject })
  }

  async pause(peer: string): Promise<void> {
    await this.tell('pause', { peer })
  }

  async resume(peer: string): Promise<void> {
    await this.tell('resume', { peer })
  }

  async send(peer: string, subject: string, envelopes: readonly Bytes[]): Promise<void> {
    await this.tell('send', { peer, subject, envelopes })
  }

  async advance(ms: number): Promise<readonly WorldEvent[]> {
    const { events: answer } = await this.line.ask('advance', { durationNs: toNs(ms) })
    if (!answer) throw this.line.broken('The adapter has answered advance without events.')
    const { events } = answer
    const [since, until] = [this.nowMs, this.nowMs + ms]
    this.eventCount += events.length
    if (this.eventCount > MAX_ENTRIES) throw this.line.broken(`The adapter has sent ${this.eventCount} events of one world.`)
    const known = this.checked(() => events.map(eventFromWire))
    let last = since
    for (const event of known) {
      if (event.atMs < since) throw this.mistimed(`The adapter has sent an event of the past: ${inTime(event, since)}.`)
      if (event.atMs > until) throw this.mistimed(`The adapter has sent an event of the future: ${inTime(event, until)}.`)
      if (event.atMs < last) throw this.mistimed(`The adapter goes back in time: ${inTime(event, last)}.`)
      const stranger = this.strangerIn(event)
      if (stranger !== undefined) throw this.line.broken(`The adapter has sent an event of ${stranger}, whom nobody has added.`)
      last = event.atMs
    }
    this.nowMs = until
    return known
  }

  async gossip(subject: string, messages: readonly Bytes[]): Promise<void> {
    await this.tell('gossip', { subject, messages })
  }

  async joinChannel(
    subject: string,
    channel: string,
    sequence: bigint,
    orgs: readonly string[],
    anchors: readonly AnchorSpec[],
  ): Promise<void> {
    await this.tell('joinChannel', { subject, channel, sequence: String(sequence), orgs, anchors })
  }

  async leaveChannel(subject: string, channel: string): Promise<void> {
    await this.tell('leaveChannel', { subject, channel })
  }

  async updateLedgerHeight(subject: string, channel: string, height: bigint): Promise<void> {
    await this.tell('updateLedgerHeight', { subject, channel, height: String(height) })
  }

  async updateChaincodes(
    subject: string,
    channel: string,
    chaincodes: readonly { readonly name: string; readonly version: string }[],
  ): Promise<void> {
    await this.tell('updateChaincodes', { subject, channel, chaincodes })
  }

  async updateDirectory(entries: readonly DirectoryEntry[]): Promise<void> {
    await this.tell('updateDirectory', { entries: entries.map(entryToWire) })
  }

  async suspect(subject: string): Promise<void> {
    await this.tell('suspect', { subject })
  }

  async setNetwork(state: NetworkState): Promise<void> {
    await this.tell('setNetwork', networkToWire(state))
  }

  async observe<Q extends Question>(subject: string, question: Q): Promise<Observations[Q]> {
    const answer = await this.look(questionToWire(subject, question))
    return this.checked(() => observationFromWire(question, answer))
  }

  async observeChannelMembers(subject: string, channel: string): Promise<readonly string[]> {
    const answer = await this.look({ subject, channelMembers: channel })
    return this.checked(() => channelMembersFromWire(answer))
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    await this.line.close()
  }

  private mistimed(words: string): AdapterMistimes {
    return new AdapterMistimes(this.line.broken(words).message)
  }

  private async tell(call: string, argument: object): Promise<void> {
    const { answer } = await this.line.ask(call, argument)
    if (answer !== 'done') throw this.line.broken(`The adapter has answered ${call} with ${answer ?? 'nothing'}.`)
  }

  private async look(question: object): Promise<WireObservation> {
    const { observation } = await this.line.ask('observe', question)
    if (!observation) throw this.line.broken('The adapter has answered observe without an observation.')
    return observation
  }

  private checked<Value>(read: () => Value): Value {
    try {
      return read()
    } catch (error) {
      throw error instanceof ProtocolViolation ? this.line.broken(`The adapter has sent ${error.message}.`) : error
    }
  }

  private strangerIn(event: WorldEvent): string | undefined {
    if (!this.subjects.has(event.subject)) return `the subject "${event.subject}"`
    const peer = 'peer' in event ? event.peer : undefined
    // Nodes refuse messages of other nodes, too; nothing else of them is told.
    if (peer === undefined || this.peers.has(peer) || (event.type === 'rejected' && this.subjects.has(peer))) return undefined
    return `the peer "${peer}"`
  }
}

const inTime = ({ type, atMs }: WorldEvent, limitMs: number): string => `"${type}" at ${atMs} ms, where ${limitMs} ms is the limit`
