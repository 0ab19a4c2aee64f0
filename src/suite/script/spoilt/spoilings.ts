import fc from 'fast-check'
import { concat, toUtf8 } from '../../../wire/bytes'
import { encodeEnvelope } from '../../../wire/envelope'
import type { Envelope } from '../../../wire/gossip-message'
import type { Bytes } from '../../../wire/ids'
import { bytesOf, isTree, type Piece, pieceAt, plain, type Spot, spotsIn, type Tree, treeOf, withPieces } from './wire-tree'

/** Numbers at which something may turn over. */
const EDGES = [0n, 1n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 2n, 2n ** 64n - 1n]
const MANY = 200
const LARGE = 50_000
const DEEP = 30
const USUAL_DEPTH = 20
const FIRST_CONTENT = 5

/** One change of a message, drawn. */
interface Change {
  readonly how: How
  /** Of all fields. */
  readonly at: number
  readonly number: number
  readonly bytes: Bytes
}

/** What a change has at hand. */
interface Site {
  readonly tree: Tree
  readonly spot: Spot
  readonly change: Change
  /** Sound messages of every kind. */
  readonly others: readonly Tree[]
}

type Deed = (site: Site) => Tree

const replacing =
  (replace: (piece: Piece, change: Change) => readonly Piece[]): Deed =>
  ({ tree, spot, change }) =>
    withPieces(tree, spot, (piece) => replace(piece, change))

/** What may be wrong with a field. */
const DEEDS = {
  dropped: replacing(() => []),
  repeated: replacing((piece) => [piece, piece]),
  multiplied: replacing((piece) => Array.from({ length: MANY }, () => piece)),
  emptied: replacing(({ number, value }) => [{ number, value: typeof value === 'bigint' ? 0n : new Uint8Array() }]),
  truncated: replacing(({ number, value }, change) => {
    const bytes = plain(value, false)
    return [{ number, value: bytes.slice(0, change.number % Math.max(bytes.length, 1)) }]
  }),
  extended: replacing(({ number, value }, { bytes }) => [{ number, value: concat(plain(value, false), bytes) }]),
  stretched: replacing(({ number }, change) => [{ number, value: new Uint8Array(LARGE).fill(change.number % 256) }]),
  'at an edge': replacing(({ number, value }, change) => {
    const edge = EDGES[change.number % EDGES.length] ?? 0n
    return [{ number, value: typeof value === 'bigint' ? edge : toUtf8(`${edge}`) }]
  }),
  'of another type': replacing(({ number, value }, change) => [
    { number, value: typeof value === 'bigint' ? change.bytes : BigInt(change.number) },
  ]),
  'under another number': replacing(({ value }, change) => [{ number: 1 + (change.number % 30), value }]),
  exchanged: ({ tree, spot, change }) => {
    const spots = spotsIn(tree, MANY)
    const other = pieceAt(tree, spots[change.number % spots.length] ?? [])
    return other === undefined ? tree : withPieces(tree, spot, ({ number }) => [{ number, value: other.value }])
  },
  reversed: replacing(({ number, value }) => [{ number, value: isTree(value) ? { ...value, fields: value.fields.toReversed() } : value }]),
  'within itself': ({ tree, spot, change }) => nested(tree, spot, 1 + (change.number % 2 === 0 ? 0 : DEEP)),
  'of another kind': ({ tree, spot, change, others }) => {
    const other = others[change.number % Math.max(others.length, 1)] ?? tree
    return withPieces(tree, spot, (piece) => [ofAnotherKind(piece, other)])
  },
} as const satisfies Readonly<Record<string, Deed>>

type How = keyof typeof DEEDS

/** Such messages are large, and there are fewer of them. */
const COSTLY: ReadonlySet<How> = new Set<How>(['multiplied', 'stretched', 'within itself'])

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.oneof(...(Object.keys(DEEDS) as How[]).map((how) => ({ arbitrary: fc.constant(how), weight: COSTLY.has(how) ? 1 : 5 }))),
  at: fc.nat(),
  number: fc.nat(),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
})

/**
 * Messages of `sound`, spoilt: one to three fields of each, wherever they stand, are not as they should be. Half of them are signed anew.
 * `count`: only the first so many are spoilt, and the others are what is put in the place of something.
 */
export function spoilt(sound: readonly Envelope[], signers: readonly Bytes[], count = sound.length): fc.Arbitrary<Bytes> {
  const trees = sound.flatMap((envelope) => treeOf(encodeEnvelope(envelope), 'Envelope', signers) ?? [])
  return fc
    .record({
      tree: fc.constantFrom(...trees.slice(0, count)),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      signsAnew: fc.boolean(),
    })
    .map(({ tree, changes, signsAnew }) =>
      bytesOf(
        changes.reduce((spoiling, one) => applied(spoiling, one, trees), tree),
        signsAnew,
      ),
    )
}

/**
 * The same without chance, each with one flaw: every field left out once, and every message within a message replaced by one of another
 * kind; signed anew.
 */
export function spoiltInTurn(sound: readonly Envelope[], others: readonly Envelope[], signers: readonly Bytes[]): Bytes[] {
  const [trees, kinds] = [sound, others].map((envelopes) =>
    envelopes.flatMap((envelope) => treeOf(encodeEnvelope(envelope), 'Envelope', signers) ?? []),
  ) as [Tree[], Tree[]]
  return trees.flatMap((tree) =>
    spotsIn(tree, MANY).flatMap((spot) => {
      const isMessage = isTree(pieceAt(tree, spot)?.value ?? 0n)
      const swapped = isMessage ? kinds.map((other) => withPieces(tree, spot, (piece) => [ofAnotherKind(piece, other)])) : []
      return [withPieces(tree, spot, () => []), ...swapped].map((spoiling) => bytesOf(spoiling, true))
    }),
  )
}

/** What is large or deep already is left as it is. */
function applied(tree: Tree, made: Change, others: readonly Tree[]): Tree {
  const spots = spotsIn(tree, MANY)
  if (spots.length > MANY || spots.some(({ length }) => length > USUAL_DEPTH)) return tree
  const spot = spots[made.at % Math.max(spots.length, 1)]
  return spot === undefined ? tree : DEEDS[made.how]({ tree, spot, change: made, others })
}

/** The whole message in a field of it, so many times over. */
function nested(tree: Tree, spot: Spot, depth: number): Tree {
  let whole: Tree = tree
  for (let count = 0; count < depth; count++) {
    const inner = whole
    whole = withPieces(tree, spot, ({ number }) => [{ number, value: inner }])
  }
  return whole
}

/** An envelope becomes another one, what is signed that of another one, and so does what it says. */
function ofAnotherKind({ number, value }: Piece, other: Tree): Piece {
  const payload = other.fields.find((piece) => piece.number === 1)?.value
  if (!isTree(value) || payload === undefined || !isTree(payload)) return { number, value: plain(value, false).slice(1) }
  if (value.type === 'Envelope') return { number, value: other }
  if (value.type === 'GossipMessage') return { number, value: payload }
  return payload.fields.find((piece) => piece.number >= FIRST_CONTENT) ?? { number, value }
}
