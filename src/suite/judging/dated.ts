import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { WrongUse } from '../wrong-use'

/** What somebody knows of and accepts for a while. */
export interface Dated {
  readonly reason: string
  /** Where it is discussed: an issue, a page. */
  readonly reference: string
  /** Who answers for it. */
  readonly owner: string
  /** The last day on which it counts, as `2027-06-30`. */
  readonly expires: string
}

/** A file can't be read as a list of such entries. One sentence. */
export class DatedError extends WrongUse {}

export const text = z.string({ error: 'a text' }).trim().min(1, { error: 'a text' })
const day = z.iso.date({ error: 'a day as 2027-06-30' })
export const DATED = { reason: text, reference: text, owner: text, expires: day }

/** What a list is of: `one` of it as `deviation`, and the keys of an entry in words. */
interface Kind<Shape extends z.ZodRawShape> {
  readonly one: string
  readonly keys: string
  readonly entry: z.ZodObject<Shape>
}

/**
 * The text of a file of entries. `name`: as whoever runs the suite calls it.
 * @throws DatedError if there is no such file, or it can't be read
 */
export function readText(place: string, name: string, { one }: { readonly one: string }): string {
  try {
    return readFileSync(place, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new DatedError(`There is no file of ${one}s ${name}.`)
    throw new DatedError(`The file of ${one}s ${name} cannot be read: ${(error as Error).message}.`)
  }
}

/** @throws DatedError that names the file, and the entry if it is to blame */
export function entriesIn<Shape extends z.ZodRawShape>(yaml: string, file: string, { one, keys, entry }: Kind<Shape>) {
  let content: unknown
  try {
    content = parse(yaml)
  } catch (error) {
    throw new DatedError(`${file} is not YAML: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  if (content === null || content === undefined) return []
  if (!Array.isArray(content)) throw new DatedError(`${file} must be a list of ${one}s, each with ${keys}.`)
  return content.map((given: unknown, index) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw new DatedError(`${file}, entry ${index + 1} must be a ${one} with ${keys}.`)
    }
    const read = entry.safeParse(given)
    if (read.success) return read.data
    const [issue] = read.error.issues
    const what =
      issue?.code === 'unrecognized_keys'
        ? `"${issue.keys[0]}" is unknown: it must be one of ${Object.keys(entry.shape).join(', ')}`
        : `"${issue?.path.join('.')}" must be ${issue?.message}`
    throw new DatedError(`${file}, entry ${index + 1}: ${what}.`)
  })
}

/** That an entry, of which `what` says what it is, counts no more; undefined as long as it does. `today` as `2027-06-30`. */
export const expiry = (what: string, { expires, owner, reference }: Dated, today: string): string | undefined =>
  expires < today ? `${what} has expired on ${expires}: ${owner} answers for it (${reference}).` : undefined
