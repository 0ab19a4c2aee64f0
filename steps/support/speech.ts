import { toUtf8 } from '../../src/wire/bytes'
import type { Envelope, PeerTime } from '../../src/wire/gossip-message'
import type { AliveChanges } from './messages'
import type { Utterance } from './parameter-types'
import type { Row } from './tables'
import type { TckWorld } from './world'

/** Messages that somebody utters, in words. */
export function utter(world: TckWorld, speaker: string, { count, kind, channel = '', author = speaker }: Utterance): Envelope[] {
  const actor = world.cast.get(speaker)
  const makers: Readonly<Record<Utterance['kind'], () => Envelope>> = {
    'org message': () => world.messages.orgMessage(actor),
    block: () => world.messages.block(channel),
    'leadership message': () => world.messages.leadership(actor, channel),
    'state info': () => world.messages.stateInfo(actor, channel, { named: world.isSubject(speaker) }),
    'alive message': () => world.messages.alive(world.cast.get(author)),
    'membership request': () => world.messages.membershipRequest(world.messages.alive(actor), world.nextNonce(speaker)),
  }
  return Array.from({ length: count }, makers[kind])
}

const ALIVE_FIELDS = ['time', 'identity', 'external endpoint', 'secret', 'signature', 'signature of the secret', 'encoding']

/**
 * An alive message that differs from the usual one of its author as a table says: `time` (incarnation and sequence number),
 * `identity` (left out, included, of somebody), `external endpoint` (none, or another one), `secret` (none, or another internal
 * endpoint), `signature` and `signature of the secret` (missing, forged),
 * `encoding` (unusual: with a field that decoders skip).
 */
export function aliveFrom(world: TckWorld, author: string, row: Row): Envelope {
  const unknown = Object.keys(row).find((field) => !ALIVE_FIELDS.includes(field))
  if (unknown !== undefined) throw new Error(`an alive message has no "${unknown}": it has ${ALIVE_FIELDS.join(', ')}`)
  const { time, identity, secret, signature } = row
  const endpoint = row['external endpoint']
  const changes: { -readonly [K in keyof AliveChanges]: AliveChanges[K] } = {}
  if (time !== undefined) changes.time = timeFrom(world, author, time)
  if (identity !== undefined) changes.identity = identity.startsWith('of ') ? world.cast.get(identity.slice(3)) : (identity as 'left out')
  if (endpoint !== undefined) changes.endpoint = endpoint === 'none' ? '' : endpoint
  if (secret !== undefined) changes.secret = secret === 'none' ? null : secret
  if (signature !== undefined && signature !== 'valid') changes.signature = signature as 'forged'
  if (row['signature of the secret'] !== undefined) changes.secretSignature = row['signature of the secret'] as 'forged'
  if (row['encoding'] === 'unusual') changes.isUnusual = true
  return world.messages.alive(world.cast.get(author), changes)
}

export function stateInfoFrom(world: TckWorld, author: string, channel: string, { time, signature }: Row): Envelope {
  return world.messages.stateInfo(world.cast.get(author), channel, {
    ...(time !== undefined && { time: timeFrom(world, author, time) }),
    ...(signature !== undefined && { signature: signature as 'forged' }),
  })
}

/** Rows of `peer` and `as` (alive, dead, or undecodable), and fields of its alive message. Answers the speaker's last request, if any. */
export function responseFrom(world: TckWorld, speaker: string, rows: readonly Row[]): Envelope {
  const entry = ({ peer = '', as, ...changes }: Row) =>
    as === 'undecodable' ? { payload: toUtf8('?'), signature: toUtf8('?') } : aliveFrom(world, peer, stated(changes))
  const of = (...standings: string[]) => rows.filter((row) => standings.includes(row['as'] ?? '')).map(entry)
  const request = world.record.receiptsOf('mem-req').findLast(({ peer }) => peer === speaker)
  return world.messages.membershipResponse(of('alive', 'undecodable'), of('dead'), request?.signed.message.nonce)
}

/** Above what any clock shows. */
const LAST_INCARNATION = 18_000_000_000_000_000_000n

/** "incarnation 5, sequence 3"; "newer than all before": also than what the author, be it a node under test, says of itself. */
function timeFrom(world: TckWorld, author: string, text: string): PeerTime {
  if (text === 'newer than all before') return { ...world.messages.nextTime(world.cast.get(author)), incNum: LAST_INCARNATION }
  const [, incNum, seqNum] = /^incarnation (\d+), sequence (\d+)$/.exec(text) ?? []
  if (incNum === undefined || seqNum === undefined)
    throw new Error(`"${text}" is not a time such as "incarnation 5, sequence 3" or "newer than all before"`)
  return { incNum: BigInt(incNum), seqNum: BigInt(seqNum) }
}

/** Without the cells that are empty. */
function stated(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
}
