import { parseGoDuration } from '../../wire/go-duration'
import type { DurationMs } from '../../wire/time'
import { Refusal } from '../port'

/**
 * The settings of one node as the suite gives them: keys of core.yaml below `peer.gossip`, and `identityUsageThreshold`. A value
 * that cannot be read is refused by name, and so is a key for which nobody has asked when the node is built: the node does
 * not know it. An absent or empty value takes the default; so does 0 in the dialect `fabric`.
 */
export class Settings {
  private readonly given: Readonly<Record<string, string>>
  private readonly zeroIsDefault: boolean
  private readonly known = new Set<string>()

  constructor(given: Readonly<Record<string, string>>, { zeroIsDefault = false } = {}) {
    this.given = given
    this.zeroIsDefault = zeroIsDefault
  }

  /** All of them as they are, for a node that reads core.yaml itself, and so refuses itself what it cannot take. */
  all(): Readonly<Record<string, string>> {
    for (const key of Object.keys(this.given)) this.known.add(key)
    return this.given
  }

  /** These keys are known, and nothing comes of them. */
  ignore(...keys: readonly string[]): void {
    for (const key of keys) this.known.add(key)
  }

  /** The value as it is. */
  text(key: string, byDefault: string): string {
    this.known.add(key)
    return this.given[key] || byDefault
  }

  /** A whole number, `least` or more. @throws Refusal */
  count(key: string, byDefault: number, least = 0): number {
    const text = this.text(key, '')
    if (text === '') return byDefault
    return this.checked(key, /^\d+$/.test(text) ? Number(text) : undefined, byDefault, least, 'a whole number')
  }

  /** A duration in Go's notation, such as `1m30s`, in milliseconds; a number without a unit is nanoseconds. @throws Refusal */
  durationMs(key: string, byDefault: DurationMs, least: DurationMs = 0): DurationMs {
    const text = this.text(key, '')
    if (text === '') return byDefault
    const parsed = parseGoDuration(text)
    return this.checked(key, 'ms' in parsed ? parsed.ms : undefined, byDefault, least, 'a duration of whole milliseconds such as 10ms')
  }

  /** @throws Refusal if there is a key for which nobody has asked */
  finish(): void {
    const unknown = Object.keys(this.given).find((key) => !this.known.has(key))
    if (unknown !== undefined) throw new Refusal(`peer.gossip.${unknown} is not a known setting.`)
  }

  private checked(key: string, value: number | undefined, byDefault: number, least: number, mustBe: string): number {
    if (value === 0 && this.zeroIsDefault) return byDefault
    if (value !== undefined && value >= least) return value
    throw new Refusal(`peer.gossip.${key} is "${this.given[key]}": it must be ${mustBe}, ${least} or more.`)
  }
}
