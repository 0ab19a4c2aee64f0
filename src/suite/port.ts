import type { Bytes } from '../wire/ids'
import type { RejectionReason } from '../wire/rejection'

/** The version of this contract. An implementation with another one is refused. */
export const PORT_VERSION = '1.1'

/** The node, or what holds it, refuses what it was given: a setting, or a message of its application. The words name it. Some rules demand it. */
export class Refusal extends Error {}

/** Not possible as things stand: a name that nobody has, or a peer that has no stream. */
export class NotPossible extends Error {}

/** The subject died of what it was sent or told. */
export class SubjectCrashed extends Error {}

/** What holds the subject hung, answered nonsense or is gone: of the subject nothing can be said. */
export class AdapterBroken extends Error {}

/** It did not answer, or the example did not end, in the real time that there was. */
export class AdapterHangs extends AdapterBroken {}

/** It told of something at an instant that is not within the time that passed. */
export class AdapterMistimes extends AdapterBroken {}

/** What holds the subject says that it does not know the call. Of one that belongs to what it declares, it may not. */
export class UnknownCall extends AdapterBroken {}

/** What an implementation may be able to show or do; a rule or example asks for it with the tag `@needs-...`. */
export const CAPABILITIES = [
  'several-subjects',
  'rough-network',
  'seeded',
  'ordered-emission',
  'sees-settings',
  'sees-service',
  'sees-routines',
  'sees-identities',
  'sees-members',
  'sees-channel-members',
  'sees-store-sizes',
  'channels',
  'suspects',
  'chaincodes',
  'reports-rejections',
  'checks-block-numbers',
  'reports-refusals',
] as const

/** One of `CAPABILITIES`. */
export type Capability = (typeof CAPABILITIES)[number]

/** Who an implementation is, and what it claims. */
export interface Description {
  readonly name: string
  readonly version: string
  readonly language: string
  readonly dialect: string
  readonly portVersion: string
  /** The families of rules that it claims to keep. */
  readonly families: readonly string[]
  readonly capabilities: readonly Capability[]
  readonly clockGrainMs: number
  /** Whether one process serves the whole session, or each scenario needs a new one. */
  readonly isolation: 'session' | 'process'
}

/** What is known of one identity. The test crypto: PKI-ID = SHA-256(identity), signature = SHA-256(identity, message). */
export interface DirectoryEntry {
  readonly identity: Bytes
  readonly org: string
  /** Milliseconds since Open; undefined: never. */
  readonly expiresAtMs?: number
  /** False: validation refuses it (it is revoked, say). */
  readonly valid: boolean
  /** Channels that it may not read. */
  readonly unreadableChannels: readonly string[]
}

/** What the test crypto of a world goes by. */
export interface Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly invalidBlocks: readonly { readonly channel: string; readonly sequence: bigint }[]
}

/** A node under test. */
export interface SubjectSpec {
  readonly name: string
  readonly identity: Bytes
  /** Its internal endpoint, where it is reached. */
  readonly endpoint: string
  /** Empty if it has none. */
  readonly externalEndpoint: string
  readonly bootstrap: readonly string[]
  /** Keys of core.yaml below `peer.gossip`, and `identityUsageThreshold`; values as they would stand in the file. */
  readonly settings: Readonly<Record<string, string>>
}

/** What a world begins with: one scenario. */
export interface WorldSpec {
  readonly seed: string
  /** What the subjects' clocks show at Open: milliseconds since 1970; 2000-01-01 or later. */
  readonly epochMs: number
  readonly subjects: readonly SubjectSpec[]
  readonly directory: Directory
}

/** A peer whose messages the suite writes. */
export interface ScriptedPeerSpec {
  readonly name: string
  /** Where it can be dialled; may be empty. */
  readonly endpoints: readonly string[]
  /** Its ready-made handshake: an envelope. It opens every stream with it. */
  readonly handshake: Bytes
}

/** How the network between subjects is. Scripted peers have nothing to do with it: to them and from them all comes at once. */
export interface NetworkState {
  /** A message takes any time up to that, each as likely as the other; those of one stream keep their order. Whole milliseconds. */
  readonly latencyMs: number
  /** How many of a hundred messages are lost, each by itself, handshakes excepted. */
  readonly lossPercent: number
  /** Subjects that reach each other and no other subject. Empty: all reach all. */
  readonly cutOff: readonly string[]
}

/** An anchor peer of an organization in a channel. */
export interface AnchorSpec {
  readonly org: string
  readonly endpoint: string
}

/** What happened. Events of one instant have no order, unless `ordered-emission` is declared: then what one peer receives has. */
export type WorldEvent = { readonly atMs: number; readonly subject: string } & (
  | { readonly type: 'received'; readonly peer: string; readonly envelope: Bytes }
  | { readonly type: 'dialled'; readonly endpoint: string; readonly answered: boolean }
  | { readonly type: 'pinged'; readonly endpoint: string; readonly answered: boolean }
  /** The subject's handshake has arrived at the peer. */
  | { readonly type: 'connected'; readonly peer: string; readonly openedBy: 'peer' | 'subject'; readonly handshake: Bytes }
  /** The subject has ended the stream. The words of the reason are not judged. */
  | { readonly type: 'disconnected'; readonly peer: string; readonly reason: string }
  /** Handed to the application: the bytes of a GossipMessage. */
  | { readonly type: 'delivered'; readonly channel: string; readonly message: Bytes }
  /** Only with `reports-rejections`. Without a peer: what the application gave. */
  | { readonly type: 'rejected'; readonly peer: string | undefined; readonly reason: RejectionReason }
  /** Shown in failures, never judged. */
  | { readonly type: 'log'; readonly words: string }
)

/** What the gossip service was given and holds (INIT-1 to INIT-4, INIT-8). */
export interface ObservedService {
  readonly messageCryptoService: 'as given' | 'another'
  readonly identity: 'as given' | 'another'
  readonly securityAdvisor: 'as given' | 'another'
  /** How many fields the delivery factory has. */
  readonly deliveryFactoryFields: number
  /** Entries of each map keyed by channel. */
  readonly maps: Readonly<Record<'privateHandlers' | 'leaderElection' | 'deliveryService' | 'chains', number>>
  /** gRPC services on the caller's server. */
  readonly registered: readonly string[]
  /** What became of a batch that was routed before discovery existed. */
  readonly earlyBatch: { readonly sent: number; readonly error: string | undefined }
}

/** PKI-IDs are lower-case hexadecimal throughout. */
export interface Observations {
  /** Effective settings under the names of core.yaml; durations in Go's notation, as `1h6m0s`. */
  readonly settings: Readonly<Record<string, string>>
  readonly service: ObservedService
  /**
   * Names of the routines that run: those that the node launched once it was configured (`start`, which accepts messages, and
   * `connect2BootstrapPeers`; one counts as running while what it launched runs), and those that its parts launched (`stateInfoExpiry`, `identityPurge`, `periodicEmit`,
   * `periodicalSendAlive`, `periodicalCheckAlive`, `handleMessages`, `periodicalReconnectToDead`, `handlePresumedDeadPeers`).
   */
  readonly routines: { readonly ofTheNode: readonly string[]; readonly ofItsParts: readonly string[] }
  readonly identities: readonly string[]
  readonly members: { readonly alive: readonly string[]; readonly dead: readonly string[] }
  readonly 'store-sizes': { readonly held: number; readonly readable: number }
}

/** What can be asked of a node, but for the members of a channel. */
export type Question = keyof Observations

/**
 * One scenario's virtual network and virtual time. Time stands still between calls. Peers and subjects go by their names.
 * Every call may reject with NotPossible, SubjectCrashed or AdapterBroken.
 */
export interface World {
  /**
   * Rejects with a Refusal if the node refuses to start. One that was stopped may be started again: a new node takes its place, which knows
   * nothing of the old one; NotPossible where there can be one only.
   */
  start(subject: string): Promise<void>
  /** Idempotent. Sends nothing more, ends every stream, stops listening. */
  stop(subject: string): Promise<void>
  /** A scripted peer joins the world; it can be dialled at once. */
  addPeer(peer: ScriptedPeerSpec): Promise<void>
  /** Whether dialling the peer succeeds; failure is immediate. */
  reachable(peer: string, yes: boolean): Promise<void>
  /** The peer opens its stream to the subject. */
  connect(peer: string, subject: string): Promise<void>
  /** The peer ends its streams to the subject. */
  disconnect(peer: string, subject: string): Promise<void>
  /** The peer stops reading, and goes on. */
  pause(peer: string): Promise<void>
  /** It reads again, first of all what came meanwhile. */
  resume(peer: string): Promise<void>
  /** The peer sends envelopes, one after the other, on its newest stream; NotPossible if it has none. */
  send(peer: string, subject: string, envelopes: readonly Bytes[]): Promise<void>
  /** Runs everything due in that time, its very end included; returns all events since the last call, in order of time. */
  advance(ms: number): Promise<readonly WorldEvent[]>
  /**
   * The application hands the node messages, one after the other: the bytes of a GossipMessage each. Rejects with a Refusal if
   * the node refuses one; the others are handed over all the same.
   */
  gossip(subject: string, messages: readonly Bytes[]): Promise<void>
  /** The application joins a channel, or tells of a newer configuration of it. Needs `channels`, as the next two. */
  joinChannel(subject: string, channel: string, sequence: bigint, orgs: readonly string[], anchors: readonly AnchorSpec[]): Promise<void>
  /** The application leaves a channel. */
  leaveChannel(subject: string, channel: string): Promise<void>
  /** The application tells how many blocks its ledger of the channel has. */
  updateLedgerHeight(subject: string, channel: string, height: bigint): Promise<void>
  /** The application tells which chaincodes are installed. Needs `chaincodes`. */
  updateChaincodes(
    subject: string,
    channel: string,
    chaincodes: readonly { readonly name: string; readonly version: string }[],
  ): Promise<void>
  /** Replaces the entries of these identities. */
  updateDirectory(entries: readonly DirectoryEntry[]): Promise<void>
  /** The application asks the node to re-validate what it suspects. */
  suspect(subject: string): Promise<void>
  /**
   * From now on the network between subjects is like that; at first it takes no time and loses nothing. Streams between a subject
   * that is cut off and one that is not end. Needs `rough-network`.
   */
  setNetwork(state: NetworkState): Promise<void>
  /** Looks at a node, and changes nothing by it. Needs the capability of the question. */
  observe<Q extends Question>(subject: string, question: Q): Promise<Observations[Q]>
  /** PKI-IDs of the peers that the node knows in a channel. */
  observeChannelMembers(subject: string, channel: string): Promise<readonly string[]>
  /** Ends the scenario. Idempotent. */
  close(): Promise<void>
}

/** What the suite judges. It acts and reports; it does not judge. */
export interface ImplementationUnderTest {
  /** The same each time. */
  describe(): Promise<Description>
  /** Rejects with a Refusal for a setting that it can't take; some do so at `start` only. */
  open(spec: WorldSpec): Promise<World>
  /** The last of what it has printed since its present process began, for people; empty if there is nothing. */
  printed(): string
  /** Ends whatever was started for it, when nothing more is to be judged. AdapterBroken if that did not go as it should. */
  dispose(): Promise<void>
}
