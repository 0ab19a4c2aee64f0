import { CAPABILITIES, type Capability, type Question } from '../port'
import type { Calls, Implementation, Views } from './node'

type CallName = keyof Calls<never>
type ViewName = keyof Views<never>

/** The calls that make a capability: all of them. */
const BY_CALLS: Partial<Record<Capability, readonly CallName[]>> = {
  channels: ['joinChannel', 'leaveChannel', 'updateLedgerHeight'],
  chaincodes: ['updateChaincodes'],
  suspects: ['suspect'],
}

/** The view that answers a question. */
export const VIEW_OF: { readonly [Q in Question]: ViewName } = {
  settings: 'settings',
  service: 'service',
  routines: 'routines',
  identities: 'identities',
  members: 'members',
  'store-sizes': 'storeSizes',
}

/** The capability that a view makes. */
export const CAPABILITY_OF_VIEW: Readonly<Record<ViewName, Capability>> = {
  settings: 'sees-settings',
  service: 'sees-service',
  routines: 'sees-routines',
  identities: 'sees-identities',
  members: 'sees-members',
  channelMembers: 'sees-channel-members',
  storeSizes: 'sees-store-sizes',
}

/**
 * What an implementation can do and show: what it says, what its calls and views make, and what the network here can be. In the order of
 * the port.
 */
export function capabilitiesOf<Node>({ capabilities: said = [], calls, views = {} }: Implementation<Node>): Capability[] {
  const shown = (Object.keys(views) as ViewName[]).filter((name) => views[name] !== undefined).map((name) => CAPABILITY_OF_VIEW[name])
  const isAble = (needed: readonly CallName[]) => needed.every((name) => calls[name] !== undefined)
  return CAPABILITIES.filter((capability) => {
    const needed = BY_CALLS[capability]
    if (capability === 'rough-network') return said.includes('several-subjects')
    return needed === undefined ? [...said, ...shown].includes(capability) : isAble(needed)
  })
}
