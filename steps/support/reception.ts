import type { ExampleRecord, Receipt } from '../../src/suite/script/record'
import type { Said, Speech } from '../../src/suite/script/speech'
import { instantInWords } from '../../src/suite/script/words'

/** What peers have received of the messages that "it" and "them" stand for, from whichever node, and how much of it was expected. */
export class Reception {
  private readonly record: ExampleRecord
  private readonly speech: Speech
  private readonly expectations = new WeakMap<Said, Map<string, number>>()

  constructor(record: ExampleRecord, speech: Speech) {
    this.record = record
    this.speech = speech
  }

  get said(): Said {
    return this.speech.said
  }

  receipts(): Receipt[] {
    return this.record.since(this.said.mark).filter((receipt) => this.said.keys.has(receipt.key))
  }

  receiptsOf(peer: string): Receipt[] {
    return this.receipts().filter((receipt) => receipt.peer === peer)
  }

  /** The peers of which something was expected. */
  get named(): string[] {
    return [...this.expected.keys()]
  }

  /** How many receipts at a peer were expected, so far. */
  expectedOf(peer: string): number {
    return this.expected.get(peer) ?? 0
  }

  expect(peer: string, count: number): void {
    this.expected.set(peer, count)
  }

  /** When a peer has received how many. */
  inWords(peer: string): string {
    const byTime = new Map<number, number>()
    for (const { atMs } of this.receiptsOf(peer)) byTime.set(atMs, (byTime.get(atMs) ?? 0) + 1)
    if (byTime.size === 0) return 'none of it'
    const of = this.said.keys.size === 1 ? '' : ` of ${this.said.keys.size}`
    return [...byTime]
      .map(([atMs, count]) => (of === '' && count === 1 ? `it at ${instantInWords(atMs)}` : `${count}${of} at ${instantInWords(atMs)}`))
      .join(', ')
  }

  private get expected(): Map<string, number> {
    const expected = this.expectations.get(this.said) ?? new Map<string, number>()
    this.expectations.set(this.said, expected)
    return expected
  }
}

/** Receipts by what message they are of. */
export function byKey(receipts: readonly Receipt[]): ReadonlyMap<string, readonly Receipt[]> {
  const groups = new Map<string, Receipt[]>()
  for (const receipt of receipts) {
    const group = groups.get(receipt.key)
    if (group === undefined) groups.set(receipt.key, [receipt])
    else group.push(receipt)
  }
  return groups
}
