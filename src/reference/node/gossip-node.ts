import { toHex } from '../../wire/bytes'
import { decodeGossipMessage, encodeEnvelope } from '../../wire/envelope'
import type { Envelope, GossipMessage, LeadershipMessage, SignedMessage, StateInfo } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import { isNewer } from '../../wire/message-order'
import { isChannelRestricted, isTagLegal } from '../../wire/message-tags'
import type { RejectionReason } from '../../wire/rejection'
import type { DurationMs, Instant } from '../../wire/time'
import type { Chaincode, JoinChannelMessage } from '../channel/channel-state'
import { Channels } from '../channel/channels'
import { Audiences } from '../dissemination/audiences'
import { BatchingEmitter } from '../dissemination/batching-emitter'
import { MessageStore } from '../dissemination/message-store'
import { type OutgoingMessage, Router } from '../dissemination/routing'
import { IdentityStore } from '../identity/identity-store'
import type { MessageCryptoService, SecurityAdvisor } from '../ports/crypto'
import type { Dialect } from '../ports/dialect'
import type { Random } from '../ports/random'
import type { Settings } from '../ports/settings'
import { type ConnectionEffect, Connections, type DialId, type StreamId } from '../transport/connections'
import { Discovery, type PingId } from './discovery'

/** How long leadership messages are remembered. */
const LEADERSHIP_TTL_MS = 100_000

export interface NodeOptions {
  readonly settings: Settings
  readonly dialect: Dialect
  readonly identity: Bytes
  readonly crypto: MessageCryptoService
  readonly advisor: SecurityAdvisor
  readonly random: Random
}

/** What a node wants done, or tells. */
export type NodeEffect =
  | ConnectionEffect
  | { readonly type: 'ping'; readonly ping: PingId; readonly endpoint: string }
  | { readonly type: 'deliver'; readonly channel: ChannelName; readonly message: GossipMessage }
  /** `from` is undefined for what the application gave. */
  | { readonly type: 'rejected'; readonly from: PkiId | undefined; readonly reason: RejectionReason }
  | { readonly type: 'failed'; readonly error: string }

/** Something of a node that acts by itself when it is due (INIT-7). */
export interface Routine {
  readonly name: string
  readonly nextDeadline: () => Instant | undefined
  readonly onDeadline: (now: Instant) => void
}

/**
 * A gossip node as a state machine: inputs with their time go in, effects come out (`takeEffects`). It holds no timer: see
 * `nextDeadline`. Throws only for mistakes of its own caller.
 */
export class GossipNode {
  readonly options: NodeOptions
  readonly self: PkiId
  readonly selfOrg: OrgId
  readonly identities: IdentityStore
  readonly channels: Channels
  readonly stateInfoStore: MessageStore<SignedMessage<StateInfo>>
  readonly audiences: Audiences
  private readonly connections: Connections
  private readonly emitter: BatchingEmitter<OutgoingMessage>
  private readonly router: Router
  private readonly builtAt: Instant
  private readonly leadershipStore: MessageStore<SignedMessage<LeadershipMessage>>
  private running: readonly Routine[] = []
  /** Those of the running routines that `start` itself launched (INIT-6). */
  launched: readonly Routine[] = []
  private discovery: Discovery | undefined
  /** The time of the input that is being handled. */
  private now: Instant
  private effects: NodeEffect[] = []

  constructor(options: NodeOptions, now: Instant) {
    const { settings, dialect, identity, crypto, advisor } = options
    const self = crypto.pkiIdOf(identity)
    const selfOrg = advisor.orgOf(identity)
    if (self === undefined || selfOrg === undefined) throw new Error("the node's own identity has no PKI-ID or no organization")
    this.options = options
    this.self = self
    this.selfOrg = selfOrg
    this.builtAt = now
    this.now = now
    this.audiences = new Audiences(selfOrg)
    this.stateInfoStore = this.newStore<StateInfo>(
      settings.publishStateInfoIntervalMs * dialect.settings.stateInfoTtlFactor,
      dialect.stateInfoRemoval,
    )
    // A peer has an election of its own in each channel, with times of its own.
    this.leadershipStore = this.newStore<LeadershipMessage>(LEADERSHIP_TTL_MS, 'past-twice-ttl', {
      keyOf: ({ message }) => `${message.content.pkiId}/${toHex(message.channel)}`,
    })
    this.identities = new IdentityStore({
      crypto,
      advisor,
      policy: dialect.identity,
      usageThresholdMs: settings.identityUsageThresholdMs,
      startedAt: now,
      self,
      onStored: (peer, org) => peer !== self && this.audiences.setOrg(peer, org),
      onDeleted: (peer) => this.onIdentityDeleted(peer),
    })
    const refusal = this.identities.put(self, identity, now)
    if (refusal !== undefined) throw new Error(`the node's own identity is refused: ${refusal}`)
    this.connections = this.newConnections()
    this.channels = this.newChannels()
    this.emitter = new BatchingEmitter({
      iterations: settings.propagateIterations,
      burstSize: settings.maxPropagationBurstSize,
      latencyMs: settings.maxPropagationBurstLatencyMs,
      startedAt: now,
    })
    this.router = this.newRouter()
  }

  /** Builds discovery, and starts to accept messages and to meet the bootstrap peers (INIT-6). */
  start(now: Instant): void {
    this.now = now
    const { discovery, routines } = this.buildDiscovery()
    this.discovery = discovery
    this.launched = [
      { name: 'start', nextDeadline: () => this.connections.nextDeadline, onDeadline: (at) => this.connections.onDeadline(at) },
      {
        name: 'connect2BootstrapPeers',
        nextDeadline: () => discovery.introductions.nextDeadline,
        onDeadline: (at) => discovery.introductions.onDeadline(at),
      },
    ]
    this.running = [...this.launched, ...this.ownParts(), ...routines]
    for (const endpoint of this.options.settings.bootstrap) {
      discovery.introductions.meet({ endpoint, org: this.selfOrg }, now)
    }
  }

  /** Ends every stream; the node does nothing any more. Idempotent (EMIT-9, DISC-26). */
  stop(now: Instant): void {
    this.now = now
    this.emitter.stop()
    this.discovery?.stop()
    this.connections.closeAll('the node stops')
    this.running = []
    this.launched = []
  }

  /** The time of the input handled last. */
  get time(): Instant {
    return this.now
  }

  get isRunning(): boolean {
    return this.running.length > 0
  }

  /** The routines that run, in the order in which those due at one instant are run. */
  get routines(): readonly Routine[] {
    return this.running
  }

  get membership(): Discovery['view'] | undefined {
    return this.discovery?.view
  }

  get nextDeadline(): Instant | undefined {
    let next: Instant | undefined
    for (const routine of this.running) {
      const deadline = routine.nextDeadline()
      if (deadline !== undefined && (next === undefined || deadline < next)) next = deadline
    }
    return next
  }

  /** Runs every routine that is due. */
  onDeadline(now: Instant): void {
    this.now = now
    for (const routine of this.running) {
      const deadline = routine.nextDeadline()
      if (deadline !== undefined && deadline <= now) routine.onDeadline(now)
    }
  }

  /** The effects since the last call, in order. */
  takeEffects(): readonly NodeEffect[] {
    const effects = this.effects
    this.effects = []
    return effects
  }

  onOpened(stream: StreamId, now: Instant): void {
    this.now = now
    this.connections.onOpened(stream, now)
  }

  onMessage(stream: StreamId, envelope: Bytes, now: Instant): void {
    this.now = now
    this.connections.onMessage(stream, envelope, now)
  }

  onEnded(stream: StreamId, now: Instant): void {
    this.now = now
    this.connections.onEnded(stream, now)
  }

  onDialled(dial: DialId, stream: StreamId | undefined, now: Instant): void {
    this.now = now
    this.connections.onDialled(dial, stream, now)
  }

  onPinged(ping: PingId, answered: boolean, now: Instant): void {
    this.now = now
    this.discovery?.onPinged(ping, answered, now)
  }

  /** The application hands over a message to spread: the bytes of a GossipMessage. Throws if they are none, or its tag is illegal. */
  gossip(bytes: Bytes, now: Instant): void {
    this.now = now
    const decoded = decodeGossipMessage(bytes)
    if ('rejected' in decoded) throw new Error(`the message to be gossiped is ${decoded.rejected}`)
    const message = decoded.ok
    if (!isTagLegal(message)) throw new Error(`a message of kind ${message.content.kind} must not have the tag ${message.tag}`)
    const signature = message.content.kind === 'data' ? new Uint8Array() : this.options.crypto.sign(bytes)
    const signed: SignedMessage = { message, envelope: { payload: bytes, signature } }
    const channel = this.channels.of(message, this.self)
    if (isChannelRestricted(message) && channel === undefined) return this.reject(undefined, 'unknown-channel')
    if (message.content.kind === 'data') channel?.blocks.add(message.content.payload.seqNum)
    this.emit({ signed })
  }

  /** Returns false if the join message is ignored. Anchor peers are met like bootstrap peers. */
  joinChannel(channel: ChannelName, message: JoinChannelMessage & { readonly anchors: readonly Anchor[] }, now: Instant): boolean {
    this.now = now
    if (!this.channels.join(channel, message, now)) return false
    this.discovery?.meetAnchors(channel, message.anchors, now)
    return true
  }

  leaveChannel(channel: ChannelName, now: Instant): void {
    this.now = now
    this.channels.get(channel)?.leave(now)
  }

  updateLedgerHeight(channel: ChannelName, height: bigint, now: Instant): void {
    this.now = now
    this.channels.get(channel)?.updateLedgerHeight(height, now)
  }

  updateChaincodes(channel: ChannelName, chaincodes: readonly Chaincode[], now: Instant): void {
    this.now = now
    const info = this.channels.get(channel)?.updateChaincodes(chaincodes, now)
    if (info !== undefined && this.audiences.everybody.size > 0) this.emit({ signed: info })
  }

  /** The application suspects that identities have been revoked (IDENT-4). */
  suspect(now: Instant): void {
    this.now = now
    this.identities.suspect(now)
  }

  private get nextPublication(): Instant | undefined {
    const deadlines = this.channels.all.flatMap((channel) => channel.nextDeadline ?? [])
    return deadlines.length === 0 ? undefined : Math.min(...deadlines)
  }

  private publishStateInfos(now: Instant): void {
    for (const channel of this.channels.all) {
      if ((channel.nextDeadline ?? now + 1) > now) continue
      const info = channel.onDeadline(now, this.audiences.everybody.size > 0)
      if (info !== undefined) this.emit({ signed: info })
    }
  }

  private emit(message: OutgoingMessage): void {
    const batch = this.emitter.add(message, this.now)
    if (batch !== undefined) this.routeBatch(batch)
  }

  /** Sends each message of a batch to whom it is for. */
  private routeBatch(batch: readonly OutgoingMessage[]): void {
    if (this.discovery === undefined) {
      this.effects.push({ type: 'failed', error: 'a batch cannot be routed before discovery exists' })
      return
    }
    const { sends, refused } = this.router.route(batch)
    const encoded = new Map<Envelope, Bytes>()
    for (const { to, envelope } of sends) {
      const bytes = encoded.get(envelope) ?? encodeEnvelope(envelope)
      encoded.set(envelope, bytes)
      this.identities.get(to, this.now)
      this.connections.send(to, this.discovery.endpointOf(to), bytes, this.now)
    }
    for (const { message, reason } of refused) this.reject(message.from, reason)
  }

  private reject(from: PkiId | undefined, reason: RejectionReason): void {
    this.effects.push({ type: 'rejected', from, reason })
  }

  private onIdentityDeleted(peer: PkiId): void {
    this.audiences.setOrg(peer, undefined)
    if (this.options.dialect.identity.leavesMembership) this.discovery?.view.forget(peer)
    this.connections.close(peer, 'its identity was deleted')
  }

  private ownParts(): readonly Routine[] {
    return [
      routineOf('stateInfoExpiry', this.stateInfoStore),
      routineOf('leadershipExpiry', this.leadershipStore),
      routineOf('identityPurge', this.identities),
      {
        name: 'periodicEmit',
        nextDeadline: () => this.emitter.nextDeadline,
        onDeadline: (at) => this.routeBatch(this.emitter.onDeadline(at)),
      },
      { name: 'publishStateInfo', nextDeadline: () => this.nextPublication, onDeadline: (at) => this.publishStateInfos(at) },
    ]
  }

  private newStore<C extends StateInfo | LeadershipMessage>(
    ttlMs: DurationMs,
    removal: Dialect['stateInfoRemoval'],
    other: { readonly keyOf?: (signed: SignedMessage<C>) => string } = {},
  ) {
    return new MessageStore<SignedMessage<C>>({
      ttlMs,
      removal,
      startedAt: this.builtAt,
      keyOf: (signed) => signed.message.content.pkiId,
      isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),
      ...other,
    })
  }

  private newConnections(): Connections {
    const { settings, dialect, identity, crypto } = this.options
    return new Connections({
      self: { pkiId: this.self, identity, sign: (bytes) => crypto.sign(bytes) },
      identities: (now) => ({
        put: (peer, bytes) => this.identities.put(peer, bytes, now),
        verify: (peer, signature, bytes) => this.identities.verify(peer, signature, bytes, now),
      }),
      connTimeoutMs: settings.connTimeoutMs,
      sendBuffSize: settings.sendBuffSize,
      acceptsInstead: (expected, actual, now) => dialect.discovery.acceptsIdentitySwitch && this.switchIdentity(expected, actual, now),
      emit: (effect) => this.effects.push(effect),
      onMessage: (from, envelope, now) => this.discovery?.intake.receive(from, envelope, now),
      onUnreachable: (peer) => this.discovery?.view.presumeDead(peer),
      onIdentified: (introduction, who, now) =>
        this.discovery?.introductions.onIdentified(
          introduction,
          who === undefined ? undefined : { pkiId: who.pkiId, org: this.identities.orgOf(who.pkiId, now) },
          now,
        ),
      onRejected: (peer, reason) => this.reject(peer, reason),
    })
  }

  /** A peer of the same organization answers in place of the expected one: that one is gone (DISC-25). */
  private switchIdentity(expected: PkiId, actual: PkiId, now: Instant): boolean {
    const org = this.identities.orgOf(expected, now)
    if (org === undefined || org !== this.identities.orgOf(actual, now)) return false
    this.discovery?.view.forget(expected)
    return true
  }

  private newChannels(): Channels {
    const { settings, crypto } = this.options
    return new Channels({
      self: this.self,
      selfOrg: this.selfOrg,
      crypto,
      maxBlockCountToStore: settings.maxBlockCountToStore,
      publishIntervalMs: settings.publishStateInfoIntervalMs,
      orgOf: (peer, now) => this.identities.orgOf(peer, now),
      identityOf: (peer, now) => this.identities.get(peer, now),
      leadership: this.leadershipStore,
      forward: (signed, from) => this.emit({ signed, from }),
      deliver: (channel, message) => this.effects.push({ type: 'deliver', channel, message }),
      onPublished: (peer, channel) => peer !== this.self && this.audiences.setPublished(peer, channel, true),
    })
  }

  private newRouter(): Router {
    const { settings, dialect, random } = this.options
    return new Router({
      policy: dialect,
      propagatePeerNum: settings.propagatePeerNum,
      random,
      view: {
        selfOrg: this.selfOrg,
        audiences: this.audiences,
        orgOf: (peer) => this.identities.orgOf(peer, this.now),
        hasExternalEndpoint: (peer) => this.externalEndpointOf(peer) !== '',
        channelOf: (message) => this.channels.of(message, this.self),
      },
    })
  }

  private externalEndpointOf(peer: PkiId): string {
    if (peer === this.self) return this.options.settings.externalEndpoint
    return this.discovery?.view.lookup(peer)?.endpoint ?? ''
  }

  private buildDiscovery() {
    return Discovery.build({
      node: this,
      startedAt: this.builtAt,
      connections: this.connections,
      emit: (message) => this.emit(message),
      reject: (from, reason) => this.reject(from, reason),
      ping: (ping, endpoint) => this.effects.push({ type: 'ping', ping, endpoint }),
    })
  }
}

function routineOf(name: string, part: { readonly nextDeadline: Instant | undefined; onDeadline(now: Instant): unknown }): Routine {
  return { name, nextDeadline: () => part.nextDeadline, onDeadline: (now) => part.onDeadline(now) }
}

/** host:port of a peer of an organization, known to every member of a channel. */
export interface Anchor {
  readonly org: OrgId
  readonly endpoint: string
}
