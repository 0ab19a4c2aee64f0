import { ConformanceError } from '../../src/suite/judging/failure'
import type { WorldEvent } from '../../src/suite/port'
import type { Cast } from '../../src/suite/script/cast'
import type { ExampleRecord } from '../../src/suite/script/record'
import type { Stage } from '../../src/suite/script/stage'
import { newEndpointOf } from '../../src/suite/script/suite-knowledge'
import { instantInWords, instantsInWords, spanInWords } from '../../src/suite/script/words'

/** By when something happens: at the very end of that time, or any time before. */
export interface Term {
  readonly ms: number
  readonly isExact: boolean
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Judges whom a node tries to reach, and which streams it closes. */
export class Connections {
  private readonly stage: Stage
  private readonly record: ExampleRecord
  private readonly cast: Cast

  constructor(stage: Stage, record: ExampleRecord, cast: Cast) {
    this.stage = stage
    this.record = record
    this.cast = cast
  }

  /** A node closes its streams with these peers at the end of a term or, if it is not exact, at any time in it. */
  async closed(node: string, peers: readonly string[], { ms, isExact }: Term): Promise<void> {
    const from = this.stage.now
    await this.stage.pass(ms)
    const { now } = this.stage
    for (const peer of peers) this.expectClosed(node, peer, { from: isExact ? now : from, to: now })
  }

  /** Every node that has had a stream with such a peer has it still: one that was closed meanwhile and opened anew was closed. */
  async staysOpen(peers: readonly string[], ms: number): Promise<void> {
    const from = this.stage.now
    await this.stage.pass(ms)
    for (const peer of peers) {
      const nodes = [...this.lastOpenings(peer, from)]
      const closed = nodes.flatMap(([node, opening]) => this.closings(node, peer).find((event) => this.isLater(event, opening)) ?? [])
      if (nodes.length > 0 && closed.length === 0) continue
      const closings = closed.map(({ subject, atMs }) => `${subject} closed it at ${instantInWords(atMs)}`)
      const expected = `the connection of ${peer} is open until ${instantInWords(this.stage.now)}`
      this.fail(expected, closings.join('; ') || 'there never was one', this.stage.now, closed[0])
    }
  }

  /** At how many instants a node dials or pings somebody in that time. */
  async triedToReach(node: string, peer: string, times: number, ms: number): Promise<void> {
    const from = this.stage.now
    await this.stage.pass(ms)
    const tries = this.triesOf(node).filter(({ atMs, endpoint }) => atMs >= from && this.ownerOf(endpoint, node) === peer)
    const instants = [...new Set(tries.map(({ atMs }) => atMs))].sort((a, b) => a - b)
    if (instants.length === times) return
    this.fail(
      `${node} tries to reach ${peer} at ${times} instants ${spanInWords({ from, to: this.stage.now })}`,
      instants.length === 0 ? 'she never did' : `she did at ${instantsInWords(instants)}`,
    )
  }

  /** A node dials that endpoint of a peer in that time, and no other one. What has happened at this instant counts. */
  async dialledWithin(node: string, peer: string, which: string, ms: number): Promise<void> {
    const from = this.stage.now
    await this.stage.pass(ms)
    const { name, internalEndpoint, externalEndpoint } = this.cast.get(peer)
    const endpoint = { internal: internalEndpoint, external: externalEndpoint, 'new internal': newEndpointOf(name) }[which]
    const tries = this.triesOf(node)
    const dials = tries.filter(({ atMs }) => atMs >= from)
    if (dials.length > 0 && dials.every((event) => event.endpoint === endpoint)) return
    const last = tries.at(-1)
    const before = last === undefined ? '' : `; before, she tried ${last.endpoint} at ${instantInWords(last.atMs)}`
    const seen = dials.map((event) => `she dialled ${event.endpoint}`).join('; ') || `she dialled nobody${before}`
    this.fail(`${node} dials ${endpoint} ${spanInWords({ from, to: this.stage.now })}`, seen)
  }

  /** A node closes its stream with a peer in that span, and not before. Streams that were over before do not count. */
  private expectClosed(node: string, peer: string, { from, to }: Span): void {
    const openings = this.record.eventsOf('connected').filter((event) => event.subject === node && event.peer === peer)
    const openedAt = openings.findLast(({ atMs }) => atMs <= from)?.atMs ?? 0
    const closings = this.closings(node, peer).filter(({ atMs }) => atMs >= openedAt)
    if (closings.some(({ atMs }) => atMs >= from && atMs <= to) && closings.every(({ atMs }) => atMs >= from)) return
    const when = spanInWords({ from, to })
    const seen =
      closings.length === 0
        ? `she had not closed it by ${instantInWords(this.stage.now)}`
        : `she closed it at ${instantsInWords(timesOf(closings))}`
    this.fail(`${node} closes the connection to ${peer} ${when}`, seen, to, closings[0])
  }

  /** Who is reached at an endpoint; on its own machine a node reaches itself. */
  private ownerOf(endpoint: string, node: string): string | undefined {
    return /^(?:localhost|127\.0\.0\.1):/.test(endpoint) ? node : this.cast.ownerOf(endpoint)
  }

  private triesOf(node: string) {
    return [...this.record.eventsOf('dialled'), ...this.record.eventsOf('pinged')].filter(({ subject }) => subject === node)
  }

  private closings(node: string, peer: string): WorldEvent[] {
    return this.record.eventsOf('disconnected').filter((event) => event.subject === node && event.peer === peer)
  }

  /** The last opening of a stream of a peer with each node until then; a later one, if there was none. */
  private lastOpenings(peer: string, until: number): ReadonlyMap<string, WorldEvent> {
    const last = new Map<string, WorldEvent>()
    for (const event of this.record.eventsOf('connected')) {
      if (event.peer === peer && (event.atMs <= until || !last.has(event.subject))) last.set(event.subject, event)
    }
    return last
  }

  private isLater(event: WorldEvent, other: WorldEvent): boolean {
    return this.record.entryOf(event) > this.record.entryOf(other)
  }

  private fail(expected: string, seen: string, atMs = this.stage.now, wrong?: WorldEvent): never {
    throw new ConformanceError({ expected, seen, atMs, ...(wrong && { entry: this.record.entryOf(wrong) }) })
  }
}

const timesOf = (events: readonly WorldEvent[]): number[] => events.map(({ atMs }) => atMs)
