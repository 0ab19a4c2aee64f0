import type { Dialect } from '../ports/dialect'

/** What the notes say; where they are silent, what Fabric does. */
export const documents: Dialect = {
  name: 'documents',
  settings: {
    defaults: { maxBlockCountToStore: 100, requestWaitTimeMs: 1000 },
    explicitZero: 'is-literal',
    stateInfoTtlFactor: 1,
  },
  removal: { stateInfo: 'past-ttl', leadership: 'past-ttl', block: 'past-ttl' },
  identity: { expired: 'at-the-check', revoked: 'at-the-check', leavesMembership: false },
  discovery: { keepsBootstrapAndAnchorPeers: false, acceptsIdentitySwitch: false },
  routing: {
    block: { audience: 'channel-members-of-own-org', fanOut: 'k', drawnOncePer: 'channel', hop: 'is-a-candidate' },
    leadership: { audience: 'channel-members-of-own-org', fanOut: 'all', drawnOncePer: 'channel', hop: 'is-a-candidate' },
    'state-info': { audience: 'channel-orgs-if-joined', fanOut: 'k', drawnOncePer: 'message', hop: 'is-a-candidate' },
    'org-restricted': { audience: 'own-org', fanOut: 'k', drawnOncePer: 'batch', hop: 'is-a-candidate' },
    other: { audience: 'everybody', fanOut: 'k', drawnOncePer: 'message', hop: 'is-a-candidate' },
  },
  secrets: {
    isWithheld: (of) => of.author === 'foreign' || !of.targetHasExternalEndpoint,
    isStripped: () => true,
  },
}
