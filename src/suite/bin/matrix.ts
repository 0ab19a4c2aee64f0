import path from 'node:path'
import { Command } from 'commander'
import { comparison } from '../report/comparison'
import { comparisonHtml } from '../report/comparison-html'
import { comparisonMarkdown } from '../report/comparison-markdown'
import { writeOutput } from '../report/output'
import { readReport } from './report-file'

/** `gossip-tck matrix a.json b.json` */
export function matrix(): Command {
  return new Command('matrix')
    .description('Puts reports side by side: rules by implementations, as Markdown and as HTML.')
    .argument('<reports...>', 'files made by runs, each a copy of reports/conformance.json')
    .option('--output <folder>', 'where matrix.md and matrix.html go', 'reports')
    .addHelpText('after', HELP)
    .action((files: readonly string[], { output }: { readonly output: string }) => {
      const compared = comparison(files.map(readReport))
      for (const { id, differs } of compared.rows) {
        if (differs) process.stderr.write(`${id}: the reports were made with different texts of this rule; its row is marked.\n`)
      }
      const written = { 'matrix.md': comparisonMarkdown(compared), 'matrix.html': comparisonHtml(compared) }
      for (const [name, content] of Object.entries(written)) write(path.join(output, name), content)
    })
}

const HELP = `
Each run writes reports/conformance.json anew: keep a copy of each.

Example:
  gossip-tck run --adapter './mine' && cp reports/conformance.json mine.json
  gossip-tck matrix mine.json theirs.json --output reports`

/** Writes a file and says so. */
function write(file: string, content: string): void {
  writeOutput(file, content)
  process.stdout.write(`${file}\n`)
}
