import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { GherkinDocument } from '@cucumber/messages'
import { type Catalogue, type CatalogueRule, catalogueOf, parseFeature } from '../src/suite/judging/catalogue'
import { structureComplaints } from '../src/suite/judging/structure'
import { CAPABILITIES } from '../src/suite/port'
import { lintNotes, NOTES_MAP } from './notes-map'
import { lintPaths } from './path-rule'
import { lintCast } from './spec-lint-cast'
import { CHECKS } from './spec-lint-checks'
import { definedPhrases, lintKeywords } from './spec-lint-keywords'
import { lintLinks, lintPictures, type Texts } from './spec-lint-links'
import { lintNeeds, lintNeedsTable } from './spec-lint-needs'
import { lintReading } from './spec-lint-reading'
import { lintSettings } from './spec-lint-settings'
import { lintParameters } from './step-parameters'
import { lintCapabilities, lintParts, parameters, partsOf, phraseGroups, VOCABULARY } from './vocabulary'
import { lintWords } from './vocabulary-phrases'

const MAX_PHRASES = 70
/** Those of nodes on real sockets, which have steps of their own. */
const MAX_WIRE_PHRASES = 20
const MAX_PARAMETERS = 2
const ACTORS = new Set(['node', 'peer', 'peers', 'author', 'org', 'orgs', 'channel', 'subject', 'choice', 'choices', 'nodes', 'company'])
const RULE_IDS = 'features/rule-ids.txt'

export interface Phrase {
  readonly text: string
  /** `file:line` */
  readonly place: string
}

/** A feature's document, undefined if it can't be parsed, and what is wrong with it, a line each. */
export function lintFeature(source: string, uri: string): { document?: GherkinDocument; complaints: string[] } {
  let document: GherkinDocument
  try {
    document = parseFeature(source, uri)
  } catch (error) {
    return { complaints: syntaxComplaints(error, uri) }
  }
  const { feature, comments } = document
  if (feature === undefined) return { document, complaints: [`${uri}:1  there is no feature in it: write one, or delete it`] }
  const found = CHECKS.flatMap((check) => check({ feature, comments, source })).sort((a, b) => a.line - b.line)
  return { document, complaints: found.map(({ line, words }) => `${uri}:${line}  ${words}`) }
}

/** Gherkin says `(line:column): what` for each mistake. */
function syntaxComplaints(error: unknown, uri: string): string[] {
  const mistakes = [...String(error).matchAll(/^\(?(\d+):\d+\)?: (.*)$/gm)]
  return mistakes.length === 0 ? [`${uri}:1  ${error}`] : mistakes.map(([, line, what]) => `${uri}:${line}  ${what}`)
}

/** Examples outside rules, rules without example in their dialect, IDs and levels missing or double, tags unknown. */
export function lintStructure(catalogue: Catalogue, capabilities: readonly string[]): string[] {
  return structureComplaints(catalogue, capabilities).map((sentence) => {
    const place = /[^\s(]+\.feature:\d+/.exec(sentence)?.[0] ?? 'features:1'
    return `${place}  ${sentence.replace(` (${place})`, '')}`
  })
}

/** The step phrases in the text of a step file. */
export function phrasesIn(source: string, uri: string): Phrase[] {
  return [...source.matchAll(/^(?:Given|When|Then|defineStep)\(\s*(['"`])(.*?)\1,/gms)].map(({ 2: text = '', index }) => ({
    text,
    place: `${uri}:${source.slice(0, index).split('\n').length}`,
  }))
}

/** What is wrong with the vocabulary: too many phrases, doubles, or phrases with too many parameters. */
export function lintPhrases(phrases: readonly Phrase[], most = MAX_PHRASES): string[] {
  const first = new Map<string, string>()
  for (const { text, place } of phrases) first.set(text, first.get(text) ?? place)
  const values = (text: string) => [...text.matchAll(/\{(\w*)\}/g)].filter(([, type = '']) => !ACTORS.has(type)).length
  const last = phrases.at(-1)
  return [
    ...(last !== undefined && phrases.length > most
      ? [`${last.place}  there are ${phrases.length} phrases, ${most} at most: say it in one that exists`]
      : []),
    ...phrases
      .filter(({ text, place }) => first.get(text) !== place)
      .map(({ text, place }) => `${place}  "${text}" is defined in ${first.get(text)} as well: drop one`),
    ...phrases
      .filter(({ text }) => values(text) > MAX_PARAMETERS)
      .map(({ text, place }) => `${place}  "${text}" has more than ${MAX_PARAMETERS} parameters besides actors: use a table`),
  ]
}

/** An ID stands in one file, and the committed list holds exactly those that there are. `list`: the text of that list. */
export function lintIds(rules: readonly CatalogueRule[], list: string): string[] {
  const home = new Map<string, string>()
  for (const { id, uri } of rules) home.set(id, home.get(id) ?? uri)
  const lines = list.split('\n').map((text, index) => ({ id: text.replace(/#.*/, '').trim(), place: `${RULE_IDS}:${index + 1}` }))
  const listed = lines.filter(({ id }) => id !== '')
  return [
    ...rules
      .filter(({ id, uri }) => home.get(id) !== uri)
      .map(({ id, uri, line }) => `${uri}:${line}  ${id} stands in ${home.get(id)} as well: keep it in one file`),
    ...listed.filter(({ id }) => !home.has(id)).map(({ id, place }) => `${place}  ${id} is in no feature: write it, or strike it out`),
    ...listed
      .filter(({ id }, index) => listed.findIndex((other) => other.id === id) !== index)
      .map(({ id, place }) => `${place}  ${id} is listed twice: strike one out`),
    ...[...home.keys()]
      .filter((id) => !listed.some((other) => other.id === id))
      .map((id) => `${RULE_IDS}:${lines.length}  ${id} of ${home.get(id)} is not listed: add it`),
  ]
}

async function main(): Promise<void> {
  const features = listed('features', '.feature').map((path) => lintFeature(readFileSync(path, 'utf8'), path))
  const documents = features.flatMap(({ document }) => document ?? [])
  const catalogue = catalogueOf(documents)
  const defined = await definedPhrases(['steps/**/*.ts'])
  const { kindOf, patternOf } = defined
  const phrases = listed('steps', '.ts').flatMap((path) => phrasesIn(readFileSync(path, 'utf8'), path))
  const complaints = [
    ...features.flatMap((feature) => feature.complaints),
    ...listed('wire/features', '.feature').flatMap((path) => lintFeature(readFileSync(path, 'utf8'), path).complaints),
    ...lintPhrases(
      listed('wire/steps', '.ts').flatMap((path) => phrasesIn(readFileSync(path, 'utf8'), path)),
      MAX_WIRE_PHRASES,
    ),
    ...documents.flatMap((document) => lintKeywords(document, kindOf)),
    ...documents.flatMap(lintCast),
    ...documents.flatMap((document) => lintNeeds(document, patternOf)),
    ...lintNeedsTable([...phrases.map(({ text }) => text), readFileSync('steps/support/parameter-types.ts', 'utf8')]),
    ...lintSettings(documents),
    ...lintStructure(catalogue, CAPABILITIES),
    ...lintPhrases(phrases),
    ...lintPaths({
      features: listed('features', '.feature'),
      reference: listed('src/reference', '.ts'),
      tests: listed('test/reference', '.test.ts'),
      tables: listed('mutants/tables', '.ts'),
    }),
    ...listed('steps', '.ts').flatMap((path) => lintParameters(readFileSync(path, 'utf8'), path)),
    ...lintWords(phraseGroups(), parameters()),
    ...lintParts(partsOf(documents, defined), (path) => readFileSync(path, 'utf8')),
    ...lintCapabilities(readFileSync(VOCABULARY, 'utf8'), CAPABILITIES),
    ...lintNotes(readFileSync(NOTES_MAP, 'utf8'), catalogue.rules),
    ...lintPictures(texts()),
    ...lintLinks(texts(), new Set(catalogue.rules.map(({ id }) => id)), existsSync),
    ...lintReading(listed('features', '.feature'), catalogue.rules),
    ...lintIds(catalogue.rules, readFileSync(RULE_IDS, 'utf8')),
  ]
  for (const complaint of complaints) console.log(complaint)
  const examples = catalogue.rules.reduce((sum, rule) => sum + rule.examples.length, 0)
  const verdict = complaints.length === 1 ? '1 complaint' : `${complaints.length || 'no'} complaint${complaints.length === 0 ? '' : 's'}`
  console.log(`spec lint: ${catalogue.rules.length} rules, ${examples} examples, ${phrases.length} phrases, ${verdict}`)
  process.exitCode = complaints.length > 0 ? 1 : 0
}

/** What there is to read beside the features; pictures have words as well. */
function texts(): Texts {
  const paths = ['README.md', 'CONTRIBUTING.md', 'DESIGN.md', VOCABULARY, ...listed('docs', '.md'), ...listed('docs', '.svg')]
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
}

/** The files below a folder with that ending, in order. */
function listed(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`)
    .sort()
}

if (require.main === module) void main()
