import type { Bytes } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { AnchorSpec, Capability, Observations } from '../port'
import type { Settings } from './settings'
import type { Access } from './surroundings'
import type { TestCrypto } from './test-crypto'

/** Whom a node is: what it is built from. */
export interface Subject {
  /** For logs. */
  readonly name: string
  /** Its serialized identity, opaque to the kit. */
  readonly identity: Bytes
  /** Where it is reached, and what it tells its own organization: `host:port`. */
  readonly endpoint: string
  /** What it tells other organizations; empty: nothing. */
  readonly externalEndpoint: string
  /** The endpoints that it dials first. */
  readonly bootstrap: readonly string[]
  /** Settings of core.yaml below `peer.gossip`, and `identityUsageThreshold`. */
  readonly settings: Settings
}

/** Chance that repeats with the seed of the run, and is another for each node. */
export interface Random {
  /** A uniformly distributed integer, 0 <= result < bound; `bound` is a positive integer up to 2^31. */
  int(bound: number): number
  /** A uniformly distributed unsigned 64-bit integer. */
  uint64(): bigint
}

/** Whom a node tells what it does that nobody sees on the network. */
export interface Listener {
  /** A message was handed to the application: the bytes of a GossipMessage. */
  readonly onDelivered: (channel: string, message: Bytes) => void
  /** A message was refused (`reports-rejections`): of the peer with this PKI-ID, or, if that is undefined, of the application. */
  readonly onRejected: (from: string | undefined, reason: RejectionReason) => void
  /** A line for what is shown with failures; never judged. */
  readonly onLog: (words: string) => void
}

/** What a node finds around it. It may tell time, wait, and reach others by these only. */
export interface Environment extends Access {
  readonly random: Random
  readonly crypto: TestCrypto
  readonly listener: Listener
}

/** A configuration of a channel. */
export interface Channel {
  readonly name: string
  readonly sequence: bigint
  /** Its members. */
  readonly orgs: readonly string[]
  /** Their anchor peers. */
  readonly anchors: readonly AnchorSpec[]
}

/** A chaincode that a node publishes. */
export interface Chaincode {
  readonly name: string
  readonly version: string
}

/**
 * What the application may ask of a node. What the node cannot do is left out: then the suite knows that it cannot.
 * An error that is no `Refusal` is a crash of the node.
 */
export interface Calls<Node> {
  /** Begins to accept streams, to dial and to send. */
  readonly start: (node: Node) => unknown
  /** Nothing more is sent, and every stream ends. Idempotent. */
  readonly stop: (node: Node) => unknown
  /** Spreads a message: the bytes of a GossipMessage, not of an envelope. A `Refusal` is told to the suite (`reports-refusals`). */
  readonly gossip: (node: Node, message: Bytes) => unknown
  /** With the next two: `channels`. */
  readonly joinChannel?: (node: Node, channel: Channel) => unknown
  /** Goes out of a channel. */
  readonly leaveChannel?: (node: Node, channel: string) => unknown
  /** How many blocks the ledger of the channel has. */
  readonly updateLedgerHeight?: (node: Node, channel: string, height: bigint) => unknown
  /** `chaincodes` */
  readonly updateChaincodes?: (node: Node, channel: string, chaincodes: readonly Chaincode[]) => unknown
  /** Every identity is validated again (`suspects`). */
  readonly suspect?: (node: Node) => unknown
}

/** What can be seen of a node; to look changes nothing. What it cannot show is left out. PKI-IDs are lower-case hexadecimal. */
export interface Views<Node> {
  /** The settings in force by their keys, durations in Go's notation (`sees-settings`). */
  readonly settings?: (node: Node) => Observations['settings']
  /** `sees-service` */
  readonly service?: (node: Node) => Observations['service']
  /** `sees-routines` */
  readonly routines?: (node: Node) => Observations['routines']
  /** Its own included (`sees-identities`). */
  readonly identities?: (node: Node) => Observations['identities']
  /** Its own not included (`sees-members`). */
  readonly members?: (node: Node) => Observations['members']
  /** `sees-channel-members` */
  readonly channelMembers?: (node: Node, channel: string) => readonly string[]
  /** Of the store of state infos (`sees-store-sizes`). */
  readonly storeSizes?: (node: Node) => Observations['store-sizes']
}

/** Capabilities that no call and no view shows: they have to be said. */
export type SaidCapability = Extract<
  Capability,
  'several-subjects' | 'seeded' | 'ordered-emission' | 'reports-rejections' | 'checks-block-numbers' | 'reports-refusals'
>

/** A node as the suite is to judge it: who it is, how it is built, and what can be asked of it. */
export interface Implementation<Node> {
  /** Stands in every report, as the version does. */
  readonly name: string
  readonly version: string
  /** `JavaScript` if it is left out. */
  readonly language?: string
  /** Of the rules that it means to keep: `documents` or `fabric`. */
  readonly dialect: string
  /** Families of rules that it claims to keep, as `EMIT`. The others are not run. */
  readonly families: readonly string[]
  readonly capabilities?: readonly SaidCapability[]
  /**
   * It goes on by promises: after each message, call and timer they are all let come to rest. Without it a call, a timer or a
   * message has had all its effects when its function returns.
   */
  readonly usesPromises?: boolean
  /** Builds a node; nothing runs before `start`. Throws a `Refusal` for a setting that it cannot take. */
  readonly build: (subject: Subject, environment: Environment) => Node
  readonly calls: Calls<Node>
  readonly views?: Views<Node>
}
