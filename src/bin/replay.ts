import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { rulesOf } from '../conformance/report/catalogue'
import type { ConformanceReport } from '../conformance/report/conformance-report'
import { replayedLines } from '../conformance/report/replayed'
import { placeOf } from '../conformance/report/verdicts'
import { ownCatalogue, UsageError } from './catalogue'
import { fromHere, runCucumber, type Target } from './cucumber'
import { readReport } from './matrix'

interface ReplayOptions extends Target {
  readonly limit?: number
}

/** `gossip-tck replay reports/conformance.json EMIT-1` */
export function replay(): Command {
  return new Command('replay')
    .description('Runs examples of a report again, with the same seed, and shows the whole timeline of each.')
    .argument('<report>', 'a file made by a run: reports/conformance.json')
    .argument('<example>', 'file:line, the name of an example, or the ID of a rule')
    .option('--adapter <command>', 'the command line that starts the adapter; without one the reference is run')
    .option('--address <host:port>', 'an adapter that runs already')
    .option('--limit <seconds>', 'real time that one example may take', Number)
    .addHelpText('after', "\nExample:\n  gossip-tck replay reports/conformance.json EMIT-1 --adapter './my-adapter'")
    .action(async (file: string, wanted: string, options: ReplayOptions) => {
      process.exitCode = await again(readReport(file), wanted, options)
    })
}

async function again(report: ConformanceReport, wanted: string, options: ReplayOptions): Promise<number> {
  const places = placesOf(report, wanted)
  const { dialect, seed } = report
  const folder = mkdtempSync(path.join(tmpdir(), 'gossip-tck-replay-'))
  try {
    const messages = path.join(folder, 'messages.ndjson')
    const parameters = JSON.stringify({
      ...options,
      ...(options.adapter !== undefined && { adapter: fromHere(options.adapter) }),
      dialect,
      seed,
      timeline: true,
    })
    // A profile of its own: what the run that is replayed has left behind stays.
    const args = ['--profile', 'replay', '--world-parameters', parameters, '--format', `message:${messages}`, ...places]
    const code = await runCucumber(args, 'ignore')
    process.stdout.write(`${replayedLines(messages).join('\n')}\n`)
    return code
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Where the examples stand now; warns of a rule whose text has changed since the report.
 * @throws UsageError if the report has no such example, or the features have it no more
 */
function placesOf(report: ConformanceReport, wanted: string): string[] {
  const known = rulesOf(ownCatalogue(), report.dialect)
  const isWanted = (id: string, { name, place }: { readonly name: string; readonly place: string }) =>
    id === wanted.toUpperCase() || name === wanted || place === wanted
  const found = report.rules.flatMap((rule) =>
    rule.examples.filter((example) => isWanted(rule.id, example)).map((example) => ({ rule, example })),
  )
  if (found.length === 0) {
    throw new UsageError(`The report has no example "${wanted}": give file:line, the name of an example, or the ID of a rule.`)
  }
  for (const { id, revision } of new Set(found.map(({ rule }) => rule))) {
    const now = known.find((rule) => rule.id === id)
    if (now === undefined) throw new UsageError(`The features have no rule ${id} any more.`)
    if (now.revision !== revision) process.stderr.write(`${id} has changed since the report was made: what runs now is its new text.\n`)
  }
  const places = new Set(known.flatMap(({ examples }) => examples.map(placeOf)))
  const gone = found.find(({ example }) => !places.has(example.place))
  if (gone !== undefined) throw new UsageError(`There is no example at ${gone.example.place} any more.`)
  return [...new Set(found.map(({ example }) => example.place))]
}
