import type { AnyMutant, Variant } from './mutant'
import { channelIntake } from './tables/channel/channel-intake'
import { channelMembers } from './tables/channel/channel-state'
import { channelConfigurations } from './tables/channel/channels'
import { stateInfoSync } from './tables/channel/state-info-sync'
import { coarse } from './tables/coarse'
import { batchingEmitter } from './tables/dissemination/batching-emitter'
import { messageStore } from './tables/dissemination/message-store'
import { routingBlocks } from './tables/dissemination/routing/blocks'
import { routingCategories } from './tables/dissemination/routing/categories'
import { routingDraws } from './tables/dissemination/routing/draws'
import { routingHop } from './tables/dissemination/routing/hop'
import { routingLeadership } from './tables/dissemination/routing/leadership'
import { routingOrgRestricted } from './tables/dissemination/routing/org-restricted'
import { routingOthers } from './tables/dissemination/routing/others'
import { routingStateInfos } from './tables/dissemination/routing/state-infos'
import { secretEnvelope } from './tables/dissemination/secret-envelope'
import { identityStore } from './tables/identity/identity-store'
import { aliveMessage } from './tables/membership/alive-message'
import { disclosure } from './tables/membership/disclosure'
import { membershipSync } from './tables/membership/membership-sync'
import { membershipView } from './tables/membership/membership-view'
import { convergence } from './tables/node/convergence'
import { gossipNode } from './tables/node/gossip-node'
import { initialization } from './tables/node/initialization'
import { intake } from './tables/node/intake'
import { robustness } from './tables/node/intake/robustness'
import { settings } from './tables/node/settings'
import { blockPull } from './tables/pull/block-pull'
import { identityPull } from './tables/pull/identity-pull'
import { handshake } from './tables/transport/handshake'
import { variants as allVariants } from './tables/variants'

/** Every mutant there is, in the order of the families. */
export const mutants: readonly AnyMutant[] = [
  ...initialization,
  ...settings,
  ...messageStore,
  ...identityStore,
  ...batchingEmitter,
  ...aliveMessage,
  ...membershipView,
  ...membershipSync,
  ...disclosure,
  ...routingCategories,
  ...routingDraws,
  ...routingHop,
  ...routingBlocks,
  ...routingLeadership,
  ...routingStateInfos,
  ...routingOrgRestricted,
  ...routingOthers,
  ...secretEnvelope,
  ...gossipNode,
  ...handshake,
  ...intake,
  ...robustness,
  ...channelConfigurations,
  ...channelMembers,
  ...stateInfoSync,
  ...channelIntake,
  ...blockPull,
  ...identityPull,
  ...convergence,
  ...coarse,
]

export const variants: readonly Variant[] = allVariants
