import type { Envelope, Pickle } from '@cucumber/messages'

/** Which example a test case and an attempt of it are of, as Cucumber's messages tell it: by IDs, and in the order in which they come. */
export class Attempts {
  private readonly pickles = new Map<string, Pickle>()
  private readonly ofCases = new Map<string, Pickle>()
  private readonly ofAttempts = new Map<string, Pickle>()

  constructor(messages: readonly Envelope[] = []) {
    for (const message of messages) this.add(message)
  }

  add({ pickle, testCase, testCaseStarted }: Envelope): void {
    if (pickle) this.pickles.set(pickle.id, pickle)
    const ofCase = testCase && this.pickles.get(testCase.pickleId)
    if (ofCase) this.ofCases.set(testCase.id, ofCase)
    const ofAttempt = testCaseStarted && this.ofCases.get(testCaseStarted.testCaseId)
    if (ofAttempt) this.ofAttempts.set(testCaseStarted.id, ofAttempt)
  }

  ofCase(id: string): Pickle | undefined {
    return this.ofCases.get(id)
  }

  ofAttempt(id: string | undefined): Pickle | undefined {
    return id === undefined ? undefined : this.ofAttempts.get(id)
  }

  /** In the order in which they began. */
  all(): readonly (readonly [id: string, Pickle])[] {
    return [...this.ofAttempts]
  }
}
