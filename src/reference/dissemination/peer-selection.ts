import type { PkiId } from '../../wire/ids'
import type { Random } from '../ports/random'

/** A set of peers in which the peer at a position is found without walking. */
export class PeerSet {
  private readonly peers: PkiId[] = []
  private readonly positions = new Map<PkiId, number>()

  get size(): number {
    return this.peers.length
  }

  has(peer: PkiId): boolean {
    return this.positions.has(peer)
  }

  at(position: number): PkiId {
    const peer = this.peers[position]
    if (peer === undefined) throw new RangeError(`a peer set of ${this.size} has no position ${position}`)
    return peer
  }

  positionOf(peer: PkiId): number | undefined {
    return this.positions.get(peer)
  }

  add(peer: PkiId): void {
    if (this.positions.has(peer)) return
    this.positions.set(peer, this.peers.length)
    this.peers.push(peer)
  }

  delete(peer: PkiId): void {
    const position = this.positions.get(peer)
    const last = this.peers.at(-1)
    if (position === undefined || last === undefined) return
    this.peers[position] = last
    this.positions.set(last, position)
    this.peers.pop()
    this.positions.delete(peer)
  }
}

/** Peers to draw from: disjoint sets, and perhaps one peer that is left out (ROUTE-5). */
export interface Audience {
  readonly sets: readonly PeerSet[]
  readonly without?: PkiId | undefined
}

/**
 * A uniformly random subset of k of the audience, or all of it if it is no larger (ROUTE-4). Costs k random numbers,
 * however large the audience is (Floyd's algorithm).
 */
export function selectPeers(k: number, audience: Audience, random: Random): PkiId[] {
  const excluded = positionInAudience(audience)
  const size = sizeOf(audience) - (excluded === undefined ? 0 : 1)
  return drawPositions(Math.min(k, size), size, random).map((position) =>
    peerAt(audience, excluded !== undefined && position >= excluded ? position + 1 : position),
  )
}

/** Everybody in the audience. */
export function allPeers(audience: Audience): PkiId[] {
  const peers = Array.from({ length: sizeOf(audience) }, (_, position) => peerAt(audience, position))
  return peers.filter((peer) => peer !== audience.without)
}

function drawPositions(k: number, size: number, random: Random): number[] {
  if (k === size) return Array.from({ length: size }, (_, position) => position)
  const drawn = new Set<number>()
  for (let last = size - k; last < size; last++) {
    const position = random.int(last + 1)
    drawn.add(drawn.has(position) ? last : position)
  }
  return [...drawn]
}

function sizeOf(audience: Audience): number {
  return audience.sets.reduce((sum, set) => sum + set.size, 0)
}

function peerAt(audience: Audience, position: number): PkiId {
  let offset = position
  for (const set of audience.sets) {
    if (offset < set.size) return set.at(offset)
    offset -= set.size
  }
  throw new RangeError(`the audience has no position ${position}`)
}

function positionInAudience(audience: Audience): number | undefined {
  if (audience.without === undefined) return undefined
  let offset = 0
  for (const set of audience.sets) {
    const position = set.positionOf(audience.without)
    if (position !== undefined) return offset + position
    offset += set.size
  }
  return undefined
}
