import { type Envelope, type Pickle, TestStepResultStatus as Status } from '@cucumber/messages'
import { Attempts } from '../judging/attempts'
import { familyOf, isRuleIdTag } from '../judging/tags'
import { counted } from './summary'

interface Tally {
  left: number
  total: number
  wrong: number
}

/** Counts, while a run goes on, how far it is: for a terminal in one line, else a line for each family of rules as it ends. */
export class Progress {
  private readonly families = new Map<string, Tally>()
  private readonly attempts = new Attempts()
  /** Attempts that have gone wrong. */
  private readonly wrong = new Set<string>()
  private ended = 0
  private total = 0

  /** What there is to say now: of every example for a terminal, else of the last one of a family. */
  add(envelope: Envelope, isTerminal: boolean): string | undefined {
    const { testCase, testStepFinished, testCaseFinished } = envelope
    this.attempts.add(envelope)
    if (testCase) this.expect(familyIn(this.attempts.ofCase(testCase.id)))
    if (testStepFinished?.testStepResult.status === Status.FAILED) this.wrong.add(testStepFinished.testCaseStartedId)
    return testCaseFinished && !testCaseFinished.willBeRetried ? this.end(testCaseFinished.testCaseStartedId, isTerminal) : undefined
  }

  private expect(family: string): void {
    const tally = this.families.get(family) ?? { left: 0, total: 0, wrong: 0 }
    this.families.set(family, { ...tally, left: tally.left + 1, total: tally.total + 1 })
    this.total += 1
  }

  private end(attempt: string, isTerminal: boolean): string | undefined {
    const pickle = this.attempts.ofAttempt(attempt)
    const family = familyIn(pickle)
    const tally = pickle && this.families.get(family)
    this.ended += 1
    if (tally === undefined) return undefined
    tally.left -= 1
    if (this.wrong.has(attempt)) tally.wrong += 1
    if (isTerminal) return `${this.ended} of ${counted(this.total, 'example')}${this.wrongOf([...this.families.values()])}`
    if (tally.left > 0 || this.families.size === 1) return undefined
    return `${family.padEnd(9)}${counted(tally.total, 'example').padStart(13)}${this.wrongOf([tally])}   (${this.ended} of ${this.total})`
  }

  private wrongOf(tallies: readonly Tally[]): string {
    const wrong = tallies.reduce((sum, tally) => sum + tally.wrong, 0)
    return wrong === 0 ? '' : `, ${wrong} went wrong`
  }
}

const familyIn = (pickle: Pickle | undefined): string =>
  familyOf(pickle?.tags.find(({ name }) => isRuleIdTag(name))?.name.slice(1) ?? 'no ID')
