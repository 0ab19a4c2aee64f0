import type { Bytes } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import { BlockLine, type BlockLineOptions, type NumberedBlock } from './block-line'

/** Whoever is handed blocks, in their order. */
export type BlockSubscriber = (block: NumberedBlock) => void

export interface ChannelBlocksOptions extends BlockLineOptions {
  readonly onHeight: (height: bigint) => void
}

/** The blocks of a channel: brings them into their order, keeps the last ones, and hands them to who has subscribed. */
export class ChannelBlocks {
  private readonly options: ChannelBlocksOptions
  private readonly line: BlockLine
  private readonly held: NumberedBlock[] = []
  private readonly subscribers = new Set<BlockSubscriber>()
  private told: bigint

  constructor(options: ChannelBlocksOptions) {
    this.options = options
    this.line = new BlockLine(options)
    this.told = this.line.height
  }

  /** The number of the next block. */
  get height(): bigint {
    return this.line.height
  }

  get waitingCount(): number {
    return this.line.waitingCount
  }

  /** How many numbers were passed over. */
  get skipped(): bigint {
    return this.line.skipped
  }

  /** The number of the oldest block that is held; if there is none, of the next one. */
  get oldest(): bigint {
    return this.held[0]?.number ?? this.height
  }

  add(number: bigint, bytes: Bytes, now: Instant): void {
    this.handOn(this.line.add({ number, bytes }, now))
  }

  /** Waits no longer for what nobody holds any more. */
  giveUp(now: Instant): void {
    this.handOn(this.line.giveUp(now))
  }

  /** The application has all blocks before that number. A lower one than the height changes nothing. */
  beginAt(number: bigint): void {
    this.handOn(this.line.beginAt(number))
  }

  /** Hands over what is held from a number on, and then what comes. Returns what ends it. */
  subscribe(from: bigint, subscriber: BlockSubscriber): () => void {
    for (const block of this.held) if (block.number >= from) subscriber(block)
    const later: BlockSubscriber = (block) => block.number >= from && subscriber(block)
    this.subscribers.add(later)
    return () => this.subscribers.delete(later)
  }

  private handOn(blocks: readonly NumberedBlock[]): void {
    for (const block of blocks) {
      this.held.push(block)
      if (this.held.length > this.options.window + 1) this.held.shift()
      for (const subscriber of this.subscribers) subscriber(block)
    }
    if (this.height === this.told) return
    this.told = this.height
    this.options.onHeight(this.height)
  }
}
