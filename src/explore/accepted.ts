import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { WrongUse } from '../suite/wrong-use'

/** A difference that its owner knows of and accepts: by its sign, as it was told, or by its sign without the act upon which it showed. */
export interface Accepted {
  readonly sign: string
  readonly reason: string
  /** Where it is discussed. */
  readonly reference: string
  readonly owner: string
  /** The last day on which it counts, as `2027-06-30`. */
  readonly expires: string
}

/** The file can't be read as a list of accepted differences. One sentence. */
export class AcceptedError extends WrongUse {}

const text = z.string({ error: 'a text' }).trim().min(1, { error: 'a text' })
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.iso.date({ error: 'a day as 2027-06-30' }),
)
const ENTRY = z.strictObject({ sign: text, reason: text, reference: text, owner: text, expires: day })

/**
 * The accepted differences in a file.
 * @throws AcceptedError that names the file, and the entry if it is to blame
 */
export function readAccepted(file: string): Accepted[] {
  let content: unknown
  try {
    content = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new AcceptedError(
      `The accepted differences ${file} cannot be read: ${error instanceof Error ? error.message.split('\n', 1)[0] : error}.`,
    )
  }
  if (content === null || content === undefined) return []
  if (!Array.isArray(content))
    throw new AcceptedError(`${file} must be a list of differences, each with ${Object.keys(ENTRY.shape).join(', ')}.`)
  return content.map((entry, index) => {
    const { data, error } = ENTRY.safeParse(entry)
    if (data !== undefined) return data
    const [issue] = error.issues
    const what =
      issue?.code === 'unrecognized_keys' ? `"${issue.keys[0]}" is unknown` : `"${issue?.path.join('.')}" must be ${issue?.message}`
    throw new AcceptedError(`${file}, entry ${index + 1}: ${what}.`)
  })
}

/** Which of the signs that are accepted a sign has; undefined if it has none. */
export function acceptedSignOf(sign: string, accepted: readonly Pick<Accepted, 'sign'>[]): string | undefined {
  const general = sign.slice(sign.indexOf(': ') + 2)
  return accepted.find((one) => one.sign === sign || one.sign === general)?.sign
}

/** What is wrong with the list after a run: what has expired, and what came up no more. `today` as `2027-06-30`. */
export function complaintsOf(accepted: readonly Accepted[], signs: readonly string[], today: string): string[] {
  return accepted.flatMap(({ sign, expires, owner, reference }) => {
    if (expires < today) return [`The accepted difference "${sign}" has expired on ${expires}: ${owner} answers for it (${reference}).`]
    return signs.includes(sign)
      ? []
      : [`The accepted difference "${sign}" did not come up. If it is none any more, take it out of the list.`]
  })
}
