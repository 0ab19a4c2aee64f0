import type { WorldEvent } from '../../src/suite/port'
import { REJECTION_REASONS } from '../../src/wire/rejection'

export const REASONS: ReadonlySet<string> = new Set(REJECTION_REASONS)

/** Why the node refused what it got, and whose it was. */
export function refusals(events: readonly WorldEvent[]): { readonly peer: string | undefined; readonly reason: string }[] {
  return events.flatMap((event) => (event.type === 'rejected' ? [{ peer: event.peer, reason: event.reason }] : []))
}
