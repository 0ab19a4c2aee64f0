import type { Bytes, ChannelName } from '../../wire/ids'
import type { Chaincode, JoinChannelMessage } from '../channel/channel-state'
import type { DialId, PingId, StreamId } from '../ports/outbox'
import type { ChannelBinding } from '../ports/transport'

/** What the network does to a node, and the answers to its effects. */
export type NetworkInput =
  /** Another node has opened a stream. */
  | { readonly type: 'opened'; readonly stream: StreamId; readonly binding?: ChannelBinding | undefined }
  | { readonly type: 'message'; readonly stream: StreamId; readonly envelope: Bytes }
  /** The other side has ended a stream. */
  | { readonly type: 'ended'; readonly stream: StreamId }
  /** The answer to a `dial` effect; no stream if nobody could be reached. */
  | {
      readonly type: 'dialled'
      readonly dial: DialId
      readonly stream: StreamId | undefined
      readonly binding?: ChannelBinding | undefined
    }
  /** The answer to a `ping` effect. */
  | { readonly type: 'pinged'; readonly ping: PingId; readonly answered: boolean }

/** What the application asks of a node, running or not. */
export type ApplicationInput =
  /** A message to spread: the bytes of a GossipMessage. */
  | { readonly type: 'gossip'; readonly message: Bytes }
  /** Anchor peers are met like bootstrap peers, if the node runs. */
  | {
      readonly type: 'join-channel'
      readonly channel: ChannelName
      readonly message: JoinChannelMessage
    }
  | { readonly type: 'leave-channel'; readonly channel: ChannelName }
  | { readonly type: 'update-ledger-height'; readonly channel: ChannelName; readonly height: bigint }
  | { readonly type: 'update-chaincodes'; readonly channel: ChannelName; readonly chaincodes: readonly Chaincode[] }
  /** It suspects that identities have been revoked (IDENT-4). */
  | { readonly type: 'suspect' }

/** Everything that can happen to a node. */
export type Input =
  /** The node builds discovery, begins to accept messages, and to meet the bootstrap peers (INIT-6). Nothing if it runs already. */
  | { readonly type: 'start' }
  /** The node ends every stream, and does nothing any more. Idempotent (EMIT-9, DISC-26). */
  | { readonly type: 'stop' }
  /** The time has come that the node wanted to be woken at. */
  | { readonly type: 'deadline' }
  | NetworkInput
  | ApplicationInput
