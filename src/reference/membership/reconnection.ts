import type { PkiId } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'
import type { Outbox, PingId } from '../ports/outbox'
import { type MembershipView, preferredEndpoint } from './membership-view'

export interface ReconnectionOptions {
  /** reconnectInterval */
  readonly intervalMs: DurationMs
  readonly startedAt: Instant
  readonly view: Pick<MembershipView, 'lookup' | 'presumedDead'>
  readonly outbox: Outbox
}

/** Pings the dead from time to time, and asks those that answer for their membership (DISC-4). */
export class Reconnection {
  private readonly options: ReconnectionOptions
  private readonly pings = new Map<PingId, PkiId>()
  private nextReconnect: Instant
  private pinged = 0

  constructor(options: ReconnectionOptions) {
    this.options = options
    this.nextReconnect = options.startedAt + options.intervalMs
  }

  get nextDeadline(): Instant {
    return this.nextReconnect
  }

  onDeadline(now: Instant): void {
    this.nextReconnect = now + this.options.intervalMs
    for (const member of this.options.view.presumedDead) {
      const endpoint = preferredEndpoint(member)
      if (endpoint === undefined) continue
      this.pinged += 1
      const ping = this.pinged as PingId
      this.pings.set(ping, member.pkiId)
      this.options.outbox.put({ type: 'ping', ping, endpoint })
    }
  }

  /** The answer to a `ping` effect. */
  onPinged(ping: PingId, answered: boolean): void {
    const peer = this.pings.get(ping)
    this.pings.delete(ping)
    const member = peer === undefined ? undefined : this.options.view.lookup(peer)
    if (answered && member !== undefined && !member.alive) {
      this.options.outbox.put({ type: 'ask', whom: { pkiId: member.pkiId, endpoint: preferredEndpoint(member) }, nonce: 0n })
    }
  }
}
