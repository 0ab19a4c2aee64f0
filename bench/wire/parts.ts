import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'

const ROOT = path.join(__dirname, '../..')

/** A part of the bench in a process of its own, so that none is slowed down by what another one has left behind. */
export interface Part {
  readonly process: ChildProcess
  /** What it has found. */
  readonly result: unknown
  /** Ends the process, frozen or not. */
  end(): Promise<void>
}

/** What a part says when it is done. */
export type Answer = { readonly found?: unknown } | { readonly failed: string }

/** Starts a part, and resolves with what it has found; it goes on until it is ended. @throws Error if it fails */
export function startPart(name: string, options: object): Promise<Part> {
  const part = fork(path.join(__dirname, 'part.ts'), [], {
    cwd: ROOT,
    execArgv: ['--expose-gc', '--no-deprecation', '--require', path.join(ROOT, 'src/register.cjs')],
  })
  const ended = new Promise<void>((resolve) => part.once('exit', () => resolve()))
  const end = () => {
    part.kill('SIGKILL')
    return ended
  }
  return new Promise((resolve, reject) => {
    part.once('message', (answer: Answer) => {
      if (!('failed' in answer)) return resolve({ process: part, result: answer.found, end })
      reject(new Error(`${name}: ${answer.failed}`))
      end()
    })
    part.once('exit', (code, signal) => reject(new Error(`${name} has ended with ${code ?? signal} before it was done`)))
    part.send({ name, options })
  })
}

/** Runs a part to its end. */
export async function run<Found>(name: string, options: object): Promise<Found> {
  const part = await startPart(name, options)
  await part.end()
  return part.result as Found
}
