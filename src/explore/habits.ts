import type { DialectName } from '../suite/judging/tags'
import { LESSONS, type Lesson, type Rehearsal } from './lessons'
import type { Life } from './life'

/**
 * What a node does in its own way that the rules leave open. Times are in milliseconds; of timers they say how long after the start each
 * first ticks, less than a period.
 */
export interface Habits {
  readonly emission?: number
  readonly identityCheck?: number
  readonly stateInfoCheck?: number
  readonly aliveCheck?: number
  readonly eraseCheck?: number
  readonly alive?: number
  readonly membershipPull?: number
  readonly reconnection?: number
  /** How long the answer to a first membership request is waited for. */
  readonly answerWait?: number
  /** Whether a new member is asked for its membership without need. */
  readonly asksNewMembers?: boolean
  /** Whether the dead are asked for it without being pinged before. */
  readonly asksUnpinged?: boolean
  /** Whether the dead are among the members that it shows; only the living are spoken of in the features. */
  readonly showsTheDead?: boolean
  /** Whether an answer to a first membership request counts that comes when it is waited for no longer. */
  readonly hearsLateAnswers?: boolean
  /** Whether an emission is a use of the identities of all who are alive; the same of a channel that is joined. */
  readonly emissionsUseAll?: boolean
  readonly joinsUseAll?: boolean
  /** Whether it is a use of the identity of a peer that it asks for identities. */
  readonly usesOfAskers?: boolean
}
export type Name = keyof Habits

const DAY_AND_MORE = '1000h'
/** What is in force in lives that do not say. */
const IN_FORCE: Readonly<Record<string, string>> = {
  maxPropagationBurstLatency: '10ms',
  identityUsageThreshold: '1h',
  publishStateInfoInterval: '4s',
  aliveExpirationTimeout: DAY_AND_MORE,
  msgExpirationFactor: '20',
  aliveTimeInterval: DAY_AND_MORE,
  pullInterval: DAY_AND_MORE,
  reconnectInterval: DAY_AND_MORE,
}

/** Gets to know the habits of a node, each for each value of the settings that it depends on, when they are first asked for. */
export class Acquaintance {
  private readonly rehearsal: Rehearsal
  private readonly dialect: DialectName
  private readonly all = new Map<string, Promise<Habits>>()
  private readonly learnt = new Map<string, Promise<Habits[Name]>>()

  constructor(rehearsal: Rehearsal, dialect: DialectName) {
    this.rehearsal = rehearsal
    this.dialect = dialect
  }

  /** Habits under some settings. What can't be seen is left out. */
  habitsUnder(settings: Life['settings']): Promise<Habits> {
    const key = JSON.stringify(settings)
    const known = this.all.get(key) ?? this.learnAll(settings)
    this.all.set(key, known)
    return known
  }

  private async learnAll(settings: Life['settings']): Promise<Habits> {
    const found: [Name, Habits[Name]][] = []
    for (const lesson of LESSONS) found.push([lesson.name, await this.learn(lesson, settings)])
    return Object.fromEntries(found.filter(([, value]) => value !== undefined))
  }

  private learn({ name, settings: keys, learn }: Lesson, all: Life['settings']): Promise<Habits[Name]> {
    const settings = Object.fromEntries(keys.map((key) => [key, all[key] ?? IN_FORCE[key] ?? '']))
    if (Object.values(settings).includes('0')) return Promise.resolve(undefined)
    const key = `${name} ${Object.values(settings).join(' ')}`
    const known = this.learnt.get(key) ?? learn(this.rehearsal, settings, this.dialect)
    this.learnt.set(key, known)
    return known
  }
}
