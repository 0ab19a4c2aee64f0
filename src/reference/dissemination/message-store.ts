import type { DurationMs, Instant } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'
import type { Removal } from '../ports/dialect'
import { earlier, firstTickAfter } from '../schedule/ticks'

/** The expiry check runs this often within one TTL (STORE-4). */
export const CHECKS_PER_TTL = 100

export interface MessageStoreOptions<T> {
  readonly ttlMs: DurationMs
  /** STORE-5: gone past the TTL, or hidden past the TTL and gone past twice the TTL. */
  readonly removal: Removal
  /** How many messages may be there, hidden ones included (ROBUST-3). */
  readonly most?: number
  /** Checks run at whole multiples of TTL / 100 from here. */
  readonly startedAt: Instant
  /** Messages of different keys have nothing to do with each other; of one key, the newest is kept. */
  readonly keyOf: (message: T) => string
  /** Strict: false for equal messages. */
  readonly isNewer: (candidate: T, held: T) => boolean
}

interface Entry<T> {
  readonly message: T
  readonly storedAt: Instant
}

/**
 * Keeps the newest message of each key until it is too old (STORE-1 to STORE-7). No call costs more with more entries:
 * both maps are ordered by age, so a check looks only at what it takes out and at one entry more.
 */
export class MessageStore<T> {
  private readonly options: MessageStoreOptions<T>
  private readonly readable = new Map<string, Entry<T>>()
  private readonly hidden = new Map<string, Entry<T>>()
  /** Entries looked at since the store was made; its growth is what tests of cost assert on. */
  visited = 0

  constructor(options: MessageStoreOptions<T>) {
    this.options = options
  }

  /** Whether `add` would take the message: nothing equal or newer is held, hidden entries included (STORE-6). */
  accepts(message: T): boolean {
    const key = this.options.keyOf(message)
    const held = this.readable.get(key) ?? this.hidden.get(key)
    this.visited += 1
    return held === undefined || this.options.isNewer(message, held.message)
  }

  /** Stores the message in place of an older one of its key; false, and nothing changes, if it is equal or older. */
  add(message: T, now: Instant): boolean {
    if (!this.accepts(message)) return false
    this.delete(this.options.keyOf(message))
    this.readable.set(this.options.keyOf(message), { message, storedAt: now })
    if (this.held > (this.options.most ?? BOUNDS.messages)) this.deleteFirst()
    return true
  }

  /** What is hidden goes before what can be read (ROBUST-3). */
  private deleteFirst(): void {
    const [key] = this.hidden.size > 0 ? this.hidden.keys() : this.readable.keys()
    if (key !== undefined) this.delete(key)
  }

  /** Whether a message of the key is there, hidden ones included. */
  has(key: string): boolean {
    return this.readable.has(key) || this.hidden.has(key)
  }

  /** The message of the key; undefined if there is none, or it is hidden. */
  get(key: string): T | undefined {
    return this.readable.get(key)?.message
  }

  get readableKeys(): readonly string[] {
    return [...this.readable.keys()]
  }

  /** Those of hidden entries included. */
  get keys(): readonly string[] {
    return [...this.readable.keys(), ...this.hidden.keys()]
  }

  delete(key: string): void {
    this.readable.delete(key)
    this.hidden.delete(key)
  }

  /** Entries that can be read (STORE-6). */
  get size(): number {
    return this.readable.size
  }

  /** Entries held, the hidden ones included. */
  get held(): number {
    return this.readable.size + this.hidden.size
  }

  get nextDeadline(): Instant | undefined {
    const expiry = this.firstCheckPast(this.readable, this.options.ttlMs)
    const removal = this.firstCheckPast(this.hidden, 2 * this.options.ttlMs)
    return earlier(expiry, removal)
  }

  /** Runs the check. Returns the messages whose age has come to exceed the TTL (STORE-1, STORE-3). */
  onDeadline(now: Instant): T[] {
    this.takeOlderThan(this.hidden, 2 * this.options.ttlMs, now)
    const expired = this.takeOlderThan(this.readable, this.options.ttlMs, now)
    if (this.options.removal === 'past-twice-ttl') {
      for (const entry of expired) this.hidden.set(this.options.keyOf(entry.message), entry)
    }
    return expired.map((entry) => entry.message)
  }

  private takeOlderThan(entries: Map<string, Entry<T>>, limit: DurationMs, now: Instant): Entry<T>[] {
    const taken: Entry<T>[] = []
    for (const [key, entry] of entries) {
      this.visited += 1
      if (now - entry.storedAt <= limit) break
      entries.delete(key)
      taken.push(entry)
    }
    return taken
  }

  /** The first check at which the oldest entry is older than the limit. */
  private firstCheckPast(entries: Map<string, Entry<T>>, limit: DurationMs): Instant | undefined {
    const oldest = entries.values().next()
    if (oldest.done) return undefined
    const checks = { origin: this.options.startedAt, periodMs: this.options.ttlMs, perPeriod: CHECKS_PER_TTL }
    return firstTickAfter(oldest.value.storedAt + limit, checks)
  }
}
