import type { Edit } from './mutant'

/** An edit that does not fit the text it is meant for. */
export class EditError extends Error {}

/**
 * The text of a file with all edits of that file made. Each looks at the text as it was, so their order does not matter.
 * @throws EditError if the old text of one does not stand there exactly once, if one changes nothing, or if two overlap
 */
export function editedText(text: string, edits: readonly Edit[]): string {
  const places = edits.map((edit) => ({ ...edit, at: placeIn(text, edit) })).sort((a, b) => a.at - b.at)
  let result = ''
  let end = 0
  for (const { file, from, to, at } of places) {
    if (at < end) throw new EditError(`two edits of ${file} overlap at ${quoted(from)}`)
    result += text.slice(end, at) + to
    end = at + from.length
  }
  return result + text.slice(end)
}

/** Where the old text of an edit begins. */
export function placeIn(text: string, { file, from, to }: Edit): number {
  if (from === to) throw new EditError(`an edit of ${file} changes nothing: ${quoted(from)}`)
  const times = from === '' ? 0 : text.split(from).length - 1
  if (times !== 1) throw new EditError(`${file} has ${times === 0 ? 'nowhere' : `${times} times`} the text ${quoted(from)}`)
  return text.indexOf(from)
}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text)
