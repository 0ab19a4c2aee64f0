import type { PkiId } from '../../wire/ids'
import type { DurationMs, Instant } from '../../wire/time'
import type { Outbox, PingId } from '../ports/outbox'
import { type MembershipView, preferredEndpoint } from './membership-view'

export interface ReconnectionOptions {
  /** reconnectInterval */
  readonly intervalMs: DurationMs
  readonly startedAt: Instant
  /** Whether nobody is pinged before. */
  readonly asksUnpinged: boolean
  readonly view: Pick<MembershipView, 'lookup' | 'presumedDead'>
  readonly outbox: Outbox
}

/** Pings the dead from time to time, none while an earlier ping is on its way, and asks those that answer for their membership (DISC-4). */
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
    const awaited = new Set(this.pings.values())
    for (const member of this.options.view.presumedDead) {
      if (awaited.has(member.pkiId)) continue
      const endpoint = preferredEndpoint(member)
      if (endpoint === undefined) continue
      if (this.options.asksUnpinged) this.ask(member.pkiId, endpoint)
      else this.ping(member.pkiId, endpoint)
    }
  }

  /** The answer to a `ping` effect. */
  onPinged(ping: PingId, answered: boolean): void {
    const peer = this.pings.get(ping)
    this.pings.delete(ping)
    const member = peer === undefined ? undefined : this.options.view.lookup(peer)
    if (answered && member !== undefined && !member.alive) {
      this.ask(member.pkiId, preferredEndpoint(member))
    }
  }

  private ping(peer: PkiId, endpoint: string): void {
    this.pinged += 1
    const ping = this.pinged as PingId
    this.pings.set(ping, peer)
    this.options.outbox.put({ type: 'ping', ping, endpoint })
  }

  private ask(peer: PkiId, endpoint: string | undefined): void {
    this.options.outbox.put({ type: 'ask', whom: { pkiId: peer, endpoint }, nonce: 0n })
  }
}
