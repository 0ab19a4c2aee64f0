import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Evidence } from './trial'
export function writeMatrix(evidence: Evidence, folder: string): void {
  writeFileSync(path.join(folder, 'kill-matrix.json'), JSON.stringify(evidence.killings, null, 1))
}
