import type { ChannelName, OrgId, PkiId } from '../../wire/ids'
import { PeerSet } from './peer-selection'

interface KnownPeer {
  alive: boolean
  org: OrgId | undefined
  readonly channels: Set<ChannelName>
}

/**
 * The living peers, sorted in advance by what routing asks for, so that no message has to look through all of them.
 * The node tells it whatever a part has learnt of a peer.
 */
export class Audiences {
  private readonly selfOrg: OrgId
  private readonly peers = new Map<PkiId, KnownPeer>()
  private readonly orgs = new Map<OrgId, PeerSet>()
  private readonly channels = new Map<ChannelName, PeerSet>()
  /** Every living peer. */
  readonly everybody = new PeerSet()

  constructor(selfOrg: OrgId) {
    this.selfOrg = selfOrg
  }

  /** The living peers of an organization. */
  ofOrg(org: OrgId): PeerSet {
    return getOrCreate(this.orgs, org)
  }

  /** The living peers of the node's own organization that have published a state info of the channel. */
  membersOfOwnOrgIn(channel: ChannelName): PeerSet {
    return getOrCreate(this.channels, channel)
  }

  setAlive(peer: PkiId, alive: boolean): void {
    this.update(peer, (known) => {
      known.alive = alive
    })
  }

  /** `undefined`: its identity is not known (any more). */
  setOrg(peer: PkiId, org: OrgId | undefined): void {
    this.update(peer, (known) => {
      known.org = org
    })
  }

  setPublished(peer: PkiId, channel: ChannelName, published: boolean): void {
    this.update(peer, (known) => {
      if (published) known.channels.add(channel)
      else known.channels.delete(channel)
    })
  }

  private update(peer: PkiId, change: (known: KnownPeer) => void): void {
    const known = this.peers.get(peer) ?? { alive: false, org: undefined, channels: new Set() }
    this.peers.set(peer, known)
    this.unlist(peer, known)
    change(known)
    if (known.alive) this.list(peer, known)
    if (!known.alive && known.org === undefined && known.channels.size === 0) this.peers.delete(peer)
  }

  private list(peer: PkiId, known: KnownPeer): void {
    this.everybody.add(peer)
    if (known.org === undefined) return
    this.ofOrg(known.org).add(peer)
    if (known.org === this.selfOrg) for (const channel of known.channels) this.membersOfOwnOrgIn(channel).add(peer)
  }

  private unlist(peer: PkiId, known: KnownPeer): void {
    this.everybody.delete(peer)
    if (known.org !== undefined) this.ofOrg(known.org).delete(peer)
    for (const channel of known.channels) this.membersOfOwnOrgIn(channel).delete(peer)
  }
}

function getOrCreate<K>(sets: Map<K, PeerSet>, key: K): PeerSet {
  const set = sets.get(key) ?? new PeerSet()
  sets.set(key, set)
  return set
}
