const UNITS = { ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000 } as const

/** Whether something is a duration in Go's notation, as `1h6m0s`. */
export const isLength = (text: string): boolean => /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)

/** Milliseconds in a duration as the features and core.yaml write it: `10 ms`, `1 h 6 min`, `2.5s`. */
export function milliseconds(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?) ?(ms|min|s|m|h)/g)]
  if (parts.length === 0) throw new Error(`"${text}" is not a duration such as "10 ms" or "1 h 6 min"`)
  return parts.reduce((sum, [, number, unit]) => sum + Math.round(Number(number) * UNITS[unit as keyof typeof UNITS]), 0)
}
