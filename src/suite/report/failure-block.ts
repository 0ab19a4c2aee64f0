import { TestStepResultStatus as Status } from '@cucumber/messages'
import type { FailureReport } from '../judging/failure'
import type { ExecutedExample } from '../judging/run-record'
import { type JudgedExample, placeOf } from '../judging/verdicts'
import { excerpt } from './excerpt'

const MAX_LINES_OF_A_TEXT = 4
/** A text in which an implementation or an adapter says how it died is shown whole, as long as it is no longer. */
const MAX_LINES_OF_A_TRACE = 32
const MAX_LINES_OF_A_TIMELINE = 16
const LABEL = 10
const WIDTH = 56

const KINDS: Readonly<Record<string, string>> = {
  crashed: 'subject crashed: ',
  broken: 'adapter broken: ',
  inconclusive: 'inconclusive: ',
  deviation: 'known deviation: ',
}

/** What there is to say of an example besides what became of it. */
interface Telling {
  /** Why it says nothing of its rule, if it does not. */
  readonly because?: string | undefined
  /** The command that repeats it. */
  readonly again: string
}

/** One failed example, in some 30 lines at most: the rule, the example, what was expected and seen, what happened, how to run it again. */
export function failureBlock({ rule, example, executed, verdict }: JudgedExample, { because, again }: Telling): string[] {
  const advice = rule.level === 'may' ? 'note: ' : 'advice: '
  const title = `${verdict === 'advice' ? advice : (KINDS[verdict] ?? '')}${rule.id}  ${rule.title}`
  const head = [
    `${title.padEnd(WIDTH)} ${placeOf(example)}`,
    ...labelled('example', exampleName(example)),
    ...(because === undefined ? [] : labelled('because', because)),
  ]
  const foot = labelled('again', again)
  const { failure } = executed
  if (failure === undefined) return [...head, ...errorLines(executed), ...foot]
  const most = failure.kind === 'crashed' || failure.kind === 'broken' ? MAX_LINES_OF_A_TRACE : MAX_LINES_OF_A_TEXT
  const texts = [...labelled('expected', failure.expected), ...labelled('seen', failure.seen, most)]
  return [...head, ...texts, ...timelineLines(failure), ...foot]
}

/** The name, and of an outline the row that it was run with, unless the name says it all. */
export function exampleName({ name, row }: { readonly name: string; readonly row?: string }): string {
  return row === undefined || row.split(' | ').every((cell) => name.includes(cell)) ? name : `${name}  (${row})`
}

function timelineLines({ timeline }: FailureReport): string[] {
  if (timeline.length === 0) return []
  const lines = excerpt(timeline, { strong: [0, timeline.length - 1], weak: [] }, MAX_LINES_OF_A_TIMELINE)
  return ['  timeline', ...lines.map((line) => `    ${line}`)]
}

function errorLines({ steps }: ExecutedExample): string[] {
  const failed = steps.find(({ status }) => status === Status.FAILED)
  return [...labelled('step', failed?.text ?? 'unknown'), ...labelled('error', failed?.error ?? 'no message')]
}

/** A text below a label, in at most so many lines. */
export function labelled(label: string, text: string, most = MAX_LINES_OF_A_TEXT): string[] {
  const lines = text.trim().split('\n')
  const more = lines.length - most
  const kept = more > 0 ? [...lines.slice(0, most - 1), `... ${more + 1} more lines`] : lines
  return kept.map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL)}${line}`)
}
