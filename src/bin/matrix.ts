import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { type ConformanceReport, REPORT_SCHEMA } from '../conformance/report/conformance-report'
import { UsageError } from './catalogue'
import { comparison, comparisonHtml, comparisonMarkdown } from './comparison'

/** `gossip-tck matrix a.json b.json` */
export function matrix(): Command {
  return new Command('matrix')
    .description('Puts reports side by side: rules by implementations, as Markdown and as HTML.')
    .argument('<reports...>', 'files made by runs: reports/conformance.json')
    .option('--output <folder>', 'where matrix.md and matrix.html go', 'reports')
    .addHelpText('after', '\nExample:\n  gossip-tck matrix mine.json theirs.json --output reports')
    .action((files: readonly string[], { output }: { readonly output: string }) => {
      const compared = comparison(files.map(readReport))
      mkdirSync(output, { recursive: true })
      const written = { 'matrix.md': comparisonMarkdown(compared), 'matrix.html': comparisonHtml(compared) }
      for (const [name, content] of Object.entries(written)) writeFileSync(path.join(output, name), content)
      process.stdout.write(
        `${Object.keys(written)
          .map((name) => path.join(output, name))
          .join('\n')}\n`,
      )
    })
}

/** @throws UsageError for a file that is no report */
export function readReport(file: string): ConformanceReport {
  if (!existsSync(file)) throw new UsageError(`There is no report ${file}: a run writes reports/conformance.json.`)
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new UsageError(`${file} is no JSON, so it is no report of a run.`)
  }
  const { data, error } = REPORT_SCHEMA.safeParse(content)
  if (data !== undefined) return data
  const [issue] = error.issues
  throw new UsageError(`${file} is no report of a run: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}.`)
}
