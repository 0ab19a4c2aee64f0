import { createHash } from 'node:crypto'
import type { Bytes } from '../../wire/ids'
import {
  AdapterBroken,
  type AnchorSpec,
  type Capability,
  type DirectoryEntry,
  type NetworkState,
  NotPossible,
  type Observations,
  type Question,
  Refusal,
  type ScriptedPeerSpec,
  SubjectCrashed,
  type SubjectSpec,
  UnknownCall,
  type World,
  type WorldEvent,
  type WorldSpec,
} from '../port'
import { CAPABILITY_OF_VIEW, capabilitiesOf, VIEW_OF } from './capabilities'
import type { Calls, Chaincode, Implementation, Views } from './node'
import { Recorder, SILENT } from './recorder'
import { SeededRandom } from './seeded-random'
import { Settings } from './settings'
import type { Surroundings } from './surroundings'
import { TestCrypto, TestDirectory } from './test-crypto'
import type { Hearer } from './virtual-network'
import { VirtualSurroundings } from './virtual-surroundings'

/** How an implementation in this process is judged. */
export interface InProcessOptions {
  /**
   * Whether worlds tell what happens; true if it is left out. Without, `advance` returns nothing, and a world of many nodes
   * costs what the nodes cost.
   */
  readonly records?: boolean
  /** Milliseconds of real time that one world may take; a minute if it is left out. */
  readonly limitMs?: number
}

/** What surroundings are made of. */
interface Site {
  readonly spec: WorldSpec
  /** Of the network's own chance. */
  readonly seed: number
  readonly usesPromises: boolean
  readonly limitMs: number
  readonly record: Hearer | undefined
}

/** Makes the surroundings of a world. */
export type Surround = (site: Site) => Surroundings

const virtually: Surround = ({ spec, ...others }) => new VirtualSurroundings({ epoch: spec.epochMs, ...others })

/** One scenario in this process: the nodes of an implementation, scripted peers and a directory in one virtual time. */
export class KitWorld<Node> implements World {
  private readonly implementation: Implementation<Node>
  private readonly capabilities: ReadonlySet<Capability>
  private readonly spec: WorldSpec
  private readonly surroundings: Surroundings
  private readonly directory: TestDirectory
  private readonly nodes = new Map<string, Node>()
  /** Those that were stopped: their place may have a new node. */
  private readonly stopped = new Set<string>()
  private readonly recorder: Recorder | undefined
  /** What was asked for last, done or not: whoever asks next waits for it. */
  private last: Promise<unknown> = Promise.resolve()
  /** What a call has thrown that went on by a promise. */
  private late: { readonly error: unknown } | undefined

  constructor(
    implementation: Implementation<Node>,
    spec: WorldSpec,
    { records = true, limitMs = 60_000 }: InProcessOptions,
    surround: Surround = virtually,
  ) {
    const { usesPromises = false } = implementation
    this.implementation = implementation
    this.capabilities = new Set(capabilitiesOf(implementation))
    this.spec = spec
    this.directory = new TestDirectory(spec.directory, spec.epochMs)
    const recorder = records ? new Recorder(() => this.surroundings.now() - spec.epochMs) : undefined
    this.recorder = recorder
    for (const subject of spec.subjects) recorder?.know(subject)
    this.surroundings = surround({
      spec,
      seed: seedOf(spec.seed, 'the network'),
      usesPromises,
      limitMs,
      record: recorder && ((event) => recorder.record(event)),
    })
  }

  start(name: string): Promise<void> {
    return this.inTurn(async () => {
      if (this.nodes.has(name) && !this.stopped.delete(name)) throw new NotPossible(`${name} has been started`)
      const node = this.build(this.subject(name))
      this.nodes.set(name, node)
      await this.surroundings.open(name)
      this.watch(this.implementation.calls.start(node))
      await this.surroundings.settle()
    })
  }

  stop(name: string): Promise<void> {
    return this.act(() => {
      const node = this.nodes.get(this.subject(name).name)
      const stopped = node === undefined ? undefined : this.implementation.calls.stop(node)
      if (node !== undefined) this.stopped.add(name)
      this.surroundings.close(name)
      return stopped
    })
  }

  addPeer(peer: ScriptedPeerSpec): Promise<void> {
    return this.act(() => {
      this.recorder?.meet(peer)
      this.surroundings.addPeer(peer)
    })
  }

  reachable(peer: string, yes: boolean): Promise<void> {
    return this.act(() => this.surroundings.reachable(peer, yes))
  }

  connect(peer: string, subject: string): Promise<void> {
    return this.act(() => this.surroundings.connect(peer, subject))
  }

  disconnect(peer: string, subject: string): Promise<void> {
    return this.act(() => this.surroundings.disconnect(peer, subject))
  }

  pause(peer: string): Promise<void> {
    return this.act(() => this.surroundings.pause(peer))
  }

  resume(peer: string): Promise<void> {
    return this.act(() => this.surroundings.resume(peer))
  }

  send(peer: string, subject: string, envelopes: readonly Bytes[]): Promise<void> {
    return this.act(...envelopes.map((envelope) => () => this.surroundings.send(peer, subject, envelope)))
  }

  advance(ms: number): Promise<readonly WorldEvent[]> {
    return this.inTurn(async () => {
      await this.surroundings.advance(ms)
      return this.recorder?.take() ?? []
    })
  }

  gossip(subject: string, messages: readonly Bytes[]): Promise<void> {
    return this.inTurn(async () => {
      const refusals: Refusal[] = []
      for (const message of messages) {
        this.hearRefusals(() => this.implementation.calls.gossip(this.node(subject), message), refusals)
        await this.surroundings.settle()
      }
      const [first] = refusals
      if (first !== undefined) throw first
    })
  }

  joinChannel(subject: string, name: string, sequence: bigint, orgs: readonly string[], anchors: readonly AnchorSpec[]): Promise<void> {
    return this.call('channels', subject, ({ joinChannel }, node) => joinChannel?.(node, { name, sequence, orgs, anchors }))
  }

  leaveChannel(subject: string, channel: string): Promise<void> {
    return this.call('channels', subject, ({ leaveChannel }, node) => leaveChannel?.(node, channel))
  }

  updateLedgerHeight(subject: string, channel: string, height: bigint): Promise<void> {
    return this.call('channels', subject, ({ updateLedgerHeight }, node) => updateLedgerHeight?.(node, channel, height))
  }

  updateChaincodes(subject: string, channel: string, chaincodes: readonly Chaincode[]): Promise<void> {
    return this.call('chaincodes', subject, ({ updateChaincodes }, node) => updateChaincodes?.(node, channel, chaincodes))
  }

  suspect(subject: string): Promise<void> {
    return this.call('suspects', subject, ({ suspect }, node) => suspect?.(node))
  }

  updateDirectory(entries: readonly DirectoryEntry[]): Promise<void> {
    return this.act(() => this.directory.update(entries))
  }

  setNetwork(state: NetworkState): Promise<void> {
    return this.act(() => {
      this.demand('rough-network')
      for (const name of state.cutOff) this.subject(name)
      this.surroundings.setNetwork(state)
    })
  }

  observe<Q extends Question>(subject: string, question: Q): Promise<Observations[Q]> {
    return this.look(subject, VIEW_OF[question], (view, node) => (view as (node: Node) => Observations[Q])(node))
  }

  observeChannelMembers(subject: string, channel: string): Promise<readonly string[]> {
    return this.look(subject, 'channelMembers', (view, node) => view(node, channel))
  }

  close(): Promise<void> {
    const running = [...this.nodes.values()]
    this.nodes.clear()
    return this.act(...running.map((node) => () => this.implementation.calls.stop(node))).finally(() => this.surroundings.dispose())
  }

  private call(capability: Capability, subject: string, what: (calls: Calls<Node>, node: Node) => unknown): Promise<void> {
    return this.act(() => {
      this.demand(capability)
      return what(this.implementation.calls, this.node(subject))
    })
  }

  private look<Name extends keyof Views<Node>, Seen>(
    subject: string,
    name: Name,
    what: (view: NonNullable<Views<Node>[Name]>, node: Node) => Seen,
  ): Promise<Seen> {
    return this.inTurn(async () => {
      const view = this.implementation.views?.[name]
      if (view === undefined) throw new UnknownCall(`The capability ${CAPABILITY_OF_VIEW[name]} is not declared.`)
      return what(view, this.node(subject))
    })
  }

  /** Does one thing after the other to the world, and lets it settle after each. */
  private act(...deeds: readonly (() => unknown)[]): Promise<void> {
    return this.inTurn(async () => {
      for (const deed of deeds) {
        this.watch(deed())
        await this.surroundings.settle()
      }
    })
  }

  /** Does something when all that was asked for before is done. What nobody knows is a crash of the node. */
  private inTurn<Answer>(what: () => Promise<Answer>): Promise<Answer> {
    const turn = this.last.then(async () => {
      try {
        const answer = await what()
        if (this.late === undefined) return answer
        throw this.late.error
      } catch (error) {
        throw isKnown(error) ? error : new SubjectCrashed(error instanceof Error ? (error.stack ?? error.message) : `${error}`)
      }
    })
    this.last = turn.catch(() => undefined)
    return turn
  }

  /** Does something that the node may refuse, at once or by a promise; what else goes wrong goes wrong as ever. */
  private hearRefusals(deed: () => unknown, refusals: Refusal[]): void {
    const hear = (error: unknown): void => {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error)
    }
    try {
      const result = deed()
      this.watch(result instanceof Promise ? result.catch(hear) : result)
    } catch (error) {
      hear(error)
    }
  }

  private watch(result: unknown): void {
    if (result instanceof Promise) result.catch((error: unknown) => (this.late ??= { error }))
  }

  private build(spec: SubjectSpec): Node {
    const { name, identity, endpoint, externalEndpoint, bootstrap, settings: given } = spec
    const { dialect, build } = this.implementation
    const settings = new Settings(given, { zeroIsDefault: dialect === 'fabric' })
    const node = build(
      { name, identity, endpoint, externalEndpoint, bootstrap, settings },
      {
        ...this.surroundings.access(spec),
        random: new SeededRandom(seedOf(this.spec.seed, name)),
        crypto: new TestCrypto(this.directory, identity),
        listener: this.recorder?.listenerOf(name) ?? SILENT,
      },
    )
    settings.finish()
    return node
  }

  private demand(capability: Capability): void {
    if (!this.capabilities.has(capability)) throw new UnknownCall(`The capability ${capability} is not declared.`)
  }

  private subject(name: string): SubjectSpec {
    const subject = this.spec.subjects.find((one) => one.name === name)
    if (subject === undefined) throw new NotPossible(`no subject ${name} in this world`)
    return subject
  }

  private node(name: string): Node {
    const node = this.nodes.get(this.subject(name).name)
    if (node === undefined) throw new NotPossible(`${name} has not been started`)
    return node
  }
}

const isKnown = (error: unknown): boolean =>
  error instanceof Refusal || error instanceof NotPossible || error instanceof AdapterBroken || error instanceof SubjectCrashed

/** A 32-bit seed of its own for each subject. */
function seedOf(seed: string, subject: string): number {
  return createHash('sha256').update(`${seed}/${subject}`).digest().readInt32LE()
}
