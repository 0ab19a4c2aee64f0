import type { AnyMutant, Variant } from './mutant'
import { aliveMessage } from './tables/alive-message'
import { batchingEmitter } from './tables/batching-emitter'
import { categories } from './tables/categories'
import { coarse } from './tables/coarse'
import { identityStore } from './tables/identity-store'
import { initialization } from './tables/initialization'
import { membershipSync } from './tables/membership-sync'
import { membershipView } from './tables/membership-view'
import { messageStore } from './tables/message-store'
import { routing } from './tables/routing'
import { secretEnvelope } from './tables/secret-envelope'
import { variants as allVariants } from './tables/variants'

/** Every mutant there is, in the order of the families. */
export const mutants: readonly AnyMutant[] = [
  ...initialization,
  ...messageStore,
  ...identityStore,
  ...batchingEmitter,
  ...aliveMessage,
  ...membershipView,
  ...membershipSync,
  ...routing,
  ...categories,
  ...secretEnvelope,
  ...coarse,
]

export const variants: readonly Variant[] = allVariants
