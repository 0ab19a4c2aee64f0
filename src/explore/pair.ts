import type { DialectName } from '../suite/judging/tags'
import type { Capability, Description, ImplementationUnderTest } from '../suite/port'
import type { Scope } from './claims'
import { Acquaintance, type Habits } from './habits'
import type { Life } from './life'
import { play, type Trace } from './trace'

/** Two that are to do the same. */
export interface Opponents {
  /** The reference, with the habits of the other one. */
  readonly reference: (habits: Habits) => ImplementationUnderTest
  readonly other: ImplementationUnderTest
  readonly dialect: DialectName
  readonly scope: Scope
  readonly seed: string
}

/** Plays lives to the reference and to another one; to the reference in the time in which the other one does what is left open. */
export class Pair {
  private readonly opponents: Opponents
  private readonly capabilities: ReadonlySet<Capability>
  private readonly acquaintance: Acquaintance
  private readonly alike = new Set<string>()
  private readonly references = new Map<string, ImplementationUnderTest>()

  constructor(opponents: Opponents, one: Description, other: Description) {
    this.opponents = opponents
    this.capabilities = new Set(one.capabilities.filter((capability) => other.capabilities.includes(capability)))
    this.acquaintance = new Acquaintance((life) => this.rehearse(life), opponents.dialect)
  }

  static async of(opponents: Opponents): Promise<Pair> {
    return new Pair(opponents, await opponents.reference({}).describe(), await opponents.other.describe())
  }

  /** The traces of a life that is in order: of the reference, and of the other one. */
  async play(life: Life): Promise<readonly [Trace, Trace]> {
    const habits = await this.acquaintance.habitsUnder(life.settings)
    const { other, seed } = this.opponents
    const asksCharacter = !this.alike.has(JSON.stringify(life.settings))
    const player = { capabilities: this.capabilities, seed, asksCharacter }
    return Promise.all([
      play(life, { ...player, implementation: this.referenceWith(habits) }),
      play(life, { ...player, implementation: other, hides: habits.showsTheDead === false ? ['dead'] : [] }),
    ])
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
    const { other, seed, scope } = this.opponents
    const isPossible = life.acts.every(scope.takesAct) && Object.keys(life.settings).every(scope.takesSetting)
    if (!isPossible) return undefined
    const trace = await play(life, { implementation: other, capabilities: this.capabilities, seed, asksCharacter: false })
    return trace.steps.length === life.acts.length ? trace : undefined
  }
}
