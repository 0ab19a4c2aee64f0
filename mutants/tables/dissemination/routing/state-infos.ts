import { inFile, type Mutant } from '../../../mutant'
import { inRows, row } from '../../../routing-rows'

const routes = inFile('src/reference/dissemination/routing.ts')
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const stateInfo = row("'state-info'", ['channel-orgs-if-joined', 'channel-orgs-if-author-is-public'], 'message')

/** Mutants of STATE-1, STATE-2. */
export const routingStateInfos: readonly Mutant[] = [
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
]
