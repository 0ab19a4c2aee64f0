import { type ChildProcess, spawn } from 'node:child_process'
import { AdapterBroken, AdapterHangs } from '../port'
import { hasPort } from '../world-parameters'
import { plainText } from './plain-text'
import { ANNOUNCEMENT } from './protocol'

/** How much of what an adapter prints is kept: the end of it. */
const MAX_OUTPUT = 16_384
/** Real time that an adapter has to end once its standard input has ended. */
const GRACE_MS = 2_000
/** Real time in which the last of its output is read once it has ended. Somebody else may hold its output open for ever. */
const LAST_WORDS_MS = 300
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost):\d{1,5}$/

/** The processes that run now. Whatever ends this process ends them; they do not keep it alive. */
const running = new Set<AdapterProcess>()
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function killAll(): void {
  for (const process of running) process.kill()
}

const endBySignal = (signal: NodeJS.Signals): void => {
  // Whoever else listens has something to do before the end, and will say when it comes.
  if (process.listenerCount(signal) > 1) return
  killAll()
  for (const name of SIGNALS) process.removeListener(name, endBySignal)
  process.kill(process.pid, signal)
}

/** This process has nothing more to do. */
const closeAll = (): void => {
  for (const process of running) void process.close()
}

/** This process works for another one, which is gone. */
const endAlone = (): void => {
  killAll()
  process.exit(1)
}

/** Listens for the end of this process as long as adapters run. */
function watch(): void {
  process.once('exit', killAll)
  process.on('beforeExit', closeAll)
  process.on('disconnect', endAlone)
  for (const signal of SIGNALS) process.on(signal, endBySignal)
}

function unwatch(): void {
  process.removeListener('exit', killAll)
  process.removeListener('beforeExit', closeAll)
  process.removeListener('disconnect', endAlone)
  for (const signal of SIGNALS) process.removeListener(signal, endBySignal)
}

/** There is no such command, or it is none that can be run. */
export class NoCommand extends AdapterBroken {}

/** How a shell ends that cannot run a command. */
const NO_COMMAND = ['exit code 126', 'exit code 127']

/** An adapter that this process has started, with everything that it starts in turn. */
export class AdapterProcess {
  /** `host:port`, once it is known; rejects with AdapterBroken if it is not announced in time. */
  readonly address: Promise<string>
  /** How it ended, as `exit code 1`. */
  readonly ended: Promise<string>
  private readonly child: ChildProcess
  private printed = ''
  /** What stands behind the last end of a line on its standard output. */
  private line = ''
  private end: string | undefined

  /** A command line for the shell; `limitMs` of real time to announce an address. */
  constructor(command: string, limitMs: number) {
    // A group of its own, so that what a shell starts for it ends as well.
    this.child = spawn(command, { shell: true, detached: true, stdio: 'pipe' })
    if (running.size === 0) watch()
    running.add(this)
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(this.over(error.message)))
      this.child.once('exit', (code, signal) => {
        // What it may have started would hold its output open.
        this.kill()
        const end = signal === null ? `exit code ${code}` : `signal ${signal}`
        const timer = setTimeout(() => resolve(this.over(end)), LAST_WORDS_MS)
        this.child.once('close', () => {
          clearTimeout(timer)
          resolve(this.over(end))
        })
      })
    })
    this.child.stdin?.on('error', () => {}) // it may end before its input does
    this.hold(false)
    this.address = this.announced(command, limitMs)
    this.address.catch(() => {}) // whoever asks for it gets the error
  }

  get hasEnded(): boolean {
    return this.end !== undefined
  }

  /** The last of what it has printed, but for its announcement. */
  get output(): string {
    return plainText(this.printed + this.line).trim()
  }

  /** Ends its standard input and gives it time to end; then kills it. False if it had to be killed. */
  async close(): Promise<boolean> {
    this.hold(true)
    this.child.stdin?.end()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), GRACE_MS)
    })
    const isOver = await Promise.race([this.ended.then(() => true as const), late])
    clearTimeout(timer)
    // Also what it may have left behind in its group.
    this.kill()
    await this.ended
    return isOver
  }

  kill(): void {
    const { pid } = this.child
    // Later the number may be somebody else's.
    if (pid === undefined || this.hasEnded) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // Nobody of the group is left.
    }
  }

  private over(end: string): string {
    this.kill()
    this.end = end
    for (const stream of this.child.stdio) stream?.destroy()
    running.delete(this)
    if (running.size === 0) unwatch()
    return end
  }

  /** Whether this process goes on as long as that one does. */
  private hold(yes: boolean): void {
    for (const handle of [this.child, ...this.child.stdio] as (Partial<NodeJS.RefCounted> | null)[])
      yes ? handle?.ref?.() : handle?.unref?.()
  }

  private announced(command: string, limitMs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = (what: string, Kind = AdapterBroken) => {
        clearTimeout(timer)
        reject(new Kind(`The adapter \`${command}\` ${what}.${withOutput(this.output)}`))
      }
      const timer = setTimeout(() => fail(`has not announced its address within ${limitMs / 1000} s`, AdapterHangs), limitMs)
      const take = (address: string) => {
        if (!LOOPBACK.test(address) || !hasPort(address)) {
          return fail(`has announced "${address.slice(0, 100)}", which is no address on loopback such as 127.0.0.1:40123`)
        }
        clearTimeout(timer)
        resolve(address)
      }
      this.child.stdout?.setEncoding('utf8').on('data', (data: string) => {
        const lines = (this.line + data).split('\n')
        this.line = (lines.pop() ?? '').slice(-MAX_OUTPUT)
        for (const complete of lines) {
          if (complete.startsWith(ANNOUNCEMENT)) take(complete.slice(ANNOUNCEMENT.length).trim())
          else this.keep(`${complete}\n`)
        }
      })
      this.child.stderr?.setEncoding('utf8').on('data', (data: string) => this.keep(data))
      void this.ended.then((end) => {
        if (NO_COMMAND.includes(end)) fail(`cannot be started: the shell ended with ${end}`, NoCommand)
        else fail(`ended with ${end} before it announced its address`)
      })
    })
  }

  private keep(text: string): void {
    this.printed = (this.printed + text).slice(-MAX_OUTPUT)
  }
}

const SHOWN_LINES = 6
const MAX_TRACE_LINES = 30
/** How the words begin with which programs of several languages die: what follows is the reason. */
const CAUSE = /^(panic:|fatal error:|thread '.*' panicked|Exception in thread|Uncaught|[A-Za-z.]*(Error|Exception)\b)/
/** Here the reason comes last. */
const TRACE_BEFORE_CAUSE = /^Traceback \(most recent call last\):/

/** What an adapter has printed, to be appended to what is said of it: how it died, if it says so, else the end. */
export function withOutput(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) return ''
  const shown = traceIn(lines).map((line) => line.slice(0, 160))
  return `\nIt printed${lines.length > shown.length ? ', among other things' : ''}:\n${shown.join('\n')}`
}

function traceIn(lines: readonly string[]): readonly string[] {
  const trace = lines.findLastIndex((line) => TRACE_BEFORE_CAUSE.test(line))
  if (trace >= 0) {
    const left = lines.length - trace - MAX_TRACE_LINES
    if (left <= 0) return lines.slice(trace)
    return [lines[trace] ?? '', `  ... ${left + 1} more lines`, ...lines.slice(trace + 2 + left)]
  }
  const cause = lines.findLastIndex((line) => CAUSE.test(line))
  return cause < 0 ? lines.slice(-SHOWN_LINES) : lines.slice(cause, cause + MAX_TRACE_LINES)
}
