import { ConformanceError } from '../judging/failure'
import { type ImplementationUnderTest, type Observations, type World as PortWorld, type Question, Refusal } from '../port'
import type { Cast } from './cast'
import type { ExampleRecord } from './record'
import { Subject } from './subject'
import { CHANNELS, EPOCH_MS, invalidBlockOf, PATIENCE_MS, POLL_MS } from './suite-knowledge'

type Act = (port: PortWorld) => Promise<void>

/** Whose nodes take part, and by which draws. */
export interface Theatre {
  readonly implementation: ImplementationUnderTest
  /** The same over gRPC and in real time. */
  readonly overGrpc: () => ImplementationUnderTest
  readonly parameters: { readonly seed: string }
}

/**
 * The nodes under test of an example, the world that they live in, and its time. Whatever happens there is in the record.
 *
 * Nodes start together, when something is first done in their world; but once one has been started by name, each of the others
 * starts by its name only.
 */
export class Stage {
  private readonly theatre: () => Theatre
  private readonly cast: Cast
  private readonly record: ExampleRecord
  private readonly subjects = new Map<string, Subject>()
  private readonly started = new Set<string>()
  private readonly stopped = new Set<string>()
  private readonly refusals = new Map<string, Refusal>()
  private readonly preparations: Act[] = []
  private port: PortWorld | undefined
  private startsByName = false
  /** All that happens at this instant has been told. */
  private isToldAll = false
  private nowMs = 0
  /** When the example began, where time is real. */
  private realStartMs: number | undefined

  constructor(theatre: () => Theatre, cast: Cast, record: ExampleRecord) {
    this.theatre = theatre
    this.cast = cast
    this.record = record
  }

  /** From now on nodes meet over gRPC, in real time. */
  goOverGrpc(): void {
    this.realStartMs = Date.now()
  }

  /** Milliseconds since the example began. */
  get now(): number {
    return this.realStartMs === undefined ? this.nowMs : Date.now() - this.realStartMs
  }

  get isReal(): boolean {
    return this.realStartMs !== undefined
  }

  /** Whether a world is open. What is known before it opens is in its directory from the start. */
  get isOpen(): boolean {
    return this.port !== undefined
  }

  /** Names of the nodes that have started, and have not stopped. */
  get running(): readonly string[] {
    return [...this.started].filter((name) => !this.stopped.has(name))
  }

  introduce(name: string, org: string, isQuiet: boolean): Subject {
    if (this.isOpen) throw new Error(`${name} comes too late: introduce all nodes before anything happens`)
    const subject = new Subject(this.cast.introduce(name, org), isQuiet)
    this.subjects.set(name, subject)
    return subject
  }

  subject(name: string): Subject {
    const subject = this.subjects.get(name)
    if (subject === undefined) throw new Error(`${name} is no node of this example: introduce it first`)
    return subject
  }

  /** In which words a node refused to start; undefined if it did not. */
  refusalOf(name: string): string | undefined {
    return this.refusals.get(name)?.message
  }

  /** Judges what is so now; where time is real, what is so sooner or later: it is looked at again and again. */
  async judge(judgeNow: () => void | Promise<void>): Promise<void> {
    const deadline = this.now + PATIENCE_MS
    for (;;) {
      try {
        return await judgeNow()
      } catch (error) {
        if (!this.isReal || !(error instanceof ConformanceError) || this.now >= deadline) throw error
      }
      await this.pass(POLL_MS)
    }
  }

  /** Starts a node by name, one that was stopped in a new life; a refusal is kept, not thrown. */
  async start(name: string): Promise<void> {
    this.subject(name)
    if (this.started.has(name) && !this.stopped.delete(name)) throw new Error(`${name} has been started already`)
    this.startsByName = true
    const port = await this.opened()
    try {
      await this.begin(port, name)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refusals.set(name, error)
      return
    }
    await this.pass(0)
  }

  /** Does something to the world, and takes in what happens at that instant. */
  async act(what: Act): Promise<void> {
    const port = await this.world()
    // Both at once: a world may be far away.
    const [, events] = await Promise.all([what(port), port.advance(0)])
    for (const event of events) this.record.add(event)
    this.isToldAll = true
  }

  /** Does something to the world without looking, whether the nodes have started or not; if it is not open yet, as soon as it is. */
  async prepare(what: Act): Promise<void> {
    if (this.port === undefined) this.preparations.push(what)
    else await what(this.port)
    this.isToldAll = false
  }

  /** Lets time pass; whole milliseconds. */
  async pass(ms: number): Promise<void> {
    if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`time cannot pass by ${ms} ms: it must be a whole number, 0 or more`)
    const port = await this.world()
    const isToldAll = this.isToldAll && !this.isReal
    for (const event of await port.advance(ms)) {
      this.record.add(event)
      if (isToldAll && event.atMs === this.nowMs) this.record.noteLate(event.atMs)
    }
    this.nowMs += ms
    this.isToldAll = true
  }

  async stop(name: string): Promise<void> {
    this.record.note({ atMs: this.now, from: name, text: 'is stopped' })
    await this.act((port) => port.stop(name))
    if (!this.isReal) {
      this.stopped.add(name)
      return
    }
    // It may come back in another life, but not of itself.
    this.started.delete(name)
    this.startsByName = true
  }

  async observe<Q extends Question>(node: string, question: Q): Promise<Observations[Q]> {
    return (await this.world()).observe(node, question)
  }

  async channelMembers(node: string, channel: string): Promise<readonly string[]> {
    return (await this.world()).observeChannelMembers(node, channel)
  }

  async close(): Promise<void> {
    await this.port?.close()
  }

  /** The world, in which every node runs that is to. Rejects with the refusal of a node if none does. */
  async world(): Promise<PortWorld> {
    const port = await this.opened()
    const [refusal] = this.refusals.values()
    if (refusal !== undefined && this.started.size === 0) throw refusal
    if (this.startsByName || this.started.size === this.subjects.size) return port
    for (const name of this.subjects.keys()) if (!this.started.has(name)) await this.begin(port, name)
    await this.pass(0)
    return port
  }

  private async begin(port: PortWorld, name: string): Promise<void> {
    this.record.note({ atMs: this.now, from: name, text: this.subject(name).startInWords })
    this.isToldAll = false
    await port.start(name)
    this.started.add(name)
  }

  private async opened(): Promise<PortWorld> {
    if (this.port !== undefined) return this.port
    const { implementation, overGrpc, parameters } = this.theatre()
    this.port = await (this.isReal ? overGrpc() : implementation).open({
      seed: parameters.seed,
      epochMs: this.realStartMs ?? EPOCH_MS,
      subjects: [...this.subjects.values()].map(({ spec }) => spec),
      directory: {
        entries: this.cast.all.map((actor) => this.cast.entryOf(actor)),
        invalidBlocks: CHANNELS.map((channel) => ({ channel, sequence: invalidBlockOf(channel) })),
      },
    })
    for (const prepare of this.preparations) await prepare(this.port)
    return this.port
  }
}
