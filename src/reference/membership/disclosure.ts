import type { Envelope } from '../../wire/gossip-message'
import type { OrgId } from '../../wire/ids'
import { withoutSecret } from '../../wire/secret'
import type { Instant } from '../../wire/time'
import type { Identities } from '../ports/identities'
import type { SignedAlive } from './alive-message'

/** The peer that asks or is told. */
export interface DisclosureTarget {
  /** Undefined if its identity is not known. */
  readonly org: OrgId | undefined
  readonly hasExternalEndpoint: boolean
}

export interface DisclosurePolicyOptions {
  readonly selfOrg: OrgId
  readonly identities: Pick<Identities, 'use'>
}

/** What membership requests and responses tell to whom (DISC-19, DISC-21). */
export class DisclosurePolicy {
  private readonly options: DisclosurePolicyOptions

  constructor(options: DisclosurePolicyOptions) {
    this.options = options
  }

  /** Whether the target may hear of the message's author at all. */
  mayDisclose(message: SignedAlive, target: DisclosureTarget, now: Instant): boolean {
    const { membership } = message.message.content
    const org = this.options.identities.use(membership.pkiId, now)?.org
    if (target.org === undefined || org === undefined) return false
    if (org === target.org) return true
    return org === this.options.selfOrg && membership.endpoint !== '' && target.hasExternalEndpoint
  }

  /** The envelope as the target may see it: secrets are for the node's own organization. Never changes the given one (SECRET-3). */
  envelopeFor(envelope: Envelope, target: DisclosureTarget): Envelope {
    return target.org === this.options.selfOrg ? envelope : withoutSecret(envelope)
  }
}
