import type { DialectName } from '../src/suite/judging/tags'

/** One place in one file of `src`: the old text, which must stand there exactly once, and the new one. */
export interface Edit {
  /** From the root of the repository. */
  readonly file: string
  readonly from: string
  readonly to: string
}

/** A change of the reference's own source text. */
export interface Change {
  /** In kebab case; no two changes have the same. */
  readonly id: string
  /** What a node with this change does, in one plain sentence. */
  readonly sentence: string
  /** Where such a node was seen: `G 12` is the twelfth of the catalogued bugs of Fabric. */
  readonly source?: string
  readonly edits: readonly Edit[]
}

/** One wrong behaviour, which its rule must turn red. */
export interface Mutant extends Change {
  readonly rule: string
  /** Other rules whose sentence it breaks as well. Whatever else turns red is collateral. */
  readonly breaks?: readonly string[]
  /** The dialects that it concerns; if absent, each in which the rule holds. */
  readonly dialects?: readonly DialectName[]
}

/** A behaviour so wrong that no single rule is to blame: any rule may turn red, and one must. */
export interface CoarseMutant extends Change {
  readonly coarse: true
}

/** Another behaviour that is right: every rule must stay green, in both dialects. */
export type Variant = Change

export type AnyMutant = Mutant | CoarseMutant

export const isCoarse = (mutant: AnyMutant): mutant is CoarseMutant => 'coarse' in mutant

/** What a table may add to a mutant: its source, its dialects, and edits beside the first. */
export type Details = Pick<Mutant, 'source' | 'dialects' | 'breaks'> & { readonly also?: readonly Edit[] }

/** Writes mutants of one file in one line each: `inFile('src/a.ts')('EMIT-1', id, sentence, from, to)`. */
export function inFile(file: string) {
  return (rule: string, id: string, sentence: string, from: string, to: string, details: Details = {}): Mutant => {
    const { also = [], ...rest } = details
    return { rule, id, sentence, edits: [{ file, from, to }, ...also], ...rest }
  }
}
