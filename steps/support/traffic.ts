import { ConformanceError } from '../../src/suite/judging/failure'
import { isKind, openEnvelope } from '../../src/wire/envelope'
import type { PkiId } from '../../src/wire/ids'
import { inWords } from './durations'
import type { Receipt } from './event-log'
import { wordsOf } from './membership-answers'
import { expectRows, project, type Row } from './tables'
import type { TckWorld } from './world'

/** Kinds of messages that a node makes of its own accord or in answer. */
export type OwnKind = 'membership request' | 'membership response' | 'alive message' | 'state info'

/** So many messages of a kind. */
export interface Tally {
  readonly count: number
  readonly kind: OwnKind
}

/** How far a failed expectation looks on, to see what comes late. */
const LOOK_AHEAD_MS = 10_000

/** Judges what a node says by itself, and whom it is connected with. */
export class Traffic {
  private readonly world: TckWorld

  constructor(world: TckWorld) {
    this.world = world
  }

  async receivedWithin(peers: readonly string[], { count, kind }: Tally, node: string, ms: number): Promise<void> {
    const before = this.world.record.receipts.length
    const from = this.world.now
    const atThisInstant = (receipt: Receipt) => this.world.record.receipts.indexOf(receipt) >= before || receipt.atMs === from
    await this.world.pass(ms)
    for (const peer of peers) {
      const seen = this.of(kind, node, peer).filter(atThisInstant)
      if (seen.length === count && isGrowing(seen)) continue
      const newer = seen.length === count ? ', each newer than the one before' : ''
      this.fail(`${peer} receives ${count} ${kind}s of ${node} from ${inWords(from)} to ${inWords(this.world.now)}${newer}`, timesOf(seen))
    }
  }

  async receivedAfterExactly(peers: readonly string[], kind: OwnKind, node: string, ms: number): Promise<void> {
    const before = this.world.record.receipts.length
    await this.world.pass(ms)
    const due = this.world.now
    const arrived = (peer: string) => this.of(kind, node, peer).filter((receipt) => this.world.record.receipts.indexOf(receipt) >= before)
    for (const peer of peers) {
      const seen = arrived(peer)
      if (seen.length === 1 && seen[0]?.atMs === due) continue
      await this.world.pass(LOOK_AHEAD_MS)
      this.fail(`${peer} receives one ${kind} of ${node}, at ${inWords(due)}`, timesOf(arrived(peer)), due)
    }
  }

  /** Of the peers, k are asked for their membership in that time, once each. What happens at its very end counts, at its beginning not. */
  async asked(k: number, peers: readonly string[], node: string, ms: number): Promise<void> {
    const before = this.world.record.receipts.length
    await this.world.pass(ms)
    const isDue = (receipt: Receipt) => this.world.record.receipts.indexOf(receipt) >= before
    const requests = peers.flatMap((peer) => this.of('membership request', node, peer).filter(isDue))
    const asked = new Set(requests.map((request) => request.peer))
    if (asked.size === k && requests.length === k) return
    const seen = requests.map(({ peer, atMs }) => `${peer} at ${inWords(atMs)}`).join(', ')
    this.fail(
      `${node} asks exactly ${k} of ${peers.join(', ')} for their membership by ${inWords(this.world.now)}, once each`,
      seen || 'nobody',
    )
  }

  lastSays(kind: OwnKind, node: string, peer: string, expected: Row): void {
    const receipt = this.of(kind, node, peer).at(-1)
    const alive = receipt && aliveOf(this.world.cast.get(node).pkiId, receipt)
    if (receipt === undefined || alive === undefined)
      return this.fail(`the last ${kind} of ${node} to ${peer}, with what she says of herself`, 'none')
    const { nonce } = receipt.signed.message
    const row = { nonce: nonce === this.world.nonceOf(peer) ? 'that of the request' : `${nonce}`, ...wordsOf(this.world, alive) }
    expectRows([expected], [project(row, Object.keys(expected))], `the ${kind} of ${node} says`, this.world.now)
  }

  closedNow(peers: readonly string[]): void {
    for (const peer of peers) this.expectClosed(peer, this.world.now, this.world.now)
  }

  async closedAfterExactly(peers: readonly string[], ms: number): Promise<void> {
    await this.world.pass(ms)
    this.closedNow(peers)
  }

  async closedWithin(peers: readonly string[], ms: number): Promise<void> {
    const from = this.world.now
    await this.world.pass(ms)
    for (const peer of peers) this.expectClosed(peer, from, this.world.now)
  }

  async staysOpen(peers: readonly string[], ms: number): Promise<void> {
    await this.world.pass(ms)
    for (const peer of peers) {
      const closings = this.closingsOf(peer)
      if (this.isOpen(peer)) continue
      this.fail(
        `the connection of ${peer} is open until ${inWords(this.world.now)}`,
        `${this.world.subject} closed it at ${closings.map(inWords).join(', ')}`,
      )
    }
  }

  async triedToReach(node: string, peer: string, times: number, ms: number): Promise<void> {
    const from = this.world.now
    await this.world.pass(ms)
    const tries = this.world.record.events.filter(
      (event) =>
        event.atMs >= from && (event.type === 'dialled' || event.type === 'pinged') && this.world.record.ownerOf(event.endpoint) === peer,
    )
    const instants = [...new Set(tries.map((event) => event.atMs))]
    if (instants.length === times) return
    const seen = instants.length === 0 ? 'she never did' : `she did at ${instants.map(inWords).join(', ')}`
    this.fail(`${node} tries to reach ${peer} at ${times} instants from ${inWords(from)} to ${inWords(this.world.now)}`, seen)
  }

  dialled(node: string, peer: string, which: string): void {
    const actor = this.world.cast.get(peer)
    const endpoint = { internal: actor.internalEndpoint, external: actor.externalEndpoint, 'new internal': newEndpointOf(actor.name) }[
      which
    ]
    const dials = [...this.world.record.eventsOf('dialled'), ...this.world.record.eventsOf('pinged')].filter(
      (event) => event.atMs === this.world.now,
    )
    if (dials.length > 0 && dials.every((event) => event.endpoint === endpoint)) return
    const seen = dials.length === 0 ? 'she dialled nobody' : dials.map((event) => `she dialled ${event.endpoint}`).join('; ')
    this.fail(`${node} dials ${endpoint} at ${inWords(this.world.now)}`, seen)
  }

  private of(kind: OwnKind, node: string, peer: string): Receipt[] {
    const { record, cast } = this.world
    const receipts = {
      'membership request': () => record.receiptsOf('mem-req'),
      'membership response': () => record.receiptsOf('mem-res'),
      'alive message': () =>
        record.receiptsOf('alive').filter(({ signed }) => cast.nameOf(signed.message.content.membership.pkiId) === node),
      'state info': () => record.receiptsOf('state-info').filter(({ signed }) => cast.nameOf(signed.message.content.pkiId) === node),
    }[kind]()
    return receipts.filter((receipt) => receipt.subject === node && receipt.peer === peer)
  }

  private closingsOf(peer: string): number[] {
    return this.world.record
      .eventsOf('disconnected')
      .filter((event) => event.peer === peer)
      .map((event) => event.atMs)
  }

  private isOpen(peer: string): boolean {
    const changes = this.world.record.events.filter(
      (event) => (event.type === 'connected' || event.type === 'disconnected') && event.peer === peer,
    )
    return changes.at(-1)?.type === 'connected'
  }

  private expectClosed(peer: string, from: number, to: number): void {
    const closing = this.closingsOf(peer).find((atMs) => atMs >= from - 0 && atMs <= to)
    const isEarly = this.closingsOf(peer).some((atMs) => atMs < from)
    if (closing !== undefined && !isEarly) return
    const when = from === to ? `at ${inWords(to)}` : `from ${inWords(from)} to ${inWords(to)}`
    const closings = this.closingsOf(peer)
    const seen =
      closings.length === 0 ? `she had not closed it by ${inWords(this.world.now)}` : `she closed it at ${closings.map(inWords).join(', ')}`
    this.fail(`${this.world.subject} closes the connection to ${peer} ${when}`, seen, to)
  }

  private fail(expected: string, seen: string, atMs = this.world.now): never {
    throw new ConformanceError({ expected, seen, atMs })
  }
}

/** Where a peer says that it has moved to. */
export function newEndpointOf(peer: string): string {
  return `${peer}.moved.internal:7051`
}

function timesOf(receipts: readonly Receipt[]): string {
  return receipts.length === 0 ? 'none' : `${receipts.length}, at ${receipts.map((receipt) => inWords(receipt.atMs)).join(', ')}`
}

/** Alive messages and state infos of one author have to be newer each time; what carries no time of its own always is. */
function isGrowing(receipts: readonly Receipt[]): boolean {
  const times = receipts.flatMap(({ signed }) => {
    const { content } = signed.message
    return content.kind === 'alive' || content.kind === 'state-info' ? [content.timestamp] : []
  })
  return times.every((time, index) => {
    const before = times[index - 1]
    return before === undefined || time.incNum > before.incNum || (time.incNum === before.incNum && time.seqNum > before.seqNum)
  })
}

/** The author's alive message in what it says: the message itself, the one in a request, the one in a response. */
function aliveOf(pkiId: PkiId, { signed }: Receipt) {
  const { content } = signed.message
  if (isKind(signed, 'alive')) return signed
  const envelopes = content.kind === 'mem-req' ? [content.selfInformation] : content.kind === 'mem-res' ? content.alive : []
  return envelopes
    .flatMap((envelope) => {
      const opened = openEnvelope(envelope)
      return 'ok' in opened && isKind(opened.ok, 'alive') ? [opened.ok] : []
    })
    .findLast((alive) => alive.message.content.membership.pkiId === pkiId)
}
