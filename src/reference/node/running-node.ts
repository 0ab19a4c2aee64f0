import { encodeEnvelope } from '../../wire/envelope'
import type { Envelope } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import { allPeers, selectPeers } from '../dissemination/peer-selection'
import { type OutgoingMessage, Router } from '../dissemination/routing'
import type { DispatchTable } from '../ports/handlers'
import type { Errand } from '../ports/outbox'
import { Connections } from '../transport/connections'
import { buildDiscovery, type Discovery } from './discovery'
import { buildExchanges, type Exchanges } from './exchanges'
import type { NetworkInput } from './inputs'
import { Intake } from './intake'
import { type Routines, routinesOf } from './routines'
import type { StandingParts } from './standing-parts'

/** The errands for a part of a running node. */
export type RunningErrand = Exclude<Errand, { readonly type: 'forward' | 'published' | 'unpublished' | 'identity-stored' }>

/** What a node has only between its start and its stop. Made by the start, dropped by the stop. */
export class RunningNode {
  readonly discovery: Discovery
  readonly routines: Routines
  private readonly exchanges: Exchanges
  private readonly parts: StandingParts
  private readonly connections: Connections
  private readonly router: Router
  private readonly intake: Intake

  /** Begins to meet the bootstrap peers (INIT-6). */
  constructor(parts: StandingParts, now: Instant) {
    const { options, selfOrg, identities, wishes } = parts
    this.parts = parts
    this.discovery = buildDiscovery(parts)
    this.exchanges = buildExchanges(parts, this.discovery, now)
    this.connections = newConnections(parts)
    this.router = newRouter(parts, this.discovery)
    this.intake = new Intake({ handlers: dispatchTable(parts, this.discovery, this.exchanges), identities, outbox: wishes })
    this.routines = routinesOf({ ...parts, ...this.discovery, ...this.exchanges, connections: this.connections, node: this })
    for (const endpoint of options.settings.bootstrap) this.discovery.introductions.meet({ endpoint, org: selfOrg, isBootstrap: true }, now)
  }

  /** Ends every stream. */
  stop(): void {
    this.connections.disconnectAll('the node stops')
  }

  take(input: NetworkInput, now: Instant): void {
    switch (input.type) {
      case 'opened':
        return this.connections.onOpened(input.stream, now, input.binding)
      case 'message':
        return this.connections.onMessage(input.stream, input.envelope, now)
      case 'ended':
        return this.connections.onEnded(input.stream)
      case 'dialled':
        return this.connections.onDialled(input.dial, input.stream, now, input.binding)
      case 'pinged':
        return this.discovery.reconnection.onPinged(input.ping, input.answered)
      default:
        return input satisfies never
    }
  }

  /** Gives an errand to the part that it concerns. */
  carryOut(errand: RunningErrand, now: Instant): void {
    const { view, sync, introductions } = this.discovery
    switch (errand.type) {
      case 'received':
        return this.intake.receive(errand.from, errand.envelope, now)
      case 'send':
        return this.connections.send(errand.to, encodeEnvelope(errand.envelope))
      case 'disconnect':
        return this.connections.disconnect(errand.peer, errand.reason)
      case 'unreachable':
        return view.presumeDead(errand.peer)
      case 'identity-switched':
        return view.forget(errand.from)
      case 'identity-deleted':
        return this.onIdentityDeleted(errand.peer)
      case 'member-changed':
        return this.onMemberChanged(errand)
      case 'identify':
        return this.connections.identify(errand.endpoint, errand.introduction)
      case 'identified':
        return introductions.onIdentified(errand.introduction, this.identified(errand.who, now), now)
      case 'ask':
        return sync.ask(errand.whom, errand.nonce, now)
      case 'answered':
        return introductions.onAnswer(errand.nonce, now)
      case 'configured':
        return this.onConfigured(errand, now)
      default:
        return errand satisfies never
    }
  }

  /** Sends each message of a batch to whom it is for. To send to a peer is to use its identity (IDENT-5). */
  route(batch: readonly OutgoingMessage[], now: Instant): void {
    if (batch.length > 0 && this.parts.options.habits.emissionsUseAll) this.useAll(now)
    const { sends, refused } = this.router.route(batch, now)
    const encoded = new Map<Envelope, Bytes>()
    for (const { to, envelope } of sends) {
      const bytes = encoded.get(envelope) ?? encodeEnvelope(envelope)
      encoded.set(envelope, bytes)
      this.parts.identities.use(to, now)
      this.connections.send(this.discovery.view.addressOf(to), bytes)
    }
    for (const { message, reason } of refused) this.parts.wishes.put({ type: 'rejected', from: message.from, reason })
  }

  /** Some members, at random, who are to be asked (DISC-24). */
  drawMembers(): readonly PkiId[] {
    const { options, audiences } = this.parts
    return selectPeers(options.settings.pullPeerNum, { sets: [audiences.everybody] }, options.random)
  }

  private useAll(now: Instant): void {
    for (const peer of allPeers({ sets: [this.parts.audiences.everybody] })) this.parts.identities.use(peer, now)
  }

  private identified(who: PkiId | undefined, now: Instant) {
    return who === undefined ? undefined : { pkiId: who, org: this.parts.identities.use(who, now)?.org }
  }

  private onIdentityDeleted(peer: PkiId): void {
    this.exchanges.identityStock.forget(peer)
    if (this.parts.options.dialect.identity.leavesMembership) this.discovery.view.forget(peer)
    this.parts.wishes.put({ type: 'disconnect', peer, reason: 'its identity was deleted' })
  }

  private onNewMember(peer: PkiId): void {
    const { habits, settings } = this.parts.options
    const member = this.discovery.view.lookup(peer)
    if (!habits.asksNewMembers || member === undefined || settings.bootstrap.includes(member.internalEndpoint)) return
    this.parts.wishes.put({ type: 'ask', whom: this.discovery.view.addressOf(peer), nonce: 0n })
  }

  /** A connection ends when its peer dies. One that the dead have opened since stays, whatever becomes of them (DISC-12, DISC-20). */
  private onMemberChanged({ peer, became }: Extract<Errand, { readonly type: 'member-changed' }>): void {
    this.parts.audiences.setAlive(peer, became === 'alive')
    if (became === 'alive') return this.onNewMember(peer)
    if (became === 'dead') this.connections.disconnect(peer, 'the peer is dead')
  }

  /** Anchors are met like bootstrap peers; those of other organizations only by a node that they can reach. */
  private onConfigured({ channel, anchors, isNew }: Extract<Errand, { readonly type: 'configured' }>, now: Instant): void {
    const { selfOrg, options } = this.parts
    if (isNew && options.habits.joinsUseAll) this.useAll(now)
    this.discovery.wellKnown.setAnchors(channel, anchors)
    for (const { org, endpoint } of anchors) {
      if (org === selfOrg || options.settings.externalEndpoint !== '') this.discovery.introductions.meet({ endpoint, org }, now)
    }
  }
}

/** What becomes of each kind of message: every part brings the kinds that it takes in. */
function dispatchTable({ channelIntake }: StandingParts, { sync }: Discovery, { pulls, stateInfoSync }: Exchanges): DispatchTable {
  return {
    ...sync.handlers,
    ...channelIntake.handlers,
    ...stateInfoSync.handlers,
    ...pulls.handlers,
    conn: 'never',
    empty: 'never',
    ack: 'never',
    'private-req': 'never',
    'private-res': 'never',
    'private-data': 'never',
    'peer-identity': 'never',
  }
}

function newConnections({ options, self, identities, wishes }: StandingParts): Connections {
  const { settings, dialect, identity, crypto } = options
  return new Connections({
    self: { pkiId: self, identity, signer: crypto },
    identities,
    connTimeoutMs: settings.connTimeoutMs,
    sendBuffSize: settings.sendBuffSize,
    acceptsIdentitySwitch: dialect.discovery.acceptsIdentitySwitch,
    outbox: wishes,
  })
}

function newRouter({ options, self, selfOrg, audiences, identities, channels }: StandingParts, { view }: Discovery): Router {
  const { settings, dialect, random } = options
  return new Router({
    policy: dialect,
    propagatePeerNum: settings.propagatePeerNum,
    random,
    self,
    selfOrg,
    externalEndpoint: settings.externalEndpoint,
    audiences,
    identities,
    members: view,
    channels,
  })
}
