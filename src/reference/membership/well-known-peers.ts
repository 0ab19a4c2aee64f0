import type { ChannelName } from '../../wire/ids'
import type { Anchor } from '../ports/outbox'
import type { KeptMembers } from './membership-view'

/** The bootstrap peers, and the anchor peers of each channel (DISC-13). */
export class WellKnownPeers implements KeptMembers {
  private readonly bootstrap: readonly string[]
  private readonly anchors = new Map<ChannelName, readonly string[]>()

  /** `bootstrap`: their endpoints. */
  constructor(bootstrap: readonly string[]) {
    this.bootstrap = bootstrap
  }

  /** Takes the place of the channel's anchor peers so far. */
  setAnchors(channel: ChannelName, anchors: readonly Anchor[]): void {
    this.anchors.set(
      channel,
      anchors.map(({ endpoint }) => endpoint),
    )
  }

  includes(member: Parameters<KeptMembers['includes']>[0]): boolean {
    const known = [...this.bootstrap, ...[...this.anchors.values()].flat()]
    return known.includes(member.endpoint) || known.includes(member.internalEndpoint)
  }
}
