import type { DataMessage, SignedMessage } from '../../wire/gossip-message'
import type { Instant } from '../../wire/time'

export type SignedBlock = SignedMessage<DataMessage>

/** A block is held for so many pullIntervals (BLOCK-6). */
export const PULL_INTERVALS_PER_BLOCK = 100

/** Keeps blocks, by their numbers in decimal, until they are too old. What was let go may be there for a while, and cannot be read. */
export interface BlockMemory {
  add(block: SignedBlock, now: Instant): boolean
  delete(key: string): void
  /** Whether it is there, readable or not. */
  has(key: string): boolean
  /** Undefined if there is none that can be read. */
  get(key: string): SignedBlock | undefined
  /** Of all that are there. */
  readonly keys: readonly string[]
  readonly readableKeys: readonly string[]
  readonly nextDeadline: Instant | undefined
  onDeadline(now: Instant): unknown
}

/**
 * The blocks of a channel that are held, by their numbers. A block is new if none of its number is there, and it is no further
 * than the window below the highest one (ORDER-3). There are never more than the window and one.
 */
export class BlockStore {
  private readonly window: bigint
  private readonly memory: BlockMemory
  private highest: bigint | undefined

  /** `window`: maxBlockCountToStore */
  constructor(window: number, memory: BlockMemory) {
    this.window = BigInt(window)
    this.memory = memory
  }

  accepts(sequence: bigint): boolean {
    return !this.memory.has(`${sequence}`) && !this.isBehind(sequence)
  }

  /** False, and nothing changes, if the block is not accepted. */
  add(block: SignedBlock, now: Instant): boolean {
    const { seqNum } = block.message.content.payload
    if (!this.accepts(seqNum)) return false
    this.memory.add(block, now)
    if (this.highest !== undefined && seqNum < this.highest) return true
    const falling = this.keysThatFall(this.highest ?? seqNum, seqNum)
    this.highest = seqNum
    for (const key of falling) if (this.isBehind(BigInt(key))) this.memory.delete(key)
    return true
  }

  /** Undefined if there is none, or it was let go. */
  get(sequence: bigint): SignedBlock | undefined {
    return this.memory.get(`${sequence}`)
  }

  /** The numbers of all that are held. */
  get numbers(): readonly bigint[] {
    return this.memory.readableKeys.map(BigInt)
  }

  get nextDeadline(): Instant | undefined {
    return this.memory.nextDeadline
  }

  /** Lets go of what is too old. */
  onDeadline(now: Instant): void {
    this.memory.onDeadline(now)
    this.highest = highestOf(this.memory.keys.map(BigInt))
  }

  /** Of those that may fall behind as the highest number rises to this one: no more than it rises, or than are held. */
  private keysThatFall(before: bigint, highest: bigint): readonly string[] {
    const rise = highest - before
    if (rise > this.window) return this.memory.keys
    return Array.from({ length: Number(rise) }, (_, index) => `${before - this.window + BigInt(index)}`)
  }

  private isBehind(sequence: bigint): boolean {
    return this.highest !== undefined && this.highest - sequence > this.window
  }
}

function highestOf(numbers: readonly bigint[]): bigint | undefined {
  return numbers.reduce<bigint | undefined>((highest, number) => (highest === undefined || number > highest ? number : highest), undefined)
}
