import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ADAPTER = path.join(__dirname, 'hostile-adapter.ts')

/** The command line of a hostile adapter. The mark, of letters and digits, finds its processes again. */
export const hostile = (mode: string, mark: string, from = 1): string =>
  `"${process.execPath}" --require ts-node/register/transpile-only "${ADAPTER}" '${mode}' ${from} ${mark}`

/** Processes whose command line has the mark. */
export function processesOf(mark: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return commandLine.includes(mark) && !isDead(pid) ? [`${pid}: ${commandLine}`] : []
      } catch {
        return [] // It has ended meanwhile.
      }
    })
}

/**
 * Waits in real time until none is left; returns those that are there after fifteen seconds. One that is still loading when its
 * run ends notices it only then; one that was left behind is there for ever.
 */
export async function leftOf(mark: string): Promise<string[]> {
  for (let tries = 0; tries < 300 && processesOf(mark).length > 0; tries++) await new Promise((resolve) => setTimeout(resolve, 50))
  return processesOf(mark)
}

function isDead(pid: string): boolean {
  return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}
