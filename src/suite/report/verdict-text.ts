import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Evaluation } from '../judging/evaluation'
import type { Commands } from './commands'
import { claims, counted, failureLines, familyLines, type PaintVerdict, selectedLines, tally } from './summary'

const MAX_COMPLAINTS = 20

/** How a verdict is shown. */
export interface Showing {
  readonly commands: Commands
  readonly paint: PaintVerdict
  readonly durationMs?: number
  /** Where there is more to read. */
  readonly reports: readonly string[]
}

/** The verdict for a human: a line for each family, a block for each failure, the totals, and why they may not be trusted. */
export function verdictLines(evaluation: Evaluation, showing: Showing): string[] {
  const { run, judged, unknownFamilies, early, shard, isDry } = evaluation
  const { seed = 'unknown', capabilities = [] } = run ?? {}
  if (isDry) return dryLines(evaluation)
  const examples = judged.flatMap((rule) => rule.examples)
  const { paint, commands, durationMs, reports } = showing
  return [
    headLine(evaluation),
    ...(shard === undefined
      ? []
      : [`shard ${shard}: of each rule some examples only; "gossip-tck merge" puts the reports of all shards together`]),
    ...claims(run, judged, unknownFamilies),
    '',
    ...(judged.length > 0 ? [...familyLines(judged, capabilities, paint, shard === undefined), ''] : []),
    ...failureLines(judged, commands, paint),
    `rules     ${String(judged.length).padEnd(6)} ${tally(judged, paint)}`,
    `examples  ${String(examples.length).padEnd(6)} ${tally(examples, paint)}`,
    `seed      ${seed}`,
    ...(durationMs === undefined ? [] : [`time      ${(durationMs / 1000).toFixed(2)} s`]),
    ...reports.map((report) => `report    ${report}`),
    ...(early === undefined ? [] : ['', paint(early, 'failed')]),
    ...complaintLines(evaluation, paint),
  ]
}

function headLine({ run, dialect, isDry }: Evaluation): string {
  const { implementation, version } = run ?? {}
  const who = implementation === undefined ? (isDry ? 'dry run: nothing is executed' : 'unknown') : `${implementation} ${version}`
  return `${suiteName()}   dialect ${dialect ?? 'unknown'}   ${who}`
}

/** What would be run. */
function dryLines(evaluation: Evaluation): string[] {
  const { judged } = evaluation
  const selected = judged.filter(({ examples }) => examples.length > 0)
  const examples = selected.reduce((sum, rule) => sum + rule.examples.length, 0)
  return [headLine(evaluation), '', ...selectedLines(selected), '', `rules     ${selected.length}`, `examples  ${examples}`]
}

function complaintLines({ complaints, adapterComplaints }: Evaluation, paint: PaintVerdict): string[] {
  const more = complaints.length - MAX_COMPLAINTS
  return [
    ...(complaints.length === 0
      ? []
      : [
          '',
          paint(`This verdict can't be trusted, for ${counted(complaints.length, 'reason')}:`, 'failed'),
          ...complaints.slice(0, MAX_COMPLAINTS).map((complaint) => `  - ${complaint}`),
          ...(more > 0 ? [`  - and ${more} more`] : []),
        ]),
    ...(adapterComplaints.length === 0
      ? []
      : ['', paint('The adapter is broken:', 'broken'), ...adapterComplaints.map((complaint) => `  - ${complaint}`)]),
  ]
}

/** Name and version of this package. */
export function suite(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(path.join(__dirname, '../../../package.json'), 'utf8'))
  return { name, version }
}

function suiteName(): string {
  const { name, version } = suite()
  return `${name} ${version}`
}
