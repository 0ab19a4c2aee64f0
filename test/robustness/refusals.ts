import type { WorldEvent } from '../../src/suite/port'
import type { RejectionReason } from '../../src/wire/rejection'

/** The closed list: a reason that is missing here, or is not one, does not compile. */
const LIST: Readonly<Record<RejectionReason, true>> = {
  malformed: true,
  incomplete: true,
  'too-large': true,
  'illegal-tag': true,
  'unexpected-kind': true,
  'unknown-identity': true,
  'bad-identity': true,
  'bad-signature': true,
  stale: true,
  'about-self': true,
  'unknown-channel': true,
  'foreign-org': true,
  'sender-mismatch': true,
  'invalid-block': true,
}

export const REASONS: ReadonlySet<string> = new Set(Object.keys(LIST))

/** Why the node refused what it got, and whose it was. */
export function refusals(events: readonly WorldEvent[]): { readonly peer: string | undefined; readonly reason: string }[] {
  return events.flatMap((event) => (event.type === 'rejected' ? [{ peer: event.peer, reason: event.reason }] : []))
}
