import type { AliveMessage, Envelope, GossipMessage, SignedMessage } from '../../wire/gossip-message'
import type { ChannelName, OrgId, PkiId } from '../../wire/ids'
import { isOrgRestrictedTag } from '../../wire/message-tags'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import type { Dialect, MessageCategory, RoutingRule } from '../ports/dialect'
import type { Identities } from '../ports/identities'
import type { Random } from '../ports/random'
import type { Audiences } from './audiences'
import { type Audience, allPeers, selectPeers } from './peer-selection'
import { envelopeFor } from './secret-envelope'

/** A message to be passed on, and the peer that it came from; none if it is the node's own. */
export interface OutgoingMessage {
  readonly signed: SignedMessage
  readonly from?: PkiId | undefined
}

/** A channel that the node is in. */
export interface JoinedChannel {
  readonly name: ChannelName
  readonly orgs: ReadonlySet<OrgId>
}

/** The members of the network, dead ones included. */
export interface MemberLookup {
  lookup(peer: PkiId): { readonly endpoint: string } | undefined
}

export interface ChannelLookup {
  /** The joined channel that a message of a sender belongs to. */
  of(message: GossipMessage, sender: PkiId): JoinedChannel | undefined
}

export interface Routed {
  readonly sends: readonly { readonly to: PkiId; readonly envelope: Envelope }[]
  readonly refused: readonly { readonly message: OutgoingMessage; readonly reason: RejectionReason }[]
}

export interface RouterOptions {
  readonly policy: Pick<Dialect, 'routing' | 'secrets'>
  readonly propagatePeerNum: number
  readonly random: Random
  readonly self: PkiId
  readonly selfOrg: OrgId
  /** Of the node itself; empty if it has none. */
  readonly externalEndpoint: string
  readonly audiences: Audiences
  readonly identities: Pick<Identities, 'use'>
  readonly members: MemberLookup
  readonly channels: ChannelLookup
}

/** One draw: the messages that share it, their category and its rule, and the channel they belong to. */
interface Group {
  readonly category: MessageCategory
  readonly rule: RoutingRule
  readonly messages: [OutgoingMessage, ...OutgoingMessage[]]
  readonly channel: JoinedChannel | undefined
}

const CATEGORIES: readonly MessageCategory[] = ['block', 'leadership', 'state-info', 'org-restricted', 'other']

/** Decides who gets which message of a batch (ROUTE-1 to OTHER-2). */
export class Router {
  private readonly options: RouterOptions
  private readonly predicates: Readonly<Record<MessageCategory, (message: GossipMessage, now: Instant) => boolean>>

  constructor(options: RouterOptions) {
    this.options = options
    this.predicates = {
      block: (message) => message.content.kind === 'data',
      leadership: (message) => message.content.kind === 'leadership',
      'state-info': (message) => message.content.kind === 'state-info',
      'org-restricted': (message, now) => isOrgRestrictedTag(message.tag) || this.isOrgRestrictedAlive(message, now),
      other: () => true,
    }
  }

  /** Each look at an identity counts as its use (IDENT-5). */
  route(batch: readonly OutgoingMessage[], now: Instant): Routed {
    const sends: { to: PkiId; envelope: Envelope }[] = []
    const refused: { message: OutgoingMessage; reason: RejectionReason }[] = []
    for (const [category, messages] of this.split(batch, now)) {
      for (const group of this.groups(category, messages)) {
        const reason = refusalOf(group)
        if (reason !== undefined) {
          refused.push(...group.messages.map((message) => ({ message, reason })))
          continue
        }
        const drawn = this.draw(group, now)
        for (const message of group.messages) sends.push(...this.sendsOf(group, message, drawn, now))
      }
    }
    return { sends, refused }
  }

  /** The first category whose predicate holds takes the message (ROUTE-1). */
  private split(batch: readonly OutgoingMessage[], now: Instant): Map<MessageCategory, OutgoingMessage[]> {
    const split = new Map<MessageCategory, OutgoingMessage[]>(CATEGORIES.map((category) => [category, []]))
    for (const message of batch) {
      const category = CATEGORIES.find((candidate) => this.predicates[candidate](message.signed.message, now)) ?? 'other'
      split.get(category)?.push(message)
    }
    return split
  }

  private isOrgRestrictedAlive(message: GossipMessage, now: Instant): boolean {
    const { content } = message
    return content.kind === 'alive' && content.membership.endpoint === '' && this.isOwn(this.orgOf(content.membership.pkiId, now))
  }

  private groups(category: MessageCategory, messages: readonly OutgoingMessage[]): Iterable<Group> {
    const rule = this.options.policy.routing[category]
    const groups = new Map<unknown, Group>()
    for (const message of messages) {
      const channel = this.options.channels.of(message.signed.message, this.options.self)
      const key = { message, channel: channel?.name, batch: 'all' }[rule.drawnOncePer]
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { category, rule, messages: [message], channel })
      else group.messages.push(message)
    }
    return groups.values()
  }

  private draw(group: Group, now: Instant): PkiId[] {
    const { rule } = group
    const [first] = group.messages
    const without = rule.hop === 'leaves-before-the-draw' ? first.from : undefined
    const audience: Audience = { sets: this.audienceOf(group, first.signed.message, now), without }
    return rule.fanOut === 'all' ? allPeers(audience) : selectPeers(this.options.propagatePeerNum, audience, this.options.random)
  }

  private audienceOf({ rule, channel }: Group, message: GossipMessage, now: Instant): Audience['sets'] {
    const { audiences, selfOrg } = this.options
    const ownOrg = [audiences.ofOrg(selfOrg)]
    switch (rule.audience) {
      case 'channel-members-of-own-org':
        return channel === undefined ? [] : [audiences.membersOfOwnOrgIn(channel.name)]
      case 'own-org':
        return ownOrg
      case 'everybody':
        return [audiences.everybody]
      case 'channel-orgs-if-joined':
        return channel === undefined ? ownOrg : [...channel.orgs].map((org) => audiences.ofOrg(org))
      case 'channel-orgs-if-author-is-public':
        return channel === undefined || !this.authorIsPublic(message) ? ownOrg : [...channel.orgs].map((org) => audiences.ofOrg(org))
      case 'by-author': {
        const org = this.authorOrg(message, now)
        if (org === undefined) return []
        return org === selfOrg ? [audiences.everybody] : [...ownOrg, audiences.ofOrg(org)]
      }
    }
  }

  private sendsOf({ category, rule }: Group, message: OutgoingMessage, drawn: readonly PkiId[], now: Instant) {
    const sends: { to: PkiId; envelope: Envelope }[] = []
    for (const to of drawn) {
      if (rule.hop === 'leaves-after-the-draw' && to === message.from) continue
      const envelope = category === 'other' ? this.aliveFor(to, message, now) : message.signed.envelope
      if (envelope !== undefined) sends.push({ to, envelope })
    }
    return sends
  }

  private aliveFor(to: PkiId, message: OutgoingMessage, now: Instant): Envelope | undefined {
    const sideOf = (org: OrgId | undefined) => (this.isOwn(org) ? 'own-org' : 'foreign')
    return envelopeFor(
      message.signed.envelope,
      {
        author: sideOf(this.authorOrg(message.signed.message, now)),
        target: sideOf(this.orgOf(to, now)),
        targetHasExternalEndpoint: this.hasExternalEndpoint(to),
      },
      this.options.policy.secrets,
    )
  }

  private isOwn(org: OrgId | undefined): boolean {
    return org === this.options.selfOrg
  }

  /** Of a peer, or of the node itself, if its identity is known. */
  private orgOf(peer: PkiId, now: Instant): OrgId | undefined {
    return this.options.identities.use(peer, now)?.org
  }

  /** Of a member, or of the node itself. */
  private hasExternalEndpoint(peer: PkiId): boolean {
    const { self, externalEndpoint, members } = this.options
    return (peer === self ? externalEndpoint : (members.lookup(peer)?.endpoint ?? '')) !== ''
  }

  private authorOrg(message: GossipMessage, now: Instant): OrgId | undefined {
    const author = authorOf(message)
    return author === undefined ? undefined : this.orgOf(author, now)
  }

  private authorIsPublic(message: GossipMessage): boolean {
    const author = authorOf(message)
    return author !== undefined && this.hasExternalEndpoint(author)
  }
}

/** Why nothing of the group can be sent, if so (OTHER-1). */
function refusalOf({ category, messages }: Group): RejectionReason | undefined {
  if (category === 'other' && messages.some((message) => !isAlive(message.signed.message))) return 'unexpected-kind'
  return undefined
}

function isAlive(message: GossipMessage): message is GossipMessage<AliveMessage> {
  return message.content.kind === 'alive'
}

function authorOf(message: GossipMessage): PkiId | undefined {
  const { content } = message
  if (content.kind === 'alive') return content.membership.pkiId
  return content.kind === 'state-info' ? content.pkiId : undefined
}
