import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Evaluation } from '../judging/evaluation'
import { DIALECT_NAMES, LEVELS } from '../judging/tags'
import { type JudgedExample, type JudgedRule, missingCapabilities, partOf, placeOf, RULE_VERDICTS, VERDICTS } from '../judging/verdicts'
import { exampleName } from './failure-block'

const COUNTS = z.record(z.string(), z.number().int()).describe('How many have each verdict; those that nobody has are left out.')

/** The shape of `reports/conformance.json`; `schemas/conformance-report.schema.json` is made from it. */
export const REPORT_SCHEMA = z
  .strictObject({
    format: z.literal('gossip-tck conformance report 1'),
    suite: z.strictObject({
      name: z.string(),
      version: z.string(),
      portVersion: z.string().describe('Of the conformance port that the implementation speaks.'),
      features: z.string().describe('SHA-256 over the revisions of all rules of this report, in hexadecimal digits.'),
    }),
    implementation: z.strictObject({
      name: z.string(),
      version: z.string(),
      language: z.string(),
      capabilities: z.array(z.string()).describe('Those that it declares.'),
      claimed: z.array(z.string()).describe('Families of rules that it claims to keep.'),
      notClaimed: z.array(z.string()).describe('Families of the dialect that it does not claim.'),
    }),
    dialect: z.enum(DIALECT_NAMES).describe('Of the rules that it was judged by.'),
    seed: z.string(),
    complete: z.boolean().describe('All examples of the dialect were meant to be run, and were; false: a part was chosen, or is lacking.'),
    unasked: z
      .array(z.string())
      .optional()
      .describe('Tags of examples that were left out, because nobody asks them of such an implementation, or this time.'),
    shard: z.string().optional().describe('Only each so many-th example was run, as 1/3; `gossip-tck merge` puts such reports together.'),
    exitCode: z.number().int().describe('0 as declared, 1 failed, 2 wrong use, 3 adapter broken or inconclusive.'),
    complaints: z.array(z.string()).describe("Why the verdicts can't be trusted, or what is wrong with the adapter."),
    counts: z.strictObject({ rules: COUNTS, examples: COUNTS }),
    rules: z.array(
      z.strictObject({
        id: z.string(),
        family: z.string(),
        sentence: z.string(),
        level: z.enum(LEVELS).optional(),
        revision: z.string().describe('Changes with every word of the rule and its examples.'),
        verdict: z.enum(RULE_VERDICTS),
        reason: z.string().optional().describe('Why it has not passed, or how much of it was judged; of a failure, what was seen.'),
        examples: z.array(
          z.strictObject({
            name: z.string(),
            place: z.string().describe('File and line.'),
            verdict: z.enum(VERDICTS),
            expected: z.string().optional(),
            seen: z.string().optional(),
            restsOn: z.array(z.string()).optional().describe('Of what has failed: rules that it rests on besides its own.'),
            blamed: z.string().optional().describe('The one of them that failed: for that the example is inconclusive.'),
            missed: z
              .string()
              .optional()
              .describe(
                'The rule, or the family of rules, on which it rests, and which did not show in it: for that the example is inconclusive.',
              ),
          }),
        ),
      }),
    ),
  })
  .describe('What the gossip conformance suite says of an implementation.')

export type ConformanceReport = z.infer<typeof REPORT_SCHEMA>

/** The report for machines. */
export function conformanceReport(evaluation: Evaluation, suite: { readonly name: string; readonly version: string }): ConformanceReport {
  const { run, dialect, isComplete, families, unasked, shard, judged, complaints, adapterComplaints, early, exitCode } = evaluation
  const claimed = run?.families ?? families
  const capabilities = run?.capabilities ?? []
  return {
    format: 'gossip-tck conformance report 1',
    suite: { ...suite, portVersion: run?.portVersion ?? '', features: digestOf(judged) },
    implementation: {
      name: run?.implementation ?? 'unknown',
      version: run?.version ?? '',
      language: run?.language ?? '',
      capabilities: [...capabilities],
      claimed: [...claimed],
      notClaimed: families.filter((family) => !claimed.includes(family)),
    },
    dialect: dialect ?? 'documents',
    seed: run?.seed ?? '',
    complete: isComplete,
    unasked: [...unasked],
    ...(shard !== undefined && { shard }),
    exitCode,
    complaints: [...complaints, ...adapterComplaints, ...(early === undefined ? [] : [early])],
    counts: { rules: countsOf(judged), examples: countsOf(judged.flatMap(({ examples }) => examples)) },
    rules: judged.map((one) => ruleOf(one, capabilities)),
  }
}

function ruleOf(judged: JudgedRule, capabilities: readonly string[]): ConformanceReport['rules'][number] {
  const { rule, verdict, examples } = judged
  const reason = reasonOf(judged, capabilities)
  return {
    id: rule.id,
    family: rule.family,
    sentence: rule.title,
    ...(rule.level && { level: rule.level }),
    revision: rule.revision,
    verdict,
    ...(reason !== undefined && { reason }),
    examples: examples.map((one) => ({
      name: exampleName(one.example),
      place: placeOf(one.example),
      verdict: one.verdict,
      ...seenOf(one),
      ...(mayBeExcused(one) && { restsOn: [...one.restsOn] }),
      ...(one.blamed !== undefined && { blamed: one.blamed }),
      ...missedBy(one),
    })),
  }
}

const missedBy = ({ executed: { failure } }: JudgedExample): { readonly missed?: string } =>
  failure?.missed === undefined ? {} : { missed: failure.missed }

/** What failed may turn out to have failed for another reason, once other examples are known. */
const mayBeExcused = ({ verdict, blamed, restsOn }: JudgedExample): boolean =>
  restsOn.length > 0 && (verdict === 'failed' || verdict === 'deviation' || blamed !== undefined)

function reasonOf(judged: JudgedRule, capabilities: readonly string[]): string | undefined {
  const { verdict, examples } = judged
  if (verdict === 'not claimed' || verdict === 'not run') return undefined
  const lacking = examples.flatMap(({ example }) => missingCapabilities(example, capabilities))
  const needs = [...new Set(lacking)].join(', ')
  if (verdict === 'not applicable') return `needs ${needs}`
  if (verdict === 'passed') return restOf(judged, needs)
  const first = examples.find((one) => one.verdict === verdict)
  return first && seenOf(first).seen
}

/** A fault of the suite itself was not looked for, so nothing else was expected. */
function seenOf({ executed: { failure, steps } }: JudgedExample): { readonly expected?: string; readonly seen?: string } {
  if (failure !== undefined) return { expected: failure.expected, seen: failure.seen }
  const error = steps.find((step) => step.error !== undefined)?.error
  return error === undefined ? {} : { seen: error }
}

/** By how many examples a rule has passed, and why not by all; undefined if it has. */
function restOf(judged: JudgedRule, needs: string): string | undefined {
  const part = partOf(judged)
  const left = judged.rule.examples.length - judged.examples.length
  if (part === undefined) return undefined
  const parts = [
    part,
    ...(needs === '' ? [] : [`${left === 0 ? 'the ' : ''}others need ${needs}`]),
    ...(left === 0 ? [] : [`${left} not run`]),
  ]
  return parts.join('; ')
}

function countsOf(judged: readonly { readonly verdict: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { verdict } of judged) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

function digestOf(judged: readonly JudgedRule[]): string {
  const hash = createHash('sha256')
  for (const { rule } of judged) hash.update(`${rule.id} ${rule.revision}\n`)
  return hash.digest('hex')
}
