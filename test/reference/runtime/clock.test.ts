import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SystemClock } from '../../../src/reference/runtime/system-clock'
import { VirtualClock } from '../../../src/suite/kit/virtual-clock'

const HOUR_MS = 3_600_000

test('virtual time wakes whoever waits for more than a timer can take, and not before', () => {
  const clock = new VirtualClock(1_000)
  const woken: number[] = []
  clock.schedule(1_000 + 1_000 * HOUR_MS, () => woken.push(clock.now()))
  clock.advance(1_000 * HOUR_MS - 1)
  assert.deepEqual(woken, [])
  clock.advance(1)
  assert.deepEqual(woken, [1_000 + 1_000 * HOUR_MS])
  clock.advance(2_000 * HOUR_MS)
  assert.equal(woken.length, 1)
})

test('a wait that is cancelled half-way is over', () => {
  const clock = new VirtualClock(0)
  const cancel = clock.schedule(1_000 * HOUR_MS, () => assert.fail('woken'))
  clock.advance(900 * HOUR_MS)
  cancel()
  clock.advance(200 * HOUR_MS)
})

test('of many waits that are set anew each is woken once, in the order of time and then of setting', () => {
  const clock = new VirtualClock(0)
  const woken: string[] = []
  let cancel = (): void => undefined
  for (let round = 0; round < 1_000; round++) {
    cancel()
    cancel = clock.schedule(500 + round, () => woken.push(`last at ${clock.now()}`))
  }
  for (const name of ['first', 'second']) clock.schedule(100, () => woken.push(`${name} at ${clock.now()}`))
  clock.schedule(50, () => clock.schedule(0, () => woken.push(`late at ${clock.now()}`)))
  assert.equal(clock.next, 50)
  clock.advance(1_498)
  assert.deepEqual(woken, ['late at 50', 'first at 100', 'second at 100'])
  clock.advance(1)
  assert.equal(woken.at(-1), 'last at 1499')
  cancel()
  assert.equal(clock.next, undefined)
})

test('the machine wakes whoever waits when the time has come, not before, and whoever is late at once', async () => {
  const clock = new SystemClock()
  const at = clock.now() + 5
  await new Promise<void>((wake) => clock.schedule(at, wake))
  assert.ok(clock.now() >= at)
  let isBack = false
  await new Promise<void>((wake) => {
    clock.schedule(at - 1_000, () => {
      assert.ok(isBack, 'not before the call has returned')
      wake()
    })
    isBack = true
  })
})

test('the machine takes a wait of years for what it is', async () => {
  const clock = new SystemClock()
  const cancel = clock.schedule(clock.now() + 10_000 * HOUR_MS, () => assert.fail('woken'))
  await new Promise<void>((wake) => clock.schedule(clock.now() + 10, wake))
  cancel()
})
