import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { Envelope } from '@cucumber/messages'
import type { CommandLine } from '../../../src/suite/judging/command-line'
import { evaluate } from '../../../src/suite/judging/evaluation'
import { encodeRun, RUN_MEDIA_TYPE } from '../../../src/suite/judging/failure'
import { RunRecord } from '../../../src/suite/judging/run-record'
import { claims } from '../../../src/suite/report/summary'
import { WrongUse } from '../../../src/suite/wrong-use'

const COMMAND_LINE: CommandLine = {
  filtered: false,
  dryRun: false,
  failFast: false,
  profiles: [],
  worldParameters: {},
  allParameters: {},
  workers: 0,
  files: [],
}

function evaluated(change: Partial<CommandLine>, record = new RunRecord()) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'evaluation-'))
  try {
    return evaluate(record, { ...COMMAND_LINE, ...change }, cwd, '2026-11-23')
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

test('a run of nothing is not trusted, and a dry one need not be', () => {
  const { complaints, exitCode, judged, run } = evaluated({})
  assert.deepEqual([judged, run, exitCode], [[], undefined, 1])
  assert.match(complaints.join(), /Nothing was executed/)
  assert.deepEqual(evaluated({ dryRun: true }).complaints, [])
  assert.equal(evaluated({ dryRun: true }).exitCode, 0)
})

test('a parameter that is wrong, and deviations that cannot be read, are wrong use', () => {
  assert.throws(
    () => evaluated({ allParameters: { limit: 0 } }),
    (error) => error instanceof WrongUse && /"limit" is 0/.test(error.message),
  )
  assert.throws(() => evaluated({ allParameters: { deviations: 'none.yaml' } }), /There is no file of deviations none\.yaml/)
  assert.throws(() => evaluated({ allParameters: { deviations: '.' } }), /The file of deviations \. cannot be read/)
})

/** A run of which two examples say that it was by these dialects. */
function recordOf(...dialects: readonly string[]): RunRecord {
  const record = new RunRecord()
  for (const dialect of dialects) {
    const body = encodeRun({ implementation: 'i', version: '1', language: '', portVersion: '1.0', dialect, seed: '7f', capabilities: [] })
    record.add({ attachment: { body, contentEncoding: 'IDENTITY', mediaType: RUN_MEDIA_TYPE } } as Envelope)
  }
  return record
}

test('what is judged by is what the run says, for want of that what was asked for, and nothing if examples disagree', () => {
  const asked = { allParameters: { dialect: 'fabric' } }
  assert.equal(evaluated(asked).dialect, 'fabric')
  assert.equal(evaluated(asked, recordOf('documents')).dialect, 'documents')
  assert.equal(evaluated(asked, recordOf('documents', 'fabric')).dialect, undefined)
})

test('of a shard it is said which it is', () => {
  assert.equal(evaluated({ shard: '1/3' }).shard, '1/3')
  assert.equal('shard' in evaluated({}), false)
})

test('who claims nothing of what was judged claims nothing', () => {
  const rule = { family: 'A' } as never
  const judged = [{ rule, examples: [], verdict: 'not claimed' }] as const
  assert.deepEqual(claims({ families: ['B'] }, judged, []), ['claims nothing   does not claim A'])
  assert.deepEqual(claims({ families: ['A'] }, judged, []), [])
  assert.deepEqual(claims(undefined, judged, []), [])
  const strange = 'claims AA as well, of which this suite has no rules'
  assert.deepEqual(claims({ families: ['A', 'AA'] }, judged, ['AA']), [strange])
  assert.deepEqual(claims({ families: ['AA'] }, judged, ['AA']), ['claims nothing   does not claim A', strange])
})
