import { readdirSync, readFileSync } from 'node:fs'
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { IdGenerator } from '@cucumber/messages'
import { CAPABILITIES } from '../src/conformance/port'
import { type CatalogueRule, loadCatalogue } from '../src/conformance/report/catalogue'
import { parseRuleIds } from '../src/conformance/report/floor'
import { structureComplaints } from '../src/conformance/report/structure'
import { CHECKS } from './spec-lint-checks'

const MAX_PHRASES = 60
const MAX_PARAMETERS = 2
const ACTORS = new Set(['node', 'peer', 'peers', 'author', 'org', 'orgs', 'channel', 'subject'])

/** What is wrong with the text of one feature, a line each. */
export function lintFeature(source: string, uri: string): string[] {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher())
  const { feature } = parser.parse(source)
  if (feature === undefined) return [`${uri}:1  there is no feature in it`]
  return CHECKS.flatMap((check) => check(feature, source)).map(({ line, words }) => `${uri}:${line}  ${words}`)
}

/** Step phrases in the text of a step file. */
export function phrasesIn(source: string): string[] {
  return [...source.matchAll(/^(?:Given|When|Then|defineStep)\(\s*(['"])(.*?)\1,/gms)].map(([, , phrase = '']) => phrase)
}

/** What is wrong with the vocabulary: too many phrases, or phrases with too many parameters. */
export function lintPhrases(phrases: readonly string[]): string[] {
  const parametersOf = (phrase: string) => [...phrase.matchAll(/\{(\w*)\}/g)].filter(([, type = '']) => !ACTORS.has(type))
  const doubles = phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)
  return [
    ...(phrases.length > MAX_PHRASES ? [`steps: ${phrases.length} phrases: at most ${MAX_PHRASES}, so say it in one that exists`] : []),
    ...doubles.map((phrase) => `steps: "${phrase}" is defined twice`),
    ...phrases
      .filter((phrase) => parametersOf(phrase).length > MAX_PARAMETERS)
      .map((phrase) => `steps: "${phrase}" has more than ${MAX_PARAMETERS} parameters: use a table`),
  ]
}

/** An ID stands in one file, and the committed list holds exactly those that there are. */
export function lintIds(rules: readonly CatalogueRule[], listed: readonly string[]): string[] {
  const files = new Map<string, string>()
  const scattered = rules.filter(({ id, uri }) => {
    const first = files.get(id) ?? uri
    files.set(id, first)
    return first !== uri
  })
  return [
    ...scattered.map(({ id, uri, line }) => `${uri}:${line}  ${id} stands in ${files.get(id)} as well: keep it in one file`),
    ...listed.filter((id) => !files.has(id)).map((id) => `features/rule-ids.txt  ${id} is in no feature`),
    ...[...files.keys()].filter((id) => !listed.includes(id)).map((id) => `features/rule-ids.txt  ${id} is not in it: add it`),
  ]
}

function main(): void {
  const features = listed('features', '.feature')
  const phrases = listed('steps', '.ts').flatMap((path) => phrasesIn(readFileSync(path, 'utf8')))
  const catalogue = loadCatalogue('features')
  const complaints = [
    ...features.flatMap((path) => lintFeature(readFileSync(path, 'utf8'), path)),
    ...structureComplaints(catalogue, CAPABILITIES),
    ...lintPhrases(phrases),
    ...lintIds(catalogue.rules, parseRuleIds(readFileSync('features/rule-ids.txt', 'utf8'))),
  ]
  for (const complaint of complaints) console.error(complaint)
  const examples = catalogue.rules.reduce((sum, rule) => sum + rule.examples.length, 0)
  console.log(
    `spec lint: ${catalogue.rules.length} rules, ${examples} examples, ${phrases.length} phrases, ${complaints.length || 'no'} complaint${complaints.length > 1 ? 's' : ''}`,
  )
  process.exitCode = complaints.length > 0 ? 1 : 0
}

function listed(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`)
    .sort()
}

if (require.main === module) main()
