import type { CatalogueExample } from '../judging/catalogue'
import type { RuleText, ScenarioText, TableText } from '../judging/specification'
import { capabilitiesOf, type DialectName, OVER_GRPC } from '../judging/tags'
import { placeOf } from '../judging/verdicts'
import { type Html, html } from '../report/html'
import { highlighted } from './highlight'
import { dialectsIn, type ToldByDialect } from './merged'
import { tallyFigure } from './tally-svg'
import { backgroundHtml, stepHtml, toldHtml } from './told-html'

/** What runs have told of the example at a place. */
export type Told = (place: string) => ToldByDialect

/** The background of a rule, with what happened in it: it is the same in all its examples. */
export function backgroundOf({ background, scenarios }: Pick<RuleText, 'background' | 'scenarios'>, told: Told): Html | false {
  if (background.length === 0) return false
  const [first] = scenarios.flatMap(({ examples }) => examples).filter((example) => dialectsIn(told(placeOf(example))).length > 0)
  return html`<section class="ex background"><h4>Background</h4>${first ? backgroundHtml(told(placeOf(first))) : writtenHtml(background)}</section>
`
}

const writtenHtml = (steps: ScenarioText['steps']): Html =>
  html`<div class="told written">${steps.map((step) => html`<div class="step"><div class="say">${stepHtml(step)}</div></div>`)}</div>`

/** What is said where an example stands, and need not be said of it again. */
export interface Said {
  readonly dialects: readonly DialectName[]
  readonly tags: readonly string[]
}

/** An example or outline, with all that happened where it was run. */
export function scenarioHtml(scenario: ScenarioText, anchor: string, said: Said, told: Told): Html {
  const { name, steps, tables, examples } = scenario
  const [only] = examples
  if (tables.length === 0 && only !== undefined) {
    return html`<section class="ex" id="${anchor}"><h4>${name} ${badges(only, said)}</h4>
${runHtml(only, told, steps)}</section>
`
  }
  return html`<section class="ex outline" id="${anchor}"><h4>${highlighted(name, 'gherkin')}</h4>
<div class="plan">${writtenHtml(steps)}<div class="tables">${tables.map((table) => tableHtml(table, said))}</div></div>
<div class="rows">${examples.map(
    (example) => html`<section class="row"><h5>${example.name} ${badges(example, said)}</h5>${runHtml(example, told, [])}</section>
`,
  )}</div></section>
`
}

/** What happened in an example; if it has not run, what is written. */
function runHtml(example: CatalogueExample, told: Told, steps: ScenarioText['steps']): Html {
  const ofExample = told(placeOf(example))
  const dialects = dialectsIn(ofExample)
  if (dialects.length === 0) return writtenHtml(steps)
  const figures = dialects.flatMap((dialect) => (ofExample[dialect]?.tallies ?? []).map((tally) => tallyFigure(tally, dialect)))
  return html`${toldHtml(ofExample)}${figures.length > 0 && html`<div class="tallies">${figures}</div>`}`
}

function tableHtml({ title, header, rows }: TableText, said: Said): Html {
  const [first] = rows
  return html`<div class="scrolled"><table><caption>${title} ${first && dialectBadge(first.example, said)}</caption>
<thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(({ cells }) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}

/** What is special about an example: a dialect, capabilities that it asks for, real time. */
function badges(example: CatalogueExample, said: Said): Html {
  const news = example.tags.filter((tag) => !said.tags.includes(tag))
  const needs = capabilitiesOf(news).map((name) => html`<span class="badge">needs ${name}</span> `)
  return html`${dialectBadge(example, said)}${needs}${news.includes(OVER_GRPC) && html`<span class="badge">over gRPC</span>`}`
}

function dialectBadge({ dialects }: CatalogueExample, said: Said): Html | false {
  const [only] = dialects
  return dialects.length < said.dialects.length && html`<span class="badge ${only}">${only}</span> `
}
