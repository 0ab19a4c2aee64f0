import { TestStepResultStatus as Status } from '@cucumber/messages'
import type { FailureReport } from '../judging/failure'
import type { ExecutedExample } from '../judging/run-record'
import { type JudgedExample, placeOf } from '../judging/verdicts'

const MAX_LINES = 25
const MAX_LINES_OF_A_TEXT = 4
const LABEL = 10
const WIDTH = 56

const KINDS: Readonly<Record<string, string>> = {
  crashed: 'subject crashed: ',
  broken: 'adapter broken: ',
  inconclusive: 'inconclusive: ',
  deviation: 'known deviation: ',
}

/** One failed example, in at most 25 lines: the rule, the example, what was expected and seen, what happened, how to run it again. */
export function failureBlock({ rule, example, executed, verdict, blamed }: JudgedExample, again: string): string[] {
  const advice = rule.level === 'may' ? 'note: ' : 'advice: '
  const title = `${verdict === 'advice' ? advice : (KINDS[verdict] ?? '')}${rule.id}  ${rule.title}`
  const head = [`${title.padEnd(WIDTH)} ${placeOf(example)}`, ...labelled('example', exampleName(example)), ...because(blamed)]
  const foot = labelled('again', again)
  const { failure } = executed
  if (failure === undefined) return [...head, ...errorLines(executed), ...foot]
  const texts = [...labelled('expected', failure.expected), ...labelled('seen', failure.seen)]
  return [...head, ...texts, ...timelineLines(failure, MAX_LINES - head.length - texts.length - foot.length), ...foot]
}

const because = (blamed: string | undefined): string[] =>
  blamed === undefined ? [] : labelled('because', `it rests on ${blamed}, which failed`)

/** The name, and of an outline the row that it was run with, unless the name says it all. */
export function exampleName({ name, row }: { readonly name: string; readonly row?: string }): string {
  return row === undefined || row.split(' | ').every((cell) => name.includes(cell)) ? name : `${name}  (${row})`
}

function timelineLines({ timeline }: FailureReport, room: number): string[] {
  if (timeline.length === 0) return []
  const fits = timeline.length + 1 <= room
  const lines = fits ? timeline : [...timeline.slice(0, room - 2), `... ${timeline.length - room + 2} more`]
  return ['  timeline', ...lines.map((line) => `    ${line}`)]
}

function errorLines({ steps }: ExecutedExample): string[] {
  const failed = steps.find(({ status }) => status === Status.FAILED)
  return [...labelled('step', failed?.text ?? 'unknown'), ...labelled('error', failed?.error ?? 'no message')]
}

function labelled(label: string, text: string): string[] {
  const lines = text.trim().split('\n')
  const more = lines.length - MAX_LINES_OF_A_TEXT
  const kept = more > 0 ? [...lines.slice(0, MAX_LINES_OF_A_TEXT - 1), `... ${more + 1} more lines`] : lines
  return kept.map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL)}${line}`)
}
