import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definedPhrases } from '../../../scripts/spec-lint-keywords'
import { lintNeeds, lintNeedsTable, NEEDS } from '../../../scripts/spec-lint-needs'
import { parseFeature } from '../../../src/suite/judging/catalogue'

const phrases = definedPhrases(['steps/**/*.ts'])

/** What is complained of in a rule of one example with a background. */
async function complaintsOf(
  steps: readonly string[],
  tags: { readonly rule?: string; readonly example?: string; readonly feature?: string } = {},
) {
  const lines = [
    tags.feature ?? '',
    'Feature: x',
    tags.rule ?? '',
    'Rule: y',
    'Background:',
    'Given a quiet alice of Org1',
    'And bob of Org1 is in trade with alice, and it belongs to Org1',
    tags.example ?? '',
    'Example: z',
    ...steps,
  ]
  const text = lines.join('\n').replace('bob of Org1 is in', 'bob is in')
  return lintNeeds(parseFeature(text, 'e.feature'), (await phrases).patternOf)
}

test('what a background needs has to be asked for: by the rule, the example or the feature', async () => {
  const [complaint = '', ...others] = await complaintsOf(['Then bob receives it at once'])
  assert.match(complaint, /^e\.feature:7 {2}"bob is in trade with alice, .*" needs @needs-channels, and "z" does not ask for it/)
  assert.deepEqual(others, [])
  for (const bearer of ['rule', 'example', 'feature'] as const) {
    assert.deepEqual(await complaintsOf(['Then bob receives it at once'], { [bearer]: '@needs-channels' }), [])
  }
})

test('each phrase and each condition is looked at by itself', async () => {
  const steps = ['Then alice lists exactly bob as alive', 'And bob received them in the order in which they were sent']
  const complaints = await complaintsOf(steps, { rule: '@needs-channels' })
  assert.deepEqual(
    complaints.map((words) => /^e\.feature:(\d+) .* needs @(\S+),/.exec(words)?.slice(1)),
    [
      ['10', 'needs-sees-members'],
      ['11', 'needs-ordered-emission'],
    ],
  )
})

test('another node needs several subjects; the same one once more does not', async () => {
  const complaintsWith = (node: string) => complaintsOf([`Given ${node}`, 'Then bob receives it at once'], { rule: '@needs-channels' })
  assert.match((await complaintsWith('a quiet anna of Org1')).join(), /^e\.feature:10 {2}.* needs @needs-several-subjects/)
  assert.deepEqual(await complaintsWith('alice of Org1'), [])
})

test('what is shown over gRPC asks for nothing', async () => {
  assert.deepEqual(await complaintsOf(['Then bob receives it at once'], { feature: '@grpc' }), [])
})

test('what no phrase has any more is struck out of the table', () => {
  const [first = '', ...others] = Object.keys(NEEDS)
  assert.deepEqual(lintNeedsTable([first, ...others]), [])
  assert.match(lintNeedsTable(others).join(), /^scripts\/spec-lint-needs\.ts:1 {2}no phrase has "has joined/)
})
