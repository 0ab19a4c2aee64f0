import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { REPORT_SCHEMA } from '../src/suite/report/conformance-report'

/** Where the schema of reports is published. */
export const SCHEMA_FILE = path.join(__dirname, '../schemas/conformance-report.schema.json')

/** The JSON Schema of `reports/conformance.json`, as it is to be committed. */
export const schemaText = (): string => `${JSON.stringify(z.toJSONSchema(REPORT_SCHEMA), undefined, 2)}\n`

if (require.main === module) writeFileSync(SCHEMA_FILE, schemaText())
