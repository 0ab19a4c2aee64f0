import type { DurationMs, Instant } from '../../wire/time'
import type { NetworkState } from '../port'
import type { Random } from './node'
import { type Carrier, PipeEnd } from './pipe'

const HUNDRED = 100

export interface RoughNetworkOptions {
  readonly random: Random
  readonly now: () => Instant
  /** Does something when it is time, and delivers what comes of it. */
  readonly schedule: (at: Instant, deliver: () => void) => void
  /** Does something at this instant, as soon as nobody is busy. */
  readonly atOnce: (deliver: () => void) => void
}

interface Cable {
  readonly ends: readonly [from: string, to: string]
  readonly end: PipeEnd
}

/** What lies between nodes in a virtual network: it may take time, lose messages, and be cut in two. Which, chance says, from its seed. */
export class RoughNetwork {
  private readonly options: RoughNetworkOptions
  private state: NetworkState = { latencyMs: 0, lossPercent: 0, cutOff: [] }
  private cables: Cable[] = []

  constructor(options: RoughNetworkOptions) {
    this.options = options
  }

  set(state: NetworkState): void {
    this.state = state
    const cut = this.cables.filter(({ ends: [from, to] }) => this.isApart(from, to))
    this.cables = this.cables.filter((cable) => !cut.includes(cable))
    for (const { end } of cut) end.sever()
  }

  /** Whether one is cut off from the other. */
  isApart(one: string, other: string): boolean {
    const { cutOff } = this.state
    return cutOff.length > 0 && cutOff.includes(one) !== cutOff.includes(other)
  }

  /** Both ends of a new stream. */
  join(from: string, to: string): readonly [PipeEnd, PipeEnd] {
    const pair = PipeEnd.pair(new Way(this), new Way(this))
    this.cables.push({ ends: [from, to], end: pair[0] })
    return pair
  }

  loses(): boolean {
    const { lossPercent } = this.state
    return lossPercent > 0 && this.options.random.int(HUNDRED) < lossPercent
  }

  /** How long the next message takes. */
  delay(): DurationMs {
    const { latencyMs } = this.state
    return latencyMs === 0 ? 0 : this.options.random.int(latencyMs + 1)
  }

  now(): Instant {
    return this.options.now()
  }

  atOnce(deliver: () => void): void {
    this.options.atOnce(deliver)
  }

  schedule(at: Instant, deliver: () => void): void {
    this.options.schedule(at, deliver)
  }
}

/** One direction of a stream. */
class Way implements Carrier {
  private readonly network: RoughNetwork
  private hasHandshake = false
  /** What waits for its time, and the time of the last of it. */
  private waiting = 0
  private last: Instant = 0

  constructor(network: RoughNetwork) {
    this.network = network
  }

  message(arrive: () => void): void {
    const isHandshake = !this.hasHandshake
    this.hasHandshake = true
    if (isHandshake || !this.network.loses()) this.carry(arrive)
  }

  end(arrive: () => void): void {
    this.carry(arrive)
  }

  private carry(arrive: () => void): void {
    const delay = this.network.delay()
    if (delay === 0 && this.waiting === 0) return this.network.atOnce(arrive)
    this.waiting += 1
    this.last = Math.max(this.network.now() + delay, this.waiting > 1 ? this.last : 0)
    this.network.schedule(this.last, () => {
      this.waiting -= 1
      arrive()
    })
  }
}
