import { inFile, type Mutant } from '../../mutant'

const SYNC = 'src/reference/membership/membership-sync.ts'
const syncs = inFile(SYNC)
const discloses = inFile('src/reference/membership/disclosure.ts')
const acrossOrgs = "return org === this.options.selfOrg && membership.endpoint !== '' && target.hasExternalEndpoint"
const told = 'return target.org === this.options.selfOrg ? envelope : withoutSecret(envelope)'
const refused = "return outbox.put({ type: 'disconnect', peer: membership.pkiId, reason: 'nothing may be disclosed to this peer' })"
const asked = 'this.options.disclosure.envelopeFor(this.options.own.create(now).envelope, target)'

/** Mutants of DISC-19, DISC-21. */
export const disclosure: readonly Mutant[] = [
  discloses(
    'DISC-19',
    'disclosed-to-third-org',
    'Peers of a third organization are named.',
    acrossOrgs,
    "return membership.endpoint !== '' && target.hasExternalEndpoint",
    { source: 'G, extra: third-org disclosure' },
  ),
  discloses(
    'DISC-19',
    'disclosed-unreachable',
    'Peers without an external endpoint are named to other organizations.',
    acrossOrgs,
    'return org === this.options.selfOrg && target.hasExternalEndpoint',
    { source: 'G 5' },
  ),
  discloses(
    'DISC-19',
    'disclosed-to-unreachable',
    'A peer of another organization is answered though it has no external endpoint.',
    acrossOrgs,
    "return org === this.options.selfOrg && membership.endpoint !== ''",
    { source: 'G, extra: response to foreign endpoint-less peer instead of closing' },
  ),
  discloses(
    'DISC-19',
    'disclosed-own-org-only',
    'Nothing is told to other organizations.',
    acrossOrgs,
    "return org === this.options.selfOrg && membership.endpoint !== '' && target.hasExternalEndpoint && org === target.org",
  ),
  discloses(
    'DISC-19',
    'disclosed-reachable-only',
    'Peers of the own organization are named only if they have an external endpoint.',
    'if (org === target.org) return true',
    "if (org === target.org) return membership.endpoint !== ''",
  ),
  discloses(
    'DISC-19',
    'disclosed-secrets',
    'Other organizations are told the secrets.',
    told,
    'return target.org === undefined ? withoutSecret(envelope) : envelope',
    { source: 'G 6' },
  ),
  discloses(
    'DISC-19',
    'disclosed-without-secrets',
    'The own organization is told no secrets.',
    told,
    'return target.org === undefined ? envelope : withoutSecret(envelope)',
  ),
  syncs('DISC-19', 'disclosed-connection-stays', 'Where nothing may be disclosed the connection stays open.', refused, 'return'),
  syncs(
    'DISC-21',
    'request-secret-to-all',
    'A membership request tells everybody the internal endpoint.',
    asked,
    'this.options.own.create(now).envelope',
    { source: 'G 44' },
  ),
  syncs(
    'DISC-21',
    'request-secret-to-none',
    'A membership request tells nobody the internal endpoint.',
    asked,
    'this.options.disclosure.envelopeFor(this.options.own.create(now).envelope, { ...target, org: undefined })',
    { source: 'G 8' },
  ),
]
