import { equalBytes, fromHex, fromUtf8, toUtf8 } from '../../wire/bytes'
import type { GossipMessage } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { MessageCryptoService } from '../ports/crypto'
import type { Identities } from '../ports/identities'
import type { Outbox } from '../ports/outbox'
import { earliest } from '../schedule/ticks'
import { type BlockMemory, BlockStore } from './block-store'
import { type Chaincode, ChannelState, type JoinChannelMessage, type SignedStateInfo } from './channel-state'

/** State infos of joined channels are swept once in so many pullIntervals. */
const PULL_INTERVALS_PER_SWEEP = 5

export interface ChannelsOptions {
  readonly self: PkiId
  readonly crypto: MessageCryptoService
  readonly identities: Identities
  readonly maxBlockCountToStore: number
  /** For a channel that is joined at that instant. */
  readonly newBlockMemory: (joinedAt: Instant) => BlockMemory
  readonly publishIntervalMs: DurationMs
  readonly pullIntervalMs: DurationMs
  /** Those whom anything that the node publishes could reach. */
  readonly listeners: { readonly size: number }
  readonly outbox: Outbox
}

/** A channel that the node is in, and the organization of a member that sends something of it. */
export interface Place {
  readonly channel: ChannelState
  readonly senderOrg: OrgId
}

/** The channels that a node is in. */
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

  /** Whether `join` would take the message. */
  accepts(name: ChannelName, message: JoinChannelMessage): boolean {
    return this.joined.get(name)?.accepts(message) ?? message.orgs.length > 0
  }

  /** Does nothing if the message is not accepted. State infos of organizations that are out count no more (CHAN-6, CHAN-12). */
  join(name: ChannelName, message: JoinChannelMessage, now: Instant): void {
    const known = this.joined.get(name)
    const channel = known ?? this.newChannel(name, now)
    if (!channel.join(message)) return
    this.joined.set(name, channel)
    for (const peer of channel.forget((info) => this.doubtsOf(info, channel, now) !== undefined)) {
      this.options.outbox.put({ type: 'unpublished', peer, channel: name })
    }
    this.options.outbox.put({ type: 'configured', channel: name, anchors: message.anchors, isNew: known === undefined })
  }

  updateChaincodes(name: ChannelName, chaincodes: readonly Chaincode[], now: Instant): void {
    const channel = this.joined.get(name)
    if (channel === undefined) return
    const info = channel.updateChaincodes(chaincodes, now)
    channel.addStateInfo(info, now)
    this.options.outbox.put({ type: 'forward', signed: info })
  }

  /** When it is due to look whose state infos are to be forgotten. */
  get nextSweep(): Instant | undefined {
    return earliest(this.joined.values(), (channel) => channel.nextSweep)
  }

  /** Forgets what peers have published that are not known any more, be it as dead ones (CHAN-5). */
  sweep(isKnown: (peer: PkiId) => boolean, now: Instant): void {
    for (const [channel, state] of this.joined) {
      if ((state.nextSweep ?? now + 1) > now) continue
      for (const peer of state.sweep(isKnown, now)) this.options.outbox.put({ type: 'unpublished', peer, channel })
    }
  }

  /** When blocks are to be let go. */
  get nextBlockExpiry(): Instant | undefined {
    return earliest(this.joined.values(), ({ blocks }) => blocks.nextDeadline)
  }

  expireBlocks(now: Instant): void {
    for (const { blocks } of this.joined.values()) if ((blocks.nextDeadline ?? now + 1) <= now) blocks.onDeadline(now)
  }

  /** When a state info of the node itself is due (STORE-7). */
  get nextDeadline(): Instant | undefined {
    return earliest(this.joined.values(), (channel) => channel.nextDeadline)
  }

  onDeadline(now: Instant): void {
    for (const channel of this.joined.values()) {
      if ((channel.nextDeadline ?? now + 1) > now) continue
      const info = channel.onDeadline(now, this.somebodyListens)
      if (info === undefined) continue
      channel.addStateInfo(info, now)
      this.options.outbox.put({ type: 'forward', signed: info })
    }
  }

  /** The joined channel that a message belongs to: by its name, or by its MAC. */
  of(message: GossipMessage, sender: PkiId): ChannelState | undefined {
    const { content } = message
    if (content.kind === 'state-info') return this.byMac(content.pkiId, content.channelMac)
    if (content.kind === 'state-info-pull-req') return this.byMac(sender, content.channelMac)
    return this.joined.get(fromUtf8(message.channel) as ChannelName)
  }

  /** Where a message belongs; a reason if it does not belong anywhere (CHAN-3). */
  placeOf(message: GossipMessage, from: PkiId, now: Instant): Place | RejectionReason {
    const channel = this.of(message, from)
    if (channel === undefined) return 'unknown-channel'
    const senderOrg = this.options.identities.use(from, now)?.org
    return senderOrg === undefined || !channel.orgs.has(senderOrg) ? 'foreign-org' : { channel, senderOrg }
  }

  /** Why an authentic state info does not count in a channel; undefined if it does (CHAN-6). */
  doubtsOf({ message, envelope }: SignedStateInfo, channel: ChannelState, now: Instant): RejectionReason | undefined {
    const known = this.options.identities.use(message.content.pkiId, now)
    if (known?.org === undefined || !channel.orgs.has(known.org)) return 'foreign-org'
    const { signature, payload } = envelope
    return this.options.crypto.verifyByChannel(channel.name, known.identity, signature, payload) ? undefined : 'not-a-reader'
  }

  macOf(peer: PkiId, channel: ChannelName): Bytes {
    return this.options.crypto.digest(fromHex(peer), toUtf8(channel))
  }

  private get somebodyListens(): boolean {
    return this.options.listeners.size > 0
  }

  private newChannel(name: ChannelName, joinedAt: Instant): ChannelState {
    const { self, crypto, maxBlockCountToStore, newBlockMemory, publishIntervalMs, pullIntervalMs } = this.options
    return new ChannelState({
      name,
      self,
      ownMac: this.macOf(self, name),
      signer: crypto,
      blocks: new BlockStore(maxBlockCountToStore, newBlockMemory(joinedAt)),
      publishIntervalMs,
      sweepIntervalMs: PULL_INTERVALS_PER_SWEEP * pullIntervalMs,
      joinedAt,
    })
  }

  private byMac(peer: PkiId, mac: Bytes): ChannelState | undefined {
    return this.all.find((channel) => equalBytes(this.macOf(peer, channel.name), mac))
  }
}
