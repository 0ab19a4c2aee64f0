/** A text with a number in it, apart: `org message 7` has the stem `org message #`. */
interface Numbered {
  readonly stem: string
  readonly number: bigint
}

const NUMBER = /\d+/

function numbered(text: string): Numbered | undefined {
  const [digits] = NUMBER.exec(text) ?? []
  return digits === undefined ? undefined : { stem: text.replace(NUMBER, '#'), number: BigInt(digits) }
}

/** What texts that differ in their first number only have in common; the text itself if there is no number. */
export function stemOf(text: string): string {
  return numbered(text)?.stem ?? text
}

/** Texts of one stem as one: `org message 2 to 11`, or `org message 2 to 11 (7 of them)` if some are missing. */
export function runOf(texts: readonly string[]): string {
  const numbers = texts.flatMap((text) => numbered(text)?.number ?? []).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const [first, last] = [numbers[0], numbers.at(-1)]
  const [text = ''] = texts
  if (first === undefined || last === undefined || first === last) return text
  const all = new Set(numbers).size === Number(last - first) + 1 ? '' : ` (${texts.length} of them)`
  return text.replace(NUMBER, `${first} to ${last}${all}`)
}
