import type { Mutant } from './mutant'

export const identity: readonly Mutant[] = []
