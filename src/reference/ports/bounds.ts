/**
 * How many entries peers can make a node keep in each of its tables (ROBUST-3). What came first goes first; nothing here is a setting,
 * since no network comes near it.
 */
export const BOUNDS = {
  /** Nonces of hellos that a request may still come for, of one exchange. */
  nonces: 1_000,
  /** Missing items of which a pull hears where they are. */
  offers: 1_000,
  /** Streams that have come in and have not said whose they are. */
  halfOpenStreams: 1_000,
  /** Identities; the least recently used goes first, and never the node's own. */
  identities: 10_000,
  /** Dead peers that are still known; who died first goes first. */
  deadPeers: 10_000,
  /** State infos of one channel, and messages in each store of what is passed on or heard once. */
  messages: 10_000,
} as const
