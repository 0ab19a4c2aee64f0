import type { Variant } from './mutant'

export const variants: readonly Variant[] = []
