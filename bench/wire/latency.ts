import { setTimeout as pause } from 'node:timers/promises'
import type { Mesh } from './mesh'

/** From the call that publishes to the application of another end, in milliseconds. */
export interface Latency {
  readonly p50: number
  readonly p99: number
}

const TICK_MS = 5
const SETTLED_MS = 500

/** One message after the other, each once the one before is with all others; numbered from after those that there were. */
export async function idleLatency(mesh: Mesh, messages: number, after = 0): Promise<Latency> {
  const delays: number[] = []
  for (let count = 1; count <= messages; count++) {
    delays.push(...(await delaysOf(mesh, after + count)))
    await pause(1)
  }
  return percentiles(delays)
}

function delaysOf(mesh: Mesh, message: number): Promise<number[]> {
  const delays: number[] = []
  return new Promise((resolve) => {
    const begun = performance.now()
    mesh.onDelivered = (_end, delivered) => {
      if (delivered !== message) return
      delays.push(performance.now() - begun)
      if (delays.length === mesh.size - 1) resolve(delays)
    }
    mesh.publish(message % mesh.size, message)
  })
}

/** So many messages a second from all ends in turn, for so many seconds; those of the first half second do not count. */
export async function loadedLatency(mesh: Mesh, { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<Latency> {
  const published = new Map<number, number>()
  const delays: number[] = []
  const begun = performance.now()
  mesh.onDelivered = (_end, message) => {
    const at = published.get(message) ?? 0
    if (at - begun > SETTLED_MS) delays.push(performance.now() - at)
  }
  let message = 0
  while (performance.now() - begun < seconds * 1000) {
    const due = ((performance.now() - begun) / 1000) * perSecond
    while (message < due) {
      message += 1
      published.set(message, performance.now())
      mesh.publish(message % mesh.size, message)
    }
    await pause(TICK_MS)
  }
  await pause(SETTLED_MS)
  return percentiles(delays)
}

function percentiles(delays: readonly number[]): Latency {
  const sorted = [...delays].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}
