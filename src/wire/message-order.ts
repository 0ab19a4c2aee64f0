import type { PeerTime } from './gossip-message'

/** Negative, zero or positive, as for `sort`: the incarnation decides, and within one the sequence number (DISC-6). */
export function compareTime(a: PeerTime, b: PeerTime): number {
  return compare(a.incNum, b.incNum) || compare(a.seqNum, b.seqNum)
}

/** Whether a message is newer than another one of the same peer; an equal one is not (DISC-6). */
export function isNewer(candidate: PeerTime, held: PeerTime): boolean {
  return compareTime(candidate, held) > 0
}

/** A difference would not do: it may be too large for a number. */
function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}
