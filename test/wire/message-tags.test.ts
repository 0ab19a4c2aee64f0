import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TAGS } from '../../src/wire/envelope'
import type { ContentKind, GossipContent, GossipMessage, PullMessageType, Tag } from '../../src/wire/gossip-message'
import { isChannelRestricted, isOrgRestrictedTag, isTagLegal } from '../../src/wire/message-tags'

/** The one legal tag of each kind; `never` where none is. */
const LEGAL: Readonly<Record<ContentKind, Tag | 'never' | Readonly<Record<PullMessageType, Tag | 'never'>>>> = {
  alive: 'empty',
  'mem-req': 'empty',
  'mem-res': 'empty',
  data: 'chan-and-org',
  hello: { undefined: 'never', block: 'chan-and-org', identity: 'empty' },
  'data-dig': { undefined: 'never', block: 'chan-and-org', identity: 'empty' },
  'data-req': { undefined: 'never', block: 'chan-and-org', identity: 'empty' },
  'data-update': { undefined: 'never', block: 'chan-and-org', identity: 'empty' },
  empty: 'never',
  conn: 'never',
  'state-info': 'chan-or-org',
  'state-snapshot': 'chan-or-org',
  'state-info-pull-req': 'chan-or-org',
  'state-request': 'chan-or-org',
  'state-response': 'chan-or-org',
  leadership: 'chan-and-org',
  'peer-identity': 'org-only',
  ack: 'never',
  'private-req': 'never',
  'private-res': 'never',
  'private-data': 'never',
}

/** Tags are judged by kind and pull type alone, so the rest of a content may be left out here. */
function tagged(tag: Tag, kind: string, type?: string): GossipMessage {
  return { nonce: 0n, channel: new Uint8Array(), tag, content: { kind, type } as unknown as GossipContent }
}

for (const [kind, legal] of Object.entries(LEGAL)) {
  test(`the legal tag of ${kind}`, () => {
    const rows = typeof legal === 'string' ? [[undefined, legal] as const] : Object.entries(legal)
    for (const [type, only] of rows) {
      for (const tag of TAGS) assert.equal(isTagLegal(tagged(tag, kind, type)), tag === only, `${kind} ${type ?? ''} ${tag}`)
    }
  })
}

/** Tag, restricted to a channel, restricted to an organization. */
const RESTRICTIONS: readonly (readonly [Tag, boolean, boolean])[] = [
  ['undefined', false, false],
  ['empty', false, false],
  ['org-only', false, true],
  ['chan-only', true, false],
  ['chan-and-org', true, true],
  ['chan-or-org', true, false],
]

test('what a tag restricts a message to', () => {
  assert.deepEqual(
    RESTRICTIONS.map(([tag]) => tag),
    TAGS,
  )
  for (const [tag, toChannel, toOrg] of RESTRICTIONS) {
    assert.equal(isChannelRestricted(tagged(tag, 'empty')), toChannel, tag)
    assert.equal(isOrgRestrictedTag(tag), toOrg, tag)
  }
})
