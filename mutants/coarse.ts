import type { CoarseMutant } from './mutant'

export const coarse: readonly CoarseMutant[] = []
