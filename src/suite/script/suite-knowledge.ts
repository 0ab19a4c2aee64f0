/** What the suite has to know of nodes that it has not been told: their defaults, and where the dialects part. */

/** 2026-01-01T00:00:00Z: what every node's clock shows when an example begins. */
export const EPOCH_MS = 1_767_225_600_000

/** All channels that examples speak of. */
export const CHANNELS: readonly string[] = ['trade', 'gold', 'silver']

/** The number of the one block of a channel that does not verify. In other channels a block of that number does. */
export const invalidBlockOf = (channel: string): bigint => 999_999n - BigInt(CHANNELS.indexOf(channel))

/** As EPOCH_MS in nanoseconds, as incarnations are in life: above 2^60. */
export const FIRST_INCARNATION = BigInt(EPOCH_MS) * 1_000_000n

/** An incarnation above what any clock shows. */
export const LAST_INCARNATION = 18_000_000_000_000_000_000n

/** Where a peer says that it has moved to. */
export const newEndpointOf = (peer: string): string => `${peer}.moved.internal:7051`

/** Intervals longer than any example: a quiet node says nothing of its own accord. */
export const QUIET: Readonly<Record<string, string>> = {
  aliveTimeInterval: '1000h',
  aliveExpirationTimeout: '1000h',
  reconnectInterval: '1000h',
  pullInterval: '1000h',
  requestStateInfoInterval: '1000h',
  membershipTrackerInterval: '1000h',
}

/** The default of `sendBuffSize`: what a node has to send beyond that to a peer that has not read yet it may drop. */
export const LOT = 20

/** Defaults that the suite has to know in order to find the phase of a timer. */
const DEFAULTS: Readonly<Record<string, string>> = {
  propagateIterations: '1',
  maxPropagationBurstLatency: '10ms',
  publishStateInfoInterval: '4s',
  aliveExpirationTimeout: '25s',
  identityUsageThreshold: '1h',
}

/** How far a failed expectation looks on, to see what comes late. */
export const LOOK_AHEAD_MS = 10_000

/** How long something may take where time is real, and how long is waited before it is looked at again. */
export const PATIENCE_MS = 5_000
export const POLL_MS = 5

/** Intervals so short that nodes over gRPC find each other at once; nobody is taken for dead who only was kept waiting. */
export const SWIFT: Readonly<Record<string, string>> = {
  maxPropagationBurstLatency: '5ms',
  aliveTimeInterval: '40ms',
  aliveExpirationTimeout: '10s',
  reconnectInterval: '40ms',
  pullInterval: '40ms',
  publishStateInfoInterval: '100ms',
}

export function defaultOf(key: string): string {
  const value = DEFAULTS[key]
  if (value === undefined) throw new Error(`the suite does not know the default of ${key}: let the example state it`)
  return value
}

/** How long a state info of a foreign channel is held, and refused: the dialects part here (STORE-2, STORE-5). Milliseconds. */
export function stateInfoLifetime(dialect: string, publishIntervalMs: number): { readonly ttl: number; readonly removal: number } {
  if (dialect === 'documents') return { ttl: publishIntervalMs, removal: publishIntervalMs }
  return { ttl: 100 * publishIntervalMs, removal: 200 * publishIntervalMs }
}
