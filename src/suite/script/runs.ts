const NUMBER = /\d+/

/** What texts that differ in their first number only have in common; the text itself if there is no number. */
export const stemOf = (text: string): string => text.replace(NUMBER, '#')

function numberIn(text: string): bigint[] {
  const [digits] = NUMBER.exec(text) ?? []
  return digits === undefined ? [] : [BigInt(digits)]
}

/** Texts of one stem as one: `org message 2 to 11`, or `org message 2 to 11 (7 of them)` if some are missing or there twice. */
export function runOf(texts: readonly string[]): string {
  const [text = ''] = texts
  if (texts.length === 1) return text
  const numbers = texts.flatMap(numberIn).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined || first === last) return text
  const range = Number(last - first) + 1
  const isEachOnce = texts.length === range && new Set(numbers).size === range
  const all = isEachOnce ? '' : ` (${texts.length} of them)`
  return text.replace(NUMBER, `${first} to ${last}${all}`)
}
