import type { Bytes, PkiId } from './ids'

/** What travels between peers: signed bytes, and beside them signed bytes for the node's own organization only. */
export interface Envelope {
  /** A marshalled GossipMessage. These very bytes are signed and passed on; they are never encoded anew (SECRET-4). */
  readonly payload: Bytes
  readonly signature: Bytes
  readonly secretEnvelope?: SecretEnvelope
}

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

export type Tag = 'undefined' | 'empty' | 'org-only' | 'chan-only' | 'chan-and-org' | 'chan-or-org'

export type PullMessageType = 'undefined' | 'block' | 'identity'

export interface AliveMessage {
  readonly kind: 'alive'
  readonly membership: { readonly endpoint: string; readonly metadata: Bytes; readonly pkiId: PkiId }
  readonly timestamp: PeerTime
  /** Empty if the message does not carry the identity. */
  readonly identity: Bytes
}

export interface MembershipRequest {
  readonly kind: 'mem-req'
  /** The requester's own alive message. */
  readonly selfInformation: Envelope
  readonly known: readonly Bytes[]
}

export interface MembershipResponse {
  readonly kind: 'mem-res'
  readonly alive: readonly Envelope[]
  readonly dead: readonly Envelope[]
}

export interface DataMessage {
  readonly kind: 'data'
  readonly payload: { readonly seqNum: bigint; readonly data: Bytes; readonly privateData: readonly Bytes[] }
}

export interface Hello {
  readonly kind: 'hello'
  readonly nonce: bigint
  readonly metadata: Bytes
  readonly type: PullMessageType
}

export interface DataDigest {
  readonly kind: 'data-dig'
  readonly nonce: bigint
  readonly digests: readonly Bytes[]
  readonly type: PullMessageType
}

export interface DataRequest {
  readonly kind: 'data-req'
  readonly nonce: bigint
  readonly digests: readonly Bytes[]
  readonly type: PullMessageType
}

export interface DataUpdate {
  readonly kind: 'data-update'
  readonly nonce: bigint
  readonly data: readonly Envelope[]
  readonly type: PullMessageType
}

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

export interface Properties {
  readonly ledgerHeight: bigint
  readonly leftChannel: boolean
  readonly chaincodes: readonly { readonly name: string; readonly version: string; readonly metadata: Bytes }[]
}

export interface StateInfo {
  readonly kind: 'state-info'
  readonly timestamp: PeerTime
  readonly pkiId: PkiId
  readonly channelMac: Bytes
  readonly properties: Properties
}

export interface StateInfoSnapshot {
  readonly kind: 'state-snapshot'
  readonly elements: readonly Envelope[]
}

export interface StateInfoPullRequest {
  readonly kind: 'state-info-pull-req'
  readonly channelMac: Bytes
}

export interface StateRequest {
  readonly kind: 'state-request'
  readonly startSeqNum: bigint
  readonly endSeqNum: bigint
}

export interface StateResponse {
  readonly kind: 'state-response'
  readonly payloads: readonly { readonly seqNum: bigint; readonly data: Bytes; readonly privateData: readonly Bytes[] }[]
}

export interface LeadershipMessage {
  readonly kind: 'leadership'
  readonly pkiId: PkiId
  readonly timestamp: PeerTime
  readonly isDeclaration: boolean
}

export interface PeerIdentity {
  readonly kind: 'peer-identity'
  readonly pkiId: PkiId
  readonly cert: Bytes
  readonly metadata: Bytes
}

export interface Acknowledgement {
  readonly kind: 'ack'
  readonly error: string
}

/** The three kinds of private data messages are outside the scope: carried, never looked into. */
export interface PrivateData<K extends 'private-req' | 'private-res' | 'private-data'> {
  readonly kind: K
  readonly bytes: Bytes
}

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

export type ContentKind = GossipContent['kind']

/** The content of a kind. */
export type ContentOf<K extends ContentKind> = Extract<GossipContent, { readonly kind: K }>

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
