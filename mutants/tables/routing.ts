import { inFile, type Mutant } from '../mutant'

const ROUTING = 'src/reference/dissemination/routing.ts'
const NODE = 'src/reference/node/gossip-node.ts'
const routes = inFile(ROUTING)
const draws = inFile('src/reference/dissemination/peer-selection.ts')
const audience = inFile('src/reference/dissemination/audiences.ts')
const relays = inFile('src/reference/channel/channels.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const sorted = 'const CATEGORIES: readonly MessageCategory[] = '
const position = 'const position = random.int(last + 1)'
const hopOf = (category: string, audienceName: string, hop: string) =>
  `${category}: { audience: '${audienceName}', fanOut: 'k', drawnOncePer: '${category === 'block' ? 'channel' : category === "'org-restricted'" ? 'batch' : 'message'}', hop: '${hop}' }`

/** Mutants of the division into categories, of the draw, and of the way back (ROUTE-1 to ROUTE-5). */
export const routing: readonly Mutant[] = [
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
  routes(
    'ROUTE-3',
    'route-own-org-only',
    'Receivers are drawn from the own organization only.',
    "case 'everybody':\n        return [audiences.everybody]",
    "case 'everybody':\n        return ownOrg",
    { also: [{ file: ROUTING, from: 'return org === selfOrg ? [audiences.everybody] :', to: 'return org === selfOrg ? ownOrg :' }] },
  ),
  audience(
    'ROUTE-3',
    'route-dead-are-drawn',
    'Peers that have died go on being drawn.',
    'known.alive = alive\n',
    'known.alive ||= alive\n',
  ),
  audience(
    'ROUTE-3',
    'route-foreign-left-out',
    'Only peers of the own organization count as known.',
    'this.everybody.add(peer)\n    if (known.org === undefined) return\n',
    'if (known.org === undefined || known.org !== this.selfOrg) return\n    this.everybody.add(peer)\n',
  ),
  draws(
    'ROUTE-4',
    'draw-one-less',
    'One peer less than asked for is drawn.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(Math.min(Math.max(0, k - 1), size), size, random)',
  ),
  draws(
    'ROUTE-4',
    'draw-one-more',
    'One peer more than asked for is drawn.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(Math.min(k + 1, size), size, random)',
  ),
  draws(
    'ROUTE-4',
    'draw-always-the-first',
    'The same first peers are drawn every time.',
    position,
    'const position = drawn.size + 0 * random.int(last + 1)',
  ),
  draws(
    'ROUTE-4',
    'draw-neighbours',
    'Only the first peer is drawn at random; the others are those that follow it.',
    'for (let last = size - k; last < size; last++) {',
    'const first = random.int(size)\n  for (let next = 0; next < k; next++) drawn.add((first + next) % size)\n  for (let last = size; last < size; last++) {',
  ),
  draws(
    'ROUTE-4',
    'draw-off-by-one',
    'A number is drawn from a range that is one too short.',
    position,
    'const position = random.int(Math.max(1, last))',
  ),
  draws(
    'ROUTE-4',
    'draw-nobody-when-few',
    'Of fewer peers than asked for, nobody is drawn.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(k > size ? 0 : k, size, random)',
  ),
  draws(
    'ROUTE-4',
    'draw-keeps-the-first',
    'The first peer is always among those drawn.',
    position,
    'const position = drawn.size === 0 ? 0 : random.int(last + 1)',
  ),
  does(
    'ROUTE-5',
    'hop-block-goes-back',
    'A block goes back to the peer that sent it.',
    "block: { audience: 'channel-members-of-own-org', fanOut: 'k', drawnOncePer: 'channel', hop: 'leaves-after-the-draw' }",
    hopOf('block', 'channel-members-of-own-org', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  does(
    'ROUTE-5',
    'hop-state-info-goes-back',
    'A state info goes back to the peer that sent it.',
    hopOf("'state-info'", 'channel-orgs-if-author-is-public', 'leaves-before-the-draw'),
    hopOf("'state-info'", 'channel-orgs-if-author-is-public', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  does(
    'ROUTE-5',
    'hop-alive-goes-back',
    'An alive message goes back to the peer that sent it.',
    hopOf('other', 'by-author', 'leaves-before-the-draw'),
    hopOf('other', 'by-author', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  does(
    'ROUTE-5',
    'hop-org-message-goes-back',
    'An org-restricted alive message goes back to the peer that sent it.',
    hopOf("'org-restricted'", 'own-org', 'leaves-after-the-draw'),
    hopOf("'org-restricted'", 'own-org', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  routes(
    'ROUTE-5',
    'hop-is-the-author',
    'It is the author that gets nothing, not the peer that sent the message.',
    "rule.hop === 'leaves-before-the-draw' ? first.from : undefined",
    "rule.hop === 'leaves-before-the-draw' && first.from !== undefined ? authorOf(first.signed.message) : undefined",
    { dialects: ['fabric'] },
  ),
]
