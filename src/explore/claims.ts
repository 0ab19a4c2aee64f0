import type { Description } from '../suite/port'
import { deedOf } from './acts'
import { type Act, NODE } from './life'
import type { Seen } from './seen'

/** What can be compared of two implementations, by what both claim. */
export interface Scope {
  readonly families: ReadonlySet<string>
  readonly takes: (name: Act['do']) => boolean
  /** The same, by all that an act says. */
  readonly takesAct: (act: Act) => boolean
  readonly compares: (seen: Seen) => boolean
  /** Whether lives may give a node this setting: nobody asks that it knows those of other families. */
  readonly takesSetting: (key: string) => boolean
}

/** Families of which one at least says when a node sends a message of a kind to peers. */
const OF_KINDS: Readonly<Record<string, readonly string[]>> = {
  data: ['BLOCK'],
  leadership: ['LEAD'],
  'state-info': ['STATE'],
  'peer-identity': ['EMIT', 'ORG'],
  alive: ['OTHER', 'SECRET'],
  'mem-req': ['DISC'],
  'mem-res': ['DISC'],
}
const OF_TYPES: Readonly<Record<Seen['type'], readonly string[]>> = {
  received: [],
  connected: ['DISC', 'SIGN'],
  disconnected: ['DISC', 'IDENT'],
  dialled: ['DISC'],
  pinged: ['DISC'],
  delivered: ['BLOCK', 'LEAD'],
  rejected: ['DISC', 'IDENT', 'STORE'],
}

const OF_SETTINGS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['aliveTimeInterval', 'aliveExpirationTimeout', 'reconnectInterval', 'pullInterval', 'pullPeerNum'].map((key) => [key, ['DISC']]),
  ),
  ...Object.fromEntries(['msgExpirationFactor', 'publishCertPeriod', 'bootstrap', 'maxConnectionAttempts'].map((key) => [key, ['DISC']])),
  externalEndpoint: ['DISC'],
  identityUsageThreshold: ['IDENT'],
  publishStateInfoInterval: ['STORE'],
  maxBlockCountToStore: ['BLOCK'],
}

/** Where only some families are claimed, acts come in whose outcome those families tell, and their outcome only is compared. */
export function scopeOf(reference: Description, other: Description, asked: readonly string[] = []): Scope {
  const both = reference.families.filter((family) => other.families.includes(family) && (asked.length === 0 || asked.includes(family)))
  const families = new Set(both)
  const isWhole = asked.length === 0 && reference.families.every((family) => families.has(family))
  const can = new Set(reference.capabilities.filter((capability) => other.capabilities.includes(capability)))
  const claims = (needed: readonly string[]) => needed.some((family) => families.has(family))
  const hasAll = (needed: readonly string[]) => isWhole || needed.every((family) => families.has(family))
  return {
    families,
    takesSetting: (key) => hasAll(OF_SETTINGS[key] ?? []),
    takes: (name) => {
      const { families: needed, needs } = deedOf({ do: name } as Act)
      return (needs === undefined || can.has(needs)) && hasAll(needed)
    },
    takesAct: (act) => {
      const { families: needed, familiesOf, needs } = deedOf(act)
      return (needs === undefined || can.has(needs)) && hasAll([...needed, ...(familiesOf?.(act) ?? [])])
    },
    compares: (seen) => {
      if (seen.type === 'rejected' && !can.has('reports-rejections')) return false
      if (isWhole) return true
      if (seen.type !== 'received') return claims(OF_TYPES[seen.type])
      const isOwn = seen.what === `${seen.kind} of ${NODE}`
      return isOwn ? families.has('DISC') : claims(OF_KINDS[seen.kind ?? ''] ?? [])
    },
  }
}
