import { readFileSync } from 'node:fs'
import type { Attachment, Envelope } from '@cucumber/messages'
import { decodeFailure, FAILURE_MEDIA_TYPE, TIMELINE_MEDIA_TYPE } from './failure'

/**
 * What a run has to tell of each of its examples: the name, what was expected and seen if it failed, and the whole timeline.
 * Reads Cucumber's messages from a file; no lines if there is none.
 */
export function replayedLines(file: string): string[] {
  return told(readMessages(file))
}

function readMessages(file: string): Envelope[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Envelope => JSON.parse(line))
  } catch {
    return []
  }
}

function told(messages: readonly Envelope[]): string[] {
  const names = new Map<string, string>()
  const cases = new Map<string, string>()
  const lines: string[] = []
  for (const { pickle, testCase, testCaseStarted, attachment, testCaseFinished } of messages) {
    if (pickle) names.set(pickle.id, `${pickle.name}   ${pickle.uri}:${pickle.location?.line ?? 0}`)
    if (testCase) cases.set(testCase.id, names.get(testCase.pickleId) ?? '')
    if (testCaseStarted) lines.push(cases.get(testCaseStarted.testCaseId) ?? '')
    if (attachment?.mediaType === TIMELINE_MEDIA_TYPE)
      lines.push(
        ...textOf(attachment)
          .split('\n')
          .map((line) => `    ${line}`),
      )
    const failure = attachment?.mediaType === FAILURE_MEDIA_TYPE ? decodeFailure(attachment) : undefined
    if (failure) lines.push(`  ${failure.kind}`, `  expected  ${failure.expected}`, `  seen      ${failure.seen}`)
    if (testCaseFinished) lines.push('')
  }
  return lines
}

const textOf = ({ body, contentEncoding }: Attachment): string =>
  contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString() : body
