import type { DurationMs } from '../../wire/time'

/**
 * The settings of a gossip node (INIT-5): what `peer.gossip` of core.yaml says, resolved and checked. Every number is a
 * whole number, never negative; every duration is in milliseconds.
 */
export interface Settings {
  /** host:port of the peers to connect to at start; may be empty. */
  readonly bootstrap: readonly string[]
  /** host:port told to peers of the node's own organization; '' if none. */
  readonly endpoint: string
  /** host:port told to peers of other organizations; '' if none. */
  readonly externalEndpoint: string

  /** How many times each message is emitted (EMIT-3, EMIT-7). */
  readonly propagateIterations: number
  /** How many peers an emission goes to. */
  readonly propagatePeerNum: number
  /** How many buffered messages bring about an emission (EMIT-1). */
  readonly maxPropagationBurstSize: number
  /** The period of the emitter's timer (EMIT-2). */
  readonly maxPropagationBurstLatencyMs: DurationMs

  readonly pullIntervalMs: DurationMs
  readonly pullPeerNum: number
  readonly digestWaitTimeMs: DurationMs
  readonly requestWaitTimeMs: DurationMs
  readonly responseWaitTimeMs: DurationMs

  readonly requestStateInfoIntervalMs: DurationMs
  readonly publishStateInfoIntervalMs: DurationMs
  readonly maxBlockCountToStore: number

  /** How long after its start a node puts its identity into its alive messages. */
  readonly publishCertPeriodMs: DurationMs
  /** How long an identity may be unused before it is deleted (IDENT-2). Not a key of core.yaml. */
  readonly identityUsageThresholdMs: DurationMs

  readonly dialTimeoutMs: DurationMs
  readonly connTimeoutMs: DurationMs
  /** In messages, for each connection. */
  readonly recvBuffSize: number
  /** In messages, for each connection. */
  readonly sendBuffSize: number

  readonly aliveTimeIntervalMs: DurationMs
  readonly aliveExpirationTimeoutMs: DurationMs
  readonly reconnectIntervalMs: DurationMs
  readonly maxConnectionAttempts: number
  /** The TTL of alive messages as a multiple of aliveExpirationTimeout. */
  readonly msgExpirationFactor: number
  readonly membershipTrackerIntervalMs: DurationMs
}

/** What dialects differ in when settings are read. */
export interface SettingsPolicy {
  /** The defaults that are not the same in every dialect. */
  readonly defaults: Pick<Settings, 'maxBlockCountToStore' | 'requestWaitTimeMs'>
  /**
   * What an explicit 0 of a count or duration means: the default, or zero itself, which is then refused where nothing could
   * work with it (INIT-5, EMIT-7).
   */
  readonly explicitZero: 'takes-default' | 'is-literal'
  /** The TTL of state info as a multiple of publishStateInfoInterval (STORE-2). */
  readonly stateInfoTtlFactor: number
}
