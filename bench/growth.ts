import { MessageStore } from '../src/reference/dissemination/message-store'
import { PeerSet, selectPeers } from '../src/reference/dissemination/peer-selection'
import { SeededRandom } from '../src/suite/kit/seeded-random'
import type { PkiId } from '../src/wire/ids'
import { type Figure, ratio, timed } from './measure'

const LARGE = 100_000
const SMALL = 1_000
const SAMPLE = 1_000
const DRAWS = 100_000

interface Entry {
  readonly key: string
  readonly time: number
}

/** How costs grow with the number of entries and peers: goals of the design, not verdicts. */
export function growth(rounds: number): Figure[] {
  return [
    {
      name: 'store growth',
      what: `the ${LARGE}th entry stored, over the ${SMALL}th`,
      value: ratio(
        rounds,
        () => storing(LARGE),
        () => storing(SMALL),
      ),
      unit: 'times',
      goal: 3,
    },
    {
      name: 'draw growth',
      what: 'a draw of 3 from 10000 peers, over one from 100',
      value: ratio(
        rounds,
        () => drawing(10_000),
        () => drawing(100),
      ),
      unit: 'times',
      goal: 1.3,
    },
  ]
}

/** Milliseconds for the last thousand of so many entries. */
function storing(size: number): number {
  const store = new MessageStore<Entry>({
    ttlMs: 1_000_000_000,
    removal: 'past-twice-ttl',
    startedAt: 0,
    keyOf: (entry) => entry.key,
    isNewer: (candidate, held) => candidate.time > held.time,
  })
  for (let index = 0; index < size - SAMPLE; index++) store.add({ key: `peer ${index}`, time: 1 }, index)
  const entries = Array.from({ length: SAMPLE }, (_, index) => ({ key: `peer ${size + index}`, time: 1 }))
  return timed(() => {
    for (const entry of entries) store.add(entry, size)
  })
}

/** Milliseconds for many draws of three. */
function drawing(size: number): number {
  const peers = new PeerSet()
  for (let index = 0; index < size; index++) peers.add(`${index}` as PkiId)
  const random = new SeededRandom(1)
  const audience = { sets: [peers] }
  return timed(() => {
    for (let draw = 0; draw < DRAWS; draw++) selectPeers(3, audience, random)
  })
}
