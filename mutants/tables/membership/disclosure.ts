import { inFile, type Mutant } from '../../mutant'

const SYNC = 'src/reference/membership/membership-sync.ts'
const syncs = inFile(SYNC)
const discloses = inFile('src/reference/membership/disclosure.ts')
const acrossOrgs = "return org === this.options.selfOrg && membership.endpoint !== '' && target.hasExternalEndpoint"
const told = 'return target.org === this.options.selfOrg ? envelope : withoutSecret(envelope)'
const refused = "return outbox.put({ type: 'disconnect', peer: membership.pkiId, reason: 'nothing may be disclosed to this peer' })"
const named = 'const alive = [...disclosed(view.alive), disclosure.envelopeFor(own.envelope, target)]'
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
  syncs(
    'DISC-19',
    'disclosed-secrets-of-the-dead',
    'Of the dead other organizations are told the secrets.',
    'dead: disclosed(view.presumedDead)',
    'dead: view.presumedDead.filter((member) => disclosure.mayDisclose(member.message, target, now)).map((member) => member.message.envelope)',
  ),
  syncs(
    'DISC-19',
    'disclosed-dead-if-reachable',
    'Of the dead only those with an external endpoint are named to other organizations, their own one included.',
    'dead: disclosed(view.presumedDead)',
    "dead: disclosed(view.presumedDead.filter(({ endpoint }) => target.org === this.options.identities.use(this.options.self, now)?.org || endpoint !== ''))",
  ),
  syncs(
    'DISC-19',
    'disclosed-dead-to-all',
    'The dead are named to everybody who is answered.',
    'dead: disclosed(view.presumedDead)',
    'dead: view.presumedDead.map((member) => disclosure.envelopeFor(member.message.envelope, target))',
  ),
  discloses(
    'DISC-19',
    'disclosed-of-unknown-org',
    'Peers whose organization is not known any more are named to the own organization.',
    'if (target.org === undefined || org === undefined) return false',
    'if (target.org === undefined) return false\n    if (org === undefined) return target.org === this.options.selfOrg',
    { dialects: ['documents'] },
  ),
  syncs(
    'DISC-19',
    'disclosed-own-secret',
    'Other organizations are told the secret of the node itself.',
    named,
    'const alive = [...disclosed(view.alive), own.envelope]',
  ),
  syncs(
    'DISC-19',
    'disclosed-own-secret-at-first',
    'Until the node has gossiped its first alive message it tells other organizations its secret.',
    named,
    'const alive = [...disclosed(view.alive), this.lastOwn === undefined ? own.envelope : disclosure.envelopeFor(own.envelope, target)]',
  ),
  syncs(
    'DISC-19',
    'disclosed-secret-lost',
    'An answer to another organization takes the secrets away from what the node holds.',
    '.map((member) => disclosure.envelopeFor(member.message.envelope, target))',
    '.map((member) => {\n          const envelope = disclosure.envelopeFor(member.message.envelope, target)\n          member.message = { ...member.message, envelope }\n          return envelope\n        })',
    { source: 'G 4' },
  ),
  syncs(
    'DISC-19',
    'disclosed-as-first-heard',
    'Whether a peer may be named is told by the external endpoint that it had at first.',
    '.filter((member) => disclosure.mayDisclose(member.message, target, now))',
    '.filter((member) => {\n          const first = this.first.get(member.pkiId) ?? member.message\n          this.first.set(member.pkiId, first)\n          return disclosure.mayDisclose(first, target, now)\n        })',
    {
      also: [
        {
          file: SYNC,
          from: '  private lastOwn: SignedAlive | undefined\n',
          to: '  private lastOwn: SignedAlive | undefined\n  private readonly first = new Map<PkiId, SignedAlive>()\n',
        },
        {
          file: SYNC,
          from: 'this.options.view.hearDirectly(message, now)\n',
          to: 'this.options.view.hearDirectly(message, now)\n    this.first.set(message.message.content.membership.pkiId, this.first.get(message.message.content.membership.pkiId) ?? message)\n',
        },
      ],
    },
  ),
  syncs(
    'DISC-19',
    'disclosed-by-known-endpoint',
    'Whether a peer that asks has an external endpoint is told by what was known of it before.',
    'this.answer(alive, message.nonce, now)',
    'this.answer(known ?? alive, message.nonce, now)',
    {
      also: [
        {
          file: SYNC,
          from: 'if (doubts !== undefined) return doubts\n    if (from',
          to: 'if (doubts !== undefined) return doubts\n    const known = this.options.view.lookup(from)?.message\n    if (from',
        },
      ],
    },
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
    'request-secret-to-strangers',
    'The first request to a bootstrap or anchor peer tells the internal endpoint, whoever it is.',
    asked,
    `nonce !== 0n ? this.options.own.create(now).envelope : ${asked}`,
    { source: 'G 44' },
  ),
  syncs(
    'DISC-21',
    'request-secret-to-the-dead',
    'A dead peer is asked with the internal endpoint, whoever it is.',
    asked,
    `this.options.view.lookup(whom.pkiId)?.alive === false ? this.options.own.create(now).envelope : ${asked}`,
  ),
  syncs(
    'DISC-21',
    'request-secret-to-unknown-org',
    'A peer whose organization is not known any more is told the internal endpoint.',
    asked,
    `target.org === undefined ? this.options.own.create(now).envelope : ${asked}`,
    { dialects: ['documents'] },
  ),
  syncs(
    'DISC-21',
    'request-secret-to-none',
    'A membership request tells nobody the internal endpoint.',
    asked,
    'this.options.disclosure.envelopeFor(this.options.own.create(now).envelope, { ...target, org: undefined })',
    { source: 'G 8' },
  ),
  syncs(
    'DISC-19',
    'disclosed-as-last-heard-directly',
    'Whether a peer may be named is told by the external endpoint of its last direct message.',
    '.filter((member) => disclosure.mayDisclose(member.message, target, now))',
    '.filter((member) => disclosure.mayDisclose(this.direct.get(member.pkiId) ?? member.message, target, now))',
    {
      also: [
        {
          file: SYNC,
          from: '  private lastOwn: SignedAlive | undefined\n',
          to: '  private lastOwn: SignedAlive | undefined\n  private readonly direct = new Map<PkiId, SignedAlive>()\n',
        },
        {
          file: SYNC,
          from: 'this.options.view.hearDirectly(message, now)\n',
          to: 'this.options.view.hearDirectly(message, now)\n    this.direct.set(message.message.content.membership.pkiId, message)\n',
        },
      ],
    },
  ),
  syncs(
    'DISC-19',
    'disclosed-by-the-endpoint-it-had',
    'Who asks counts as reachable if it was so in its newest message.',
    "this.targetOf(membership.pkiId, membership.endpoint !== '', now)\n    const own",
    "this.targetOf(membership.pkiId, (view.lookup(membership.pkiId)?.endpoint ?? membership.endpoint) !== '', now)\n    const own",
  ),
  syncs(
    'DISC-19',
    'disclosed-by-the-first-request',
    'Who asks counts as reachable if it was so in its first request.',
    "this.targetOf(membership.pkiId, membership.endpoint !== '', now)\n    const own",
    "this.targetOf(\n      membership.pkiId,\n      ((first: Map<PkiId, boolean>) =>\n        first.get(membership.pkiId) ?? first.set(membership.pkiId, membership.endpoint !== '').get(membership.pkiId) === true)(\n        ((this as never as { first?: Map<PkiId, boolean> }).first ??= new Map()),\n      ),\n      now,\n    )\n    const own",
  ),
]
