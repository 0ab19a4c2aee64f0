import { coarse } from './coarse'
import { emitter, messageStore } from './dissemination'
import { identity } from './identity'
import type { AnyMutant, Variant } from './mutant'
import { variants as allVariants } from './variants'

/** Every mutant there is, in the order of the families. */
export const mutants: readonly AnyMutant[] = [...messageStore, ...identity, ...emitter, ...coarse]

export const variants: readonly Variant[] = allVariants
