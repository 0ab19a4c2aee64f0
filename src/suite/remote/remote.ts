import { AdapterBroken, type Description, type ImplementationUnderTest, NotPossible, type World, type WorldSpec } from '../port'
import { WrongUse } from '../wrong-use'
import { AdapterClient, type Limit } from './adapter-client'
import { AdapterProcess, NoCommand } from './adapter-process'
import { descriptionComplaint } from './description'
import { descriptionFromWire, ProtocolViolation, settingsOfAll, type WireDescription } from './messages'
import { RemoteWorld } from './remote-world'

/** Where the adapter is: a command line that starts it, or the address of one that runs. */
export type AdapterPlace = { readonly command: string } | { readonly address: string }

export interface RemoteOptions {
  readonly place: AdapterPlace
  /** Real time that one example may take, and that an adapter has to announce itself. */
  readonly limitMs: number
}

/** Real time that the adapter has to close a world, whatever the example has used up. */
const CLOSE_MS = 5_000

/** An implementation behind an adapter, in a process of its own. */
export class RemoteImplementation implements ImplementationUnderTest {
  private readonly options: RemoteOptions
  private description: Promise<Description> | undefined
  private current: Promise<AdapterClient> | undefined
  /** Started ahead, for the next example. */
  private ahead: Promise<AdapterClient> | undefined
  private readonly ends: Promise<boolean>[] = []
  /** Whose output is shown. */
  private shown: AdapterClient | undefined

  constructor(options: RemoteOptions) {
    this.options = options
  }

  /** @throws WrongUse if there is no such command, AdapterBroken if it can't be reached, or does not describe itself as it should */
  describe(): Promise<Description> {
    this.description ??= this.ask()
    return this.description
  }

  async open(spec: WorldSpec): Promise<World> {
    const { isolation, capabilities, portVersion } = await this.describe()
    if (portVersion === '1.0' && settingsOfAll(spec.subjects) === undefined) {
      throw new NotPossible(
        'The nodes of this world differ in their settings, and the adapter speaks version 1.0 of the port, which has one set for all.',
      )
    }
    const client = await this.ready(isolation)
    const conversation = client.play()
    const { limit } = this
    // Whoever is given up is not asked to agree.
    const close = async () => {
      if (client.isUnusable) conversation.abandon()
      else await conversation.close({ deadline: Date.now() + CLOSE_MS, words: `within ${CLOSE_MS / 1000} s` })
    }
    try {
      return await RemoteWorld.open(spec, {
        ask: (call, argument) => conversation.ask(call, argument, limit),
        capabilities,
        broken: (words) => client.broken(words),
        close,
      })
    } catch (error) {
      // Nobody else knows of this world.
      await close()
      throw error
    }
  }

  printed(): string {
    return this.shown?.process?.output ?? ''
  }

  async dispose(): Promise<void> {
    const clients = await Promise.all([this.current, this.ahead].map((client) => client?.catch(() => undefined)))
    this.current = undefined
    this.ahead = undefined
    this.description = undefined
    for (const client of clients) if (client !== undefined) this.release(client)
    const wereGentle = await Promise.all(this.ends.splice(0))
    const stubborn = wereGentle.filter((isGentle) => !isGentle).length
    if (stubborn === 0) return
    const many = stubborn === 1 ? 'The adapter' : `${stubborn} processes of the adapter`
    throw new AdapterBroken(`${many} went on after the standard input had ended, and had to be killed.`)
  }

  /** Of an example that begins now. */
  private get limit(): Limit {
    const { limitMs } = this.options
    return { deadline: Date.now() + limitMs, words: `within the ${limitMs / 1000} s that an example may take` }
  }

  private async ask(): Promise<Description> {
    this.current = this.launch()
    const client = await this.current.catch(explainStart)
    const wire = await client.describe<WireDescription>(this.limit)
    try {
      const description = descriptionFromWire(wire)
      const complaint = descriptionComplaint(description) ?? this.isolationComplaint(description)
      if (complaint !== undefined) throw client.broken(complaint)
      return description
    } catch (error) {
      throw error instanceof ProtocolViolation ? client.broken(`The adapter has sent ${error.message}.`) : error
    }
  }

  private isolationComplaint({ isolation }: Description): string | undefined {
    if (isolation === 'session' || 'command' in this.options.place) return undefined
    return 'The adapter needs a new process for each example, so it cannot be judged at an address: give the command line that starts it.'
  }

  /** An adapter for the next world. */
  private async ready(isolation: Description['isolation']): Promise<AdapterClient> {
    const last = await this.current?.catch(() => undefined)
    const isReusable = last !== undefined && !last.isUnusable && (isolation === 'session' || !last.isSpent)
    if (!isReusable) {
      if (last !== undefined) this.release(last)
      this.current = this.ahead ?? this.launch()
      this.ahead = undefined
    }
    const client = await (this.current ?? this.launch())
    client.isSpent = true
    this.shown = client
    if (isolation === 'process' && this.ahead === undefined) {
      this.ahead = this.launch()
      // Whoever needs it gets the error.
      this.ahead.catch(() => {})
    }
    return client
  }

  private async launch(): Promise<AdapterClient> {
    const { place, limitMs } = this.options
    if ('address' in place) return new AdapterClient(place.address, undefined)
    const process = new AdapterProcess(place.command, limitMs)
    try {
      return new AdapterClient(await process.address, process)
    } catch (error) {
      this.ends.push(process.close().then(() => true))
      throw error
    }
  }

  /** Nothing more is asked of it. How it ends counts only if it was sound until now. */
  private release(client: AdapterClient): void {
    client.close()
    const { process, isUnusable } = client
    if (process === undefined) return
    if (isUnusable) process.kill()
    this.ends.push(process.close().then((isGentle) => isGentle || isUnusable))
  }
}

/** A command that there is not is a mistake of whoever gave it. One that goes while a run goes on is not. */
function explainStart(error: unknown): never {
  throw error instanceof NoCommand ? new WrongUse(error.message) : error
}
