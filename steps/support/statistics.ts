import type { Failure } from '../../src/suite/judging/failure'
import type { Tally } from '../../src/suite/judging/story'

/** One false alarm in a million (ROUTE-4). */
const STANDARD_SCORE = 4.753424

/**
 * The value that a chi-square statistic of that many degrees of freedom exceeds by chance once in a million times
 * (Wilson and Hilferty's approximation; within 2 % from 3 degrees on, and on the safe side).
 */
export function chiSquareLimit(degrees: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + STANDARD_SCORE * Math.sqrt(spread)) ** 3
}

/** With fewer draws for each choice, on average, a chi-square statistic says nothing: a single draw would look even. */
const LEAST_PER_CHOICE = 5

/** Every subset of k of the given, as a sorted, joined text. */
export function subsetsOf(all: readonly string[], k: number): string[] {
  if (k === 0) return ['']
  return all.flatMap((first, index) => subsetsOf(all.slice(index + 1), k - 1).map((rest) => (rest === '' ? first : `${first} ${rest}`)))
}

/** How often each choice of k of the peers was drawn; or what was drawn that is no such choice. */
export function tallyOf(draws: readonly (readonly string[])[], peers: readonly string[], k: number): Tally | Failure {
  const counts = new Map(subsetsOf([...peers].sort(), k).map((subset) => [subset, 0]))
  for (const draw of draws) {
    const subset = [...draw].sort().join(' ')
    const count = counts.get(subset)
    if (count === undefined) return { expected: `each draw is of ${k} of ${peers.join(', ')}`, seen: `one was of ${subset || 'nobody'}` }
    counts.set(subset, count + 1)
  }
  const mean = draws.length / counts.size
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)
  return { k, peers, draws: draws.length, counts: [...counts], chiSquare, limit: chiSquareLimit(counts.size - 1) }
}

/** What is wrong if not every choice came equally often, as far as chance allows. */
export function unevenness(tally: Tally | Failure): Failure | undefined {
  if (!('counts' in tally)) return tally
  const { k, peers, draws, counts, chiSquare, limit } = tally
  const least = LEAST_PER_CHOICE * counts.length
  if (draws < least) return { expected: `at least ${least} draws, ${LEAST_PER_CHOICE} for each choice`, seen: `${draws}` }
  if (chiSquare <= limit) return undefined
  const sorted = [...counts].sort((a, b) => a[1] - b[1])
  const [rarest, commonest] = [sorted[0], sorted.at(-1)]
  return {
    expected: `each choice of ${k} of ${peers.length} peers about ${(draws / counts.length).toFixed(0)} times in ${draws} draws: a chi-square statistic of at most ${limit.toFixed(1)}`,
    seen: `${chiSquare.toFixed(1)}: "${rarest?.[0]}" came ${rarest?.[1]} times, "${commonest?.[0]}" ${commonest?.[1]} times`,
  }
}
