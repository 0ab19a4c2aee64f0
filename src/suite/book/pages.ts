import type { ChapterText, FeatureText, RuleText, Specification } from '../judging/specification'
import { DIALECT_NAMES, OVER_GRPC } from '../judging/tags'
import { comparison } from '../report/comparison'
import { matrixHtml } from '../report/comparison-html'
import type { ConformanceReport } from '../report/conformance-report'
import { type Html, html } from '../report/html'
import { counted } from '../report/summary'
import { anchorsOn, type DocumentText } from './documents'
import { chapterFile, featureAnchor } from './links'
import type { Prose } from './prose'
import { type Blocks, ruleHtml, type Surroundings } from './rule-html'
import { backgroundOf, scenarioHtml } from './scenario-html'
import { BOOK, CONTENTS, type Entry, type PageText } from './shell'

export const MATRIX = { page: 'matrix.html', title: 'Who keeps which rule' }

/** The blocks of each rule together, in the order in which they stand. */
export function rulesOfFeature({ rules }: FeatureText): Blocks[] {
  const byId = new Map<string, Blocks>()
  for (const block of rules) byId.set(block.rule.id, [...(byId.get(block.rule.id) ?? []), block] as [RuleText, ...RuleText[]])
  return [...byId.values()]
}

export const chapterEntry = (chapter: ChapterText, index: number): Entry => ({
  page: chapterFile(chapter),
  title: chapter.title,
  number: index + 1,
  parts: chapter.features.map((feature) => ({
    anchor: featureAnchor(feature.uri),
    title: feature.title,
    rules: rulesOfFeature(feature).map(([first]) => first.rule.id),
  })),
})

export const chapterPage = (chapter: ChapterText, number: number, around: Surroundings): PageText => ({
  page: chapterFile(chapter),
  title: chapter.title,
  body: html`<p class="chapter">Chapter ${number}</p>
<h1>${chapter.title}</h1>
<p class="about">${chapter.about}</p>
<p class="key">Beside the steps of each example stands what happened in them when it was run, in virtual time. ${DIALECT_NAMES.map(
    (dialect) => html`<span class="${dialect}"><em>${dialect.charAt(0).toUpperCase()}</em> in the dialect ${dialect} only</span> `,
  )}</p>
${chapter.features.map((feature) => featureHtml(feature, around))}`,
})

function featureHtml(feature: FeatureText, around: Surroundings): Html {
  const { uri, title, description, others } = feature
  const anchor = featureAnchor(uri)
  return html`<section class="feature" aria-labelledby="${anchor}">
<h2 id="${anchor}">${title}</h2>
<div class="prose">${around.prose.block(description, uri)}</div>
${rulesOfFeature(feature).map((blocks) => ruleHtml(blocks, around))}
${others.length > 0 && html`<h3>Examples</h3>`}
${others.length > 0 && backgroundOf({ background: feature.background, scenarios: others }, around.told)}
${others.map((scenario, i) => html`${scenario.id !== '' && html`<p class="shows">${around.prose.sentence(scenario.id, uri)}</p>`}${scenarioHtml(scenario, otherAnchor(uri, i), { dialects: DIALECT_NAMES, tags: [OVER_GRPC] }, around.told)}`)}
</section>
`
}

export const otherAnchor = (uri: string, index: number): string => `${featureAnchor(uri)}-${index + 1}`

export const documentPage = (document: DocumentText, prose: Prose, names: ReadonlyMap<string, string>): PageText => ({
  page: document.page,
  title: document.title,
  body: html`<div class="document">${prose.block(document.text, document.file, anchorsOn(document.page, names))}</div>`,
})

/** Rules by implementations, below what is to be said of the reports. */
export function matrixPage(
  reports: readonly ConformanceReport[],
  published: DocumentText | undefined,
  { prose, links }: Surroundings,
): PageText {
  const seen = new Set<string>()
  const table = matrixHtml(comparison(reports), ({ id }) => {
    const anchor = !seen.has(id) && html` id="row-${id}"`
    seen.add(id)
    return html`<a${anchor} href="${links.rule(id) ?? '#'}">${id}</a>`
  })
  const { page, title } = MATRIX
  return {
    page,
    title,
    body: html`<h1>${title}</h1>
${table}
${published && html`<div class="document published">${prose.block(published.text.replace(/^# /m, '## '), published.file)}</div>`}`,
  }
}

/** The first page: what the book is, and all rules. */
export function contentsPage(
  { chapters, catalogue }: Specification,
  entries: readonly Entry[],
  { prose }: Surroundings,
  version: string,
): PageText {
  const ids = new Set(catalogue.rules.map(({ id }) => id))
  const examples = new Set(catalogue.rules.flatMap((rule) => rule.examples))
  const others = entries.filter(({ number }) => number === undefined)
  return {
    page: CONTENTS,
    title: BOOK,
    body: html`<div class="cover">
<h1>${BOOK}</h1>
<p class="about">The gossip layer of Hyperledger Fabric, in sentences that can be read and examples that run. ${counted(ids.size, 'rule')}, ${counted(examples.size, 'example')}, in two dialects: as the notes on Fabric 1.1 have it, and as Fabric does it. Beside every example stands what happened when it was run.</p>
<p class="dim sans"><small>gossip-tck ${version}</small></p>
</div>
<ol class="contents">
${chapters.map(
  (chapter, i) => html`<li><h2><span class="number">${i + 1}</span> <a href="${chapterFile(chapter)}">${chapter.title}</a></h2>
<p class="about">${chapter.about}</p>
<ul>${chapter.features.flatMap(rulesOfFeature).map(
    ([first]) =>
      html`<li id="${first.rule.id}"><a class="id" href="${chapterFile(chapter)}#${first.rule.id}">${first.rule.id}</a> <span>${prose.sentence(first.rule.title, first.rule.uri)}</span></li>
`,
  )}</ul></li>
`,
)}</ol>
<h2>Besides</h2>
<ul>${others.map(({ page, title }) => html`<li><a href="${page}">${title}</a></li>`)}</ul>`,
  }
}
