import type { Actor } from '../../src/peer/program/demo/show'

type Seen = Pick<Actor, 'node' | 'alive' | 'dead' | 'inChannel' | 'blocks'>

/** What nodes that should know each other do not know, a sentence for each node. */
export function unknown(actors: readonly Seen[]): readonly string[] {
  return actors.flatMap(({ node, alive, dead, inChannel }) => {
    const others = actors.filter((other) => other.node !== node).map((other) => other.node)
    const lacking = others.flatMap(({ name, address }) => {
      if (!alive.has(address)) return [`${name} (${dead.has(address) ? 'presumed dead' : 'unknown'})`]
      return inChannel.has(address) ? [] : [`${name} (not in the channel)`]
    })
    return lacking.length === 0 ? [] : [`${node.name} lacks ${lacking.join(', ')}`]
  })
}

/** Which blocks of the first so many were not handed on, a sentence for each node. */
export function missing(actors: readonly Seen[], newest: bigint): readonly string[] {
  return actors.flatMap(({ node, blocks }) => {
    const absent = Array.from({ length: Number(newest) }, (_, index) => BigInt(index + 1)).filter((number) => !blocks.has(number))
    return absent.length === 0 ? [] : [`${node.name} lacks ${absent.length === 1 ? 'block' : 'blocks'} ${inRanges(absent)}`]
  })
}

/** 1-3, 5 */
function inRanges(numbers: readonly bigint[]): string {
  const ranges: [bigint, bigint][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] + 1n === number) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ')
}
