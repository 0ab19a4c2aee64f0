import { existsSync, readFileSync } from 'node:fs'
import { type ConformanceReport, REPORT_SCHEMA } from '../report/conformance-report'
import { UsageError } from './catalogue'

/** @throws UsageError for a file that is no report */
export function readReport(file: string): ConformanceReport {
  if (!existsSync(file)) throw new UsageError(`There is no report ${file}: a run writes reports/conformance.json.`)
  const { data, error } = REPORT_SCHEMA.safeParse(contentOf(file))
  if (data !== undefined) return data
  const [issue] = error.issues
  throw new UsageError(`${file} is no report of a run: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}.`)
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is no JSON, so it is no report of a run.`)
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : error}.`)
  }
}
