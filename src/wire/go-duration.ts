import { type DurationMs, NANOSECONDS_PER_MS as NS_PER_MS } from './time'

/** The longest duration that Go knows, about 292 years. Instants that far from today are still exact. */
export const MAX_DURATION_MS: DurationMs = 9_223_372_036_854

export type ParsedDuration = { readonly ms: DurationMs } | { readonly refused: 'not-a-duration' | 'not-whole-ms' | 'too-long' }

const MAX_NS = 2n ** 63n - 1n
const NS_PER_UNIT: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n], // the micro sign
  ['\u03bcs', 1_000n], // the Greek letter mu
  ['ms', NS_PER_MS],
  ['s', 1_000n * NS_PER_MS],
  ['m', 60_000n * NS_PER_MS],
  ['h', 3_600_000n * NS_PER_MS],
])
// More digits after the point can't reach a nanosecond, not even of an hour.
const FRACTION_DIGITS = 18

/**
 * Reads a duration as Go and viper do: signed terms of number and unit ("1h15m30.918s", "-2s", "100us"), or an integer
 * without a unit, which is nanoseconds. Fractions of a nanosecond are cut off. Never throws; the result may be negative.
 */
export function parseGoDuration(value: string | number | bigint): ParsedDuration {
  const ns = nanosecondsOf(value)
  if (ns === undefined) return { refused: 'not-a-duration' }
  if (ns > MAX_NS || ns < -MAX_NS) return { refused: 'too-long' }
  if (ns % NS_PER_MS !== 0n) return { refused: 'not-whole-ms' }
  return { ms: Number(ns / NS_PER_MS) }
}

/** Writes whole milliseconds as Go does: "0s", "300ms", "1h15m30.918s". */
export function formatGoDuration(ms: DurationMs): string {
  if (ms < 0) return `-${formatGoDuration(-ms)}`
  if (ms === 0) return '0s'
  if (ms < 1_000) return `${ms}ms`
  const minutes = Math.floor(ms / 60_000)
  const seconds = `${(ms % 60_000) / 1_000}s`
  if (minutes === 0) return seconds
  if (minutes < 60) return `${minutes}m${seconds}`
  return `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`
}

function nanosecondsOf(value: string | number | bigint): bigint | undefined {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined
  const negative = value.startsWith('-')
  const unsigned = /^[+-]/.test(value) ? value.slice(1) : value
  const size = /^\d+$/.test(unsigned) ? integerOf(unsigned) : sumOfTerms(unsigned)
  return size !== undefined && negative ? -size : size
}

function sumOfTerms(text: string): bigint | undefined {
  if (text === '') return undefined
  const term = /(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y
  let sum = 0n
  while (term.lastIndex < text.length) {
    const [, whole = '', fraction = '', unit = ''] = term.exec(text) ?? []
    const nsPerUnit = NS_PER_UNIT.get(unit)
    if (nsPerUnit === undefined || whole + fraction === '') return undefined
    sum += integerOf(whole) * nsPerUnit + fractionOf(fraction, nsPerUnit)
  }
  return sum
}

/** Exact up to MAX_NS; whatever is larger may come out as any number above it, so that long texts cost nothing. */
function integerOf(digits: string): bigint {
  const significant = digits.replace(/^0+/, '')
  return significant.length > 19 ? MAX_NS + 1n : BigInt(significant)
}

function fractionOf(digits: string, nsPerUnit: bigint): bigint {
  const kept = digits.slice(0, FRACTION_DIGITS)
  return (BigInt(kept) * nsPerUnit) / 10n ** BigInt(kept.length)
}
