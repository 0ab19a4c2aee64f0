import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ConformanceReport, REPORT_SCHEMA } from '../report/conformance-report'
import { UsageError } from './catalogue'

/** @throws UsageError for a file that is no report */
export function readReport(file: string): ConformanceReport {
  if (!existsSync(file)) throw new UsageError(`There is no report ${file}: ${instead(file)}`)
  const { data, error } = REPORT_SCHEMA.safeParse(contentOf(file))
  if (data !== undefined) return data
  const [issue] = error.issues
  throw new UsageError(`${file} is no report of a run: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}.`)
}

/** Reports of parts that lie beside the one that is not there, or how one is made. */
function instead(file: string): string {
  const folder = path.dirname(file)
  const parts = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name, 'conformance.json')) : []
  const found = parts.filter(existsSync)
  return found.length === 0 ? 'a whole run writes reports/conformance.json.' : `there is ${found.slice(0, 3).join(' and ')}.`
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is no JSON, so it is no report of a run.`)
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`)
  }
}
