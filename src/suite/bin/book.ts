import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { bookFiles } from '../book/book'
import { loadDocument, loadDocuments } from '../book/documents'
import { knownMutants } from '../book/mutants'
import { ENDED_BY_SIGNAL, EXIT, worstOf } from '../judging/exit-codes'
import { readMessages } from '../judging/replayed'
import { loadSpecification } from '../judging/specification'
import { DIALECT_NAMES, type DialectName } from '../judging/tags'
import { type ToldExample, toldExamples } from '../judging/told'
import type { ConformanceReport } from '../report/conformance-report'
import { writeOutput } from '../report/output'
import { ROOT } from './catalogue'
import { runCucumber } from './cucumber'
import { readReport } from './report-file'

const PUBLISHED = 'docs/verdicts'

interface BookOptions {
  readonly output: string
  readonly reports?: readonly string[]
}

/** `gossip-tck book` */
export function book(): Command {
  return new Command('book')
    .description('Runs the reference in both dialects and writes the specification as a book: pages to be opened in a browser.')
    .option('--output <folder>', 'where the book goes', 'reports/book')
    .option('--reports <files...>', 'reports of runs, each a copy of reports/conformance.json: their verdicts stand beside the rules')
    .addHelpText('after', HELP)
    .action(async (options: BookOptions) => {
      process.exitCode = await writeBook(options)
    })
}

const HELP = `
Published verdicts on other implementations are in it without being asked for. Nothing is fetched from elsewhere: the folder can be
read where it lies, or served. The exit code is 1 if a rule has failed meanwhile; the book is there all the same, and says so.

Examples:
  gossip-tck book
  gossip-tck book --reports mine.json --output site`

async function writeBook({ output, reports: others = [] }: BookOptions): Promise<number> {
  const given = others.map(readReport)
  const folder = mkdtempSync(path.join(tmpdir(), 'gossip-tck-book-'))
  try {
    const runs = await Promise.all(DIALECT_NAMES.map((dialect) => runIn(dialect, folder)))
    const code = worstOf(runs.map((run) => run.code))
    // An interrupted run leaves nothing that a book could be made of.
    if (code > ENDED_BY_SIGNAL) return code
    const reports = runs.map(({ report }) => readReport(report))
    const files = bookFiles({
      specification: loadSpecification(ROOT),
      told: Object.fromEntries(runs.map(({ dialect, messages }) => [dialect, toldExamples(readMessages(messages))])) as Record<
        DialectName,
        Map<string, ToldExample>
      >,
      reports: distinct([...reports, ...given, ...publishedReports()]),
      published: loadDocument(ROOT, `${PUBLISHED}/README.md`, '')[0],
      mutants: knownMutants(ROOT),
      documents: loadDocuments(ROOT),
      version: JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version,
    })
    for (const [name, content] of files) writeOutput(path.join(output, name), content)
    process.stdout.write(`${path.join(output, 'index.html')}\n`)
    return code
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs the reference: its exit code, and the files that it leaves behind if it was not interrupted. */
async function runIn(dialect: DialectName, folder: string) {
  const [messages, report] = [path.join(folder, `${dialect}.ndjson`), path.join(folder, `${dialect}.json`)]
  const parameters = JSON.stringify({ dialect, story: true })
  const options = JSON.stringify({ conformanceReport: report, progress: false })
  // A profile that leaves no reports: those of the user's last run stay.
  const args = ['--profile', 'replay', '--world-parameters', parameters, '--format', `message:${messages}`, '--format-options', options]
  const code = await runCucumber(args, 'ignore')
  if (code === EXIT.failed)
    process.stderr.write(`A rule has failed in the dialect ${dialect}: run "gossip-tck run --dialect ${dialect}" to see why.\n`)
  return { dialect, code, report, messages }
}

function publishedReports(): ConformanceReport[] {
  const folder = path.join(ROOT, PUBLISHED)
  const names = readdirSync(ROOT).includes('docs') ? readdirSync(folder) : []
  return names.filter((name) => name.endsWith('.json')).map((name) => readReport(path.join(folder, name)))
}

/** Of reports on one implementation in one dialect the first: what was run just now gives way to nothing. */
function distinct(reports: readonly ConformanceReport[]): ConformanceReport[] {
  const keyOf = ({ implementation, dialect }: ConformanceReport): string =>
    JSON.stringify([implementation.name, implementation.version, dialect])
  return [...new Map([...reports].reverse().map((report) => [keyOf(report), report])).values()].reverse()
}
