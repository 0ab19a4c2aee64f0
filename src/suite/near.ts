import { distance } from 'fastest-levenshtein'

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
