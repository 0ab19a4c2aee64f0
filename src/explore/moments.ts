import { type Act, type Life, QUIET_NO } from './life'

/** As a draft is: nothing happens before its acts. */
interface Moment {
  readonly settings: Life['settings']
  readonly opening: readonly Act[]
  readonly acts: readonly Act[]
}

/** Settings of nodes that have the defaults of all others, each with some values; 0 among them, which is a default in some nodes (INIT-5). */
export const GIVEN: Readonly<Record<string, readonly string[]>> = {
  quiet: [QUIET_NO.quiet],
  aliveTimeInterval: ['7s', '0'],
  aliveExpirationTimeout: ['30s'],
  reconnectInterval: ['11s', '0'],
  pullInterval: ['6s', '0'],
  requestStateInfoInterval: ['6s', '0'],
  publishStateInfoInterval: ['3s', '0'],
  identityUsageThreshold: ['30m'],
  propagateIterations: ['2', '0'],
  propagatePeerNum: ['4', '0'],
  pullPeerNum: ['4', '0'],
  maxPropagationBurstSize: ['4', '0'],
  maxPropagationBurstLatency: ['30ms', '0'],
  maxBlockCountToStore: ['7', '0'],
  msgExpirationFactor: ['3', '0'],
  maxConnectionAttempts: ['5', '0'],
}

/** Lives of a moment, in which a node is asked what it is: one with all defaults, and one for each value of each setting. */
export function moments(takesSetting: (key: string) => boolean): Moment[] {
  const momentOf = (settings: Moment['settings']): Moment => ({
    settings: { ...settings, ...QUIET_NO },
    opening: [],
    acts: [{ do: 'pass', ms: 1 }],
  })
  const given = Object.entries(GIVEN).filter(([key]) => !(key in QUIET_NO) && takesSetting(key))
  return [momentOf({}), ...given.flatMap(([key, values]) => values.map((value) => momentOf({ [key]: value })))]
}
