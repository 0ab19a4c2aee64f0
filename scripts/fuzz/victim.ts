import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { handshake } from '../../wire/steps/support/handshakes'
import { type PeerMaterial, type Role, readMaterial, writeMaterial } from '../../wire/steps/support/material'
import { NodeProcess } from '../../wire/steps/support/node-process'
import { isAnswered, OpenStream } from '../../wire/steps/support/streams'
import { type Figures, figuresIn } from './figures'
import type { Stage } from './stage'

/** How long an honest peer waits, on a machine that is busy. */
const PATIENCE_MS = 30_000
const COLLECTED_MS = 500
/** TLS gives up on whoever says nothing after 10 s. */
const LEFT_ALONE_MS = 12_000
const DYING_MS = 500
const COLLECTING = ['--expose-gc', '--require', path.join(__dirname, 'collect.cjs')]

/** Why the fuzzer fails. */
export class Found extends Error {}

/** The node that is attacked, in a process of its own, and anna, who is honest and wants to be served meanwhile. */
export class Victim {
  readonly stage: Stage
  private readonly node: NodeProcess
  private readonly folder: string
  private anna: OpenStream | undefined
  private asked = BigInt(Date.now()) * 1_000_000n
  private isOver = false
  /** Answers that anna got, and the longest that she waited. */
  readonly served = { answers: 0, slowestMs: 0 }

  static async start(): Promise<Victim> {
    const folder = await mkdtemp(path.join(tmpdir(), 'gossip-fuzz-'))
    await writeMaterial(folder)
    return new Victim(folder, await NodeProcess.start(folder, { nodeOptions: COLLECTING }))
  }

  private constructor(folder: string, node: NodeProcess) {
    this.folder = folder
    this.node = node
    const known = new Map<Role, PeerMaterial>()
    const material = (role: Role) => {
      const read = known.get(role) ?? readMaterial(folder, role)
      if (read === undefined) throw new Error(`there is no material of ${role}`)
      known.set(role, read)
      return read
    }
    this.stage = { target: { address: node.address, trusted: material('bob').tlsCa }, material }
  }

  get process(): NodeProcess {
    return this.node
  }

  /** @throws Found if it does not answer, or is not there */
  async figures(): Promise<Figures> {
    const response = await fetch(`${this.node.api}/metrics`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(async (error) => {
      throw await this.found(`the node does not tell its metrics: ${error.cause?.message ?? error.message}`)
    })
    return figuresIn(await response.text())
  }

  /** The same, when all attackers are gone and garbage is collected. */
  async figuresAtRest(): Promise<Figures> {
    const deadline = Date.now() + LEFT_ALONE_MS
    while ((await this.figures()).connections > 1 && Date.now() < deadline) await pause(COLLECTED_MS)
    for (let times = 0; times < 3; times++) {
      this.node.signal('SIGUSR2')
      await pause(COLLECTED_MS)
    }
    return this.figures()
  }

  /** Anna asks who is there, over the stream that she has, or a new one. @throws Found if she gets no answer */
  async serve(): Promise<void> {
    const begun = Date.now()
    const { target, material } = this.stage
    this.asked += 1n
    try {
      if (this.anna === undefined || this.anna.ended !== undefined) {
        if (!(await isAnswered(target, material('anna'), PATIENCE_MS))) throw new Error('a ping is not answered')
        this.anna = new OpenStream(target, material('anna'))
        this.anna.send(handshake(material('anna')))
      }
      await this.anna.ask(this.asked, PATIENCE_MS)
      this.anna.received.splice(0)
    } catch (error) {
      throw await this.found(`an honest peer is not served: ${error instanceof Error ? error.message : error}`)
    }
    this.served.answers += 1
    this.served.slowestMs = Math.max(this.served.slowestMs, Date.now() - begun)
  }

  /** Ends the node. */
  async end(): Promise<void> {
    this.isOver = true
    this.anna?.close()
    await this.node.end()
    await rm(this.folder, { recursive: true })
  }

  /** One that dies is heard of by the ends of its connections first. */
  private async found(words: string): Promise<Found> {
    await pause(DYING_MS)
    const died = this.node.died
    return new Found(died === undefined || this.isOver ? words : `the node died, of ${died}: ${this.node.lastWords}`)
  }
}
