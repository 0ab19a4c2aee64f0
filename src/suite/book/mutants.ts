import { existsSync } from 'node:fs'
import path from 'node:path'
import type { DialectName } from '../judging/tags'

/** A mutant as far as it is shown. */
export interface KnownMutant {
  readonly id: string
  readonly rule?: string
  readonly sentence: string
  /** Where such a behaviour was seen. */
  readonly source?: string
  readonly dialects?: readonly DialectName[]
}

/**
 * Read from a path at run time, if it is there: the tables stand beside the sources, which they edit, so the sources cannot
 * import them; and whoever has the program without them can do all else.
 */
export function knownMutants(root: string): readonly KnownMutant[] {
  const table = ['mutants/table.ts', 'mutants/table.js'].map((name) => path.join(root, name)).find(existsSync)
  if (table === undefined) return []
  const { mutants } = require(table) as { readonly mutants: readonly KnownMutant[] }
  return mutants
}
