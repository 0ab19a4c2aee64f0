import { inFile, type Mutant } from '../../mutant'
import { inTable } from '../../routing-rows'

const sync = inFile('src/reference/membership/membership-sync.ts')
const reconnection = inFile('src/reference/membership/reconnection.ts')
const discovery = inFile('src/reference/node/discovery.ts')
const exchanges = inFile('src/reference/node/exchanges.ts')
const routing = inFile('src/reference/dissemination/routing.ts')
const audiences = inFile('src/reference/dissemination/audiences.ts')
const view = inFile('src/reference/membership/membership-view.ts')
const channels = inFile('src/reference/channel/channels.ts')

const drawn = 'drawMembersOf: (channel) => draw(audiences.membersOfOwnOrgIn(channel)),'
const isMember = 'return channel.hasPublished(peer) && this.options.isOfOwnOrg(peer, now)'
const learnt = 'if (known !== undefined && !isNewer(timestamp, known.time)) return\n'

/** Mutants of CONV: each lets the nodes of a network differ for longer than they may, or for good. */
export const convergence: readonly Mutant[] = [
  sync(
    'CONV-1',
    'nobody-is-asked-again',
    'A node asks the peer that it is told of, and nobody after that.',
    'this.nextPull = options.pullsFrom + options.pullIntervalMs',
    'this.nextPull = Number.MAX_SAFE_INTEGER',
    { breaks: ['DISC-24'] },
  ),
  sync(
    'CONV-1',
    'who-asks-stays-unknown',
    'Who asks is answered, and not learnt of.',
    'if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)\n',
    '',
    { breaks: ['DISC-3', 'DISC-14', 'DISC-18'] },
  ),
  sync(
    'CONV-1',
    'answers-of-itself-only',
    'A membership response names no living peer but the node itself.',
    'const alive = [...disclosed(view.alive), ',
    'const alive = [',
    { breaks: ['DISC-18'] },
  ),
  reconnection(
    'CONV-2',
    'the-dead-are-left-alone',
    'Nobody looks whether the dead answer again.',
    'this.nextReconnect = options.startedAt + options.intervalMs',
    'this.nextReconnect = Number.MAX_SAFE_INTEGER',
    { breaks: ['DISC-4', 'DISC-23'] },
  ),
  reconnection(
    'CONV-2',
    'the-dead-are-pinged-and-not-asked',
    'Of a dead peer that answers a ping nothing is asked.',
    'if (answered && member !== undefined && !member.alive) {',
    'if (answered && member === undefined) {',
    { breaks: ['DISC-4'] },
  ),
  discovery(
    'CONV-2',
    'bootstrap-peer-erased',
    'A bootstrap peer that was silent for long is erased, and nobody pings it any more.',
    'kept: dialect.discovery.keepsBootstrapAndAnchorPeers ? wellKnown : undefined,',
    'kept: undefined,',
    { source: 'G 16', dialects: ['fabric'], breaks: ['DISC-13'] },
  ),
  exchanges('CONV-3', 'push-only', 'Blocks are pushed, and never pulled.', drawn, 'drawMembersOf: () => draw(),', {
    breaks: ['BLOCKPULL-1', 'BLOCKPULL-2', 'CHAN-12'],
  }),
  routing(
    'CONV-3',
    'pull-only',
    'Blocks are pulled, and never pushed.',
    'sets: this.audienceOf(group, first.signed.message, now)',
    "sets: first.signed.message.content.kind === 'data' ? [] : this.audienceOf(group, first.signed.message, now)",
    { breaks: ['BLOCK-1', 'BLOCK-2', 'BLOCK-4', 'BLOCK-5', 'BLOCK-7'] },
  ),
  audiences(
    'CONV-4',
    'pushed-to-all-organizations',
    'Blocks are pushed to the members of the channel, of whichever organization.',
    'if (known.org === this.selfOrg) for (const',
    'for (const',
    { source: 'G 37', breaks: ['BLOCK-1', 'LEAD-1'] },
  ),
  inTable(
    'CONV-4',
    'pushed-beyond-the-channel',
    'Blocks are pushed to all living peers.',
    "block: { audience: 'channel-members-of-own-org'",
    "block: { audience: 'everybody'",
  ),
  exchanges(
    'CONV-4',
    'pulled-across-organizations',
    'Blocks are pulled from members of other organizations, and given to them.',
    drawn,
    'drawMembersOf: () => draw(audiences.everybody),',
    {
      source: 'G 37',
      also: [{ file: 'src/reference/node/pulls.ts', from: isMember, to: 'void now\n    return channel.hasPublished(peer)' }],
      breaks: ['BLOCKPULL-2', 'BLOCKPULL-9', 'CHAN-12'],
    },
  ),
  view(
    'CONV-5',
    'no-newcomer-at-known-endpoints',
    'A peer at the endpoints of a known one is not taken in.',
    learnt,
    `${learnt}    if (known === undefined && [...this.living.values(), ...this.dead.values()].some(({ endpoint }) => endpoint !== '' && endpoint === membership.endpoint)) return\n`,
    { dialects: ['documents'] },
  ),
  view(
    'CONV-5',
    'the-silent-live-on',
    'Who was alive once stays alive, however long it is silent and whoever answers in its place.',
    'presumeDead(peer: PkiId): void {\n    const member = this.living.get(peer)\n',
    // Looked at again after an hour only: nodes that look at once, for ever, would take half a minute to be judged.
    'presumeDead(peer: PkiId): void {\n    const living = this.living.get(peer)\n    if (living !== undefined) living.lastHeardAt += 3_600_000\n    const member = this.dead.get(peer)\n',
    {
      also: [
        {
          file: 'src/reference/node/running-node.ts',
          from: 'return view.forget(errand.from)',
          to: 'return void view',
        },
      ],
      breaks: ['DISC-2', 'DISC-5', 'DISC-9', 'DISC-25'],
    },
  ),
  channels(
    'CONV-6',
    'a-new-configuration-is-for-newcomers',
    'A new configuration does not examine what was published before it.',
    'for (const peer of channel.forget((info) => this.doubtsOf(info, channel, now) !== undefined)) {',
    'for (const peer of [] as PkiId[]) {',
    { breaks: ['CHAN-6', 'CHAN-12'] },
  ),
  channels(
    'CONV-6',
    'rumours-bring-it-back',
    'A state info counts whatever its organization, once a new configuration has been looked at.',
    "if (known?.org === undefined || !channel.orgs.has(known.org)) return 'foreign-org'",
    "if (known?.org === undefined || (!channel.orgs.has(known.org) && channel.hasPublished(message.content.pkiId))) return 'foreign-org'",
    { breaks: ['CHAN-6', 'CHAN-10'] },
  ),
]
