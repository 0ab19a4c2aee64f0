import { encodeGossipMessage } from '../../wire/envelope'
import { newMessage, type SignedMessage, type StateInfo } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import { isNewer } from '../../wire/message-order'
import { type DurationMs, type Instant, NANOSECONDS_PER_MS } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'
import type { Signer } from '../ports/crypto'
import type { Anchor } from '../ports/outbox'
import { firstTickAfter } from '../schedule/ticks'
import type { BlockStore } from './block-store'

export type SignedStateInfo = SignedMessage<StateInfo>

/** How a node is told of a channel. */
export interface JoinChannelMessage {
  /** A lower number than the current one is ignored; an equal or higher one replaces the organizations. */
  readonly sequence: bigint
  readonly orgs: readonly OrgId[]
  readonly anchors: readonly Anchor[]
}

export interface ChannelOptions {
  readonly name: ChannelName
  readonly self: PkiId
  /** The MAC of this channel for the node's own state info. */
  readonly ownMac: Bytes
  readonly signer: Signer
  readonly blocks: BlockStore
  /** publishStateInfoInterval; runs from the join. */
  readonly publishIntervalMs: DurationMs
  /** How often it is looked whose peer is no member of the node any more; runs from the join. */
  readonly sweepIntervalMs: DurationMs
  readonly joinedAt: Instant
}

/** A chaincode that is installed, as state infos tell of it. */
export interface Chaincode {
  readonly name: string
  readonly version: string
  readonly metadata: Bytes
}

const FIRST_HEIGHT = 1n

/** A channel that the node has joined: who is in it, which blocks were seen, and what the node says of itself. */
export class ChannelState {
  readonly name: ChannelName
  readonly blocks: BlockStore
  private readonly options: ChannelOptions
  private readonly stateInfos = new Map<PkiId, SignedStateInfo>()
  private joinSequence = -1n
  private memberOrgs: ReadonlySet<OrgId> = new Set()
  private height = FIRST_HEIGHT
  private chaincodes: readonly Chaincode[] = []
  private hasLeft = false
  /** What the node says of itself; made anew at each change. */
  private own: SignedStateInfo | undefined
  private changes = 0n
  private isDirty = false
  private nextTick: Instant
  private sweepDue: Instant | undefined

  constructor(options: ChannelOptions) {
    this.options = options
    this.name = options.name
    this.blocks = options.blocks
    this.nextTick = this.tickAfter(options.joinedAt)
  }

  get orgs(): ReadonlySet<OrgId> {
    return this.memberOrgs
  }

  get joinedAt(): Instant {
    return this.options.joinedAt
  }

  get left(): boolean {
    return this.hasLeft
  }

  /** How many blocks the application's ledger has. */
  get ledgerHeight(): bigint {
    return this.height
  }

  /** The last of each peer, the node's own included once it has been published. */
  get published(): readonly SignedStateInfo[] {
    return [...this.stateInfos.values()]
  }

  hasPublished(peer: PkiId): boolean {
    return this.stateInfos.has(peer)
  }

  /** Peers that have published a state info and not said that they left; nobody for a node that has left itself (CHAN-2, CHAN-11). */
  get members(): readonly PkiId[] {
    if (this.hasLeft) return []
    const present = [...this.stateInfos].filter(([, info]) => !info.message.content.properties.leftChannel)
    return present.map(([peer]) => peer).filter((peer) => peer !== this.options.self)
  }

  /** Whether `join` would take the message: it is neither old nor without organizations. */
  accepts(message: JoinChannelMessage): boolean {
    return message.sequence >= this.joinSequence && message.orgs.length > 0
  }

  /** Returns false, and nothing changes, if the message is not accepted. */
  join(message: JoinChannelMessage): boolean {
    if (!this.accepts(message)) return false
    this.joinSequence = message.sequence
    this.memberOrgs = new Set(message.orgs)
    this.hasLeft = false
    return true
  }

  leave(now: Instant): void {
    this.hasLeft = true
    this.change(now)
  }

  updateLedgerHeight(height: bigint, now: Instant): void {
    this.height = height
    this.change(now)
  }

  /** Returns the state info, which is to be published at once and again when it is due. */
  updateChaincodes(chaincodes: readonly Chaincode[], now: Instant): SignedStateInfo {
    this.chaincodes = chaincodes
    return this.change(now)
  }

  /** Whether an authentic state info of the channel is newer than what is known of its author, and there is room; if so it is kept. */
  addStateInfo(info: SignedStateInfo, now: Instant): boolean {
    const { pkiId, timestamp } = info.message.content
    const known = this.stateInfos.get(pkiId)
    if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false
    if (known === undefined && pkiId !== this.options.self && this.stateInfos.size >= BOUNDS.messages) return false
    this.stateInfos.set(pkiId, info)
    this.sweepDue ??= this.sweepAfter(now)
    return true
  }

  /** When it is next looked who is to be forgotten; undefined while nobody has published anything. */
  get nextSweep(): Instant | undefined {
    return this.sweepDue
  }

  /** Forgets what was published by peers that are neither alive nor dead; returns who they were. */
  sweep(isKnown: (peer: PkiId) => boolean, now: Instant): readonly PkiId[] {
    const forgotten = this.forget(({ message }) => !isKnown(message.content.pkiId))
    this.sweepDue = this.stateInfos.size === 0 ? undefined : this.sweepAfter(now)
    return forgotten
  }

  /** Forgets what peers have published that does not count; returns who they were. Of the node itself nothing is forgotten. */
  forget(isVoid: (info: SignedStateInfo) => boolean): readonly PkiId[] {
    const forgotten = [...this.stateInfos].filter(([peer, info]) => peer !== this.options.self && isVoid(info)).map(([peer]) => peer)
    for (const peer of forgotten) this.stateInfos.delete(peer)
    return forgotten
  }

  /** When the node's own state info is due, if there is news (STORE-7). */
  get nextDeadline(): Instant | undefined {
    return this.isDirty ? this.nextTick : undefined
  }

  /** Returns the node's own state info, unless nobody listens: then it stays due. */
  onDeadline(now: Instant, somebodyListens: boolean): SignedStateInfo | undefined {
    this.nextTick = this.tickAfter(now)
    if (!somebodyListens) return undefined
    this.isDirty = false
    return this.own
  }

  private tickAfter(now: Instant): Instant {
    return firstTickAfter(now, { origin: this.options.joinedAt, periodMs: this.options.publishIntervalMs })
  }

  private sweepAfter(now: Instant): Instant {
    return firstTickAfter(now, { origin: this.options.joinedAt, periodMs: this.options.sweepIntervalMs })
  }

  private change(now: Instant): SignedStateInfo {
    const { self, ownMac, signer, joinedAt } = this.options
    this.changes += 1n
    this.isDirty = true
    this.nextTick = this.tickAfter(now)
    const message = newMessage<StateInfo>('chan-or-org', {
      kind: 'state-info',
      timestamp: { incNum: BigInt(joinedAt) * NANOSECONDS_PER_MS, seqNum: BigInt(now) * NANOSECONDS_PER_MS + this.changes },
      pkiId: self,
      channelMac: ownMac,
      properties: { ledgerHeight: this.height, leftChannel: this.hasLeft, chaincodes: this.chaincodes },
    })
    const payload = encodeGossipMessage(message)
    this.own = { message, envelope: { payload, signature: signer.sign(payload) } }
    return this.own
  }
}
