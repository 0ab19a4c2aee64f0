import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** Looks every few milliseconds until it holds. Whoever is only kept waiting by a busy machine must not be red. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what}: not within ${withinMs / 1_000} s`)
    await pause(20)
  }
}
