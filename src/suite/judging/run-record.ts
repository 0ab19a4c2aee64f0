import {
  type Attachment,
  type Envelope,
  type GherkinDocument,
  type Pickle,
  TestStepResultStatus as Status,
  type TestCase,
  type TestCaseStarted,
  type TestStepFinished,
  type Timestamp,
} from '@cucumber/messages'
import { Attempts } from './attempts'
import { childrenOf, lineOf } from './catalogue'
import { decodeFailure, decodeRun, FAILURE_MEDIA_TYPE, type FailureReport, LEFT_MEDIA_TYPE, RUN_MEDIA_TYPE, type RunInfo } from './failure'

export interface ExecutedStep {
  /** As in the feature, with its keyword; of a hook: that it is one. */
  readonly text: string
  readonly status: Status
  /** The first line of the error, if there was one. */
  readonly error?: string
}

/** What became of one example that was selected. */
export interface ExecutedExample {
  readonly uri: string
  /** Of an outline's row: the row's line. Together with `uri` it finds the example in the catalogue. */
  readonly line: number
  readonly name: string
  /** The worst status of its steps; UNKNOWN if it never ended. */
  readonly status: Status
  readonly steps: readonly ExecutedStep[]
  readonly failure?: FailureReport
}

/** Gathers a run from Cucumber's messages, in whatever order examples run and workers answer. */
export class RunRecord {
  readonly documents: GherkinDocument[] = []
  /** The distinct run infos that were attached: one, if all is well. */
  readonly runs: RunInfo[] = []
  parseErrors = 0
  /** Why examples were left out that had been selected; undefined if none was, or each has said why itself. */
  endedEarly: string | undefined
  durationMs = 0
  private readonly selected = new Attempts()
  private readonly testCases = new Map<string, TestCase>()
  private readonly attempts = new Map<string, Attempt>()
  private readonly lastAttempts = new Map<string, Attempt>()
  private readonly keywords = new Map<string, string>()
  private startedAt = 0

  add(envelope: Envelope): void {
    const { gherkinDocument, testCase, testCaseStarted, testStepFinished, testCaseFinished } = envelope
    if (gherkinDocument) this.addDocument(gherkinDocument)
    this.selected.add(envelope)
    if (testCase) this.testCases.set(testCase.id, testCase)
    if (testCaseStarted) this.begin(testCaseStarted)
    if (testStepFinished) this.finishStep(testStepFinished)
    if (testCaseFinished) finish(this.attempts.get(testCaseFinished.testCaseStartedId))
    if (envelope.attachment) this.addAttachment(envelope.attachment)
    if (envelope.parseError) this.parseErrors++
    if (envelope.testRunStarted) this.startedAt = millisecondsOf(envelope.testRunStarted.timestamp)
    if (envelope.testRunFinished) this.durationMs = millisecondsOf(envelope.testRunFinished.timestamp) - this.startedAt
  }

  get selectedCount(): number {
    return this.testCases.size
  }

  get endedCount(): number {
    return [...this.lastAttempts.values()].filter((attempt) => attempt.ended).length
  }

  /** How many were selected and left out, and why; undefined if none was. */
  left(failFast: boolean): { readonly count: number; readonly why: string } | undefined {
    const left = [...this.testCases.keys()].filter((id) => this.isLeft(id, failFast))
    const reasons = left.flatMap((id) => this.lastAttempts.get(id)?.left ?? [])
    const why = reasons[0] ?? this.endedEarly ?? 'The run ended at the first failure'
    return left.length === 0 ? undefined : { count: left.length, why }
  }

  /** Every selected example that was not left out, its last attempt, in the order of files and lines. */
  examples(failFast = false): ExecutedExample[] {
    const run = [...this.testCases.values()].filter(({ id }) => !this.isLeft(id, failFast))
    const all = run.map((testCase) => this.exampleOf(testCase))
    return all.sort((a, b) => (a.uri === b.uri ? a.line - b.line : a.uri < b.uri ? -1 : 1))
  }

  /** `failFast`: what Cucumber has skipped without so much as a hook comes after the first failure. */
  private isLeft(testCaseId: string, failFast: boolean): boolean {
    const attempt = this.lastAttempts.get(testCaseId)
    if (attempt?.left !== undefined) return true
    if (attempt?.ended) return failFast && !attempt.isTouched
    return this.endedEarly !== undefined
  }

  private exampleOf(testCase: TestCase): ExecutedExample {
    const pickle = this.selected.ofCase(testCase.id)
    if (pickle === undefined) throw new Error(`a test case refers to pickle ${testCase.pickleId}, which was never announced`)
    const attempt = this.lastAttempts.get(testCase.id)
    const steps = (attempt?.finished ?? []).map((step) => this.stepOf(step, testCase, pickle))
    return {
      uri: pickle.uri,
      line: lineOf(pickle),
      name: pickle.name,
      status: attempt?.ended ? worst(steps.map((step) => step.status)) : Status.UNKNOWN,
      steps,
      ...(attempt?.failure && { failure: attempt.failure }),
    }
  }

  private stepOf({ testStepId, testStepResult }: TestStepFinished, testCase: TestCase, pickle: Pickle): ExecutedStep {
    const pickleStepId = testCase.testSteps.find((step) => step.id === testStepId)?.pickleStepId
    const step = pickle.steps.find(({ id }) => id === pickleStepId)
    const keyword = this.keywords.get(step?.astNodeIds[0] ?? '') ?? ''
    const error = testStepResult.message?.split('\n', 1)[0]
    return {
      text: step === undefined ? 'a hook' : `${keyword}${step.text}`,
      status: testStepResult.status,
      ...(error !== undefined && { error }),
    }
  }

  private finishStep(step: TestStepFinished): void {
    const attempt = this.attempts.get(step.testCaseStartedId)
    if (attempt === undefined) return
    attempt.finished.push(step)
    if (step.testStepResult.status !== Status.SKIPPED) attempt.isTouched = true
  }

  private begin({ id, testCaseId }: TestCaseStarted): void {
    const attempt: Attempt = { finished: [], ended: false, isTouched: false }
    this.attempts.set(id, attempt)
    this.lastAttempts.set(testCaseId, attempt)
  }

  private addDocument(document: GherkinDocument): void {
    this.documents.push(document)
    for (const { background, scenario } of childrenOf(document)) {
      for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])]) this.keywords.set(step.id, step.keyword)
    }
  }

  private addAttachment(attachment: Attachment): void {
    const attempt = this.attempts.get(attachment.testCaseStartedId ?? '')
    if (attempt) attach(attempt, attachment)
    if (attachment.mediaType === RUN_MEDIA_TYPE) {
      const run = decodeRun(attachment)
      const isNew = !this.runs.some((known) => JSON.stringify(known) === JSON.stringify(run))
      if (run && isNew) this.runs.push(run)
    }
  }
}

interface Attempt {
  readonly finished: TestStepFinished[]
  failure?: FailureReport
  ended: boolean
  /** A hook or a step has done something. */
  isTouched: boolean
  /** Why it was left out. */
  left?: string
}

function attach(attempt: Attempt, attachment: Attachment): void {
  attempt.isTouched = true
  if (attachment.mediaType === LEFT_MEDIA_TYPE) attempt.left = attachment.body
  if (attachment.mediaType !== FAILURE_MEDIA_TYPE) return
  const failure = decodeFailure(attachment)
  // The first one is the reason; what came after may be its consequence.
  if (failure) attempt.failure ??= failure
}

function finish(attempt: Attempt | undefined): void {
  if (attempt) attempt.ended = true
}

const FROM_BEST_TO_WORST = [
  Status.PASSED,
  Status.SKIPPED,
  Status.PENDING,
  Status.UNDEFINED,
  Status.AMBIGUOUS,
  Status.FAILED,
  Status.UNKNOWN,
]

const worst = (statuses: readonly Status[]): Status => FROM_BEST_TO_WORST.findLast((status) => statuses.includes(status)) ?? Status.PASSED

const millisecondsOf = ({ seconds, nanos }: Timestamp): number => seconds * 1000 + nanos / 1e6
