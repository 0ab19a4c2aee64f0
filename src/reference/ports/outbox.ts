import type { Envelope, GossipMessage, SignedMessage } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'

export type StreamId = number & { readonly brand: 'StreamId' }
export type DialId = number & { readonly brand: 'DialId' }
export type PingId = number & { readonly brand: 'PingId' }

/** Somebody to send to; the endpoint is where to dial if there is no connection. */
export interface Addressee {
  readonly pkiId: PkiId
  readonly endpoint: string | undefined
}

/** host:port of a peer of an organization, known to every member of a channel. */
export interface Anchor {
  readonly org: OrgId
  readonly endpoint: string
}

/** What leaves the node: done by its shell, or told to its owner. */
export type Effect =
  | { readonly type: 'dial'; readonly dial: DialId; readonly endpoint: string }
  | { readonly type: 'write'; readonly stream: StreamId; readonly envelope: Bytes }
  | { readonly type: 'end'; readonly stream: StreamId; readonly reason: string }
  /** Ends a stream with an error: who is there is not taken. */
  | { readonly type: 'refuse'; readonly stream: StreamId; readonly reason: string }
  | { readonly type: 'ping'; readonly ping: PingId; readonly endpoint: string }
  | { readonly type: 'deliver'; readonly channel: ChannelName; readonly message: GossipMessage }
  /** `from` is undefined for what the application gave, or for a stranger; the message is that which was refused, where it is known. */
  | {
      readonly type: 'rejected'
      readonly from: PkiId | undefined
      readonly reason: RejectionReason
      readonly message?: GossipMessage | undefined
    }
  | { readonly type: 'failed'; readonly error: string }

/** What one part of a node wants another one to do, or has to tell it. The node knows whom it concerns. */
export type Errand =
  /** Hands a message to the emitter; `from` is whom it came from, none if it is the node's own. */
  | { readonly type: 'forward'; readonly signed: SignedMessage; readonly from?: PkiId | undefined }
  | { readonly type: 'send'; readonly to: Addressee; readonly envelope: Envelope }
  | { readonly type: 'disconnect'; readonly peer: PkiId; readonly reason: string }
  /** A connected peer has sent something. */
  | { readonly type: 'received'; readonly from: PkiId; readonly envelope: Bytes }
  /** A peer could not be reached, or a message to it could not be written (DISC-5). */
  | { readonly type: 'unreachable'; readonly peer: PkiId }
  /** Another peer of its organization has answered in place of this one, which is gone (DISC-25). */
  | { readonly type: 'identity-switched'; readonly from: PkiId }
  /** Asks who answers at an endpoint. */
  | { readonly type: 'identify'; readonly endpoint: string; readonly introduction: number }
  /** Who has answered; undefined if nobody did. */
  | { readonly type: 'identified'; readonly introduction: number; readonly who: PkiId | undefined }
  /** Sends a membership request. */
  | { readonly type: 'ask'; readonly whom: Addressee; readonly nonce: bigint }
  /** A membership response with this nonce came, from whomever. */
  | { readonly type: 'answered'; readonly nonce: bigint }
  | { readonly type: 'member-changed'; readonly peer: PkiId; readonly became: 'alive' | 'dead' | 'unknown' }
  | { readonly type: 'identity-stored'; readonly peer: PkiId; readonly org: OrgId | undefined }
  | { readonly type: 'identity-deleted'; readonly peer: PkiId }
  /** A peer has published a state info of a channel, or the channel has forgotten it. */
  | { readonly type: 'published'; readonly peer: PkiId; readonly channel: ChannelName }
  | { readonly type: 'unpublished'; readonly peer: PkiId; readonly channel: ChannelName }
  /** A channel is joined, or configured anew: the anchor peers that its message names. */
  | { readonly type: 'configured'; readonly channel: ChannelName; readonly anchors: readonly Anchor[]; readonly isNew: boolean }

export type Wish = Effect | Errand

/** Where a part puts what it wants done: the one way in which it acts on anything but itself. */
export interface Outbox {
  put(wish: Wish): void
}

const NONE: readonly Wish[] = []

/** The outbox that all parts of one node share. */
export class Wishes implements Outbox {
  private waiting: Wish[] = []

  put(wish: Wish): void {
    this.waiting.push(wish)
  }

  /** Takes out what waits, in the order in which it was put in. */
  take(): readonly Wish[] {
    if (this.waiting.length === 0) return NONE
    const taken = this.waiting
    this.waiting = []
    return taken
  }
}
