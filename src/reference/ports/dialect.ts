import type { SettingsPolicy } from './settings'

/** The five categories of a batch, in the order in which they are tried (ROUTE-1). */
export type MessageCategory = 'block' | 'leadership' | 'state-info' | 'org-restricted' | 'other'

/**
 * Whom a message may be sent to; only living peers count.
 * - `channel-members-of-own-org`: the node's own organization, and has published a state info of the channel.
 * - `own-org`, `everybody`: as they say.
 * - `channel-orgs-if-joined`: every peer whose organization is in the channel, if the node is in it; else the node's own organization.
 * - `channel-orgs-if-author-is-public`: the same, but only if the author has an external endpoint; else the node's own organization.
 * - `by-author`: author of the node's own organization: everybody; of another one: the node's own and the author's; unknown: nobody.
 */
export type AudienceName =
  | 'channel-members-of-own-org'
  | 'own-org'
  | 'everybody'
  | 'channel-orgs-if-joined'
  | 'channel-orgs-if-author-is-public'
  | 'by-author'

/** One row of the routing table (ROUTE-1 to OTHER-2). `k` is propagatePeerNum. */
export interface RoutingRule {
  readonly audience: AudienceName
  readonly fanOut: 'k' | 'all'
  readonly drawnOncePer: 'message' | 'channel' | 'batch'
  /** What becomes of the peer that the message came from (ROUTE-5). */
  readonly hop: 'is-a-candidate' | 'leaves-before-the-draw' | 'leaves-after-the-draw'
}

/** What the secret policy looks at. An unknown organization counts as foreign. */
export interface SecretCase {
  readonly author: 'own-org' | 'foreign'
  readonly target: 'own-org' | 'foreign'
  readonly targetHasExternalEndpoint: boolean
}

/** When an entry past its TTL is gone: at once, or hidden first and past twice the TTL (STORE-5). */
export type Removal = 'past-ttl' | 'past-twice-ttl'

/** Everything in which the two dialects part. No other file of `src` knows a dialect's name. */
export interface Dialect {
  readonly name: 'documents' | 'fabric'
  /** INIT-5, STORE-2, EMIT-7. */
  readonly settings: SettingsPolicy
  /** STORE-5, BLOCK-6, LEADER-4: whether what is past its TTL is gone at once, or hidden first and gone past twice the TTL. */
  readonly removal: Readonly<Record<'stateInfo' | 'leadership' | 'block', Removal>>
  readonly identity: {
    /** IDENT-3 */
    readonly expired: 'at-the-check' | 'at-its-expiry'
    /** IDENT-4 */
    readonly revoked: 'at-the-check' | 'when-suspected'
    /** IDENT-7 */
    readonly leavesMembership: boolean
  }
  readonly discovery: {
    /** DISC-13 */
    readonly keepsBootstrapAndAnchorPeers: boolean
    /** DISC-25 */
    readonly acceptsIdentitySwitch: boolean
  }
  readonly routing: Readonly<Record<MessageCategory, RoutingRule>>
  readonly secrets: {
    /** SECRET-1 */
    readonly isWithheld: (of: SecretCase) => boolean
    /** SECRET-2 */
    readonly isStripped: (of: SecretCase) => boolean
  }
}
