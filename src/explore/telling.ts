import type { CatalogueRule } from '../suite/judging/catalogue'
import { timelinesAlike } from '../suite/report/timeline'
import { type Difference, differenceOf } from './comparison'
import { type Expectation, expectationOf } from './expectation'
import { type Expedition, measureOf } from './explorer'
import { canBeTold, exampleLines, featureOf } from './gherkin'
import type { Life } from './life'
import type { Pair } from './pair'
import type { Seen } from './seen'
import { rulesTouchedBy } from './touches'

/** A difference as it is shown to people. */
export interface Telling {
  /** The rules that it touches. */
  readonly rules: readonly string[]
  /** The steps of an example, the last of which says what the reference does. */
  readonly example: readonly string[]
  /** A feature that Cucumber runs; undefined if something in it has no phrase. */
  readonly feature: string | undefined
  /** What the reference did and the other one did not, and the other way round: a line each. */
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
  /** All that happened, at the one and at the other, in columns of the same width. */
  readonly timelines: readonly [readonly string[], readonly string[]]
}

/** What a story is told with. */
export interface Teller {
  readonly expedition: Expedition
  readonly pair: Pair
  readonly rules: readonly CatalogueRule[]
}

/** Plays the life of a finding once more, and tells it. Undefined if it came to no difference this time. */
export async function tell(life: Life, { expedition, pair, rules }: Teller): Promise<Telling | undefined> {
  const [reference, other] = await pair.play(life)
  const difference = differenceOf(reference, other, measureOf(life, expedition))
  if (difference === undefined) return undefined
  const { dialect, seed } = expedition
  const touched = rulesTouchedBy(difference)
  const rule = touched.flatMap((id) => rules.filter((one) => one.id === id))[0] ?? rules[0]
  const expectation = expectationOf(difference, reference)
  const feature =
    expectation !== undefined && rule !== undefined && canBeTold(life) ? featureOf({ life, expectation, rule, dialect, seed }) : undefined
  return {
    rules: touched.filter((id) => rules.some((one) => one.id === id)),
    example: exampleLines(life, expectation ?? NOT_SAYABLE),
    feature,
    missing: [...difference.missing.map(seenInWords), ...outcomes(difference, 'expected')],
    surplus: [...difference.surplus.map(seenInWords), ...outcomes(difference, 'found')],
    timelines: timelinesAlike([reference, other].map(({ scene }) => scene.record.timeline())) as [string[], string[]],
  }
}

const NOT_SAYABLE: Expectation = { lines: [], passes: false, needs: [] }

function seenInWords({ atMs, type, peer, what, detail }: Seen): string {
  const verbs: Readonly<Record<Seen['type'], string>> = {
    received: `alice sends ${peer} ${what}`,
    connected: `alice and ${peer} have a stream`,
    disconnected: `alice closes the connection to ${peer}`,
    dialled: `alice dials ${what}`,
    pinged: `alice pings ${what}`,
    delivered: `alice delivers ${what}`,
    rejected: `alice refuses a message of ${peer ?? 'her application'}: ${detail['reason']}`,
  }
  return `${(atMs / 1000).toFixed(3)} s   ${verbs[type]}${type === 'received' ? inBrackets(detail) : ''}`
}

/** What a message says, without its bytes. */
function inBrackets(detail: Seen['detail']): string {
  const told = Object.entries(detail).filter(
    ([field, value]) => value !== '' && !['bytes', 'nonce', 'sequence', 'mac', 'last', 'items'].includes(field),
  )
  const words = told.map(
    ([field, value]) =>
      `${field} ${/^[0-9a-f]{8} [0-9a-f]{8}$/.test(value) ? 'as sent' : value.replace(/bytes [0-9a-f]{8} [0-9a-f]{8}, ?/g, '')}`,
  )
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

function outcomes({ expected, found, answers }: Difference, side: 'expected' | 'found'): string[] {
  const { outcome, reason } = (side === 'expected' ? expected : found) ?? { outcome: 'not reached', reason: undefined }
  const isOther = expected.outcome !== found?.outcome
  return [
    ...(isOther ? [`the last act: ${outcome}${reason === undefined ? '' : `, "${reason.split('\n', 1)[0]}"`}`] : []),
    ...answers.map((answer) => `asked for "${answer.question}": ${answer[side] || 'nobody'}`),
  ]
}
