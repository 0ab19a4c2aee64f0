import { inFile, type Mutant } from '../../mutant'

const sync = inFile('src/reference/channel/state-info-sync.ts')
const state = inFile('src/reference/channel/channel-state.ts')
const channels = inFile('src/reference/channel/channels.ts')
const exchanges = inFile('src/reference/node/exchanges.ts')
const told = 'senderOrg === selfOrg || identities.use(content.pkiId, now)?.org !== selfOrg || isPublic(content.pkiId)'
const ended = "if (typeof info === 'string') return info\n"

/** Mutants of CHAN-7 to CHAN-10. */
export const stateInfoSync: readonly Mutant[] = [
  channels(
    'CHAN-7',
    'chaincodes-wait',
    'A change of chaincodes goes out at the end of the period only.',
    "this.options.outbox.put({ type: 'forward', signed: info })\n  }\n\n  /** When it is due to look",
    'void info\n  }\n\n  /** When it is due to look',
    { source: 'G 33', breaks: ['STORE-7'] },
  ),
  channels(
    'CHAN-7',
    'chaincodes-of-nobody',
    'A change of chaincodes that nobody is there to hear is never told.',
    'const info = channel.updateChaincodes(chaincodes, now)',
    'if (!this.somebodyListens) return\n    const info = channel.updateChaincodes(chaincodes, now)',
  ),
  channels(
    'CHAN-7',
    'chaincodes-wait-for-somebody',
    'A change of chaincodes goes to the emitter only if somebody is in view.',
    "this.options.outbox.put({ type: 'forward', signed: info })\n  }\n\n  /** When it is due to look",
    "if (this.somebodyListens) this.options.outbox.put({ type: 'forward', signed: info })\n  }\n\n  /** When it is due to look",
  ),
  channels(
    'CHAN-7',
    'chaincodes-once',
    'A change of chaincodes goes out at once and not again.',
    "this.options.outbox.put({ type: 'forward', signed: info })\n  }\n\n  /** When it is due to look",
    "channel.onDeadline(now, true)\n    this.options.outbox.put({ type: 'forward', signed: info })\n  }\n\n  /** When it is due to look",
    { breaks: ['STORE-7'] },
  ),
  state(
    'CHAN-7',
    'join-is-news',
    'A join is news.',
    'this.hasLeft = false\n',
    'this.hasLeft = false\n    this.change(this.options.joinedAt)\n',
    { breaks: ['STORE-7'] },
  ),
  state(
    'CHAN-7',
    'same-height-is-no-news',
    'A height that is told again is no news.',
    'this.height = height\n    this.change(now)',
    'if (this.height === height) return\n    this.height = height\n    this.change(now)',
  ),
  state(
    'CHAN-7',
    'height-not-told',
    'The ledger height in state infos is the one of the beginning.',
    'ledgerHeight: this.height',
    'ledgerHeight: FIRST_HEIGHT',
  ),
  sync(
    'CHAN-8',
    'state-infos-asked-once',
    'State infos are asked for once.',
    'this.due.set(channel.name, this.tickAfter(now, channel))',
    'this.due.set(channel.name, Number.MAX_SAFE_INTEGER + 0 * this.tickAfter(now, channel))',
  ),
  sync(
    'CHAN-8',
    'state-infos-asked-at-once',
    'State infos are asked for as soon as the channel is joined.',
    'this.due.get(channel.name) ?? this.tickAfter(channel.joinedAt, channel)',
    'this.due.get(channel.name) ?? channel.joinedAt',
  ),
  exchanges(
    'CHAN-8',
    'state-infos-asked-of-all-orgs',
    'State infos are asked for of peers of any organization.',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org)))',
    'drawOf: () => draw(audiences.everybody)',
  ),
  exchanges(
    'CHAN-8',
    'state-infos-asked-of-own-org',
    'State infos are asked for of peers of the own organization only.',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org)))',
    'drawOf: () => draw(audiences.ofOrg(selfOrg))',
  ),
  exchanges(
    'CHAN-8',
    'state-infos-asked-of-the-first',
    'State infos are asked for of the same peers each time.',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org)))',
    `drawOf: (orgs) => {
        const all = [...orgs].map((org) => audiences.ofOrg(org))
        const peers = all.flatMap((set) => Array.from({ length: set.size }, (_, at) => view.addressOf(set.at(at))))
        return peers.slice(0, settings.pullPeerNum)
      }`,
  ),
  exchanges(
    'CHAN-8',
    'state-infos-asked-of-each-org',
    'Organizations are drawn for one after the other, so that each of them is asked first of all.',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org)))',
    `drawOf: (orgs) => {
        const drawn = [...orgs].map((org) => draw(audiences.ofOrg(org)))
        return [...drawn.flatMap((some) => some.slice(0, 1)), ...drawn.flatMap((some) => some.slice(1))].slice(0, settings.pullPeerNum)
      }`,
  ),
  exchanges(
    'CHAN-8',
    'state-infos-sieved-after-the-draw',
    'Of all that are alive some are drawn, and those of them that belong to the channel are asked.',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org)))',
    'drawOf: (orgs) => draw(audiences.everybody).filter(({ pkiId }) => [...orgs].some((org) => audiences.ofOrg(org).has(pkiId)))',
  ),
  exchanges(
    'CHAN-8',
    'state-infos-asked-of-one',
    'State infos are asked for of one peer.',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org)))',
    'drawOf: (orgs) => draw(...[...orgs].map((org) => audiences.ofOrg(org))).slice(0, 1)',
  ),
  exchanges(
    'CHAN-8',
    'state-infos-asked-as-often-as-published',
    'State infos are asked for every publishStateInfoInterval.',
    'intervalMs: settings.requestStateInfoIntervalMs',
    'intervalMs: settings.publishStateInfoIntervalMs',
  ),
  sync(
    'CHAN-9',
    'snapshot-of-nine',
    'A snapshot tells of nine peers at most.',
    'channel.published.filter(isTold)',
    'channel.published.filter(isTold).slice(0, 9)',
  ),
  sync(
    'CHAN-9',
    'hidden-peers-told',
    'Peers of other organizations are told of all.',
    told,
    '[senderOrg, selfOrg, identities, isPublic, content].length > 0',
    { source: 'G 5' },
  ),
  sync(
    'CHAN-9',
    'foreign-hidden-peers-not-told',
    'Peers of other organizations are told of nobody without an external endpoint.',
    told,
    'senderOrg === selfOrg || isPublic(content.pkiId)',
  ),
  sync(
    'CHAN-9',
    'third-orgs-hidden-peers-not-told',
    'A peer is told of those without an external endpoint of its own organization only.',
    'identities.use(content.pkiId, now)?.org !== selfOrg ||',
    'identities.use(content.pkiId, now)?.org === senderOrg ||',
  ),
  sync(
    'CHAN-9',
    'own-org-told-less',
    'Peers of the own organization are told of nobody without an external endpoint.',
    'senderOrg === selfOrg || identities.use(content.pkiId',
    'identities.use(content.pkiId',
  ),
  sync(
    'CHAN-9',
    'snapshot-not-when-empty',
    'With nothing published there is no answer.',
    "this.send({ pkiId: from, endpoint: undefined }, { kind: 'state-snapshot'",
    "if (elements.length > 0) this.send({ pkiId: from, endpoint: undefined }, { kind: 'state-snapshot'",
    { breaks: ['CHAN-4'] },
  ),
  channels(
    'CHAN-9',
    'own-state-info-not-told',
    "The node's own state info is in no snapshot.",
    'channel.addStateInfo(info, now)\n      this.options',
    'this.options',
  ),
  channels(
    'CHAN-9',
    'own-chaincodes-told-late',
    'What a change of chaincodes has made is in no snapshot before the end of the interval.',
    'const info = channel.updateChaincodes(chaincodes, now)\n    channel.addStateInfo(info, now)\n',
    'const info = channel.updateChaincodes(chaincodes, now)\n',
  ),
  channels(
    'CHAN-9',
    'own-chaincodes-told-if-heard',
    'What a change of chaincodes has made is in snapshots at once only if somebody is in view.',
    'now)\n    channel.addStateInfo(info, now)\n    this.options.outbox',
    'now)\n    if (this.somebodyListens) channel.addStateInfo(info, now)\n    this.options.outbox',
  ),
  sync(
    'CHAN-10',
    'snapshot-in-whole',
    'A bad entry of a snapshot voids all of it.',
    'for (const element of elements) {\n      const info',
    "if (elements.some((one) => typeof this.opened(one, channel, now) === 'string')) return 'malformed'\n    for (const element of elements) {\n      const info",
  ),
  sync('CHAN-10', 'snapshot-without-the-bad', 'Bad entries of a snapshot are skipped.', ended, "if (typeof info === 'string') continue\n"),
  sync(
    'CHAN-10',
    'snapshot-of-strangers',
    'Entries of peers that are not in the membership are kept.',
    'if (!this.options.isMember(pkiId) || !channel.addStateInfo(info, now)) continue',
    'if (!channel.addStateInfo(info, now)) continue',
  ),
  sync(
    'CHAN-10',
    'snapshot-ended-by-strangers',
    'An entry of a peer that is not in the membership ends a snapshot.',
    'if (!this.options.isMember(pkiId) || !channel.addStateInfo(info, now)) continue',
    "if (!this.options.isMember(pkiId)) return 'unknown-identity'\n      if (!channel.addStateInfo(info, now)) continue",
  ),
  sync(
    'CHAN-10',
    'snapshot-passed-on',
    'What a snapshot holds is passed on.',
    "if (pkiId !== this.options.self) this.options.outbox.put({ type: 'published'",
    "this.options.outbox.put({ type: 'forward', signed: info })\n      if (pkiId !== this.options.self) this.options.outbox.put({ type: 'published'",
  ),
  sync(
    'CHAN-10',
    'snapshot-unsigned',
    'The signatures of entries of a snapshot are not looked at.',
    "if (!identities.useToVerify(pkiId, signature, payload, now)) return 'bad-signature'\n    const doubts = channels.doubtsOf(info, channel, now)\n    return doubts === 'not-a-reader' ? undefined : (doubts ?? info)",
    "void [signature, payload]\n    const org = identities.use(pkiId, now)?.org\n    return org !== undefined && channel.orgs.has(org) ? info : 'foreign-org'",
    { breaks: ['CHAN-6'] },
  ),
  {
    rule: 'CHAN-7',
    id: 'second-change-not-told',
    sentence: 'Of two changes within one period the second is not told.',
    edits: [
      {
        file: 'src/reference/channel/channel-state.ts',
        from: 'this.changes += 1n',
        to: 'if (this.isDirty && this.own !== undefined) return this.own\n    this.changes += 1n',
      },
    ],
    breaks: ['CHAN-11'],
  },
  {
    rule: 'CHAN-7',
    id: 'chaincodes-not-told',
    sentence: 'Own state infos tell of no chaincodes.',
    edits: [{ file: 'src/reference/channel/channel-state.ts', from: 'chaincodes: this.chaincodes }', to: 'chaincodes: [] }' }],
  },
  {
    rule: 'CHAN-8',
    id: 'state-infos-asked-of-the-first-orgs',
    sentence: 'State infos are asked for of peers of the organizations of the first configuration.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'for (const peer of drawOf(orgs)) this.send',
        to: 'this.first.set(name, this.first.get(name) ?? orgs)\n    for (const peer of drawOf(this.first.get(name) ?? orgs)) this.send',
      },
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: '  private readonly due = ',
        to: '  private readonly first = new Map<ChannelName, ReadonlySet<OrgId>>()\n  private readonly due = ',
      },
    ],
  },
  {
    rule: 'CHAN-8',
    id: 'state-infos-asked-in-one-channel',
    sentence: 'Of channels that were joined at one instant only the first is asked about.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'this.due.set(channel.name, this.tickAfter(now, channel))',
        to: 'this.due.set(channel.joinedAt as never, this.tickAfter(now, channel))',
      },
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'return this.due.get(channel.name) ??',
        to: 'return this.due.get(channel.joinedAt as never) ??',
      },
    ],
  },
  {
    rule: 'CHAN-9',
    id: 'dead-hidden-from-others',
    sentence: 'Dead peers count as peers without an external endpoint.',
    edits: [
      {
        file: 'src/reference/node/exchanges.ts',
        from: 'view.lookup(peer)?.endpoint)',
        to: "view.lookup(peer)?.alive ? view.lookup(peer)?.endpoint : '')",
      },
    ],
    breaks: ['IDPULL-2'],
  },
  {
    rule: 'CHAN-10',
    id: 'snapshot-without-the-dead',
    sentence: 'An entry of a dead peer in a snapshot is left out.',
    edits: [
      { file: 'src/reference/node/exchanges.ts', from: 'view.lookup(peer) !== undefined,', to: 'view.lookup(peer)?.alive === true,' },
    ],
  },
  {
    rule: 'CHAN-9',
    id: 'left-in-no-snapshot',
    sentence: 'Peers that have left are in no snapshot.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'channel.published.filter(isTold)',
        to: 'channel.published.filter((info) => isTold(info) && !info.message.content.properties.leftChannel)',
      },
    ],
  },
  {
    rule: 'CHAN-9',
    id: 'members-only-answered',
    sentence: 'Only who has published a state info is answered.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'const elements = channel',
        to: 'if (!channel.hasPublished(from)) return\n    const elements = channel',
      },
    ],
  },
  {
    rule: 'CHAN-10',
    id: 'snapshots-of-own-org-only',
    sentence: 'Snapshots of peers of other organizations are not taken in.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'inPlace(message, from, now, ({ channel }) => this.takeIn',
        to: "inPlace(message, from, now, ({ channel, senderOrg }) => senderOrg !== this.options.selfOrg ? 'foreign-org' : this.takeIn",
      },
    ],
  },
  {
    rule: 'CHAN-10',
    id: 'snapshot-ended-by-what-is-no-news',
    sentence: 'An entry that is not newer than what is held ends a snapshot.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'if (!this.options.isMember(pkiId) || !channel.addStateInfo(info, now)) continue',
        to: "if (!this.options.isMember(pkiId)) continue\n      if (!channel.addStateInfo(info, now)) return 'stale'",
      },
    ],
  },
  {
    rule: 'CHAN-9',
    id: 'own-told-though-hidden',
    sentence: 'A node without an external endpoint tells peers of other organizations of itself.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'isPublic(content.pkiId)',
        to: 'isPublic(content.pkiId) || content.pkiId === this.options.self',
      },
    ],
  },
  {
    rule: 'CHAN-8',
    id: 'state-infos-asked-of-the-first-channel',
    sentence: 'Requests carry the MAC of the channel joined first.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'channels.macOf(self, name)',
        to: 'channels.macOf(self, channels.all[0]?.name ?? name)',
      },
    ],
    breaks: ['CHAN-4'],
  },
  {
    rule: 'CHAN-10',
    id: 'snapshot-remembers-what-it-leaves-out',
    sentence: 'What is left out of a snapshot makes the same state info old.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: '!this.options.isMember(pkiId) || !channel.addStateInfo(info, now)',
        to: '!channel.addStateInfo(info, now) || !this.options.isMember(pkiId)',
      },
    ],
  },
  {
    rule: 'CHAN-8',
    id: 'state-infos-asked-from-the-start',
    sentence: 'State infos are asked for in intervals that run from the beginning of time, not from the join.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'origin: joinedAt, periodMs: this.options.intervalMs',
        to: 'origin: 0 * joinedAt, periodMs: this.options.intervalMs',
      },
    ],
  },
  sync(
    'CHAN-10',
    'snapshot-trusts-members',
    'The signatures of entries of peers that are in the channel already are not looked at.',
    'if (!identities.useToVerify(',
    'if (!channel.hasPublished(pkiId) && !identities.useToVerify(',
  ),
  sync(
    'CHAN-10',
    'snapshot-of-any-joined-channel',
    'An entry of a snapshot may be of any channel that the node is in.',
    "if (!equalBytes(channelMac, channels.macOf(pkiId, channel.name))) return 'unknown-channel'",
    "if (!channels.all.some(({ name }) => equalBytes(channelMac, channels.macOf(pkiId, name)))) return 'unknown-channel'",
    { breaks: ['CHAN-4'] },
  ),
  sync(
    'CHAN-9',
    'snapshot-made-by-count',
    'A snapshot is made anew only when there are more state infos, or fewer.',
    'const elements = channel.published.filter',
    'const memo = channel as never as { list?: readonly SignedStateInfo[] }\n    if (memo.list?.length !== channel.published.length) memo.list = channel.published\n    const elements = memo.list.filter',
    { breaks: ['CHAN-5', 'CHAN-6'] },
  ),
  sync(
    'CHAN-10',
    'snapshot-ends-at-its-own',
    'What comes after an entry of the node itself is not taken.',
    'if (!this.options.isMember(pkiId) ||',
    'if (pkiId === this.options.self) return undefined\n      if (!this.options.isMember(pkiId) ||',
  ),
  sync(
    'CHAN-8',
    'answered-asks-no-more',
    'Once a snapshot has come for a channel nobody is asked any more.',
    '    for (const element of elements) {\n',
    '    this.due.set(channel.name, Number.MAX_SAFE_INTEGER)\n    for (const element of elements) {\n',
  ),
  sync(
    'CHAN-8',
    'nobody-to-ask-asks-no-more',
    'Once there was nobody to ask nobody is asked any more.',
    '    for (const peer of drawOf(orgs)) this.send(peer, request)',
    '    const drawn = drawOf(orgs)\n    if (drawn.length === 0) this.due.set(name, Number.MAX_SAFE_INTEGER)\n    for (const peer of drawn) this.send(peer, request)',
  ),
  exchanges(
    'CHAN-9',
    'public-at-first-sight',
    'Whether a peer has an external endpoint is looked up once for all answers.',
    "  const isPublic = (peer: PkiId) => (endpointOf(peer) ?? '') !== ''",
    "  const seen = new Map<PkiId, boolean>()\n  const isPublic = (peer: PkiId) => {\n    const known = seen.get(peer) ?? (endpointOf(peer) ?? '') !== ''\n    seen.set(peer, known)\n    return known\n  }",
    { breaks: ['IDPULL-2'] },
  ),
  sync(
    'CHAN-10',
    'snapshot-once-of-each',
    'Of each peer one snapshot of a channel is taken in.',
    '      this.inPlace(message, from, now, ({ channel }) => this.takeIn(message.content, channel, now)),',
    "      this.inPlace(message, from, now, ({ channel }) => {\n        const memo = channel as never as { heard?: Set<PkiId> }\n        const heard = memo.heard ?? new Set<PkiId>()\n        memo.heard = heard\n        if (heard.has(from)) return 'stale'\n        heard.add(from)\n        return this.takeIn(message.content, channel, now)\n      }),",
  ),
  sync(
    'CHAN-10',
    'snapshot-replaces-nothing',
    'An entry of a snapshot does not replace an older state info of its author.',
    'if (!this.options.isMember(pkiId) ||',
    'if (channel.hasPublished(pkiId) || !this.options.isMember(pkiId) ||',
    { breaks: ['CHAN-2'] },
  ),
  sync(
    'CHAN-10',
    'five-entries-a-snapshot',
    'Of a snapshot five entries are taken in at most.',
    '    for (const element of elements) {\n',
    '    for (const element of elements.slice(0, 5)) {\n',
  ),
  sync(
    'CHAN-10',
    'snapshots-end-with-a-bad-one',
    'After a bad snapshot no other one of the channel is taken in.',
    "      if (typeof info === 'string') return info\n",
    "      const memo = channel as never as { bad?: RejectionReason }\n      if (typeof info === 'string') memo.bad = info\n      if (memo.bad !== undefined) return memo.bad\n      if (typeof info === 'string') return info\n",
  ),
  sync(
    'CHAN-8',
    'left-one-asks-in-none',
    'A node that has left one channel asks for state infos in none.',
    '      this.ask(channel)\n',
    '      if (!this.options.channels.all.some(({ left }) => left)) this.ask(channel)\n',
  ),
  sync(
    'CHAN-8',
    'orgs-of-the-first-are-asked',
    'In each channel those of the organizations of the channel joined first are asked.',
    'of drawOf(orgs)',
    'of drawOf(channels.all[0]?.orgs ?? orgs)',
  ),
  sync(
    'CHAN-9',
    'left-one-answers-in-none',
    'A node that has left one channel answers requests for state infos in none.',
    'Place, from: PkiId, now: Instant): undefined {\n',
    'Place, from: PkiId, now: Instant): undefined {\n    if (this.options.channels.all.some(({ left }) => left)) return\n',
  ),
]
