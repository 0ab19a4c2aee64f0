import type { Dialect } from '../ports/dialect'

/** What Fabric's main branch does. */
export const fabric: Dialect = {
  name: 'fabric',
  settings: {
    defaults: { maxBlockCountToStore: 10, requestWaitTimeMs: 1500 },
    explicitZero: 'takes-default',
    stateInfoTtlFactor: 100,
  },
  removal: { stateInfo: 'past-twice-ttl', leadership: 'past-twice-ttl', block: 'past-twice-ttl' },
  identity: { expired: 'at-its-expiry', revoked: 'when-suspected', leavesMembership: true },
  discovery: { keepsBootstrapAndAnchorPeers: true, acceptsIdentitySwitch: true },
  routing: {
    block: { audience: 'channel-members-of-own-org', fanOut: 'k', drawnOncePer: 'channel', hop: 'leaves-after-the-draw' },
    leadership: { audience: 'channel-members-of-own-org', fanOut: 'all', drawnOncePer: 'channel', hop: 'leaves-after-the-draw' },
    'state-info': { audience: 'channel-orgs-if-author-is-public', fanOut: 'k', drawnOncePer: 'message', hop: 'leaves-before-the-draw' },
    'org-restricted': { audience: 'own-org', fanOut: 'k', drawnOncePer: 'batch', hop: 'leaves-after-the-draw' },
    other: { audience: 'by-author', fanOut: 'k', drawnOncePer: 'message', hop: 'leaves-before-the-draw' },
  },
  secrets: {
    isWithheld: (of) => of.author === 'foreign' && !of.targetHasExternalEndpoint,
    isStripped: (of) => of.target === 'foreign',
  },
}
