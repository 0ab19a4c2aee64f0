import type { DataMessage, SignedMessage } from '../../wire/gossip-message'
import type { DurationMs, Instant } from '../../wire/time'
import type { Removal } from '../ports/dialect'
import { firstTickAfter } from '../schedule/ticks'

export type SignedBlock = SignedMessage<DataMessage>

export interface BlockStoreOptions {
  /** maxBlockCountToStore: how far below the highest block one may be (ORDER-3). */
  readonly window: number
  /** How long a block is held (BLOCK-6). */
  readonly ttlMs: DurationMs
  /** Until when a block that was let go is refused: its TTL, or twice that. */
  readonly removal: Removal
  /** Checks run once in so long from `startedAt` on. */
  readonly checkIntervalMs: DurationMs
  readonly startedAt: Instant
}

interface Entry {
  readonly block: SignedBlock
  readonly storedAt: Instant
  isHeld: boolean
}

/**
 * The blocks of a channel that are held, by their numbers. A block is new if none of its number is there, and it is no further
 * than the window below the highest one. There are never more than the window and one.
 */
export class BlockStore {
  private readonly options: BlockStoreOptions
  private readonly window: bigint
  /** The oldest first. */
  private readonly entries = new Map<bigint, Entry>()
  private highest: bigint | undefined

  constructor(options: BlockStoreOptions) {
    this.options = options
    this.window = BigInt(options.window)
  }

  accepts(sequence: bigint): boolean {
    return !this.entries.has(sequence) && !this.isBehind(sequence)
  }

  /** False, and nothing changes, if the block is not accepted. */
  add(block: SignedBlock, now: Instant): boolean {
    const { seqNum } = block.message.content.payload
    if (!this.accepts(seqNum)) return false
    this.entries.set(seqNum, { block, storedAt: now, isHeld: true })
    if (this.highest !== undefined && seqNum < this.highest) return true
    this.highest = seqNum
    for (const held of this.entries.keys()) if (this.isBehind(held)) this.entries.delete(held)
    return true
  }

  /** Undefined if there is none, or it was let go. */
  get(sequence: bigint): SignedBlock | undefined {
    const entry = this.entries.get(sequence)
    return entry?.isHeld ? entry.block : undefined
  }

  /** The numbers of all that are held. */
  get numbers(): readonly bigint[] {
    return [...this.entries].filter(([, { isHeld }]) => isHeld).map(([sequence]) => sequence)
  }

  get nextDeadline(): Instant | undefined {
    const oldest = this.entries.values().next()
    if (oldest.done) return undefined
    const { checkIntervalMs, startedAt } = this.options
    const limit = oldest.value.isHeld ? this.options.ttlMs : this.removalMs
    return firstTickAfter(oldest.value.storedAt + limit, { origin: startedAt, periodMs: checkIntervalMs })
  }

  /** Lets go of what is older than the TTL. */
  onDeadline(now: Instant): void {
    for (const [sequence, entry] of this.entries) {
      const age = now - entry.storedAt
      if (age <= this.options.ttlMs) break
      entry.isHeld = false
      if (age > this.removalMs) this.remove(sequence)
    }
  }

  private get removalMs(): DurationMs {
    return this.options.removal === 'past-ttl' ? this.options.ttlMs : 2 * this.options.ttlMs
  }

  private isBehind(sequence: bigint): boolean {
    return this.highest !== undefined && this.highest - sequence > this.window
  }

  private remove(sequence: bigint): void {
    this.entries.delete(sequence)
    if (sequence !== this.highest) return
    this.highest = undefined
    for (const held of this.entries.keys()) if (this.highest === undefined || held > this.highest) this.highest = held
  }
}
