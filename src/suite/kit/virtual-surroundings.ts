import type { Bytes } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'
import { type NetworkState, NotPossible, type ScriptedPeerSpec, type SubjectSpec } from '../port'
import { Limits } from './limits'
import { RecordingServer } from './recording-server'
import { RoughNetwork } from './rough-network'
import { SeededRandom } from './seeded-random'
import type { Access, Surroundings } from './surroundings'
import { VirtualClock } from './virtual-clock'
import { type Hearer, VirtualNetwork } from './virtual-network'

export interface VirtualOptions {
  /** What the clock shows at first. */
  readonly epoch: Instant
  /** Of what the network does by chance. */
  readonly seed: number
  /** Whether nodes go on by promises, which are let come to rest before time passes. */
  readonly usesPromises: boolean
  /** Without it nothing is recorded. */
  readonly record: Hearer | undefined
  /** Of real time, for all that happens in them. */
  readonly limitMs: number
}

/** Virtual time and a network in memory. Of nodes without promises everything has happened when a method returns. */
export class VirtualSurroundings implements Surroundings {
  private readonly clock: VirtualClock
  private readonly network: VirtualNetwork
  private readonly rough: RoughNetwork
  private readonly limits: Limits
  private readonly usesPromises: boolean
  private readonly places = new Map<string, { readonly spec: SubjectSpec; readonly server: RecordingServer }>()

  constructor({ epoch, seed, usesPromises, record, limitMs }: VirtualOptions) {
    this.clock = new VirtualClock(epoch)
    this.limits = new Limits(limitMs, () => performance.now())
    this.rough = new RoughNetwork({
      random: new SeededRandom(seed),
      now: () => this.now(),
      schedule: (at, deliver) => this.nodeClock.schedule(at, deliver),
      atOnce: (deliver) => this.network.later(deliver),
    })
    this.network = new VirtualNetwork(record, () => this.limits.spend(this.now()), this.rough)
    this.usesPromises = usesPromises
  }

  now(): Instant {
    return this.clock.now()
  }

  access(spec: SubjectSpec): Access {
    const server = new RecordingServer()
    this.places.set(spec.name, { spec, server })
    return { clock: this.nodeClock, dialer: this.network.dialerOf(spec.name), server }
  }

  open(subject: string): void {
    const { spec, server } = this.place(subject)
    this.network.addSubject(spec, server)
  }

  close(subject: string): void {
    this.place(subject).server.close()
  }

  addPeer(peer: ScriptedPeerSpec): void {
    this.network.addPeer(peer)
  }

  reachable(peer: string, yes: boolean): void {
    this.network.reachable(peer, yes)
  }

  connect(peer: string, subject: string): void {
    this.network.connect(peer, subject)
  }

  disconnect(peer: string, subject: string): void {
    this.network.disconnect(peer, subject)
  }

  pause(peer: string): void {
    this.network.pause(peer)
  }

  resume(peer: string): void {
    this.network.resume(peer)
  }

  send(peer: string, subject: string, envelope: Bytes): void {
    this.network.send(peer, subject, envelope)
  }

  setNetwork(state: NetworkState): void {
    this.rough.set(state)
  }

  async advance(duration: DurationMs): Promise<void> {
    const end = this.now() + duration
    if (this.usesPromises) await this.stepTo(end)
    this.clock.advance(end - this.now())
    await this.settle()
  }

  async settle(): Promise<void> {
    this.network.settle()
    if (!this.usesPromises) return
    do await allPromises()
    while (this.network.settle())
  }

  dispose(): void {
    this.clock.close()
  }

  /** After each timer everything that was written is delivered before time goes on. */
  private readonly nodeClock = {
    now: () => this.clock.now(),
    schedule: (at: Instant, wake: () => void) =>
      this.clock.schedule(at, () => {
        this.limits.spend(this.now())
        wake()
        this.network.settle()
      }),
  }

  /** From one instant at which somebody is woken to the next, so that promises come to rest at each. */
  private async stepTo(end: Instant): Promise<void> {
    await this.settle()
    for (let { next } = this.clock; next !== undefined && next <= end; { next } = this.clock) {
      this.clock.advance(next - this.now())
      await this.settle()
    }
  }

  private place(subject: string) {
    const place = this.places.get(subject)
    if (place === undefined) throw new NotPossible(`no subject ${subject} in this world`)
    return place
  }
}

/** By the time a task of the event loop is run, no promise that was kept is left to be answered. */
const allPromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
