import { inFile, type Mutant } from '../../../mutant'
import { inTable } from '../../../routing-rows'

const routes = inFile('src/reference/dissemination/routing.ts')
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
]
