import { compile } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator, type Pickle } from '@cucumber/messages'
import { capabilitiesOf, OVER_GRPC } from '../src/suite/judging/tags'
import type { Capability } from '../src/suite/port'
import { stepsIn } from './spec-lint-keywords'

/** Fragments of phrases, as they are defined or as they are said, and what an implementation must be able to do for them. */
export const NEEDS: Readonly<Record<string, Capability>> = {
  'has joined {channel}': 'channels',
  'these nodes of {channel}': 'channels',
  'nodes of {channel} meet': 'several-subjects',
  'the network between nodes has': 'rough-network',
  'in {channel} with {node}': 'channels',
  'the ledger of {channel}': 'channels',
  'leaves {channel}': 'channels',
  'the chaincodes of {channel} change': 'chaincodes',
  'as member(s) of {channel}': 'sees-channel-members',
  'suspects revoked identities': 'suspects',
  '{node} goes by these settings': 'sees-settings',
  'the gossip service of {node} holds': 'sees-service',
  'these routines of {node} run': 'sees-routines',
  '{nodes} list(s) exactly {company} as alive': 'sees-members',
  '{node} knows the identities of': 'sees-identities',
  '{node} holds {int} state info': 'sees-store-sizes',
  '{node} reports that she refused it': 'reports-rejections',
  '{node} refuses it with an error': 'reports-refusals',
  'in the order in which they were sent': 'ordered-emission',
}

/** How the phrase of a step is defined. */
export type PatternOf = (text: string) => string | undefined

/**
 * Steps, those of backgrounds included, that need what neither the rule nor the example asks for: an adapter without it would be
 * said to be broken. Another node than the first one is such a step. Examples over gRPC are sent to no adapter.
 */
export function lintNeeds(document: GherkinDocument, patternOf: PatternOf): string[] {
  const uri = document.uri ?? ''
  const lines = new Map(stepsIn(document).map(({ id, location }) => [id, location.line]))
  const complaints = compile(document, uri, IdGenerator.incrementing()).flatMap((pickle) => {
    const declared = capabilitiesOf(pickle.tags.map(({ name }) => name))
    if (pickle.tags.some(({ name }) => name === OVER_GRPC)) return []
    return needsOf(pickle, patternOf)
      .filter(({ capability }) => !declared.includes(capability))
      .map(({ step, capability }) => ({
        line: step.astNodeIds.map((id) => lines.get(id)).find((line) => line !== undefined) ?? 1,
        words: `"${step.text}" needs @needs-${capability}, and "${pickle.name}" does not ask for it: tag the rule or the example`,
      }))
  })
  const first = new Map(complaints.toReversed().map((one) => [one.line, one]))
  return [...first.values()].sort((a, b) => a.line - b.line).map(({ line, words }) => `${uri}:${line}  ${words}`)
}

/** Fragments that are in no phrase any more. `phrases`: as they are defined, and as they are said. */
export const lintNeedsTable = (phrases: readonly string[]): string[] =>
  Object.keys(NEEDS)
    .filter((fragment) => !phrases.some((phrase) => phrase.includes(fragment)))
    .map((fragment) => `scripts/spec-lint-needs.ts:1  no phrase has "${fragment}": say which one needs ${NEEDS[fragment]}`)

function needsOf({ steps }: Pickle, patternOf: PatternOf) {
  const introductions = steps.filter(({ text }) => patternOf(text)?.startsWith('{subject}'))
  const nodeOf = (text: string) => /(\w+) of Org\d/.exec(text)?.[1]
  const another = introductions.find(({ text }) => nodeOf(text) !== nodeOf(introductions[0]?.text ?? ''))
  const several = another === undefined ? [] : [{ step: another, capability: 'several-subjects' as Capability }]
  const others = steps.flatMap((step) => {
    const said = `${patternOf(step.text) ?? ''}\n${step.text}`
    return Object.entries(NEEDS).flatMap(([fragment, capability]) => (said.includes(fragment) ? [{ step, capability }] : []))
  })
  return [...several, ...others]
}
