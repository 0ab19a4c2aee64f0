import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { implementationFor } from '../implementation'
import { rulesOf } from '../judging/catalogue'
import { type Replayed, readReplayed } from '../judging/replayed'
import type { ConformanceReport } from '../report/conformance-report'
import { readParameters } from '../world-parameters'
import { ownCatalogue, UsageError } from './catalogue'
import { runCucumber } from './cucumber'
import { selectionFor } from './replay-selection'
import { readReport } from './report-file'
import { isNamed, limitOption, MALFORMED, parametersOf, robustnessOption, type Target, withTarget } from './target'
import { type Paint, painter } from './terminal'

interface ReplayOptions extends Target {
  readonly limit?: number
  readonly robustness?: number
}

/** `gossip-tck replay EMIT-1` */
export function replay(): Command {
  return withTarget(new Command('replay'))
    .description('Runs examples of a report again, with the same seed, and shows the whole timeline of each.')
    .usage('[options] [report] <example>')
    .argument(
      '<example...>',
      'file:line as the report has it, the name of an example, or the ID of a rule; before it, if it is not that of the last whole run, the report',
    )
    .option('--reports <folder>', 'the folder of reports', 'reports')
    .addOption(limitOption('one example'))
    .addOption(robustnessOption())
    .addHelpText('after', HELP)
    .action(async (words: readonly string[], { reports, ...options }: ReplayOptions & { readonly reports: string }) => {
      const { file, wanted } = meantBy(words, reports)
      process.exitCode = await again(readReport(file), wanted, options)
    })
}

/** @throws UsageError for words that are not an example, or a report and an example */
function meantBy(words: readonly string[], reports: string): { readonly file: string; readonly wanted: string } {
  const [first = '', second] = words
  const wanted = second ?? first
  if (words.length > 2) throw new UsageError('Give one example, and before it a report if need be. A name with blanks stands in quotes.')
  if (words.length === 1 && wanted.endsWith('.json'))
    throw new UsageError(`Give an example of ${wanted} as well: file:line, a name or a rule ID.`)
  return { file: second === undefined ? path.join(reports, 'conformance.json') : first, wanted }
}

const HELP = `
No report is written. The exit code is that of the run. If the report is of the reference nobody has to say where it is.

Examples:
  gossip-tck replay EMIT-1 --adapter './my-adapter'
  gossip-tck replay reports/part/conformance.json bursts-and-ticks.feature:30`

async function again(report: ConformanceReport, wanted: string, options: ReplayOptions): Promise<number> {
  const { dialect, seed } = report
  const { places, warnings } = selectionFor(report, wanted, rulesOf(ownCatalogue(), dialect))
  await demandTarget(report, options)
  for (const warning of warnings) process.stderr.write(`${warning}\n`)
  const folder = mkdtempSync(path.join(tmpdir(), 'gossip-tck-replay-'))
  try {
    const messages = path.join(folder, 'messages.ndjson')
    const { limit } = options
    // What is replayed was run: malformed messages as well, if it is an example that sends them.
    const robustness = options.robustness ?? (isNamed(options) ? MALFORMED : undefined)
    const parameters = JSON.stringify({ ...parametersOf(options), limit, robustness, dialect, seed, timeline: true })
    // A profile of its own: what the run that is replayed has left behind stays.
    const args = ['--profile', 'replay', '--world-parameters', parameters, '--format', `message:${messages}`, ...places]
    const code = await runCucumber(args, 'ignore')
    const replayed = readReplayed(messages)
    for (const words of differences(report, replayed)) process.stderr.write(`${words}\n`)
    process.stdout.write(replayedLines(replayed, painter()).join('\n'))
    return code
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the reference does says nothing of another implementation. @throws UsageError */
async function demandTarget({ implementation, dialect }: ConformanceReport, target: Target): Promise<void> {
  if (isNamed(target)) return
  const reference = await implementationFor(readParameters({ dialect })).describe()
  if (implementation.name === reference.name) return
  throw new UsageError(
    `The report is of ${implementation.name} ${implementation.version}: give --adapter, --address or --module to run the same implementation.`,
  )
}

/** How what has run differs from what the report is of. */
export function differences({ implementation: { name, version } }: ConformanceReport, { run }: Replayed): string[] {
  if (run === undefined || (run.implementation === name && run.version === version)) return []
  return [`The report is of ${name} ${version}, and what has run now is ${run.implementation} ${run.version}.`]
}

/** Of each example: where it stands, its verdict, what was expected and seen if it failed, and all that happened. */
export function replayedLines({ examples }: Replayed, paint: Paint): string[] {
  return examples.flatMap(({ name, place, verdict, expected, seen, timeline }) => [
    `${paint('bold', name)}   ${paint('dim', place)}`,
    `  ${paint(verdict === 'passed' ? 'green' : 'red', verdict)}`,
    ...labelled('expected', expected),
    ...labelled('seen', seen),
    ...(timeline.length > 0 ? ['  timeline', ...timeline.map((line) => `    ${line}`)] : []),
    '',
  ])
}

const labelled = (label: string, text: string | undefined): string[] =>
  text === undefined ? [] : text.split('\n').map((line, i) => `  ${(i === 0 ? label : '').padEnd(10)}${line}`)
