import { readFileSync } from 'node:fs'

/** One line of the results. A ratio has a baseline that was measured in the same run. */
export interface Figure {
  readonly name: string
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The value is at most this. */
  readonly goal?: number
  /** The value is at least this. */
  readonly least?: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds of wall time. */
export function timed(run: () => void): number {
  const begun = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - begun) / 1e6
}

/** The median of `a` over the median of `b`, measured in turns, A B A B ..., after one turn of each that does not count. */
export function ratio(rounds: number, a: () => number, b: () => number): number {
  const [first, second]: [number[], number[]] = [[], []]
  a()
  b()
  for (let round = 0; round < rounds; round++) {
    first.push(a())
    second.push(b())
  }
  return median(first) / median(second)
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, what, value, unit } = figure
    return `| ${name} | ${what} | ${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit} | ${goalOf(figure)} |`
  })
  return ['| figure | what | value | goal |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function goalOf({ value, goal, least }: Figure): string {
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'NOT met')
  if (goal !== undefined) return `at most ${goal}: ${verdict(value <= goal)}`
  return least === undefined ? '' : `at least ${least}: ${verdict(value >= least)}`
}

/** From the first example to the last, by a file of Cucumber's messages. */
export function testRunMs(file: string): number {
  const times = new Map<string, number>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const kind = /^\{"(testRunStarted|testRunFinished)"/.exec(line)?.[1]
    if (kind === undefined) continue
    const { timestamp } = JSON.parse(line)[kind]
    times.set(kind, timestamp.seconds * 1000 + timestamp.nanos / 1e6)
  }
  return (times.get('testRunFinished') ?? Number.NaN) - (times.get('testRunStarted') ?? Number.NaN)
}
