import { inFile, type Mutant } from '../../../mutant'
import { inTable } from '../../../routing-rows'

const ROUTING = 'src/reference/dissemination/routing.ts'
const routes = inFile(ROUTING)
const audience = inFile('src/reference/dissemination/audiences.ts')
const takesIn = inFile('src/reference/channel/channel-intake.ts')
const channelMembers = "case 'channel-members-of-own-org':\n        return "
const members = 'channel === undefined ? [] : [audiences.membersOfOwnOrgIn(channel.name)]'

/** Mutants of LEAD-1. */
export const routingLeadership: readonly Mutant[] = [
  inTable(
    'LEAD-1',
    'leadership-to-some',
    'Leadership messages go to as many peers as are drawn for blocks.',
    "fanOut: 'all'",
    "fanOut: 'k'",
  ),
  routes(
    'LEAD-1',
    'leadership-proposals-to-some',
    'A leadership message that only proposes goes to as many peers as are drawn for blocks.',
    "return rule.fanOut === 'all' ?",
    "const { content } = first.signed.message\n    return rule.fanOut === 'all' && (content.kind !== 'leadership' || content.isDeclaration) ?",
  ),
  routes(
    'LEAD-1',
    'leadership-shares-the-draw-of-blocks',
    'Of a batch all that is of one channel shares a draw.',
    'const drawn = this.draw(group, now)',
    `const draws = ((batch as never as { draws?: Map<unknown, readonly PkiId[]> }).draws ??= new Map())
        const shared = group.rule.drawnOncePer === 'channel' ? group.channel?.name : undefined
        const drawn = draws.get(shared ?? {}) ?? this.draw(group, now)
        if (shared !== undefined) draws.set(shared, drawn)`,
  ),
  routes(
    'LEAD-1',
    'leadership-last-of-a-batch',
    'Of the leadership messages in a batch the last one only is sent.',
    'for (const message of group.messages) sends.push(',
    "for (const message of category === 'leadership' ? group.messages.slice(-1) : group.messages)\n          sends.push(",
  ),
  inTable(
    'LEAD-1',
    'leadership-to-whole-org',
    'Leadership messages go to every peer of the own organization, in the channel or not.',
    "leadership: { audience: 'channel-members-of-own-org'",
    "leadership: { audience: 'own-org'",
  ),
  takesIn(
    'LEAD-1',
    'leadership-passed-on',
    'A leadership message that a peer sends is passed on.',
    "outbox.put({ type: 'deliver', channel: place.channel.name",
    "outbox.put({ type: 'forward', signed })\n    outbox.put({ type: 'deliver', channel: place.channel.name",
    { source: 'G, extra: leadership forwarded' },
  ),
  takesIn(
    'LEAD-1',
    'leadership-of-others-taken',
    'Leadership messages of other organizations are delivered.',
    "if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'\n",
    '',
    { source: 'G 28' },
  ),
  takesIn(
    'LEAD-1',
    'leadership-by-sender',
    'Leadership messages of authors of other organizations are delivered, if a peer of the own one sends them.',
    'place.senderOrg !== selfOrg || authorOrg !== selfOrg',
    'place.senderOrg !== selfOrg || authorOrg === undefined',
  ),
  takesIn(
    'LEAD-1',
    'leadership-by-author',
    'Leadership messages that peers of other organizations send are delivered, if the author is of the own one.',
    'place.senderOrg !== selfOrg || authorOrg !== selfOrg',
    'authorOrg !== selfOrg',
    { source: 'G 28' },
  ),
  takesIn(
    'LEAD-1',
    'leadership-first-hand-only',
    'Leadership messages are delivered only if their author sends them.',
    'place.senderOrg !== selfOrg || authorOrg !== selfOrg',
    'place.senderOrg !== selfOrg || authorOrg !== selfOrg || signed.message.content.pkiId !== from',
  ),
  routes(
    'LEAD-1',
    'leadership-to-public-peers',
    'Leadership messages are kept from peers without an external endpoint.',
    'allPeers(audience)',
    'allPeers(audience).filter((peer) => this.hasExternalEndpoint(peer))',
  ),
  routes(
    'LEAD-1',
    'leadership-to-the-dead',
    'A member that dies goes on getting leadership messages.',
    'allPeers(audience)',
    'this.everGiven(group.channel?.name, allPeers(audience))',
    {
      also: [
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: `private readonly options: RouterOptions
  private readonly given = new Map<unknown, Set<PkiId>>()

  private everGiven(channel: unknown, peers: readonly PkiId[]): PkiId[] {
    const all = new Set([...(this.given.get(channel) ?? []), ...peers])
    this.given.set(channel, all)
    return [...all]
  }
`,
        },
      ],
    },
  ),
  audience(
    'LEAD-1',
    'leadership-to-nobody-reborn',
    'A member that has died has to publish anew when it comes back.',
    'if (known.alive) this.list(peer, known)',
    'if (known.alive) this.list(peer, known)\n    else known.channels.clear()',
  ),
  routes(
    'LEAD-1',
    'leadership-with-members-drawn',
    'Leadership messages go to the members of other channels too.',
    channelMembers + members,
    `${channelMembers}rule.fanOut === 'all' ? ownOrg : ${members}`,
  ),
  inFile('src/reference/node/intake.ts')(
    'LEAD-1',
    'leadership-forged-delivered',
    'The signature of a leadership message is not looked at.',
    "if (!isKind(signed, 'state-info') && !isKind(signed, 'leadership')) return undefined",
    "if (!isKind(signed, 'state-info')) return undefined",
  ),
  inFile('src/reference/node/intake.ts')(
    'LEAD-1',
    'leadership-unsigned-delivered',
    'A leadership message without a signature is delivered.',
    "return this.options.identities.useToVerify(author, signature, payload, now) ? undefined : 'bad-signature'",
    "if (isKind(signed, 'leadership') && signature.length === 0) return undefined\n    return this.options.identities.useToVerify(author, signature, payload, now) ? undefined : 'bad-signature'",
  ),
  takesIn(
    'LEAD-1',
    'leadership-delivered-as-of-first-channel',
    'A leadership message is delivered as one of the channel that was joined first.',
    "outbox.put({ type: 'deliver', channel: place.channel.name",
    "outbox.put({ type: 'deliver', channel: (channels.all[0] ?? place.channel).name",
  ),
  takesIn(
    'LEAD-1',
    'leadership-delivered-once',
    'Of each author only the first leadership message is delivered.',
    "if (!leadership.add(signed, now)) return 'stale'\n",
    "const heard = (this['heard'] ??= new Set())\n    if (heard.has(signed.message.content.pkiId) || !leadership.add(signed, now)) return 'stale'\n    heard.add(signed.message.content.pkiId)\n",
  ),
]
