import { loadSupport } from '@cucumber/cucumber/api'
import { compile } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator, PickleStepType, type Step } from '@cucumber/messages'

/** What a step says that a phrase defined with Given or When, or one defined with Then, stands behind; undefined: no phrase. */
type Kind = 'act' | 'assertion'
export type KindOf = (text: string) => Kind | undefined

/** A step of a runnable example, with the cells of its row filled in. */
interface PlainStep {
  readonly text: string
  readonly line: number
  /** And and But are of the type that they continue. */
  readonly type: PickleStepType | undefined
}

/** Somebody is said to receive the messages that "it" and "them" stand for. */
const NAMES_RECEIVERS = /^(?!nobody\b).*\breceives? (?:it|them|some of them)\b/
const NOBODY = /^nobody( else)? receives? /
const NO_TIME = /\b(?:within|for) 0 (?:ms|s|min|h)\b/

/** What the keywords of a feature hide: each line once, however many examples it is part of. */
export function lintKeywords(document: GherkinDocument, kindOf: KindOf): string[] {
  const found = examplesIn(document).flatMap((steps) => steps.flatMap((step, index) => faultsOf(step, steps.slice(0, index), kindOf)))
  const inOrder = [...found].sort((a, b) => a.line - b.line)
  return [...new Set(inOrder.map(({ line, words }) => `${document.uri}:${line}  ${words}`))]
}

const isUnderThen = ({ type }: PlainStep): boolean => type === PickleStepType.OUTCOME

function faultsOf(step: PlainStep, before: readonly PlainStep[], kindOf: KindOf) {
  const { text, line } = step
  const kind = kindOf(text)
  const nobody = NOBODY.exec(text)
  const isSomebodyNamed = before.some((earlier) => isUnderThen(earlier) && NAMES_RECEIVERS.test(earlier.text))
  const faults = [
    step.type === PickleStepType.UNKNOWN && `"${text}" has no keyword of its own: say Given, When, Then, And or But`,
    isUnderThen(step) && kind === 'act' && `"${text}" is an act under a Then: make it an example of its own`,
    !isUnderThen(step) && kind === 'assertion' && `"${text}" is an assertion, and under no Then: "has just received it" shows an occasion`,
    NO_TIME.test(text) && `"${text}" gives it no time: say "at once", or "does not receive it"`,
    nobody !== null && nobody[1] !== undefined && !isSomebodyNamed && 'nobody else than whom? Nobody is said to receive it: say "nobody"',
    nobody !== null && nobody[1] === undefined && isSomebodyNamed && 'somebody is said to receive it: say "nobody else"',
  ]
  return faults.flatMap((words) => (words === false ? [] : [{ line, words }]))
}

function examplesIn(document: GherkinDocument): PlainStep[][] {
  const lines = new Map(stepsIn(document).map(({ id, location }) => [id, location.line]))
  const lineOf = (ids: readonly string[]): number => ids.map((id) => lines.get(id)).find((line) => line !== undefined) ?? 1
  return compile(document, document.uri ?? '', IdGenerator.incrementing()).map(({ steps }) =>
    steps.map(({ text, type, astNodeIds }) => ({ text, line: lineOf(astNodeIds), type })),
  )
}

export function stepsIn({ feature }: GherkinDocument): readonly Step[] {
  const children = (feature?.children ?? []).flatMap((child) => [child, ...(child.rule?.children ?? [])])
  return children.flatMap(({ background, scenario }) => [...(background?.steps ?? []), ...(scenario?.steps ?? [])])
}

/** The part of Cucumber's own step definitions that the lint goes by; its public type leaves it out. */
interface Definitions {
  readonly stepDefinitions: readonly {
    readonly keyword: string
    readonly pattern: string | RegExp
    matchesStepName(text: string): boolean
  }[]
}

/** What there is to know of a step by the definition of its phrase. */
export interface Phrases {
  readonly kindOf: KindOf
  readonly patternOf: (text: string) => string | undefined
}

/** All phrases in step files, by how each is defined. `paths`: globs. */
export async function definedPhrases(paths: readonly string[]): Promise<Phrases> {
  const sources = { paths: [], defaultDialect: 'en', names: [], tagExpression: '', order: 'defined' as const }
  const support = { requireModules: [], requirePaths: [...paths], importPaths: [], loaders: [] }
  const library = await loadSupport({ sources, support })
  const { stepDefinitions } = library as typeof library & Definitions
  const definitionOf = (text: string) => stepDefinitions.find((definition) => definition.matchesStepName(text))
  return {
    kindOf: (text) => {
      const phrase = definitionOf(text)
      return phrase && (phrase.keyword === 'Then' ? 'assertion' : 'act')
    },
    patternOf: (text) => definitionOf(text)?.pattern.toString(),
  }
}
