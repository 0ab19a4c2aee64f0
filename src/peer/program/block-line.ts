import type { Bytes } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'

/** A block as it travels: its number, and its bytes, which nobody here looks into. */
export interface NumberedBlock {
  readonly number: bigint
  readonly bytes: Bytes
}

export interface BlockLineOptions {
  /** The number that is waited for first. */
  readonly first: bigint
  /** How far behind the newest block nodes hold blocks. */
  readonly window: number
  /** How long nodes hold a block. */
  readonly holdMs: DurationMs
}

interface Waiting {
  readonly bytes: Bytes
  readonly since: Instant
}

/**
 * The blocks of a channel in the order of their numbers, each once, from however they come. What comes too early waits for what is
 * missing before it, for as long as any node may hold that (BLOCK-6); then the missing ones are passed over.
 */
export class BlockLine {
  private readonly options: BlockLineOptions
  private readonly waiting = new Map<bigint, Waiting>()
  private next: bigint
  /** How many numbers were passed over. */
  skipped = 0n

  constructor(options: BlockLineOptions) {
    this.options = options
    this.next = options.first
  }

  /** The number after the last one that was handed on: what Fabric calls the height of the ledger. */
  get height(): bigint {
    return this.next
  }

  /** How many blocks wait for one before them. */
  get waitingCount(): number {
    return this.waiting.size
  }

  /** Takes a block in; returns what can be handed on now. */
  add({ number, bytes }: NumberedBlock, now: Instant): readonly NumberedBlock[] {
    if (number < this.next || this.waiting.has(number)) return []
    this.waiting.set(number, { bytes, since: now })
    return [...this.handOnBefore(number - BigInt(this.options.window)), ...this.follow()]
  }

  /** Waits no longer for what nobody holds any more; returns what can be handed on. */
  giveUp(now: Instant): readonly NumberedBlock[] {
    const overdue = [...this.waiting].filter(([, { since }]) => now - since > this.options.holdMs).map(([number]) => number)
    const [oldest = this.next] = overdue.sort(ascending)
    return [...this.handOnBefore(oldest), ...this.follow()]
  }

  /** Blocks before that number are there already, wherever; returns what can be handed on. */
  beginAt(number: bigint): readonly NumberedBlock[] {
    if (number <= this.next) return []
    for (const early of this.waiting.keys()) if (early < number) this.waiting.delete(early)
    this.next = number
    return this.follow()
  }

  /** What waits below a number is handed on in its order, and what is missing there is passed over. */
  private handOnBefore(number: bigint): NumberedBlock[] {
    if (number <= this.next) return []
    const early = [...this.waiting.keys()].filter((waiting) => waiting < number).sort(ascending)
    this.skipped += number - this.next - BigInt(early.length)
    this.next = number
    return early.flatMap((waiting) => this.take(waiting))
  }

  private follow(): NumberedBlock[] {
    const ready: NumberedBlock[] = []
    while (this.waiting.has(this.next)) {
      ready.push(...this.take(this.next))
      this.next += 1n
    }
    return ready
  }

  private take(number: bigint): NumberedBlock[] {
    const held = this.waiting.get(number)
    this.waiting.delete(number)
    return held === undefined ? [] : [{ number, bytes: held.bytes }]
  }
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : 1)
