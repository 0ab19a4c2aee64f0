import type { Message } from 'protobufjs'
import { equalBytes, fromHex, toHex, toUtf8 } from '../../../wire/bytes'
import type { Bytes } from '../../../wire/ids'
import { testBlockNumber, testDigest, testPkiId, testSignature } from '../../kit/test-crypto'
import { schemaOf, treeOf } from './wire-tree'

/** What the rules say of a message: that the connection ends (ROBUST-1), that nothing comes of it (ROBUST-2), or nothing at all. */
export type Fate = 'the end of the connection' | 'nothing' | 'whatever'

/** Who hears a message of whom. */
export interface Hearing {
  /** PKI-IDs in hexadecimal. */
  readonly self: string
  readonly from: string
  /** Those that are valid. */
  readonly identities: readonly Bytes[]
  /** The one channel that the node is in. */
  readonly channel: string
}

interface WireEnvelope {
  readonly payload: Bytes
  readonly signature: Bytes
  readonly secretEnvelope?: Omit<WireEnvelope, 'secretEnvelope'> | null
}

/** Of any kind: what is absent is undefined or null, or has no length. */
interface Content {
  readonly membership?: { readonly pkiId: Bytes } | null
  readonly timestamp?: object | null
  readonly identity?: Bytes
  readonly selfInformation?: WireEnvelope | null
  readonly alive?: readonly WireEnvelope[]
  readonly dead?: readonly WireEnvelope[]
  readonly payload?: { readonly seqNum: unknown; readonly data: Bytes } | null
  readonly msgType?: number
  readonly data?: readonly WireEnvelope[]
  readonly pkiId?: Bytes
  readonly channel_MAC?: Bytes
  readonly properties?: object | null
  readonly elements?: readonly WireEnvelope[]
  readonly cert?: Bytes
}

interface Opened {
  readonly kind: string
  readonly tag: number
  readonly channel: Bytes
  readonly content: Content
  readonly envelope: WireEnvelope
}

/** Whether a message may be taken, as far as it can be told from it and from who is known. */
type Judge = (opened: Opened, hearing: Hearing) => boolean

const EMPTY = 1
const CHAN_AND_ORG = 4
const CHAN_OR_ORG = 5
const BLOCKS = 1
const IDENTITIES = 2

/** What the rules say of bytes that a peer sends. Written from the rules, with no part of what suite and reference share. */
export function fateOf(bytes: Bytes, hearing: Hearing): Fate {
  const envelope = decoded('Envelope', bytes) as WireEnvelope | undefined
  const message = envelope && decoded('GossipMessage', envelope.payload)
  if (envelope === undefined || message === undefined) return 'the end of the connection'
  if (treeOf(envelope.payload, 'GossipMessage', [])?.fields.some(({ number }) => PRIVATE_DATA.has(number))) return 'whatever'
  const opened = openedIn(message, envelope)
  if (opened === undefined) return 'nothing'
  if (opened === 'several') return 'whatever'
  const judge = JUDGES[opened.kind]
  return judge !== undefined && isTagged(opened) && judge(opened, hearing) ? 'whatever' : 'nothing'
}

/** Nobody looks into these here; who does may find that they do not decode (ROBUST-1), and ends the connection. */
const PRIVATE_DATA: ReadonlySet<number> = new Set([23, 24, 25])

const TAGS: Readonly<Record<string, number>> = {
  aliveMsg: EMPTY,
  memReq: EMPTY,
  memRes: EMPTY,
  dataMsg: CHAN_AND_ORG,
  leadershipMsg: CHAN_AND_ORG,
  stateInfo: CHAN_OR_ORG,
  stateInfoPullReq: CHAN_OR_ORG,
  stateSnapshot: CHAN_OR_ORG,
  stateRequest: CHAN_OR_ORG,
  stateResponse: CHAN_OR_ORG,
}

/** TAG-1 */
function isTagged({ kind, tag, content }: Opened): boolean {
  if (kind in TAGS) return tag === TAGS[kind]
  return content.msgType === BLOCKS ? tag === CHAN_AND_ORG : content.msgType === IDENTITIES && tag === EMPTY
}

/** Kinds that are not here may not be sent by themselves (TAG-2, TAG-3). What state transfer does is nobody's affair here. */
const JUDGES: Readonly<Record<string, Judge>> = {
  aliveMsg: (opened, hearing) => isAlive(opened, hearing) && authorOf(opened) !== hearing.self,
  memReq: ({ content }, hearing) => {
    const self = content.selfInformation ? openedFrom(content.selfInformation) : undefined
    return self?.kind === 'aliveMsg' && authorOf(self) === hearing.from && isAlive(self, hearing)
  },
  // What comes before a bad entry counts (DISC-20).
  memRes: ({ content }) => isOfKind([...(content.alive ?? []), ...(content.dead ?? [])][0], 'aliveMsg'),
  dataMsg: (opened, hearing) => isOfChannel(opened, hearing) && isBlock(opened),
  // With the MAC of another channel it is passed on, as one of a channel that the node is not in (ROUTE-2).
  stateInfo: (opened, hearing) => isStateInfo(opened) && isSigned(opened, opened.content.pkiId, hearing),
  leadershipMsg: (opened, hearing) =>
    isOfChannel(opened, hearing) && Boolean(opened.content.timestamp) && isSigned(opened, opened.content.pkiId, hearing),
  stateSnapshot: (opened, hearing) => isOfChannel(opened, hearing) && isOfKind(opened.content.elements?.[0], 'stateInfo'),
  stateInfoPullReq: ({ content }, { from, channel }) => equalBytes(content.channel_MAC ?? NOTHING, macOf(from, channel)),
  hello: isOfChannelOrIdentities,
  dataDig: isOfChannelOrIdentities,
  dataReq: isOfChannelOrIdentities,
  // In whole or not at all (BLOCKPULL-6, IDPULL-4).
  dataUpdate: (opened, hearing) =>
    isOfChannelOrIdentities(opened, hearing) && (opened.content.data ?? []).every((item) => isItem(item, opened, hearing)),
  stateRequest: () => true,
  stateResponse: () => true,
}

const NOTHING = new Uint8Array()
const macOf = (pkiId: string, channel: string): Bytes => testDigest(fromHex(pkiId), toUtf8(channel))
const isOfChannel = ({ channel }: Opened, hearing: Hearing): boolean => equalBytes(channel, toUtf8(hearing.channel))

function isOfChannelOrIdentities(opened: Opened, hearing: Hearing): boolean {
  return opened.content.msgType === IDENTITIES || isOfChannel(opened, hearing)
}

const authorOf = ({ content }: Opened): string => toHex(content.membership?.pkiId ?? NOTHING)

function isAlive({ content, envelope }: Opened, hearing: Hearing): boolean {
  const { membership, timestamp, identity } = content
  if (!membership?.pkiId.length || !timestamp) return false
  if (identity?.length && testPkiId(identity) !== toHex(membership.pkiId)) return false
  const { secretEnvelope } = envelope
  const parts = secretEnvelope ? [envelope, secretEnvelope] : [envelope]
  return parts.every((part) => isSigned({ envelope: part }, membership.pkiId, hearing))
}

const isStateInfo = ({ content }: Opened): boolean =>
  Boolean(content.timestamp && content.pkiId?.length && content.channel_MAC?.length && content.properties)

function isSigned({ envelope }: Pick<Opened, 'envelope'>, pkiId: Bytes | undefined, { identities }: Hearing): boolean {
  const identity = identities.find((one) => testPkiId(one) === toHex(pkiId ?? NOTHING))
  return identity !== undefined && envelope.payload.length > 0 && equalBytes(envelope.signature, testSignature(identity, envelope.payload))
}

/** The test crypto compares the number that a block is sent under with the one inside (BLOCK-3). */
function isBlock({ content }: Opened): boolean {
  const { payload } = content
  if (!payload) return false
  return testBlockNumber(payload.data) === BigInt(`${payload.seqNum}`)
}

function isItem(item: WireEnvelope, { content, channel }: Opened, hearing: Hearing): boolean {
  const opened = openedFrom(item)
  if (opened === undefined) return false
  // One that is held already, or too old, is passed over before it is verified (BLOCKPULL-6).
  if (content.msgType === BLOCKS) return opened.kind === 'dataMsg' && equalBytes(opened.channel, channel)
  const { cert, pkiId } = opened.content
  return (
    opened.kind === 'peerIdentity' &&
    Boolean(cert?.length) &&
    testPkiId(cert ?? NOTHING) === toHex(pkiId ?? NOTHING) &&
    isSigned(opened, pkiId, hearing)
  )
}

function isOfKind(entry: WireEnvelope | undefined, kind: string): boolean {
  const opened = entry && openedFrom(entry)
  if (entry === undefined) return true
  if (opened?.kind !== kind) return false
  return kind === 'stateInfo' ? isStateInfo(opened) : Boolean(opened.content.membership?.pkiId.length && opened.content.timestamp)
}

function openedFrom(envelope: WireEnvelope): Opened | undefined {
  const message = decoded('GossipMessage', envelope.payload)
  const opened = message && openedIn(message, envelope)
  return opened === 'several' ? undefined : opened
}

/** Undefined if it says nothing; which of several things it says is open. */
function openedIn(message: Message, envelope: WireEnvelope): Opened | 'several' | undefined {
  const { tag, channel } = message as unknown as { readonly tag: number; readonly channel: Bytes }
  const said = schemaOf('GossipMessage').oneofs['content']?.oneof.filter((name) => Object.hasOwn(message, name)) ?? []
  const [kind] = said
  if (kind === undefined) return undefined
  if (said.length > 1) return 'several'
  return { kind, tag, channel, content: message[kind as never], envelope }
}

function decoded(type: string, bytes: Bytes): Message | undefined {
  try {
    // What is absent is no bytes to the runtime.
    return schemaOf(type).decode(bytes.length === 0 ? NOTHING : bytes)
  } catch {
    return undefined
  }
}
