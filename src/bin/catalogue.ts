import path from 'node:path'
import { type Catalogue, loadCatalogue } from '../conformance/report/catalogue'

/** The root of this package. */
export const ROOT = path.join(__dirname, '../..')

/** The rules of this package's own features; places are relative to its root. */
export const ownCatalogue = (): Catalogue => loadCatalogue(path.join(ROOT, 'features'), ROOT)

/** A wrong command line or file: one sentence that names it and says what to do. */
export class UsageError extends Error {}
