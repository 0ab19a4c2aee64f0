import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Specification } from '../judging/specification'
import type { DialectName } from '../judging/tags'
import type { ToldExample } from '../judging/told'
import type { ConformanceReport } from '../report/conformance-report'
import { look } from '../report/page'
import { type DocumentText, type loadDocuments, NOTES, nameAddresses } from './documents'
import { chapterFile, featureAddresses, type Links, ruleAddresses, slugOf } from './links'
import type { KnownMutant } from './mutants'
import { chapterEntry, chapterPage, contentsPage, documentPage, MATRIX, matrixPage, otherAnchor } from './pages'
import { Prose } from './prose'
import type { Surroundings } from './rule-html'
import { searchIndex } from './search-index'
import { type Entry, type PageText, pageHtml } from './shell'

/** Of what the book is made. */
export interface Material {
  readonly specification: Specification
  /** What the runs in each dialect have told, by the places of examples. */
  readonly told: Readonly<Record<DialectName, ReadonlyMap<string, ToldExample>>>
  /** Whose verdicts stand beside the rules, and in the matrix. */
  readonly reports: readonly ConformanceReport[]
  /** What is to be said of them. */
  readonly published: DocumentText | undefined
  readonly mutants: readonly KnownMutant[]
  readonly documents: ReturnType<typeof loadDocuments>
  /** Of this package. */
  readonly version: string
}

/** The files of the book, by their paths in its folder. */
export function bookFiles(material: Material): Map<string, string> {
  const { specification, reports, documents } = material
  const { chapters } = specification
  const all = [...documents.before, ...documents.behind]
  // What a key means stands in the table of settings rather than where it is first used.
  const names = nameAddresses([...documents.behind, ...documents.before])
  const links = linksOf(material, names)
  const around = surroundingsOf(material, links)
  const entries = entriesOf(material)
  const pages: PageText[] = [
    contentsPage(specification, entries, around, material.version),
    ...chapters.map((chapter, i) => chapterPage(chapter, i + 1, around)),
    ...all.map((document) => documentPage(document, around.prose, names)),
    matrixPage(reports, material.published, around),
  ]
  return new Map([
    ...pages.map((text): [string, string] => [text.page, pageHtml(text, entries)]),
    ['assets/book.css', `${look()}\n${asset('book.css')}`],
    ['assets/book.js', asset('book.js')],
    [
      'assets/minisearch.js',
      readFileSync(path.join(path.dirname(require.resolve('minisearch')), '../umd/index.js'), 'utf8').replace(
        /\n\/\/# sourceMappingURL.*/,
        '',
      ),
    ],
    ['assets/index.js', searchIndex(chapters, all)],
    ...all.flatMap(({ pictures }) =>
      [...pictures].map(([file, picture]): [string, string] => [`assets/${path.posix.basename(file)}`, picture]),
    ),
  ])
}

const asset = (name: string): string => readFileSync(path.join(__dirname, 'assets', name), 'utf8')

function linksOf({ specification, documents, published }: Material, names: ReadonlyMap<string, string>): Links {
  const rules = ruleAddresses(specification)
  const features = featureAddresses(specification)
  const pages = new Map([...documents.before, ...documents.behind].map(({ file, page }) => [file, page]))
  if (published !== undefined) pages.set(published.file, MATRIX.page)
  return {
    rule: (id) => rules.get(id),
    name: (name) => names.get(name),
    sections: sectionsOf(documents.behind.find(({ file }) => file === NOTES)),
    file: (file, fragment) => {
      const page = pages.get(file)
      return page === undefined ? features.get(file) : `${page}${fragment === '' ? '' : `#${fragment}`}`
    },
  }
}

/** The sections of the notes, by their headings. */
const sectionsOf = (notes: DocumentText | undefined): Map<string, string> =>
  new Map(
    [...(notes?.text ?? '').matchAll(/^### (.+)$/gm)].map(([, title = '']) => [title.toLowerCase(), `${notes?.page}#${slugOf(title)}`]),
  )

function surroundingsOf({ specification, told, reports, mutants }: Material, links: Links): Surroundings {
  const elsewhere = specification.chapters.flatMap((chapter) =>
    chapter.features.flatMap(({ uri, others }) =>
      others.map((scenario, i) => ({ ...scenario, address: `${chapterFile(chapter)}#${otherAnchor(uri, i)}` })),
    ),
  )
  return {
    prose: new Prose(links),
    links,
    told: (place) => {
      const [documents, fabric] = [told.documents.get(place), told.fabric.get(place)]
      return { ...(documents && { documents }), ...(fabric && { fabric }) }
    },
    reports,
    mutants,
    elsewhere,
  }
}

function entriesOf({ specification, documents }: Material): Entry[] {
  const entryOf = ({ page, title }: { readonly page: string; readonly title: string }): Entry => ({ page, title, parts: [] })
  return [...documents.before.map(entryOf), ...specification.chapters.map(chapterEntry), entryOf(MATRIX), ...documents.behind.map(entryOf)]
}
