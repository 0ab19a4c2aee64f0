import type { CatalogueRule } from '../judging/catalogue'
import type { RuleText, ScenarioText } from '../judging/specification'
import { capabilitiesOf, DIALECT_NAMES, type DialectName } from '../judging/tags'
import type { ConformanceReport } from '../report/conformance-report'
import { type Html, html } from '../report/html'
import { counted } from '../report/summary'
import { classOf, SIGNS, WORDS } from '../report/verdict-words'
import type { Links } from './links'
import type { KnownMutant } from './mutants'
import type { Prose } from './prose'
import { backgroundOf, scenarioHtml, type Told } from './scenario-html'
import { settingsOf } from './settings'

/** What a rule is shown with. */
export interface Surroundings {
  readonly prose: Prose
  readonly links: Links
  readonly told: Told
  readonly reports: readonly ConformanceReport[]
  readonly mutants: readonly KnownMutant[]
  /** Examples that show the rule and stand elsewhere. */
  readonly elsewhere: readonly (ScenarioText & { readonly id: string; readonly address: string })[]
}

/** The `Rule:` blocks of one ID. */
export type Blocks = readonly [RuleText, ...RuleText[]]

const SOURCES: Readonly<Record<DialectName, string>> = { documents: 'as the notes have it', fabric: 'as Fabric does it' }

/** A rule: all its blocks, side by side where the dialects part, and the mutants that it kills. */
export function ruleHtml(blocks: Blocks, around: Surroundings): Html {
  const [first] = blocks
  const { id } = first.rule
  const isParted = blocks.some(({ rule }) => rule.dialects.length < DIALECT_NAMES.length)
  const mutants = around.mutants.filter(({ rule }) => rule === id)
  const elsewhere = around.elsewhere.filter((scenario) => scenario.id === id)
  const title = isParted ? html`<span class="dim">Here the dialects part</span>` : around.prose.sentence(first.rule.title, first.rule.uri)
  return html`<section class="rule" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><a class="id" href="#${id}">${id}</a> ${title}</h3>
${isParted ? partedHtml(blocks, around) : blocksHtml(blocks, `${id}.`, around, true)}
${elsewhere.length > 0 && html`<p class="more">Over gRPC: ${elsewhere.map(({ name, address }, i) => html`${i > 0 && '; '}<a href="${address}">${name}</a>`)}</p>`}
${mutants.length > 0 && html`<details class="more"><summary>Kills ${counted(mutants.length, 'mutant')}</summary><ul>${mutants.map(mutantHtml)}</ul></details>`}
</section>
`
}

/** A column for each dialect; what holds in both stands above them. */
function partedHtml(blocks: Blocks, around: Surroundings): Html {
  const { id } = blocks[0].rule
  const common = blocks.filter(({ rule }) => rule.dialects.length === DIALECT_NAMES.length)
  const columnOf = (dialect: DialectName) => blocks.filter(({ rule }) => rule.dialects.join() === dialect)
  return html`${blocksHtml(common, `${id}.`, around)}
<div class="parted">${DIALECT_NAMES.map(
    (dialect) => html`<div class="column ${dialect}"><p class="dialect">Dialect <b>${dialect}</b>, ${SOURCES[dialect]}</p>
${blocksHtml(columnOf(dialect), `${id}.${dialect}.`, around)}</div>
`,
  )}</div>`
}

/** One block below the other, each with its sentence, which of the first one may stand in the title; anchors of examples begin with `anchor`, and the number of their block but for the first. */
const blocksHtml = (blocks: readonly RuleText[], anchor: string, around: Surroundings, isFirstTold = false): Html[] =>
  blocks.map(
    (block, n) =>
      html`${(n > 0 || !isFirstTold) && sentenceHtml(block, around)}${blockHtml(block, `${anchor}${n > 0 ? `${n + 1}.` : ''}`, around)}`,
  )

const sentenceHtml = (
  { rule }: RuleText,
  { prose }: Surroundings,
): Html => html`<p class="sentence">${prose.sentence(rule.title, rule.uri)}</p>
`

function blockHtml(block: RuleText, anchor: string, around: Surroundings): Html {
  const { rule, scenarios } = block
  const own = scenarios.map((scenario, i) => scenarioHtml(scenario, `${anchor}${i + 1}`, rule, around.told))
  return html`${factsHtml(rule, around)}
<div class="prose">${around.prose.block(rule.description, rule.uri)}${settingsHtml(block, around)}</div>
${backgroundOf(block, around.told)}${own}`
}

/** Level, capabilities, and what each report says. */
function factsHtml(rule: CatalogueRule, { reports }: Surroundings): Html {
  const needs = capabilitiesOf(rule.tags)
  const marks = reports.flatMap((report) => markOf(rule, report) || [])
  return html`<ul class="marks">${rule.level !== 'must' && html`<li class="badge">${rule.level}</li>`}${needs.map((name) => html`<li class="badge">needs ${name}</li>`)}${marks}</ul>
`
}

function markOf({ id, level, dialects, revision }: CatalogueRule, { dialect, implementation, rules }: ConformanceReport): Html | false {
  const found = dialects.includes(dialect) && rules.find((rule) => rule.id === id && (rule.level === undefined || rule.level === level))
  if (!found) return false
  const { verdict, reason } = found
  const isEarlier = found.revision !== revision
  const title = [
    `${implementation.name} ${implementation.version}, dialect ${dialect}: ${WORDS[verdict]}`,
    ...(reason === undefined ? [] : [reason]),
    ...(isEarlier ? ['judged by an earlier text of this rule'] : []),
  ]
  return html`<li title="${title.join('; ')}"><a href="matrix.html#row-${id}"><span class="${classOf(verdict)}"><span aria-hidden="true">${SIGNS[verdict]}</span><span class="seen">${WORDS[verdict]}:</span></span> ${implementation.name} <small>${dialect}${isEarlier && ' †'}</small></a></li>`
}

function settingsHtml(block: RuleText, { links }: Surroundings): Html | false {
  const settings = settingsOf(block)
  return (
    settings.length > 0 &&
    html`<p class="source">Settings: ${settings.map(({ key, values }, i) => html`${i > 0 && ', '}${nameHtml(key, links)}${values.length > 0 && ` ${listed(values)}`}`)}.</p>`
  )
}

function nameHtml(name: string, links: Links): Html {
  const href = links.name(name)
  return href === undefined ? html`<code>${name}</code>` : html`<a class="name" href="${href}"><code>${name}</code></a>`
}

const mutantHtml = ({ sentence, source, dialects = [] }: KnownMutant): Html =>
  html`<li>${sentence}${source !== undefined && html` <small class="dim">${source}</small>`}${dialects.length === 1 && html` <span class="badge ${dialects[0]}">${dialects[0]}</span>`}</li>`

/** `1, 2 or 3` */
const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter((word) => word !== '').join(' or ')
