import type { ContentKind, GossipMessage, PullMessageType, Tag } from './gossip-message'

/** The one tag that a kind may have; kinds that are not listed may have none at all. */
const LEGAL_TAG: Partial<Record<ContentKind, Tag>> = {
  alive: 'empty',
  'mem-req': 'empty',
  'mem-res': 'empty',
  data: 'chan-and-org',
  leadership: 'chan-and-org',
  'peer-identity': 'org-only',
  'state-info': 'chan-or-org',
  'state-info-pull-req': 'chan-or-org',
  'state-snapshot': 'chan-or-org',
  'state-request': 'chan-or-org',
  'state-response': 'chan-or-org',
}

/** The tag of a pull message goes by what is pulled. */
const LEGAL_PULL_TAG: Partial<Record<PullMessageType, Tag>> = { block: 'chan-and-org', identity: 'empty' }

const CHANNEL_RESTRICTED: ReadonlySet<Tag> = new Set<Tag>(['chan-and-org', 'chan-only', 'chan-or-org'])
const ORG_RESTRICTED: ReadonlySet<Tag> = new Set<Tag>(['chan-and-org', 'org-only'])

/** Whether the tag fits the kind of message. */
export function isTagLegal({ tag, content }: GossipMessage): boolean {
  switch (content.kind) {
    case 'hello':
    case 'data-dig':
    case 'data-req':
    case 'data-update':
      return tag === LEGAL_PULL_TAG[content.type]
    default:
      return tag === LEGAL_TAG[content.kind]
  }
}

export function isChannelRestricted({ tag }: GossipMessage): boolean {
  return CHANNEL_RESTRICTED.has(tag)
}

export function isOrgRestrictedTag(tag: Tag): boolean {
  return ORG_RESTRICTED.has(tag)
}
