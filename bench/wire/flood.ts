import type { Mesh } from './mesh'

/** What a flood has shown. */
export interface Flooded {
  /** Messages that reached an application, in a second of wall time. */
  readonly deliveredPerSecond: number
  /** Messages that arrived at an end, duplicates included, in a second of wall time. */
  readonly arrivedPerSecond: number
  readonly dropped: number
}

/** How many messages of each end are under way at most. */
const WINDOW = 200

/** Every end publishes as much as it can, until so many messages are with so many others each; those of the warm-up do not count. */
export function flood(mesh: Mesh, messages: number, warmUp: number): Promise<Flooded> {
  return new Promise((resolve) => new Flood(mesh, { messages, warmUp, onOver: resolve }).begin())
}

interface FloodOptions {
  readonly messages: number
  readonly warmUp: number
  readonly onOver: (flooded: Flooded) => void
}

class Flood {
  private readonly mesh: Mesh
  private readonly options: FloodOptions
  /** How many ends lack a message. */
  private readonly missing = new Map<number, number>()
  /** Messages of each end that somebody lacks. */
  private readonly underWay: number[]
  private published = 0
  private complete = 0
  private begun = { at: 0n, arrived: 0 }
  private isPumping = false

  constructor(mesh: Mesh, options: FloodOptions) {
    this.mesh = mesh
    this.options = options
    this.underWay = new Array<number>(mesh.size).fill(0)
  }

  begin(): void {
    this.mesh.onDelivered = (_end, message) => this.onDelivered(message)
    this.pump()
  }

  private pump(): void {
    this.isPumping = false
    while (this.published < this.options.warmUp + this.options.messages) {
      const message = this.published + 1
      if (!this.mayPublish(message)) return
      this.published = message
      this.missing.set(message, this.mesh.size - 1)
      this.mesh.publish(this.publisherOf(message), message)
    }
  }

  private mayPublish(message: number): boolean {
    const end = this.publisherOf(message)
    const count = this.underWay[end] ?? 0
    if (count >= WINDOW) return false
    this.underWay[end] = count + 1
    return true
  }

  private onDelivered(message: number): void {
    const left = (this.missing.get(message) ?? 0) - 1
    this.missing.set(message, left)
    if (left > 0) return
    this.missing.delete(message)
    this.onComplete(this.publisherOf(message))
  }

  private onComplete(end: number): void {
    const { warmUp, messages, onOver } = this.options
    this.underWay[end] = (this.underWay[end] ?? 0) - 1
    this.complete += 1
    if (this.complete === warmUp) this.begun = { at: process.hrtime.bigint(), arrived: this.mesh.arrived }
    if (this.complete === warmUp + messages) onOver(this.seen())
    if (this.isPumping) return
    this.isPumping = true
    setImmediate(() => this.pump())
  }

  private seen(): Flooded {
    const { mesh, begun } = this
    const seconds = Number(process.hrtime.bigint() - begun.at) / 1e9
    return {
      deliveredPerSecond: (this.options.messages * (mesh.size - 1)) / seconds,
      arrivedPerSecond: (mesh.arrived - begun.arrived) / seconds,
      dropped: mesh.dropped,
    }
  }

  private publisherOf(message: number): number {
    return message % this.mesh.size
  }
}
