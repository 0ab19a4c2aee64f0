import { inFile, type Mutant } from '../../../mutant'

const ROUTING = 'src/reference/dissemination/routing.ts'
const routes = inFile(ROUTING)
const draws = inFile('src/reference/dissemination/peer-selection.ts')
const audience = inFile('src/reference/dissemination/audiences.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const position = 'const position = random.int(last + 1)'
const hopOf = (category: string, audienceName: string, hop: string) =>
  `${category}: { audience: '${audienceName}', fanOut: 'k', drawnOncePer: '${category === 'block' ? 'channel' : category === "'org-restricted'" ? 'batch' : 'message'}', hop: '${hop}' }`

/** Mutants of ROUTE-3, ROUTE-4, ROUTE-5. */
export const routingDraws: readonly Mutant[] = [
  routes(
    'ROUTE-3',
    'route-own-org-only',
    'Receivers are drawn from the own organization only.',
    "case 'everybody':\n        return [audiences.everybody]",
    "case 'everybody':\n        return ownOrg",
    { also: [{ file: ROUTING, from: 'return org === selfOrg ? [audiences.everybody] :', to: 'return org === selfOrg ? ownOrg :' }] },
  ),
  audience(
    'ROUTE-3',
    'route-dead-are-drawn',
    'Peers that have died go on being drawn.',
    'known.alive = alive\n',
    'known.alive ||= alive\n',
  ),
  audience(
    'ROUTE-3',
    'route-foreign-left-out',
    'Only peers of the own organization count as known.',
    'this.everybody.add(peer)\n    if (known.org === undefined) return\n',
    'if (known.org === undefined || known.org !== this.selfOrg) return\n    this.everybody.add(peer)\n',
  ),
  draws(
    'ROUTE-4',
    'draw-one-less',
    'One peer less than asked for is drawn.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(Math.min(Math.max(0, k - 1), size), size, random)',
  ),
  draws(
    'ROUTE-4',
    'draw-one-more',
    'One peer more than asked for is drawn.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(Math.min(k + 1, size), size, random)',
  ),
  draws(
    'ROUTE-4',
    'draw-always-the-first',
    'The same first peers are drawn every time.',
    position,
    'const position = drawn.size + 0 * random.int(last + 1)',
  ),
  draws(
    'ROUTE-4',
    'draw-neighbours',
    'Only the first peer is drawn at random; the others are those that follow it.',
    'for (let last = size - k; last < size; last++) {',
    'const first = random.int(size)\n  for (let next = 0; next < k; next++) drawn.add((first + next) % size)\n  for (let last = size; last < size; last++) {',
  ),
  draws(
    'ROUTE-4',
    'draw-off-by-one',
    'A number is drawn from a range that is one too short.',
    position,
    'const position = random.int(Math.max(1, last))',
  ),
  draws(
    'ROUTE-4',
    'draw-nobody-when-few',
    'Of fewer peers than asked for, nobody is drawn.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(k > size ? 0 : k, size, random)',
  ),
  draws(
    'ROUTE-4',
    'draw-keeps-the-first',
    'The first peer is always among those drawn.',
    position,
    'const position = drawn.size === 0 ? 0 : random.int(last + 1)',
  ),
  does(
    'ROUTE-5',
    'hop-block-goes-back',
    'A block goes back to the peer that sent it.',
    "block: { audience: 'channel-members-of-own-org', fanOut: 'k', drawnOncePer: 'channel', hop: 'leaves-after-the-draw' }",
    hopOf('block', 'channel-members-of-own-org', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  does(
    'ROUTE-5',
    'hop-state-info-goes-back',
    'A state info goes back to the peer that sent it.',
    hopOf("'state-info'", 'channel-orgs-if-author-is-public', 'leaves-before-the-draw'),
    hopOf("'state-info'", 'channel-orgs-if-author-is-public', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  does(
    'ROUTE-5',
    'hop-alive-goes-back',
    'An alive message goes back to the peer that sent it.',
    hopOf('other', 'by-author', 'leaves-before-the-draw'),
    hopOf('other', 'by-author', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  does(
    'ROUTE-5',
    'hop-org-message-goes-back',
    'An org-restricted alive message goes back to the peer that sent it.',
    hopOf("'org-restricted'", 'own-org', 'leaves-after-the-draw'),
    hopOf("'org-restricted'", 'own-org', 'is-a-candidate'),
    { dialects: ['fabric'], source: 'G 2' },
  ),
  routes(
    'ROUTE-5',
    'hop-is-the-author',
    'It is the author that gets nothing, not the peer that sent the message.',
    "rule.hop === 'leaves-before-the-draw' ? first.from : undefined",
    "rule.hop === 'leaves-before-the-draw' && first.from !== undefined ? authorOf(first.signed.message) : undefined",
    { dialects: ['fabric'] },
  ),
]
