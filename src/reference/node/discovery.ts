import { isNewer } from '../../wire/message-order'
import { MessageStore } from '../dissemination/message-store'
import { OwnAlive, type SignedAlive } from '../membership/alive-message'
import { DisclosurePolicy } from '../membership/disclosure'
import { Introductions } from '../membership/introduction'
import { MembershipSync } from '../membership/membership-sync'
import { MembershipView } from '../membership/membership-view'
import { Reconnection } from '../membership/reconnection'
import { WellKnownPeers } from '../membership/well-known-peers'
import type { StandingParts } from './standing-parts'

/** The parts that keep the membership of a running node (DISC-1 to DISC-5). Data only: what they do is in their own files. */
export interface Discovery {
  readonly view: MembershipView
  readonly sync: MembershipSync
  readonly introductions: Introductions
  readonly reconnection: Reconnection
  readonly wellKnown: WellKnownPeers
}

export function buildDiscovery(parts: StandingParts): Discovery {
  const { options, builtAt: startedAt, wishes: outbox } = parts
  const { settings } = options
  const wellKnown = new WellKnownPeers(settings.bootstrap)
  const view = newView(parts, wellKnown)
  return {
    view,
    sync: newSync(parts, view),
    introductions: newIntroductions(parts),
    reconnection: new Reconnection({ intervalMs: settings.reconnectIntervalMs, startedAt, view, outbox }),
    wellKnown,
  }
}

function newView({ options, builtAt: startedAt, wishes }: StandingParts, wellKnown: WellKnownPeers): MembershipView {
  const { settings, dialect } = options
  const { aliveExpirationTimeoutMs, msgExpirationFactor } = settings
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
    kept: dialect.discovery.keepsBootstrapAndAnchorPeers ? wellKnown : undefined,
    outbox: wishes,
  })
}

function newSync({ options, self, selfOrg, identities, builtAt: startedAt, wishes }: StandingParts, view: MembershipView): MembershipSync {
  const { crypto, identity, settings } = options
  return new MembershipSync({
    self,
    view,
    own: new OwnAlive({
      pkiId: self,
      identity,
      externalEndpoint: settings.externalEndpoint,
      internalEndpoint: settings.endpoint,
      metadata: new Uint8Array(),
      startedAt,
      publishCertPeriodMs: settings.publishCertPeriodMs,
      signer: crypto,
    }),
    disclosure: new DisclosurePolicy({ selfOrg, identities }),
    identities,
    crypto,
    aliveTimeIntervalMs: settings.aliveTimeIntervalMs,
    pullIntervalMs: settings.pullIntervalMs,
    startedAt,
    outbox: wishes,
  })
}

function newIntroductions({ options, selfOrg, wishes }: StandingParts): Introductions {
  const { endpoint, externalEndpoint, reconnectIntervalMs, maxConnectionAttempts } = options.settings
  const port = endpoint.slice(endpoint.lastIndexOf(':') + 1)
  return new Introductions({
    selfOrg,
    ownEndpoints: new Set([endpoint, externalEndpoint, `127.0.0.1:${port}`, `localhost:${port}`]),
    reconnectIntervalMs,
    maxConnectionAttempts,
    random: options.random,
    outbox: wishes,
  })
}
