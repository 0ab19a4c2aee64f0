import { inFile, type Mutant } from '../../../mutant'
import { inRows, row } from '../../../routing-rows'

const routes = inFile('src/reference/dissemination/routing.ts')
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const drawn = 'selectPeers(this.options.propagatePeerNum, audience, this.options.random)'
const ROUTING = 'src/reference/dissemination/routing.ts'
const onlyAlive = "if (category === 'other' && messages.some((message) => !isAlive(message.signed.message))) return 'unexpected-kind'"
const other = row('other', ['everybody', 'by-author'], 'message')

/** Mutants of OTHER-1, OTHER-2. */
export const routingOthers: readonly Mutant[] = [
  routes('OTHER-1', 'other-anything-sent', 'Of the rest everything is sent, not only alive messages.', onlyAlive, '', {
    also: [
      {
        file: ROUTING,
        from: "const envelope = category === 'other' ?",
        to: "const envelope = isAlive(message.signed.message) && category === 'other' ?",
      },
      {
        file: ROUTING,
        from: "case 'by-author': {",
        to: "case 'by-author': {\n        if (!isAlive(message)) return [audiences.everybody]",
      },
    ],
  }),
  routes(
    'OTHER-1',
    'other-not-reported',
    'What is neither of the five categories nor an alive message is dropped without a report.',
    'const drawn = this.draw(group, now)',
    "const drawn = category === 'other' && !isAlive(group.messages[0]?.signed.message as GossipMessage) ? [] : this.draw(group, now)",
    { also: [{ file: ROUTING, from: onlyAlive, to: '' }] },
  ),
  routes(
    'OTHER-1',
    'other-batch-dropped',
    'One message that is unknown keeps back all alive messages of its batch.',
    'const drawn = this.draw(group, now)',
    "if (category === 'other' && messages.some((message) => !isAlive(message.signed.message))) continue\n        const drawn = this.draw(group, now)",
  ),
  inRows('OTHER-2', 'alive-to-all', 'Alive messages go to all peers that may have them.', other, (row) => row.replace("'k'", "'all'")),
  inRows('OTHER-2', 'alive-drawn-together', 'The alive messages of a batch share one draw.', other, (row) =>
    row.replace("'message'", "'batch'"),
  ),
  says(
    'OTHER-2',
    'alive-of-others-told',
    'An alive message of another organization is passed on like one of the own.',
    "isWithheld: (of) => of.author === 'foreign' || !of.targetHasExternalEndpoint",
    'isWithheld: (of) => !of.targetHasExternalEndpoint',
    { dialects: ['documents'] },
  ),
  routes(
    'OTHER-2',
    'alive-slots-refilled',
    'Peers without an external endpoint are left out before the draw, so that no place is lost on them.',
    drawn,
    "group.category === 'other'\n      ? selectPeers(Number.MAX_SAFE_INTEGER, audience, this.options.random)\n          .filter((peer) => this.hasExternalEndpoint(peer))\n          .sort(() => this.options.random.int(3) - 1)\n          .slice(0, this.options.propagatePeerNum)\n      : " +
      drawn,
    { dialects: ['documents'] },
  ),
  routes(
    'OTHER-2',
    'alive-slots-kept',
    'Peers from which an alive message is withheld are left out before the draw, so that no place is lost on them.',
    drawn,
    drawn.replace(
      'audience',
      "{ sets: group.category === 'other' ? [told] : audience.sets, without: group.category === 'other' ? undefined : without }",
    ),
    {
      dialects: ['fabric'],
      also: [
        {
          file: ROUTING,
          from: "return rule.fanOut === 'all'",
          to:
            "const told = new PeerSet()\n    if (group.category === 'other') {\n      for (const peer of allPeers(audience)) if (this.aliveFor(peer, first, now) !== undefined) told.add(peer)\n    }\n" +
            "    return rule.fanOut === 'all'",
        },
        { file: ROUTING, from: 'type Audience, allPeers, selectPeers', to: 'type Audience, allPeers, PeerSet, selectPeers' },
      ],
    },
  ),
  routes(
    'OTHER-2',
    'alive-by-sender',
    'Whom an alive message goes to is decided by the organization of the peer that brought it.',
    'const org = this.authorOrg(message, now)',
    'const org = from === undefined ? this.authorOrg(message, now) : this.orgOf(from, now)',
    {
      dialects: ['fabric'],
      also: [
        {
          file: ROUTING,
          from: 'private audienceOf({ rule, channel }: Group,',
          to: 'private audienceOf({ rule, channel, messages }: Group,',
        },
        {
          file: ROUTING,
          from: 'const ownOrg = [audiences.ofOrg(selfOrg)]',
          to: 'const ownOrg = [audiences.ofOrg(selfOrg)]\n    const from = messages[0]?.from',
        },
      ],
    },
  ),
  routes(
    'OTHER-2',
    'alive-withheld-by-sender',
    'An alive message is withheld if the peer that brought it is of another organization, not if its author is.',
    'author: sideOf(this.authorOrg(message.signed.message, now)),',
    'author: sideOf(message.from === undefined ? this.authorOrg(message.signed.message, now) : this.orgOf(message.from, now)),',
    { dialects: ['documents'] },
  ),
  does(
    'OTHER-2',
    'alive-to-third-org',
    'An alive message goes to every organization, whoever its author is.',
    "audience: 'by-author'",
    "audience: 'everybody'",
    { dialects: ['fabric'] },
  ),
  does(
    'OTHER-2',
    'alive-of-others-stays',
    'An alive message stays in the own organization.',
    "audience: 'by-author'",
    "audience: 'own-org'",
    { dialects: ['fabric'] },
  ),
  routes(
    'OTHER-2',
    'alive-of-unknown-told',
    'An alive message of an author of unknown organization goes to the own one.',
    'if (org === undefined) return []',
    'if (org === undefined) return ownOrg',
    { dialects: ['fabric'] },
  ),
  routes(
    'OTHER-2',
    'alive-author-org-skipped',
    'An alive message of another organization goes to the own one only.',
    '[...ownOrg, audiences.ofOrg(org)]',
    'ownOrg',
    { dialects: ['fabric'] },
  ),
]
