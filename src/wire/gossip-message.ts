import type { Bytes, PkiId } from './ids'

/** What travels between peers: signed bytes, and beside them signed bytes for the node's own organization only. */
export interface Envelope {
  /** A marshalled GossipMessage. These very bytes are signed and passed on; they are never encoded anew (SECRET-4). */
  readonly payload: Bytes
  readonly signature: Bytes
  readonly secretEnvelope?: SecretEnvelope
}

/** Signed bytes for the author's organization only. */
export interface SecretEnvelope {
  /** A marshalled Secret. */
  readonly payload: Bytes
  readonly signature: Bytes
}

/** Orders the messages of one peer (DISC-6). Both numbers are unsigned 64-bit. */
export interface PeerTime {
  readonly incNum: bigint
  readonly seqNum: bigint
}

/** How far a message may travel. */
export type Tag = 'undefined' | 'empty' | 'org-only' | 'chan-only' | 'chan-and-org' | 'chan-or-org'

/** What is pulled. */
export type PullMessageType = 'undefined' | 'block' | 'identity'

/** A peer says that it is alive, and where it is. */
export interface AliveMessage {
  readonly kind: 'alive'
  readonly membership: { readonly endpoint: string; readonly metadata: Bytes; readonly pkiId: PkiId }
  readonly timestamp: PeerTime
  /** Empty if the message does not carry the identity. */
  readonly identity: Bytes
}

/** Asks who is alive. */
export interface MembershipRequest {
  readonly kind: 'mem-req'
  /** The requester's own alive message. */
  readonly selfInformation: Envelope
  readonly known: readonly Bytes[]
}

/** Who is alive and who is dead: alive messages as they were received. */
export interface MembershipResponse {
  readonly kind: 'mem-res'
  readonly alive: readonly Envelope[]
  readonly dead: readonly Envelope[]
}

/** A block. */
export interface DataMessage {
  readonly kind: 'data'
  readonly payload: { readonly seqNum: bigint; readonly data: Bytes; readonly privateData: readonly Bytes[] }
}

/** Begins a pull: asks for digests. */
export interface Hello {
  readonly kind: 'hello'
  readonly nonce: bigint
  readonly metadata: Bytes
  readonly type: PullMessageType
}

/** Offers what there is. */
export interface DataDigest {
  readonly kind: 'data-dig'
  readonly nonce: bigint
  readonly digests: readonly Bytes[]
  readonly type: PullMessageType
}

/** Asks for some of what was offered. */
export interface DataRequest {
  readonly kind: 'data-req'
  readonly nonce: bigint
  readonly digests: readonly Bytes[]
  readonly type: PullMessageType
}

/** Gives what was asked for, and ends a pull. */
export interface DataUpdate {
  readonly kind: 'data-update'
  readonly nonce: bigint
  readonly data: readonly Envelope[]
  readonly type: PullMessageType
}

/** Says nothing. */
export interface Empty {
  readonly kind: 'empty'
}

/** The first message on a stream, in both directions. */
export interface ConnEstablish {
  readonly kind: 'conn'
  readonly pkiId: PkiId
  readonly identity: Bytes
  readonly tlsCertHash: Bytes
  readonly probe: boolean
}

/** What a peer says of itself in a channel. */
export interface Properties {
  readonly ledgerHeight: bigint
  readonly leftChannel: boolean
  readonly chaincodes: readonly { readonly name: string; readonly version: string; readonly metadata: Bytes }[]
}

/** A peer says what it has of a channel. */
export interface StateInfo {
  readonly kind: 'state-info'
  readonly timestamp: PeerTime
  readonly pkiId: PkiId
  readonly channelMac: Bytes
  readonly properties: Properties
}

/** State infos of a channel, as they were received. */
export interface StateInfoSnapshot {
  readonly kind: 'state-snapshot'
  readonly elements: readonly Envelope[]
}

/** Asks for state infos of a channel. */
export interface StateInfoPullRequest {
  readonly kind: 'state-info-pull-req'
  readonly channelMac: Bytes
}

/** Asks for blocks by their numbers. */
export interface StateRequest {
  readonly kind: 'state-request'
  readonly startSeqNum: bigint
  readonly endSeqNum: bigint
}

/** Gives blocks that were asked for. */
export interface StateResponse {
  readonly kind: 'state-response'
  readonly payloads: readonly { readonly seqNum: bigint; readonly data: Bytes; readonly privateData: readonly Bytes[] }[]
}

/** A peer proposes or declares itself to be the leader of its organization in a channel. */
export interface LeadershipMessage {
  readonly kind: 'leadership'
  readonly pkiId: PkiId
  readonly timestamp: PeerTime
  readonly isDeclaration: boolean
}

/** An identity. */
export interface PeerIdentity {
  readonly kind: 'peer-identity'
  readonly pkiId: PkiId
  readonly cert: Bytes
  readonly metadata: Bytes
}

/** Says that private data was received, or why not. */
export interface Acknowledgement {
  readonly kind: 'ack'
  readonly error: string
}

/** The three kinds of private data messages are outside the scope: carried, never looked into. */
export interface PrivateData<K extends 'private-req' | 'private-res' | 'private-data'> {
  readonly kind: K
  readonly bytes: Bytes
}

/** What a message says: one of these kinds. */
export type GossipContent =
  | AliveMessage
  | MembershipRequest
  | MembershipResponse
  | DataMessage
  | Hello
  | DataDigest
  | DataRequest
  | DataUpdate
  | Empty
  | ConnEstablish
  | StateInfo
  | StateInfoSnapshot
  | StateInfoPullRequest
  | StateRequest
  | StateResponse
  | LeadershipMessage
  | PeerIdentity
  | Acknowledgement
  | PrivateData<'private-req'>
  | PrivateData<'private-res'>
  | PrivateData<'private-data'>

/** The name of a kind. */
export type ContentKind = GossipContent['kind']

/** The content of a kind. */
export type ContentOf<K extends ContentKind> = Extract<GossipContent, { readonly kind: K }>

/** What is signed: a message of one kind, and how far it may travel. */
export interface GossipMessage<C extends GossipContent = GossipContent> {
  readonly nonce: bigint
  /** The channel's name as bytes; empty for messages of no channel and for those that carry a channel MAC. */
  readonly channel: Bytes
  readonly tag: Tag
  readonly content: C
}

/** A message of no channel, or one that carries a channel MAC, without a nonce. */
export function newMessage<C extends GossipContent>(tag: Tag, content: C): GossipMessage<C> {
  return { nonce: 0n, channel: new Uint8Array(), tag, content }
}

/** A message together with the bytes it came in or goes out in. */
export interface SignedMessage<C extends GossipContent = GossipContent> {
  readonly message: GossipMessage<C>
  readonly envelope: Envelope
}
