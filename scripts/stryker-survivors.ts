import { existsSync, readFileSync } from 'node:fs'
import { DIALECT_NAMES } from '../src/suite/judging/tags'

interface Place {
  readonly line: number
  readonly column: number
}

interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement?: string
  readonly location: { readonly start: Place; readonly end: Place }
}

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>
}

const UNDETECTED = new Set(['Survived', 'NoCoverage'])
const NOT_JUDGED = new Set(['RuntimeError', 'CompileError', 'Ignored'])

/** A mutant survives if no dialect's run detects it. Prints the score of each file, and every survivor. */
function main(): void {
  const files = DIALECT_NAMES.map((dialect) => `reports/stryker/${dialect}.json`)
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined) {
    console.error(`${missing} is not there: run npm run stryker first.`)
    process.exitCode = 2
    return
  }
  const [first, ...others] = files.map((file): Report => JSON.parse(readFileSync(file, 'utf8')))
  const survivors: string[] = []
  for (const [file, { source, mutants }] of Object.entries(first?.files ?? {})) {
    const judged = mutants.filter(({ status }) => !NOT_JUDGED.has(status))
    const left = judged.filter((mutant) =>
      [mutant, ...others.map((report) => sameIn(report, file, mutant))].every((one) => one === undefined || UNDETECTED.has(one.status)),
    )
    console.log(`${file.padEnd(42)} ${judged.length - left.length} of ${judged.length} detected`)
    survivors.push(...left.map((mutant) => lineOf(file, source, mutant)))
  }
  console.log(['', ...survivors].join('\n'))
}

/** The second run tries what is left of the first, and numbers it anew. */
function sameIn(report: Report, file: string, mutant: Mutant): Mutant | undefined {
  return report.files[file]?.mutants.find((other) => keyOf(other) === keyOf(mutant))
}

const keyOf = ({ location, mutatorName, replacement }: Mutant): string => JSON.stringify([location, mutatorName, replacement])

function lineOf(file: string, source: string, { location, mutatorName, replacement = '' }: Mutant): string {
  const { line } = location.start
  const text = source.split('\n')[line - 1]?.trim()
  return `${file}:${line}  ${mutatorName}: ${text} => ${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}`
}

main()
