/** What is HTML already, and goes into a page as it is. */
export class Html {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  toString(): string {
    return this.source
  }
}

/** What a template takes: texts are escaped, HTML is not, lists are joined, and nothing is nothing. */
export type Part = string | number | Html | undefined | false | readonly Part[]

/** A template of HTML: `` html`<p>${text}</p>` ``. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((all, string, i) => `${all}${sourceOf(parts[i - 1])}${string}`))

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c as keyof typeof ENTITIES])

function sourceOf(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Html) return part.source
  if (typeof part === 'string' || typeof part === 'number') return escaped(`${part}`)
  return part.map(sourceOf).join('')
}
