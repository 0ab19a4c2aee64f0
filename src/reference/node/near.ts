/** Those names that somebody may have meant who typed another one: the nearest, at most three, and none if all are far off. */
export function near(typed: string, names: readonly string[]): string[] {
  const allowed = Math.max(1, Math.floor(typed.length / 3))
  const measured = [...new Set(names)].map((name) => ({ name, away: distance(typed.toLowerCase(), name.toLowerCase()) }))
  const nearest = Math.min(allowed, ...measured.map(({ away }) => away))
  return measured
    .filter(({ away }) => away <= nearest)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many letters must be put in, left out or changed to make one text of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j += 1) {
      const changed = (row[j] ?? 0) + (letter === other[j] ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
