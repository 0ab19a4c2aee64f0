import { setTimeout as pause } from 'node:timers/promises'

/** What is to be seen is looked for that long: much longer than it takes, since the machine may be busy. */
const PATIENCE_MS = 15_000
const LOOK_EVERY_MS = 5

/** What `look` sees, once it sees something. @throws Error that says what did not come */
export async function within<T>(what: string, look: () => T | undefined, patienceMs = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const seen = look()
    if (seen !== undefined) return seen
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${patienceMs / 1_000} s`)
    await pause(LOOK_EVERY_MS)
  }
}

/** @throws Error if something is not as it was expected */
export function demand<T>(what: string, seen: T, expected: T): void {
  if (seen !== expected) throw new Error(`${what}: ${expected} expected, ${seen} seen`)
}
