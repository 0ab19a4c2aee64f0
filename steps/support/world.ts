import { setWorldConstructor, World } from '@cucumber/cucumber'
import { type ImplementationUnderTest, type World as PortWorld, Refusal, type SubjectSpec } from '../../src/suite/port'
import { encodeEnvelope, openEnvelope } from '../../src/wire/envelope'
import type { Envelope, GossipMessage } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
import { type Actor, Cast } from './cast'
import { milliseconds } from './durations'
import { EventLog } from './event-log'
import { keyOf, Messages } from './messages'
import { Outcome } from './outcome'
import { runOf } from './runs'
import { Traffic } from './traffic'

/** 2026-01-01T00:00:00Z: what every node's clock shows when an example begins. */
export const EPOCH_MS = 1_767_225_600_000

/** Intervals longer than any example: a quiet node says nothing of its own accord. */
const QUIET: Readonly<Record<string, string>> = {
  aliveTimeInterval: '1000h',
  aliveExpirationTimeout: '1000h',
  reconnectInterval: '1000h',
  pullInterval: '1000h',
  requestStateInfoInterval: '1000h',
  membershipTrackerInterval: '1000h',
}

/** The default of `sendBuffSize`: what a node has to send beyond that to a peer that has not read yet it may drop. */
const LOT = 20

/** Defaults that the suite has to know in order to find the phase of a timer. */
const DEFAULTS: Readonly<Record<string, string>> = {
  propagateIterations: '1',
  maxPropagationBurstLatency: '10ms',
  publishStateInfoInterval: '4s',
  aliveExpirationTimeout: '25s',
  identityUsageThreshold: '1h',
}

/** The messages that "it" and "them" stand for; of a membership response also what it says of the living. */
export interface Said {
  readonly keys: ReadonlySet<string>
  /** In the words of the features. */
  readonly text: string
  readonly atMs: number
  /** What had been received before. */
  readonly receiptsBefore: number
  readonly deliveriesBefore: number
  /** The peer that sent them; undefined if the node's own application did. */
  readonly from: string | undefined
  readonly envelopes: readonly Envelope[]
  /** How many receipts of theirs at each peer were expected, so far. */
  readonly accounted: Map<string, number>
}

/** One example: who takes part, the running node, and everything that has happened. */
export class TckWorld extends World {
  static implementation: ImplementationUnderTest
  /** Seeds the chance of every node. */
  static seed: string
  /** Of the rules that are judged by. */
  static dialect: string
  readonly cast = new Cast()
  readonly messages = new Messages(this.cast)
  readonly record = new EventLog(this.cast, this.messages)
  readonly invalidBlocks: { channel: string; sequence: bigint }[] = []
  readonly outcome = new Outcome(this)
  readonly traffic = new Traffic(this)
  now = 0
  said: Said | undefined
  /** In which words a node refused to start. */
  refusal: string | undefined
  private readonly subjects = new Map<string, Actor>()
  private readonly present = new Set<string>()
  private readonly memberships = new Map<string, bigint>()
  private readonly settings = new Map<string, Readonly<Record<string, string>>>()
  private readonly bootstrap = new Map<string, readonly string[]>()
  private port: PortWorld | undefined
  private readonly preparations: ((port: PortWorld) => Promise<void>)[] = []
  private isStarted = false

  /** The node under test that pronouns stand for. */
  get subject(): string {
    const [first] = this.subjects.keys()
    if (first === undefined) throw new Error('no node has been introduced')
    return first
  }

  isSubject(name: string): boolean {
    return this.subjects.has(name)
  }

  introduceSubject(name: string, org: string, isQuiet: boolean): void {
    this.subjects.set(name, this.cast.introduce(name, org))
    this.settings.set(name, isQuiet ? QUIET : {})
  }

  /** Settings of a node under their core.yaml keys; endpoints and bootstrap peers have keys of their own there. */
  configure(name: string, given: Readonly<Record<string, string>>): void {
    const { endpoint, externalEndpoint, bootstrap, ...settings } = given
    const subject = this.cast.get(name)
    if (endpoint !== undefined) subject.internalEndpoint = endpoint
    if (externalEndpoint !== undefined) subject.externalEndpoint = externalEndpoint === 'none' ? '' : externalEndpoint
    if (bootstrap !== undefined) this.bootstrap.set(name, bootstrap.split(' '))
    this.settings.set(name, { ...this.settings.get(name), ...settings })
  }

  /** A setting in force at the node that pronouns stand for, as it was given or as its default is. */
  setting(key: string): string {
    const value = this.settings.get(this.subject)?.[key] ?? DEFAULTS[key]
    if (value === undefined) throw new Error(`the suite does not know the default of ${key}: let the example state it`)
    return value
  }

  settingMs(key: string): number {
    return milliseconds(this.setting(key))
  }

  /** The running world; the nodes start when it is first asked for. */
  async running(): Promise<PortWorld> {
    const port = await this.opened()
    if (this.isStarted) return port
    for (const name of this.subjects.keys()) {
      this.record.note({ atMs: this.now, from: name, text: 'starts' })
      await port.start(name)
    }
    this.isStarted = true
    await this.pass(0)
    return port
  }

  /** Starts the nodes; a refusal is kept, not thrown. */
  async tryToStart(): Promise<void> {
    try {
      await this.running()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refusal = error.message
    }
  }

  /** Does something to the world, and takes in what happens at that instant. */
  async act(what: (port: PortWorld) => Promise<void>): Promise<void> {
    const port = await this.running()
    // Both at once: a world may be far away.
    const [, events] = await Promise.all([what(port), port.advance(0)])
    for (const event of events) this.record.add(event)
  }

  /** Lets time pass; whole milliseconds. */
  async pass(ms: number): Promise<void> {
    if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`time can not pass by ${ms} ms: it must be a whole number, 0 or more`)
    const port = await this.running()
    for (const event of await port.advance(ms)) this.record.add(event)
    this.now += ms
  }

  /** Lets the network know of a peer that can be dialled; once the nodes are all introduced. */
  async admit(name: string, actor = this.cast.get(name), handshake = this.messages.handshake(actor)): Promise<void> {
    if (this.present.has(name)) return
    this.present.add(name)
    const endpoints = [actor.internalEndpoint, actor.externalEndpoint].filter((endpoint) => endpoint !== '')
    // What is there when the world opens is in its directory from the start.
    const isNew = this.port !== undefined
    await this.prepare(async (port) => {
      const entered = isNew ? port.updateDirectory([this.cast.entryOf(actor)]) : undefined
      await Promise.all([entered, port.addPeer({ name, endpoints, handshake })])
    })
  }

  /** Does something to the world, or, if it is not open yet, as soon as it is. */
  private async prepare(what: (port: PortWorld) => Promise<void>): Promise<void> {
    if (this.port === undefined) this.preparations.push(what)
    else await what(this.port)
  }

  /** A scripted peer opens its stream, and sends its alive message. */
  async makeKnown(actor: Actor): Promise<void> {
    await this.connect(actor.name)
    await this.transmit(actor.name, [this.messages.alive(actor)])
  }

  /** A scripted peer ends its streams and does not answer when dialled, whether the nodes have started or not. */
  async vanish(peer: string): Promise<void> {
    this.record.note({ atMs: this.now, from: peer, text: 'ends its streams and answers no more when dialled' })
    await this.prepare((port) => port.reachable(peer, false))
    if (this.isStarted) await this.act((world) => world.disconnect(peer, this.subject))
  }

  /** Peers say that they are in a channel. */
  async publish(peers: readonly string[], channel: string): Promise<void> {
    for (const peer of peers) await this.transmit(peer, [this.messages.stateInfo(this.cast.get(peer), channel)])
  }

  /** A newcomer is reached where somebody else was. */
  async replace(peer: string, newcomer: string, org: string): Promise<void> {
    const gone = this.cast.get(peer)
    const actor = this.cast.introduce(newcomer, org)
    Object.assign(actor, { internalEndpoint: gone.internalEndpoint, externalEndpoint: gone.externalEndpoint })
    await this.act((port) => port.reachable(peer, false))
    await this.admit(newcomer)
  }

  /** The application's call; peers that an example asks for are known by name. */
  namesOf(pkiIds: readonly string[]): string[] {
    return pkiIds.map((pkiId) => this.cast.nameOf(pkiId)).sort()
  }

  /** A scripted peer opens its stream. */
  async connect(name: string): Promise<void> {
    await this.running()
    const admitted = this.admit(name)
    this.record.note({ atMs: this.now, from: name, to: this.subject, text: 'opens a stream' })
    await Promise.all([admitted, this.act((port) => port.connect(name, this.subject))])
  }

  /** A scripted peer sends envelopes; "it" and "them" stand for them from now on. */
  async send(from: string, envelopes: readonly Envelope[], text?: string): Promise<void> {
    this.speak(envelopes, from, text)
    await this.transmit(from, envelopes)
  }

  /** As `send`, but "it" and "them" go on standing for what they did. */
  async transmit(from: string, envelopes: readonly Envelope[]): Promise<void> {
    for (const envelope of envelopes) this.record.note({ atMs: this.now, from, to: this.subject, text: this.textOf(envelope) })
    await this.inLots(envelopes.map(encodeEnvelope), (port, lot) => port.send(from, this.subject, lot))
  }

  async sendBytes(from: string, bytes: Bytes): Promise<void> {
    await this.act((port) => port.send(from, this.subject, [bytes]))
  }

  /** The application of the node under test hands it messages. */
  async gossip(envelopes: readonly Envelope[], text?: string): Promise<void> {
    this.speak(envelopes, undefined, text)
    for (const envelope of envelopes) {
      this.record.note({ atMs: this.now, from: this.subject, text: `her application gossips ${this.textOf(envelope)}` })
    }
    await this.inLots(
      envelopes.map(({ payload }) => payload),
      (port, lot) => port.gossip(this.subject, lot),
    )
  }

  /** Many messages at one instant, no more of them in one call than a node must be able to keep for a connection. */
  private async inLots(messages: readonly Bytes[], call: (port: PortWorld, lot: readonly Bytes[]) => Promise<void>): Promise<void> {
    for (let from = 0; from < messages.length; from += LOT) await this.act((port) => call(port, messages.slice(from, from + LOT)))
  }

  /** Makes a membership request of a peer and returns its nonce. */
  nextNonce(peer: string): bigint {
    const nonce = (this.memberships.get(peer) ?? 1_000_000_000_000_000_000n) + 1n
    this.memberships.set(peer, nonce)
    return nonce
  }

  /** Of the last membership request that a peer has made. */
  nonceOf(peer: string): bigint | undefined {
    return this.memberships.get(peer)
  }

  async close(): Promise<void> {
    await this.port?.close()
  }

  private speak(envelopes: readonly Envelope[], from: string | undefined, text: string | undefined): void {
    const messages = envelopes.flatMap((envelope) => {
      const opened = openEnvelope(envelope)
      return 'ok' in opened ? [opened.ok.message] : []
    })
    const inside = messages.flatMap(({ content }) => (content.kind === 'mem-res' ? content.alive : [])).map(openEnvelope)
    this.said = {
      keys: new Set([...messages, ...inside.flatMap((opened) => ('ok' in opened ? [opened.ok.message] : []))].map(keyOf)),
      text: text ?? this.inWords(messages),
      atMs: this.now,
      receiptsBefore: this.record.receipts.length,
      deliveriesBefore: this.record.deliveries.length,
      from,
      envelopes,
      accounted: new Map(),
    }
  }

  private inWords(messages: readonly GossipMessage[]): string {
    return messages.length === 0 ? 'nothing that decodes' : runOf(messages.map((one) => this.messages.describe(one)))
  }

  private textOf(envelope: Envelope): string {
    const opened = openEnvelope(envelope)
    return 'ok' in opened ? this.messages.describe(opened.ok.message) : 'undecodable bytes'
  }

  private async opened(): Promise<PortWorld> {
    if (this.port !== undefined) return this.port
    this.port = await TckWorld.implementation.open({
      seed: TckWorld.seed,
      epochMs: EPOCH_MS,
      subjects: [...this.subjects.values()].map((actor) => this.subjectSpec(actor)),
      directory: { entries: this.cast.all.map((actor) => this.cast.entryOf(actor)), invalidBlocks: this.invalidBlocks },
    })
    for (const prepare of this.preparations) await prepare(this.port)
    return this.port
  }

  private subjectSpec({ name, identity, internalEndpoint, externalEndpoint }: Actor): SubjectSpec {
    return {
      name,
      identity,
      endpoint: internalEndpoint,
      externalEndpoint,
      bootstrap: this.bootstrap.get(name) ?? [],
      settings: this.settings.get(name) ?? {},
    }
  }
}

setWorldConstructor(TckWorld)
