import { isNewer } from '../../wire/message-order'
import { CHECKS_PER_TTL, MessageStore } from '../dissemination/message-store'
import { OwnAlive, type SignedAlive } from '../membership/alive-message'
import { DisclosurePolicy } from '../membership/disclosure'
import { Introductions } from '../membership/introduction'
import { MembershipSync } from '../membership/membership-sync'
import { CHECKS_PER_TIMEOUT, MembershipView } from '../membership/membership-view'
import { Reconnection } from '../membership/reconnection'
import { WellKnownPeers } from '../membership/well-known-peers'
import { countedFrom } from '../ports/habits'
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
  const { settings, habits } = options
  const wellKnown = new WellKnownPeers(settings.bootstrap)
  const view = newView(parts, wellKnown)
  return {
    view,
    sync: newSync(parts, view),
    introductions: newIntroductions(parts),
    reconnection: new Reconnection({
      intervalMs: settings.reconnectIntervalMs,
      startedAt: countedFrom(startedAt, habits.reconnection, settings.reconnectIntervalMs),
      asksUnpinged: habits.asksUnpinged,
      view,
      outbox,
    }),
    wellKnown,
  }
}

function newView({ options, builtAt: startedAt, wishes }: StandingParts, wellKnown: WellKnownPeers): MembershipView {
  const { settings, dialect, habits } = options
  const { aliveExpirationTimeoutMs, msgExpirationFactor } = settings
  const ttlMs = aliveExpirationTimeoutMs * msgExpirationFactor
  return new MembershipView({
    expirationTimeoutMs: aliveExpirationTimeoutMs,
    startedAt: countedFrom(startedAt, habits.aliveCheck, aliveExpirationTimeoutMs / CHECKS_PER_TIMEOUT),
    store: new MessageStore<SignedAlive>({
      ttlMs,
      removal: 'past-twice-ttl',
      startedAt: countedFrom(startedAt, habits.eraseCheck, ttlMs / CHECKS_PER_TTL),
      keyOf: (alive) => alive.message.content.membership.pkiId,
      isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),
    }),
    kept: dialect.discovery.keepsBootstrapAndAnchorPeers ? wellKnown : undefined,
    outbox: wishes,
  })
}

function newSync({ options, self, selfOrg, identities, builtAt: startedAt, wishes }: StandingParts, view: MembershipView): MembershipSync {
  const { crypto, identity, settings, habits } = options
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
    alivesFrom: countedFrom(startedAt, habits.alive, settings.aliveTimeIntervalMs),
    pullsFrom: countedFrom(startedAt, habits.membershipPull, settings.pullIntervalMs),
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
    answerWaitMs: options.habits.answerWait,
    hearsLateAnswers: options.habits.hearsLateAnswers,
    random: options.random,
    outbox: wishes,
  })
}
