import { ConformanceError } from '../../src/suite/judging/failure'
import { testDigest } from '../../src/suite/kit/test-crypto'
import type { Cast } from '../../src/suite/script/cast'
import type { Matters, PullStep } from '../../src/suite/script/matters'
import type { ExampleRecord, Receipt } from '../../src/suite/script/record'
import type { Speech } from '../../src/suite/script/speech'
import type { Stage } from '../../src/suite/script/stage'
import { CHANNELS, LOOK_AHEAD_MS } from '../../src/suite/script/suite-knowledge'
import type { Utterances } from '../../src/suite/script/utterances'
import {
  aliveInWords,
  handshakeInWords,
  instantInWords,
  instantsInWords,
  itemsOf,
  namedInWords,
  type Row,
  signedInWords,
  spanInWords,
  statesIn,
} from '../../src/suite/script/words'
import { equalBytes, fromHex, fromUtf8, toHex, toUtf8 } from '../../src/wire/bytes'
import { isKind, openEnvelope } from '../../src/wire/envelope'
import type { AliveMessage, ContentKind, ContentOf, GossipContent, PeerTime, SignedMessage } from '../../src/wire/gossip-message'
import type { Bytes, PkiId } from '../../src/wire/ids'
import { isNewer } from '../../src/wire/message-order'
import { expectRows, project } from './tables'

/** Kinds of messages that a node makes: of its own accord, in answer, or for its application. */
export type OwnKind =
  | 'membership request'
  | 'membership response'
  | 'alive message'
  | 'state info'
  | 'leadership message'
  | 'org message'
  | 'state info request'
  | 'snapshot'
  | PullKind
  | 'handshake'

type PullKind = `${PullStep} for ${'blocks' | 'identities'}`

const PULL_STEPS: Readonly<Partial<Record<ContentKind, PullStep>>> = {
  hello: 'hello',
  'data-dig': 'digest',
  'data-req': 'request',
  'data-update': 'update',
}

/** What a node says of itself in these is the message itself, not an alive message in it. */
const IS_SAID_ALONE: ReadonlySet<OwnKind> = new Set<OwnKind>(['state info', 'leadership message', 'org message'])

/** So many of some peers, whichever they are. */
export interface Choice {
  readonly k: number
  readonly peers: readonly string[]
}

/** So many messages of a kind. */
export interface Tally {
  readonly count: number
  readonly kind: OwnKind
}

interface Surroundings {
  readonly stage: Stage
  readonly record: ExampleRecord
  readonly cast: Cast
  readonly speech: Speech
  readonly utterances: Utterances
  readonly matters: Matters
}

/** Judges what a node says by itself, as peers have it from that node. */
export class Traffic {
  private readonly stage: Stage
  private readonly record: ExampleRecord
  private readonly cast: Cast
  private readonly speech: Speech
  private readonly utterances: Utterances
  private readonly matters: Matters

  constructor({ stage, record, cast, speech, utterances, matters }: Surroundings) {
    this.stage = stage
    this.record = record
    this.cast = cast
    this.speech = speech
    this.utterances = utterances
    this.matters = matters
  }

  /** Each peer receives so many, each newer than the one before. What has come at this instant counts. */
  async receivedWithin(peers: readonly string[], { count, kind }: Tally, node: string, ms: number): Promise<void> {
    const from = this.stage.now
    await this.stage.pass(ms)
    for (const peer of peers) {
      const seen = this.received(kind, node, peer).filter(({ atMs }) => atMs >= from)
      const stale = seen.length === count ? firstStale(seen) : undefined
      if (seen.length === count && stale === undefined) continue
      const newer = stale === undefined ? '' : ', each newer than the one before'
      const when = spanInWords({ from, to: this.stage.now })
      const not = stale === undefined ? '' : `; that at ${instantInWords(stale.atMs)} is not newer than the one before`
      this.fail(`${peer} receives ${counted(count, kind)} of ${node} ${when}${newer}`, `${timesOf(seen)}${not}`, stale ?? seen[count])
    }
  }

  /** Each peer receives one when exactly that time has passed; if it is 0, what has come at this instant already counts. */
  async receivedAt(peers: readonly string[], kind: OwnKind, node: string, ms: number): Promise<void> {
    if (ms === 0) await this.receivedWithin(peers, { count: 1, kind }, node, 0)
    else await this.receivedAfterExactly(peers, kind, node, ms)
  }

  /** Each peer receives one at the very end of that time, and none before. */
  private async receivedAfterExactly(peers: readonly string[], kind: OwnKind, node: string, ms: number): Promise<void> {
    const mark = this.record.mark()
    await this.stage.pass(ms)
    const due = this.stage.now
    const arrived = (peer: string) => this.received(kind, node, peer, this.record.since(mark))
    for (const peer of peers) {
      const seen = arrived(peer)
      if (seen.length === 1 && seen[0]?.atMs === due) continue
      await this.stage.pass(LOOK_AHEAD_MS)
      const expected = `${peer} receives one ${kind} of ${node}, at ${instantInWords(due)}`
      throw new ConformanceError({ expected, seen: timesOf(arrived(peer)), atMs: due })
    }
  }

  /** Of the peers, k receive one in that time, and the others none. What happens at its very end counts, at its beginning not. */
  async asked({ k, peers }: Choice, kind: OwnKind, node: string, ms: number): Promise<void> {
    const mark = this.record.mark()
    await this.stage.pass(ms)
    const requests = peers.flatMap((peer) => this.received(kind, node, peer, this.record.since(mark)))
    const asked = new Set(requests.map((request) => request.peer))
    if (asked.size === k && requests.length === k) return
    const by = `by ${instantInWords(this.stage.now)}`
    this.fail(
      `exactly ${k} of ${peers.join(', ')} receive a ${kind} of ${node} ${by}, one each`,
      requests.map(({ peer, atMs }) => `${peer} at ${instantInWords(atMs)}`).join(', ') || 'nobody',
    )
  }

  /** To whom of the peers such messages went in that time, at each instant at which one went to any. */
  async drawn(peers: readonly string[], kind: OwnKind, node: string, ms: number): Promise<string[][]> {
    const mark = this.record.mark()
    await this.stage.pass(ms)
    const draws = new Map<number, string[]>()
    for (const peer of peers) {
      for (const { atMs } of this.received(kind, node, peer, this.record.since(mark))) draws.set(atMs, [...(draws.get(atMs) ?? []), peer])
    }
    if (draws.size === 0) this.fail(`${node} sends some of ${peers.join(', ')} a ${kind} by ${instantInWords(this.stage.now)}`, 'none')
    return [...draws.values()]
  }

  /** What a node says of itself in the last of these messages to a peer, and whose nonce it has. */
  lastSays(kind: OwnKind, node: string, peer: string, expected: Row): void {
    const row = kind === 'handshake' ? this.handshakeSays(node, peer) : this.lastOf(kind, node, peer)
    if (row === undefined) return this.fail(`the last ${kind} of ${node} to ${peer}, with what she says of herself`, 'none')
    expectRows([expected], [project(row, Object.keys(expected))], `the ${kind} of ${node} says`, this.stage.now)
  }

  private lastOf(kind: OwnKind, node: string, peer: string): Row | undefined {
    const receipt = this.received(kind, node, peer).at(-1)
    if (receipt === undefined) return undefined
    const author = this.cast.get(node)
    if (IS_SAID_ALONE.has(kind)) return signedInWords(receipt.signed, author)
    const exchanged = this.exchanged(node, peer, receipt)
    if (exchanged !== undefined) return exchanged
    const alive = aliveOf(author.pkiId, receipt)
    const { nonce } = receipt.signed.message
    return (
      alive && {
        nonce: nonce === this.utterances.nonceOf(peer, node) ? 'that of the request' : `${nonce}`,
        time: this.isNewest(alive, receipt) ? 'newer than all before' : 'that of a message before, or older',
        ...aliveInWords(alive, this.cast),
      }
    )
  }

  /** Whether what a node says of itself is newer than all that anybody had received of it before. */
  private isNewest(alive: SignedMessage<AliveMessage>, receipt: Receipt): boolean {
    const { pkiId } = alive.message.content.membership
    const before = this.record.receipts.slice(0, this.record.receipts.indexOf(receipt)).flatMap((one) => aliveOf(pkiId, one) ?? [])
    return before.every((one) => isNewer(alive.message.content.timestamp, one.message.content.timestamp))
  }

  /** What a message of a pull says, or one about state infos; undefined for all others. */
  private exchanged(node: string, peer: string, { signed }: Receipt): Row | undefined {
    const { tag, channel, content } = signed.message
    const common = { tag, channel: fromUtf8(channel) || 'none', signature: signed.envelope.signature.length === 0 ? 'none' : 'some' }
    switch (content.kind) {
      case 'hello':
      case 'data-dig':
      case 'data-req':
      case 'data-update':
        return {
          ...common,
          nonce: this.matters.nonceInWords(content.nonce, peer, node, content.type),
          items: itemsOf(content, this.cast),
        }
      case 'state-snapshot':
        return { ...common, 'state infos': statesIn(content, this.cast) }
      case 'state-info-pull-req':
        return { ...common, MAC: this.channelOf(content.channelMac, node) }
      default:
        return undefined
    }
  }

  private channelOf(mac: Bytes, node: string): string {
    const { pkiId } = this.cast.get(node)
    return `of ${CHANNELS.find((channel) => equalBytes(testDigest(fromHex(pkiId), toUtf8(channel)), mac)) ?? 'no channel'}`
  }

  private handshakeSays(node: string, peer: string): Row | undefined {
    const event = this.record.eventsOf('connected').findLast((one) => one.subject === node && one.peer === peer)
    return event && handshakeInWords(event.handshake, this.cast.get(node))
  }

  /**
   * Whom a node names when a peer asks it for its membership, and how. The node itself and the peer that asks are compared only
   * where the table names them: that they are named is a rule of its own (DISC-18). So is the nonce (DISC-17).
   */
  async answers(node: string, peer: string, rows: readonly Row[]): Promise<void> {
    const mark = this.record.mark()
    await this.speech.transmit(peer, node, [this.utterances.requestFrom(peer, node, {})])
    const answer = this.received('membership response', node, peer, this.record.since(mark)).at(-1)
    const named = answer && isKind(answer.signed, 'mem-res') ? this.namedIn(answer.signed) : undefined
    if (named === undefined)
      return this.fail(`a membership response to ${peer} at ${instantInWords(this.stage.now)}`, 'no membership response')
    const unasked = [node, peer].filter((name) => rows.every((row) => row['peer'] !== name))
    const columns = Object.keys(rows[0] ?? { peer: '', as: '' })
    const seen = named.filter((row) => !unasked.includes(row['peer'] ?? '')).map((row) => project(row, columns))
    expectRows(rows, seen, `${node} names to ${peer}`, this.stage.now)
  }

  private namedIn({ message }: SignedMessage<ContentOf<'mem-res'>>): Row[] {
    const { alive, dead } = message.content
    const living = alive.map((envelope) => ({
      ...namedInWords(envelope, 'alive', this.cast),
      place: envelope === alive.at(-1) ? 'last' : '',
    }))
    return [...living, ...dead.map((envelope) => namedInWords(envelope, 'dead', this.cast))]
  }

  /** What of a kind a peer has received from a node; alive messages and state infos only where they are of the node itself. */
  private received(kind: OwnKind, node: string, peer: string, receipts = this.record.receipts): Receipt[] {
    const { pkiId } = this.cast.get(node)
    return receipts.filter((receipt) => receipt.subject === node && receipt.peer === peer && isOfKind(kind, pkiId, receipt))
  }

  private fail(expected: string, seen: string, wrong?: Receipt): never {
    throw new ConformanceError({ expected, seen, atMs: wrong?.atMs ?? this.stage.now, ...(wrong && { entry: wrong.entry }) })
  }
}

function isOfKind(kind: OwnKind, author: PkiId, { signed }: Receipt): boolean {
  const { content } = signed.message
  switch (kind) {
    case 'membership request':
      return content.kind === 'mem-req'
    case 'membership response':
      return content.kind === 'mem-res'
    case 'alive message':
      return content.kind === 'alive' && content.membership.pkiId === author
    case 'state info':
      return content.kind === 'state-info' && content.pkiId === author
    case 'leadership message':
      return content.kind === 'leadership' && content.pkiId === author
    case 'org message':
      return content.kind === 'peer-identity' && content.pkiId === author
    case 'state info request':
      return content.kind === 'state-info-pull-req'
    case 'snapshot':
      return content.kind === 'state-snapshot'
    case 'handshake':
      return false
    default:
      return isOfPull(content, kind)
  }
}

function isOfPull(content: GossipContent, kind: PullKind): boolean {
  const step = PULL_STEPS[content.kind]
  return step !== undefined && 'type' in content && kind === `${step} for ${content.type === 'block' ? 'blocks' : 'identities'}`
}

/** "1 hello for blocks", "2 hellos for blocks" */
const counted = (count: number, kind: OwnKind): string =>
  `${count} ${count === 1 ? kind : kind.replace(/^(\w+)(?= for )|(?<=^(?!.* for ).*)$/, (noun) => `${noun}s`)}`

function timesOf(receipts: readonly Receipt[]): string {
  return receipts.length === 0 ? 'none' : `${receipts.length}, at ${instantsInWords(receipts.map(({ atMs }) => atMs))}`
}

/** Alive messages, and state infos of a channel, of one author have to be newer each time; what carries no time of its own always is. */
function firstStale(receipts: readonly Receipt[]): Receipt | undefined {
  return receipts.find((receipt, index) => {
    const predecessor = receipts.slice(0, index).findLast((earlier) => macOf(earlier) === macOf(receipt))
    const [time, before] = [timeOf(receipt), timeOf(predecessor)]
    return time !== undefined && before !== undefined && !isNewer(time, before)
  })
}

/** Of the channel of a state info; empty for all else. */
function macOf({ signed }: Receipt): string {
  return isKind(signed, 'state-info') ? toHex(signed.message.content.channelMac) : ''
}

function timeOf(receipt: Receipt | undefined): PeerTime | undefined {
  const content = receipt?.signed.message.content
  return content?.kind === 'alive' || content?.kind === 'state-info' ? content.timestamp : undefined
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
