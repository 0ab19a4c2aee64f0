import { equalBytes, fromHex, fromUtf8, toUtf8 } from '../../wire/bytes'
import { isKind } from '../../wire/envelope'
import type { DataMessage, GossipMessage, LeadershipMessage, SignedMessage, StateInfo } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { MessageCryptoService } from '../ports/crypto'
import { ChannelState, type JoinChannelMessage } from './channel-state'

/** Keeps the newest leadership message of each peer for a while. */
export interface LeadershipStore {
  add(message: SignedMessage<LeadershipMessage>, now: Instant): boolean
}

export interface ChannelsOptions {
  readonly self: PkiId
  readonly selfOrg: OrgId
  readonly crypto: MessageCryptoService
  readonly maxBlockCountToStore: number
  readonly publishIntervalMs: DurationMs
  /** The organization and the identity of a peer; both count as use of its identity. */
  readonly orgOf: (peer: PkiId, now: Instant) => OrgId | undefined
  readonly identityOf: (peer: PkiId, now: Instant) => Bytes | undefined
  readonly leadership: LeadershipStore
  readonly forward: (message: SignedMessage, from: PkiId | undefined, now: Instant) => void
  readonly deliver: (channel: ChannelName, message: GossipMessage) => void
  readonly onPublished: (peer: PkiId, channel: ChannelName) => void
}

/** The channels that a node is in, and what it does with their messages. */
export class Channels {
  private readonly options: ChannelsOptions
  private readonly joined = new Map<ChannelName, ChannelState>()

  constructor(options: ChannelsOptions) {
    this.options = options
  }

  get all(): readonly ChannelState[] {
    return [...this.joined.values()]
  }

  get(name: ChannelName): ChannelState | undefined {
    return this.joined.get(name)
  }

  join(name: ChannelName, message: JoinChannelMessage, now: Instant): boolean {
    const { self, crypto, maxBlockCountToStore, publishIntervalMs } = this.options
    const existing = this.joined.get(name)
    if (existing !== undefined) return existing.join(message)
    const ownMac = this.macOf(self, name)
    const sign = (bytes: Bytes) => crypto.sign(bytes)
    const channel = new ChannelState({ name, self, ownMac, sign, maxBlockCountToStore, publishIntervalMs, joinedAt: now })
    if (!channel.join(message)) return false
    this.joined.set(name, channel)
    return true
  }

  /** The joined channel that a message belongs to: by its name, or by its MAC. */
  of(message: GossipMessage, sender: PkiId): ChannelState | undefined {
    const { content } = message
    if (content.kind === 'state-info') return this.byMac(content.pkiId, content.channelMac)
    if (content.kind === 'state-info-pull-req') return this.byMac(sender, content.channelMac)
    return this.joined.get(fromUtf8(message.channel) as ChannelName)
  }

  /** Takes in a message of a channel; authors and signatures of state infos and leadership messages were checked before. */
  onMessage(channel: ChannelState, signed: SignedMessage, from: PkiId, now: Instant): RejectionReason | undefined {
    const senderOrg = this.options.orgOf(from, now)
    if (senderOrg === undefined || !channel.orgs.has(senderOrg)) return 'foreign-org'
    if (isKind(signed, 'data')) return this.onBlock(channel, signed, from, now)
    if (isKind(signed, 'state-info')) return this.onStateInfo(channel, signed, from, now)
    if (isKind(signed, 'leadership')) return this.onLeadership(channel, signed, senderOrg, now)
    return 'unexpected-kind'
  }

  private onBlock(channel: ChannelState, signed: SignedMessage<DataMessage>, from: PkiId, now: Instant): RejectionReason | undefined {
    const { seqNum, data } = signed.message.content.payload
    if (!channel.blocks.accepts(seqNum)) return 'stale'
    if (!this.options.crypto.verifyBlock(channel.name, seqNum, data)) return 'invalid-block'
    channel.blocks.add(seqNum)
    this.options.forward(signed, from, now)
    this.options.deliver(channel.name, signed.message)
    return undefined
  }

  private onStateInfo(channel: ChannelState, signed: SignedMessage<StateInfo>, from: PkiId, now: Instant): RejectionReason | undefined {
    const author = signed.message.content.pkiId
    const org = this.options.orgOf(author, now)
    const identity = this.options.identityOf(author, now)
    if (org === undefined || identity === undefined || !channel.orgs.has(org)) return 'foreign-org'
    const { signature, payload } = signed.envelope
    if (!this.options.crypto.verifyByChannel(channel.name, identity, signature, payload)) return 'bad-signature'
    if (!channel.addStateInfo(signed)) return 'stale'
    this.options.onPublished(author, channel.name)
    this.options.forward(signed, from, now)
    return undefined
  }

  /** Only of the node's own organization, and never passed on. */
  private onLeadership(
    channel: ChannelState,
    signed: SignedMessage<LeadershipMessage>,
    senderOrg: OrgId,
    now: Instant,
  ): RejectionReason | undefined {
    const { selfOrg, orgOf, leadership, deliver } = this.options
    if (senderOrg !== selfOrg || orgOf(signed.message.content.pkiId, now) !== selfOrg) return 'foreign-org'
    if (!leadership.add(signed, now)) return 'stale'
    deliver(channel.name, signed.message)
    return undefined
  }

  private byMac(peer: PkiId, mac: Bytes): ChannelState | undefined {
    return this.all.find((channel) => equalBytes(this.macOf(peer, channel.name), mac))
  }

  private macOf(peer: PkiId, channel: ChannelName): Bytes {
    return this.options.crypto.digest(fromHex(peer), toUtf8(channel))
  }
}
