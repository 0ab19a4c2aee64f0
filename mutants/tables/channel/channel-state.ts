import { inFile, type Mutant } from '../../mutant'

const state = inFile('src/reference/channel/channel-state.ts')
const channels = inFile('src/reference/channel/channels.ts')
const shows = inFile('src/reference/node/lifecycle.ts')
const sweeps = inFile('src/reference/node/routines.ts')

/** Mutants of CHAN-2, CHAN-4, CHAN-5, CHAN-6. */
export const channelMembers: readonly Mutant[] = [
  state(
    'CHAN-2',
    'left-still-listed',
    'A peer that has left is listed.',
    'filter(([, info]) => !info.message.content.properties.leftChannel)',
    'filter(([, info]) => info !== undefined)',
    { source: 'G 30' },
  ),
  state(
    'CHAN-2',
    'left-for-ever',
    'A peer that has left once is never listed again.',
    'this.stateInfos.set(pkiId, info)\n',
    'this.stateInfos.set(pkiId, known?.message.content.properties.leftChannel ? known : info)\n',
  ),
  shows(
    'CHAN-2',
    'strangers-listed-in-channel',
    'A peer that has published is listed though nobody has heard that it is alive.',
    '.filter((peer) => living.has(peer))',
    '.filter((peer) => living.has(peer) || !idsOf(presumedDead).includes(peer))',
  ),
  shows(
    'CHAN-2',
    'dead-listed-in-channel',
    'A dead peer is listed in its channel.',
    '.filter((peer) => living.has(peer))',
    '.filter((peer) => living.has(peer) || idsOf(presumedDead).includes(peer))',
  ),
  channels(
    'CHAN-4',
    'mac-missed',
    'A state info with a MAC of no channel counts in the channel that was joined first.',
    "if (content.kind === 'state-info') return this.byMac(content.pkiId, content.channelMac)",
    "if (content.kind === 'state-info') return this.byMac(content.pkiId, content.channelMac) ?? this.all[0]",
    { breaks: ['ROUTE-2', 'STATE-2'] },
  ),
  channels(
    'CHAN-4',
    'mac-of-the-sender',
    'The MAC of a state info is that of the peer that sends it.',
    'return this.byMac(content.pkiId, content.channelMac)',
    'return this.byMac(sender, content.channelMac)',
    { breaks: ['BLOCK-1', 'STATE-2', 'ROUTE-2'] },
  ),
  channels(
    'CHAN-4',
    'mac-not-looked-at',
    'The MAC of a request is not looked at.',
    "if (content.kind === 'state-info-pull-req') return this.byMac(sender, content.channelMac)",
    "if (content.kind === 'state-info-pull-req') return this.byMac(sender, content.channelMac) ?? this.all[0]",
  ),
  channels(
    'CHAN-5',
    'published-grows-old',
    'A state info is forgotten at the first sweep.',
    'state.sweep(isKnown, now)',
    'state.sweep(() => false, now)',
    { source: 'G 32', breaks: ['DISC-12'] },
  ),
  sweeps(
    'CHAN-5',
    'published-by-the-dead-goes',
    'State infos of dead peers go at the sweep.',
    'channels.sweep((peer) => view.lookup(peer) !== undefined, now)',
    'channels.sweep((peer) => view.lookup(peer)?.alive === true, now)',
    { breaks: ['DISC-12', 'BLOCK-1'] },
  ),
  state(
    'CHAN-5',
    'own-state-info-swept',
    'At a sweep the own state info goes as well, for the node is no member of its own.',
    'peer !== this.options.self && isVoid(info)',
    'isVoid(info)',
    { breaks: ['CHAN-9'] },
  ),
  state(
    'CHAN-2',
    'left-and-forgotten',
    'What a peer has published is forgotten when it says that it has left, and anything that it said before counts again.',
    'this.stateInfos.set(pkiId, info)\n',
    'if (info.message.content.properties.leftChannel && pkiId !== this.options.self) return this.stateInfos.delete(pkiId) || true\n    this.stateInfos.set(pkiId, info)\n',
    { breaks: ['CHAN-9', 'ORDER-1'] },
  ),
  sweeps(
    'CHAN-5',
    'published-by-the-erased-stays',
    'State infos of erased peers stay.',
    'channels.sweep((peer) => view.lookup(peer) !== undefined, now)',
    'channels.sweep((peer) => peer !== undefined, now)',
    { breaks: ['DISC-12'] },
  ),
  state(
    'CHAN-5',
    'left-and-never-swept',
    'The state info of a peer that has left stays when the peer is erased.',
    'this.forget(({ message }) => !isKnown(message.content.pkiId))',
    'this.forget(({ message }) => !isKnown(message.content.pkiId) && !message.content.properties.leftChannel)',
  ),
  channels(
    'CHAN-6',
    'policy-not-asked',
    'Whether an author may read the channel is not asked.',
    "return this.options.crypto.verifyByChannel(channel.name, known.identity, signature, payload) ? undefined : 'not-a-reader'",
    "return this.options.crypto.verify(known.identity, signature, payload) ? undefined : 'not-a-reader'",
    { source: 'G 43' },
  ),
  channels(
    'CHAN-6',
    'author-of-any-org',
    'State infos of authors of any organization are kept.',
    "if (known?.org === undefined || !channel.orgs.has(known.org)) return 'foreign-org'",
    "if (known?.org === undefined) return 'foreign-org'",
    { breaks: ['CHAN-3', 'CHAN-10', 'CHAN-12', 'BLOCK-1', 'STATE-2'] },
  ),
  channels(
    'CHAN-6',
    'configuration-takes-all',
    'A new configuration takes all state infos away.',
    'channel.forget((info) => this.doubtsOf(info, channel, now) !== undefined)',
    'channel.forget(() => true)',
  ),
  {
    rule: 'CHAN-2',
    id: 'left-unbelieved-from-snapshots',
    sentence: 'That a peer has left is not believed from a snapshot.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'if (!this.options.isMember(pkiId) ||',
        to: 'if (info.message.content.properties.leftChannel || !this.options.isMember(pkiId) ||',
      },
    ],
    breaks: ['CHAN-10'],
  },
  {
    rule: 'CHAN-4',
    id: 'mac-by-its-beginning',
    sentence: 'Of a MAC so many bytes are compared as there are.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: 'equalBytes(this.macOf(peer, channel.name), mac)',
        to: 'equalBytes(this.macOf(peer, channel.name).slice(0, mac.length), mac)',
      },
    ],
    breaks: ['ROBUST-2'],
  },
  {
    rule: 'CHAN-5',
    id: 'erased-and-still-reached',
    sentence: 'A peer whose state info has gone at a sweep gets blocks when it is alive again.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: "for (const peer of state.sweep(isKnown, now)) this.options.outbox.put({ type: 'unpublished', peer, channel })",
        to: 'void channel\n      state.sweep(isKnown, now)',
      },
    ],
  },
  {
    rule: 'CHAN-6',
    id: 'policy-not-asked-for-others',
    sentence: 'Whether a peer of another organization may read the channel is not asked.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: 'return this.options.crypto.verifyByChannel',
        to: 'return known.org !== this.options.identities.use(this.options.self, now)?.org || this.options.crypto.verifyByChannel',
      },
    ],
  },
  {
    rule: 'CHAN-6',
    id: 'policy-not-asked-for-snapshots',
    sentence: 'Whether an author may read the channel is not asked for state infos in a snapshot.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: "return doubts === 'not-a-reader' ? undefined : (doubts ?? info)",
        to: "return doubts === 'not-a-reader' ? info : (doubts ?? info)",
      },
    ],
    breaks: ['CHAN-10'],
  },
  {
    rule: 'CHAN-6',
    id: 'policy-ends-a-snapshot',
    sentence: 'An entry of a peer that may not read the channel ends a snapshot.',
    breaks: ['CHAN-10'],
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: "return doubts === 'not-a-reader' ? undefined : (doubts ?? info)",
        to: 'return doubts ?? info',
      },
    ],
  },
  {
    rule: 'CHAN-5',
    id: 'swept-by-another-setting',
    sentence: 'The sweep goes by the publish interval.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: 'PULL_INTERVALS_PER_SWEEP * pullIntervalMs',
        to: 'PULL_INTERVALS_PER_SWEEP * publishIntervalMs',
      },
    ],
    breaks: ['DISC-12'],
  },
  state(
    'BLOCKPULL-5',
    'height-forgotten-with-a-configuration',
    'A new configuration of a channel brings back the height of a new ledger.',
    'this.memberOrgs = new Set(message.orgs)\n',
    'this.memberOrgs = new Set(message.orgs)\n    this.height = FIRST_HEIGHT\n',
  ),
  state(
    'CHAN-7',
    'chaincodes-forgotten-with-a-configuration',
    'A new configuration of a channel forgets what chaincodes there are.',
    'this.memberOrgs = new Set(message.orgs)\n',
    'this.memberOrgs = new Set(message.orgs)\n    this.chaincodes = []\n    if (this.own !== undefined) this.change(this.nextTick - 1)\n',
  ),
  state(
    'CHAN-7',
    'news-forgotten-with-a-configuration',
    'A new configuration of a channel makes news old.',
    'this.memberOrgs = new Set(message.orgs)\n',
    'this.memberOrgs = new Set(message.orgs)\n    this.isDirty = false\n',
  ),
  state(
    'STORE-7',
    'publication-from-a-clock-of-its-own',
    'The intervals after which state infos go out do not run from the join.',
    'firstTickAfter(now, { origin: this.options.joinedAt, periodMs: this.options.publishIntervalMs })',
    'firstTickAfter(now, { origin: 0, periodMs: this.options.publishIntervalMs })',
    { breaks: ['CHAN-7'] },
  ),
  inFile('src/reference/node/gossip-node.ts')(
    'CHAN-7',
    'height-of-one-in-all',
    'The height of the ledger of one channel is told in all.',
    'return channels.get(input.channel)?.updateLedgerHeight(input.height, now)',
    'return channels.all.forEach((channel) => channel.updateLedgerHeight(input.height, now))',
  ),
  inFile('src/reference/node/gossip-node.ts')(
    'CHAN-7',
    'news-of-one-in-all',
    'A height that is told of one channel is news in all.',
    'return channels.get(input.channel)?.updateLedgerHeight(input.height, now)',
    'return channels.all.forEach((channel) => channel.updateLedgerHeight(channel.name === input.channel ? input.height : channel.ledgerHeight, now))',
  ),
]
