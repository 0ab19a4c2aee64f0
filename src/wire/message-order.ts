import type { PeerTime } from './gossip-message'

/** Whether a message is newer than another one of the same peer: a larger incarnation, or the same and a larger sequence number (DISC-6). */
export function isNewer(candidate: PeerTime, held: PeerTime): boolean {
  if (candidate.incNum !== held.incNum) return candidate.incNum > held.incNum
  return candidate.seqNum > held.seqNum
}
