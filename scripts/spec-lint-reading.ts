import type { CatalogueRule } from '../src/suite/judging/catalogue'
import { CHAPTERS, type Chapter } from '../src/suite/judging/reading'

const HERE = 'src/suite/judging/reading.ts:1'

/** Features that are in no chapter or in several, families likewise, and chapters of what there is not. */
export function lintReading(
  features: readonly string[],
  rules: readonly CatalogueRule[],
  chapters: readonly Chapter[] = CHAPTERS,
): string[] {
  const families = [...new Set(rules.map(({ family }) => family))]
  return [
    ...misfits(
      features,
      chapters.flatMap((chapter) => chapter.features),
      (feature) => `${feature}:1`,
    ),
    ...misfits(
      families,
      chapters.flatMap((chapter) => chapter.families),
      () => HERE,
    ),
  ]
}

function misfits(there: readonly string[], listed: readonly string[], placeOf: (name: string) => string): string[] {
  return [
    ...there
      .filter((name) => !listed.includes(name))
      .map((name) => `${placeOf(name)}  ${name} is in no chapter: ${HERE} says when one reads it`),
    ...listed.filter((name) => !there.includes(name)).map((name) => `${HERE}  there is no ${name}: strike it out`),
    ...listed
      .filter((name, index) => listed.indexOf(name) !== index)
      .map((name) => `${HERE}  ${name} is in two chapters, or twice in one: strike one out`),
  ]
}
