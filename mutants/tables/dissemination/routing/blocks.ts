import { inFile, type Mutant } from '../../../mutant'
import { inTable } from '../../../routing-rows'

const INTAKE = 'src/reference/channel/channel-intake.ts'
const REGISTRY = 'src/reference/channel/channels.ts'
const ROUTING = 'src/reference/dissemination/routing.ts'
const audience = inFile('src/reference/dissemination/audiences.ts')
const takesIn = inFile(INTAKE)
const registers = inFile(REGISTRY)
const routes = inFile(ROUTING)
const buried = 'if (known.alive) this.list(peer, known)'
const deadAreListed = `${buried}
    else if (known.org === this.selfOrg) for (const channel of known.channels) this.membersOfOwnOrgIn(channel).add(peer)`
const published = "if (author !== self) outbox.put({ type: 'published', peer: author, channel: channel.name })"
const drawn = 'selectPeers(this.options.propagatePeerNum, audience, this.options.random)'

/** Mutants of BLOCK-1, BLOCK-2. */
export const routingBlocks: readonly Mutant[] = [
  inTable(
    'BLOCK-1',
    'block-to-whole-org',
    'Blocks go to every peer of the own organization, in the channel or not.',
    "block: { audience: 'channel-members-of-own-org'",
    "block: { audience: 'own-org'",
  ),
  inFile('src/reference/channel/state-info-sync.ts')(
    'BLOCK-1',
    'members-by-snapshot-get-no-blocks',
    'Whoever has come with a snapshot is no member to whom blocks go.',
    "if (pkiId !== this.options.self) this.options.outbox.put({ type: 'published', peer: pkiId, channel: channel.name })",
    '',
    { breaks: ['CHAN-6', 'CHAN-10', 'SIGN-2', 'SIGN-3'] },
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
  audience('BLOCK-1', 'block-to-the-dead', 'A member that dies goes on getting blocks.', buried, deadAreListed),
  audience(
    'BLOCK-1',
    'block-to-nobody-reborn',
    'A member that has died has to publish anew when it comes back.',
    buried,
    `${buried}\n    else known.channels.clear()`,
  ),
  takesIn(
    'BLOCK-1',
    'block-only-to-own-word',
    'A state info that another peer brings makes nobody a member.',
    published,
    `if (author === from) { ${published} }`,
  ),
  takesIn(
    'BLOCK-1',
    'block-only-to-the-known',
    'A state info that comes before the first alive message of its author makes nobody a member.',
    published,
    `if ((channels as never as { options: { listeners: Set<string> } }).options.listeners.has(author)) { ${published} }`,
  ),
  registers(
    'BLOCK-1',
    'block-to-members-for-a-while',
    'A member is forgotten 400 s after its state info, although it is alive.',
    'onDeadline(now: Instant): void {\n',
    `onDeadline(now: Instant): void {
    const old = this.publications.filter(({ at }) => now - at > 400_000)
    this.publications = this.publications.filter(({ at }) => now - at <= 400_000)
    for (const { peer, channel } of old) this.options.outbox.put({ type: 'unpublished', peer, channel })\n`,
    {
      source: 'G 32',
      also: [
        {
          file: INTAKE,
          from: published,
          to: `channels.publications.push({ at: now, peer: author, channel: channel.name })\n    ${published}`,
        },
        {
          file: REGISTRY,
          from: 'private readonly joined = new Map<ChannelName, ChannelState>()\n',
          to: 'private readonly joined = new Map<ChannelName, ChannelState>()\n  publications: { at: Instant; peer: PkiId; channel: ChannelName }[] = []\n',
        },
        {
          file: REGISTRY,
          from: 'return earliest(this.joined.values(), (channel) => channel.nextDeadline)',
          to: 'return earliest([...this.all.map((channel) => channel.nextDeadline), ...this.publications.map(({ at }) => at + 400_001)], (at) => at)',
        },
      ],
    },
  ),
  routes(
    'BLOCK-2',
    'block-drawn-each-run',
    'Blocks of one channel are drawn for anew where a block of another channel stands between them.',
    "const key = { message, channel: channel?.name, batch: 'all' }[rule.drawnOncePer]",
    "if (channel?.name !== last) run += 1\n      last = channel?.name\n      const key = { message, channel: run, batch: 'all' }[rule.drawnOncePer]",
    {
      also: [
        {
          file: ROUTING,
          from: 'const groups = new Map<unknown, Group>()',
          to: 'const groups = new Map<unknown, Group>()\n    let run = 0\n    let last: string | undefined',
        },
      ],
    },
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
  takesIn(
    'BLOCK-1',
    'block-number-of-any-channel',
    'A block number that was seen in one channel is refused in another.',
    "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'\n",
    "const first = this.options.channels.all[0] ?? channel\n    if (!first.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'\n    if (first !== channel) first.blocks.add(signed, now)\n",
    { breaks: ['BLOCK-4', 'ORDER-3'] },
  ),
  takesIn(
    'BLOCK-1',
    'block-delivered-as-of-first-channel',
    'A block is delivered as one of the channel that was joined first.',
    "type: 'deliver', channel: name, message",
    "type: 'deliver', channel: this.options.channels.all[0]?.name ?? name, message",
  ),
  inFile('src/reference/node/gossip-node.ts')(
    'BLOCK-1',
    'block-of-its-own-taken-again',
    'A block of the application that a peer sends back is delivered and spread again.',
    "if (isKind(signed, 'data')) channel?.blocks.add(signed, now)\n",
    '',
  ),
  audience(
    'BLOCK-1',
    'block-to-dead-of-a-second-channel',
    'Who dies leaves the members of the channel that it published of first, and of no other.',
    'for (const channel of known.channels) this.membersOfOwnOrgIn(channel).delete(peer)',
    'for (const channel of [...known.channels].slice(0, 1)) this.membersOfOwnOrgIn(channel).delete(peer)',
  ),
  audience(
    'BLOCK-1',
    'block-lost-with-another-channel',
    'Who goes out of one channel goes out of all.',
    'else known.channels.delete(channel)',
    'else known.channels.clear()',
    { breaks: ['LEAD-1'] },
  ),
  registers(
    'BLOCK-1',
    'left-out-of-one-out-of-all',
    'Who is left out of one channel gets the blocks of none.',
    "      this.options.outbox.put({ type: 'unpublished', peer, channel: name })",
    "      for (const one of this.all) this.options.outbox.put({ type: 'unpublished', peer, channel: one.name })",
  ),
]
