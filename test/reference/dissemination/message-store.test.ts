import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MessageStore, type MessageStoreOptions } from '../../../src/reference/dissemination/message-store'

interface Message {
  readonly key: string
  readonly version: number
}

const STARTED_AT = 7
type Removal = MessageStoreOptions<Message>['removal']

/** Walks over everything it holds at every check. */
class NaiveStore {
  held: { readonly message: Message; readonly storedAt: number; hidden: boolean }[] = []
  private readonly ttlMs: number
  private readonly removal: Removal

  constructor(ttlMs: number, removal: Removal) {
    this.ttlMs = ttlMs
    this.removal = removal
  }

  add(message: Message, now: number): boolean {
    if (this.held.some((entry) => entry.message.key === message.key && entry.message.version >= message.version)) return false
    this.delete(message.key)
    this.held.push({ message, storedAt: now, hidden: false })
    return true
  }

  delete(key: string): void {
    this.held = this.held.filter((entry) => entry.message.key !== key)
  }

  pass(from: number, to: number): Message[] {
    const expired: Message[] = []
    for (let now = from + 1; now <= to; now++) if (((now - STARTED_AT) * 100) % this.ttlMs === 0) expired.push(...this.check(now))
    return expired
  }

  private check(now: number): Message[] {
    const expired = this.held.filter((entry) => !entry.hidden && now - entry.storedAt > this.ttlMs)
    for (const entry of expired) entry.hidden = true
    const limit = this.removal === 'past-ttl' ? this.ttlMs : 2 * this.ttlMs
    this.held = this.held.filter((entry) => now - entry.storedAt <= limit)
    return expired.map(({ message }) => message)
  }
}

const call = fc.oneof(
  fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), version: fc.nat(6) }),
  fc.record({ forget: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ passMs: fc.nat(300) }),
)

for (const removal of ['past-ttl', 'past-twice-ttl'] as const) {
  test(`a store holds and gives back what a naive one does (${removal})`, () => {
    fc.assert(
      fc.property(fc.constantFrom(100, 200, 300), fc.array(call, { maxLength: 40 }), (ttlMs, script) => {
        const naive = new NaiveStore(ttlMs, removal)
        const store = storeOf(ttlMs, removal)
        let now = STARTED_AT
        for (const step of script) {
          if ('passMs' in step) {
            const until = now + step.passMs
            assert.deepEqual(expiredUntil(store, until), naive.pass(now, until))
            now = until
          } else if ('forget' in step) {
            store.delete(step.forget)
            naive.delete(step.forget)
          } else {
            assert.equal(
              store.accepts(step),
              !naive.held.some(({ message }) => message.key === step.key && message.version >= step.version),
            )
            assert.equal(store.add(step, now), naive.add(step, now))
          }
          const readable = naive.held.filter((entry) => !entry.hidden)
          assert.equal(store.size, readable.length)
          assert.equal(store.held, naive.held.length)
        }
      }),
      { numRuns: 500 },
    )
  })
}

function expiredUntil(store: MessageStore<Message>, until: number): Message[] {
  const expired: Message[] = []
  for (let at = store.nextDeadline; at !== undefined && at <= until; at = store.nextDeadline) expired.push(...store.onDeadline(at))
  return expired
}

function storeOf(ttlMs: number, removal: Removal): MessageStore<Message> {
  return new MessageStore<Message>({
    ttlMs,
    removal,
    startedAt: STARTED_AT,
    keyOf: (message) => message.key,
    isNewer: (candidate, held) => candidate.version > held.version,
  })
}

test('an empty store is never due', () => {
  const store = storeOf(100, 'past-ttl')
  assert.equal(store.nextDeadline, undefined)
  assert.deepEqual(store.onDeadline(1_000), [])
})

test('where the hundredth of the TTL is no whole millisecond, checks come at the next one', () => {
  const store = storeOf(150, 'past-ttl')
  store.add({ key: 'a', version: 1 }, STARTED_AT)
  assert.equal(store.nextDeadline, STARTED_AT + 152)
  assert.deepEqual(store.onDeadline(STARTED_AT + 150), [])
  assert.equal(store.onDeadline(STARTED_AT + 152).length, 1)
})
