/** The one source of chance of a node. */
export interface Random {
  /** A uniformly distributed integer, 0 <= result < bound; `bound` is a positive integer up to 2^31. */
  int(bound: number): number
  /** A uniformly distributed unsigned 64-bit integer. */
  uint64(): bigint
}
