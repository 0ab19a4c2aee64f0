import { readFileSync } from 'node:fs'
import {
  type Attachment,
  type Envelope,
  getWorstTestStepResult,
  TestStepResultStatus as Status,
  type TestStepResult,
} from '@cucumber/messages'
import { lineOf } from './catalogue'
import { decodeFailure, decodeRun, FAILURE_MEDIA_TYPE, RUN_MEDIA_TYPE, type RunInfo, TIMELINE_MEDIA_TYPE } from './failure'
import { placeOf } from './verdicts'

/** What a run has to tell of one of its examples. */
interface ReplayedExample {
  readonly name: string
  /** File and line. */
  readonly place: string
  /** `passed`, `skipped`, or what went wrong. */
  readonly verdict: string
  readonly expected?: string
  readonly seen?: string
  /** All of it. */
  readonly timeline: readonly string[]
}

export interface Replayed {
  /** Undefined if nothing was run. */
  readonly run: RunInfo | undefined
  readonly examples: readonly ReplayedExample[]
}

/** Reads Cucumber's messages of a run from a file; no examples if there is none. */
export function readReplayed(file: string): Replayed {
  return replayed(readMessages(file))
}

/** Cucumber's messages of a run, from a file; none if there is no such file. */
export function readMessages(file: string): Envelope[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Envelope => JSON.parse(line))
  } catch {
    return []
  }
}

type Title = Pick<ReplayedExample, 'name' | 'place'>

interface Attempt extends Title {
  readonly attachments: Attachment[]
  readonly results: TestStepResult[]
}

function replayed(messages: readonly Envelope[]): Replayed {
  const attempts = new Map(attemptsIn(messages))
  for (const { attachment, testStepFinished } of messages) {
    if (attachment) attempts.get(attachment.testCaseStartedId ?? '')?.attachments.push(attachment)
    if (testStepFinished) attempts.get(testStepFinished.testCaseStartedId)?.results.push(testStepFinished.testStepResult)
  }
  const [run] = messages.flatMap(({ attachment }) => (attachment?.mediaType === RUN_MEDIA_TYPE ? [decodeRun(attachment)] : []))
  return { run, examples: [...attempts.values()].map(exampleOf) }
}

function attemptsIn(messages: readonly Envelope[]): [id: string, Attempt][] {
  const titles = new Map<string, Title>()
  const cases = new Map<string, Title | undefined>()
  return messages.flatMap(({ pickle, testCase, testCaseStarted }): [string, Attempt][] => {
    if (pickle) titles.set(pickle.id, { name: pickle.name, place: placeOf({ uri: pickle.uri, line: lineOf(pickle) }) })
    if (testCase) cases.set(testCase.id, titles.get(testCase.pickleId))
    const title = testCaseStarted && cases.get(testCaseStarted.testCaseId)
    return title ? [[testCaseStarted.id, { ...title, attachments: [], results: [] }]] : []
  })
}

function exampleOf({ name, place, attachments, results }: Attempt): ReplayedExample {
  const ofType = (type: string) => attachments.find(({ mediaType }) => mediaType === type)
  const [failed, timeline] = [ofType(FAILURE_MEDIA_TYPE), ofType(TIMELINE_MEDIA_TYPE)]
  const failure = failed && decodeFailure(failed)
  const { status, message } = getWorstTestStepResult(results)
  const error = status === Status.FAILED && !failure ? message : undefined
  return {
    name,
    place,
    verdict: failure?.kind ?? status.toLowerCase(),
    ...(failure && { expected: failure.expected, seen: failure.seen }),
    ...(error !== undefined && { seen: error }),
    timeline: timeline === undefined ? [] : textOf(timeline).split('\n'),
  }
}

export const textOf = ({ body, contentEncoding }: Attachment): string =>
  contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString() : body
