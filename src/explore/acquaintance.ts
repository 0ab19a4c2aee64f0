import type { DialectName } from '../suite/judging/tags'
import type { Habits, Name } from './habits'
import { LESSONS, type Lesson, type Rehearsal } from './lessons'
import type { Life } from './life'

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
