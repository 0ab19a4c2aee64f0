import type { Progress } from './explorer'
import type { Life } from './life'
import type { Outcome, Told } from './session'

/** A difference, for people, and under it how it may be read. */
export function differenceLines({ finding, telling }: Told, number: number, files: readonly string[], name: string): string[] {
  return [
    `Difference ${number}   touches ${telling.rules.join(', ') || 'no rule'}`,
    `  sign        ${finding.sign}`,
    ...block('example', telling.example),
    ...block('expected', telling.missing.length > 0 ? telling.missing : ['nothing of the kind below']),
    ...block('seen', telling.surplus.length > 0 ? telling.surplus : ['nothing of the kind above']),
    ...sideBySide(telling.timelines, name).map((line) => `  ${line}`),
    ...block('files', files),
    ...block('read it as', READINGS),
    '',
  ]
}

/** What came of it all. */
export function summaryLines({ told, progress, elapsedMs, unrepeated }: Outcome): string[] {
  const perSecond = elapsedMs > 0 ? (progress.lives / elapsedMs) * 1000 : 0
  return [
    ...told.flatMap(({ finding }, index) =>
      finding.count > 1 ? [`again       difference ${index + 1}, in ${finding.count - 1} more`] : [],
    ),
    `lives       ${progress.lives}, ${perSecond.toFixed(1)} a second, of ${average(progress.acts, progress.lives)} acts`,
    `reached     ${reachedIn(progress)}`,
    `differences ${told.length}${unrepeated > 0 ? `, and ${unrepeated} that did not show again` : ''}`,
  ]
}

/** Of the reference's tables; its states are unknown where the two have no question in common that tells them. */
const reachedIn = ({ states, transitions }: Progress): string =>
  states === 0 ? `${transitions} transitions of the reference` : `${states} states of the reference, ${transitions} transitions`

/** How far it has come, in one line. */
export function progressLine({ lives, states, transitions, findings }: Progress, elapsedMs: number): string {
  const perSecond = ((lives / elapsedMs) * 1000).toFixed(0)
  return `${lives} lives, ${perSecond} a second, ${states} states, ${transitions} transitions, ${findings.length} differences`
}

/** A difference is no verdict. */
const READINGS = [
  'an error of the implementation: a rule above says what the reference does;',
  'an error of the reference: a rule above says something else;',
  'left open: no rule says either, and docs/explore.md tells how to state it as a freedom.',
]

const block = (label: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(12)}${line}`)

const WIDTH = 68

/** Two timelines that are aligned alike: what is equal in both stands in the middle of neither, but in both columns. */
export function sideBySide([one, other]: readonly [readonly string[], readonly string[]], name: string): string[] {
  const cut = (line: string) => (line.length > WIDTH ? `${line.slice(0, WIDTH - 3)}...` : line)
  const parts = firstDifference(one, other)
  const from = Math.max(0, parts - 12)
  const rows = Math.min(Math.max(one.length, other.length), parts + 8)
  const lines = [`${'the reference'.padEnd(WIDTH)} | ${name}`, ...(from > 0 ? ['...'] : [])]
  for (let row = from; row < rows; row++) {
    const [left = '', right = ''] = [one[row], other[row]]
    lines.push(`${cut(left).padEnd(WIDTH)} ${left === right ? '|' : '!'} ${cut(right)}`.trimEnd())
  }
  return lines
}

function firstDifference(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((line, index) => line !== other[index])
  return at < 0 ? one.length : at
}

const average = (sum: number, count: number): string => (count === 0 ? '0' : (sum / count).toFixed(0))

/** A life as it is kept in a file. */
export const lifeText = (life: Life): string => `${JSON.stringify(life, undefined, 2)}\n`
