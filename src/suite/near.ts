import { distance } from 'fastest-levenshtein'

/** Those names that somebody may have meant who typed another one: the nearest, at most three, and none if all are far off. */
export function near(typed: string, names: readonly string[]): string[] {
  const allowed = Math.max(1, Math.floor(typed.length / 3))
  const measured = [...new Set(names)].map((name) => ({ name, away: apart(typed.toLowerCase(), name.toLowerCase()) }))
  const nearest = Math.min(allowed, ...measured.map(({ away }) => away))
  return measured
    .filter(({ away }) => away <= nearest)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many letters differ; two neighbours that have changed places are one mistake. */
const apart = (typed: string, name: string): number => (isSwapped(typed, name) ? 1 : distance(typed, name))

function isSwapped(typed: string, name: string): boolean {
  const at = [...typed].findIndex((letter, index) => letter !== name[index])
  return at >= 0 && `${typed.slice(0, at)}${typed[at + 1] ?? ''}${typed[at]}${typed.slice(at + 2)}` === name
}
