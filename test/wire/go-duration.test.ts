import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatGoDuration, MAX_DURATION_MS, parseGoDuration } from '../../src/wire/go-duration'

const VALID: readonly (readonly [string | number | bigint, number])[] = [
  ['0', 0],
  ['-0', 0],
  ['0s', 0],
  ['-0s', 0],
  [0, 0],
  [-0, 0],
  ['300ms', 300],
  ['+5s', 5_000],
  ['-2s', -2_000],
  ['1.5h', 5_400_000],
  ['.5s', 500],
  ['1.s', 1_000],
  ['1h15m30.918s', 4_530_918],
  ['5s1m', 65_000],
  ['1m1m', 120_000],
  ['1000us', 1],
  ['2000\u00b5s', 2],
  ['2000\u03bcs', 2],
  ['0.5ms500us', 1],
  ['3000000ns', 3],
  ['1.0000000001ms', 1],
  [`0.${'0'.repeat(50)}1h`, 0],
  ['000000000000000000000000000001s', 1_000],
  ['4000000', 4],
  ['-4000000', -4],
  [4_000_000, 4],
  [4_000_000_000n, 4_000],
  ['2562047h47m16.854s', MAX_DURATION_MS],
  ['9223372036854000000', MAX_DURATION_MS],
]

test('durations as Go writes them, and integers as nanoseconds', () => {
  for (const [text, ms] of VALID) assert.deepEqual(parseGoDuration(text), { ms }, String(text))
})

test('what is not a duration', () => {
  const texts = [
    '',
    ' ',
    '+',
    '-',
    '.',
    's',
    '.s',
    '1.5',
    '3x',
    '1s ',
    ' 1s',
    '1 s',
    '1d',
    '--1s',
    '1s-1s',
    '1e3s',
    '0x1s',
    '5mss',
    '1S',
    '\u0661s',
  ]
  for (const text of texts) assert.deepEqual(parseGoDuration(text), { refused: 'not-a-duration' }, text)
  for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    assert.deepEqual(parseGoDuration(value), { refused: 'not-a-duration' }, String(value))
  }
})

test('what is not a whole number of milliseconds', () => {
  for (const value of ['1', 4, '100us', '1.5ms', '1ns', '-1ns', '1000001ns', '0.0001s']) {
    assert.deepEqual(parseGoDuration(value), { refused: 'not-whole-ms' }, String(value))
  }
})

test('what is longer than Go knows', () => {
  for (const value of [
    '2562047h47m16.855s',
    '-2562048h',
    '9'.repeat(100_000),
    `${'9'.repeat(30)}h`,
    '999999h'.repeat(3),
    1e300,
    2n ** 63n,
  ]) {
    assert.deepEqual(parseGoDuration(value), { refused: 'too-long' })
  }
})

test('durations are written as Go does', () => {
  const written: readonly (readonly [number, string])[] = [
    [0, '0s'],
    [5, '5ms'],
    [1_000, '1s'],
    [1_500, '1.5s'],
    [60_000, '1m0s'],
    [3_600_000, '1h0m0s'],
    [4_530_918, '1h15m30.918s'],
    [-2_000, '-2s'],
  ]
  for (const [ms, text] of written) assert.equal(formatGoDuration(ms), text)
})

test('what is written is read back', () => {
  const ms = fc.integer({ min: -MAX_DURATION_MS, max: MAX_DURATION_MS })
  fc.assert(
    fc.property(fc.oneof(ms, fc.integer({ min: 0, max: 100_000 })), (each) => {
      assert.deepEqual(parseGoDuration(formatGoDuration(each)), { ms: each })
    }),
    { numRuns: 2_000 },
  )
})

test('no text makes it throw, and an answer is a whole number in range', () => {
  const nearly = fc
    .array(fc.constantFrom('1', '09', '.', '-', '+', 'h', 'm', 's', 'ms', 'us', '\u00b5s', 'ns', ' ', 'x'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), nearly, fc.double(), fc.bigInt()), (value) => {
      const parsed = parseGoDuration(value)
      if ('ms' in parsed) assert.ok(Number.isInteger(parsed.ms) && Math.abs(parsed.ms) <= MAX_DURATION_MS && !Object.is(parsed.ms, -0))
    }),
    { numRuns: 5_000 },
  )
})
