import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { FailureKind } from '../../../src/suite/judging/failure'
import { Patience } from '../../../src/suite/judging/patience'
import { AdapterBroken, AdapterHangs } from '../../../src/suite/port'
import { readParameters } from '../../../src/suite/world-parameters'

interface Outcome {
  readonly kind: FailureKind | undefined
  readonly error: unknown
  readonly level?: 'must' | 'should'
}

const HANG: Outcome = { kind: 'broken', error: new AdapterHangs('no answer') }
const PASS: Outcome = { kind: undefined, error: undefined }
const WRONG: Outcome = { kind: 'failed', error: new Error('x') }

function isOverAfter(outcomes: readonly Outcome[], parameters: object = {}): string | undefined {
  const patience = new Patience(readParameters(parameters))
  for (const outcome of outcomes) patience.after({ rule: 'A-1', level: 'must', name: 'it is', ...outcome })
  return patience.isOver
}

test('three hangs in a row are enough, unless the run is to go on', () => {
  assert.match(isOverAfter([PASS, HANG, HANG, HANG]) ?? '', /^The adapter hung 3 times in a row/)
  assert.equal(isOverAfter([HANG, HANG, PASS, HANG, HANG]), undefined)
  assert.equal(isOverAfter([HANG, HANG, { kind: 'broken', error: new AdapterBroken('nonsense') }, HANG]), undefined)
  assert.equal(isOverAfter([HANG, HANG, HANG, HANG], { keepGoing: true }), undefined)
})

test('a run that is to fail fast ends with the first example that goes wrong, whatever comes after', () => {
  assert.equal(isOverAfter([WRONG, WRONG]), undefined)
  for (const kind of ['failed', 'crashed', 'broken', 'inconclusive', undefined] as const) {
    assert.match(isOverAfter([{ ...WRONG, kind }, PASS], { failFast: true }) ?? '', /ended with the first example that went wrong/)
  }
  assert.equal(isOverAfter([PASS, PASS], { failFast: true }), undefined)
})

test('an advice and a known deviation do not count as wrong', () => {
  assert.equal(isOverAfter([{ ...WRONG, level: 'should' }], { failFast: true }), undefined)
  assert.notEqual(isOverAfter([{ ...WRONG, level: 'should' }], { failFast: true, strict: true }), undefined)
  const folder = mkdtempSync(path.join(tmpdir(), 'patience-'))
  try {
    const deviations = path.join(folder, 'deviations.yaml')
    const entry = { reason: 'r', reference: 'r', owner: 'o', expires: '2999-12-31' }
    writeFileSync(deviations, JSON.stringify([{ ...entry, rule: 'A-1', example: 'it is' }]))
    assert.equal(isOverAfter([WRONG], { failFast: true, deviations }), undefined)
    writeFileSync(deviations, JSON.stringify([{ ...entry, rule: 'A-2' }]))
    assert.notEqual(isOverAfter([WRONG], { failFast: true, deviations }), undefined)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
