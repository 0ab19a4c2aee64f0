import { existsSync, readFileSync } from 'node:fs'
import {
  type Attachment,
  type Envelope,
  getWorstTestStepResult,
  TestStepResultStatus as Status,
  type TestStepResult,
} from '@cucumber/messages'
import { WrongUse } from '../wrong-use'
import { Attempts } from './attempts'
import { lineOf } from './catalogue'
import { decodeFailure, decodeRun, FAILURE_MEDIA_TYPE, RUN_MEDIA_TYPE, type RunInfo, TIMELINE_MEDIA_TYPE, textOf } from './failure'
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

/**
 * Cucumber's messages of a run, from a file; none if there is no such file.
 * @throws WrongUse for a file that is cut off, or something else
 */
export function readMessages(file: string): Envelope[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  try {
    return lines.filter((line) => line !== '').map((line): Envelope => JSON.parse(line))
  } catch {
    throw new WrongUse(`${file} is not the messages of a whole run: it may have ended before its time.`)
  }
}

interface Attempt extends Pick<ReplayedExample, 'name' | 'place'> {
  readonly attachments: Attachment[]
  readonly results: TestStepResult[]
}

function replayed(messages: readonly Envelope[]): Replayed {
  const attempts = new Map(
    new Attempts(messages).all().map(([id, pickle]): [string, Attempt] => {
      const place = placeOf({ uri: pickle.uri, line: lineOf(pickle) })
      return [id, { name: pickle.name, place, attachments: [], results: [] }]
    }),
  )
  for (const { attachment, testStepFinished } of messages) {
    if (attachment) attempts.get(attachment.testCaseStartedId ?? '')?.attachments.push(attachment)
    if (testStepFinished) attempts.get(testStepFinished.testCaseStartedId)?.results.push(testStepFinished.testStepResult)
  }
  const [run] = messages.flatMap(({ attachment }) => (attachment?.mediaType === RUN_MEDIA_TYPE ? [decodeRun(attachment)] : []))
  return { run, examples: [...attempts.values()].map(exampleOf) }
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
