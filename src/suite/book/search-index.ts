import type { ChapterText } from '../judging/specification'
import type { DocumentText } from './documents'
import { chapterFile, featureAnchor, slugOf } from './links'

/** Something that can be found. */
interface Findable {
  readonly id: number
  /** Of a rule: its ID. */
  readonly rule: string
  readonly title: string
  readonly text: string
  readonly where: string
  readonly href: string
}

/** What the search of the book knows, as a script that says it to `book.js`: a page from a file may not fetch, but may load scripts. */
export function searchIndex(chapters: readonly ChapterText[], documents: readonly DocumentText[]): string {
  const found = [...chapters.flatMap(ofChapter), ...documents.flatMap(ofDocument)].map((one, id) => ({ id, ...one }) satisfies Findable)
  return `window.bookIndex=${JSON.stringify(found).replaceAll('</', '<\\/')}\n`
}

type Found = Omit<Findable, 'id'>

function ofChapter(chapter: ChapterText): Found[] {
  const page = chapterFile(chapter)
  return chapter.features.flatMap(({ uri, title, description, rules }) => [
    { rule: '', title, text: description, where: chapter.title, href: `${page}#${featureAnchor(uri)}` },
    ...rules.map(({ rule, scenarios }) => ({
      rule: rule.id,
      title: rule.title,
      text: [rule.description, ...scenarios.map(({ name }) => name)].join('\n'),
      where: [title, ...(rule.dialects.length === 1 ? rule.dialects : [])].join(' · '),
      href: `${page}#${rule.id}`,
    })),
  ])
}

/** A document is found by its sections. */
function ofDocument({ title, text, page }: DocumentText): Found[] {
  return text.split(/^(?=#{1,3} )/m).flatMap((section) => {
    const heading = /^#{1,3} (.+)$/m.exec(section)?.[1]
    return heading === undefined ? [] : [{ rule: '', title: heading, text: section, where: title, href: `${page}#${slugOf(heading)}` }]
  })
}
