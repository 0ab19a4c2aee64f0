import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { faultsAtTheEnd, unaskedIn } from '../implementation'
import { readParameters, type WorldParameters } from '../world-parameters'
import { type Catalogue, catalogueOf, featureFilesIn, parseFeature, rulesOf, uriOf, without } from './catalogue'
import type { CommandLine } from './command-line'
import { deviationsIn, withDeviations } from './deviations'
import { EXIT } from './exit-codes'
import type { RunInfo } from './failure'
import { dialectOf, floorComplaints, parseRuleIds } from './floor'
import { FAMILIES, familiesIn } from './reading'
import type { RunRecord } from './run-record'
import type { DialectName } from './tags'
import { type JudgedRule, judge, type Measure } from './verdicts'

const FEATURES = 'features'
const RULE_IDS = 'features/rule-ids.txt'

/** Everything that there is to say of a run. */
export interface Evaluation {
  /** What was run; undefined if no example got so far as to say it. */
  readonly run: RunInfo | undefined
  /** By which the verdicts are; undefined if examples do not agree. */
  readonly dialect: DialectName | undefined
  /** All rules of the dialect were meant to be run, and were. */
  readonly isComplete: boolean
  /** `1/3`: of the examples, those of one shard only. */
  readonly shard?: string
  /** Nothing was executed, on purpose. */
  readonly isDry?: boolean
  /** That the run ended before all selected examples had been run, and why: one sentence. */
  readonly early?: string
  readonly judged: readonly JudgedRule[]
  /** All families of the dialect, whatever was run. */
  readonly families: readonly string[]
  /** Tags of examples that were left out, because nobody asks them of such an implementation, or this time. */
  readonly unasked: readonly string[]
  /** Families that the implementation claims, and the suite has no rule of. Of a part of the suite nobody can tell. */
  readonly unknownFamilies: readonly string[]
  /** Why the verdicts can't be trusted, or deviations are not what they say. One sentence each. */
  readonly complaints: readonly string[]
  /** What was wrong with the adapter apart from the examples. */
  readonly adapterComplaints: readonly string[]
  readonly exitCode: number
}

/**
 * Judges a run. `today` as `2027-06-30`, for the expiry of deviations.
 * @throws WrongUse for a parameter or a file of deviations that can't be read
 */
export function evaluate(record: RunRecord, commandLine: CommandLine, cwd: string, today: string): Evaluation {
  const { filtered, failFast, shard, dryRun } = commandLine
  const parameters = readParameters(commandLine.allParameters)
  const { runs } = record
  const [run] = runs
  // A dry run hears from nobody what it is of.
  const dialect = dialectOf(runs) ?? (runs.length === 0 ? parameters.dialect : undefined)
  const executed = record.examples(failFast)
  const left = record.left(failFast)
  const isPart = filtered || shard !== undefined || left !== undefined
  const all = catalogueIn(cwd, record, filtered)
  const unasked = unaskedIn(parameters)
  const catalogue = without(unasked, all)
  const measure = measureOf(run, parameters)
  const ofAll = judge(catalogue.rules, executed, measure)
  const ofDialect = dialect === undefined ? ofAll : judge(rulesOf(catalogue, dialect), executed, measure)
  const isComplete = !isPart && !dryRun
  const { judged, complaints: stale } = deviated(ofDialect, parameters, cwd, { today, isComplete, ...measure })
  const floor = {
    catalogue,
    judged: ofAll,
    executed,
    runs,
    filtered: isPart,
    ruleIds: ruleIdsIn(cwd)?.filter((id) => !isLeftOut(id, all, catalogue)),
  }
  const complaints = [...(dryRun ? [] : floorComplaints(floor)), ...stale]
  const adapterComplaints = faultsAtTheEnd()
  const exitCode = exitCodeOf(judged, complaints, adapterComplaints)
  return {
    run,
    dialect,
    isComplete,
    ...extentOf(record, commandLine),
    families: filtered ? FAMILIES : familiesIn(judged.map(({ rule }) => rule)),
    unasked,
    unknownFamilies: filtered ? [] : strangersIn(run?.families ?? [], catalogue),
    judged: filtered ? judged.filter(({ examples }) => examples.length > 0) : judged,
    complaints,
    adapterComplaints,
    exitCode: left === undefined ? exitCode : exitCode || EXIT.inconclusive,
  }
}

/** How much was run, as far as it was not all. */
function extentOf(record: RunRecord, { shard, dryRun, failFast }: CommandLine): Pick<Evaluation, 'shard' | 'isDry' | 'early'> {
  const left = record.left(failFast)
  return {
    ...(shard !== undefined && { shard }),
    ...(dryRun && { isDry: true }),
    ...(left && { early: `${left.why}: ${left.count} of ${record.selectedCount} examples were not run.` }),
  }
}

function measureOf(run: RunInfo | undefined, { strict }: WorldParameters): Measure {
  return { capabilities: run?.capabilities ?? [], strict, ...(run?.families && { families: run.families }) }
}

const strangersIn = (families: readonly string[], { rules }: Catalogue): string[] =>
  families.filter((name) => rules.every(({ family }) => family !== name))

const isLeftOut = (id: string, all: Catalogue, { rules }: Catalogue): boolean =>
  all.rules.some((rule) => rule.id === id) && !rules.some((rule) => rule.id === id)

/** Of the codes that apply, the one that outranks the others. */
export function exitCodeOf(judged: readonly JudgedRule[], complaints: readonly string[], adapterComplaints: readonly string[]): number {
  const verdicts = new Set(judged.flatMap(({ examples }) => examples).map(({ verdict }) => verdict))
  if (complaints.length > 0 || verdicts.has('failed') || verdicts.has('crashed')) return EXIT.failed
  if (adapterComplaints.length > 0 || verdicts.has('broken') || verdicts.has('inconclusive')) return EXIT.inconclusive
  return EXIT.asDeclared
}

function deviated(
  judged: readonly JudgedRule[],
  { deviations: file }: WorldParameters,
  cwd: string,
  options: Parameters<typeof withDeviations>[2],
): ReturnType<typeof withDeviations> {
  return withDeviations(judged, file === undefined ? [] : deviationsIn(cwd, file), options)
}

/** What Cucumber has read; of a run that is meant to be complete, or has examples of rules that stand elsewhere, also what lies beside it. */
function catalogueIn(cwd: string, { documents }: RunRecord, filtered: boolean): Catalogue {
  const known = new Set(documents.map(({ uri }) => uri))
  const isEnough = filtered && catalogueOf(documents).strays.length === 0
  const files = isEnough ? [] : featureFilesIn(path.join(cwd, FEATURES))
  const others = files.filter((file) => !known.has(uriOf(file, cwd)))
  return catalogueOf([...documents, ...others.map((file) => parseFeature(readFileSync(file, 'utf8'), uriOf(file, cwd)))])
}

function ruleIdsIn(cwd: string): string[] | undefined {
  const file = path.join(cwd, RULE_IDS)
  return existsSync(file) ? parseRuleIds(readFileSync(file, 'utf8')) : undefined
}
