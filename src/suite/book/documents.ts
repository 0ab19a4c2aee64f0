import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A page of prose that stands in the book besides the chapters. */
export interface DocumentText {
  /** From the root. */
  readonly file: string
  readonly title: string
  readonly text: string
  /** Its page in the book. */
  readonly page: string
  /** The pictures that it shows, by their paths from the root. */
  readonly pictures: ReadonlyMap<string, string>
}

/** The map of the notes. */
export const NOTES = 'docs/notes.md'

/** Those before the chapters, and those behind them: the file of each, and its page. */
const BEFORE = { 'features/README.md': 'reading.html', 'docs/glance.md': 'glance.html' }
const BEHIND = {
  'docs/settings.md': 'settings.html',
  'docs/glossary.md': 'glossary.html',
  [NOTES]: 'notes.html',
  'docs/facts.md': 'facts.html',
  'docs/adapters.md': 'adapters.html',
  'docs/explore.md': 'explore.html',
}

interface Documents {
  readonly before: readonly DocumentText[]
  readonly behind: readonly DocumentText[]
}

/** Those that there are. */
export const loadDocuments = (root: string): Documents => ({
  before: Object.entries(BEFORE).flatMap(([file, page]) => loadDocument(root, file, page)),
  behind: Object.entries(BEHIND).flatMap(([file, page]) => loadDocument(root, file, page)),
})

/** None if there is no such file. */
export function loadDocument(root: string, file: string, page: string): DocumentText[] {
  const absolute = path.join(root, file)
  if (!existsSync(absolute)) return []
  const text = readFileSync(absolute, 'utf8')
  const pictures = [...text.matchAll(PICTURE)].map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
  return [
    {
      file,
      title: /^# (.+)$/m.exec(text)?.[1] ?? file,
      text,
      page,
      pictures: new Map(pictures.map((picture) => [picture, readFileSync(path.join(root, picture), 'utf8')])),
    },
  ]
}

const PICTURE = /!\[[^\]]*\]\(([\w./-]+\.svg)\)/g

const NAME = /`([A-Za-z_][\w.]{3,})`/g

/** Where each name is explained: in the first of the documents that has it. The addresses of names, by name. */
export function nameAddresses(documents: readonly DocumentText[]): Map<string, string> {
  const addresses = new Map<string, string>()
  for (const { text, page } of documents) {
    for (const [, name = ''] of text.matchAll(NAME)) if (!addresses.has(name)) addresses.set(name, `${page}#name-${name}`)
  }
  return addresses
}

/** The names that are explained on a page, each with its anchor. */
export const anchorsOn = (page: string, addresses: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...addresses].flatMap(([name, address]) => (address.startsWith(`${page}#`) ? [[name, `name-${name}`] as const] : [])))
