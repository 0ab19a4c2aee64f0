import { inFile, type Mutant } from '../../../mutant'
import { inRows, row } from '../../../routing-rows'

const ROUTING = 'src/reference/dissemination/routing.ts'
const routes = inFile(ROUTING)
const joins = inFile('src/reference/channel/channel-state.ts')
const audience = inFile('src/reference/dissemination/audiences.ts')
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const stateInfo = row("'state-info'", ['channel-orgs-if-joined', 'channel-orgs-if-author-is-public'], 'message')

/** Mutants of STATE-1, STATE-2. */
export const routingStateInfos: readonly Mutant[] = [
  inRows('STATE-1', 'state-info-to-all', 'State infos go to everybody who may have them.', stateInfo, (row) => row.replace("'k'", "'all'")),
  inRows('STATE-1', 'state-info-drawn-together', 'The state infos of a batch share one draw.', stateInfo, (row) =>
    row.replace("'message'", "'batch'"),
  ),
  inFile('src/reference/dissemination/peer-selection.ts')(
    'STATE-1',
    'state-info-first-set-first',
    'Of several organizations the peers of the first are drawn first.',
    'return drawPositions(Math.min(k, size), size, random)',
    'const one = audience.sets[0]?.size ?? 0\n  const most = Math.max(Math.min(k, size), Math.min(one, size))\n  return drawPositions(Math.min(k, size), audience.sets.length > 1 ? most : size, random)',
  ),
  says(
    'STATE-2',
    'state-info-to-own-org',
    'A state info of a joined channel stays in the own organization.',
    "audience: 'channel-orgs-if-joined'",
    "audience: 'own-org'",
    { dialects: ['documents'] },
  ),
  says(
    'STATE-2',
    'state-info-to-everybody',
    'A state info goes to peers of every organization.',
    "audience: 'channel-orgs-if-joined'",
    "audience: 'everybody'",
    { dialects: ['documents'] },
  ),
  says(
    'STATE-2',
    'state-info-of-public-only',
    'A state info of an author without an external endpoint stays in the own organization.',
    "audience: 'channel-orgs-if-joined'",
    "audience: 'channel-orgs-if-author-is-public'",
    { dialects: ['documents'], source: 'N-55' },
  ),
  says(
    'STATE-2',
    'state-info-to-members',
    'A state info goes to those members of the channel only that are of the own organization.',
    "audience: 'channel-orgs-if-joined'",
    "audience: 'channel-members-of-own-org'",
    { dialects: ['documents'] },
  ),
  does(
    'STATE-2',
    'state-info-of-anybody',
    'A state info of a joined channel goes to its organizations, whoever its author is.',
    "audience: 'channel-orgs-if-author-is-public'",
    "audience: 'channel-orgs-if-joined'",
    { dialects: ['fabric'], source: 'G 5; G, extra: state info to channel members when the author has no endpoint' },
  ),
  does(
    'STATE-2',
    'state-info-stays-home',
    'A state info never leaves the own organization.',
    "audience: 'channel-orgs-if-author-is-public'",
    "audience: 'own-org'",
    { dialects: ['fabric'] },
  ),
  joins(
    'STATE-2',
    'state-info-orgs-only-grow',
    'A newer configuration of a channel adds organizations, and takes none out.',
    'new Set(message.orgs)',
    'new Set([...this.memberOrgs, ...message.orgs])',
  ),
  joins(
    'STATE-2',
    'state-info-orgs-stay',
    'The organizations of a channel stay those of its first configuration.',
    'this.memberOrgs = new Set(message.orgs)',
    'if (this.memberOrgs.size === 0) this.memberOrgs = new Set(message.orgs)',
  ),
  joins(
    'STATE-2',
    'state-info-orgs-of-old',
    'An older configuration of a channel replaces its organizations.',
    'message.sequence >= this.joinSequence && message.orgs',
    'message.orgs',
  ),
  joins(
    'STATE-2',
    'state-info-orgs-of-equals',
    'A configuration with an equal number is ignored.',
    'message.sequence >= this.joinSequence',
    'message.sequence > this.joinSequence',
  ),
  audience(
    'STATE-2',
    'state-info-to-the-dead',
    'A peer of an organization of the channel that dies goes on getting state infos.',
    'if (known.alive) this.list(peer, known)',
    'if (known.alive) this.list(peer, known)\n    else if (known.org !== undefined) this.ofOrg(known.org).add(peer)',
  ),
  routes(
    'STATE-2',
    'state-info-public-for-good',
    'Whether an author has an external endpoint is remembered from the first time.',
    "return (peer === self ? externalEndpoint : (members.lookup(peer)?.endpoint ?? '')) !== ''",
    "const known = this.public.get(peer) ?? (peer === self ? externalEndpoint : (members.lookup(peer)?.endpoint ?? '')) !== ''\n    this.public.set(peer, known)\n    return known",
    {
      dialects: ['fabric'],
      also: [
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: 'private readonly options: RouterOptions\n  private readonly public = new Map<PkiId, boolean>()\n',
        },
      ],
    },
  ),
  routes(
    'STATE-2',
    'state-info-by-sender',
    'It is the peer that brings a state info whose external endpoint counts.',
    '!this.authorIsPublic(message)',
    '!this.hasExternalEndpoint(messages[0]?.from ?? this.options.self)',
    {
      dialects: ['fabric'],
      also: [
        {
          file: ROUTING,
          from: 'private audienceOf({ rule, channel }: Group,',
          to: 'private audienceOf({ rule, channel, messages }: Group,',
        },
      ],
    },
  ),
  routes(
    'STATE-2',
    'state-info-of-others-public',
    'Authors of other organizations count as public, whatever endpoint they have.',
    'return author !== undefined && this.hasExternalEndpoint(author)',
    'return author !== undefined && (this.hasExternalEndpoint(author) || !this.isOwn(this.options.identities.use(author, 0)?.org))',
    { dialects: ['fabric'] },
  ),
  routes(
    'STATE-2',
    'state-info-of-the-living-only',
    'Only an author that is alive counts as public.',
    "members.lookup(peer)?.endpoint ?? ''",
    "[members.lookup(peer)].find((member) => member?.alive)?.endpoint ?? ''",
    { dialects: ['fabric'] },
  ),
  routes(
    'STATE-1',
    'state-info-of-unknown-channel-to-all',
    'A state info of a channel that the node is not in goes to the whole organization.',
    "return rule.fanOut === 'all' ?",
    "return rule.fanOut === 'all' || (group.category === 'state-info' && group.channel === undefined) ?",
  ),
  routes(
    'STATE-1',
    'state-info-of-itself-public',
    'The node itself counts as public, though it has no external endpoint.',
    'return (peer === self ? externalEndpoint :',
    "return (peer === self ? 'here' :",
    { dialects: ['fabric'] },
  ),
  routes(
    'STATE-2',
    'state-info-of-itself-private',
    'The node looks for its own external endpoint among the members, and finds none.',
    "return (peer === self ? externalEndpoint : (members.lookup(peer)?.endpoint ?? '')) !== ''",
    "return (externalEndpoint === '' || peer !== self) && (members.lookup(peer)?.endpoint ?? '') !== ''",
    { dialects: ['fabric'] },
  ),
  routes(
    'STATE-1',
    'state-infos-drawn-of-everybody',
    'Receivers of state infos are drawn from all members, and those who may not have them left out afterwards.',
    "return rule.fanOut === 'all' ?",
    `if (group.category === 'state-info') {
      const entitled = new Set(allPeers(audience))
      const everybody = { sets: [this.options.audiences.everybody], without }
      return selectPeers(this.options.propagatePeerNum, everybody, this.options.random).filter((peer) => entitled.has(peer))
    }
    return rule.fanOut === 'all' ?`,
  ),
  inFile('src/reference/channel/channel-intake.ts')(
    'STATE-1',
    'state-info-unless-it-leaves',
    'A state info by which its author leaves a joined channel is not passed on.',
    "if (author !== self) outbox.put({ type: 'published', peer: author, channel: channel.name })\n",
    "if (author !== self) outbox.put({ type: 'published', peer: author, channel: channel.name })\n    if (signed.message.content.properties.leftChannel) return undefined\n",
  ),
  {
    rule: 'STATE-2',
    id: 'orgs-at-the-first-state-info',
    sentence: 'The organizations of a channel are those that it had when its first state info was passed on.',
    edits: [
      {
        file: 'src/reference/dissemination/routing.ts',
        from: '        return channel === undefined ? ownOrg : [...channel.orgs].map((org) => audiences.ofOrg(org))',
        to: '        return channel === undefined ? ownOrg : [...firstOrgsOf(channel)].map((org) => audiences.ofOrg(org))',
      },
      {
        file: 'src/reference/dissemination/routing.ts',
        from: '/** Why nothing of the group',
        to: 'function firstOrgsOf(channel: JoinedChannel): ReadonlySet<OrgId> {\n  const memo = channel as never as { first?: ReadonlySet<OrgId> }\n  memo.first ??= channel.orgs\n  return memo.first\n}\n\n/** Why nothing of the group',
      },
    ],
    dialects: ['documents'],
  },
]
