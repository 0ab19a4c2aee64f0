import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Background, Examples, GherkinDocument, Scenario, Step } from '@cucumber/messages'
import {
  type Catalogue,
  type CatalogueExample,
  type CatalogueRule,
  catalogueOf,
  featureFilesIn,
  parseFeature,
  unindented,
  uriOf,
} from './catalogue'
import { CHAPTERS } from './reading'
import { isRuleIdTag } from './tags'
import { placeOf } from './verdicts'

/** A step as it is written. */
export interface StepText {
  /** With the blank behind it. */
  readonly keyword: string
  readonly text: string
  /** Its table, if it has one. */
  readonly rows: readonly (readonly string[])[]
}

/** A table of examples. */
export interface TableText {
  readonly title: string
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
}

interface TableRow {
  readonly cells: readonly string[]
  readonly example: CatalogueExample
}

/** An example, or an outline with its tables. */
export interface ScenarioText {
  readonly name: string
  readonly steps: readonly StepText[]
  /** Empty: it is an example by itself. */
  readonly tables: readonly TableText[]
  readonly examples: readonly CatalogueExample[]
}

/** One `Rule:` block. */
export interface RuleText {
  readonly rule: CatalogueRule
  readonly background: readonly StepText[]
  readonly scenarios: readonly ScenarioText[]
}

export interface FeatureText {
  readonly uri: string
  readonly title: string
  readonly description: string
  readonly background: readonly StepText[]
  readonly rules: readonly RuleText[]
  /** Scenarios outside any rule, each with the ID of the rule that it shows. */
  readonly others: readonly (ScenarioText & { readonly id: string })[]
}

export interface ChapterText {
  readonly title: string
  readonly about: string
  readonly features: readonly FeatureText[]
}

/** All that the features say, in the order of reading. */
export interface Specification {
  readonly catalogue: Catalogue
  readonly chapters: readonly ChapterText[]
}

/** The specification in the folder `features` below a root. */
export function loadSpecification(root: string): Specification {
  const files = featureFilesIn(path.join(root, 'features'))
  return specificationOf(files.map((file) => parseFeature(readFileSync(file, 'utf8'), uriOf(file, root).replaceAll('\\', '/'))))
}

/** Features that stand in no chapter are a last one. */
export function specificationOf(documents: readonly GherkinDocument[]): Specification {
  const catalogue = catalogueOf(documents)
  const features = new Map(documents.map((document) => featureOf(document, catalogue)).map((feature) => [feature.uri, feature]))
  const chapters = CHAPTERS.map((chapter) => ({ ...chapter, features: chapter.features.flatMap((uri) => features.get(uri) ?? []) }))
  const placed = new Set(chapters.flatMap((chapter) => chapter.features))
  const rest = [...features.values()].filter((feature) => !placed.has(feature))
  const last = { title: 'What stands in no chapter', about: 'Features that the order of reading does not name.', features: rest }
  return { catalogue, chapters: [...chapters, last].filter((chapter) => chapter.features.length > 0) }
}

function featureOf({ uri = '', feature }: GherkinDocument, catalogue: Catalogue): FeatureText {
  const children = feature?.children ?? []
  const blocks = catalogue.rules.filter((rule) => rule.uri === uri)
  const everyExample = [...catalogue.rules.flatMap(({ examples }) => examples), ...catalogue.strays]
  const byPlace = new Map(everyExample.map((example) => [placeOf(example), example]))
  const scenarioAt = (scenario: Scenario): ScenarioText => scenarioOf(scenario, (line) => byPlace.get(placeOf({ uri, line })))
  const rules = children.flatMap(({ rule }): RuleText[] => {
    const block = blocks.find(({ line }) => line === rule?.location.line)
    if (rule === undefined || block === undefined) return []
    return [{ rule: block, ...partsOf(rule.children, scenarioAt) }]
  })
  const { background, scenarios } = partsOf(children, scenarioAt)
  return {
    uri,
    title: feature?.name ?? '',
    description: unindented(feature?.description ?? ''),
    background,
    rules,
    others: scenarios.map((scenario) => ({ ...scenario, id: idOf(scenario) })),
  }
}

interface Child {
  readonly background?: Background | undefined
  readonly scenario?: Scenario | undefined
}

function partsOf(children: readonly Child[], scenarioAt: (scenario: Scenario) => ScenarioText) {
  return {
    background: children.flatMap(({ background }) => background?.steps ?? []).map(stepOf),
    scenarios: children.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenarioAt(scenario)])),
  }
}

function scenarioOf(scenario: Scenario, exampleAt: (line: number) => CatalogueExample | undefined): ScenarioText {
  const { name, steps, examples, location } = scenario
  const tables = examples.map((table) => tableOf(table, exampleAt))
  return {
    name,
    steps: steps.map(stepOf),
    tables,
    examples:
      examples.length === 0 ? [exampleAt(location.line) ?? []].flat() : tables.flatMap(({ rows }) => rows.map(({ example }) => example)),
  }
}

function tableOf({ name, tableHeader, tableBody }: Examples, exampleAt: (line: number) => CatalogueExample | undefined): TableText {
  const valuesOf = (cells: readonly { readonly value: string }[] = []): string[] => cells.map(({ value }) => value)
  const rows = tableBody.flatMap(({ cells, location }): TableRow[] => {
    const example = exampleAt(location.line)
    return example === undefined ? [] : [{ cells: valuesOf(cells), example }]
  })
  return { title: name, header: valuesOf(tableHeader?.cells), rows }
}

const stepOf = ({ keyword, text, dataTable }: Step): StepText => ({
  keyword,
  text,
  rows: dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [],
})

const idOf = ({ examples }: ScenarioText): string => examples[0]?.tags.find(isRuleIdTag)?.slice(1) ?? ''
