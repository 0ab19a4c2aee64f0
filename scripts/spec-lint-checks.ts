import type { Background, Comment, Feature, Rule, Scenario, Step, Tag } from '@cucumber/messages'
import { type DialectName, dialectsOf } from '../src/suite/judging/tags'

/** What is wrong, at which line, and what to do. */
export interface Complaint {
  readonly line: number
  readonly words: string
}

/** A parsed feature with its text. */
export interface Page {
  readonly feature: Feature
  readonly comments: readonly Comment[]
  readonly source: string
}

type Check = (page: Page) => Complaint[]

const LEVEL_OF: Readonly<Record<string, string>> = { MUST: '@must', SHOULD: '@should', MAY: '@may' }
const EXAMPLE_STEPS = { fewest: 2, most: 8 }
const BACKGROUND_STEPS = 4
const MAX_LINES = 300
/** Markdown makes a code block of a line with that many leading blanks, and the HTML report renders descriptions as they are. */
const CODE_INDENT = 4

const complaint = ({ line }: { readonly line: number }, words: string): Complaint => ({ line, words })
const complainIf = (isWrong: boolean, place: { readonly line: number }, words: string): Complaint[] =>
  isWrong ? [complaint(place, words)] : []

const rulesIn = (feature: Feature): Rule[] => feature.children.flatMap(({ rule }) => rule ?? [])
/** Rules, or a feature, with the scenarios that stand directly below. */
type Bearer = Pick<Rule, 'tags'> & { readonly children: readonly { readonly scenario?: Scenario }[] }
const bearersIn = (feature: Feature): Bearer[] => [feature, ...rulesIn(feature)]
const scenariosIn = ({ children }: Bearer): Scenario[] => children.flatMap(({ scenario }) => scenario ?? [])
const namesOf = ({ tags }: { readonly tags: readonly Tag[] }): string[] => tags.map(({ name }) => name)

const everyRule =
  (check: (rule: Rule) => Complaint[]): Check =>
  ({ feature }) =>
    rulesIn(feature).flatMap(check)

const everyScenario =
  (check: (scenario: Scenario) => Complaint[]): Check =>
  ({ feature }) =>
    bearersIn(feature).flatMap((bearer) => scenariosIn(bearer).flatMap(check))

function backgroundsIn(feature: Feature): Background[] {
  const children = feature.children.flatMap((child) => [child, ...(child.rule?.children ?? [])])
  return children.flatMap(({ background }) => background ?? [])
}

/** The title begins with the ID of the tag, and its first modal verb is that of the level. */
const titles = everyRule((rule) => {
  const id = /^[A-Z]+-\d+(?= )/.exec(rule.name)?.[0]
  const [verb = ''] = /\b(?:MUST|SHOULD|MAY)\b/.exec(rule.name) ?? []
  const levels = namesOf(rule).filter((tag) => Object.values(LEVEL_OF).includes(tag))
  return [
    ...complainIf(
      id === undefined || !namesOf(rule).includes(`@${id}`),
      rule.location,
      'the title and the tags differ in the ID: begin the title with the ID of its tag',
    ),
    ...complainIf(
      levels.length !== 1 || levels[0] !== LEVEL_OF[verb],
      rule.location,
      'the title and the tags differ in the level: say MUST, SHOULD or MAY, and give it that one level tag',
    ),
  ]
})

const sources = everyRule((rule) =>
  complainIf(
    !/^\s*\*Source:/m.test(rule.description),
    rule.location,
    'the rule does not say where it comes from: end its description with a line that begins with *Source:',
  ),
)

const descriptions: Check = ({ feature }) => {
  const parts = [feature, ...rulesIn(feature), ...bearersIn(feature).flatMap(scenariosIn)]
  return parts.flatMap(({ description, location }) =>
    complainIf(
      description.split('\n').some((line) => line.search(/\S/) >= CODE_INDENT),
      location,
      `the description is a code block in the report: indent it by fewer than ${CODE_INDENT} blanks`,
    ),
  )
}

const examples = everyRule((rule) => complainIf(scenariosIn(rule).length === 0, rule.location, 'the rule has no example: write one'))

/** Unique within the rule in each dialect: a name is how a report is spoken of. */
const uniqueNames: Check = ({ feature }) =>
  bearersIn(feature).flatMap((bearer) => {
    const scenarios = scenariosIn(bearer).map((scenario) => ({ scenario, dialects: dialectsIn(bearer, scenario) }))
    return scenarios.flatMap(({ scenario: { name, location }, dialects }, index) => {
      const first = scenarios
        .slice(0, index)
        .find((other) => other.scenario.name === name && other.dialects.some((dialect) => dialects.includes(dialect)))
      return complainIf(
        first !== undefined,
        location,
        `the example is called like that of line ${first?.scenario.location.line}: say what differs`,
      )
    })
  })

/** The dialects in which a scenario, or a table of it, runs. */
function dialectsIn(bearer: Bearer, scenario: Scenario): readonly DialectName[] {
  const tags = [...namesOf(bearer), ...namesOf(scenario)]
  const tables = scenario.examples.length === 0 ? [[]] : scenario.examples.map(namesOf)
  return tables.flatMap((ofTable) => dialectsOf([...tags, ...ofTable]))
}

const plainNames = everyScenario(({ name, location }) => [
  ...complainIf(/\d/.test(name), location, 'the name has a number: say what the number means'),
  ...complainIf(/\b(?:should|tests?)\b/i.test(name), location, 'the name has "should" or "test": say what is'),
])

/** The keywords of steps, with And, But and * taken for what they continue. */
function kindsOf(steps: readonly Step[]): string[] {
  let kind = ''
  return steps.map(({ keyword }) => {
    const word = keyword.trim()
    kind = ['Given', 'When', 'Then'].includes(word) ? word : kind
    return kind
  })
}

const steps = everyScenario(({ location, steps: own }) => {
  const { fewest, most } = EXAMPLE_STEPS
  const kinds = kindsOf(own)
  const whens = kinds.filter((kind, index) => kind === 'When' && kinds[index - 1] !== 'When').length
  return [
    ...complainIf(own.length < fewest, location, `the example has fewer than ${fewest} steps: show what is done and what is seen`),
    ...complainIf(own.length > most, location, `the example has ${own.length} steps: ${most} at most, so merge or split`),
    ...complainIf(!kinds.includes('Then'), location, 'the example sees nothing: say what is seen, with Then'),
    ...complainIf(kinds.at(-1) !== 'Then', location, 'the last step is no outcome: end with Then'),
    ...complainIf(whens > 1, location, 'the example has several Whens: make it several examples'),
  ]
})

const backgrounds: Check = ({ feature }) =>
  backgroundsIn(feature).flatMap(({ location, steps: own }) =>
    complainIf(
      own.length > BACKGROUND_STEPS,
      location,
      `the background has ${own.length} steps: ${BACKGROUND_STEPS} at most, so merge them or leave them to the examples`,
    ),
  )

/** A feature without rules has examples over gRPC, which carry the IDs of rules that stand elsewhere. */
const featureBackground: Check = ({ feature }) =>
  feature.children.flatMap(({ background }) =>
    background === undefined || rulesIn(feature).length === 0
      ? []
      : [complaint(background.location, 'the background is that of the feature: put it under a rule')],
  )

const outlines = everyScenario((scenario) =>
  scenario.examples.flatMap(({ name, location }) => complainIf(name === '', location, 'the Examples have no name: give them one')),
)

const noComments: Check = ({ comments }) =>
  comments.map(({ location }) => complaint(location, 'a comment is in no report: say it in the description'))

const tabs: Check = ({ source }) =>
  source.split('\n').flatMap((text, index) => complainIf(text.includes('\t'), { line: index + 1 }, 'a tab: use blanks'))

const lengths: Check = ({ source }) =>
  complainIf(
    source.trimEnd().split('\n').length > MAX_LINES,
    { line: MAX_LINES + 1 },
    `the feature has more than ${MAX_LINES} lines: cut it by aspect, into a folder of its name`,
  )

export const CHECKS: readonly Check[] = [
  titles,
  sources,
  descriptions,
  examples,
  uniqueNames,
  plainNames,
  steps,
  backgrounds,
  featureBackground,
  outlines,
  noComments,
  tabs,
  lengths,
]
