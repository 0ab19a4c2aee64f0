import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Audience, allPeers, PeerSet, selectPeers } from '../../../src/reference/dissemination/peer-selection'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import type { PkiId } from '../../../src/wire/ids'
import { peerOf } from '../samples'

function setOf(peers: readonly PkiId[]): PeerSet {
  const set = new PeerSet()
  for (const peer of peers) set.add(peer)
  return set
}

/** Disjoint sets of peers, some of them empty. */
const sets = fc.array(fc.nat(5), { maxLength: 4 }).map((sizes) => {
  let next = 0
  return sizes.map((size) => Array.from({ length: size }, () => peerOf(next++)))
})

test('a peer set holds what a naive one holds, each at one position', () => {
  const call = fc.record({ peer: fc.nat(8).map(peerOf), what: fc.constantFrom<'add' | 'delete'>('add', 'delete') })
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60 }), (script) => {
      const set = new PeerSet()
      const naive = new Set<PkiId>()
      for (const { peer, what } of script) {
        set[what](peer)
        naive[what](peer)
        assert.equal(set.size, naive.size)
        const held = Array.from({ length: set.size }, (_, position) => set.at(position))
        assert.deepEqual([...held].sort(), [...naive].sort())
        for (const [position, at] of held.entries()) assert.equal(set.positionOf(at), position)
        for (let number = 0; number <= 8; number++) assert.equal(set.has(peerOf(number)), naive.has(peerOf(number)))
      }
    }),
    { numRuns: 500 },
  )
})

test('a position that a set does not have is a mistake', () => {
  assert.throws(() => setOf([peerOf(1)]).at(1), RangeError)
  assert.throws(() => setOf([]).at(0), RangeError)
})

test('a draw gives k different peers of the audience, never the one left out; all if there are no more', () => {
  fc.assert(
    fc.property(sets, fc.nat(12), fc.option(fc.nat(21), { nil: undefined }), fc.integer(), (peers, k, left, seed) => {
      const without = left === undefined ? undefined : peerOf(left)
      const audience: Audience = { sets: peers.map(setOf), without }
      const candidates = peers.flat().filter((peer) => peer !== without)
      const drawn = selectPeers(k, audience, new SeededRandom(seed))
      assert.equal(drawn.length, Math.min(k, candidates.length))
      assert.equal(new Set(drawn).size, drawn.length)
      assert.ok(drawn.every((peer) => candidates.includes(peer)))
      assert.deepEqual(allPeers(audience), candidates)
    }),
    { numRuns: 500 },
  )
})

/** Every sequence of numbers that a source of chance could give for these bounds. */
function sequences(bounds: readonly number[]): number[][] {
  return bounds.reduce<number[][]>(
    (all, bound) => all.flatMap((some) => Array.from({ length: bound }, (_, number) => [...some, number])),
    [[]],
  )
}

for (const without of [undefined, peerOf(0), peerOf(2), peerOf(4)]) {
  test(`every subset comes about equally often${without === undefined ? '' : `, without ${without}`}`, () => {
    const audience: Audience = { sets: [setOf([0, 1].map(peerOf)), setOf([]), setOf([2, 3, 4].map(peerOf))], without }
    const size = without === undefined ? 5 : 4
    const counts = new Map<string, number>()
    for (const numbers of sequences([size - 1, size])) {
      const bounds: number[] = []
      const random = {
        int: (bound: number) => {
          bounds.push(bound)
          return numbers[bounds.length - 1] ?? 0
        },
        uint64: () => 0n,
      }
      const subset = selectPeers(2, audience, random).sort().join()
      counts.set(subset, (counts.get(subset) ?? 0) + 1)
      assert.deepEqual(bounds, [size - 1, size])
    }
    assert.equal(counts.size, (size * (size - 1)) / 2)
    assert.deepEqual([...new Set(counts.values())], [2])
  })
}
