import path from 'node:path'
import { type Catalogue, type CatalogueRule, loadCatalogue } from '../judging/catalogue'
import { familiesIn } from '../judging/reading'
import { capabilitiesOf } from '../judging/tags'

/** The root of this package. */
export const ROOT = path.join(__dirname, '../../..')

/** The rules of this package's own features; places are relative to its root. */
export const ownCatalogue = (): Catalogue => loadCatalogue(path.join(ROOT, 'features'), ROOT)

/** The capabilities that the rule asks for, and in brackets those that only some of its examples do. */
export function needsOf(rule: CatalogueRule): string[] {
  const ofAll = capabilitiesOf(rule.tags)
  const ofSome = [...new Set(rule.examples.flatMap(({ tags }) => capabilitiesOf(tags)))].filter((name) => !ofAll.includes(name))
  return [...ofAll, ...ofSome.map((name) => `(${name})`)]
}

/** Families in the order of reading; within one, rules go by their numbers. */
export function inOrder<Rule extends { readonly id: string; readonly family: string }>(rules: readonly Rule[]): Rule[] {
  const families = familiesIn(rules)
  const number = ({ id }: Rule) => Number(id.replace(/^.*-/, ''))
  return [...rules].sort((a, b) => families.indexOf(a.family) - families.indexOf(b.family) || number(a) - number(b))
}

/** A wrong command line or file: one sentence that names it and says what to do. */
export class UsageError extends Error {}
