import { equalBytes, fromUtf8, toHex } from '../../wire/bytes'
import { type Decoded, decodeGossipMessage, decodeSecret, isKind, openBytes, openEnvelope } from '../../wire/envelope'
import type {
  AliveMessage,
  DataDigest,
  DataRequest,
  DataUpdate,
  Envelope,
  GossipMessage,
  Hello,
  SignedMessage,
  StateInfoSnapshot,
} from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import { testSignature } from '../kit/test-crypto'
import type { WorldEvent } from '../port'
import type { TimelineEvent } from '../report/timeline'
import type { Actor, Cast } from './cast'
import { EPOCH_MS } from './suite-knowledge'

/** What the suite says to people, in the words of the features. */

/** A row of a table: texts by their columns. */
export type Row = Readonly<Record<string, string>>

const UNDECODABLE = 'undecodable bytes'

/** What was sent in place of a message: what decodes and is refused all the same is no nonsense. */
const notAMessage = (reason: RejectionReason): string =>
  reason === 'incomplete' ? 'an incomplete message' : reason === 'too-large' ? 'a message that is too large' : UNDECODABLE

/** A length or point of virtual time, as timelines have it: `1.000 s`, `3960.000 s`. */
export const instantInWords = (ms: number): string => `${(ms / 1000).toFixed(3)} s`

/** `from 1.000 s to 2.000 s`, or `at 1.000 s` where no time passes. */
export function spanInWords({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? `at ${instantInWords(to)}` : `from ${instantInWords(from)} to ${instantInWords(to)}`
}

/** More instants than anybody reads. */
const MANY = 10

/** `at 1.000 s, 2.000 s` without the "at"; of many the first and the last. */
export function instantsInWords(instants: readonly number[]): string {
  const words = instants.map(instantInWords)
  return words.length <= MANY ? words.join(', ') : `${words.slice(0, MANY - 2).join(', ')} ... ${words.at(-1)}`
}

/** `peer bob, as alive`; a cell that is empty says nothing. */
export function rowInWords(row: Row): string {
  return Object.entries(row)
    .filter(([, value]) => value !== '')
    .map(([column, value]) => `${column} ${value}`)
    .join(', ')
}

export function messageInWords({ content, channel }: GossipMessage, cast: Cast): string {
  switch (content.kind) {
    case 'data':
      return `block ${content.payload.seqNum} of ${textIn(channel)}`
    case 'alive':
      return `alive message of ${cast.nameOf(content.membership.pkiId)} (${content.timestamp.seqNum})`
    case 'state-info':
      return `state info of ${cast.nameOf(content.pkiId)} (${content.timestamp.seqNum})`
    case 'leadership':
      return `leadership message of ${cast.nameOf(content.pkiId)} for ${textIn(channel)}`
    case 'peer-identity':
      return `org message ${textIn(content.metadata)}`
    case 'mem-req':
      return 'membership request'
    case 'mem-res':
      return `membership response (${content.alive.length} alive, ${content.dead.length} dead)`
    case 'conn':
      return 'handshake'
    case 'hello':
    case 'data-dig':
    case 'data-req':
    case 'data-update':
      return pullInWords(content, textIn(channel), cast)
    case 'state-info-pull-req':
      return 'state info request'
    case 'state-snapshot':
      return `snapshot of ${textIn(channel)} (${statesIn(content, cast)})`
    default:
      return content.kind
  }
}

type PullContent = Hello | DataDigest | DataRequest | DataUpdate

const PULL_STEPS = { hello: 'hello', 'data-dig': 'digest', 'data-req': 'request', 'data-update': 'update' } as const

function pullInWords(content: PullContent, channel: string, cast: Cast): string {
  const of = content.type === 'block' ? `blocks of ${channel}` : content.type === 'identity' ? 'identities' : 'nothing known'
  const items = content.kind === 'hello' ? '' : `: ${itemsOf(content, cast)}`
  return `${PULL_STEPS[content.kind]} for ${of}${items}`
}

/** Numbers of blocks or names of peers, in order; "none". */
export function itemsOf(content: PullContent, cast: Cast): string {
  if (content.kind === 'hello') return 'none'
  const ofDigest = (digest: Bytes) => (content.type === 'identity' ? cast.nameOf(toHex(digest) as PkiId) : textIn(digest))
  return listed(content.kind === 'data-update' ? content.data.map((item) => itemInWords(item, cast)) : content.digests.map(ofDigest))
}

/** Names of the peers whose state infos are in a snapshot, "left" those that say so; wrongly signed are those whose payload is not what its author has signed. */
export const statesIn = ({ elements }: StateInfoSnapshot, cast: Cast): string =>
  listed(elements.map((element) => itemInWords(element, cast)))

function itemInWords(envelope: Envelope, cast: Cast): string {
  const opened = openEnvelope(envelope)
  if ('rejected' in opened) return notAMessage(opened.rejected)
  const { content } = opened.ok.message
  if (content.kind === 'data') return `${content.payload.seqNum}`
  if (content.kind !== 'peer-identity' && content.kind !== 'state-info') return content.kind
  const author = cast.all.find(({ pkiId }) => pkiId === content.pkiId)
  const hasLeft = content.kind === 'state-info' && content.properties.leftChannel
  return `${cast.nameOf(content.pkiId)}${hasLeft ? ' left' : ''}${isSignedBy(author, envelope.payload, envelope.signature) ? '' : ' wrongly signed'}`
}

const listed = (items: readonly string[]): string =>
  items.length === 0 ? 'none' : items.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ')

export function envelopeInWords(envelope: Envelope, cast: Cast): string {
  const opened = openEnvelope(envelope)
  return 'ok' in opened ? messageInWords(opened.ok.message, cast) : notAMessage(opened.rejected)
}

/** As the event stands in a timeline. `speaker`: who has done something last, a peer or the application of a node. */
export function eventInWords(event: WorldEvent, cast: Cast, speaker?: string): TimelineEvent {
  const { atMs, subject } = event
  const to = event.type === 'received' || event.type === 'connected' || event.type === 'disconnected' ? { to: event.peer } : {}
  const isReason = event.type === 'disconnected' || event.type === 'log'
  return { atMs, from: subject, ...to, text: deedInWords(event, cast, speaker), ...(isReason && { mark: 'reason' }) }
}

function deedInWords(event: WorldEvent, cast: Cast, speaker: string | undefined): string {
  switch (event.type) {
    case 'received':
      return receivedInWords(openBytes(event.envelope), cast)
    case 'connected':
      return `handshake (stream opened by ${event.openedBy === 'peer' ? event.peer : event.subject})`
    case 'disconnected':
      return event.reason === '' ? 'closes the connection' : `closes the connection: ${inOneLine(event.reason)}`
    case 'dialled':
    case 'pinged':
      return `${event.type === 'pinged' ? 'pings' : 'dials'} ${event.endpoint}${event.answered ? '' : ': no answer'}`
    case 'delivered':
      return `delivers ${deliveredInWords(event.message, cast)}`
    case 'rejected':
      return `refuses a message of ${event.peer ?? (speaker === event.subject ? 'her application' : 'a stranger')}: ${event.reason}`
    case 'log':
      return inOneLine(event.words)
  }
}

/** More of a message says no more to anybody. */
const MAX_BYTES = 512

/** More of a name or a digest says no more: a PKI-ID has as many. */
const MAX_NAME_BYTES = 32

/** `3 bytes: 0a0b0c`; of very many the first. */
export function bytesInWords(bytes: Bytes, most = MAX_BYTES): string {
  const end = bytes.length > most ? '...' : ''
  return `${bytes.length} bytes: ${toHex(bytes.subarray(0, most))}${end}`
}

/** What came as text, if one can read it: else its bytes. */
function textIn(bytes: Bytes): string {
  const text = fromUtf8(bytes)
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(text) && !text.includes('\uFFFD') ? text : `(${bytesInWords(bytes, MAX_NAME_BYTES)})`
}

const MAX_WORDS = 120

/** Words of an implementation: none of them leads out of the line. */
export function inOneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS - 3)}...` : line
}

function receivedInWords(opened: Decoded<SignedMessage>, cast: Cast): string {
  if ('rejected' in opened) return notAMessage(opened.rejected)
  const { message, envelope } = opened.ok
  const secret = message.content.kind === 'alive' && envelope.secretEnvelope === undefined ? ', no secret' : ''
  return messageInWords(message, cast) + secret
}

/** A message that a node has sent; of one that has no words the bytes. */
export function sentInWords(envelope: Bytes, cast: Cast): string {
  const opened = openBytes(envelope)
  return receivedInWords(opened, cast) + ('ok' in opened ? '' : ` (${bytesInWords(envelope)})`)
}

function deliveredInWords(bytes: Bytes, cast: Cast): string {
  const decoded = decodeGossipMessage(bytes)
  return 'ok' in decoded ? messageInWords(decoded.ok, cast) : notAMessage(decoded.rejected)
}

/** What an alive message says, and whether its author has signed it. */
export function aliveInWords(alive: SignedMessage<AliveMessage>, cast: Cast): Row {
  const { membership, timestamp, identity } = alive.message.content
  const author = cast.all.find((actor) => actor.pkiId === membership.pkiId)
  const endpoints: Record<string, string> = { '': 'none', [author?.externalEndpoint || '-']: 'as usual' }
  return {
    peer: cast.nameOf(membership.pkiId),
    incarnation: isTheStart(timestamp.incNum) ? 'the start' : `${timestamp.incNum}`,
    sequence: `${timestamp.seqNum}`,
    'external endpoint': endpoints[membership.endpoint] ?? membership.endpoint,
    identity: identity.length === 0 ? 'left out' : 'included',
    secret: secretInWords(alive.envelope, author?.internalEndpoint),
    tag: alive.message.tag,
    signature: isSignedBy(author, alive.envelope.payload, alive.envelope.signature) ? 'valid' : 'wrong',
    'signature of secret': secretSignatureInWords(alive.envelope, author),
  }
}

/** In nanoseconds; clocks that are finer than a millisecond show a little more. */
const isTheStart = (incNum: bigint): boolean => incNum / 1_000_000n === BigInt(EPOCH_MS)

/** What a message says that carries no alive message, of which the given one is the author. */
export function signedInWords({ message, envelope }: SignedMessage, author: Actor): Row {
  const { content } = message
  const properties = content.kind === 'state-info' && {
    'ledger height': `${content.properties.ledgerHeight}`,
    left: content.properties.leftChannel ? 'yes' : 'no',
    chaincodes: content.properties.chaincodes.map(({ name, version }) => `${name} ${version}`).join(', ') || 'none',
  }
  return { tag: message.tag, signature: isSignedBy(author, envelope.payload, envelope.signature) ? 'valid' : 'wrong', ...properties }
}

/** What the handshake of a node says. */
export function handshakeInWords(handshake: Bytes, node: Actor): Row {
  const opened = openBytes(handshake)
  if ('rejected' in opened || !isKind(opened.ok, 'conn')) return { signature: UNDECODABLE }
  const { pkiId, identity } = opened.ok.message.content
  return {
    'PKI-ID': pkiId === node.pkiId ? 'her own' : 'another',
    identity: equalBytes(identity, node.identity) ? 'her own' : 'another',
    ...signedInWords(opened.ok, node),
  }
}

/** Whom an envelope in a membership response names, and as what: alive or dead. */
export function namedInWords(envelope: Envelope, standing: string, cast: Cast): Row {
  const opened = openEnvelope(envelope)
  if ('rejected' in opened || !isKind(opened.ok, 'alive')) return { peer: 'something that is no alive message', as: standing }
  return { as: standing, ...aliveInWords(opened.ok, cast) }
}

function isSignedBy(author: Actor | undefined, payload: Bytes, signature: Bytes): boolean {
  return author !== undefined && equalBytes(signature, testSignature(author.identity, payload))
}

function secretSignatureInWords({ secretEnvelope }: Envelope, author: Actor | undefined): string {
  if (secretEnvelope === undefined) return 'none'
  return isSignedBy(author, secretEnvelope.payload, secretEnvelope.signature) ? 'valid' : 'wrong'
}

function secretInWords(envelope: Envelope, usual: string | undefined): string {
  if (envelope.secretEnvelope === undefined) return 'none'
  const secret = decodeSecret(envelope.secretEnvelope.payload)
  if ('rejected' in secret) return 'one that does not decode'
  return secret.ok === usual ? 'the internal endpoint' : secret.ok
}
