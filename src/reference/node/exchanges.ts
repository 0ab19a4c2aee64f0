import type { PkiId } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import { StateInfoSync } from '../channel/state-info-sync'
import { type PeerSet, selectPeers } from '../dissemination/peer-selection'
import { IdentityStock } from '../pull/identity-pull'
import type { Discovery } from './discovery'
import { Pulls } from './pulls'
import type { StandingParts } from './standing-parts'

/** The parts that ask others for what a running node lacks, and answer those who ask. Data only: what they do is in their own files. */
export interface Exchanges {
  readonly identityStock: IdentityStock
  readonly pulls: Pulls
  readonly stateInfoSync: StateInfoSync
}

export function buildExchanges(parts: StandingParts, { view }: Discovery, now: Instant): Exchanges {
  const { options, self, selfOrg, identities, audiences, channels, channelIntake: intake, wishes: outbox } = parts
  const { settings, random, identity, crypto } = options
  const draw = (...sets: PeerSet[]) => selectPeers(settings.pullPeerNum, { sets }, random).map((peer) => view.addressOf(peer))
  const endpointOf = (peer: PkiId) => (peer === self ? settings.externalEndpoint : view.lookup(peer)?.endpoint)
  const isPublic = (peer: PkiId) => (endpointOf(peer) ?? '') !== ''
  const identityStock = new IdentityStock({
    self,
    selfOrg,
    identity,
    crypto,
    identities,
    usesOfAskers: options.habits.usesOfAskers,
    isPublic,
    drawMembers: () => draw(audiences.everybody),
    isAlive: (peer) => audiences.everybody.has(peer),
  })
  return {
    identityStock,
    pulls: new Pulls({
      times: {
        pullIntervalMs: settings.pullIntervalMs,
        digestWaitTimeMs: settings.digestWaitTimeMs,
        requestWaitTimeMs: settings.requestWaitTimeMs,
      },
      startedAt: now,
      identityStock,
      channels,
      intake,
      drawMembersOf: (channel) => draw(audiences.membersOfOwnOrgIn(channel)),
      isOfOwnOrg: (peer, at) => identities.use(peer, at)?.org === selfOrg,
      random,
      outbox,
    }),
    stateInfoSync: new StateInfoSync({
      self,
      selfOrg,
      channels,
      identities,
      intervalMs: settings.requestStateInfoIntervalMs,
      drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org))),
      isMember: (peer) => peer === self || view.lookup(peer) !== undefined,
      isPublic,
      outbox,
    }),
  }
}
