import { encodeEnvelope } from '../../wire/envelope'
import type { Envelope } from '../../wire/gossip-message'
import type { ChannelName, PkiId } from '../../wire/ids'
import { isNewer } from '../../wire/message-order'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import { MessageStore } from '../dissemination/message-store'
import { selectPeers } from '../dissemination/peer-selection'
import type { OutgoingMessage } from '../dissemination/routing'
import { OwnAlive, type SignedAlive } from '../membership/alive-message'
import { DisclosurePolicy } from '../membership/disclosure'
import { Introductions } from '../membership/introduction'
import { type Addressee, MembershipSync } from '../membership/membership-sync'
import { type MembershipChange, MembershipView, type NetworkMember, preferredEndpoint } from '../membership/membership-view'
import type { Connections } from '../transport/connections'
import type { Anchor, GossipNode, Routine } from './gossip-node'
import { Intake } from './intake'

export type PingId = number & { readonly brand: 'PingId' }

/** What discovery needs of the node that it is a part of. */
export interface DiscoveryContext {
  readonly node: GossipNode
  readonly startedAt: Instant
  readonly connections: Connections
  readonly emit: (message: OutgoingMessage) => void
  readonly reject: (from: PkiId | undefined, reason: RejectionReason) => void
  readonly ping: (ping: PingId, endpoint: string) => void
}

/** Membership, and the routines that keep it (DISC-1 to DISC-5). */
export class Discovery {
  readonly view: MembershipView
  readonly introductions: Introductions
  readonly intake: Intake
  private readonly context: DiscoveryContext
  private readonly sync: MembershipSync
  private readonly pings = new Map<PingId, PkiId>()
  private readonly anchors = new Map<ChannelName, readonly string[]>()
  private nextReconnect: Instant
  private pinged = 0

  static build(context: DiscoveryContext): { discovery: Discovery; routines: readonly Routine[] } {
    const discovery = new Discovery(context)
    return { discovery, routines: discovery.routines() }
  }

  private constructor(context: DiscoveryContext) {
    this.context = context
    this.nextReconnect = context.startedAt + this.settings.reconnectIntervalMs
    this.view = this.newView()
    this.sync = this.newSync()
    this.introductions = this.newIntroductions()
    this.intake = this.newIntake()
  }

  /** Where a member is dialled. */
  endpointOf(peer: PkiId): string | undefined {
    const member = this.view.lookup(peer)
    return member === undefined ? undefined : preferredEndpoint(member)
  }

  /** The answer to a `ping` effect: a dead member that answers is asked for its membership (DISC-4). */
  onPinged(ping: PingId, answered: boolean, now: Instant): void {
    const peer = this.pings.get(ping)
    this.pings.delete(ping)
    const member = peer === undefined ? undefined : this.view.lookup(peer)
    if (answered && member !== undefined && !member.alive) this.sync.ask(member, 0n, now)
  }

  /** Anchors are met like bootstrap peers; those of other organizations only by a node that they can reach. */
  meetAnchors(channel: ChannelName, anchors: readonly Anchor[], now: Instant): void {
    this.anchors.set(
      channel,
      anchors.map((anchor) => anchor.endpoint),
    )
    for (const { org, endpoint } of anchors) {
      if (org === this.context.node.selfOrg || this.settings.externalEndpoint !== '') this.introductions.meet({ endpoint, org }, now)
    }
  }

  stop(): void {
    this.view.clear()
    this.introductions.stop()
    this.pings.clear()
  }

  private routines(): Routine[] {
    const never = { nextDeadline: () => undefined, onDeadline: () => undefined }
    return [
      {
        name: 'periodicalSendAlive',
        nextDeadline: () => this.sync.nextAliveDeadline,
        onDeadline: (now) => this.sync.onAliveDeadline(now),
      },
      { name: 'periodicalCheckAlive', nextDeadline: () => this.view.nextDeadline, onDeadline: (now) => this.view.onDeadline(now) },
      { name: 'handleMessages', ...never },
      { name: 'periodicalReconnectToDead', nextDeadline: () => this.nextReconnect, onDeadline: (now) => this.reconnectToDead(now) },
      { name: 'handlePresumedDeadPeers', ...never },
      {
        name: 'periodicalSync',
        nextDeadline: () => this.sync.nextPullDeadline,
        onDeadline: (now) => this.sync.onPullDeadline(now, (k) => this.drawMembers(k)),
      },
    ]
  }

  private get settings() {
    return this.context.node.options.settings
  }

  private reconnectToDead(now: Instant): void {
    this.nextReconnect = now + this.settings.reconnectIntervalMs
    for (const member of this.view.presumedDead) {
      const endpoint = preferredEndpoint(member)
      if (endpoint === undefined) continue
      this.pinged += 1
      const ping = this.pinged as PingId
      this.pings.set(ping, member.pkiId)
      this.context.ping(ping, endpoint)
    }
  }

  private drawMembers(k: number): readonly PkiId[] {
    const { node } = this.context
    return selectPeers(k, { sets: [node.audiences.everybody] }, node.options.random)
  }

  private onMembershipChange({ became, member }: MembershipChange): void {
    const { node, connections } = this.context
    node.audiences.setAlive(member.pkiId, became === 'alive')
    if (became === 'alive') return
    connections.close(member.pkiId, `the peer is ${became}`)
    if (became === 'dead') return
    for (const channel of node.channels.all) {
      channel.forget(member.pkiId)
      node.audiences.setPublished(member.pkiId, channel.name, false)
    }
  }

  private newView(): MembershipView {
    const { aliveExpirationTimeoutMs, msgExpirationFactor } = this.settings
    const { startedAt } = this.context
    return new MembershipView({
      expirationTimeoutMs: aliveExpirationTimeoutMs,
      startedAt,
      store: new MessageStore<SignedAlive>({
        ttlMs: aliveExpirationTimeoutMs * msgExpirationFactor,
        removal: 'past-twice-ttl',
        startedAt,
        keyOf: (alive) => alive.message.content.membership.pkiId,
        isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),
      }),
      isKept: (member) => this.isKept(member),
      onChange: (change) => this.onMembershipChange(change),
    })
  }

  /** DISC-13 */
  private isKept(member: NetworkMember): boolean {
    if (!this.context.node.options.dialect.discovery.keepsBootstrapAndAnchorPeers) return false
    const kept = [...this.settings.bootstrap, ...[...this.anchors.values()].flat()]
    return kept.includes(member.endpoint) || kept.includes(member.internalEndpoint)
  }

  private newSync(): MembershipSync {
    const { node, startedAt, connections, emit, reject } = this.context
    const { crypto, identity, random } = node.options
    const orgOf = (peer: PkiId) => node.identities.orgOf(peer, node.time)
    return new MembershipSync({
      self: node.self,
      view: this.view,
      own: new OwnAlive({
        pkiId: node.self,
        identity,
        externalEndpoint: this.settings.externalEndpoint,
        internalEndpoint: this.settings.endpoint,
        metadata: new Uint8Array(),
        startedAt,
        publishCertPeriodMs: this.settings.publishCertPeriodMs,
        sign: (bytes) => crypto.sign(bytes),
      }),
      disclosure: new DisclosurePolicy({ selfOrg: node.selfOrg, orgOf }),
      identities: node.identities,
      verifyWith: (by, signature, bytes) => crypto.verify(by, signature, bytes),
      orgOf,
      random,
      pullPeerNum: this.settings.pullPeerNum,
      aliveTimeIntervalMs: this.settings.aliveTimeIntervalMs,
      pullIntervalMs: this.settings.pullIntervalMs,
      startedAt,
      send: (to, envelope) => this.send(to, envelope),
      disconnect: (peer, reason) => connections.close(peer, reason),
      forward: (signed, from) => emit({ signed, from }),
      reject,
    })
  }

  private send(to: Addressee, envelope: Envelope): void {
    this.context.connections.send(to.pkiId, to.endpoint, encodeEnvelope(envelope), this.context.node.time)
  }

  private newIntroductions(): Introductions {
    const { node, connections } = this.context
    const { endpoint, externalEndpoint, reconnectIntervalMs, maxConnectionAttempts } = this.settings
    const port = endpoint.slice(endpoint.lastIndexOf(':') + 1)
    return new Introductions({
      selfOrg: node.selfOrg,
      ownEndpoints: new Set([endpoint, externalEndpoint, `127.0.0.1:${port}`, `localhost:${port}`]),
      reconnectIntervalMs,
      maxConnectionAttempts,
      random: node.options.random,
      identify: (at, introduction) => connections.identify(at, introduction),
      request: (pkiId, at, nonce, now) => this.sync.request({ pkiId, endpoint: at }, nonce, now),
    })
  }

  private newIntake(): Intake {
    const { node, connections, emit, reject } = this.context
    return new Intake({
      selfOrg: node.selfOrg,
      identities: node.identities,
      channels: node.channels,
      sync: this.sync,
      introductions: this.introductions,
      stateInfoStore: node.stateInfoStore,
      forward: (signed, from) => emit({ signed, from }),
      reject,
      disconnect: (peer, reason) => connections.close(peer, reason),
    })
  }
}
