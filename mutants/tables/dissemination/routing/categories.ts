import { inFile, type Mutant } from '../../../mutant'

const ROUTING = 'src/reference/dissemination/routing.ts'
const NODE = 'src/reference/node/gossip-node.ts'
const routes = inFile(ROUTING)
const relays = inFile('src/reference/channel/channel-intake.ts')
const takesIn = inFile('src/reference/node/intake.ts')
const restricted =
  "return content.kind === 'alive' && content.membership.endpoint === '' && this.isOwn(this.orgOf(content.membership.pkiId, now))"
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
  routes(
    'ROUTE-1',
    'route-endpointless-like-any',
    'An alive message of a peer without an external endpoint is routed like any other.',
    restricted,
    `return content.kind === 'state-request' && now < 0`,
    { source: 'G 5' },
  ),
  routes(
    'ROUTE-1',
    'route-foreign-endpointless',
    'An alive message without an external endpoint is org-restricted, whoever its author is.',
    restricted,
    "return content.kind === 'alive' && content.membership.endpoint === '' && now >= 0",
  ),
  routes(
    'ROUTE-1',
    'route-endpointless-for-good',
    'Once an alive message of a peer was org-restricted, all that follow are.',
    restricted,
    `if (content.kind !== 'alive') return false
    const { pkiId, endpoint } = content.membership
    if (endpoint === '' && this.isOwn(this.orgOf(pkiId, now))) this.restricted.add(pkiId)
    return this.restricted.has(pkiId)`,
    {
      also: [
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: 'private readonly options: RouterOptions\n  private readonly restricted = new Set<PkiId>()\n',
        },
      ],
    },
  ),
  routes(
    'ROUTE-1',
    'route-first-endpoint-counts',
    'Whether an alive message is org-restricted goes by the first that was seen of its peer.',
    restricted,
    `if (content.kind !== 'alive') return false
    const { pkiId, endpoint } = content.membership
    const first = this.first.get(pkiId) ?? endpoint
    this.first.set(pkiId, first)
    return first === '' && this.isOwn(this.orgOf(pkiId, now))`,
    {
      also: [
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: 'private readonly options: RouterOptions\n  private readonly first = new Map<PkiId, string>()\n',
        },
      ],
    },
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
    'route-unknown-leadership-delivered',
    'A leadership message of a channel that the node is not in is delivered.',
    'leadership, outbox } = this.options\n    const place = channels.placeOf(signed.message, from, now)\n',
    'leadership, outbox } = this.options\n    const place = channels.placeOf(signed.message, from, now)\n' +
      "    if (place === 'unknown-channel') outbox.put({ type: 'deliver', channel: 'silver' as ChannelName, message: signed.message })\n",
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
  routes(
    'ROUTE-2',
    'route-state-infos-of-first-channel',
    'All state infos of a batch go by the channel of the first.',
    'this.groups(category, messages)) {',
    `this.groups(category, messages, category === 'state-info' ? messages[0] : undefined)) {`,
    {
      also: [
        {
          file: ROUTING,
          from: 'messages: readonly OutgoingMessage[]): Iterable<Group> {',
          to: 'messages: readonly OutgoingMessage[], first?: OutgoingMessage): Iterable<Group> {',
        },
        {
          file: ROUTING,
          from: 'const channel = this.options.channels.of(message.signed.message, this.options.self)',
          to: 'const channel = this.options.channels.of((first ?? message).signed.message, this.options.self)',
        },
      ],
    },
  ),
  relays(
    'ROUTE-2',
    'route-unknown-state-info-by-author',
    'A state info of a channel that the node is not in is passed on if its author is of the own organization, whoever sent it.',
    'if (this.options.identities.use(from, now)?.org !== this.options.selfOrg)',
    'if (this.options.identities.use(signed.message.content.pkiId, now)?.org !== this.options.selfOrg)',
  ),
  relays(
    'ROUTE-2',
    'route-unknown-state-info-kept',
    'A state info that is not passed on, for its sender is of another organization, is kept all the same.',
    "if (this.options.identities.use(from, now)?.org !== this.options.selfOrg) return 'foreign-org'\n    if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n",
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n    if (this.options.identities.use(from, now)?.org !== this.options.selfOrg) return 'foreign-org'\n",
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
  takesIn(
    'ROUTE-2',
    'route-forged-state-info',
    'The signature of a state info is not looked at.',
    "if (!isKind(signed, 'state-info') && !isKind(signed, 'leadership')) return undefined",
    "if (!isKind(signed, 'leadership')) return undefined",
  ),
  takesIn(
    'ROUTE-2',
    'route-state-info-of-unknown-author',
    'A state info by an author whose identity is not known is passed on.',
    "if (!this.options.identities.has(author)) return 'unknown-identity'",
    'if (!this.options.identities.has(author)) return undefined',
  ),
  relays(
    'ROUTE-2',
    'relayed-unless-it-leaves',
    'A state info of an unknown channel by which its author leaves is not passed on.',
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n",
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n    if (signed.message.content.properties.leftChannel) return undefined\n",
  ),
]
