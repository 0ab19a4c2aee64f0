import { readFileSync, writeFileSync } from 'node:fs'
import { compile } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator } from '@cucumber/messages'
import { type CatalogueRule, catalogueOf, featureFilesIn, parseFeature, uriOf } from '../src/suite/judging/catalogue'
import { CHAPTERS, readBefore } from '../src/suite/judging/reading'
import { ROLES } from '../src/suite/script/roles'
import { NOTES_MAP, namesTable, rulesTable, silentRules } from './notes-map'
import { definedPhrases, type Phrases } from './spec-lint-keywords'
import { capabilitiesTable } from './vocabulary-capabilities'
import { type ParameterEntry, type PhraseGroup, parameterEntries, phraseGroup } from './vocabulary-phrases'
import { settingsTable } from './vocabulary-settings'

/** Texts in which parts are generated. */
export const VOCABULARY = 'features/README.md'
const SETTINGS_PAGE = 'docs/settings.md'
const ADAPTERS_PAGE = 'docs/adapters.md'
const PARAMETERS = 'steps/support/parameter-types.ts'

/** The generated parts of each text, by name. */
export type Parts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What there is to say of the features and their phrases, as it is now. */
export function partsOf(documents: readonly GherkinDocument[], { patternOf }: Pick<Phrases, 'patternOf'>): Parts {
  const { rules } = catalogueOf(documents)
  const map = readFileSync(NOTES_MAP, 'utf8')
  return {
    [VOCABULARY]: {
      chapters: chaptersIn(documents, rules),
      cast: cast(),
      phrases: phrasesIn(phraseGroups(), firstUses(documents, patternOf)),
      parameters: parametersIn(parameters()),
    },
    [NOTES_MAP]: { silent: silentRules(rules), rules: rulesTable(map, rules), names: namesTable(map) },
    [SETTINGS_PAGE]: { settings: settingsTable(rules) },
    [ADAPTERS_PAGE]: { capabilities: capabilitiesTable(rules) },
  }
}

export const phraseGroups = (): PhraseGroup[] =>
  ORDER.map((name) => `steps/${name}.steps.ts`).map((path) => phraseGroup(readFileSync(path, 'utf8'), path))

export const parameters = (): ParameterEntry[] => parameterEntries(readFileSync(PARAMETERS, 'utf8'), PARAMETERS)

/** A text with its generated parts replaced; what is wrong with it if a part has no place. */
export function withParts(text: string, parts: Readonly<Record<string, string>>): { text: string; missing: readonly string[] } {
  const missing: string[] = []
  let result = text
  for (const [name, part] of Object.entries(parts)) {
    const [begin, end] = [`<!-- generated: ${name} -->`, '<!-- end -->']
    const from = result.indexOf(begin)
    const to = result.indexOf(end, from)
    if (from < 0 || to < 0) missing.push(name)
    else result = `${result.slice(0, from)}${begin}\n\n${part}\n\n${result.slice(to)}`
  }
  return { text: result, missing }
}

/** Generated parts that are not what they would be now. `read`: the text of a path. */
export function lintParts(all: Parts, read: (path: string) => string): string[] {
  return Object.entries(all).flatMap(([path, parts]) => {
    const current = read(path)
    const { text, missing } = withParts(current, parts)
    const stale = text === current ? [] : [`${path}:1  a generated part is out of date: npm run vocabulary`]
    return [...missing.map((name) => `${path}:1  there is no place for the generated part "${name}"`), ...stale]
  })
}

/** Capabilities that the table of tags leaves out, and those in it that there are no more. */
export function lintCapabilities(text: string, capabilities: readonly string[]): string[] {
  const told = [...text.matchAll(/^\| `@needs-([a-z-]+)` \|/gm)].map(([, name = '']) => name)
  return [
    ...capabilities.filter((name) => !told.includes(name)).map((name) => `${VOCABULARY}:1  the table of tags leaves out @needs-${name}`),
    ...told.filter((name) => !capabilities.includes(name)).map((name) => `${VOCABULARY}:1  there is no @needs-${name}: strike it out`),
  ]
}

/** Step files in the order in which one meets their phrases. */
const ORDER = ['network', 'speech', 'time', 'outcome', 'traffic', 'observations', 'many', 'grpc']

function chaptersIn(documents: readonly GherkinDocument[], rules: readonly CatalogueRule[]): string {
  const nameOf = new Map(documents.map(({ uri = '', feature }) => [uri, feature?.name ?? '']))
  const chapters = CHAPTERS.map(({ title, about, families, features }, index) => {
    const lines = features.map((uri) => {
      const ids = [...new Set(rules.filter((rule) => rule.uri === uri).map(({ id }) => id))]
      return `   - [${nameOf.get(uri)}](${uri.replace(/^features\//, '')})${ids.length === 0 ? '' : `: ${ids.join(', ')}`}`
    })
    const head = families.length === 0 ? '' : ` (${families.join(', ')})`
    return [`${index + 1}. **${title}**${head}. ${about}`, ...lines].join('\n')
  })
  return chapters.join('\n')
}

function cast(): string {
  const rows = Object.entries(ROLES).map(([org, { nodes, peers }]) => `| ${org} | ${nodes.join(', ') || '-'} | ${peers.join(', ')} |`)
  return ['| organization | nodes under test | peers that the suite speaks for |', '| --- | --- | --- |', ...rows].join('\n')
}

function phrasesIn(groups: readonly PhraseGroup[], uses: ReadonlyMap<string, string>): string {
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  const lists = groups
    .map(({ title, entries }) => {
      const items = entries.map(({ keyword, text, words, time }) => {
        const use = uses.get(text)
        const example = use === undefined || use === text ? '' : `, as in *${use}*`
        return `- ${keyword} \`${text}\`${example}. ${words} *Time: ${time}.*`
      })
      const [heading = '', rest] = title.split(/\. (.*)/)
      return [`### ${heading.replace(/\.$/, '')}`, '', ...(rest ? [rest, ''] : []), ...items].join('\n')
    })
    .join('\n\n')
  return `There are ${count}.\n\n${lists}`
}

const parametersIn = (entries: readonly ParameterEntry[]): string =>
  entries.map(({ name, words }) => `- \`{${name}}\`: ${words}`).join('\n')

/** The first step that says each phrase, as one reads. */
function firstUses(documents: readonly GherkinDocument[], patternOf: Phrases['patternOf']): ReadonlyMap<string, string> {
  const uses = new Map<string, string>()
  const inOrder = [...documents].sort(({ uri: a = '' }, { uri: b = '' }) => readBefore(a) - readBefore(b))
  for (const document of inOrder) {
    for (const { steps } of compile(document, document.uri ?? '', IdGenerator.incrementing())) {
      for (const { text } of steps) {
        const pattern = patternOf(text)
        if (pattern !== undefined && !uses.has(pattern)) uses.set(pattern, text)
      }
    }
  }
  return uses
}

async function main(): Promise<void> {
  const documents = featureFilesIn('features').map((file) => parseFeature(readFileSync(file, 'utf8'), uriOf(file, process.cwd())))
  const all = partsOf(documents, await definedPhrases(['steps/**/*.ts']))
  for (const [path, parts] of Object.entries(all)) {
    const { text, missing } = withParts(readFileSync(path, 'utf8'), parts)
    for (const name of missing) console.log(`${path}:1  there is no place for the generated part "${name}"`)
    if (missing.length > 0) process.exitCode = 1
    else writeFileSync(path, text)
  }
}

if (require.main === module) void main()
