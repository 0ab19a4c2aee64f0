import { inFile, type Mutant } from '../../../mutant'

const ROUTING = 'src/reference/dissemination/routing.ts'
const routes = inFile(ROUTING)
const draws = inFile('src/reference/dissemination/peer-selection.ts')
const AUDIENCES = 'src/reference/dissemination/audiences.ts'
const audience = inFile(AUDIENCES)
const says = inFile('src/reference/dialects/documents.ts')
const position = 'const position = random.int(last + 1)'

/** Mutants of ROUTE-3, ROUTE-4. */
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
  draws(
    'ROUTE-3',
    'route-moved-peer-lost',
    'Who takes the place of a peer that has died is not found there when it dies itself.',
    'this.positions.set(last, position)\n',
    '',
  ),
  inFile('src/reference/membership/membership-view.ts')(
    'ROUTE-3',
    'route-hearsay-left-out',
    'Receivers are drawn from those only that were heard directly.',
    "this.options.outbox.put({ type: 'member-changed', peer: pkiId, became })",
    "const member = this.living.get(pkiId)\n    if (member !== undefined && this.options.store.accepts(member.message)) return\n    this.options.outbox.put({ type: 'member-changed', peer: pkiId, became })",
  ),
  audience(
    'ROUTE-3',
    'route-dead-for-good',
    'A peer that has died is never drawn again.',
    'if (known.alive) this.list(peer, known)',
    'if (known.alive && !this.buried.has(peer)) this.list(peer, known)\n    else this.buried.add(peer)',
    {
      also: [
        {
          file: AUDIENCES,
          from: 'private readonly selfOrg: OrgId\n',
          to: 'private readonly selfOrg: OrgId\n  private readonly buried = new Set<PkiId>()\n',
        },
      ],
    },
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
    'draw-none-is-all',
    'Where nobody is to be drawn everybody is.',
    'drawPositions(Math.min(k, size), size, random)',
    'drawPositions(k === 0 ? size : Math.min(k, size), size, random)',
    { dialects: ['documents'] },
  ),
  draws(
    'ROUTE-4',
    'draw-keeps-the-first',
    'The first peer is always among those drawn.',
    position,
    'const position = drawn.size === 0 ? 0 : random.int(last + 1)',
  ),
  says(
    'ROUTE-4',
    'draw-without-the-hop',
    'The peer that an alive message came from is left out of the draw.',
    "other: { audience: 'everybody', fanOut: 'k', drawnOncePer: 'message', hop: 'is-a-candidate' }",
    "other: { audience: 'everybody', fanOut: 'k', drawnOncePer: 'message', hop: 'leaves-before-the-draw' }",
    { dialects: ['documents'] },
  ),
  says(
    'ROUTE-4',
    'draw-never-the-hop',
    'The peer that an alive message came from is taken out of what was drawn.',
    "other: { audience: 'everybody', fanOut: 'k', drawnOncePer: 'message', hop: 'is-a-candidate' }",
    "other: { audience: 'everybody', fanOut: 'k', drawnOncePer: 'message', hop: 'leaves-after-the-draw' }",
    { dialects: ['documents'] },
  ),
  draws(
    'ROUTE-4',
    'draw-far-ones-less',
    'Of more than six peers the later ones are drawn less often.',
    position,
    'const position = random.int(Math.min(last + 1, 6))',
  ),
]
