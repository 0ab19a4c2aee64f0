import { hash } from 'node:crypto'
import fc from 'fast-check'
import { SeededRandom } from '../suite/kit/seeded-random'
import { acceptedSignOf } from './accepted'
import { type Difference, differenceOf, type Measure } from './comparison'
import { Coverage } from './coverage'
import { chanceOf, UNTOUCHED_BY_DRAWS } from './freedoms'
import { emittingApart, withoutLeftOpen } from './left-open'
import { type Act, type Life, wakeOf } from './life'
import { type Draft, drafts, lifeOf } from './lives'
import { moments } from './moments'
import { inOrder } from './order'
import type { Begun, Opponents, Pair } from './pair'
import { plainest } from './shrinking'
import type { Trace } from './trace'
import { Nursery } from './variation'

/** Lives that are drawn at once. */
const LOT = 50
/** A difference is cut down until that many shorter lives have been tried. */
const MOST_TRIES = 800

/** Two that are to do the same, and what is played to them. */
export interface Expedition extends Opponents {
  readonly themes: readonly string[]
  /** How many acts a life has, about. */
  readonly size: number
  /** Differences that are known by their signs, and not cut down. */
  readonly accepted?: readonly { readonly sign: string }[]
}

/** Where both parted, cut down to what shows it. */
export interface Finding {
  readonly life: Life
  readonly difference: Difference
  /** What findings have in common that are told once. */
  readonly sign: string
  /** Lives that came to the same. */
  count: number
}

/** What has been explored so far. */
export interface Progress {
  readonly lives: number
  readonly acts: number
  readonly states: number
  readonly transitions: number
  readonly findings: readonly Finding[]
  /** Signs of differences that came up and are accepted. */
  readonly accepted: readonly string[]
}

/** How the traces of a life are compared. */
export const measureOf = (life: Life, { dialect, scope }: Pick<Expedition, 'dialect' | 'scope'>): Measure => ({
  chance: chanceOf(life),
  replacing: new Set(life.acts.flatMap((act) => (act.do === 'replace' ? [act.by] : []))),
  dialect,
  scope,
})

/** A life that has begun. */
interface Living extends Begun {
  readonly life: Life
}

/** Plays lives to both. The same seed gives the same lives, however many are played at once. */
export class Explorer {
  private readonly expedition: Expedition
  private readonly pair: Pair
  private readonly isOver: () => boolean
  private readonly coverage = new Coverage()
  private readonly nursery: Nursery
  private readonly arbitrary: fc.Arbitrary<Draft>
  private readonly random: SeededRandom
  private readonly found = new Map<string, Finding>()
  private readonly accepted = new Set<string>()
  /** In the order in which they began. */
  private readonly living: Living[] = []
  /** Those that come next are the last. */
  private drawn: Draft[]
  private lives = 0
  private acts = 0

  /** `isOver`: whether somebody wants an end; then nothing is cut down any further. */
  constructor(expedition: Expedition, pair: Pair, isOver: () => boolean = () => false) {
    this.isOver = isOver
    const { seed, scope, themes, size } = expedition
    this.expedition = expedition
    this.pair = pair
    this.random = new SeededRandom(hash('sha256', seed, 'buffer').readInt32LE())
    this.nursery = new Nursery(this.random, scope.takes)
    this.arbitrary = drafts(scope, themes, size)
    this.drawn = moments(scope.takesSetting).reverse()
  }

  get progress(): Progress {
    const { lives, acts, coverage, found } = this
    const findings = [...new Set(found.values())]
    return { lives, acts, states: coverage.stateCount, transitions: coverage.transitionCount, findings, accepted: [...this.accepted] }
  }

  /** Plays one life more; the finding, if it came to a difference that was not known. */
  async next(): Promise<Finding | undefined> {
    while (this.living.length < this.pair.width) this.living.push(await this.begin(this.nursery.next() ?? this.fresh()))
    const first = this.living.shift()
    return first && this.end(first)
  }

  /** Plays a given life, as `next` does. */
  async take({ settings, acts }: Life): Promise<Finding | undefined> {
    return this.end(await this.begin({ settings, opening: [], acts }))
  }

  /** Waits for those that were begun, and looks no more at what came of them. */
  async rest(): Promise<void> {
    await Promise.allSettled(this.living.splice(0).map(({ other }) => other))
  }

  /** In order, and with what both can do only. What is left open is told by what really happens, so it is put in order before, too. */
  private ordered(life: Life): Life {
    const { acts } = life
    const apart = Object.entries(emittingApart(life)).filter(([key]) => key in life.settings || this.expedition.scope.takesSetting(key))
    const settings = Object.fromEntries(apart)
    const takes = (act: Act) =>
      !chanceOf({ settings, acts }).draws || (UNTOUCHED_BY_DRAWS.has(act.do) && !('author' in act && act.author !== act.peer))
    const { scope, dialect } = this.expedition
    const { restarts } = this.pair
    const possible = inOrder({ settings, acts: acts.filter((act) => scope.takesAct(act) && takes(act)) }, restarts)
    return inOrder({ settings, acts: [...withoutLeftOpen(possible, dialect)] }, restarts)
  }

  private async begin(draft: Draft): Promise<Living> {
    const life = this.ordered(lifeOf(draft))
    const begun = await this.pair.begin(life)
    if (this.coverage.add(begun.reference) > 0 && wakeOf(life).isQuiet) this.nursery.keep(draft)
    return { ...begun, life }
  }

  private async end({ life, reference, other }: Living): Promise<Finding | undefined> {
    const difference = this.difference(life, reference, await other)
    this.lives += 1
    this.acts += life.acts.length
    if (difference === undefined) {
      this.pair.areAlikeUnder(life.settings)
      return undefined
    }
    const sign = signOf(difference)
    const known = this.found.get(sign)
    if (known !== undefined) known.count += 1
    if (known !== undefined || this.isAccepted(sign)) return undefined
    const finding = await this.shrunk(life, difference)
    return this.isAccepted(finding.sign) ? undefined : this.keep(finding, sign)
  }

  private isAccepted(sign: string): boolean {
    const accepted = acceptedSignOf(sign, this.expedition.accepted ?? [])
    if (accepted !== undefined) this.accepted.add(accepted)
    return accepted !== undefined
  }

  private async replay(life: Life): Promise<Difference | undefined> {
    const ordered = this.ordered(life)
    return this.difference(ordered, ...(await this.pair.play(ordered)))
  }

  private difference(life: Life, one: Trace, other: Trace) {
    return differenceOf(one, other, measureOf(life, this.expedition))
  }

  /** Under the sign of what it was cut down to, and of what it was found as. */
  private keep(finding: Finding, foundAs: string): Finding | undefined {
    const known = this.found.get(finding.sign)
    if (known !== undefined) {
      known.count += 1
      this.found.set(foundAs, known)
      return undefined
    }
    this.found.set(finding.sign, finding)
    this.found.set(foundAs, finding)
    return finding
  }

  private fresh(): Draft {
    if (this.drawn.length === 0) this.drawn = fc.sample(this.arbitrary, { numRuns: LOT, seed: this.random.int(2 ** 31 - 1) })
    return this.drawn.pop() as Draft
  }

  /** The plainest life in which both part in the same way. */
  private async shrunk(life: Life, difference: Difference): Promise<Finding> {
    const wanted = new Set(signsOf(difference))
    let best = { life: { ...life, acts: life.acts.slice(0, difference.at + 1) }, difference }
    let tries = 0
    const trial = async (candidate: Life) => {
      tries += 1
      if (tries > MOST_TRIES || this.isOver()) return undefined
      const shorter = await this.replay(candidate)
      if (shorter === undefined || !signsOf(shorter).some((sign) => wanted.has(sign))) return undefined
      const ordered = this.ordered(candidate)
      best = { life: { ...ordered, acts: ordered.acts.slice(0, shorter.at + 1) }, difference: shorter }
      return best.life
    }
    await plainest(best.life, trial)
    return { ...best, sign: signOf(best.difference), count: 1 }
  }
}

/** What findings have in common that are told once: what parted, in general words, and upon what. */
const signOf = (difference: Difference): string => `${difference.expected.act.do}: ${signsOf(difference).join(' ')}`

/** What happened that should not, or did not happen that should, in general words. */
function signsOf({ expected, found, missing, surplus, answers }: Difference): string[] {
  const of = (sign: string, all: Difference['missing']) =>
    all.map(({ type, kind, what }) => `${sign}${type} ${kind ?? what.replace(/[\d()]+/g, '')}`)
  const outcome = expected.outcome === found?.outcome ? [] : [`${expected.outcome} or ${found?.outcome}`]
  const all = [...of('-', missing), ...of('+', surplus), ...answers.map(({ question }) => `?${question}`), ...outcome]
  return [...new Set(all)].sort()
}
