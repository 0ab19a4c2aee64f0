import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How long anybody waits for a word of a program, on a machine that is busy. */
const WITHIN_MS = 60_000

/** A program in a process of its own, and what it prints. */
export class RunningProgram {
  readonly lines: string[] = []
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>
  readonly child: ChildProcess
  private readonly wanted = new Set<() => void>()

  constructor(
    program: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly detached?: boolean },
  ) {
    this.child = spawn(program, args, options)
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.hear(line))
    }
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve({ code, output: this.lines.join('\n') })))
  }

  /** The first line that matches, once it is there. @throws Error if the program ends without it, or is silent for too long */
  says(words: RegExp): Promise<string> {
    return this.once(`${words}`, (lines) => lines.find((one) => words.test(one)))
  }

  /** What is found in its lines, once it is there. @throws Error likewise */
  async once<T>(what: string, find: (lines: readonly string[]) => T | undefined): Promise<T> {
    let look = () => {}
    let timer: NodeJS.Timeout | undefined
    const found = new Promise<T>((resolve, reject) => {
      const fail = (how: string) => reject(new Error(`${how} without ${what}:\n${this.lines.join('\n')}`))
      look = () => {
        const it = find(this.lines)
        if (it !== undefined) resolve(it)
      }
      timer = setTimeout(() => fail(`${WITHIN_MS / 1_000} s went by`), WITHIN_MS)
      this.ended.then(() => fail('it ended'))
      this.wanted.add(look)
      look()
    })
    try {
      return await found
    } finally {
      clearTimeout(timer)
      this.wanted.delete(look)
    }
  }

  private hear(line: string): void {
    this.lines.push(line)
    for (const look of this.wanted) look()
  }
}
