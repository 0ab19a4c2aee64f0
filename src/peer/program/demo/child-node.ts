import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { WrittenNode } from './network'

/** A block as a subscriber gets it. */
export interface BlockLine {
  readonly number: string
  readonly data: string
}

/** How long a node may take until it is started. */
const START_WITHIN_MS = 60_000

/** A node in a process of its own, and its local calls. */
export class ChildNode {
  readonly pid: number
  /** The address of its local calls. */
  readonly api: string
  /** When the process has ended: its exit code, or the signal. */
  readonly ended: Promise<number | string>
  private readonly process: ChildProcess

  /** Resolves once it takes part in the network. @throws Error with the last words of one that does not start */
  static async start({ config, name, variables }: WrittenNode, channels: string): Promise<ChildNode> {
    const args = [programFile(), '--config', config, '--channels', channels, '--api', '127.0.0.1:0', '--log', 'json', '--with-stdin']
    const child = spawn(process.execPath, args, {
      // A group of its own: what a terminal sends to whoever has started it is not meant for it. Without that one its input ends, and so does it.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: path.dirname(config),
      env: { ...process.env, ...variables },
    })
    const log = createWriteStream(path.join(path.dirname(config), 'node.log'), { flags: 'a' })
    child.stdout.pipe(log)
    const ended = new Promise<number | string>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')))
    const lastWords: string[] = []
    child.stderr.on('data', (chunk) => lastWords.push(String(chunk)))
    const started = new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const { msg, api } = wordsIn(line)
        if (msg === 'started' && api !== undefined) resolve(api)
      })
    })
    const failed = ended.then((code) => {
      throw new Error(`${name} ended with ${code} before it was started: ${lastWords.join('').trim()}`)
    })
    const late = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(new Error(`${name} was not started within ${START_WITHIN_MS / 1_000} s`)), START_WITHIN_MS)
      for (const over of [started, ended]) over.then(() => clearTimeout(timer))
    })
    late.catch(() => child.kill('SIGKILL'))
    failed.catch(() => undefined)
    return new ChildNode(child, await Promise.race([started, failed, late]), ended)
  }

  private constructor(child: ChildProcess, api: string, ended: Promise<number | string>) {
    this.process = child
    this.pid = child.pid ?? 0
    this.api = api
    this.ended = ended
  }

  /** Sends it a signal; what became of it is told by `ended`. */
  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }

  /** What a local call answers; undefined if nobody does. */
  async get<Answer>(call: string): Promise<Answer | undefined> {
    const response = await this.call(call)
    return response?.ok ? ((await response.json()) as Answer) : undefined
  }

  /** The same, as text. */
  async text(call: string): Promise<string | undefined> {
    return (await this.call(call))?.text()
  }

  /** Whether the node has taken it. */
  async post(call: string, body?: Uint8Array): Promise<boolean> {
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await this.call(call, { method: 'POST', headers, body: body === undefined ? null : new Uint8Array(body) })
    return response?.ok ?? false
  }

  /**
   * Hands over the blocks of a channel from a number on, until `signal` ends it. `onHeard` is told when the node has begun.
   * @throws Error if the node refuses, or ends it
   */
  async blocks(
    channel: string,
    from: bigint,
    signal: AbortSignal,
    onBlock: (block: BlockLine) => void,
    onHeard: () => void = () => undefined,
  ): Promise<void> {
    try {
      const response = await fetch(`${this.api}/channels/${channel}/blocks?from=${from}`, { signal })
      if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`)
      onHeard()
      let rest = ''
      const decoder = new TextDecoder()
      for await (const chunk of Readable.fromWeb(response.body as ReadableStream<Uint8Array>)) {
        const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) onBlock(JSON.parse(line))
      }
      throw new Error('the node has ended it')
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  private call(call: string, init?: RequestInit): Promise<Response | undefined> {
    return fetch(`${this.api}${call}`, init).catch(() => undefined)
  }
}

function wordsIn(line: string): { readonly msg?: string; readonly api?: string } {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}

/** In the repository beside the sources, in a package above what was compiled of them. */
function programFile(): string {
  const beside = path.join(__dirname, '../bin/gossip-node.cjs')
  return existsSync(beside) ? beside : path.join(__dirname, '../../../../../src/peer/program/bin/gossip-node.cjs')
}
