import { inFile, type Mutant } from '../../mutant'

const channels = inFile('src/reference/channel/channels.ts')
const state = inFile('src/reference/channel/channel-state.ts')
const pulls = inFile('src/reference/node/pulls.ts')
const stock = inFile('src/reference/pull/block-pull.ts')
const engine = inFile('src/reference/pull/pull-engine.ts')
const place = "return senderOrg === undefined || !channel.orgs.has(senderOrg) ? 'foreign-org' : { channel, senderOrg }"
const examined = 'channel.forget((info) => this.doubtsOf(info, channel, now) !== undefined)'

/** Mutants of CHAN-1, CHAN-3, CHAN-11, CHAN-12. */
export const channelConfigurations: readonly Mutant[] = [
  state(
    'CHAN-1',
    'older-configuration-taken',
    'An older configuration replaces the organizations.',
    'message.sequence >= this.joinSequence && ',
    '',
  ),
  state(
    'CHAN-1',
    'older-configuration-taken-after-leave',
    'A node that has left a channel takes any configuration of it.',
    'message.sequence >= this.joinSequence && ',
    '(this.hasLeft || message.sequence >= this.joinSequence) && ',
  ),
  state(
    'CHAN-1',
    'equal-configuration-ignored',
    'A configuration of the same number is ignored.',
    'message.sequence >= this.joinSequence',
    'message.sequence > this.joinSequence',
    { breaks: ['CHAN-6', 'CHAN-12'] },
  ),
  state(
    'CHAN-1',
    'configurations-add-up',
    'A new configuration adds organizations, and takes none away.',
    'this.memberOrgs = new Set(message.orgs)',
    'this.memberOrgs = new Set([...this.memberOrgs, ...message.orgs])',
    { breaks: ['CHAN-6', 'CHAN-12'] },
  ),
  state(
    'CHAN-1',
    'empty-configuration-counted',
    'A configuration without organizations is ignored, and those after it must have its number at least.',
    '    if (!this.accepts(message)) return false\n    this.joinSequence = message.sequence\n',
    '    if (message.sequence < this.joinSequence) return false\n    this.joinSequence = message.sequence\n    if (message.orgs.length === 0) return false\n',
  ),
  state('CHAN-1', 'empty-configuration-taken', 'A configuration without organizations is taken.', ' && message.orgs.length > 0', ''),
  channels(
    'CHAN-3',
    'anybody-heard',
    'Messages of a channel are taken from peers of any organization.',
    place,
    "return senderOrg === undefined ? 'foreign-org' : { channel, senderOrg }",
    { breaks: ['CHAN-1', 'CHAN-12'] },
  ),
  channels(
    'CHAN-3',
    'own-org-heard',
    'Messages of a channel are taken from peers of the own organization and those of the channel that have published.',
    place,
    "return senderOrg === undefined || (!channel.orgs.has(senderOrg) && !channel.hasPublished(from) && message.content.kind !== 'data') ? 'foreign-org' : { channel, senderOrg }",
    { breaks: ['CHAN-1'] },
  ),
  state(
    'CHAN-11',
    'left-with-nothing',
    'A node that leaves says that it has neither blocks nor chaincodes.',
    'this.hasLeft = true\n    this.change(now)',
    'this.hasLeft = true\n    this.chaincodes = []\n    this.height = 0n\n    this.change(now)',
  ),
  state(
    'CHAN-11',
    'left-in-silence',
    'A node that leaves does not say so.',
    'this.hasLeft = true\n    this.change(now)',
    'this.hasLeft = true\n    void now',
  ),
  state(
    'CHAN-11',
    'left-and-not-said',
    'What a node says when it leaves does not say that it has.',
    'leftChannel: this.hasLeft',
    'leftChannel: false',
  ),
  state(
    'CHAN-11',
    'left-and-said-always',
    'A node says that it has left whenever it says anything of a channel.',
    'leftChannel: this.hasLeft',
    'leftChannel: true',
  ),
  pulls('CHAN-11', 'left-and-serving', 'A node that has left goes on to answer pulls.', "if (channel.left) return 'unknown-channel'\n", ''),
  stock(
    'CHAN-11',
    'left-and-pulling',
    'A node that has left goes on to pull.',
    'return this.options.channel.left ? [] : this.options.drawMembers()',
    'return this.options.drawMembers()',
  ),
  channels(
    'CHAN-12',
    'left-out-and-kept',
    'A new configuration does not examine what was published.',
    `for (const peer of ${examined}) {`,
    'for (const peer of [] as PkiId[]) {',
    { breaks: ['CHAN-6'] },
  ),
  channels(
    'CHAN-12',
    'left-out-and-reached',
    'Peers of an organization that a new configuration leaves out get blocks as before.',
    "this.options.outbox.put({ type: 'unpublished', peer, channel: name })\n    }\n    this.options.outbox.put({ type: 'configured'",
    "void peer\n    }\n    this.options.outbox.put({ type: 'configured'",
    { breaks: ['CHAN-6'] },
  ),
  engine(
    'CHAN-12',
    'left-out-and-asked',
    'A peer is asked for what it has offered, though it is in the channel no more.',
    'digests !== undefined && stock.isPartner(peer.pkiId, now)',
    'digests !== undefined && stock !== undefined && now >= 0',
    { source: 'G 37' },
  ),
  {
    rule: 'CHAN-1',
    id: 'configurations-against-the-first',
    sentence: 'Configurations are compared with the first one, not with the latest.',
    edits: [
      {
        file: 'src/reference/channel/channel-state.ts',
        from: 'this.joinSequence = message.sequence',
        to: 'if (this.joinSequence < 0n) this.joinSequence = message.sequence',
      },
    ],
  },
  {
    rule: 'CHAN-3',
    id: 'heard-once-heard-always',
    sentence: 'A peer that was heard in a channel once is heard in it for ever.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: "return senderOrg === undefined || !channel.orgs.has(senderOrg) ? 'foreign-org' : { channel, senderOrg }",
        to: "const key = `${channel.name}/${from}`\n    if (senderOrg === undefined || (!channel.orgs.has(senderOrg) && !this.heard.has(key))) return 'foreign-org'\n    this.heard.add(key)\n    return { channel, senderOrg }",
      },
      {
        file: 'src/reference/channel/channels.ts',
        from: '  private readonly options: ChannelsOptions\n',
        to: '  private readonly options: ChannelsOptions\n  private readonly heard = new Set<string>()\n',
      },
    ],
    breaks: ['CHAN-12', 'CHAN-1'],
  },
  {
    rule: 'CHAN-11',
    id: 'left-one-left-all',
    sentence: 'A node that has left one channel pulls and serves in none.',
    edits: [
      {
        file: 'src/reference/node/pulls.ts',
        from: 'if (channel.left) return',
        to: 'if (this.options.channels.all.some(({ left }) => left)) return',
      },
      {
        file: 'src/reference/node/pulls.ts',
        from: 'const stock = new BlockStock({\n      channel,',
        to: 'const all = this.options.channels\n      const stock = new BlockStock({\n      channel: { get left() { return all.all.some((c) => c.left) }, get ledgerHeight() { return channel.ledgerHeight }, blocks: channel.blocks },',
      },
    ],
    breaks: ['BLOCKPULL-8', 'BLOCKPULL-1'],
  },
  {
    rule: 'CHAN-11',
    id: 'left-and-giving',
    sentence: 'A node that has left answers requests under nonces of hellos that came before.',
    edits: [
      {
        file: 'src/reference/node/pulls.ts',
        from: 'if (channel.left) return',
        to: "if (channel.left && message.content.kind !== 'data-req') return",
      },
    ],
    breaks: ['BLOCKPULL-9'],
  },
  {
    rule: 'CHAN-11',
    id: 'left-and-requesting',
    sentence: 'A node that has left goes on with the pull that it had begun.',
    edits: [
      {
        file: 'src/reference/pull/block-pull.ts',
        from: 'return !this.options.channel.left && this.options.isMember(peer, now)',
        to: 'return this.options.isMember(peer, now)',
      },
    ],
  },
  {
    rule: 'CHAN-11',
    id: 'left-until-the-next-height',
    sentence: 'A new height after a leave says that the node is in the channel.',
    edits: [
      {
        file: 'src/reference/channel/channel-state.ts',
        from: 'this.height = height\n',
        to: 'this.height = height\n    this.hasLeft = false\n',
      },
    ],
  },
  {
    rule: 'CHAN-12',
    id: 'left-out-one-by-one',
    sentence: 'Of those that a new configuration leaves out one only gets no more blocks.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: "this.options.outbox.put({ type: 'unpublished', peer, channel: name })\n",
        to: "this.options.outbox.put({ type: 'unpublished', peer, channel: name })\n      break\n",
      },
    ],
    breaks: ['CHAN-6'],
  },
  {
    rule: 'CHAN-1',
    id: 'configuration-of-one-for-all',
    sentence: 'A configuration of one channel replaces the organizations of all.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: 'this.joined.set(name, channel)',
        to: 'this.joined.set(name, channel)\n    for (const other of this.joined.values()) if (other !== channel) other.join({ ...message, sequence: 1n << 60n })',
      },
    ],
  },
  {
    rule: 'CHAN-3',
    id: 'orgs-of-the-first-channel',
    sentence: 'Whether the organization of a sender is in the channel is told by the channel joined first.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: '!channel.orgs.has(senderOrg)',
        to: '!(this.all[0] ?? channel).orgs.has(senderOrg)',
      },
    ],
  },
  state(
    'CHAN-1',
    'out-once-out-for-ever',
    'An organization that a configuration has left out is not let in by a later one.',
    '    this.memberOrgs = new Set(message.orgs)',
    '    const memo = this as never as { out?: Set<OrgId> }\n    const out = memo.out ?? new Set<OrgId>()\n    memo.out = out\n    for (const org of this.memberOrgs) if (!message.orgs.includes(org)) out.add(org)\n    this.memberOrgs = new Set(message.orgs.filter((org) => !out.has(org)))',
  ),
  state(
    'CHAN-11',
    'left-amid-news-not-said',
    'A node that leaves while there is other news says that news only.',
    '    this.hasLeft = true\n    this.change(now)',
    '    this.hasLeft = true\n    if (!this.isDirty) this.change(now)',
  ),
  {
    rule: 'CHAN-12',
    id: 'left-out-if-fewer',
    sentence: 'Who is left out is looked at only where a configuration has fewer organizations than the one before.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: '    if (!channel.join(message)) return\n',
        to: '    const before = channel.orgs.size\n    if (!channel.join(message)) return\n',
      },
      {
        file: 'src/reference/channel/channels.ts',
        from: 'channel.forget((info) => this',
        to: 'channel.forget((info) => channel.orgs.size < before && this',
      },
    ],
  },
  {
    rule: 'CHAN-12',
    id: 'left-out-by-equal-number',
    sentence: 'Who is left out is looked at only where a configuration has the number of the one before.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: '    if (!channel.join(message)) return\n',
        to: "    const before = channel['joinSequence']\n    if (!channel.join(message)) return\n",
      },
      {
        file: 'src/reference/channel/channels.ts',
        from: 'channel.forget((info) => this',
        to: 'channel.forget((info) => message.sequence === before && this',
      },
    ],
  },
  state(
    'CHAN-11',
    'left-and-silent-ever-after',
    'After a leave no new height of the channel is told.',
    '    this.height = height\n    this.change(now)',
    '    this.height = height\n    if (!this.hasLeft) this.change(now)',
  ),
]
