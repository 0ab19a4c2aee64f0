import { AdapterHangs } from '../port'
import type { WorldParameters } from '../world-parameters'
import { type Deviation, deviationsIn, matches } from './deviations'
import type { FailureKind } from './failure'
import type { Level } from './tags'

/** An adapter that hangs costs the whole limit of an example, each time. */
const MOST_HANGS = 3

/** An example that has ended. */
interface Ended {
  /** The ID of its rule. */
  readonly rule: string
  readonly level: Level | undefined
  readonly name: string
  /** Undefined if it went well, or is the suite's own fault. */
  readonly kind: FailureKind | undefined
  readonly error: unknown
}

/** When a run is given up, though examples are left: they are not run. Each worker has a patience of its own. */
export class Patience {
  private readonly parameters: WorldParameters
  private readonly deviations: readonly Deviation[]
  private hangs = 0
  private reason: string | undefined

  constructor(parameters: WorldParameters) {
    this.parameters = parameters
    const { deviations, failFast } = parameters
    this.deviations = deviations === undefined || !failFast ? [] : deviationsIn(process.cwd(), deviations)
  }

  /** Why what comes is left out; undefined as long as it is not. */
  get isOver(): string | undefined {
    return this.reason
  }

  after(example: Ended): void {
    this.hangs = example.error instanceof AdapterHangs ? this.hangs + 1 : 0
    const { keepGoing, failFast } = this.parameters
    if (this.hangs >= MOST_HANGS && !keepGoing) {
      this.reason ??= `The adapter hung ${MOST_HANGS} times in a row, so the run was given up (--keep-going goes on)`
    }
    if (failFast && this.wentWrong(example)) this.reason ??= 'The run ended with the first example that went wrong'
  }

  /** A deviation that is known is none, nor is an advice. */
  private wentWrong({ rule, level, name, kind, error }: Ended): boolean {
    if (error === undefined) return false
    if (kind === 'failed' && level !== 'must' && !(level === 'should' && this.parameters.strict)) return false
    return kind === 'broken' || kind === 'inconclusive' || !this.deviations.some((one) => matches(one, rule, { name }))
  }
}
