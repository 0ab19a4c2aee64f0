/** Lines of a text that have to be seen. */
export interface Points {
  /** With what stands around them. */
  readonly strong: readonly number[]
  /** By themselves. */
  readonly weak: readonly number[]
}

/** At most so many of the lines: the points, what stands around the strong ones, and where something is left out how much. */
export function excerpt(lines: readonly string[], { strong, weak }: Points, maxLines: number): string[] {
  if (lines.length <= maxLines) return [...lines]
  const kept = new Set<number>()
  for (const index of inOrderOfWeight(lines.length, strong, weak)) {
    if (kept.size + 1 >= maxLines) break
    if (index < 0 || index >= lines.length || kept.has(index)) continue
    kept.add(index)
    if (kept.size + gapsIn(kept, lines.length).length > maxLines) kept.delete(index)
  }
  const gaps = new Map(gapsIn(kept, lines.length).map((gap) => [gap.from, gap]))
  return lines.flatMap((line, index) => {
    const gap = gaps.get(index)
    if (gap !== undefined) return [`... ${gap.size} ${gap.from === 0 ? 'more before' : gap.isLast ? 'more after' : 'more'}`]
    return kept.has(index) ? [line] : []
  })
}

/** First the points, then what stands next to the strong ones: rather what came of it than what led to it. */
function* inOrderOfWeight(length: number, strong: readonly number[], weak: readonly number[]): Generator<number> {
  yield* strong
  yield* weak
  for (let distance = 1; distance < length; distance++) {
    for (const index of strong) yield index + distance
    for (const index of strong) yield index - distance
  }
}

interface Gap {
  readonly from: number
  readonly size: number
  readonly isLast: boolean
}

function gapsIn(kept: ReadonlySet<number>, length: number): Gap[] {
  let from = 0
  return [...[...kept].sort((a, b) => a - b), length].flatMap((end) => {
    const gap = { from, size: end - from, isLast: end === length }
    from = end + 1
    return gap.size > 0 ? [gap] : []
  })
}
