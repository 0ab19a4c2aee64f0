import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { deviationsIn } from '../judging/deviations'
import type { Evaluation } from '../judging/evaluation'
import { OVER_GRPC, ROBUSTNESS } from '../judging/tags'
import type { RuleVerdict } from '../judging/verdicts'
import type { Commands } from '../report/commands'
import { conformanceReport } from '../report/conformance-report'
import { merged, type Named } from '../report/merged'
import { writeOutput } from '../report/output'
import { verdictPage } from '../report/verdict-page'
import { suite, verdictLines } from '../report/verdict-text'
import { ownCatalogue } from './catalogue'
import { readReport } from './report-file'
import { painter, type Style } from './terminal'

interface MergeOptions {
  readonly output: string
  readonly deviations?: string
}

/** `gossip-tck merge reports/shard-*` */
export function merge(): Command {
  return new Command('merge')
    .description('Puts reports of one implementation together, those of shards above all: one verdict, and what is still lacking.')
    .argument('<reports...>', 'files made by runs, or the folders that they are in')
    .option('--output <folder>', 'where the conformance.json and the page of the whole go', 'reports')
    .option('--deviations <file>', 'known deviations, in YAML: which of them nobody needs is known only of the whole')
    .addHelpText('after', HELP)
    .action((files: readonly string[], { output, deviations }: MergeOptions) => {
      const reports = files.map(fileIn).map((name) => ({ name, report: readReport(name) }))
      const evaluation = together(reports, deviations)
      const page = path.join(output, 'merged.html')
      const commands = commandsOf(evaluation)
      writeOutput(path.join(output, 'conformance.json'), `${JSON.stringify(conformanceReport(evaluation, suite()), undefined, 2)}\n`)
      writeOutput(page, verdictPage(evaluation, commands))
      process.stdout.write(`${verdictLines(evaluation, { commands, paint: paintOf(), reports: [page] }).join('\n')}\n`)
      process.exitCode = evaluation.exitCode
    })
}

const HELP = `
The exit code is that of a run which had executed them all.

Example, on three machines and then on one:
  gossip-tck run --adapter './mine' --shard 1/3
  gossip-tck merge reports/shard-1-of-3 reports/shard-2-of-3 reports/shard-3-of-3`

const fileIn = (given: string): string =>
  existsSync(given) && statSync(given).isDirectory() ? path.join(given, 'conformance.json') : given

/** @throws WrongUse for what can't be put together */
function together(reports: readonly Named[], deviations: string | undefined): Evaluation {
  return merged(reports, {
    catalogue: ownCatalogue(),
    suiteVersion: suite().version,
    deviations: deviations === undefined ? [] : deviationsIn(process.cwd(), deviations),
    today: new Date().toISOString().slice(0, 10),
  })
}

/** Only the reference in its own process is asked for what is over gRPC; where anybody else is, the reports do not say. */
function commandsOf({ run, dialect, unasked }: Evaluation): Commands {
  const asked = unasked.includes(ROBUSTNESS) ? '' : ' --robustness'
  const isElsewhere = unasked.includes(OVER_GRPC)
  const target = isElsewhere ? ` --adapter '<yours>'${asked}` : ''
  return {
    again: (place) => `npx gossip-tck run ${place}${target} --dialect ${dialect} --seed ${run?.seed}`,
    doctor: isElsewhere ? "npx gossip-tck doctor --adapter '<yours>'" : undefined,
  }
}

const STYLES: Partial<Record<RuleVerdict, Style>> = {
  passed: 'green',
  failed: 'red',
  crashed: 'red',
  'not run': 'yellow',
  broken: 'yellow',
  inconclusive: 'yellow',
}

function paintOf(): (text: string, verdict: RuleVerdict) => string {
  const paint = painter()
  return (text, verdict) => paint(STYLES[verdict] ?? 'dim', text)
}
