import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BatchingEmitter } from '../../../src/reference/dissemination/batching-emitter'

const STARTED_AT = 5

/** What is emitted, with its time: every message, in the order of arrival, for as often as it has to be. */
class NaiveEmitter {
  readonly emitted: string[] = []
  private readonly given: { readonly iterations: number; readonly burstSize: number; readonly latencyMs: number }
  private buffer: { readonly name: string; left: number }[] = []

  constructor(given: NaiveEmitter['given']) {
    this.given = given
  }

  add(name: string, now: number): void {
    if (this.given.iterations === 0) return
    this.buffer.push({ name, left: this.given.iterations })
    if (this.buffer.length >= this.given.burstSize) this.emit(now)
  }

  /** Looks at every millisecond whether it is a tick. */
  pass(from: number, to: number): void {
    for (let now = from + 1; now <= to; now++) {
      if ((now - STARTED_AT) % this.given.latencyMs === 0 && this.buffer.length > 0) this.emit(now)
    }
  }

  private emit(now: number): void {
    this.emitted.push(`${now}: ${this.buffer.map(({ name }) => name).join(' ')}`)
    for (const pending of this.buffer) pending.left -= 1
    this.buffer = this.buffer.filter(({ left }) => left > 0)
  }
}

const setting = fc.record({ iterations: fc.nat(3), burstSize: fc.integer({ min: 1, max: 5 }), latencyMs: fc.integer({ min: 1, max: 12 }) })
const calls = fc.array(fc.oneof(fc.record({ add: fc.constant(1) }), fc.record({ passMs: fc.nat(30) })), { maxLength: 40 })

test('the emitter emits what a naive one emits, when that one does', () => {
  fc.assert(
    fc.property(setting, calls, (given, script) => {
      const naive = new NaiveEmitter(given)
      const emitter = new BatchingEmitter<string>({ ...given, startedAt: STARTED_AT })
      const emitted: string[] = []
      const note = (batch: readonly string[] | undefined, at: number) => batch && emitted.push(`${at}: ${batch.join(' ')}`)
      let now = STARTED_AT
      for (const [index, call] of script.entries()) {
        if ('add' in call) {
          naive.add(`m${index}`, now)
          note(emitter.add(`m${index}`, now), now)
          continue
        }
        const until = now + call.passMs
        naive.pass(now, until)
        for (let at = emitter.nextDeadline; at !== undefined && at <= until; at = emitter.nextDeadline) note(emitter.onDeadline(at), at)
        now = until
      }
      assert.deepEqual(emitted, naive.emitted)
    }),
    { numRuns: 500 },
  )
})

const of = (changes: Partial<ConstructorParameters<typeof BatchingEmitter>[0]> = {}) =>
  new BatchingEmitter<string>({ iterations: 1, burstSize: 10, latencyMs: 10, startedAt: 0, ...changes })

test('an empty emitter is never due', () => {
  const emitter = of()
  assert.equal(emitter.nextDeadline, undefined)
  emitter.add('a', 3)
  assert.equal(emitter.nextDeadline, 10)
  assert.deepEqual(emitter.onDeadline(10), ['a'])
  assert.equal(emitter.nextDeadline, undefined)
})

test('a message that comes at a tick waits for the next one', () => {
  const emitter = of()
  emitter.add('a', 20)
  assert.equal(emitter.nextDeadline, 30)
})

test('a stopped emitter forgets what it held, and takes nothing in', () => {
  const emitter = of({ burstSize: 2 })
  emitter.add('a', 0)
  emitter.stop()
  emitter.stop()
  assert.equal(emitter.nextDeadline, undefined)
  assert.equal(emitter.add('b', 1), undefined)
  assert.equal(emitter.add('c', 1), undefined)
  assert.equal(emitter.nextDeadline, undefined)
  assert.deepEqual(emitter.onDeadline(10), [])
})

test('a tick that comes late does not make the next one late', () => {
  const emitter = of({ iterations: 2 })
  emitter.add('a', 0)
  assert.deepEqual(emitter.onDeadline(27), ['a'])
  assert.equal(emitter.nextDeadline, 30)
})
