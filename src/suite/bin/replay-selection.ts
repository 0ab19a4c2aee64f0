import type { CatalogueRule } from '../judging/catalogue'
import { placeOf } from '../judging/verdicts'
import { near } from '../near'
import type { ConformanceReport } from '../report/conformance-report'
import { exampleName } from '../report/failure-block'
import { UsageError } from './catalogue'

type ReportedRule = ConformanceReport['rules'][number]
type ReportedExample = ReportedRule['examples'][number]
interface Found {
  readonly rule: ReportedRule
  readonly example: ReportedExample
}

/** What is to be run again. */
interface Selection {
  /** Where the examples stand now: file and line. */
  readonly places: readonly string[]
  /** What the user has to know, a sentence each. */
  readonly warnings: readonly string[]
}

/**
 * Finds examples of a report in the features as they are now, wherever their lines have gone.
 * `wanted`: a rule's ID, an example's name, or the file and line that the report gives.
 * @throws UsageError if the report has no such example, or the features have it no more
 */
export function selectionFor(report: ConformanceReport, wanted: string, current: readonly CatalogueRule[]): Selection {
  const places = new Set<string>()
  const warnings = new Set<string>()
  for (const found of wantedIn(report, wanted)) {
    const now = current.find((rule) => isNowOf(rule, found.rule))
    if (now === undefined) throw new UsageError(`The features have no rule ${found.rule.id} any more, so it cannot be replayed.`)
    if (now.revision !== found.rule.revision) {
      warnings.add(
        `${now.id} has changed since the report was made (revision ${found.rule.revision}, now ${now.revision}): its new text is run.`,
      )
    }
    places.add(placeNow(found, now))
  }
  return { places: [...places], warnings: [...warnings] }
}

/** A rule may be parted by level; an old report may not say which is meant. */
const isNowOf = (rule: CatalogueRule, { id, level = rule.level }: Found['rule']): boolean => rule.id === id && rule.level === level

function wantedIn({ rules }: ConformanceReport, wanted: string): Found[] {
  const id = wanted.toUpperCase()
  const all = rules.flatMap((rule) => rule.examples.map((example) => ({ rule, example })))
  const found = all.filter(({ rule, example: { name, place } }) => {
    return rule.id === id || name === wanted || place === wanted || place.endsWith(`/${wanted}`)
  })
  if (found.length > 0) return found
  const rule = rules.find((one) => one.id === id)
  if (rule !== undefined) throw new UsageError(`${id} was not judged in that report (${rule.verdict}), so there is nothing to replay.`)
  const meant = near(
    wanted,
    all.flatMap((one) => [one.rule.id, one.example.name, one.example.place]),
  )
  const hint =
    meant.length > 0 ? `Did you mean ${meant.map((one) => `"${one}"`).join(' or ')}?` : 'It takes file:line, a name or a rule ID.'
  throw new UsageError(`The report has no example "${wanted}". ${hint}`)
}

/** Names go before places: lines move. Of examples that have one name, the same in order. */
function placeNow({ rule, example }: Found, now: CatalogueRule): string {
  const nth = rule.examples.filter(({ name }) => name === example.name).indexOf(example)
  const found = now.examples.filter((one) => exampleName(one) === example.name)[nth]
  if (found === undefined) throw new UsageError(`${now.id} has no example "${example.name}" any more, so it cannot be replayed.`)
  return placeOf(found)
}
