import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences, replayedLines } from '../../../src/suite/bin/replay'
import { selectionFor } from '../../../src/suite/bin/replay-selection'
import { painter } from '../../../src/suite/bin/terminal'
import { catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import type { RunInfo } from '../../../src/suite/judging/failure'
import { reportedRule, reportOf } from './reports'

const FEATURE = `
Feature: Buffer

  @EMIT-1 @must
  Rule: EMIT-1 A buffer MUST be emitted
    Example: first
      When all is well
    Example: twice
      When all is well
    Example: twice
      When all is better
`
const current = catalogueOf([parseFeature(FEATURE, 'features/b.feature')]).rules
const example = (name: string, line: number) => ({ name, place: `features/b.feature:${line}`, verdict: 'passed' as const })
const revision = current[0]?.revision ?? ''
/** Made when all lines were two further up. */
const report = reportOf('mine', [
  reportedRule('EMIT-1', 'passed', { revision, examples: [example('first', 4), example('twice', 6), example('twice', 8)] }),
  reportedRule('EMIT-2', 'not claimed'),
])

test('examples are found by the ID of their rule, their name, or the place that the report has, wherever they are now', () => {
  const placesOf = (wanted: string) => selectionFor(report, wanted, current).places.map((place) => place.replace(/.*:/, ''))
  assert.deepEqual(placesOf('emit-1'), ['6', '8', '10'])
  assert.deepEqual(placesOf('first'), ['6'])
  assert.deepEqual(placesOf('features/b.feature:8'), ['10'])
  assert.deepEqual(placesOf('b.feature:6'), ['8'])
  assert.deepEqual(selectionFor(report, 'first', current).warnings, [])
})

test('a rule that has changed is warned of', () => {
  const old = reportOf('mine', [reportedRule('EMIT-1', 'passed', { revision: 'old', examples: [example('first', 4)] })])
  assert.match(selectionFor(old, 'EMIT-1', current).warnings.join(), /^EMIT-1 has changed since the report was made \(revision old, now /)
})

test('what cannot be replayed is named', () => {
  const replays =
    (wanted: string, of = report) =>
    () =>
      selectionFor(of, wanted, current)
  assert.throws(replays('EMIT-2'), /EMIT-2 was not judged in that report \(not claimed\)/)
  assert.throws(replays('frist'), /The report has no example "frist"/)
  assert.throws(replays('features/b.feature:5'), /Did you mean "features\/b.feature:4" or /)
  const gone = reportOf('mine', [
    reportedRule('EMIT-1', 'passed', { examples: [example('last', 4)] }),
    reportedRule('EMIT-9', 'passed', { examples: [example('never', 9)] }),
  ])
  assert.throws(replays('last', gone), /EMIT-1 has no example "last" any more/)
  assert.throws(replays('never', gone), /The features have no rule EMIT-9 any more/)
})

test('another implementation than that of the report is warned of', () => {
  const run = (implementation: string): RunInfo => ({ ...RUN, implementation })
  assert.deepEqual(differences(report, { run: run('mine'), examples: [] }), [])
  assert.deepEqual(differences(report, { run: run('yours'), examples: [] }), ['The report is of mine 1, and what has run now is yours 1.'])
})

test('a replayed example is shown with its verdict and all of its timeline', () => {
  const timeline = Array.from({ length: 40 }, (_, i) => `${i}.000 s   alice   ticks`)
  const shown = { name: 'first', place: 'b.feature:6', verdict: 'failed', expected: 'one\ntwo', seen: 'none', timeline }
  const lines = replayedLines({ run: RUN, examples: [shown] }, painter({ isTTY: false }, {}))
  assert.deepEqual(lines.slice(0, 7), [
    'first   b.feature:6',
    '  failed',
    '  expected  one',
    '            two',
    '  seen      none',
    '  timeline',
    '    0.000 s   alice   ticks',
  ])
  assert.equal(lines.length, 6 + 40 + 1)
})

const RUN: RunInfo = {
  implementation: 'mine',
  version: '1',
  language: 'Go',
  portVersion: '1.0',
  dialect: 'fabric',
  seed: '7f3a',
  capabilities: [],
}

test('an example that has no timeline is told without one', () => {
  const paint = painter({ isTTY: false }, {})
  const examples = [{ name: 'first', place: 'features/b.feature:6', verdict: 'failed', expected: 'a', seen: 'b\nc', timeline: [] }]
  assert.deepEqual(replayedLines({ run: undefined, examples }, paint), [
    'first   features/b.feature:6',
    '  failed',
    '  expected  a',
    '  seen      b',
    '            c',
    '',
  ])
})
