import { inFile, type Mutant } from '../../../mutant'

const ROUTING = 'src/reference/dissemination/routing.ts'
const NODE = 'src/reference/node/gossip-node.ts'
const routes = inFile(ROUTING)
const relays = inFile('src/reference/channel/channels.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const sorted = 'const CATEGORIES: readonly MessageCategory[] = '

/** Mutants of ROUTE-1, ROUTE-2. */
export const routingCategories: readonly Mutant[] = [
  routes(
    'ROUTE-1',
    'route-org-first',
    'Messages are first looked at for being org-restricted, so that blocks and leadership messages are taken for such.',
    `${sorted}['block', 'leadership', 'state-info', 'org-restricted', 'other']`,
    `${sorted}['org-restricted', 'block', 'leadership', 'state-info', 'other']`,
  ),
  routes(
    'ROUTE-1',
    'route-leadership-as-org',
    'Leadership messages are routed as org-restricted ones.',
    `${sorted}['block', 'leadership', 'state-info', 'org-restricted', 'other']`,
    `${sorted}['block', 'state-info', 'org-restricted', 'leadership', 'other']`,
  ),
  routes(
    'ROUTE-1',
    'route-state-info-as-other',
    'State infos are taken for the rest, which is not sent.',
    "message.content.kind === 'state-info',",
    "message.content.kind === 'empty',",
  ),
  inFile('src/wire/message-tags.ts')(
    'ROUTE-1',
    'route-org-tag-ignored',
    'A message with the tag of the own organization is not taken for org-restricted.',
    "new Set<Tag>(['chan-and-org', 'org-only'])",
    "new Set<Tag>(['chan-and-org'])",
  ),
  does(
    'ROUTE-1',
    'route-endpointless-like-any',
    'An alive message of a peer without an external endpoint is routed like any other.',
    'endpointlessAliveIsOrgRestricted: true',
    'endpointlessAliveIsOrgRestricted: false',
    { dialects: ['fabric'], source: 'G 5' },
  ),
  inFile('src/reference/dialects/documents.ts')(
    'ROUTE-1',
    'route-endpointless-org-restricted',
    'An alive message of a peer without an external endpoint is taken for org-restricted.',
    'endpointlessAliveIsOrgRestricted: false',
    'endpointlessAliveIsOrgRestricted: true',
    { dialects: ['documents'] },
  ),
  routes(
    'ROUTE-1',
    'route-foreign-endpointless',
    'An alive message without an external endpoint is org-restricted, whoever its author is.',
    "return content.membership.endpoint === '' && this.isOwn(this.orgOf(content.membership.pkiId, now))",
    "return content.membership.endpoint === ''",
    { dialects: ['fabric'] },
  ),
  routes(
    'ROUTE-2',
    'route-channels-together',
    'Messages of several channels are routed together, as if all were of the first one.',
    "const key = { message, channel: channel?.name, batch: 'all' }[rule.drawnOncePer]",
    "const key = { message, channel: 'all', batch: 'all' }[rule.drawnOncePer]",
  ),
  inFile(NODE)(
    'ROUTE-2',
    'route-unknown-channel-to-org',
    'A block of an unknown channel goes to the own organization.',
    'if (isChannelRestricted(message) && channel === undefined) {',
    'if (self.length === 0) {',
    {
      also: [{ file: ROUTING, from: 'channel === undefined ? [] :', to: 'channel === undefined ? ownOrg :' }],
    },
  ),
  relays(
    'ROUTE-2',
    'route-unknown-state-info-dropped',
    'A state info of a channel that the node is not in is not passed on.',
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n    this.options.outbox.put({ type: 'forward', signed, from })\n",
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n",
  ),
  relays(
    'ROUTE-2',
    'route-unknown-state-info-foreign',
    'A state info of a channel that the node is not in is passed on for peers of other organizations too.',
    "if (this.options.identities.use(from, now)?.org !== this.options.selfOrg) return 'foreign-org'\n",
    '',
  ),
  relays(
    'ROUTE-2',
    'route-unknown-state-info-again',
    'A state info of a channel that the node is not in is passed on each time it comes.',
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n",
    '',
  ),
  routes(
    'ROUTE-2',
    'route-unknown-state-info-everybody',
    'A state info of a channel that the node is not in goes to every organization.',
    'return channel === undefined ? ownOrg :',
    'return channel === undefined ? [audiences.everybody] :',
    {
      also: [
        {
          file: ROUTING,
          from: 'return channel === undefined || !this.authorIsPublic(message)',
          to: 'if (channel === undefined) return [audiences.everybody]\n        return !this.authorIsPublic(message)',
        },
      ],
    },
  ),
]
