/**
 * Which block numbers were seen, as far as it matters: a block is new if it was not seen and is no further than the window
 * below the highest one. Memory and the cost of a call are bounded by the window.
 */
export class BlockWindow {
  private readonly size: bigint
  private readonly seen = new Set<bigint>()
  private highest = -1n

  /** `size`: maxBlockCountToStore */
  constructor(size: number) {
    this.size = BigInt(size)
  }

  accepts(sequence: bigint): boolean {
    return !this.seen.has(sequence) && this.highest - sequence <= this.size
  }

  add(sequence: bigint): void {
    this.seen.add(sequence)
    if (sequence <= this.highest) return
    this.highest = sequence
    for (const held of this.seen) {
      if (this.highest - held > this.size) this.seen.delete(held)
    }
  }
}
