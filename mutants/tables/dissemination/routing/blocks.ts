import { inFile, type Mutant } from '../../../mutant'
import { inTable } from '../../../routing-rows'

const audience = inFile('src/reference/dissemination/audiences.ts')
const routes = inFile('src/reference/dissemination/routing.ts')
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
]
