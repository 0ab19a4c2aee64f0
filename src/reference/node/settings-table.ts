import type { Settings, SettingsPolicy } from '../ports/settings'

// A key of core.yaml is the name of its setting without the unit.
type KeyOf<Field extends string> = Field extends `${infer Key}Ms` ? Key : Field
export type SettingKey = KeyOf<keyof Settings>

/** How the value of a key is read. count: 0 is honoured; size: a literal 0 is refused, for nothing would fit; endpoint: exactly one colon; address: also [IPv6]:port. */
export type SettingKind = 'count' | 'size' | 'interval' | 'endpoint' | 'address' | 'addresses'

/**
 * A key that is not given takes its default, of intervals in milliseconds; without one, it is empty.
 * `awaits`: it is read and checked, and no part of the node uses it so far; this one will.
 */
type SettingSpec = { readonly awaits?: string } & (
  | { readonly kind: 'count' | 'size' | 'interval'; readonly byDefault: NumericDefault }
  | { readonly kind: 'endpoint' | 'address' | 'addresses' }
)
type NumericDefault = number | ((policy: SettingsPolicy) => number) | { readonly times: number; readonly of: SettingKey }

/** Every key that a gossip node reads (INIT-5, EMIT-4). A default that follows from another key stands below it. */
export const SETTINGS: Readonly<Record<SettingKey, SettingSpec>> = {
  bootstrap: { kind: 'addresses' },
  endpoint: { kind: 'endpoint' },
  externalEndpoint: { kind: 'address' },
  propagateIterations: { kind: 'count', byDefault: 1 },
  propagatePeerNum: { kind: 'count', byDefault: 3 },
  maxPropagationBurstSize: { kind: 'size', byDefault: 10 },
  maxPropagationBurstLatency: { kind: 'interval', byDefault: 10 },
  pullInterval: { kind: 'interval', byDefault: 4_000 },
  pullPeerNum: { kind: 'count', byDefault: 3 },
  digestWaitTime: { kind: 'interval', byDefault: 1_000 },
  requestWaitTime: {
    kind: 'interval',
    byDefault: (policy) => policy.defaults.requestWaitTimeMs,
  },
  responseWaitTime: { kind: 'interval', byDefault: 2_000, awaits: 'the end of a pull: what an update says counts whenever it comes' },
  requestStateInfoInterval: { kind: 'interval', byDefault: 4_000 },
  publishStateInfoInterval: { kind: 'interval', byDefault: 4_000 },
  maxBlockCountToStore: { kind: 'count', byDefault: (policy) => policy.defaults.maxBlockCountToStore },
  publishCertPeriod: { kind: 'interval', byDefault: 10_000 },
  identityUsageThreshold: { kind: 'interval', byDefault: 3_600_000 },
  dialTimeout: { kind: 'interval', byDefault: 3_000, awaits: 'the dialer, which a node is given ready-made' },
  connTimeout: { kind: 'interval', byDefault: 2_000 },
  recvBuffSize: { kind: 'size', byDefault: 20, awaits: 'messages that wait to be taken in' },
  sendBuffSize: { kind: 'size', byDefault: 20 },
  aliveTimeInterval: { kind: 'interval', byDefault: 5_000 },
  aliveExpirationTimeout: { kind: 'interval', byDefault: { times: 5, of: 'aliveTimeInterval' } },
  reconnectInterval: { kind: 'interval', byDefault: { times: 1, of: 'aliveExpirationTimeout' } },
  maxConnectionAttempts: { kind: 'count', byDefault: 120 },
  msgExpirationFactor: { kind: 'size', byDefault: 20 },
  membershipTrackerInterval: { kind: 'interval', byDefault: 5_000, awaits: 'the membership tracker, which logs who came and went' },
}

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[]

/** The field of the settings that a key fills. */
export const fieldOf = (key: SettingKey): string => (SETTINGS[key].kind === 'interval' ? `${key}Ms` : key)

/** Keys of `peer.gossip` that other parts of a peer read. */
export const OUT_OF_SCOPE = [
  'useLeaderElection',
  'orgLeader',
  'nonBlockingCommitMode',
  'stateInfoRetentionInterval',
  'skipBlockVerification',
]
export const OUT_OF_SCOPE_SECTIONS = ['election', 'pvtData', 'state']

/** Lengths of time that rules divide: a part must be a millisecond or more, and the whole must stay exact. */
export const DIVIDED: readonly {
  readonly key: SettingKey
  readonly whole: string
  readonly wholeMs: (settings: Settings, policy: SettingsPolicy) => number
  readonly parts: number
}[] = [
  {
    key: 'publishStateInfoInterval',
    whole: 'the state-info TTL',
    wholeMs: (settings, policy) => settings.publishStateInfoIntervalMs * policy.stateInfoTtlFactor,
    parts: 100,
  },
  { key: 'aliveExpirationTimeout', whole: 'it', wholeMs: (settings) => settings.aliveExpirationTimeoutMs, parts: 10 },
  {
    key: 'aliveExpirationTimeout',
    whole: 'msgExpirationFactor times it',
    wholeMs: (settings) => settings.aliveExpirationTimeoutMs * settings.msgExpirationFactor,
    parts: 100,
  },
  { key: 'identityUsageThreshold', whole: 'it', wholeMs: (settings) => settings.identityUsageThresholdMs, parts: 10 },
]
