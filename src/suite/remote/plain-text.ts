import { stripVTControlCharacters } from 'node:util'

/** How much is shown of a sentence. */
const MAX_WORDS = 2_000

/** A text of an adapter as it may stand on a terminal and in a report: without colours and other control characters. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, '')
}

/** A sentence of an adapter, likewise; the beginning of it if it is too long. */
export function plainWords(words: string): string {
  // Cut before and after: what is much too long is not looked through.
  const plain = plainText(words.slice(0, 2 * MAX_WORDS))
  return plain.length > MAX_WORDS ? `${plain.slice(0, MAX_WORDS)} ...` : plain
}
