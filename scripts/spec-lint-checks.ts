import type { Background, Feature, Rule, Scenario, Step } from '@cucumber/messages'

/** What is wrong, at which line, and what to do. */
export interface Complaint {
  readonly line: number
  readonly words: string
}

type Check = (feature: Feature, source: string) => Complaint[]

const LEVEL_OF: Readonly<Record<string, string>> = { MUST: '@must', SHOULD: '@should', MAY: '@may' }
const ACTION_STEPS = { fewest: 2, most: 12 }
const BACKGROUND_STEPS = 8

const complaint = (line: number, words: string): Complaint => ({ line, words })

function rulesIn(feature: Feature): Rule[] {
  return feature.children.flatMap((child) => child.rule ?? [])
}

function scenariosIn(rule: Rule): Scenario[] {
  return rule.children.flatMap((child) => child.scenario ?? [])
}

function backgroundOf(rule: Rule): Background | undefined {
  return rule.children.find((child) => child.background)?.background
}

const tagNames = (tagged: { readonly tags: readonly { readonly name: string }[] }): string[] => tagged.tags.map((tag) => tag.name)

const everyRule =
  (check: (rule: Rule) => Complaint[]): Check =>
  (feature) =>
    rulesIn(feature).flatMap(check)

const everyScenario = (check: (scenario: Scenario, rule: Rule) => Complaint[]): Check =>
  everyRule((rule) => scenariosIn(rule).flatMap((scenario) => check(scenario, rule)))

/** The title begins with the ID of the tag, and its modal verb is that of the level. */
const titles = everyRule((rule) => {
  const id = /^[A-Z]+-\d+/.exec(rule.name)?.[0]
  const verbs = Object.keys(LEVEL_OF).filter((verb) => new RegExp(`\\b${verb}\\b`).test(rule.name))
  const levels = tagNames(rule).filter((tag) => Object.values(LEVEL_OF).includes(tag))
  const wanted = LEVEL_OF[verbs[0] ?? '']
  return [
    ...(id !== undefined && tagNames(rule).includes(`@${id}`)
      ? []
      : [complaint(rule.location.line, 'a rule begins with the ID that it is tagged with')]),
    ...(verbs.length > 0 && levels.length === 1 && levels[0] === wanted
      ? []
      : [complaint(rule.location.line, `a rule says MUST, SHOULD or MAY, and its level tag says the same`)]),
  ]
})

const sources = everyRule((rule) =>
  /^\s*\*Source: /m.test(rule.description)
    ? []
    : [complaint(rule.location.line, 'a rule says where it comes from, in a line that begins with *Source:')],
)

const descriptions: Check = (feature) =>
  [feature, ...rulesIn(feature)].flatMap((part) => {
    const own = 'children' in part && part !== feature ? 4 : 2
    const deep = part.description.split('\n').some((line) => line.search(/\S/) >= own + 4)
    return deep
      ? [complaint(part.location.line, 'a description that is indented by four more becomes a code block: indent it like its neighbours')]
      : []
  })

const examples = everyRule((rule) =>
  scenariosIn(rule).length > 0 ? [] : [complaint(rule.location.line, 'a rule has at least one example')],
)

const names: Check = (feature) => {
  const seen = new Set<string>()
  return rulesIn(feature).flatMap((rule) =>
    scenariosIn(rule).flatMap((scenario) => {
      const { name, location } = scenario
      const key = [...tagNames(rule), ...tagNames(scenario), name].join(' ')
      const isDouble = seen.has(key)
      seen.add(key)
      const plain = name.replace(/<[^>]*>/g, '')
      return [
        ...(isDouble ? [complaint(location.line, 'the name of an example is unique in its rule and dialect')] : []),
        ...(/\d/.test(plain) ? [complaint(location.line, 'the name of an example has no number: say what the number means')] : []),
        ...(/\b(should|test)\b/i.test(plain)
          ? [complaint(location.line, 'the name of an example says what is, without "should" and "test"')]
          : []),
      ]
    }),
  )
}

/** Kinds of the steps with "And" resolved. */
function kindsOf(steps: readonly Step[]): string[] {
  let kind = ''
  return steps.map((step) => {
    const word = step.keyword.trim()
    kind = word === 'And' || word === 'But' ? kind : word
    return kind
  })
}

const steps = everyScenario(({ location, steps: own }) => {
  const kinds = kindsOf(own)
  const whens = kinds.filter((kind, index) => kind === 'When' && kinds[index - 1] !== 'When').length
  const outcome = kinds.at(-1) === 'Then' && kinds.includes('Then')
  return [
    ...(own.length < ACTION_STEPS.fewest || own.length > ACTION_STEPS.most
      ? [complaint(location.line, `an example has ${ACTION_STEPS.fewest} to ${ACTION_STEPS.most} steps, and this one ${own.length}`)]
      : []),
    ...(outcome ? [] : [complaint(location.line, 'an example ends with what is seen: Then')]),
    ...(whens > 1 ? [complaint(location.line, 'an example has one When')] : []),
  ]
})

const backgrounds = everyRule((rule) => {
  const background = backgroundOf(rule)
  if (background === undefined || background.steps.length <= BACKGROUND_STEPS) return []
  return [complaint(background.location.line, `a background has at most ${BACKGROUND_STEPS} steps`)]
})

const outlines = everyScenario((scenario) =>
  scenario.examples.filter((block) => block.name === '').map((block) => complaint(block.location.line, 'a block of Examples has a name')),
)

const featureBackground: Check = (feature) =>
  feature.children.flatMap((child) =>
    child.background ? [complaint(child.background.location.line, 'a background stands under a rule')] : [],
  )

const comments: Check = (_feature, source) =>
  source
    .split('\n')
    .flatMap((line, index) =>
      /^\s*#(?! language)/.test(line) ? [complaint(index + 1, 'a comment reaches no reader: say it in the description')] : [],
    )

const tabs: Check = (_feature, source) =>
  source.split('\n').flatMap((line, index) => (line.includes('\t') ? [complaint(index + 1, 'a tab: use blanks')] : []))

export const CHECKS: readonly Check[] = [
  titles,
  sources,
  descriptions,
  examples,
  names,
  steps,
  backgrounds,
  outlines,
  featureBackground,
  comments,
  tabs,
]
