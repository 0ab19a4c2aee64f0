import { equalBytes, toUtf8 } from '../../wire/bytes'
import { encodeGossipMessage, isKind, openEnvelope } from '../../wire/envelope'
import { type Envelope, type GossipMessage, newMessage, type StateInfoPullRequest, type StateInfoSnapshot } from '../../wire/gossip-message'
import type { ChannelName, OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { Handlers } from '../ports/handlers'
import type { Identities } from '../ports/identities'
import type { Addressee, Outbox } from '../ports/outbox'
import { earliest, firstTickAfter } from '../schedule/ticks'
import type { ChannelState, SignedStateInfo } from './channel-state'
import type { Channels, Place } from './channels'

export interface StateInfoSyncOptions {
  readonly self: PkiId
  readonly selfOrg: OrgId
  readonly channels: Channels
  readonly identities: Identities
  /** requestStateInfoInterval; runs from the join. */
  readonly intervalMs: DurationMs
  /** Some living peers of these organizations, at random. */
  readonly drawOf: (orgs: ReadonlySet<OrgId>) => readonly Addressee[]
  readonly isMember: (peer: PkiId) => boolean
  /** Whether the peer, or the node itself, is in the membership with an external endpoint. */
  readonly isPublic: (peer: PkiId) => boolean
  readonly outbox: Outbox
}

/** Asks peers what was published in the channels of a node, and tells those who ask (CHAN-8 to CHAN-10). */
export class StateInfoSync {
  private readonly options: StateInfoSyncOptions
  private readonly due = new Map<ChannelName, Instant>()

  readonly handlers: Handlers<'state-info-pull-req' | 'state-snapshot'> = {
    'state-info-pull-req': ({ message }, from, now) => this.inPlace(message, from, now, (place) => this.answer(place, from, now)),
    'state-snapshot': ({ message }, from, now) =>
      this.inPlace(message, from, now, ({ channel }) => this.takeIn(message.content, channel, now)),
  }

  constructor(options: StateInfoSyncOptions) {
    this.options = options
  }

  get nextDeadline(): Instant | undefined {
    return earliest(this.options.channels.all, (channel) => this.dueIn(channel))
  }

  onDeadline(now: Instant): void {
    for (const channel of this.options.channels.all) {
      if (this.dueIn(channel) > now) continue
      this.due.set(channel.name, this.tickAfter(now, channel))
      this.ask(channel)
    }
  }

  private dueIn(channel: ChannelState): Instant {
    return this.due.get(channel.name) ?? this.tickAfter(channel.joinedAt, channel)
  }

  private tickAfter(now: Instant, { joinedAt }: ChannelState): Instant {
    return firstTickAfter(now, { origin: joinedAt, periodMs: this.options.intervalMs })
  }

  private ask({ name, orgs }: ChannelState): void {
    const { channels, self, drawOf } = this.options
    const request: StateInfoPullRequest = { kind: 'state-info-pull-req', channelMac: channels.macOf(self, name) }
    for (const peer of drawOf(orgs)) this.send(peer, request)
  }

  private inPlace(
    message: GossipMessage,
    from: PkiId,
    now: Instant,
    then: (place: Place) => RejectionReason | undefined,
  ): RejectionReason | undefined {
    const place = this.options.channels.placeOf(message, from, now)
    return typeof place === 'string' ? place : then(place)
  }

  /** Peers of other organizations are not told of those of the node's own that have no external endpoint. */
  private answer({ channel, senderOrg }: Place, from: PkiId, now: Instant): undefined {
    const { selfOrg, identities, isPublic } = this.options
    const isTold = ({ message: { content } }: SignedStateInfo) =>
      senderOrg === selfOrg || identities.use(content.pkiId, now)?.org !== selfOrg || isPublic(content.pkiId)
    const elements = channel.published.filter(isTold).map(({ envelope }) => envelope)
    this.send({ pkiId: from, endpoint: undefined }, { kind: 'state-snapshot', elements }, channel.name)
  }

  /** A bad entry ends it; what came before stays. That of a stranger, or of a peer that may not read the channel, is left out. */
  private takeIn({ elements }: StateInfoSnapshot, channel: ChannelState, now: Instant): RejectionReason | undefined {
    for (const element of elements) {
      const info = this.opened(element, channel, now)
      if (typeof info === 'string') return info
      if (info === undefined) continue
      const { pkiId } = info.message.content
      if (!this.options.isMember(pkiId) || !channel.addStateInfo(info, now)) continue
      if (pkiId !== this.options.self) this.options.outbox.put({ type: 'published', peer: pkiId, channel: channel.name })
    }
    return undefined
  }

  /** The state info in an envelope, if it counts in the channel; undefined if its author may not read it. */
  private opened(element: Envelope, channel: ChannelState, now: Instant): SignedStateInfo | RejectionReason | undefined {
    const { channels, identities } = this.options
    const opened = openEnvelope(element)
    if ('rejected' in opened) return opened.rejected
    const { ok: info } = opened
    if (!isKind(info, 'state-info')) return 'unexpected-kind'
    const { pkiId, channelMac } = info.message.content
    if (!identities.has(pkiId)) return 'unknown-identity'
    if (!equalBytes(channelMac, channels.macOf(pkiId, channel.name))) return 'unknown-channel'
    const { signature, payload } = element
    if (!identities.useToVerify(pkiId, signature, payload, now)) return 'bad-signature'
    const doubts = channels.doubtsOf(info, channel, now)
    return doubts === 'not-a-reader' ? undefined : (doubts ?? info)
  }

  private send(to: Addressee, content: StateInfoPullRequest | StateInfoSnapshot, channel = ''): void {
    const payload = encodeGossipMessage({ ...newMessage('chan-or-org', content), channel: toUtf8(channel) })
    this.options.outbox.put({ type: 'send', to, envelope: { payload, signature: new Uint8Array() } })
  }
}
