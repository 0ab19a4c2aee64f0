import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { matricesOf } from './matrix'
import { matrixHtml } from './matrix-html'
import { matrixMarkdown } from './matrix-markdown'
import type { Evidence } from './trial'

/** Writes kill-matrix.json, .md and .html into a folder, which is made if there is none. */
export function writeMatrix(evidence: Evidence, folder: string): void {
  const matrices = matricesOf(evidence)
  mkdirSync(folder, { recursive: true })
  const write = (ending: string, text: string) => writeFileSync(path.join(folder, `kill-matrix.${ending}`), text)
  write('json', `${JSON.stringify({ matrices }, null, 2)}\n`)
  write('md', matrixMarkdown(matrices))
  write('html', matrixHtml(matrices))
}
