import type { AliveMessage, Envelope, GossipMessage, SignedMessage } from '../../wire/gossip-message'
import type { ChannelName, OrgId, PkiId } from '../../wire/ids'
import { isOrgRestrictedTag } from '../../wire/message-tags'
import type { RejectionReason } from '../../wire/rejection'
import type { Dialect, MessageCategory, RoutingRule } from '../ports/dialect'
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

/** What routing has to know of the node. */
export interface RoutingView {
  readonly selfOrg: OrgId
  readonly audiences: Audiences
  /** The organization of a peer or of the node itself, if its identity is known. */
  orgOf(peer: PkiId): OrgId | undefined
  /** Of a member, dead ones included, or of the node itself. */
  hasExternalEndpoint(peer: PkiId): boolean
  channelOf(message: GossipMessage): JoinedChannel | undefined
}

export interface Routed {
  readonly sends: readonly { readonly to: PkiId; readonly envelope: Envelope }[]
  readonly refused: readonly { readonly message: OutgoingMessage; readonly reason: RejectionReason }[]
}

export interface RouterOptions {
  readonly policy: Pick<Dialect, 'routing' | 'endpointlessAliveIsOrgRestricted' | 'secrets'>
  readonly propagatePeerNum: number
  readonly random: Random
  readonly view: RoutingView
}

/** One draw: the messages that share it, and the channel they belong to. */
interface Group {
  readonly messages: OutgoingMessage[]
  readonly channel: JoinedChannel | undefined
}

const CATEGORIES: readonly MessageCategory[] = ['block', 'leadership', 'state-info', 'org-restricted', 'other']

/** Decides who gets which message of a batch (ROUTE-1 to OTHER-2). */
export class Router {
  private readonly options: RouterOptions
  private readonly predicates: Readonly<Record<MessageCategory, (message: GossipMessage) => boolean>>

  constructor(options: RouterOptions) {
    this.options = options
    this.predicates = {
      block: (message) => message.content.kind === 'data',
      leadership: (message) => message.content.kind === 'leadership',
      'state-info': (message) => message.content.kind === 'state-info',
      'org-restricted': (message) => isOrgRestrictedTag(message.tag) || this.isOrgRestrictedAlive(message),
      other: () => true,
    }
  }

  route(batch: readonly OutgoingMessage[]): Routed {
    const sends: { to: PkiId; envelope: Envelope }[] = []
    const refused: { message: OutgoingMessage; reason: RejectionReason }[] = []
    for (const [category, messages] of this.split(batch)) {
      const rule = this.options.policy.routing[category]
      for (const group of this.groups(messages, rule)) {
        const reason = refusalOf(category, group)
        if (reason !== undefined) {
          refused.push(...group.messages.map((message) => ({ message, reason })))
          continue
        }
        const drawn = this.draw(rule, group)
        for (const message of group.messages) sends.push(...this.sendsOf(category, rule, message, drawn))
      }
    }
    return { sends, refused }
  }

  /** The first category whose predicate holds takes the message (ROUTE-1). */
  private split(batch: readonly OutgoingMessage[]): Map<MessageCategory, OutgoingMessage[]> {
    const split = new Map<MessageCategory, OutgoingMessage[]>(CATEGORIES.map((category) => [category, []]))
    for (const message of batch) {
      const category = CATEGORIES.find((candidate) => this.predicates[candidate](message.signed.message)) ?? 'other'
      split.get(category)?.push(message)
    }
    return split
  }

  private isOrgRestrictedAlive(message: GossipMessage): boolean {
    const { content } = message
    if (!this.options.policy.endpointlessAliveIsOrgRestricted || content.kind !== 'alive') return false
    return content.membership.endpoint === '' && this.isOwn(this.options.view.orgOf(content.membership.pkiId))
  }

  private groups(messages: readonly OutgoingMessage[], rule: RoutingRule): Iterable<Group> {
    const groups = new Map<unknown, Group>()
    for (const message of messages) {
      const channel = this.options.view.channelOf(message.signed.message)
      const key = { message, channel: channel?.name, batch: 'all' }[rule.drawnOncePer]
      const group = groups.get(key) ?? { messages: [], channel }
      group.messages.push(message)
      groups.set(key, group)
    }
    return groups.values()
  }

  private draw(rule: RoutingRule, group: Group): PkiId[] {
    const first = group.messages[0]
    if (first === undefined) return []
    const without = rule.hop === 'leaves-before-the-draw' ? first.from : undefined
    const audience: Audience = { sets: this.audienceOf(rule, group, first.signed.message), without }
    return rule.fanOut === 'all' ? allPeers(audience) : selectPeers(this.options.propagatePeerNum, audience, this.options.random)
  }

  private audienceOf(rule: RoutingRule, group: Group, message: GossipMessage): Audience['sets'] {
    const { audiences, selfOrg } = this.options.view
    const ownOrg = [audiences.ofOrg(selfOrg)]
    switch (rule.audience) {
      case 'channel-members-of-own-org':
        return group.channel === undefined ? [] : [audiences.membersOfOwnOrgIn(group.channel.name)]
      case 'own-org':
        return ownOrg
      case 'everybody':
        return [audiences.everybody]
      case 'channel-orgs-if-joined':
        return group.channel === undefined ? ownOrg : [...group.channel.orgs].map((org) => audiences.ofOrg(org))
      case 'channel-orgs-if-author-is-public':
        return group.channel === undefined || !this.authorIsPublic(message)
          ? ownOrg
          : [...group.channel.orgs].map((org) => audiences.ofOrg(org))
      case 'by-author': {
        const org = this.authorOrg(message)
        if (org === undefined) return []
        return org === selfOrg ? [audiences.everybody] : [...ownOrg, audiences.ofOrg(org)]
      }
    }
  }

  private sendsOf(category: MessageCategory, rule: RoutingRule, message: OutgoingMessage, drawn: readonly PkiId[]) {
    const sends: { to: PkiId; envelope: Envelope }[] = []
    for (const to of drawn) {
      if (rule.hop === 'leaves-after-the-draw' && to === message.from) continue
      const envelope = category === 'other' ? this.aliveFor(to, message) : message.signed.envelope
      if (envelope !== undefined) sends.push({ to, envelope })
    }
    return sends
  }

  private aliveFor(to: PkiId, message: OutgoingMessage): Envelope | undefined {
    const { view, policy } = this.options
    const sideOf = (org: OrgId | undefined) => (this.isOwn(org) ? 'own-org' : 'foreign')
    return envelopeFor(
      message.signed.envelope,
      {
        author: sideOf(this.authorOrg(message.signed.message)),
        target: sideOf(view.orgOf(to)),
        targetHasExternalEndpoint: view.hasExternalEndpoint(to),
      },
      policy.secrets,
    )
  }

  private isOwn(org: OrgId | undefined): boolean {
    return org === this.options.view.selfOrg
  }

  private authorOrg(message: GossipMessage): OrgId | undefined {
    const author = authorOf(message)
    return author === undefined ? undefined : this.options.view.orgOf(author)
  }

  private authorIsPublic(message: GossipMessage): boolean {
    const author = authorOf(message)
    return author !== undefined && this.options.view.hasExternalEndpoint(author)
  }
}

/** Why nothing of the group can be sent, if so (OTHER-1). */
function refusalOf(category: MessageCategory, group: Group): RejectionReason | undefined {
  if (category === 'other' && group.messages.some((message) => !isAlive(message.signed.message))) return 'unexpected-kind'
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
