import MarkdownIt from 'markdown-it'
import { escaped, Html } from '../report/html'
import { highlighted } from './highlight'
import { type Links, resolved, slugOf } from './links'

type Token = MarkdownIt.Token
type State = MarkdownIt.StateCore

const RULE_ID = /\b[A-Z]{2,}-[1-9][0-9]*\b/g
const DEMANDS = /\b(MUST NOT|MUST|SHOULD NOT|SHOULD|MAY)\b/g
const COMMENTS = /<!--[\s\S]*?-->\n?/g

/** Makes HTML of Markdown: rules, names and files that the book has are linked, and no link leads anywhere else. */
export class Prose {
  private readonly markdown = new MarkdownIt({ highlight: (text, language) => highlighted(text, language).source })
  private readonly links: Links
  private readonly sectionNames: readonly string[]
  /** Of the text that is being rendered. */
  private file = ''
  private anchors = new Map<string, string>()
  private slugs = new Set<string>()

  constructor(links: Links) {
    this.links = links
    // The longer name first: one may be the beginning of another.
    this.sectionNames = [...links.sections.keys()]
      .sort((a, b) => b.length - a.length)
      .map((name) => `\\b${name.replace(/[^\p{L}\p{N} ]/gu, '\\$&')}(?![\\d.]*\\d)`)
    const { core, renderer } = this.markdown
    core.ruler.push('links', (state) => {
      for (const token of state.tokens) {
        if (token.children) token.children = this.withNamedLinks(this.redirected(token.children), isSource(token), state)
      }
    })
    renderer.rules.code_inline = (tokens, index) => this.code(tokenAt(tokens, index).content, isInLink(tokens, index))
    renderer.rules.heading_open = (tokens, index) => `<${tokenAt(tokens, index).tag} id="${this.slug(tokenAt(tokens, index + 1).content)}">`
    renderer.rules.image = (tokens, index) => this.picture(tokenAt(tokens, index))
    renderer.rules.table_open = () => '<div class="scrolled"><table>\n'
    renderer.rules.table_close = () => '</table></div>\n'
    renderer.rules.paragraph_open = (tokens, index) => (isSource(tokenAt(tokens, index + 1)) ? '<p class="source">' : '<p>')
  }

  /** `file`: where the text stands, from the root. `anchors`: names that are explained in it; an anchor marks where each stands first. */
  block(text: string, file: string, anchors: ReadonlyMap<string, string> = new Map()): Html {
    this.begin(file, anchors)
    return new Html(this.markdown.render(text.replace(COMMENTS, '')))
  }

  /** The sentence of a rule, without a paragraph around it; the words that demand stand out. */
  sentence(text: string, file: string): Html {
    this.begin(file, new Map())
    return new Html(this.markdown.renderInline(text).replace(DEMANDS, '<strong class="demand">$1</strong>'))
  }

  private begin(file: string, anchors: ReadonlyMap<string, string>): void {
    this.file = file
    this.anchors = new Map(anchors)
    this.slugs = new Set()
  }

  /** Links to files that the book has lead into it; of others the words are left. */
  private redirected(tokens: readonly Token[]): Token[] {
    const kept: boolean[] = []
    return tokens.filter(({ type }, index) => {
      if (type === 'link_open') kept.push(this.redirect(tokenAt(tokens, index)))
      if (type === 'link_open') return kept.at(-1)
      return type !== 'link_close' || kept.pop()
    })
  }

  /** IDs of rules become links, where there is none, and in sources the sections of the notes. */
  private withNamedLinks(tokens: readonly Token[], isOfSource: boolean, state: State): Token[] {
    const pattern = isOfSource ? new RegExp([RULE_ID.source, ...this.sectionNames].join('|'), 'gi') : RULE_ID
    let depth = 0
    return tokens.flatMap((token) => {
      if (token.type.startsWith('link_')) depth += token.nesting
      return token.type === 'text' && depth === 0 ? this.namedLinks(token.content, pattern, state) : [token]
    })
  }

  private redirect(open: Token): boolean {
    const href = String(open.attrGet('href'))
    if (/^[a-z]+:/.test(href)) return false
    const { file, fragment } = resolved(decodeURI(href), this.file)
    const own = this.links.file(file, fragment)
    if (own !== undefined) open.attrSet('href', own)
    return own !== undefined
  }

  private namedLinks(content: string, pattern: RegExp, state: State): Token[] {
    const tokens: Token[] = []
    let end = 0
    for (const { 0: id, index } of content.matchAll(pattern)) {
      const href = this.links.rule(id) ?? this.links.sections.get(id.toLowerCase())
      if (href === undefined) continue
      const [open, close] = [new state.Token('link_open', 'a', 1), new state.Token('link_close', 'a', -1)]
      open.attrSet('href', href)
      tokens.push(textToken(content.slice(end, index), state), open, textToken(id, state), close)
      end = index + id.length
    }
    return [...tokens, textToken(content.slice(end), state)]
  }

  private picture(token: Token): string {
    const { file } = resolved(String(token.attrGet('src')), this.file)
    return `<img src="assets/${escaped(file.replace(/^.*\//, ''))}" alt="${escaped(token.content)}">`
  }

  private code(name: string, isInALink: boolean): string {
    const code = `<code>${escaped(name)}</code>`
    const anchor = this.anchors.get(name)
    this.anchors.delete(name)
    if (anchor !== undefined) return `<span id="${escaped(anchor)}">${code}</span>`
    const href = isInALink ? undefined : this.links.name(name)
    return href === undefined ? code : `<a class="name" href="${escaped(href)}">${code}</a>`
  }

  /** As anchors of headings are on GitHub: the second of the same words gets a number. */
  private slug(words: string): string {
    const slug = slugOf(words)
    let unique = slug
    for (let n = 1; this.slugs.has(unique); n++) unique = `${slug}-${n}`
    this.slugs.add(unique)
    return escaped(unique)
  }
}

/** One that Markdown-it has counted: what opens a heading or a paragraph has its words behind it, a link and a picture where they lead. */
const tokenAt = (tokens: readonly Token[], index: number): Token => tokens[index] as Token

const isSource = (inline: Token): boolean => /^\*Sources?:/.test(inline.content)

function isInLink(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(0, index)
  return before.filter(({ type }) => type === 'link_open').length > before.filter(({ type }) => type === 'link_close').length
}

function textToken(content: string, state: State): Token {
  const token = new state.Token('text', '', 0)
  token.content = content
  return token
}
