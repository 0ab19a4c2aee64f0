import { toUtf8 } from '../../wire/bytes'
import type { ContentOf, GossipMessage, PullMessageType, SignedMessage } from '../../wire/gossip-message'
import type { ChannelName, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import type { ChannelIntake } from '../channel/channel-intake'
import type { ChannelState } from '../channel/channel-state'
import type { Channels } from '../channel/channels'
import type { Handlers } from '../ports/handlers'
import type { Addressee, Outbox } from '../ports/outbox'
import type { Random } from '../ports/random'
import { BlockStock } from '../pull/block-pull'
import type { IdentityStock } from '../pull/identity-pull'
import { PullEngine, type PullEngineOptions, type PullTimes } from '../pull/pull-engine'
import { earlier, earliest } from '../schedule/ticks'

type PullKind = 'hello' | 'data-dig' | 'data-req' | 'data-update'

export interface PullsOptions {
  readonly times: PullTimes
  /** Pulls begin from here, or from the join of a channel if that is later. */
  readonly startedAt: Instant
  readonly identityStock: IdentityStock
  readonly channels: Channels
  readonly intake: ChannelIntake
  /** Some of those whom blocks of a channel may be pulled from, at random (BLOCKPULL-1, BLOCKPULL-2). */
  readonly drawMembersOf: (channel: ChannelName) => readonly Addressee[]
  readonly isOfOwnOrg: (peer: PkiId, now: Instant) => boolean
  readonly random: Random
  readonly outbox: Outbox
}

/** The pulls of a running node: one of identities, and one of blocks for each channel. */
export class Pulls {
  private readonly options: PullsOptions
  private readonly ofIdentities: PullEngine
  private readonly ofBlocks = new Map<ChannelName, PullEngine>()

  readonly handlers: Handlers<PullKind> = {
    hello: (signed, from, now) => this.take(signed, from, now, (engine) => engine.onHello(signed.message.content, from, now)),
    'data-dig': (signed, from, now) => this.take(signed, from, now, (engine) => engine.onDigest(signed.message.content)),
    'data-req': (signed, from, now) => this.take(signed, from, now, (engine) => engine.onRequest(signed.message.content, from, now)),
    'data-update': (signed, from, now) =>
      this.take(signed, from, now, (_, channel) => {
        const { content } = signed.message
        return channel === undefined ? this.options.identityStock.takeIn(content, now) : this.options.intake.onPulled(content, channel, now)
      }),
  }

  constructor(options: PullsOptions) {
    this.options = options
    const { identityStock: stock, startedAt } = options
    this.ofIdentities = this.newEngine('identity', { tag: 'empty', channel: new Uint8Array() }, { stock, startedAt })
  }

  get nextDeadline(): Instant | undefined {
    const first = earliest(this.options.channels.all, (channel) => this.engineOf(channel).nextDeadline)
    return earlier(this.ofIdentities.nextDeadline, first)
  }

  onDeadline(now: Instant): void {
    for (const engine of this.engines) if (engine.nextDeadline <= now) engine.onDeadline(now)
  }

  private get engines(): readonly PullEngine[] {
    return [this.ofIdentities, ...this.options.channels.all.map((channel) => this.engineOf(channel))]
  }

  /** Hands a message to the exchange that it belongs to; to that of a channel only if its sender may pull there (BLOCKPULL-9). */
  private take(
    { message }: SignedMessage<ContentOf<PullKind>>,
    from: PkiId,
    now: Instant,
    then: (engine: PullEngine, channel?: ChannelState) => RejectionReason | undefined,
  ): RejectionReason | undefined {
    if (message.content.type === 'identity') return then(this.ofIdentities)
    const place = this.options.channels.placeOf(message, from, now)
    if (typeof place === 'string') return place
    const { channel } = place
    if (channel.left) return 'unknown-channel'
    return this.isMember(channel, from, now) ? then(this.engineOf(channel), channel) : 'foreign-org'
  }

  private isMember(channel: ChannelState, peer: PkiId, now: Instant): boolean {
    return channel.hasPublished(peer) && this.options.isOfOwnOrg(peer, now)
  }

  private engineOf(channel: ChannelState): PullEngine {
    const known = this.ofBlocks.get(channel.name)
    if (known !== undefined) return known
    const stock = new BlockStock({
      channel,
      drawMembers: () => this.options.drawMembersOf(channel.name),
      isMember: (peer, now) => this.isMember(channel, peer, now),
    })
    const startedAt = Math.max(channel.joinedAt, this.options.startedAt)
    const engine = this.newEngine('block', { tag: 'chan-and-org', channel: toUtf8(channel.name) }, { stock, startedAt })
    this.ofBlocks.set(channel.name, engine)
    return engine
  }

  private newEngine(
    type: PullMessageType,
    frame: Pick<GossipMessage, 'tag' | 'channel'>,
    rest: Pick<PullEngineOptions, 'stock' | 'startedAt'>,
  ): PullEngine {
    const { times, random, outbox } = this.options
    return new PullEngine({ type, frame, times, random, outbox, ...rest })
  }
}
