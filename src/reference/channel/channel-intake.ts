import { equalBytes, toUtf8 } from '../../wire/bytes'
import { isKind, openEnvelope } from '../../wire/envelope'
import type {
  DataMessage,
  DataUpdate,
  Envelope,
  GossipContent,
  LeadershipMessage,
  SignedMessage,
  StateInfo,
} from '../../wire/gossip-message'
import type { OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { MessageCryptoService } from '../ports/crypto'
import type { Handlers } from '../ports/handlers'
import type { Identities } from '../ports/identities'
import type { Outbox } from '../ports/outbox'
import type { SignedBlock } from './block-store'
import type { ChannelState } from './channel-state'
import type { Channels } from './channels'

/** How long leadership messages are remembered. */
export const LEADERSHIP_TTL_MS: DurationMs = 100_000

/** Remembers the newest message of each key for a while; refuses equal and older ones. */
export interface NewestMessages<C extends GossipContent> {
  add(message: SignedMessage<C>, now: Instant): boolean
}

export interface ChannelIntakeOptions {
  readonly self: PkiId
  readonly selfOrg: OrgId
  readonly crypto: Pick<MessageCryptoService, 'verifyBlock'>
  readonly identities: Pick<Identities, 'use'>
  readonly channels: Channels
  readonly leadership: NewestMessages<LeadershipMessage>
  /** State infos of channels that the node is not in (STORE-1 to STORE-6). */
  readonly foreignStateInfos: NewestMessages<StateInfo>
  readonly outbox: Outbox
}

/** What a node does with what peers send of its channels. */
export class ChannelIntake {
  private readonly options: ChannelIntakeOptions

  readonly handlers: Handlers<'data' | 'state-info' | 'leadership' | 'state-request' | 'state-response'>

  constructor(options: ChannelIntakeOptions) {
    this.options = options
    const notTaken = (signed: SignedMessage, from: PkiId, now: Instant) => this.onOther(signed, from, now)
    this.handlers = {
      data: (signed, from, now) => this.onBlock(signed, from, now),
      'state-info': (signed, from, now) => this.onStateInfo(signed, from, now),
      leadership: (signed, from, now) => this.onLeadership(signed, from, now),
      'state-request': notTaken,
      'state-response': notTaken,
    }
  }

  /** Blocks that were pulled: taken in all or none, delivered, and not passed on (BLOCKPULL-6, BLOCKPULL-7). */
  onPulled({ data }: DataUpdate, channel: ChannelState, now: Instant): RejectionReason | undefined {
    const blocks: SignedBlock[] = []
    for (const envelope of data) {
      const item = blockIn(envelope, channel)
      if (typeof item === 'string') return item
      if (!channel.blocks.accepts(item.message.content.payload.seqNum)) continue
      if (!this.isVerified(item, channel)) return 'invalid-block'
      blocks.push(item)
    }
    for (const block of blocks) if (channel.blocks.add(block, now)) this.deliver(channel, block)
    return undefined
  }

  private onBlock(signed: SignedBlock, from: PkiId, now: Instant): RejectionReason | undefined {
    const place = this.options.channels.placeOf(signed.message, from, now)
    if (typeof place === 'string') return place
    const { channel } = place
    if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'
    if (!this.isVerified(signed, channel)) return 'invalid-block'
    channel.blocks.add(signed, now)
    this.options.outbox.put({ type: 'forward', signed, from })
    this.deliver(channel, signed)
    return undefined
  }

  private onStateInfo(signed: SignedMessage<StateInfo>, from: PkiId, now: Instant): RejectionReason | undefined {
    const { channels, self, outbox } = this.options
    const place = channels.placeOf(signed.message, from, now)
    if (place === 'unknown-channel') return this.relay(signed, from, now)
    if (typeof place === 'string') return place
    const { channel } = place
    const author = signed.message.content.pkiId
    const doubts = channels.doubtsOf(signed, channel, now)
    if (doubts !== undefined) return doubts
    if (!channel.addStateInfo(signed, now)) return 'stale'
    if (author !== self) outbox.put({ type: 'published', peer: author, channel: channel.name })
    outbox.put({ type: 'forward', signed, from })
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
    const { channels, selfOrg, identities, leadership, outbox } = this.options
    const place = channels.placeOf(signed.message, from, now)
    if (typeof place === 'string') return place
    const authorOrg = identities.use(signed.message.content.pkiId, now)?.org
    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'
    if (!leadership.add(signed, now)) return 'stale'
    outbox.put({ type: 'deliver', channel: place.channel.name, message: signed.message })
    return undefined
  }

  private onOther({ message }: SignedMessage, from: PkiId, now: Instant): RejectionReason {
    const place = this.options.channels.placeOf(message, from, now)
    return typeof place === 'string' ? place : 'unexpected-kind'
  }

  private isVerified({ message }: SignedMessage<DataMessage>, { name }: ChannelState): boolean {
    const { seqNum, data } = message.content.payload
    return this.options.crypto.verifyBlock(name, seqNum, data)
  }

  private deliver({ name }: ChannelState, { message }: SignedBlock): void {
    this.options.outbox.put({ type: 'deliver', channel: name, message })
  }
}

/** The block of a channel in an envelope. */
function blockIn(envelope: Envelope, { name }: ChannelState): SignedBlock | RejectionReason {
  const opened = openEnvelope(envelope)
  if ('rejected' in opened) return opened.rejected
  if (!equalBytes(opened.ok.message.channel, toUtf8(name))) return 'unknown-channel'
  return isKind(opened.ok, 'data') ? opened.ok : 'unexpected-kind'
}
