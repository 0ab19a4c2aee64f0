import { inFile, type Mutant } from '../mutant'

const audience = inFile('src/reference/dissemination/audiences.ts')
const routes = inFile('src/reference/dissemination/routing.ts')
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const drawn = 'selectPeers(this.options.propagatePeerNum, audience, this.options.random)'
const ROUTING = 'src/reference/dissemination/routing.ts'
const onlyAlive = "if (category === 'other' && messages.some((message) => !isAlive(message.signed.message))) return 'unexpected-kind'"

type Row = Readonly<Record<'documents' | 'fabric', string>>
const row = (category: string, audienceNames: readonly [string, string], drawnOncePer: string): Row => {
  const of = (name: string) => `${category}: { audience: '${name}', fanOut: 'k', drawnOncePer: '${drawnOncePer}'`
  return { documents: of(audienceNames[0]), fabric: of(audienceNames[1]) }
}
const stateInfo = row("'state-info'", ['channel-orgs-if-joined', 'channel-orgs-if-author-is-public'], 'message')
const orgRestricted = row("'org-restricted'", ['own-org', 'own-org'], 'batch')
const other = row('other', ['everybody', 'by-author'], 'message')

/** One mutant in both dialects, whose rows differ: it edits both tables. */
function inRows(rule: string, id: string, sentence: string, rows: Row, change: (text: string) => string): Mutant {
  const edits = (['documents', 'fabric'] as const).map((name) => ({
    file: `src/reference/dialects/${name}.ts`,
    from: rows[name],
    to: change(rows[name]),
  }))
  return { rule, id, sentence, edits }
}

const channelMembers = "case 'channel-members-of-own-org':\n        return "
const members = 'channel === undefined ? [] : [audiences.membersOfOwnOrgIn(channel.name)]'
const both = (from: string, to: string) => ['documents', 'fabric'].map((name) => ({ file: `src/reference/dialects/${name}.ts`, from, to }))
/** A row of the routing table, changed in both dialects. */
function inTable(rule: string, id: string, sentence: string, from: string, to: string): Mutant {
  return { rule, id, sentence, edits: both(from, to) }
}

/** Mutants of what each category goes by (BLOCK-1 to OTHER-2). */
export const categories: readonly Mutant[] = [
  inTable(
    'BLOCK-1',
    'block-to-whole-org',
    'Blocks go to every peer of the own organization, in the channel or not.',
    "block: { audience: 'channel-members-of-own-org'",
    "block: { audience: 'own-org'",
  ),
  audience(
    'BLOCK-1',
    'block-to-other-orgs',
    'Blocks and leadership messages go to members of the channel of every organization.',
    'if (known.org === this.selfOrg) for (const',
    'for (const',
    { source: 'G 37' },
  ),
  audience(
    'BLOCK-1',
    'block-any-channel',
    'Whoever is in one channel is taken for a member of every channel.',
    'return getOrCreate(this.channels, channel)',
    "return getOrCreate(this.channels, (channel === '' ? channel : 'any') as ChannelName)",
  ),
  audience(
    'BLOCK-1',
    'block-to-nobody-new',
    'A peer that publishes a state info gets no blocks.',
    'if (published) known.channels.add(channel)',
    'if (!published) known.channels.add(channel)',
  ),
  inTable(
    'BLOCK-2',
    'block-to-all',
    'Blocks go to all members of the channel.',
    "block: { audience: 'channel-members-of-own-org', fanOut: 'k'",
    "block: { audience: 'channel-members-of-own-org', fanOut: 'all'",
  ),
  inTable(
    'BLOCK-2',
    'block-drawn-each',
    'Every block of a batch is drawn for by itself.',
    "fanOut: 'k', drawnOncePer: 'channel'",
    "fanOut: 'k', drawnOncePer: 'message'",
  ),
  routes(
    'BLOCK-2',
    'block-filtered-after-draw',
    'Receivers are drawn from everybody, and those that may not have the message are left out afterwards.',
    drawn,
    'selectPeers(this.options.propagatePeerNum, { sets: [this.options.audiences.everybody] }, this.options.random).filter(\n          (peer) => peer !== without && audience.sets.some((set) => set.has(peer)),\n        )',
    { source: 'G 1' },
  ),
  inTable(
    'LEAD-1',
    'leadership-to-some',
    'Leadership messages go to as many peers as are drawn for blocks.',
    "fanOut: 'all'",
    "fanOut: 'k'",
  ),
  inTable(
    'LEAD-1',
    'leadership-to-whole-org',
    'Leadership messages go to every peer of the own organization, in the channel or not.',
    "leadership: { audience: 'channel-members-of-own-org'",
    "leadership: { audience: 'own-org'",
  ),
  inFile('src/reference/channel/channels.ts')(
    'LEAD-1',
    'leadership-passed-on',
    'A leadership message that a peer sends is passed on.',
    "outbox.put({ type: 'deliver', channel: place.channel.name",
    "outbox.put({ type: 'forward', signed })\n    outbox.put({ type: 'deliver', channel: place.channel.name",
    { source: 'G, extra: leadership forwarded' },
  ),
  inFile('src/reference/channel/channels.ts')(
    'LEAD-1',
    'leadership-of-others-taken',
    'Leadership messages of other organizations are delivered.',
    "if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'\n",
    '',
    { source: 'G 28' },
  ),
  routes(
    'LEAD-1',
    'leadership-with-members-drawn',
    'Leadership messages go to the members of other channels too.',
    channelMembers + members,
    `${channelMembers}rule.fanOut === 'all' ? ownOrg : ${members}`,
  ),
  inRows('STATE-1', 'state-info-to-all', 'State infos go to everybody who may have them.', stateInfo, (row) => row.replace("'k'", "'all'")),
  inRows('STATE-1', 'state-info-drawn-together', 'The state infos of a batch share one draw.', stateInfo, (row) =>
    row.replace("'message'", "'batch'"),
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
  routes(
    'STATE-2',
    'state-info-of-the-living-only',
    'Only an author that is alive counts as public.',
    "members.lookup(peer)?.endpoint ?? ''",
    "[members.lookup(peer)].find((member) => member?.alive)?.endpoint ?? ''",
    { dialects: ['fabric'] },
  ),
  inRows('ORG-1', 'org-to-everybody', 'Org-restricted messages go to peers of every organization.', orgRestricted, (row) =>
    row.replace("'own-org'", "'everybody'"),
  ),
  inRows('ORG-1', 'org-to-all', 'Org-restricted messages go to every peer of the own organization.', orgRestricted, (row) =>
    row.replace("'k'", "'all'"),
  ),
  inRows('ORG-1', 'org-drawn-each', 'Every org-restricted message of a batch is drawn for by itself.', orgRestricted, (row) =>
    row.replace("'batch'", "'message'"),
  ),
  routes('OTHER-1', 'other-anything-sent', 'Of the rest everything is sent, not only alive messages.', onlyAlive, '', {
    also: [
      {
        file: ROUTING,
        from: "const envelope = category === 'other' ?",
        to: "const envelope = isAlive(message.signed.message) && category === 'other' ?",
      },
      {
        file: ROUTING,
        from: "case 'by-author': {",
        to: "case 'by-author': {\n        if (!isAlive(message)) return [audiences.everybody]",
      },
    ],
  }),
  routes(
    'OTHER-1',
    'other-not-reported',
    'What is neither of the five categories nor an alive message is dropped without a report.',
    'const drawn = this.draw(group, now)',
    "const drawn = category === 'other' && !isAlive(group.messages[0]?.signed.message as GossipMessage) ? [] : this.draw(group, now)",
    { also: [{ file: ROUTING, from: onlyAlive, to: '' }] },
  ),
  routes(
    'OTHER-1',
    'other-batch-dropped',
    'One message that is unknown keeps back all alive messages of its batch.',
    'const drawn = this.draw(group, now)',
    "if (category === 'other' && messages.some((message) => !isAlive(message.signed.message))) continue\n        const drawn = this.draw(group, now)",
  ),
  inRows('OTHER-2', 'alive-to-all', 'Alive messages go to all peers that may have them.', other, (row) => row.replace("'k'", "'all'")),
  inRows('OTHER-2', 'alive-drawn-together', 'The alive messages of a batch share one draw.', other, (row) =>
    row.replace("'message'", "'batch'"),
  ),
  says(
    'OTHER-2',
    'alive-of-others-told',
    'An alive message of another organization is passed on like one of the own.',
    "isWithheld: (of) => of.author === 'foreign' || !of.targetHasExternalEndpoint",
    'isWithheld: (of) => !of.targetHasExternalEndpoint',
    { dialects: ['documents'] },
  ),
  routes(
    'OTHER-2',
    'alive-slots-refilled',
    'Peers without an external endpoint are left out before the draw, so that no place is lost on them.',
    drawn,
    "group.category === 'other'\n      ? selectPeers(Number.MAX_SAFE_INTEGER, audience, this.options.random)\n          .filter((peer) => this.hasExternalEndpoint(peer))\n          .sort(() => this.options.random.int(3) - 1)\n          .slice(0, this.options.propagatePeerNum)\n      : " +
      drawn,
    { dialects: ['documents'] },
  ),
  does(
    'OTHER-2',
    'alive-to-third-org',
    'An alive message goes to every organization, whoever its author is.',
    "audience: 'by-author'",
    "audience: 'everybody'",
    { dialects: ['fabric'] },
  ),
  does(
    'OTHER-2',
    'alive-of-others-stays',
    'An alive message stays in the own organization.',
    "audience: 'by-author'",
    "audience: 'own-org'",
    { dialects: ['fabric'] },
  ),
  routes(
    'OTHER-2',
    'alive-of-unknown-told',
    'An alive message of an author of unknown organization goes to the own one.',
    'if (org === undefined) return []',
    'if (org === undefined) return ownOrg',
    { dialects: ['fabric'] },
  ),
  routes(
    'OTHER-2',
    'alive-author-org-skipped',
    'An alive message of another organization goes to the own one only.',
    '[...ownOrg, audiences.ofOrg(org)]',
    'ownOrg',
    { dialects: ['fabric'] },
  ),
]
