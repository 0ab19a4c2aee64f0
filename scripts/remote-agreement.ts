import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Envelope } from '@cucumber/messages'
import { TIMELINE_MEDIA_TYPE } from '../src/suite/judging/failure'
import { DIALECT_NAMES, type DialectName } from '../src/suite/judging/tags'

const ROOT = path.join(__dirname, '..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const PROFILES: Readonly<Record<DialectName, string>> = { documents: 'default', fabric: 'fabric' }

/** What is to be the same, wherever the reference runs: how each step ended, and the timeline of events. By example. */
type Trace = ReadonlyMap<string, string>

/** Runs the reference in process and behind the adapter protocol, in each dialect: verdicts and timelines have to be the same. */
function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'remote-agreement-'))
  try {
    const lines = DIALECT_NAMES.flatMap((dialect) => compare(dialect, folder))
    console.log(lines.join('\n'))
    if (lines.some((line) => line.startsWith('  - '))) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function compare(dialect: DialectName, folder: string): string[] {
  const adapter = `"${process.execPath}" src/suite/bin/gossip-tck.cjs adapter-reference --dialect ${dialect}`
  const here = traceOf(run(['-p', PROFILES[dialect]], path.join(folder, `${dialect}-here.ndjson`)))
  const there = traceOf(
    run(['-p', 'remote', '--world-parameters', JSON.stringify({ adapter })], path.join(folder, `${dialect}-there.ndjson`)),
  )
  const all = new Set([...here.keys(), ...there.keys()])
  const different = [...all].filter((example) => here.get(example) !== there.get(example))
  return [
    `${dialect}: ${all.size} examples in process and behind the adapter protocol, ${all.size - different.length} with the same verdict and timeline`,
    ...different.map((example) => `  - ${example} differs`),
    ...(all.size === 0 ? ['  - nothing was run'] : []),
  ]
}

/** The messages of a run. A run that fails is compared as well. */
function run(args: readonly string[], file: string): Envelope[] {
  const { stderr } = spawnSync(process.execPath, [CUCUMBER, ...args, '--format', `message:${file}`], { cwd: ROOT, encoding: 'utf8' })
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Envelope => JSON.parse(line))
  } catch {
    throw new Error(`the features could not be run with ${args.join(' ')}: ${stderr}`)
  }
}

function traceOf(messages: readonly Envelope[]): Trace {
  const places = new Map<string, string>()
  const cases = new Map<string, string>()
  const attempts = new Map<string, string>()
  const traces = new Map<string, string>()
  const add = (attempt: string | undefined, text: string) => {
    const place = attempts.get(attempt ?? '')
    if (place !== undefined) traces.set(place, `${traces.get(place) ?? ''}${text}\n`)
  }
  for (const { pickle, testCase, testCaseStarted, testStepFinished, attachment } of messages) {
    if (pickle) places.set(pickle.id, `${pickle.uri}:${pickle.location?.line} ${pickle.name}`)
    if (testCase) cases.set(testCase.id, places.get(testCase.pickleId) ?? '')
    if (testCaseStarted) attempts.set(testCaseStarted.id, cases.get(testCaseStarted.testCaseId) ?? '')
    if (testStepFinished) add(testStepFinished.testCaseStartedId, testStepFinished.testStepResult.status)
    if (attachment?.mediaType === TIMELINE_MEDIA_TYPE) add(attachment.testCaseStartedId, attachment.body)
  }
  return traces
}

main()
