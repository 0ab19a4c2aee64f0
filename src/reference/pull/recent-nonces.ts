import type { DurationMs, Instant } from '../../wire/time'
import { BOUNDS } from '../ports/bounds'

/** Nonces of hellos that a request may still come for. The oldest are forgotten first. */
export class RecentNonces {
  private readonly waitMs: DurationMs
  private readonly heardAt = new Map<bigint, Instant>()

  constructor(waitMs: DurationMs) {
    this.waitMs = waitMs
  }

  add(nonce: bigint, now: Instant): void {
    this.heardAt.delete(nonce)
    this.heardAt.set(nonce, now)
    for (const [held, at] of this.heardAt) {
      if (this.heardAt.size <= BOUNDS.nonces && now - at <= this.waitMs) break
      this.heardAt.delete(held)
    }
  }

  has(nonce: bigint, now: Instant): boolean {
    const at = this.heardAt.get(nonce)
    return at !== undefined && now - at <= this.waitMs
  }
}
