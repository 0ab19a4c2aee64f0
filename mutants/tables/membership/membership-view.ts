import { type Edit, inFile, type Mutant } from '../../mutant'

const VIEW = 'src/reference/membership/membership-view.ts'
const SYNC = 'src/reference/membership/membership-sync.ts'
const DISCOVERY = 'src/reference/node/discovery.ts'
const NODE = 'src/reference/node/gossip-node.ts'
const STORE = 'src/reference/dissemination/message-store.ts'
/** The living are no longer ordered by when they were heard. */
export const inAnyOrder: readonly Edit[] = [
  {
    file: VIEW,
    from: 'if (now - member.lastHeardAt <= this.options.expirationTimeoutMs) break',
    to: 'if (now - member.lastHeardAt <= this.options.expirationTimeoutMs) continue',
  },
  {
    file: VIEW,
    from: 'const oldest = this.living.values().next()\n    if (oldest.done) return undefined',
    to: 'const oldest = { value: [...this.living.values()].sort((a, b) => a.lastHeardAt - b.lastHeardAt)[0] }\n    if (oldest.value === undefined) return undefined',
  },
]
const views = inFile(VIEW)
const syncs = inFile(SYNC)
const discovers = inFile(DISCOVERY)
const runs = inFile('src/reference/node/running-node.ts')
const connects = inFile('src/reference/transport/connections.ts')
const keeps = inFile('src/reference/membership/well-known-peers.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const silent = 'if (now - member.lastHeardAt <= this.options.expirationTimeoutMs) break'
const firstCheck = 'return firstTickAfter(oldest.value.lastHeardAt + expirationTimeoutMs, checks)'
const newerOnly = 'if (known !== undefined && !isNewer(timestamp, known.time)) return'
const fresh = 'return this.options.store.accepts(message)'
const known = 'const known = [...this.bootstrap, ...[...this.anchors.values()].flat()]'
const learns = 'const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)'
const learnsDead = 'const learnDead = (entry: SignedAlive) => this.options.view.learnDead(entry, now)'
const takenIn = 'const reason = this.refusalOf(opened.ok, now)'
const sweeps = inFile('src/reference/channel/channel-state.ts')
const fromRequest = 'this.options.view.learnAlive(alive, now)'

/** Whoever else is known at the endpoint that a message tells is forgotten. */
export const evicting = (message: string) =>
  `const { view } = this.options
      const { pkiId, endpoint } = ${message}.message.content.membership
      for (const other of [...view.alive, ...view.presumedDead]) if (other.endpoint === endpoint && other.pkiId !== pkiId) view.forget(other.pkiId)`

/** Parts of an alive message that need not be there, and whether one is there. */
export const dispensable = (message: string) => [
  { what: 'secret', isThere: `${message}.envelope.secretEnvelope !== undefined` },
  { what: 'external-endpoint', isThere: `${message}.message.content.membership.endpoint !== ''` },
  { what: 'identity', isThere: `${message}.message.content.identity.length > 0` },
]

/** What a request or a response says of somebody known, but that a field stays as it was. */
const butFor = (field: 'endpoint' | 'message', call: string, of: string, when = 'known !== undefined') =>
  `{
      const known = this.options.view.lookup(${of}.message.content.membership.pkiId)
      const before = ${when} ? known?.${field} : undefined
      ${call}
      if (known !== undefined && before !== undefined) known.${field} = before
    }`

/** Mutants of who is alive and who is dead (DISC-2, 3, 5, 9, 10, 12, 13, 14, 25, 26). */
export const membershipView: readonly Mutant[] = [
  ...(['alive', 'dead'] as const).map((as) =>
    syncs(
      'DISC-3',
      `response-of-own-org-${as}`,
      `Of those that a response names as ${as} peers of other organizations are left out.`,
      as === 'alive' ? learns : learnsDead,
      (as === 'alive' ? learns : learnsDead).replace(
        'this.options',
        'this.options.identities.orgOf(entry.message.content.membership.pkiId) !== this.options.identities.orgOf(this.options.self) ? undefined : this.options',
      ),
    ),
  ),
  ...dispensable('alive').map(({ what, isThere }) =>
    syncs(
      'DISC-3',
      `request-without-${what}-makes-nobody-known`,
      `Who asks is made known by its request only if that has its ${what}.`,
      `${fromRequest}\n    this.answer`,
      `{\n      if (${isThere}) ${fromRequest}\n    }\n    this.answer`,
    ),
  ),
  syncs(
    'DISC-3',
    'request-takes-the-place-of-another',
    'Who asks takes the place of whoever had its endpoint.',
    `${fromRequest}\n    this.answer`,
    `{\n      ${fromRequest}\n      ${evicting('alive')}\n    }\n    this.answer`,
  ),
  syncs(
    'DISC-3',
    'request-moves-nobody',
    'Where the peer that asks is reached stays as it was.',
    `${fromRequest}\n    this.answer`,
    `${butFor('endpoint', fromRequest, 'alive')}\n    this.answer`,
  ),
  syncs(
    'DISC-10',
    'raised-by-request-told-as-before',
    'Whoever comes back by its own request is named by the message that was known of it.',
    `${fromRequest}\n    this.answer`,
    `${butFor('message', fromRequest, 'alive', 'known?.alive === false')}\n    this.answer`,
  ),
  syncs(
    'DISC-10',
    'raised-by-response-told-as-before',
    'Whoever comes back by a response is named by the message that was known of it.',
    learns,
    `const learnAlive = (entry: SignedAlive) => ${butFor('message', 'this.options.view.learnAlive(entry, now)', 'entry', 'known?.alive === false')}`,
  ),
  views(
    'DISC-2',
    'dead-at-timeout',
    'A peer dies at the check at which its silence is exactly the timeout.',
    silent,
    silent.replace('<=', '<'),
    {
      source: 'G, extra: expiry at >= instead of >',
      also: [{ file: VIEW, from: firstCheck, to: firstCheck.replace(', checks', ' - 1, checks') }],
    },
  ),
  views(
    'DISC-2',
    'dead-a-check-late',
    'A peer dies one check later than it should.',
    silent,
    silent.replace('<=', '<= this.options.expirationTimeoutMs / CHECKS_PER_TIMEOUT +'),
    { also: [{ file: VIEW, from: firstCheck, to: firstCheck.replace(', checks', ' + expirationTimeoutMs / CHECKS_PER_TIMEOUT, checks') }] },
  ),
  views(
    'DISC-2',
    'dead-check-hundredth',
    'The check for the dead runs a hundred times in a timeout.',
    'const CHECKS_PER_TIMEOUT = 10',
    'const CHECKS_PER_TIMEOUT = 100',
  ),
  views(
    'DISC-2',
    'dead-check-once',
    'The check for the dead runs once in a timeout.',
    'const CHECKS_PER_TIMEOUT = 10',
    'const CHECKS_PER_TIMEOUT = 1',
  ),
  views(
    'DISC-2',
    'dead-without-check',
    'A peer dies as soon as the timeout is past, without a check.',
    firstCheck,
    'return oldest.value.lastHeardAt + expirationTimeoutMs + 1',
  ),
  inFile('src/reference/node/settings-table.ts')(
    'DISC-2',
    'dead-after-four-intervals',
    'By default the timeout is four alive intervals.',
    "byDefault: { times: 5, of: 'aliveTimeInterval' }",
    "byDefault: { times: 4, of: 'aliveTimeInterval' }",
  ),
  syncs(
    'DISC-3',
    'view-ignores-requests',
    'A membership request does not make its sender a member.',
    `this.options.view.isFresh(alive)) ${fromRequest}`,
    'this.options.view.isFresh(alive)) this.options.view.lookup(from)',
  ),
  syncs(
    'DISC-3',
    'view-ignores-responses',
    'What a membership response says of the living is ignored.',
    learns,
    'const learnAlive = (entry: SignedAlive) => void this.options.view.lookup(entry.message.content.membership.pkiId)',
  ),
  syncs(
    'DISC-3',
    'view-ignores-alive',
    'An alive message does not make its author a member.',
    'this.options.view.hearDirectly(message, now)\n',
    'if (this.options.view.lookup(message.message.content.membership.pkiId)) this.options.view.hearDirectly(message, now)\n',
  ),
  views('DISC-3', 'view-takes-older', 'What a membership message says of a peer is taken, however old it is.', newerOnly, '', {
    source: 'G 9',
    also: [
      {
        file: SYNC,
        from: 'const reason = this.refusalOf(opened.ok, now)',
        to: 'const reason = doubtsOf(opened.ok, this.options.identities, this.options.crypto, now)',
      },
    ],
  }),
  views(
    'DISC-3',
    'view-takes-older-of-hearsay',
    'An older message overwrites what is known of a peer that was never heard directly.',
    newerOnly,
    '',
  ),
  views(
    'DISC-3',
    'view-by-sequence-only',
    'What is known of a peer changes with a larger sequence number only, whatever the incarnation.',
    newerOnly,
    'if (known !== undefined && timestamp.seqNum <= known.time.seqNum) return',
  ),
  views(
    'DISC-3',
    'view-by-either-number',
    'What is known of a peer changes if either number is larger.',
    newerOnly,
    'if (known !== undefined && timestamp.incNum <= known.time.incNum && timestamp.seqNum <= known.time.seqNum) return',
  ),
  views(
    'DISC-10',
    'dead-raised-by-either-number',
    'A dead peer is brought back if either number is larger.',
    newerOnly,
    'if (known !== undefined && (known.alive || timestamp.seqNum <= known.time.seqNum) && !isNewer(timestamp, known.time)) return',
  ),
  views(
    'DISC-3',
    'view-keeps-first-time',
    'What is news is told by the first message that was heard of a peer.',
    'member.time = timestamp\n',
    '',
  ),
  views(
    'DISC-3',
    'view-keeps-external-endpoint',
    'A newer message does not change at which external endpoint a living peer is dialled.',
    'member.endpoint = membership.endpoint\n',
    'member.endpoint = wasAlive ? member.endpoint : membership.endpoint\n',
  ),
  views(
    'DISC-2',
    'dead-one-a-check',
    'A check finds one silent peer at most.',
    'this.presumeDead(member.pkiId)\n    }',
    'this.presumeDead(member.pkiId)\n      this.checkedAt = now\n      break\n    }',
    {
      also: [
        { file: VIEW, from: '  visited = 0\n', to: '  visited = 0\n  private checkedAt = 0\n' },
        {
          file: VIEW,
          from: firstCheck,
          to: firstCheck.replace(
            'oldest.value.lastHeardAt + expirationTimeoutMs',
            'Math.max(oldest.value.lastHeardAt + expirationTimeoutMs, this.checkedAt)',
          ),
        },
      ],
    },
  ),
  runs(
    'DISC-5',
    'unreachable-hearsay-stays',
    'A peer that was never heard directly is not presumed dead.',
    'return view.presumeDead(errand.peer)',
    '{\n        const member = view.lookup(errand.peer)\n        return member === undefined || view.isFresh(member.message) ? undefined : view.presumeDead(errand.peer)\n      }',
  ),
  connects(
    'DISC-5',
    'unreachable-if-broken-dropped',
    'What cannot be written because the other side is gone is dropped without a word.',
    "this.options.outbox.put({ type: 'unreachable', peer: to })",
    'this.waiting.delete(to)',
  ),
  views(
    'DISC-5',
    'unreachable-once',
    'A peer that has been found dead once is not presumed dead again.',
    'const member = this.living.get(peer)\n    if (member === undefined) return\n    this.living.delete(peer)\n    this.dead.set(peer, member)\n',
    'const member = this.living.get(peer)\n    if (member === undefined || this.buried.has(peer)) return\n    this.buried.add(peer)\n    this.living.delete(peer)\n    this.dead.set(peer, member)\n',
    { also: [{ file: VIEW, from: '  visited = 0\n', to: '  visited = 0\n  private readonly buried = new Set<PkiId>()\n' }] },
  ),
  runs(
    'DISC-5',
    'unreachable-stays-alive',
    'A peer that cannot be reached stays alive until it is found silent.',
    'return view.presumeDead(errand.peer)',
    'return void view.lookup(errand.peer)',
  ),
  runs(
    'DISC-5',
    'unreachable-erased',
    'A peer that cannot be reached is erased.',
    'return view.presumeDead(errand.peer)',
    'return view.forget(errand.peer)',
  ),
  connects(
    'DISC-5',
    'unreachable-at-any-end',
    'A peer that ends its stream is dead at once, though it may still be reached.',
    'this.drop(stream)\n    if (open.peer === undefined)',
    "if (open.peer !== undefined) this.options.outbox.put({ type: 'unreachable', peer: open.peer })\n    this.drop(stream)\n    if (open.peer === undefined)",
  ),
  runs(
    'DISC-9',
    'dead-connection-stays',
    'The connection to a peer that has died stays open.',
    "if (became === 'dead') this.connections",
    "if (became === 'unknown') this.connections",
  ),
  connects(
    'DISC-9',
    'dead-connection-of-its-own-stays',
    'A connection to a peer that has died stays open if the node itself has opened it.',
    'for (const stream of this.byPeer.get(peer) ?? []) this.end(stream, reason)',
    "for (const stream of this.byPeer.get(peer) ?? []) if (this.streams.get(stream)?.purpose.kind === 'inbound') this.end(stream, reason)",
  ),
  views(
    'DISC-9',
    'dead-forgotten',
    'A peer that has died is erased at once.',
    "this.dead.set(peer, member)\n    member.alive = false\n    this.tell(member, 'dead')",
    "member.alive = false\n    this.tell(member, 'dead')",
  ),
  views(
    'DISC-9',
    'dead-still-member',
    'A peer that has died goes on being named as alive.',
    'return [...this.living.values()]',
    'return [...this.living.values(), ...this.dead.values()]',
    { source: 'G 13' },
  ),
  runs(
    'DISC-9',
    'dead-lose-what-they-published',
    'A peer that dies loses what it has published of channels.',
    "if (became === 'alive') return this.onNewMember(peer)\n",
    "if (became === 'alive') return this.onNewMember(peer)\n    for (const { name } of this.parts.channels.all) this.parts.wishes.put({ type: 'unpublished', peer, channel: name })\n",
  ),
  inFile('src/reference/node/routines.ts')(
    'DISC-9',
    'dead-swept-from-channels',
    'What the dead have published of channels is let go of at the next look.',
    'channels.sweep((peer) => view.lookup(peer) !== undefined, now)',
    'channels.sweep((peer) => view.lookup(peer)?.alive === true, now)',
  ),
  inFile('src/reference/dissemination/audiences.ts')(
    'DISC-9',
    'dead-get-blocks',
    'The dead of a channel are sent its blocks and leadership messages.',
    'for (const channel of known.channels) this.membersOfOwnOrgIn(channel).delete(peer)',
    'if (known.org === undefined) for (const channel of known.channels) this.membersOfOwnOrgIn(channel).delete(peer)',
  ),
  views(
    'DISC-10',
    'dead-raised-by-sequence-only',
    'A dead peer is brought back by a larger sequence number only, whatever the incarnation.',
    newerOnly,
    'if (known !== undefined && (known.alive ? !isNewer(timestamp, known.time) : timestamp.seqNum <= known.time.seqNum)) return',
  ),
  connects(
    'DISC-10',
    'dead-raised-by-connection',
    'A dead peer that opens a connection is alive again.',
    'this.byPeer.set(peer, [stream, ...(this.byPeer.get(peer) ?? [])])',
    "this.byPeer.set(peer, [stream, ...(this.byPeer.get(peer) ?? [])])\n    this.options.outbox.put({ type: 'unreachable', peer: ('back ' + peer) as PkiId })",
    {
      also: [
        {
          file: VIEW,
          from: 'const member = this.living.get(peer)\n    if (member === undefined) return\n    this.living.delete(peer)\n    this.dead.set(peer, member)\n',
          to: "const risen = this.dead.get(peer.replace('back ', '') as PkiId)\n    if (peer.startsWith('back ') && risen !== undefined) {\n      this.dead.delete(risen.pkiId)\n      risen.alive = true\n      this.living.set(risen.pkiId, risen)\n      this.tell(risen, 'alive')\n    }\n    const member = this.living.get(peer)\n    if (member === undefined) return\n    this.living.delete(peer)\n    this.dead.set(peer, member)\n",
        },
      ],
    },
  ),
  views(
    'DISC-10',
    'dead-raised-for-a-moment',
    'A peer that comes back still counts as heard when it was last heard in its life before.',
    'member.lastHeardAt = now\n',
    'member.lastHeardAt = wasAlive || known === undefined ? now : member.lastHeardAt\n',
    {
      also: inAnyOrder,
    },
  ),
  views(
    'DISC-10',
    'dead-raised-where-it-was',
    'A peer that comes back is dialled at the external endpoint that it had before.',
    'member.endpoint = membership.endpoint\n',
    'member.endpoint = wasAlive || known === undefined ? membership.endpoint : member.endpoint\n',
  ),
  syncs(
    'DISC-10',
    'dead-raised-by-request',
    'A membership request of a dead peer brings it back, whether it has news or not.',
    'if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)',
    'if (from !== this.options.self) {\n      if (!this.options.view.lookup(from)?.alive) this.options.view.forget(from)\n      this.options.view.learnAlive(alive, now)\n    }',
  ),
  views(
    'DISC-2',
    'silence-kills-once',
    'A peer that has died of silence once, and has come back, does not die of it again.',
    'this.presumeDead(member.pkiId)\n',
    'if (this.silent.has(member.pkiId)) {\n        member.lastHeardAt = now\n        continue\n      }\n      this.silent.add(member.pkiId)\n      this.presumeDead(member.pkiId)\n',
    {
      breaks: ['DISC-8', 'DISC-9', 'DISC-12', 'DISC-14'],
      also: [{ file: VIEW, from: 'visited = 0\n', to: 'visited = 0\n  private readonly silent = new Set<PkiId>()\n' }],
    },
  ),
  syncs(
    'DISC-10',
    'dead-raised-by-stale-request',
    'A membership request of a dead peer brings it back if it was heard directly before.',
    'if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)',
    'if (from !== this.options.self) {\n      if (!this.options.view.isFresh(alive) && !this.options.view.lookup(from)?.alive) this.options.view.forget(from)\n' +
      '      this.options.view.learnAlive(alive, now)\n    }',
    { breaks: ['DISC-17'] },
  ),
  views(
    'DISC-10',
    'dead-raised-by-equal',
    'An equal message brings a dead peer back.',
    newerOnly,
    'if (known !== undefined && (known.alive ? !isNewer(timestamp, known.time) : isNewer(known.time, timestamp))) return',
    {
      source: 'G, extra: equal timestamp resurrects',
      also: [
        {
          file: VIEW,
          from: fresh,
          to: `const dead = this.dead.get(message.message.content.membership.pkiId)\n    return ${fresh.slice(7)} || (dead !== undefined && !isNewer(dead.time, message.message.content.timestamp))`,
        },
      ],
    },
  ),
  views(
    'DISC-10',
    'dead-raised-by-any',
    'Any message brings a dead peer back, an older one too.',
    newerOnly,
    'if (known?.alive && !isNewer(timestamp, known.time)) return',
    { also: [{ file: VIEW, from: fresh, to: `return ${fresh.slice(7)} || this.dead.has(message.message.content.membership.pkiId)` }] },
  ),
  views(
    'DISC-10',
    'dead-never-raised',
    'A dead peer never comes back.',
    newerOnly,
    'if (known !== undefined && (!known.alive || !isNewer(timestamp, known.time))) return',
  ),
  discovers(
    'DISC-12',
    'erased-early',
    'A peer is erased one timeout too early.',
    'const ttlMs = aliveExpirationTimeoutMs * msgExpirationFactor',
    'const ttlMs = aliveExpirationTimeoutMs * (msgExpirationFactor - 1)',
  ),
  discovers(
    'DISC-12',
    'erased-late',
    'A peer is erased one timeout too late.',
    'const ttlMs = aliveExpirationTimeoutMs * msgExpirationFactor',
    'const ttlMs = aliveExpirationTimeoutMs * (msgExpirationFactor + 1)',
  ),
  views(
    'DISC-12',
    'erased-never',
    'A dead peer is never erased.',
    'this.forgetUnlessKept(message.message.content.membership.pkiId)',
    'this.lookup(message.message.content.membership.pkiId)',
  ),
  discovers(
    'DISC-12',
    'erased-refuses-nothing',
    'Once a peer is erased, its old messages are taken again.',
    "removal: 'past-twice-ttl'",
    "removal: 'past-ttl'",
    { source: 'G, extra: removal at TTL not 2xTTL' },
  ),
  inFile(STORE)(
    'DISC-12',
    'erased-refuses-for-ever',
    'The old messages of an erased peer are never taken again.',
    'const removal = this.firstCheckPast(this.hidden, 2 * this.options.ttlMs)',
    'const removal = undefined',
    { also: [{ file: STORE, from: 'this.takeOlderThan(this.hidden, 2 * this.options.ttlMs, now)', to: '' }] },
  ),
  discovers(
    'DISC-12',
    'erased-after-twenty',
    'msgExpirationFactor is not looked at: a peer is erased after 20 timeouts.',
    'const ttlMs = aliveExpirationTimeoutMs * msgExpirationFactor',
    'const ttlMs = aliveExpirationTimeoutMs * Math.max(20, msgExpirationFactor)',
  ),
  views(
    'DISC-12',
    'erased-with-secret-only',
    'A peer whose last message had no secret is never erased.',
    'if (member !== undefined && !this.options.kept?.includes(member)) this.forget(peer)',
    'if (member?.message.envelope.secretEnvelope && !this.options.kept?.includes(member)) this.forget(peer)',
    { source: 'G 18' },
  ),
  views(
    'DISC-12',
    'erased-once',
    'A peer that comes back after it was erased is never erased again.',
    'if (member !== undefined && !this.options.kept?.includes(member)) this.forget(peer)',
    'if (member === undefined || this.options.kept?.includes(member) || this.erased.has(peer)) return\n    this.erased.add(peer)\n    this.forget(peer)',
    {
      also: [
        {
          file: VIEW,
          from: '  visited = 0\n',
          to: '  visited = 0\n  private readonly erased = new Set<PkiId>()\n',
        },
      ],
    },
  ),
  syncs(
    'DISC-12',
    'erased-told-by-response',
    'What a membership response says of the living is not compared with what was heard directly.',
    takenIn,
    'const reason = doubtsOf(opened.ok, this.options.identities, this.options.crypto, now)',
    { source: 'G 9' },
  ),
  syncs(
    'DISC-12',
    'erased-told-by-dead-list',
    'What a membership response says of the dead is not compared with what was heard directly.',
    takenIn,
    "const stale = this.refusalOf(opened.ok, now)\n      const reason = stale === 'stale' && learn.name === 'learnDead' ? undefined : stale",
    { source: 'G 10' },
  ),
  syncs(
    'DISC-12',
    'erased-told-by-request',
    'What a membership request says is not compared with what was heard directly.',
    'if (from !== this.options.self && this.options.view.isFresh(alive))',
    'if (from !== this.options.self)',
    { source: 'G 9' },
  ),
  sweeps(
    'DISC-12',
    'published-never-forgotten',
    'What erased peers have published of channels is kept for ever.',
    'this.forget(({ message }) => !isKnown(message.content.pkiId))',
    'this.forget(() => false)',
  ),
  runs(
    'DISC-12',
    'published-forgotten-at-once',
    'An erased peer loses at once what it has published of channels.',
    "if (became === 'alive') return this.onNewMember(peer)\n",
    "if (became === 'alive') return this.onNewMember(peer)\n    if (became === 'unknown') for (const { name } of this.parts.channels.all) this.parts.wishes.put({ type: 'unpublished', peer, channel: name })\n",
  ),
  inFile('src/reference/channel/channels.ts')(
    'DISC-12',
    'published-looked-at-late',
    'It is looked every ten pullIntervals who has gone from the channels.',
    'const PULL_INTERVALS_PER_SWEEP = 5',
    'const PULL_INTERVALS_PER_SWEEP = 10',
  ),
  does(
    'DISC-13',
    'bootstrap-erased',
    'Bootstrap and anchor peers are erased like any other.',
    'keepsBootstrapAndAnchorPeers: true',
    'keepsBootstrapAndAnchorPeers: false',
    { source: 'G 16' },
  ),
  keeps('DISC-13', 'anchor-erased', 'Anchor peers are erased like any other.', known, 'const known = [...this.bootstrap]', {
    source: 'G 17',
  }),
  keeps(
    'DISC-13',
    'anchors-of-last-channel',
    'Only the anchor peers of the channel joined last are kept.',
    'this.anchors.set(\n',
    'this.anchors.clear()\n    this.anchors.set(\n',
  ),
  keeps(
    'DISC-13',
    'anchors-instead-of-bootstrap',
    'Where there are anchor peers bootstrap peers are kept no more.',
    known,
    'const known = this.anchors.size > 0 ? [...this.anchors.values()].flat() : this.bootstrap',
  ),
  keeps(
    'DISC-13',
    'first-bootstrap-kept',
    'Only the first bootstrap peer is kept.',
    known,
    known.replace('...this.bootstrap', '...this.bootstrap.slice(0, 1)'),
  ),
  keeps(
    'DISC-13',
    'kept-by-internal-endpoint',
    'Bootstrap and anchor peers are kept only if what is known is their internal endpoint.',
    'return known.includes(member.endpoint) || known.includes(member.internalEndpoint)',
    'return known.includes(member.internalEndpoint)',
  ),
  keeps(
    'DISC-13',
    'kept-by-external-endpoint',
    'Bootstrap and anchor peers are kept only if what is known is their external endpoint.',
    'return known.includes(member.endpoint) || known.includes(member.internalEndpoint)',
    'return known.includes(member.endpoint)',
  ),
  keeps('DISC-13', 'nobody-erased', 'No peer is ever erased.', known, 'const known = [member.endpoint]'),
  views(
    'DISC-20',
    'named-dead-is-cut-off',
    'The connection of an unknown peer is closed when a response names it as dead.',
    '    const member = this.newMember(message, now)\n    this.dead.set(member.pkiId, member)\n',
    "    const member = this.newMember(message, now)\n    this.dead.set(member.pkiId, member)\n    this.tell(member, 'dead')\n",
  ),
  runs(
    'DISC-12',
    'erased-is-cut-off',
    'A connection that a dead peer has opened is closed when the peer is erased.',
    "if (became === 'dead') this.connections",
    "if (became !== 'alive') this.connections",
  ),
  syncs(
    'DISC-14',
    'response-counts-as-direct',
    'What a membership response says counts as heard directly.',
    learns,
    'const learnAlive = (entry: SignedAlive) => this.options.view.hearDirectly(entry, now)',
  ),
  views(
    'DISC-14',
    'living-never-erased',
    'A peer that lives by hearsay is not erased after its direct message.',
    'if (member !== undefined && !this.options.kept?.includes(member)) this.forget(peer)',
    'if (member !== undefined && !member.alive && !this.options.kept?.includes(member)) this.forget(peer)',
  ),
  syncs(
    'DISC-14',
    'dead-list-counts-as-direct',
    'What a membership response says of the dead counts as heard directly.',
    'const learnDead = (entry: SignedAlive) => this.options.view.learnDead(entry, now)',
    'const learnDead = (entry: SignedAlive) => this.options.view.learnDeadDirectly(entry, now)',
    {
      also: [
        {
          file: VIEW,
          from: '  /** The peer does not answer (DISC-5). */',
          to: '  learnDeadDirectly(message: SignedAlive, now: Instant): void {\n    this.options.store.add(message, now)\n    this.learnDead(message, now)\n  }\n\n  /** The peer does not answer (DISC-5). */',
        },
      ],
    },
  ),
  views(
    'DISC-14',
    'direct-measured-by-hearsay',
    'A direct message that is older than what hearsay has told does not count as heard directly.',
    'this.options.store.add(message, now)\n    this.learnAlive(message, now)',
    `const { membership, timestamp } = message.message.content
    const told = this.lookup(membership.pkiId)
    if (told === undefined || !isNewer(told.time, timestamp)) this.options.store.add(message, now)
    this.learnAlive(message, now)`,
    { breaks: ['CONV-2'] },
  ),
  syncs(
    'DISC-14',
    'request-begins-the-erasure',
    'A peer that is known by its own request only is erased for its silence.',
    fromRequest,
    `{
      const content = { ...alive.message.content, timestamp: { incNum: 0n, seqNum: 0n } }
      this.options.view.hearDirectly({ ...alive, message: { ...alive.message, content } }, now)
      ${fromRequest}
    }`,
  ),
  syncs(
    'DISC-14',
    'request-counts-as-direct',
    'What a membership request says counts as heard directly.',
    fromRequest,
    'this.options.view.hearDirectly(alive, now)',
  ),
  does(
    'DISC-25',
    'switch-refused',
    'A peer that answers under another identity is refused, though it is of the same organization.',
    'acceptsIdentitySwitch: true',
    'acceptsIdentitySwitch: false',
    { source: 'G 15' },
  ),
  runs(
    'DISC-25',
    'switch-forgets-all',
    'Old messages of the old identity make it known again.',
    'return view.forget(errand.from)',
    'return view.forgetAll(errand.from)',
    {
      also: [
        {
          file: VIEW,
          from: '  /** Erases a peer, dead or alive. */',
          to: '  forgetAll(peer: PkiId): void {\n    this.options.store.delete(peer)\n    this.forget(peer)\n  }\n\n  /** Erases a peer, dead or alive. */',
        },
      ],
    },
  ),
  runs(
    'DISC-25',
    'switch-keeps-old',
    'The old identity stays known beside the new one.',
    'return view.forget(errand.from)',
    'return void view.lookup(errand.from)',
    { source: 'G 14' },
  ),
  connects(
    'DISC-25',
    'switch-to-any-org',
    'A peer that answers under another identity is accepted, whatever its organization.',
    'return org !== undefined && org === this.options.identities.use(actual, now)?.org',
    'return org !== undefined && this.options.identities.use(actual, now) !== undefined',
  ),
  inFile('src/reference/node/lifecycle.ts')(
    'DISC-26',
    'members-after-stop',
    'A stopped node keeps its members.',
    'const { alive, presumedDead } = this.node.running?.discovery.view ?? {}',
    'const { alive, presumedDead } = this.node.last?.discovery.view ?? {}',
    {
      also: [
        {
          file: NODE,
          from: 'private active: RunningNode | undefined\n',
          to: 'private active: RunningNode | undefined\n  last: RunningNode | undefined\n',
        },
        {
          file: NODE,
          from: 'this.active ??= new RunningNode(this.parts, now)\n',
          to: 'this.last = this.active ??= new RunningNode(this.parts, now)\n',
        },
      ],
    },
  ),
  views(
    'DISC-2',
    'dead-with-the-erased',
    'When a peer is erased it is looked who else has been silent for too long, be it between two checks.',
    'if ((this.nextCheck ?? now + 1) <= now) this.checkWhoIsAlive(now)',
    'this.checkWhoIsAlive(now)',
  ),
  views(
    'DISC-12',
    'view-no-erasure-while-others-live',
    'Nobody is erased while somebody lives.',
    'for (const message of this.options.store.onDeadline(now)) this.forgetUnlessKept(',
    'for (const message of this.options.store.onDeadline(now)) if (this.living.size === 0) this.forgetUnlessKept(',
  ),
  syncs(
    'DISC-3',
    'view-ignores-foreign-responses',
    'What a peer of another organization says in a membership response is ignored.',
    learns,
    "const orgOf = (peer: PkiId) => this.options.identities['entries'].get(peer)?.org\n" +
      '    const learnAlive = (entry: SignedAlive) => (orgOf(from) === orgOf(this.options.self) ? this.options.view.learnAlive(entry, now) : undefined)',
  ),
  syncs(
    'DISC-3',
    'view-ignores-foreign-requests',
    'The membership request of a peer of another organization does not make it a member.',
    'if (from !== this.options.self && this.options',
    "const orgOf = (peer: PkiId) => this.options.identities['entries'].get(peer)?.org\n" +
      '    if (orgOf(from) === orgOf(this.options.self) && this.options',
  ),
  connects(
    'DISC-5',
    'unreachable-if-refused-stays',
    'A peer whose handshake is refused when it is dialled stays alive.',
    'return this.refuse(stream, open, judged.words)',
    'return this.end(stream, judged.words)',
  ),
  connects(
    'DISC-5',
    'unreachable-if-replaced-stays',
    'A peer in whose place one of another organization answers stays alive.',
    "return this.refuse(stream, open, 'another peer answered than the expected one')",
    "return this.end(stream, 'another peer answered than the expected one')",
  ),
  connects(
    'DISC-5',
    'unreachable-without-endpoint-stays',
    'A peer of which no endpoint is known stays alive.',
    "this.options.outbox.put({ type: 'unreachable', peer: pkiId })",
    'this.waiting.delete(pkiId)',
  ),
  keeps(
    'DISC-13',
    'anchors-of-former-configurations',
    'Anchor peers of former configurations are kept for ever.',
    'anchors.map(({ endpoint }) => endpoint),',
    '[...(this.anchors.get(channel) ?? []), ...anchors.map(({ endpoint }) => endpoint)],',
  ),
  runs(
    'DISC-25',
    'switch-of-the-living-only',
    'The old identity stays known if it was dead already.',
    'return view.forget(errand.from)',
    'return view.lookup(errand.from)?.alive ? view.forget(errand.from) : undefined',
  ),
  views(
    'DISC-2',
    'dead-checks-end-when-alone',
    'When all have died, who comes later never dies of silence.',
    'if (oldest.done) return undefined',
    "if (oldest.done) this['ended'] = this['begun']\n    else this['begun'] = true\n    if (oldest.done || this['ended']) return undefined",
  ),
  runs(
    'DISC-9',
    'dead-connection-stays-the-second-time',
    'The connection to a peer that dies for the second time stays open.',
    "if (became === 'dead') this.connections",
    "if (became !== 'dead') return\n    const buried = (this['buried'] ??= new Set())\n    if (buried.has(peer)) return\n    buried.add(peer)\n    this.connections",
  ),
  views(
    'DISC-12',
    'erased-come-back-no-more',
    'A newer alive message of a peer that was erased is dropped.',
    'forget(peer: PkiId): void {\n',
    'forget(peer: PkiId): void {\n    this.gone.add(peer)\n',
    {
      source: 'G 19',
      also: [
        {
          file: 'src/reference/membership/membership-view.ts',
          from: '  get alive(): readonly NetworkMember[] {',
          to: '  private readonly gone = new Set<PkiId>()\n\n  get alive(): readonly NetworkMember[] {',
        },
        {
          file: 'src/reference/membership/membership-view.ts',
          from: 'const member = known ?? this.newMember(message, now)\n',
          to: 'if (this.gone.has(membership.pkiId)) return\n    const member = known ?? this.newMember(message, now)\n',
        },
      ],
      breaks: ['DISC-25', 'CONV-2'],
    },
  ),
  views(
    'DISC-10',
    'raised-with-its-old-message',
    'Who comes back is named to others by the message that it had when it died.',
    '    member.message = message\n',
    '    if (wasAlive || known === undefined) member.message = message\n',
  ),
  views(
    'DISC-3',
    'time-with-the-larger-sequence',
    'Of a next life only those messages count as news whose sequence numbers are larger than any of the former one.',
    'member.time = timestamp\n',
    'member.time = { incNum: timestamp.incNum, seqNum: timestamp.seqNum > member.time.seqNum ? timestamp.seqNum : member.time.seqNum }\n',
  ),
  {
    rule: 'DISC-2',
    id: 'dead-behind-the-living',
    sentence: 'Members are looked at in the order in which they came, not in that of their last message.',
    edits: [
      {
        file: 'src/reference/membership/membership-view.ts',
        from: 'this.living.delete(member.pkiId)\n    this.living.set',
        to: 'this.living.set',
      },
    ],
    breaks: ['DISC-8', 'DISC-1', 'DISC-9'],
  },
  {
    rule: 'DISC-6',
    id: 'hearsay-newer-as-signed',
    sentence: 'In the view times with the highest bit set count as negative; what is passed on is measured rightly.',
    edits: [
      {
        file: VIEW,
        from: 'if (known !== undefined && !isNewer(timestamp, known.time)) return',
        to: 'const signed = ({ incNum, seqNum }: PeerTime) => ({ incNum: BigInt.asIntN(64, incNum), seqNum: BigInt.asIntN(64, seqNum) })\n    if (known !== undefined && !isNewer(signed(timestamp), signed(known.time))) return',
      },
    ],
  },
  {
    rule: 'DISC-6',
    id: 'hearsay-newer-as-float',
    sentence: 'In the view sequence numbers are compared as floating point; what is passed on is measured rightly.',
    edits: [
      {
        file: VIEW,
        from: 'if (known !== undefined && !isNewer(timestamp, known.time)) return',
        to: 'const rounded = ({ incNum, seqNum }: PeerTime) => ({ incNum, seqNum: BigInt(Number(seqNum)) })\n    if (known !== undefined && !isNewer(rounded(timestamp), rounded(known.time))) return',
      },
    ],
  },
  views(
    'DISC-12',
    'erased-one-at-a-time',
    'Of those who are to be erased at one check one is.',
    'for (const message of this.options.store.onDeadline(now)) this',
    'for (const message of this.options.store.onDeadline(now).slice(0, 1)) this',
    { breaks: ['CHAN-5', 'DISC-13'] },
  ),
]
