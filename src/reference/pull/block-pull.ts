import { fromUtf8, toUtf8 } from '../../wire/bytes'
import type { Envelope } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import type { Addressee } from '../ports/outbox'
import type { PullStock } from './pull-engine'

/** A channel, as far as blocks are pulled in it. */
export interface PulledChannel {
  readonly left: boolean
  /** How many blocks the node's own ledger has. */
  readonly ledgerHeight: bigint
  readonly blocks: {
    readonly numbers: readonly bigint[]
    get(sequence: bigint): { readonly envelope: Envelope } | undefined
  }
}

export interface BlockStockOptions {
  readonly channel: PulledChannel
  /** Some of those whom blocks may be pulled from, at random (BLOCKPULL-2). */
  readonly drawMembers: () => readonly Addressee[]
  readonly isMember: (peer: PkiId, now: Instant) => boolean
}

const NUMBER = /^\d{1,20}$/
const MAX_NUMBER = 2n ** 64n - 1n

/** The blocks of one channel, by their numbers in decimal. */
export class BlockStock implements PullStock {
  private readonly options: BlockStockOptions

  constructor(options: BlockStockOptions) {
    this.options = options
  }

  draw(): readonly Addressee[] {
    return this.options.channel.left ? [] : this.options.drawMembers()
  }

  isPartner(peer: PkiId, now: Instant): boolean {
    return !this.options.channel.left && this.options.isMember(peer, now)
  }

  /** What the ledger has, what is held, and what is no number is not missing (BLOCKPULL-4, BLOCKPULL-5). */
  missing(digest: Bytes): string | undefined {
    const text = fromUtf8(digest)
    if (!NUMBER.test(text)) return undefined
    const sequence = BigInt(text)
    const { ledgerHeight, blocks } = this.options.channel
    return sequence <= MAX_NUMBER && sequence >= ledgerHeight && blocks.get(sequence) === undefined ? text : undefined
  }

  digestOf(item: string): Bytes {
    return toUtf8(item)
  }

  itemOf(digest: Bytes): string {
    return fromUtf8(digest)
  }

  offeredTo(): readonly string[] {
    return this.options.channel.blocks.numbers.map(String)
  }

  envelopeOf(item: string): Envelope | undefined {
    return this.options.channel.blocks.get(BigInt(item))?.envelope
  }
}
