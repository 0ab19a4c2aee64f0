import { equalBytes, fromHex, fromUtf8, toUtf8 } from '../../wire/bytes'
import type {
  ContentKind,
  DataMessage,
  GossipContent,
  GossipMessage,
  LeadershipMessage,
  SignedMessage,
  StateInfo,
} from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import { isChannelRestricted } from '../../wire/message-tags'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { MessageCryptoService } from '../ports/crypto'
import type { Handlers } from '../ports/handlers'
import type { Identities } from '../ports/identities'
import type { Outbox } from '../ports/outbox'
import { earliest } from '../schedule/ticks'
import { type Chaincode, ChannelState, type JoinChannelMessage } from './channel-state'

/** How long leadership messages are remembered. */
export const LEADERSHIP_TTL_MS: DurationMs = 100_000

/** State infos of joined channels are swept once in so many pullIntervals. */
const PULL_INTERVALS_PER_SWEEP = 5

/** Remembers the newest message of each key for a while; refuses equal and older ones. */
export interface NewestMessages<C extends GossipContent> {
  add(message: SignedMessage<C>, now: Instant): boolean
}

export interface ChannelsOptions {
  readonly self: PkiId
  readonly selfOrg: OrgId
  readonly crypto: MessageCryptoService
  readonly identities: Pick<Identities, 'use'>
  readonly maxBlockCountToStore: number
  readonly publishIntervalMs: DurationMs
  readonly pullIntervalMs: DurationMs
  readonly leadership: NewestMessages<LeadershipMessage>
  /** State infos of channels that the node is not in (STORE-1 to STORE-6). */
  readonly foreignStateInfos: NewestMessages<StateInfo>
  /** Those whom anything that the node publishes could reach. */
  readonly listeners: { readonly size: number }
  readonly outbox: Outbox
}

/** Kinds of channels that no part of the node takes in yet. */
type NotTaken = Extract<
  ContentKind,
  'hello' | `data-${'dig' | 'req' | 'update'}` | `state-${'snapshot' | 'info-pull-req' | 'request' | 'response'}`
>

/** A channel that the node is in, and the organization of a member that sends something of it. */
interface Place {
  readonly channel: ChannelState
  readonly senderOrg: OrgId
}

/** The channels that a node is in, and what it does with their messages. */
export class Channels {
  private readonly options: ChannelsOptions
  private readonly joined = new Map<ChannelName, ChannelState>()

  readonly handlers: Handlers<'data' | 'state-info' | 'leadership' | NotTaken>

  constructor(options: ChannelsOptions) {
    this.options = options
    const notTaken = (signed: SignedMessage, from: PkiId, now: Instant) => this.onOther(signed, from, now)
    this.handlers = {
      data: (signed, from, now) => this.onBlock(signed, from, now),
      'state-info': (signed, from, now) => this.onStateInfo(signed, from, now),
      leadership: (signed, from, now) => this.onLeadership(signed, from, now),
      hello: notTaken,
      'data-dig': notTaken,
      'data-req': notTaken,
      'data-update': notTaken,
      'state-snapshot': notTaken,
      'state-info-pull-req': notTaken,
      'state-request': notTaken,
      'state-response': notTaken,
    }
  }

  get all(): readonly ChannelState[] {
    return [...this.joined.values()]
  }

  get(name: ChannelName): ChannelState | undefined {
    return this.joined.get(name)
  }

  /** Whether `join` would take the message. */
  accepts(name: ChannelName, message: JoinChannelMessage): boolean {
    return this.joined.get(name)?.accepts(message) ?? message.orgs.length > 0
  }

  /** Does nothing if the message is not accepted. */
  join(name: ChannelName, message: JoinChannelMessage, now: Instant): void {
    const channel = this.joined.get(name) ?? this.newChannel(name, now)
    if (!channel.join(message)) return
    this.joined.set(name, channel)
    this.options.outbox.put({ type: 'anchors', channel: name, anchors: message.anchors })
  }

  updateChaincodes(name: ChannelName, chaincodes: readonly Chaincode[], now: Instant): void {
    const info = this.joined.get(name)?.updateChaincodes(chaincodes, now)
    if (info !== undefined && this.somebodyListens) this.options.outbox.put({ type: 'forward', signed: info })
  }

  /** When it is due to look whose state infos are to be forgotten. */
  get nextSweep(): Instant | undefined {
    return earliest(this.all.map((channel) => channel.nextSweep))
  }

  /** Forgets what peers have published that are not known any more, be it as dead ones (DISC-12). */
  sweep(isKnown: (peer: PkiId) => boolean, now: Instant): void {
    for (const [channel, state] of this.joined) {
      if ((state.nextSweep ?? now + 1) > now) continue
      for (const peer of state.sweep(isKnown, now)) this.options.outbox.put({ type: 'unpublished', peer, channel })
    }
  }

  /** When a state info of the node itself is due (STORE-7). */
  get nextDeadline(): Instant | undefined {
    return earliest(this.all.map((channel) => channel.nextDeadline))
  }

  onDeadline(now: Instant): void {
    for (const channel of this.joined.values()) {
      if ((channel.nextDeadline ?? now + 1) > now) continue
      const info = channel.onDeadline(now, this.somebodyListens)
      if (info !== undefined) this.options.outbox.put({ type: 'forward', signed: info })
    }
  }

  /** The joined channel that a message belongs to: by its name, or by its MAC. */
  of(message: GossipMessage, sender: PkiId): ChannelState | undefined {
    const { content } = message
    if (content.kind === 'state-info') return this.byMac(content.pkiId, content.channelMac)
    if (content.kind === 'state-info-pull-req') return this.byMac(sender, content.channelMac)
    return this.joined.get(fromUtf8(message.channel) as ChannelName)
  }

  private get somebodyListens(): boolean {
    return this.options.listeners.size > 0
  }

  private newChannel(name: ChannelName, joinedAt: Instant): ChannelState {
    const { self, crypto, maxBlockCountToStore, publishIntervalMs, pullIntervalMs } = this.options
    return new ChannelState({
      name,
      self,
      ownMac: this.macOf(self, name),
      signer: crypto,
      maxBlockCountToStore,
      publishIntervalMs,
      sweepIntervalMs: PULL_INTERVALS_PER_SWEEP * pullIntervalMs,
      joinedAt,
    })
  }

  /** Where a message belongs; a reason if it does not belong anywhere. */
  private placeOf(message: GossipMessage, from: PkiId, now: Instant): Place | RejectionReason {
    const channel = this.of(message, from)
    if (channel === undefined) return 'unknown-channel'
    const senderOrg = this.options.identities.use(from, now)?.org
    return senderOrg === undefined || !channel.orgs.has(senderOrg) ? 'foreign-org' : { channel, senderOrg }
  }

  private onBlock(signed: SignedMessage<DataMessage>, from: PkiId, now: Instant): RejectionReason | undefined {
    const place = this.placeOf(signed.message, from, now)
    if (typeof place === 'string') return place
    const { name, blocks } = place.channel
    const { seqNum, data } = signed.message.content.payload
    if (!blocks.accepts(seqNum)) return 'stale'
    if (!this.options.crypto.verifyBlock(name, seqNum, data)) return 'invalid-block'
    blocks.add(seqNum)
    this.options.outbox.put({ type: 'forward', signed, from })
    this.options.outbox.put({ type: 'deliver', channel: name, message: signed.message })
    return undefined
  }

  private onStateInfo(signed: SignedMessage<StateInfo>, from: PkiId, now: Instant): RejectionReason | undefined {
    const place = this.placeOf(signed.message, from, now)
    if (place === 'unknown-channel') return this.relay(signed, from, now)
    if (typeof place === 'string') return place
    const { channel } = place
    const author = signed.message.content.pkiId
    const known = this.options.identities.use(author, now)
    if (known?.org === undefined || !channel.orgs.has(known.org)) return 'foreign-org'
    const { signature, payload } = signed.envelope
    if (!this.options.crypto.verifyByChannel(channel.name, known.identity, signature, payload)) return 'bad-signature'
    if (!channel.addStateInfo(signed, now)) return 'stale'
    if (author !== this.options.self) this.options.outbox.put({ type: 'published', peer: author, channel: channel.name })
    this.options.outbox.put({ type: 'forward', signed, from })
    return undefined
  }

  /** A state info of a channel that the node is not in is passed on once, if a peer of its own organization sent it (ROUTE-2). */
  private relay(signed: SignedMessage<StateInfo>, from: PkiId, now: Instant): RejectionReason | undefined {
    if (this.options.identities.use(from, now)?.org !== this.options.selfOrg) return 'foreign-org'
    if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'
    this.options.outbox.put({ type: 'forward', signed, from })
    return undefined
  }

  /** Only of the node's own organization, and never passed on. */
  private onLeadership(signed: SignedMessage<LeadershipMessage>, from: PkiId, now: Instant): RejectionReason | undefined {
    const place = this.placeOf(signed.message, from, now)
    if (typeof place === 'string') return place
    const { selfOrg, identities, leadership, outbox } = this.options
    const authorOrg = identities.use(signed.message.content.pkiId, now)?.org
    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'
    if (!leadership.add(signed, now)) return 'stale'
    outbox.put({ type: 'deliver', channel: place.channel.name, message: signed.message })
    return undefined
  }

  private onOther({ message }: SignedMessage, from: PkiId, now: Instant): RejectionReason {
    const place = isChannelRestricted(message) ? this.placeOf(message, from, now) : 'unexpected-kind'
    return typeof place === 'string' ? place : 'unexpected-kind'
  }

  private byMac(peer: PkiId, mac: Bytes): ChannelState | undefined {
    return this.all.find((channel) => equalBytes(this.macOf(peer, channel.name), mac))
  }

  private macOf(peer: PkiId, channel: ChannelName): Bytes {
    return this.options.crypto.digest(fromHex(peer), toUtf8(channel))
  }
}
