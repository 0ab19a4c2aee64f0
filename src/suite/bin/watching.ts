import path from 'node:path'
import { ENDED_BY_SIGNAL } from '../judging/exit-codes'

/** Folders that change by what is built and run, not by what somebody writes. */
const NEVER = new Set(['node_modules', '.git', 'reports', 'dist', 'coverage', '__pycache__'])
/** Real time in which changes that come together are one. */
const TOGETHER_MS = 100

/**
 * Runs, and runs again after each change below a folder. A change during a run is followed by another run. `reports`: where the runs
 * themselves write. Ends with the exit code of a run that a signal has ended; between runs signals do what they always do.
 */
export async function watching(folder: string, reports: string, run: () => Promise<number>): Promise<number> {
  // Loaded here, so that other commands start without it.
  const { watch } = require('chokidar') as typeof import('chokidar')
  const isIgnored = (file: string): boolean => NEVER.has(path.basename(file)) || file === reports
  let changed = (): void => {}
  const watcher = watch(folder, { ignoreInitial: true, ignored: isIgnored })
  watcher.on('all', () => changed())
  for (;;) {
    const change = new Promise<void>((resolve) => {
      changed = resolve
    })
    const code = await run()
    if (code > ENDED_BY_SIGNAL) {
      await watcher.close()
      return code
    }
    process.stdout.write(`exit code ${code}; waiting for a change in ${folder}\n`)
    await change
    await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS))
  }
}
