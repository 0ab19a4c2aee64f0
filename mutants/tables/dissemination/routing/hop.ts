import { inFile, type Mutant } from '../../../mutant'

const ROUTING = 'src/reference/dissemination/routing.ts'
const routes = inFile(ROUTING)
const does = inFile('src/reference/dialects/fabric.ts')
const hopOf = (category: string, audienceName: string, hop: string) =>
  `${category}: { audience: '${audienceName}', fanOut: 'k', drawnOncePer: '${category === 'block' ? 'channel' : category === "'org-restricted'" ? 'batch' : 'message'}', hop: '${hop}' }`

/** Mutants of ROUTE-5. */
export const routingHop: readonly Mutant[] = [
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
  does(
    'ROUTE-5',
    'hop-of-alive-takes-a-place',
    'Of an alive message the peer that sent it is taken out of what was drawn, so that its place is lost.',
    hopOf('other', 'by-author', 'leaves-before-the-draw'),
    hopOf('other', 'by-author', 'leaves-after-the-draw'),
    { dialects: ['fabric'] },
  ),
  does(
    'ROUTE-5',
    'hop-of-state-info-takes-a-place',
    'Of a state info the peer that sent it is taken out of what was drawn, so that its place is lost.',
    hopOf("'state-info'", 'channel-orgs-if-author-is-public', 'leaves-before-the-draw'),
    hopOf("'state-info'", 'channel-orgs-if-author-is-public', 'leaves-after-the-draw'),
    { dialects: ['fabric'] },
  ),
  does(
    'ROUTE-5',
    'hop-of-org-message-takes-no-place',
    'Of an org-restricted alive message the peer that sent it is left out of the draw.',
    hopOf("'org-restricted'", 'own-org', 'leaves-after-the-draw'),
    hopOf("'org-restricted'", 'own-org', 'leaves-before-the-draw'),
    { dialects: ['fabric'] },
  ),
  routes(
    'ROUTE-5',
    'hop-of-one-block-takes-no-place',
    'Of a block that is alone in its batch the peer that sent it is left out of the draw.',
    "rule.hop === 'leaves-before-the-draw' ?",
    "rule.hop === 'leaves-before-the-draw' || group.messages.length === 1 ?",
    { dialects: ['fabric'] },
  ),
  inFile('src/reference/dissemination/peer-selection.ts')(
    'ROUTE-5',
    'hop-shifts-the-draw',
    'In place of the peer that a message came from the one behind it is drawn, so that it comes twice as often.',
    'excluded !== undefined && position >= excluded ? position + 1 : position',
    'excluded === undefined ? position : position === excluded ? (position + 1) % (size + 1) : position',
    { dialects: ['fabric'] },
  ),
  does(
    'ROUTE-5',
    'hop-of-first-block-only',
    'Of the blocks of a batch only the peer that sent the first is left out.',
    "block: { audience: 'channel-members-of-own-org', fanOut: 'k', drawnOncePer: 'channel', hop: 'leaves-after-the-draw' }",
    hopOf('block', 'channel-members-of-own-org', 'leaves-before-the-draw'),
    { dialects: ['fabric'] },
  ),
  routes(
    'ROUTE-5',
    'hop-forgotten-after-first-emission',
    'From the second emission on a message may go back to the peer that sent it.',
    'for (const [category, messages] of this.split(batch, now)) {',
    'const known = batch.map((message) => (this.emitted.has(message) ? { signed: message.signed } : message))\n' +
      '    for (const message of batch) this.emitted.add(message)\n    for (const [category, messages] of this.split(known, now)) {',
    {
      dialects: ['fabric'],
      also: [
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: 'private readonly options: RouterOptions\n  private readonly emitted = new Set<OutgoingMessage>()\n',
        },
      ],
    },
  ),
  {
    rule: 'ROUTE-5',
    id: 'hop-by-its-place-in-its-organization',
    sentence: 'Of peers of several organizations the wrong one is left out for the hop.',
    dialects: ['fabric'],
    edits: [
      {
        file: 'src/reference/dissemination/peer-selection.ts',
        from: 'if (position !== undefined) return offset + position',
        to: 'if (position !== undefined) return position',
      },
    ],
  },
]
