import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Formatter, type IFormatterOptions, Status } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import { type Evaluation, evaluate, WrongUse } from '../judging/evaluation'
import { EXIT } from '../judging/exit-codes'
import { RunRecord } from '../judging/run-record'
import type { RuleVerdict } from '../judging/verdicts'
import { againCommand, type CommandLine, readCommandLine } from './command-line'
import { conformanceReport } from './conformance-report'
import { claims, counted, failureLines, familyLines, type Paint, tally } from './summary'
import { verdictPage } from './verdict-page'

const MAX_COMPLAINTS = 20

/** How a verdict is coloured: as Cucumber colours this status. */
const STATUS_OF: Readonly<Record<RuleVerdict, (typeof Status)[keyof typeof Status]>> = {
  passed: Status.PASSED,
  failed: Status.FAILED,
  crashed: Status.FAILED,
  advice: Status.PENDING,
  deviation: Status.PENDING,
  inconclusive: Status.AMBIGUOUS,
  broken: Status.AMBIGUOUS,
  'not applicable': Status.SKIPPED,
  'not claimed': Status.SKIPPED,
  unjudged: Status.UNDEFINED,
  'not run': Status.UNDEFINED,
}

/**
 * The verdict for a human: a line for each family, a block for each failure, the totals, and whatever makes the verdict
 * untrustworthy. Writes the report for machines as well, and sets the exit code. Prints at the end; on a terminal it counts
 * meanwhile.
 */
export default class ConsoleFormatter extends Formatter {
  static override readonly documentation: string = 'Verdicts by rule, and why they may not be trusted.'
  private readonly record = new RunRecord()
  private readonly showsProgress: boolean
  /** Where the reports go, as configured. */
  private readonly files: ReportFiles
  /** Undefined as long as there is no verdict. */
  private exitCode: number | undefined

  constructor(options: IFormatterOptions) {
    super(options)
    this.showsProgress = 'isTTY' in options.stream && options.stream.isTTY === true
    this.files = options.parsedArgvOptions as ReportFiles
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => this.onEnvelope(envelope))
    // Cucumber sets its exit code only after the formatters, and a step may end the process before them.
    process.once('exit', (code) => this.correctExitCode(code))
  }

  override async finished(): Promise<void> {
    this.progress('')
    // Cucumber has said itself what it could not parse, and ends with 1.
    if (this.record.parseErrors > 0) this.exitCode = EXIT.failed
    else await this.report()
    await super.finished()
  }

  private onEnvelope(envelope: Envelope): void {
    this.record.add(envelope)
    if (envelope.testCaseFinished) this.progress(`${this.record.endedCount} of ${counted(this.record.selectedCount, 'example')}`)
  }

  private async report(): Promise<void> {
    try {
      const commandLine = await readCommandLine(process.argv, this.cwd)
      const evaluation = evaluate(this.record, commandLine, this.cwd, new Date().toISOString().slice(0, 10))
      this.log([...this.verdictLines(commandLine, evaluation), ...complaintLines(evaluation, this.paint), ''].join('\n'))
      if (!commandLine.dryRun) this.writeReports(commandLine, evaluation)
      this.exitCode = evaluation.exitCode
    } catch (error) {
      if (!(error instanceof WrongUse)) throw error
      process.stderr.write(`${error.message}\n`)
      this.exitCode = EXIT.wrongUse
    }
  }

  private correctExitCode(code: number): void {
    if (this.exitCode !== undefined) process.exitCode = this.exitCode
    else if (code === 0) {
      process.exitCode = EXIT.failed
      process.stderr.write('The run ended before all selected examples were executed.\n')
    }
  }

  private writeReports(commandLine: CommandLine, evaluation: Evaluation): void {
    const { conformanceReport: report, verdictPage: page } = this.files
    if (typeof report === 'string') this.write(report, `${JSON.stringify(conformanceReport(evaluation, suite()), undefined, 2)}\n`)
    if (typeof page === 'string') this.write(page, verdictPage(evaluation, againFor(commandLine, evaluation)))
  }

  private write(file: string, content: string): void {
    const absolute = path.resolve(this.cwd, file)
    mkdirSync(path.dirname(absolute), { recursive: true })
    writeFileSync(absolute, content)
  }

  private verdictLines(commandLine: CommandLine, evaluation: Evaluation): string[] {
    const { run, dialect, judged, unknownFamilies } = evaluation
    const { implementation = 'unknown', version = '', seed = 'unknown', capabilities = [] } = run ?? {}
    const examples = judged.flatMap((rule) => rule.examples)
    const dry = commandLine.dryRun ? '   dry run: nothing is executed' : ''
    return [
      `${suiteName()}   dialect ${dialect ?? 'unknown'}   ${implementation} ${version}${dry}`,
      ...claims(run, judged, unknownFamilies),
      '',
      ...(judged.length > 0 ? [...familyLines(judged, capabilities, this.paint), ''] : []),
      ...failureLines(judged, againFor(commandLine, evaluation), this.paint),
      `rules     ${String(judged.length).padEnd(6)} ${tally(judged, this.paint)}`,
      `examples  ${String(examples.length).padEnd(6)} ${tally(examples, this.paint)}`,
      `seed      ${seed}`,
      `time      ${(this.record.durationMs / 1000).toFixed(2)} s`,
      ...this.pagesOf(commandLine).map((page) => `report    ${page}`),
    ]
  }

  /** The pages that there are to be opened after the run. */
  private pagesOf({ dryRun, htmlReport }: CommandLine): string[] {
    return [dryRun ? undefined : this.files.verdictPage, htmlReport].filter((page) => typeof page === 'string')
  }

  private readonly paint: Paint = (text, verdict) => this.colorFns.forStatus(STATUS_OF[verdict])(text)

  private progress(text: string): void {
    if (this.showsProgress) this.log(`\r\u001b[K${text}`)
  }
}

/** What the configuration may say of reports, in `formatOptions`. */
interface ReportFiles {
  /** The report for machines. */
  readonly conformanceReport?: unknown
  /** The page of verdicts. */
  readonly verdictPage?: unknown
}

const againFor =
  (commandLine: CommandLine, { run, dialect }: Evaluation) =>
  (place: string): string =>
    againCommand(commandLine, place, dialect ?? 'documents', run?.seed ?? 'unknown')

/** Name and version of this package. */
function suite(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(path.join(__dirname, '../../../package.json'), 'utf8'))
  return { name, version }
}

function suiteName(): string {
  const { name, version } = suite()
  return `${name} ${version}`
}

function complaintLines({ complaints, adapterComplaints }: Evaluation, paint: Paint): string[] {
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
