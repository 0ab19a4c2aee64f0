import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { RunningProgram } from './running-program'

const MODULE = path.join(__dirname, '../../adapters/go')

/** An event of the node, as the adapter protocol has it, in JSON. */
export interface GoEvent {
  readonly log?: { readonly words: string }
  readonly delivered?: { readonly channel: string; readonly message: string }
}

/** What a request is answered with, likewise. */
interface GoAnswer {
  readonly done?: object
  readonly observation?: {
    readonly members?: { readonly alive?: readonly string[] }
    readonly channelMembers?: { readonly pkiIds?: readonly string[] }
  }
}

type Line = GoAnswer & { readonly events?: { readonly events: readonly GoEvent[] } }

/** Builds the example of the Go kit. Returns its file. @throws Error with what Go says */
export function buildExample(folder: string): string {
  const built = path.join(folder, 'example')
  const { status, stderr } = spawnSync('go', ['build', '-o', built, './example'], { cwd: MODULE, encoding: 'utf8' })
  if (status !== 0) throw new Error(`go build: ${stderr}`)
  return built
}

/** The node of the Go kit's example on real sockets. */
export class GoPeer extends RunningProgram {
  private asked = 0

  constructor(program: string, folder: string, options: readonly string[]) {
    super(program, ['live', ...options], { cwd: folder })
  }

  /** Its endpoint, once it listens. */
  async endpoint(): Promise<string> {
    return (await this.says(/^gossip-tck peer at /)).replace('gossip-tck peer at ', '')
  }

  /** Asks something of its node, in the words of the adapter protocol. */
  async ask(call: string, request: object): Promise<GoAnswer> {
    const subject = await this.endpoint()
    const at = this.asked
    this.asked += 1
    this.child.stdin?.write(`${JSON.stringify({ [call]: { subject, ...request } })}\n`)
    return this.once(`an answer to ${call}`, (lines) => lines.flatMap(readLine).filter((line) => line.events === undefined)[at])
  }

  /** PKI-IDs of those who are alive, as hexadecimal digits. */
  async alive(): Promise<string[]> {
    const { observation } = await this.ask('observe', { members: {} })
    return (observation?.members?.alive ?? []).map(hexOf)
  }

  /** Likewise of those in a channel. */
  async channelMembers(channel: string): Promise<string[]> {
    const { observation } = await this.ask('observe', { channelMembers: channel })
    return (observation?.channelMembers?.pkiIds ?? []).map(hexOf)
  }

  /** What an event shows, once there is one that shows it. */
  hears<T>(what: string, find: (event: GoEvent) => T | undefined): Promise<T> {
    const shown = (event: GoEvent): T[] => {
      const it = find(event)
      return it === undefined ? [] : [it]
    }
    return this.once(what, (lines) => lines.flatMap(readLine).flatMap(({ events }) => events?.events.flatMap(shown) ?? [])[0])
  }
}

const readLine = (line: string): Line[] => (line.startsWith('{') ? [JSON.parse(line) as Line] : [])
const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex')
