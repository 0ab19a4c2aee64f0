import path from 'node:path'
import { Formatter, type IFormatterOptions, Status } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import { againCommand, type CommandLine, doctorCommand, readCommandLine } from '../judging/command-line'
import { type Evaluation, evaluate } from '../judging/evaluation'
import { EXIT, endBy } from '../judging/exit-codes'
import { RunRecord } from '../judging/run-record'
import type { RuleVerdict } from '../judging/verdicts'
import type { Commands } from './commands'
import { conformanceReport } from './conformance-report'
import { writeOutput } from './output'
import { Progress } from './progress'
import type { PaintVerdict } from './summary'
import { verdictPage } from './verdict-page'
import { suite, verdictLines } from './verdict-text'

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

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The verdict for a human, written at the end; meanwhile how far the run is: on a terminal there, else on the standard error.
 * Writes the report for machines as well, and sets the exit code. A signal ends the run with the verdict on what was judged.
 */
export default class ConsoleFormatter extends Formatter {
  static override readonly documentation: string = 'Verdicts by rule, and why they may not be trusted.'
  private readonly record = new RunRecord()
  private readonly progress = new Progress()
  private readonly isTerminal: boolean
  /** As configured. */
  private readonly options: ReportOptions
  private commandLine: CommandLine | undefined
  /** Undefined as long as there is no verdict. */
  private exitCode: number | undefined

  constructor(options: IFormatterOptions) {
    super(options)
    this.isTerminal = 'isTTY' in options.stream && options.stream.isTTY === true
    this.options = options.parsedArgvOptions as ReportOptions
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => this.onEnvelope(envelope))
    // Cucumber sets its exit code only after the formatters, and a step may end the process before them.
    process.once('exit', (code) => this.correctExitCode(code))
    for (const signal of SIGNALS) process.on(signal, this.onSignal)
    // What is wrong with it is said at the end.
    this.readCommandLine().catch(() => {})
  }

  override async finished(): Promise<void> {
    for (const signal of SIGNALS) process.removeListener(signal, this.onSignal)
    this.clearProgress()
    // Cucumber has said itself what it could not parse, and ends with 1.
    if (this.record.parseErrors > 0) this.exitCode = EXIT.failed
    else {
      const commandLine = await this.readCommandLine()
      this.saying(() => this.report(commandLine))
    }
    await super.finished()
  }

  private async readCommandLine(): Promise<CommandLine> {
    this.commandLine = await readCommandLine(process.argv, this.cwd)
    return this.commandLine
  }

  private onEnvelope(envelope: Envelope): void {
    this.record.add(envelope)
    const words = this.progress.add(envelope, this.isTerminal)
    if (words === undefined || this.commandLine?.dryRun) return
    if (this.isTerminal) this.log(`\r\u001b[K${words}`)
    else if (this.options.progress !== false) process.stderr.write(`${words}\n`)
  }

  private report(commandLine: CommandLine): void {
    const evaluation = evaluate(this.record, commandLine, this.cwd, new Date().toISOString().slice(0, 10))
    this.log([...this.linesOf(commandLine, evaluation), ''].join('\n'))
    const isWhole = this.record.endedEarly === undefined
    if (!commandLine.dryRun && isWhole) this.writeReports(commandLine, evaluation)
    this.exitCode = evaluation.exitCode
  }

  private saying(deed: () => void): void {
    try {
      deed()
    } catch (error) {
      const { words, code } = endBy(error)
      process.stderr.write(`${words}\n`)
      this.exitCode = code
    }
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    for (const name of SIGNALS) process.removeListener(name, this.onSignal)
    const { commandLine } = this
    this.clearProgress()
    this.record.endedEarly = `Interrupted by ${signal}`
    if (commandLine !== undefined && this.record.endedCount > 0) this.saying(() => this.report(commandLine))
    process.kill(process.pid, signal)
  }

  private correctExitCode(code: number): void {
    if (this.exitCode !== undefined) process.exitCode = this.exitCode
    else if (code === 0) {
      process.exitCode = EXIT.failed
      process.stderr.write('The run ended before all selected examples were executed.\n')
    }
  }

  private writeReports(commandLine: CommandLine, evaluation: Evaluation): void {
    const { conformanceReport: report, verdictPage: page } = this.options
    if (typeof report === 'string')
      writeOutput(path.resolve(this.cwd, report), `${JSON.stringify(conformanceReport(evaluation, suite()), undefined, 2)}\n`)
    if (typeof page === 'string') writeOutput(path.resolve(this.cwd, page), verdictPage(evaluation, commandsFor(commandLine, evaluation)))
  }

  private linesOf(commandLine: CommandLine, evaluation: Evaluation): string[] {
    const hasEnded = this.record.endedEarly === undefined
    return verdictLines(evaluation, {
      commands: commandsFor(commandLine, evaluation),
      paint: this.paint,
      ...(hasEnded && { durationMs: this.record.durationMs }),
      reports: hasEnded ? this.pagesOf(commandLine) : [],
    })
  }

  /** The pages that there are to be opened after the run. */
  private pagesOf({ dryRun, htmlReport }: CommandLine): string[] {
    return [dryRun ? undefined : this.options.verdictPage, htmlReport].filter((page) => typeof page === 'string')
  }

  private readonly paint: PaintVerdict = (text, verdict) => this.colorFns.forStatus(STATUS_OF[verdict])(text)

  private clearProgress(): void {
    if (this.isTerminal) this.log('\r\u001b[K')
  }
}

/** What the configuration may say of reports, in `formatOptions`: files, and whether there is progress to be seen. */
interface ReportOptions {
  /** The report for machines. */
  readonly conformanceReport?: unknown
  /** The page of verdicts. */
  readonly verdictPage?: unknown
  /** `false`: without a terminal nothing is said before the end. */
  readonly progress?: unknown
}

const commandsFor = (commandLine: CommandLine, { run, dialect }: Evaluation): Commands => ({
  again: (place) => againCommand(commandLine, place, dialect ?? 'documents', run?.seed ?? 'unknown'),
  doctor: doctorCommand(commandLine),
})
