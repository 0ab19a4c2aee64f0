import { existsSync, renameSync, rmSync } from 'node:fs'

/** How the names of files end that are written while a run goes on; see cucumber.js. */
const UNFINISHED = '.unfinished'
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Gives such files their names when this process ends, in place of those of an earlier run, if `hasEnded` says that the run has come to
 * its end. Of one that a signal or an error ends they are deleted, and the earlier ones stay.
 */
export function nameFinished(files: readonly string[], hasEnded: () => boolean): void {
  const unfinished = files.filter((file) => file.endsWith(UNFINISHED))
  if (unfinished.length === 0) return
  const settle = (isWhole: boolean): void => {
    for (const file of unfinished.filter((one) => existsSync(one)))
      isWhole ? renameSync(file, file.slice(0, -UNFINISHED.length)) : rmSync(file, { force: true })
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    for (const name of SIGNALS) process.removeListener(name, onSignal)
    settle(false)
    // Whoever else listens ends this process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.once('exit', () => settle(hasEnded()))
  for (const signal of SIGNALS) process.on(signal, onSignal)
}
