import { type Html, html } from '../report/html'

/** An entry of the contents: a page, and what stands on it. */
export interface Entry {
  readonly page: string
  readonly title: string
  /** Of a chapter. */
  readonly number?: number
  readonly parts: readonly { readonly anchor: string; readonly title: string; readonly rules: readonly string[] }[]
}

export interface PageText {
  readonly page: string
  readonly title: string
  readonly body: Html
}

export const BOOK = 'Gossip, rule by rule'
export const CONTENTS = 'index.html'

/** A page of the book: contents at the side, the text, and ways on to the page before and the next. */
export function pageHtml({ page, title, body }: PageText, entries: readonly Entry[]): string {
  const at = entries.findIndex((entry) => entry.page === page)
  const [previous, next] = [at < 0 ? undefined : entries[at - 1], entries[at + 1]]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page === CONTENTS ? title : `${title} · ${BOOK}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/book.css">
<script src="assets/book.js" defer></script>
</head>
<body class="book">
<a class="skip" href="#text">To the text</a>
<header class="side">
<a class="title" href="${CONTENTS}">${BOOK}</a>
<button type="button" class="theme" hidden>Light or dark</button>
<search><label class="seen" for="search">Search the book</label><input id="search" type="search" placeholder="Search  /" autocomplete="off" disabled>
<p id="found" class="seen" role="status"></p><ol id="results" hidden></ol></search>
<details class="menu"><summary>Contents</summary><nav aria-label="Contents"><ol>${entries.map((entry) => entryHtml(entry, entry.page === page))}</ol></nav></details>
</header>
<main id="text" tabindex="-1">
${body}
<nav class="ways" aria-label="Other pages">${previous && html`<a rel="prev" href="${previous.page}">← ${previous.title}</a>`}${next && html`<a rel="next" href="${next.page}">${next.title} →</a>`}</nav>
</main>
</body>
</html>
`.source
}

const entryHtml = (
  { page, title, number, parts }: Entry,
  isHere: boolean,
): Html => html`<li${isHere && html` class="here"`}><a href="${page}"${isHere && html` aria-current="page"`}>${number !== undefined && html`<span class="number">${number}</span>`}${title}</a>
${isHere && parts.length > 0 && html`<ol>${parts.map(({ anchor, title: part, rules }) => html`<li><a href="#${anchor}">${part}</a>${rules.length > 0 && html`<span class="ids">${rules.map((id) => html`<a href="#${id}">${id}</a> `)}</span>`}</li>`)}</ol>`}</li>
`
