import path from 'node:path'
import type { ChapterText, Specification } from '../judging/specification'

/** Where things stand in the book: addresses relative to its folder. */
export interface Links {
  /** The rule with an ID. */
  readonly rule: (id: string) => string | undefined
  /** What a name of the notes or a setting means. */
  readonly name: (name: string) => string | undefined
  /** A file of the repository, by its path from the root, as far as the book has it. */
  readonly file: (file: string, fragment: string) => string | undefined
  /** The sections of the notes by their names, in small letters: where sources say that they are of one. */
  readonly sections: ReadonlyMap<string, string>
}

/** As GitHub makes the anchors of headings. */
export const slugOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

export const chapterFile = ({ title }: Pick<ChapterText, 'title'>): string => `${slugOf(title)}.html`

/** The place of a feature in its chapter: `batching-emitter-bursts-and-ticks`. */
export const featureAnchor = (uri: string): string =>
  uri
    .replace(/\.feature$/, '')
    .split('/')
    .slice(-2)
    .join('-')

/** The addresses of all rules. */
export function ruleAddresses({ chapters }: Specification): Map<string, string> {
  return new Map(
    chapters.flatMap((chapter) =>
      chapter.features.flatMap(({ rules }) => rules.map(({ rule: { id } }): [string, string] => [id, `${chapterFile(chapter)}#${id}`])),
    ),
  )
}

/** The addresses of all features. */
export function featureAddresses({ chapters }: Specification): Map<string, string> {
  return new Map(
    chapters.flatMap((chapter) =>
      chapter.features.map(({ uri }): [string, string] => [uri, `${chapterFile(chapter)}#${featureAnchor(uri)}`]),
    ),
  )
}

/** A link that stands in a file, as a path from the root and a fragment. */
export function resolved(href: string, from: string): { readonly file: string; readonly fragment: string } {
  const [target = '', fragment = ''] = href.split('#')
  const file = target === '' ? from : path.posix.normalize(path.posix.join(path.posix.dirname(from), target))
  return { file, fragment }
}
