import { type Catalogue, type CatalogueExample, type CatalogueRule, rulesOf } from './catalogue'
import { DIALECT_NAMES, isKnownTag, isRuleIdTag, levelsOf } from './tags'
import { placeOf } from './verdicts'

/**
 * What is wrong with the features themselves, one sentence each: rules without example, examples without step,
 * unknown tags, IDs and levels that are missing or double. `capabilities`: the names there are; undefined accepts any.
 */
export function structureComplaints(catalogue: Catalogue, capabilities: readonly string[] | undefined): string[] {
  return [
    ...catalogue.strays.map((example) => `${nameOf(example)} stands outside any rule.`),
    ...catalogue.rules.flatMap(ruleComplaints),
    ...DIALECT_NAMES.flatMap((dialect) => duplicateComplaints(rulesOf(catalogue, dialect), dialect)),
    ...tagComplaints(catalogue, capabilities),
  ]
}

function ruleComplaints(rule: CatalogueRule): string[] {
  const where = `The rule "${rule.id === '' ? rule.title : rule.id}" (${placeOf(rule)})`
  const ids = rule.tags.filter(isRuleIdTag)
  const empty = rule.dialects.filter((name) => !rule.examples.some((example) => example.dialects.includes(name)))
  const complaints = [
    ids.length !== 1 && `has ${ids.length === 0 ? 'no ID' : `several IDs, ${ids.join(' ')}`} among its tags.`,
    levelsOf(rule.tags).length !== 1 && 'must have exactly one of the tags @must, @should and @may.',
    rule.dialects.length === 0 && 'carries the tags of two dialects, so it holds in neither.',
    empty.length > 0 && `has no example in the dialect ${empty.join(' nor in ')}.`,
  ].filter((complaint) => complaint !== false)
  return [...complaints.map((complaint) => `${where} ${complaint}`), ...rule.examples.flatMap(exampleComplaints)]
}

function exampleComplaints(example: CatalogueExample): string[] {
  return [
    ...(example.steps.length === 0 ? [`${nameOf(example)} has no step.`] : []),
    ...(example.dialects.length === 0 ? [`${nameOf(example)} carries the tags of two dialects, so it runs in neither.`] : []),
  ]
}

/** A rule may be parted by what it demands and what it only advises. */
function duplicateComplaints(rules: readonly CatalogueRule[], dialect: string): string[] {
  const seen = new Map<string, CatalogueRule>()
  return rules.flatMap((rule) => {
    const key = `${rule.id} ${rule.level}`
    const first = seen.get(key)
    seen.set(key, first ?? rule)
    if (first === undefined || rule.id === '') return []
    return [`${rule.id} stands twice in the dialect ${dialect}: ${placeOf(first)} and ${placeOf(rule)}.`]
  })
}

function tagComplaints({ rules, strays }: Catalogue, capabilities: readonly string[] | undefined): string[] {
  const places = new Map<string, string>()
  for (const bearer of [...rules, ...rules.flatMap(({ examples }) => examples), ...strays]) {
    for (const tag of bearer.tags) if (!places.has(tag)) places.set(tag, placeOf(bearer))
  }
  return [...places].filter(([tag]) => !isKnownTag(tag, capabilities)).map(([tag, place]) => `The tag ${tag} is unknown (${place}).`)
}

const nameOf = (example: CatalogueExample): string => `The example "${example.name}" (${placeOf(example)})`
