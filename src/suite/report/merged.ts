import { TestStepResultStatus as Status } from '@cucumber/messages'
import { type Catalogue, type CatalogueExample, type CatalogueRule, rulesOf, without } from '../judging/catalogue'
import { type Deviation, withDeviations } from '../judging/deviations'
import { type Evaluation, exitCodeOf } from '../judging/evaluation'
import { EXIT } from '../judging/exit-codes'
import type { FailureKind, RunInfo } from '../judging/failure'
import { missingComplaints } from '../judging/floor'
import { familiesIn } from '../judging/reading'
import type { ExecutedExample } from '../judging/run-record'
import { concluded, type JudgedExample, placeOf, verdictOn } from '../judging/verdicts'
import { WrongUse } from '../wrong-use'
import type { ConformanceReport } from './conformance-report'

type ReportedExample = ConformanceReport['rules'][number]['examples'][number]

/** A report, and what it is called. */
export interface Named {
  readonly name: string
  readonly report: ConformanceReport
}

/** Reports that can't be put together. One sentence. */
export class MergeError extends WrongUse {}

export interface MergeOptions {
  /** Of this suite. */
  readonly catalogue: Catalogue
  readonly suiteVersion: string
  readonly deviations: readonly Deviation[]
  /** `2027-06-30` */
  readonly today: string
}

/** What one run has asked for belongs to the whole. */
function unaskedIn([first, ...others]: readonly Named[]): string[] {
  return (first?.report.unasked ?? []).filter((tag) => others.every(({ report }) => report.unasked?.includes(tag)))
}

/**
 * What one run of all that several runs have executed would have said. Rules on which others rest are looked at anew: an example
 * may rest on a rule that failed in another report. What no report has is complained of.
 * @throws MergeError for reports of different things, or of other texts of the rules than this suite has
 */
export function merged(reports: readonly Named[], options: MergeOptions): Evaluation {
  const [first] = reports
  if (first === undefined) throw new MergeError('There is no report to put together.')
  for (const one of reports) demandAlike(first, one, options.suiteVersion)
  const run = runOf(first.report)
  const { dialect } = first.report
  const unasked = unaskedIn(reports)
  const rules = rulesOf(without(unasked, options.catalogue), dialect)
  for (const one of reports) demandSameTexts(one, rules)
  const found = examplesIn(reports, options.deviations.length > 0)
  const unruled = rules.map((rule) => ({ rule, examples: rule.examples.flatMap((example) => judgedExample(rule, example, found)) }))
  const executed = unruled.flatMap(({ examples }) => examples.map(({ example }) => example))
  const missing = [...missingComplaints(rules, executed, run, 'are in none of the reports'), ...lackedShards(reports)]
  const isComplete = missing.length === 0
  const measure = { ...(run.families && { families: run.families }) }
  const { judged, complaints: stale } = withDeviations(concluded(unruled, measure), options.deviations, {
    ...options,
    isComplete,
    ...measure,
  })
  const complaints = [...missing, ...complaintsOf(reports, (code) => code !== EXIT.inconclusive), ...stale]
  const adapterComplaints = complaintsOf(reports, (code) => code === EXIT.inconclusive)
  return {
    run,
    dialect,
    isComplete,
    judged,
    families: familiesIn(rules),
    unasked,
    unknownFamilies: [],
    complaints,
    adapterComplaints,
    exitCode: exitCodeOf(judged, complaints, adapterComplaints),
  }
}

const WHAT = {
  implementation: ({ implementation }: ConformanceReport) => `${implementation.name} ${implementation.version}`,
  claims: ({ implementation }: ConformanceReport) => implementation.claimed.join(', '),
  capabilities: ({ implementation }: ConformanceReport) => implementation.capabilities.join(', '),
  dialect: ({ dialect }: ConformanceReport) => dialect,
  seed: ({ seed }: ConformanceReport) => seed,
}

function demandAlike(first: Named, other: Named, suiteVersion: string): void {
  const { version } = other.report.suite
  if (version !== suiteVersion) {
    throw new MergeError(`${other.name} was made by version ${version} of the suite: merge it with that version, this is ${suiteVersion}.`)
  }
  for (const [what, of] of Object.entries(WHAT)) {
    const [one, another] = [of(first.report), of(other.report)]
    if (one === another) continue
    throw new MergeError(`${first.name} and ${other.name} are of different runs: the ${what} is "${one}" there and "${another}" here.`)
  }
}

function demandSameTexts({ name, report }: Named, rules: readonly CatalogueRule[]): void {
  for (const { id, level, revision } of report.rules) {
    const now = rules.find((rule) => rule.id === id && rule.level === level)
    if (now?.revision === revision) continue
    throw new MergeError(`${name} was made with another text of ${id} than this suite has: run it again, or merge it where it was run.`)
  }
}

function runOf({ implementation, suite, dialect, seed }: ConformanceReport): RunInfo {
  const { name, version, language, capabilities, claimed } = implementation
  return { implementation: name, version, language, portVersion: suite.portVersion, dialect, seed, families: claimed, capabilities }
}

/** By place. What is in several reports counts as the worse of its verdicts. `anew`: deviations are looked for once more. */
function examplesIn(reports: readonly Named[], anew: boolean): Map<string, ReportedExample[]> {
  const found = new Map<string, ReportedExample[]>()
  for (const example of reports.flatMap(({ report }) => report.rules.flatMap(({ examples }) => examples))) {
    const isFailure = example.blamed !== undefined || (anew && example.verdict === 'deviation')
    const raw: ReportedExample = isFailure ? { ...example, verdict: 'failed' } : example
    found.set(example.place, [...(found.get(example.place) ?? []), raw])
  }
  return found
}

function judgedExample(
  rule: CatalogueRule,
  example: CatalogueExample,
  found: ReadonlyMap<string, readonly ReportedExample[]>,
): JudgedExample[] {
  const all = (found.get(placeOf(example)) ?? []).map((one): JudgedExample => {
    const { verdict, restsOn = [] } = one
    return { rule, example, executed: executedOf(example, one), verdict, restsOn }
  })
  const worst = verdictOn(rule, all, {})
  return all.filter(({ verdict }) => verdict === worst).slice(0, 1)
}

/** As much of an example as its report tells. */
function executedOf({ uri, line, name }: CatalogueExample, example: ReportedExample): ExecutedExample {
  const { verdict, expected, seen, missed } = example
  const kind = KINDS[verdict]
  const executed = { uri, line, name, status: kind === undefined ? Status.PASSED : Status.FAILED, steps: [] }
  if (kind === undefined) return executed
  if (expected !== undefined && seen !== undefined)
    return { ...executed, failure: { kind, expected, seen, timeline: [], ...(missed !== undefined && { missed }) } }
  return { ...executed, steps: [{ text: 'in the report', status: Status.FAILED, error: seen ?? 'no message' }] }
}

const KINDS: Readonly<Record<string, FailureKind>> = {
  failed: 'failed',
  crashed: 'crashed',
  advice: 'failed',
  deviation: 'failed',
  inconclusive: 'inconclusive',
  broken: 'broken',
}

/** What was said against whole reports, of those with such an exit code. */
function complaintsOf(reports: readonly Named[], isMeant: (exitCode: number) => boolean): string[] {
  return reports.flatMap(({ name, report }) =>
    isMeant(report.exitCode) ? report.complaints.map((complaint) => `${name}: ${complaint}`) : [],
  )
}

function lackedShards(reports: readonly Named[]): string[] {
  const shards = reports.flatMap(({ report }) => report.shard?.split('/').map(Number) ?? [])
  const [, total = 0] = shards
  const present = shards.filter((_, index) => index % 2 === 0)
  const lacked = Array.from({ length: total }, (_, index) => index + 1).filter((index) => !present.includes(index))
  return lacked.length === 0 ? [] : [`The reports lack shard ${lacked.map((index) => `${index}/${total}`).join(', ')}.`]
}
