import { toHex } from '../../wire/bytes'
import type { LeadershipMessage, SignedMessage, StateInfo } from '../../wire/gossip-message'
import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import { isNewer } from '../../wire/message-order'
import type { Instant } from '../../wire/time'
import { PULL_INTERVALS_PER_BLOCK, type SignedBlock } from '../channel/block-store'
import { ChannelIntake, LEADERSHIP_TTL_MS } from '../channel/channel-intake'
import { Channels } from '../channel/channels'
import { Audiences } from '../dissemination/audiences'
import { BatchingEmitter } from '../dissemination/batching-emitter'
import { CHECKS_PER_TTL, MessageStore, type MessageStoreOptions } from '../dissemination/message-store'
import type { OutgoingMessage } from '../dissemination/routing'
import { CHECKS_PER_THRESHOLD, IdentityStore } from '../identity/identity-store'
import type { MessageCryptoService, SecurityAdvisor } from '../ports/crypto'
import type { Dialect } from '../ports/dialect'
import { countedFrom, type Habits } from '../ports/habits'
import { Wishes } from '../ports/outbox'
import type { Random } from '../ports/random'
import type { Settings } from '../ports/settings'

export interface NodeOptions {
  readonly settings: Settings
  readonly dialect: Dialect
  readonly habits: Habits
  readonly identity: Bytes
  readonly crypto: MessageCryptoService
  readonly advisor: SecurityAdvisor
  readonly random: Random
}

/** The parts that a node has from the beginning, and keeps when it is stopped. Data only: what they do is in their own files. */
export interface StandingParts {
  readonly options: NodeOptions
  readonly self: PkiId
  readonly selfOrg: OrgId
  /** Where the periods of the node's routines begin. */
  readonly builtAt: Instant
  readonly wishes: Wishes
  readonly audiences: Audiences
  readonly identities: IdentityStore
  readonly stateInfos: MessageStore<SignedMessage<StateInfo>>
  readonly leadership: MessageStore<SignedMessage<LeadershipMessage>>
  readonly channels: Channels
  readonly channelIntake: ChannelIntake
  readonly emitter: BatchingEmitter<OutgoingMessage>
}

/** @throws Error if the node's own identity is not valid */
export function buildStandingParts(options: NodeOptions, now: Instant): StandingParts {
  const { crypto, advisor, identity } = options
  const self = crypto.pkiIdOf(identity)
  const selfOrg = advisor.orgOf(identity)
  if (self === undefined || selfOrg === undefined) throw new Error("the node's own identity has no PKI-ID or no organization")
  const common = { options, self, selfOrg, builtAt: now, wishes: new Wishes(), audiences: new Audiences(selfOrg) }
  const stores = newStores(options, now)
  const identities = newIdentityStore(common)
  const channels = newChannels({ ...common, identities })
  return {
    ...common,
    ...stores,
    identities,
    channels,
    channelIntake: newChannelIntake({ ...common, ...stores, identities, channels }),
    emitter: newEmitter(options, now),
  }
}

function newIdentityStore({
  options,
  self,
  builtAt,
  wishes,
}: Pick<StandingParts, 'options' | 'self' | 'builtAt' | 'wishes'>): IdentityStore {
  const { settings, dialect, habits, identity, crypto, advisor } = options
  const identities = new IdentityStore({
    crypto,
    advisor,
    policy: dialect.identity,
    usageThresholdMs: settings.identityUsageThresholdMs,
    startedAt: countedFrom(builtAt, habits.identityCheck, settings.identityUsageThresholdMs / CHECKS_PER_THRESHOLD),
    self,
    outbox: wishes,
  })
  const refusal = identities.put(self, identity, builtAt)
  if (refusal !== undefined) throw new Error(`the node's own identity is refused: ${refusal}`)
  return identities
}

function newStores({ settings, dialect, habits }: NodeOptions, startedAt: Instant): Pick<StandingParts, 'stateInfos' | 'leadership'> {
  const ttlMs = settings.publishStateInfoIntervalMs * dialect.settings.stateInfoTtlFactor
  return {
    stateInfos: newStore<StateInfo>({
      ttlMs,
      removal: dialect.removal.stateInfo,
      startedAt: countedFrom(startedAt, habits.stateInfoCheck, ttlMs / CHECKS_PER_TTL),
      keyOf: ({ message }) => message.content.pkiId,
    }),
    // A peer has an election of its own in each channel, with times of its own.
    leadership: newStore<LeadershipMessage>({
      ttlMs: LEADERSHIP_TTL_MS,
      removal: dialect.removal.leadership,
      startedAt,
      keyOf: ({ message }) => `${message.content.pkiId}/${toHex(message.channel)}`,
    }),
  }
}

function newStore<C extends StateInfo | LeadershipMessage>(options: Omit<MessageStoreOptions<SignedMessage<C>>, 'isNewer'>) {
  return new MessageStore<SignedMessage<C>>({
    ...options,
    isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),
  })
}

function newChannels({
  options,
  self,
  wishes,
  audiences,
  identities,
}: Pick<StandingParts, 'options' | 'self' | 'wishes' | 'audiences' | 'identities'>): Channels {
  const { settings, crypto, dialect } = options
  return new Channels({
    self,
    crypto,
    identities,
    maxBlockCountToStore: settings.maxBlockCountToStore,
    newBlockMemory: (startedAt) =>
      new MessageStore<SignedBlock>({
        ttlMs: PULL_INTERVALS_PER_BLOCK * settings.pullIntervalMs,
        removal: dialect.removal.block,
        // The block store has a bound of its own, by its setting (ORDER-3).
        most: Number.POSITIVE_INFINITY,
        startedAt,
        keyOf: ({ message }) => `${message.content.payload.seqNum}`,
        isNewer: () => false,
      }),
    publishIntervalMs: settings.publishStateInfoIntervalMs,
    pullIntervalMs: settings.pullIntervalMs,
    listeners: audiences.everybody,
    outbox: wishes,
  })
}

function newChannelIntake(parts: Omit<StandingParts, 'channelIntake' | 'emitter'>): ChannelIntake {
  const { options, self, selfOrg, identities, channels, leadership, stateInfos, wishes } = parts
  return new ChannelIntake({
    self,
    selfOrg,
    crypto: options.crypto,
    identities,
    channels,
    leadership,
    foreignStateInfos: stateInfos,
    outbox: wishes,
  })
}

function newEmitter({ settings, habits }: NodeOptions, now: Instant): BatchingEmitter<OutgoingMessage> {
  return new BatchingEmitter({
    iterations: settings.propagateIterations,
    burstSize: settings.maxPropagationBurstSize,
    latencyMs: settings.maxPropagationBurstLatencyMs,
    startedAt: countedFrom(now, habits.emission, settings.maxPropagationBurstLatencyMs),
  })
}
