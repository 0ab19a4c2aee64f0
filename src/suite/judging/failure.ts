import { AttachmentContentEncoding } from '@cucumber/messages'
import { familyOf } from './tags'

/**
 * Against whom a failed example speaks.
 * - `failed`: the implementation did not do as promised.
 * - `crashed`: it died of what it was sent or told.
 * - `inconclusive`: nobody; what the example is about did not come to pass.
 * - `broken`: what holds the implementation, so nothing can be said of it.
 */
export type FailureKind = 'failed' | 'crashed' | 'inconclusive' | 'broken'

const KINDS: readonly FailureKind[] = ['failed', 'crashed', 'inconclusive', 'broken']

/** Why an example failed, in the words and units of the feature. Both texts may have several lines. */
export interface Failure {
  readonly expected: string
  readonly seen: string
  /** The virtual instant that matters, in the same reckoning as the timeline's. */
  readonly atMs?: number
  /** The first event that is wrong: its place among all that has happened in the example. */
  readonly entry?: number
}

/** A failure as it is attached to its example. */
export interface FailureReport extends Failure {
  readonly kind: FailureKind
  /** Lines made by `timelineText`, without an indent of their own. */
  readonly timeline: readonly string[]
  readonly seed?: string
  /** What was seen, whoever it was and whenever: failures of one cause have it in common. */
  readonly cause?: string
  /** Of what is inconclusive: the rule, or the family of rules, on which it rests, and which did not show. */
  readonly missed?: string
}

/** What was judged and how: attached by at least one example of each run. */
export interface RunInfo {
  /** The name of the implementation. */
  readonly implementation: string
  /** Its version. */
  readonly version: string
  readonly language: string
  /** Of the port that it speaks. */
  readonly portVersion: string
  /** The dialect that it was judged by. */
  readonly dialect: string
  /** Those that the implementation claims to keep; if absent, all. */
  readonly families?: readonly string[]
  readonly seed: string
  /** Those that the implementation declares, without the prefix `needs-`. */
  readonly capabilities: readonly string[]
  /** Those there are at all; if given, any other `@needs-...` tag is unknown. */
  readonly knownCapabilities?: readonly string[]
}

export const FAILURE_MEDIA_TYPE = 'application/vnd.gossip-tck.failure+json'
/** Of the whole timeline of an example, as text. */
export const TIMELINE_MEDIA_TYPE = 'text/vnd.gossip-tck.timeline'
/** Of an example that was left out because the run has been given up; the body says why. */
export const LEFT_MEDIA_TYPE = 'text/vnd.gossip-tck.left'
export const RUN_MEDIA_TYPE = 'application/vnd.gossip-tck.run+json'

/**
 * A verdict against the implementation, as opposed to a fault of the suite.
 * The failure is a property of its own: an error that has itself `expected` and `actual` loses its message in Cucumber's reports.
 */
export class ConformanceError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`not as promised\n  expected  ${indented(failure.expected)}\n  seen      ${indented(failure.seen)}`)
    this.name = 'ConformanceError'
    this.failure = failure
  }
}

/**
 * What an example builds upon did not come to pass. It belongs to a rule, or to a family of rules: for an example of these it is a
 * failure, and to all others it says nothing.
 */
export class MissedOccasion extends ConformanceError {
  private readonly owner: string

  /** `owner`: the ID of a rule, or the name of a family. */
  constructor(owner: string, failure: Failure) {
    super(failure)
    this.owner = owner
  }

  /** The rule or family on which an example of another rule rests; undefined for one of its own. */
  missedBy(rule: string): string | undefined {
    return this.owner === rule || this.owner === familyOf(rule) ? undefined : this.owner
  }
}

/** The body of the attachment of `FAILURE_MEDIA_TYPE`. */
export const encodeFailure = (report: FailureReport): string => JSON.stringify(report)

/** The body of the attachment of `RUN_MEDIA_TYPE`. */
export const encodeRun = (run: RunInfo): string => JSON.stringify(run)

interface Attached {
  readonly body: string
  readonly contentEncoding: AttachmentContentEncoding
}

/** Undefined if the body is not a failure. */
export function decodeFailure(attachment: Attached): FailureReport | undefined {
  const value = decode(attachment)
  if (typeof value?.expected !== 'string' || typeof value.seen !== 'string') return undefined
  const { expected, seen, atMs, seed, cause, missed } = value
  return {
    kind: KINDS.find((kind) => kind === value.kind) ?? 'failed',
    expected,
    seen,
    timeline: strings(value.timeline) ?? [],
    ...(typeof atMs === 'number' && { atMs }),
    ...(typeof seed === 'string' && { seed }),
    ...(typeof cause === 'string' && { cause }),
    ...(typeof missed === 'string' && { missed }),
  }
}

/** Undefined if the body is not a run's. */
export function decodeRun(attachment: Attached): RunInfo | undefined {
  const value = decode(attachment)
  const { implementation, dialect, seed } = value ?? {}
  if (typeof implementation !== 'string' || typeof dialect !== 'string' || typeof seed !== 'string') return undefined
  const knownCapabilities = strings(value?.knownCapabilities)
  const families = strings(value?.families)
  return {
    implementation,
    version: text(value?.version),
    language: text(value?.language),
    portVersion: text(value?.portVersion),
    dialect,
    seed,
    ...(families && { families }),
    capabilities: strings(value?.capabilities) ?? [],
    ...(knownCapabilities && { knownCapabilities }),
  }
}

/** The body of an attachment as it was before it was attached. */
export const textOf = ({ body, contentEncoding }: Attached): string =>
  contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString() : body

function decode(attachment: Attached): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(attachment))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined

const indented = (text: string): string => text.replaceAll('\n', `\n${' '.repeat(12)}`)
