import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Formatter, type IFormatterOptions, Status } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import { ParameterError, readParameters } from '../world-parameters'
import { type Catalogue, catalogueOf, featureFilesIn, parseFeature, rulesOf, uriOf } from './catalogue'
import { againCommand, type CommandLine, readCommandLine } from './command-line'
import { dialectOf, floorComplaints, parseRuleIds } from './floor'
import { type ExecutedExample, RunRecord } from './run-record'
import { counted, failureLines, familyLines, type Paint, rulesToReport, tally } from './summary'
import { judge } from './verdicts'

const FEATURES = 'features'
const RULE_IDS = 'features/rule-ids.txt'
const MAX_COMPLAINTS = 20
const WRONG_USE = 2

/**
 * The verdict for a human: a line for each family, a block for each failure, the totals, and whatever makes the verdict
 * untrustworthy, which also turns an exit code of 0 into 1. Prints at the end; on a terminal it counts meanwhile.
 */
export default class ConsoleFormatter extends Formatter {
  static override readonly documentation: string = 'Verdicts by rule, and why they may not be trusted.'
  private readonly record = new RunRecord()
  private readonly showsProgress: boolean
  private verdict: 'none yet' | 'trusted' | 'not trusted' | 'wrong use' = 'none yet'

  constructor(options: IFormatterOptions) {
    super(options)
    this.showsProgress = 'isTTY' in options.stream && options.stream.isTTY === true
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => this.onEnvelope(envelope))
    // Cucumber sets its exit code only after the formatters, and a step may end the process before them.
    process.once('exit', () => this.correctExitCode())
  }

  override async finished(): Promise<void> {
    this.progress('')
    // Cucumber has said itself what it could not parse, and ends with 1.
    if (this.record.parseErrors === 0) this.report(await readCommandLine(process.argv, this.cwd))
    await super.finished()
  }

  private onEnvelope(envelope: Envelope): void {
    this.record.add(envelope)
    if (envelope.testCaseFinished) this.progress(`${this.record.endedCount} of ${counted(this.record.selectedCount, 'example')}`)
  }

  private report(commandLine: CommandLine): void {
    const complaint = this.record.runs.length > 0 ? undefined : wrongUseIn(commandLine)
    if (complaint !== undefined) return this.refuse(complaint)
    const executed = this.record.examples()
    const catalogue = this.catalogue(commandLine.filtered)
    const complaints = commandLine.dryRun ? [] : this.complaints(commandLine, catalogue, executed)
    this.log([...this.verdictLines(commandLine, catalogue, executed), ...complaintLines(complaints, this.paint), ''].join('\n'))
    this.verdict = complaints.length === 0 ? 'trusted' : 'not trusted'
  }

  /** Workers have ended because of it without a word. */
  private refuse(complaint: string): void {
    process.stderr.write(`${complaint}\n`)
    this.verdict = 'wrong use'
  }

  private correctExitCode(): void {
    if (this.verdict === 'wrong use') process.exitCode = WRONG_USE
    if (this.verdict === 'trusted' || this.verdict === 'wrong use') return
    // Another failure's code stays.
    if (process.exitCode === undefined || process.exitCode === 0) {
      process.exitCode = 1
      if (this.verdict === 'none yet') process.stderr.write('The run ended before all selected examples were executed.\n')
    }
  }

  private complaints({ filtered }: CommandLine, catalogue: Catalogue, executed: readonly ExecutedExample[]): string[] {
    const file = path.join(this.cwd, RULE_IDS)
    const ruleIds = existsSync(file) ? parseRuleIds(readFileSync(file, 'utf8')) : undefined
    return floorComplaints({ catalogue, executed, runs: this.record.runs, filtered, ruleIds })
  }

  private verdictLines(commandLine: CommandLine, catalogue: Catalogue, executed: readonly ExecutedExample[]): string[] {
    const { runs, durationMs } = this.record
    const { implementation = 'unknown', seed = 'unknown', capabilities = [] } = runs[0] ?? {}
    const dialect = dialectOf(runs)
    const rules = dialect === undefined ? catalogue.rules : rulesOf(catalogue, dialect)
    const judged = rulesToReport(judge(rules, executed, capabilities), commandLine.filtered)
    const examples = judged.flatMap((rule) => rule.examples)
    const again = (place: string): string => againCommand(commandLine, place, dialect ?? 'documents', seed)
    return [
      `${suite()}   dialect ${dialect ?? 'unknown'}   ${implementation}${commandLine.dryRun ? '   dry run: nothing is executed' : ''}`,
      '',
      ...(judged.length > 0 ? [...familyLines(judged, capabilities, this.paint), ''] : []),
      ...failureLines(judged, again, this.paint),
      `rules     ${String(judged.length).padEnd(6)} ${tally(judged, this.paint)}`,
      `examples  ${String(examples.length).padEnd(6)} ${tally(examples, this.paint)}`,
      `seed      ${seed}`,
      `time      ${(durationMs / 1000).toFixed(2)} s`,
      ...(commandLine.htmlReport === undefined ? [] : [`report    ${commandLine.htmlReport}`]),
    ]
  }

  /** What Cucumber has read; of a run that is meant to be complete also what lies beside it. */
  private catalogue(filtered: boolean): Catalogue {
    const { documents } = this.record
    const known = new Set(documents.map(({ uri }) => uri))
    const files = filtered ? [] : featureFilesIn(path.join(this.cwd, FEATURES))
    const others = files.filter((file) => !known.has(uriOf(file, this.cwd)))
    return catalogueOf([...documents, ...others.map((file) => parseFeature(readFileSync(file, 'utf8'), uriOf(file, this.cwd)))])
  }

  private readonly paint: Paint = (text, outcome) => {
    const statuses = { passed: Status.PASSED, failed: Status.FAILED, advice: Status.PENDING, skipped: Status.SKIPPED }
    const status = outcome === 'unjudged' || outcome === 'not run' ? Status.UNDEFINED : statuses[outcome]
    return this.colorFns.forStatus(status)(text)
  }

  private progress(text: string): void {
    if (this.showsProgress) this.log(`\r\u001b[K${text}`)
  }
}

/** What is wrong with the parameters that were given, if anything. */
function wrongUseIn({ worldParameters }: CommandLine): string | undefined {
  try {
    readParameters(worldParameters)
    return undefined
  } catch (error) {
    return error instanceof ParameterError ? error.message : undefined
  }
}

/** Name and version of this package. */
function suite(): string {
  const { name, version } = JSON.parse(readFileSync(path.join(__dirname, '../../../package.json'), 'utf8'))
  return `${name} ${version}`
}

function complaintLines(complaints: readonly string[], paint: Paint): string[] {
  if (complaints.length === 0) return []
  const more = complaints.length - MAX_COMPLAINTS
  return [
    '',
    paint(`This verdict can't be trusted, for ${counted(complaints.length, 'reason')}:`, 'failed'),
    ...complaints.slice(0, MAX_COMPLAINTS).map((complaint) => `  - ${complaint}`),
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ]
}
