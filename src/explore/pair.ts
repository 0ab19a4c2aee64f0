import type { DialectName } from '../suite/judging/tags'
import type { Capability, Description, ImplementationUnderTest } from '../suite/port'
import { Acquaintance } from './acquaintance'
import type { Scope } from './claims'
import type { Habits } from './habits'
import { type Life, wakeOf } from './life'
import { play, type Trace } from './trace'

/** Two that are to do the same. */
export interface Opponents {
  /** The reference, with the habits of the other one. */
  readonly reference: (habits: Habits) => ImplementationUnderTest
  /** The other one; several times if lives may be played to it at once. */
  readonly others: readonly [ImplementationUnderTest, ...ImplementationUnderTest[]]
  readonly dialect: DialectName
  readonly scope: Scope
  readonly seed: string
}

/** A life that is over for the reference, and sooner or later for the other one. */
export interface Begun {
  readonly reference: Trace
  readonly other: Promise<Trace>
}

/** Plays lives to the reference and to another one; to the reference in the time in which the other one does what is left open. */
export class Pair {
  private readonly opponents: Opponents
  /** Whether the other one takes a node that was stopped for a new life. */
  restarts = false
  private readonly capabilities: ReadonlySet<Capability>
  private readonly acquaintance: Acquaintance
  private readonly pool: Pool
  private readonly alike = new Set<string>()
  private readonly references = new Map<string, ImplementationUnderTest>()

  constructor(opponents: Opponents, one: Description, other: Description) {
    this.opponents = opponents
    this.pool = new Pool(opponents.others)
    this.capabilities = new Set(one.capabilities.filter((capability) => other.capabilities.includes(capability)))
    this.acquaintance = new Acquaintance((life) => this.rehearse(life), opponents.dialect)
  }

  static async of(opponents: Opponents): Promise<Pair> {
    const pair = new Pair(opponents, await opponents.reference({}).describe(), await opponents.others[0].describe())
    const trace = await pair.rehearse(SECOND_LIFE)
    pair.restarts = trace?.steps.every(({ outcome }) => outcome === 'done') ?? false
    return pair
  }

  /** So many lives can be played at once to the other one. */
  get width(): number {
    return this.opponents.others.length
  }

  /** The traces of a life that is in order: of the reference, and of the other one. */
  async play(life: Life): Promise<readonly [Trace, Trace]> {
    const { reference, other } = await this.begin(life)
    return [reference, await other]
  }

  /** The same, as soon as it is over for the reference. */
  async begin(life: Life): Promise<Begun> {
    const { isQuiet, settings } = wakeOf(life)
    const habits = isQuiet ? await this.acquaintance.habitsUnder(settings) : {}
    const asksCharacter = !this.alike.has(JSON.stringify(life.settings))
    const player = { capabilities: this.capabilities, seed: this.opponents.seed, asksCharacter }
    const hides = habits.showsTheDead === false ? ['dead'] : []
    const other = this.pool.lend((implementation) => play(life, { ...player, implementation, hides }))
    // Whoever waits for it gets the error.
    other.catch(() => undefined)
    return { reference: await play(life, { ...player, implementation: this.referenceWith(habits) }), other }
  }

  /** Both are the same under these settings from their start on: nobody needs to ask for that again. */
  areAlikeUnder(settings: Life['settings']): void {
    this.alike.add(JSON.stringify(settings))
  }

  private referenceWith(habits: Habits): ImplementationUnderTest {
    const key = JSON.stringify(habits)
    const reference = this.references.get(key) ?? this.opponents.reference(habits)
    this.references.set(key, reference)
    return reference
  }

  private async rehearse(life: Life): Promise<Trace | undefined> {
    const { seed, scope } = this.opponents
    const isPossible = life.acts.every(scope.takesAct) && Object.keys(life.settings).every(scope.takesSetting)
    if (!isPossible) return undefined
    const player = { capabilities: this.capabilities, seed, asksCharacter: false }
    const trace = await this.pool.lend((implementation) => play(life, { ...player, implementation }))
    return trace.steps.length === life.acts.length ? trace : undefined
  }
}

const SECOND_LIFE: Life = { settings: {}, acts: [{ do: 'stop' }, { do: 'pass', ms: 1 }, { do: 'start' }, { do: 'pass', ms: 1 }] }

/** Gives each of several implementations one thing to do at a time; who comes first is served first. */
class Pool {
  private readonly free: ImplementationUnderTest[]
  private readonly waiting: ((one: ImplementationUnderTest) => void)[] = []

  constructor(all: readonly ImplementationUnderTest[]) {
    this.free = [...all]
  }

  async lend<T>(what: (one: ImplementationUnderTest) => Promise<T>): Promise<T> {
    const one = this.free.shift() ?? (await new Promise<ImplementationUnderTest>((resolve) => this.waiting.push(resolve)))
    try {
      return await what(one)
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.free.push(one)
      else next(one)
    }
  }
}
