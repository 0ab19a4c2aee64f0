import path from 'node:path'
import { type Catalogue, type CatalogueRule, loadCatalogue } from '../judging/catalogue'
import { FAMILIES } from '../judging/reading'
import { capabilitiesOf } from '../judging/tags'
import { didYouMean } from '../judging/words'
import { WrongUse } from '../wrong-use'

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

/** The family that is meant, in capitals or not. @throws UsageError */
export function familyNamed(given: string): string {
  const family = given.trim().toUpperCase()
  if (FAMILIES.includes(family)) return family
  throw new UsageError(`There is no family "${given}": ${didYouMean(family, FAMILIES) ?? `there are ${FAMILIES.join(', ')}.`}`)
}

/** As options have them: `DISC,SECRET`. @throws UsageError */
export const familiesNamed = (text: string): string[] => text.split(',').map(familyNamed)

/** A wrong command line or file: one sentence that names it and says what to do. */
export class UsageError extends WrongUse {}
