import { didYouMean } from '../judging/words'
import { AdapterBroken, AdapterMistimes, type Description, type ImplementationUnderTest, SubjectCrashed, UnknownCall } from '../port'
import { WrongUse } from '../wrong-use'
import { CAPABILITY_CHECKS } from './doctor-capabilities'
import { CHECKS, LAST_CHECK, TIMES } from './doctor-checks'
import type { Check } from './doctor-world'

/** What became of one check. */
export type Finding = { readonly what: string } & (
  | { readonly standing: 'ok' | 'not declared' | 'not tried'; readonly detail?: string }
  /** `printed`: the last of what the adapter has printed; empty if nothing, or if it is in `seen`. */
  | { readonly standing: 'wrong'; readonly expected: string; readonly seen: string; readonly advice: string; readonly printed: string }
)

const DESCRIBES = 'it describes itself'
const ENDS = 'it ends when its standard input does'
const DESCRIPTION = {
  expected: 'an adapter that announces its address and answers Describe with what adapter.proto allows',
  advice: 'The one line on standard output is "gossip-tck adapter at 127.0.0.1:PORT"; see the comments of Description in adapter.proto.',
}
const END = {
  expected: 'its process to end within 2 s after its standard input has ended',
  advice: 'Read the standard input, and leave the program at its end, whatever still runs.',
}

/**
 * Tries each call of the protocol once, in small worlds, and says what became of it, as it goes on. Judges no rule of gossip.
 * The implementation is let go at the end. `families`: those that the suite has rules of. `isStarted`: the adapter is a
 * process that the implementation has started, so it has to end.
 */
export async function* examination(
  implementation: ImplementationUnderTest,
  families: readonly string[],
  isStarted: boolean,
): AsyncGenerator<Finding> {
  const description = await describe(implementation, families)
  if ('finding' in description) {
    yield description.finding
    yield { what: 'everything else', standing: 'not tried', detail: 'first of all it has to describe itself' }
    await implementation.dispose().catch(() => {})
    return
  }
  const { capabilities } = description
  yield { what: DESCRIBES, standing: 'ok', detail: inWords(description) }
  const [first, ...others] = [...CHECKS, ...CAPABILITY_CHECKS, LAST_CHECK]
  const beginning = first && (await tried(first, implementation))
  if (beginning !== undefined) yield beginning
  if (beginning?.standing === 'wrong') yield { what: 'all other calls', standing: 'not tried', detail: 'a world has to work first' }
  else {
    for (const check of others) {
      const isDeclared = check.needs?.every((needed) => capabilities.includes(needed)) ?? true
      yield isDeclared ? await tried(check, implementation) : await undeclared(check, implementation)
    }
  }
  yield await end(implementation, isStarted)
}

async function describe(implementation: ImplementationUnderTest, families: readonly string[]): Promise<Description | { finding: Finding }> {
  const wrong = (seen: string) => ({ finding: wrongly({ what: DESCRIBES, ...DESCRIPTION }, seen, implementation) })
  try {
    const description = await implementation.describe()
    const strange = description.families.find((family) => !families.includes(family))
    return strange === undefined
      ? description
      : wrong(`it claims the family "${strange}": ${didYouMean(strange, families) ?? `the suite has ${families.join(', ')}`}`)
  } catch (error) {
    if (error instanceof WrongUse) throw error
    return wrong(wordsOf(error))
  }
}

async function tried(check: Check, implementation: ImplementationUnderTest): Promise<Finding> {
  try {
    const seen = await check.check(implementation)
    return seen === undefined ? { what: check.what, standing: 'ok' } : wrongly(check, seen, implementation)
  } catch (error) {
    const advice = error instanceof AdapterMistimes ? TIMES : check.advice
    return wrongly({ ...check, advice }, wordsOf(error), implementation)
  }
}

/** Something that the adapter does not declare: if it is a call, it has to say that it does not know it. */
async function undeclared(check: Check, implementation: ImplementationUnderTest): Promise<Finding> {
  const { what, needs = [] } = check
  const finding: Finding = { what, standing: 'not declared' }
  if (!check.isUnknownWithout) return finding
  const expectation = {
    what,
    expected: `UNKNOWN, for ${needs.join(' or ')} is not declared`,
    advice: 'Declare what can be done, and answer UNKNOWN to the rest: then what is not seen is never taken for seen.',
  }
  try {
    const seen = await check.check(implementation)
    return wrongly(expectation, seen ?? 'an answer as if it were declared', implementation)
  } catch (error) {
    return error instanceof UnknownCall ? finding : wrongly(expectation, wordsOf(error), implementation)
  }
}

async function end(implementation: ImplementationUnderTest, isStarted: boolean): Promise<Finding> {
  try {
    await implementation.dispose()
    if (isStarted) return { what: ENDS, standing: 'ok' }
    return { what: ENDS, standing: 'not tried', detail: 'somebody else has started it' }
  } catch (error) {
    return wrongly({ what: ENDS, ...END }, wordsOf(error), implementation)
  }
}

function wrongly(
  { what, expected, advice }: Pick<Check, 'what' | 'expected' | 'advice'>,
  seen: string,
  implementation: ImplementationUnderTest,
): Finding {
  return { what, standing: 'wrong', expected, seen, advice, printed: seen.includes('\nIt printed') ? '' : implementation.printed() }
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : `${error}`
  if (error instanceof SubjectCrashed) return `the subject crashed: ${words}`
  return error instanceof AdapterBroken ? words : `an error: ${words}`
}

const inWords = ({ name, version, language, dialect, families, isolation }: Description): string =>
  `${name} ${version}, ${language}, dialect ${dialect}, claims ${families.join(', ')}, ${isolation === 'session' ? 'one process for all examples' : 'a process for each example'}`
