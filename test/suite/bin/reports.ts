import type { ConformanceReport } from '../../../src/suite/report/conformance-report'

type Rule = ConformanceReport['rules'][number]

/** A rule as a report has it; its family is the text of its ID before the dash. */
export function reportedRule(id: string, verdict: Rule['verdict'], more: Partial<Rule> = {}): Rule {
  return { id, family: id.replace(/-.*/, ''), sentence: `${id} MUST be`, revision: '1', verdict, examples: [], ...more }
}

export function reportOf(
  name: string,
  rules: readonly Rule[],
  more: Partial<ConformanceReport> = {},
  notClaimed: readonly string[] = [],
): ConformanceReport {
  return {
    format: 'gossip-tck conformance report 1',
    suite: { name: 'gossip-tck', version: '1', portVersion: '1.0', features: 'f' },
    implementation: { name, version: '1', language: 'Go', capabilities: [], claimed: [], notClaimed: [...notClaimed] },
    dialect: 'fabric',
    seed: '7f3a',
    complete: true,
    exitCode: 0,
    complaints: [],
    counts: { rules: {}, examples: {} },
    rules: [...rules],
    ...more,
  }
}
