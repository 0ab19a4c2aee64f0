import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { ENDED_BY_SIGNAL } from '../judging/exit-codes'
import { ROOT } from './catalogue'

const CUCUMBER = path.join(path.dirname(require.resolve('@cucumber/cucumber/package.json')), 'bin/cucumber.js')

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A word as a shell takes it. */
export const quoted = (word: string): string => (/^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** A command line that is meant where the user is, as one that can be run at the root of this package. */
export function fromHere(command: string): string {
  const here = process.cwd()
  return here === ROOT ? command : `cd ${quoted(here)} && ${command}`
}

/** A place that is meant where the user is, as one from the root of this package: of the features there if the user has none of that name. */
export function placeFromHere(place: string): string {
  const [, file = place, lines = ''] = /^(.*?)((?::\d+)*)$/.exec(place) ?? []
  const mine = path.resolve(file)
  return file !== '' && existsSync(mine) ? `${path.relative(ROOT, mine) || '.'}${lines}` : place
}

/**
 * Runs cucumber-js at the root of this package, with this process's terminal, or silently; its exit code, or
 * `ENDED_BY_SIGNAL` and the number of the signal that ended it. `variables` are added to the environment.
 */
export function runCucumber(
  args: readonly string[],
  stdio: 'inherit' | 'ignore' = 'inherit',
  variables: Readonly<Record<string, string>> = {},
): Promise<number> {
  const env = { ...process.env, ...variables }
  const child = spawn(process.execPath, [CUCUMBER, ...args], { cwd: ROOT, env, stdio: ['inherit', stdio, 'inherit'] })
  // A terminal sends its signals to both; whoever signals this process alone means the run.
  const passOn = (signal: NodeJS.Signals): boolean => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, passOn)
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const one of SIGNALS) process.off(one, passOn)
      resolve(code ?? ENDED_BY_SIGNAL + constants.signals[signal ?? 'SIGTERM'])
    })
  })
}
