import { type Envelope, TestStepResultStatus as Status } from '@cucumber/messages'
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
  private readonly familyOfPickle = new Map<string, string>()
  private readonly familyOfCase = new Map<string, string>()
  private readonly attempts = new Map<string, { readonly testCase: string; wrong: boolean }>()
  private ended = 0
  private total = 0

  /** What there is to say now: of every example for a terminal, else of the last one of a family. */
  add(envelope: Envelope, isTerminal: boolean): string | undefined {
    const { pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished } = envelope
    if (pickle) this.familyOfPickle.set(pickle.id, familyOf(pickle.tags.find(({ name }) => isRuleIdTag(name))?.name.slice(1) ?? 'no ID'))
    if (testCase) this.expect(testCase.id, this.familyOfPickle.get(testCase.pickleId) ?? 'no ID')
    if (testCaseStarted) this.attempts.set(testCaseStarted.id, { testCase: testCaseStarted.testCaseId, wrong: false })
    if (testStepFinished?.testStepResult.status === Status.FAILED) this.fail(testStepFinished.testCaseStartedId)
    return testCaseFinished && !testCaseFinished.willBeRetried ? this.end(testCaseFinished.testCaseStartedId, isTerminal) : undefined
  }

  private expect(testCase: string, family: string): void {
    const tally = this.families.get(family) ?? { left: 0, total: 0, wrong: 0 }
    this.families.set(family, { ...tally, left: tally.left + 1, total: tally.total + 1 })
    this.familyOfCase.set(testCase, family)
    this.total += 1
  }

  private fail(attempt: string): void {
    const found = this.attempts.get(attempt)
    if (found) found.wrong = true
  }

  private end(attempt: string, isTerminal: boolean): string | undefined {
    const { testCase = '', wrong = false } = this.attempts.get(attempt) ?? {}
    const family = this.familyOfCase.get(testCase) ?? ''
    const tally = this.families.get(family)
    this.ended += 1
    if (tally === undefined) return undefined
    tally.left -= 1
    if (wrong) tally.wrong += 1
    if (isTerminal) return `${this.ended} of ${counted(this.total, 'example')}${this.wrongOf([...this.families.values()])}`
    if (tally.left > 0 || this.families.size === 1) return undefined
    return `${family.padEnd(9)}${counted(tally.total, 'example').padStart(13)}${this.wrongOf([tally])}   (${this.ended} of ${this.total})`
  }

  private wrongOf(tallies: readonly Tally[]): string {
    const wrong = tallies.reduce((sum, tally) => sum + tally.wrong, 0)
    return wrong === 0 ? '' : `, ${wrong} went wrong`
  }
}
