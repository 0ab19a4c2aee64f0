import { fromHex, toUtf8 } from '../../../wire/bytes'
import type { DataUpdate, Envelope, GossipContent, PullMessageType } from '../../../wire/gossip-message'
import type { Bytes } from '../../../wire/ids'
import { testDigest } from '../../kit/test-crypto'
import type { Actor } from '../cast'
import { type Messages, message, unsigned } from '../messages'

/** Kinds of messages that are spoilt. */
export const SOUND_KINDS = [
  'alive message',
  'membership request',
  'membership response',
  'block',
  'state info',
  'state info request',
  'snapshot',
  'leadership message',
  'hello',
  'digest',
  'request',
  'update',
  'org message',
  'second handshake',
] as const
export type SoundKind = (typeof SOUND_KINDS)[number]

/** Who says something, of whom, and of which channel. */
export interface Saying {
  readonly speaker: Actor
  readonly author: Actor
  /** Somebody else who is named in lists. */
  readonly other: Actor
  readonly channel: string
}

const NOTHING: Bytes = new Uint8Array()
const NONCE = 4_711n

/** Messages of a kind that a node would take, or would at least have to look at, each newer than all before of its author. */
export function soundMessages(kind: SoundKind, { speaker, author, other, channel }: Saying, messages: Messages): Envelope[] {
  const pulled = (of: (type: PullMessageType) => GossipContent): Envelope[] => [
    unsigned(message('chan-and-org', of('block'), channel)),
    unsigned(message('empty', of('identity'))),
  ]
  const digestsOf = (type: PullMessageType) => (type === 'block' ? ['5', '6'].map(toUtf8) : [fromHex(author.pkiId), fromHex(other.pkiId)])
  const itemsOf = (type: PullMessageType) =>
    type === 'block' ? [messages.block(channel), messages.block(channel)] : [messages.identity(author, {}), messages.identity(other, {})]
  const makers: Readonly<Record<SoundKind, () => Envelope[]>> = {
    'alive message': () => [
      messages.alive(author),
      messages.alive(author, { identity: 'left out' }),
      messages.alive(author, { secret: null }),
    ],
    'membership request': () => [messages.membershipRequest(messages.alive(speaker), NONCE)],
    'membership response': () => [
      messages.membershipResponse([messages.alive(author), messages.alive(other)], [messages.alive(other)], NONCE),
    ],
    block: () => [messages.block(channel)],
    'state info': () => [messages.stateInfo(author, channel)],
    'state info request': () => [
      unsigned(message('chan-or-org', { kind: 'state-info-pull-req', channelMac: testDigest(fromHex(speaker.pkiId), toUtf8(channel)) })),
    ],
    snapshot: () => [
      unsigned(
        message(
          'chan-or-org',
          { kind: 'state-snapshot', elements: [author, other].map((one) => messages.stateInfo(one, channel)) },
          channel,
        ),
      ),
    ],
    'leadership message': () => [messages.leadership(author, channel)],
    hello: () => pulled((type) => ({ kind: 'hello', nonce: NONCE, metadata: NOTHING, type })),
    digest: () => pulled((type) => ({ kind: 'data-dig', nonce: NONCE, digests: digestsOf(type), type })),
    request: () => pulled((type) => ({ kind: 'data-req', nonce: NONCE, digests: digestsOf(type), type })),
    update: () => pulled((type): DataUpdate => ({ kind: 'data-update', nonce: NONCE, data: itemsOf(type), type })),
    'org message': () => [messages.orgMessage(author)],
    'second handshake': () => [messages.idle(speaker)['second handshake']()],
  }
  return makers[kind]()
}
