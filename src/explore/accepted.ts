import { z } from 'zod'
import { DATED, type Dated, entriesIn, expiry, readText, text } from '../suite/judging/dated'

/** A difference that its owner knows of and accepts: by its sign, as it was told, or by its sign without the act upon which it showed. */
export interface Accepted extends Dated {
  readonly sign: string
}

const DIFFERENCES = {
  one: 'difference',
  keys: 'sign, reason, reference, owner and expires',
  entry: z.strictObject({ sign: text, ...DATED }),
}

/**
 * The accepted differences in a file.
 * @throws DatedError that names the file, and the entry if it is to blame
 */
export const readAccepted = (file: string): Accepted[] => entriesIn(readText(file, file, DIFFERENCES), file, DIFFERENCES)

/** Which of the signs that are accepted a sign has; undefined if it has none. */
export function acceptedSignOf(sign: string, accepted: readonly Pick<Accepted, 'sign'>[]): string | undefined {
  const general = sign.slice(sign.indexOf(': ') + 2)
  return accepted.find((one) => one.sign === sign || one.sign === general)?.sign
}

/** What is wrong with the list after a run: what has expired, and what came up no more. `today` as `2027-06-30`. */
export function complaintsOf(accepted: readonly Accepted[], signs: readonly string[], today: string): string[] {
  return accepted.flatMap((one) => {
    const what = `The accepted difference "${one.sign}"`
    const expired = expiry(what, one, today)
    if (expired !== undefined) return [expired]
    return signs.includes(one.sign) ? [] : [`${what} did not come up. If it is none any more, take it out of the list.`]
  })
}
