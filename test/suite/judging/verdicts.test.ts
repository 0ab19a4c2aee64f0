import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestStepResultStatus as Status } from '@cucumber/messages'
import { type Catalogue, catalogueOf, parseFeature } from '../../../src/suite/judging/catalogue'
import { withDeviations } from '../../../src/suite/judging/deviations'
import { exitCodeOf } from '../../../src/suite/judging/evaluation'
import type { FailureKind } from '../../../src/suite/judging/failure'
import type { ExecutedExample } from '../../../src/suite/judging/run-record'
import { type JudgedRule, judge, type Measure, type Verdict } from '../../../src/suite/judging/verdicts'

const LEVELS = ['must', 'should', 'may'] as const
const KINDS: readonly FailureKind[] = ['failed', 'crashed', 'inconclusive', 'broken']
const TODAY = '2027-06-30'
const MEASURE: Measure = { capabilities: [], strict: false }

const catalogue = catalogueOf([
  parseFeature(
    `
Feature: Emitter
${LEVELS.map(
  (level, index) => `
  @EMIT-${index + 1} @${level}
  Rule: EMIT-${index + 1} It ${level.toUpperCase()} be
    Example: first
      When x
    Example: second
      When x
    @needs-luck
    Example: lucky
      When x
    Example: empty
`,
).join('')}`,
    'e.feature',
  ),
])

const [must, should, may] = catalogue.rules
assert.ok(must && should && may)
const [FIRST, SECOND, LUCKY, EMPTY] = [0, 1, 2, 3] as const

function executed(rule: typeof must, index: number, status: Status, kind?: FailureKind): ExecutedExample {
  const example = rule?.examples[index]
  assert.ok(example)
  const { uri, line, name } = example
  const failure = kind && { kind, expected: 'this', seen: 'that', timeline: [] }
  return { uri, line, name, status, steps: [], ...(failure && { failure }) }
}

/** An example of a rule that must be kept, with this verdict. */
const WITH: Readonly<Record<Exclude<Verdict, 'advice' | 'deviation'>, (index: number) => ExecutedExample>> = {
  passed: (index) => executed(must, index, Status.PASSED),
  failed: (index) => executed(must, index, Status.FAILED, 'failed'),
  crashed: (index) => executed(must, index, Status.FAILED, 'crashed'),
  inconclusive: (index) => executed(must, index, Status.FAILED, 'inconclusive'),
  broken: (index) => executed(must, index, Status.FAILED, 'broken'),
  unjudged: (index) => executed(must, index, Status.UNDEFINED),
  'not applicable': () => executed(must, LUCKY, Status.SKIPPED),
}

const verdict = (rule: typeof must, examples: readonly ExecutedExample[], measure = MEASURE) => judge([rule], examples, measure)[0]?.verdict

test('a broken promise fails a MUST, is an advice of a SHOULD unless the run is strict, and of a MAY always', () => {
  const of = (rule: typeof must, strict: boolean) => verdict(rule, [executed(rule, FIRST, Status.FAILED, 'failed')], { ...MEASURE, strict })
  assert.deepEqual([of(must, false), of(should, false), of(may, false)], ['failed', 'advice', 'advice'])
  assert.deepEqual([of(must, true), of(should, true), of(may, true)], ['failed', 'failed', 'advice'])
})

test('a crash, a missed occasion and a broken adapter are what they are, whatever the level of the rule', () => {
  for (const rule of [must, should, may]) {
    for (const kind of KINDS.filter((one) => one !== 'failed')) {
      assert.equal(verdict(rule, [executed(rule, FIRST, Status.FAILED, kind)]), kind)
    }
  }
})

test('a fault of the suite fails a rule of any level', () => {
  for (const rule of [must, should, may]) assert.equal(verdict(rule, [executed(rule, FIRST, Status.FAILED)]), 'failed')
})

test('an advice that is attached to an example that ends well counts, unless the rule is a MUST: then nothing is decided', () => {
  assert.equal(verdict(should, [executed(should, FIRST, Status.PASSED, 'failed')]), 'advice')
  assert.equal(verdict(should, [executed(should, FIRST, Status.PASSED, 'failed')], { ...MEASURE, strict: true }), 'failed')
  assert.equal(verdict(must, [executed(must, FIRST, Status.PASSED, 'failed')]), 'unjudged')
})

test('an example without steps, one that never ended and one with an undefined step have no verdict', () => {
  assert.equal(verdict(must, [executed(must, EMPTY, Status.PASSED)]), 'unjudged')
  for (const status of [Status.UNKNOWN, Status.UNDEFINED, Status.PENDING, Status.AMBIGUOUS]) {
    assert.equal(verdict(must, [executed(must, FIRST, status)]), 'unjudged')
  }
})

test('what is skipped for a capability that is lacking is not applicable; any other skip is no verdict', () => {
  assert.equal(verdict(must, [executed(must, LUCKY, Status.SKIPPED)]), 'not applicable')
  assert.equal(verdict(must, [executed(must, LUCKY, Status.SKIPPED)], { ...MEASURE, capabilities: ['luck'] }), 'unjudged')
  assert.equal(verdict(must, [executed(must, FIRST, Status.SKIPPED)]), 'unjudged')
})

test('a rule of which nothing was selected is not run, or not claimed if its family is not', () => {
  assert.equal(verdict(must, []), 'not run')
  assert.equal(verdict(must, [], { ...MEASURE, families: ['EMIT'] }), 'not run')
  assert.equal(verdict(must, [], { ...MEASURE, families: ['DISC'] }), 'not claimed')
  assert.equal(verdict(must, [WITH.passed(FIRST)], { ...MEASURE, families: ['DISC'] }), 'passed')
})

test('of two examples the worse one decides on the rule', () => {
  const fromBestToWorst = ['not applicable', 'passed', 'unjudged', 'inconclusive', 'broken', 'failed', 'crashed'] as const
  for (const [place, better] of fromBestToWorst.entries()) {
    for (const worse of fromBestToWorst.slice(place + 1)) {
      assert.equal(verdict(must, [WITH[better](FIRST), WITH[worse](SECOND)]), worse, `${better} and ${worse}`)
      if (better !== 'not applicable') assert.equal(verdict(must, [WITH[worse](FIRST), WITH[better](SECOND)]), worse)
    }
  }
  const advised = executed(should, FIRST, Status.FAILED, 'failed')
  assert.equal(verdict(should, [advised, executed(should, SECOND, Status.PASSED)]), 'advice')
  assert.equal(verdict(should, [advised, executed(should, SECOND, Status.FAILED, 'inconclusive')]), 'inconclusive')
  assert.equal(verdict(should, [advised, executed(should, SECOND, Status.FAILED, 'crashed')]), 'crashed')
})

const judgedWith = (...verdicts: Verdict[]): JudgedRule[] =>
  judge([must], [WITH.passed(FIRST)], MEASURE).map((rule) => ({
    ...rule,
    examples: verdicts.flatMap((one) => rule.examples.map((example) => ({ ...example, verdict: one }))),
  }))

test('the exit code is 0 as long as every verdict is as it was declared', () => {
  assert.equal(exitCodeOf(judgedWith('passed', 'advice', 'deviation', 'not applicable'), [], []), 0)
  assert.equal(exitCodeOf([], [], []), 0)
})

test('the exit code is 3 if there is no verdict for want of an adapter or an occasion', () => {
  assert.equal(exitCodeOf(judgedWith('passed', 'broken'), [], []), 3)
  assert.equal(exitCodeOf(judgedWith('passed', 'inconclusive'), [], []), 3)
  assert.equal(exitCodeOf(judgedWith('passed'), [], ['It went on.']), 3)
})

test('the exit code is 1 if anything failed or cannot be trusted, whatever else there is', () => {
  assert.equal(exitCodeOf(judgedWith('failed'), [], []), 1)
  assert.equal(exitCodeOf(judgedWith('crashed'), [], []), 1)
  assert.equal(exitCodeOf(judgedWith('broken', 'failed', 'inconclusive'), [], ['It went on.']), 1)
  assert.equal(exitCodeOf(judgedWith('inconclusive', 'crashed'), [], []), 1)
  assert.equal(exitCodeOf(judgedWith('passed'), ['The list is stale.'], []), 1)
  assert.equal(exitCodeOf(judgedWith('broken'), ['The list is stale.'], []), 1)
})

const layered = catalogueOf([
  parseFeature(
    `
Feature: Membership
  @DISC-5 @must
  Rule: DISC-5 Who cannot be reached MUST be dead
    Example: dead
      Given bob is gone
  @DISC-9 @must
  Rule: DISC-9 The dead MUST get nothing
    Example: nothing
      Given bob is gone
    Example: something else
      Given bob is back
`,
    'm.feature',
  ),
])

interface Played {
  /** Names of the examples that have failed. */
  readonly failed: readonly string[]
  readonly kind?: FailureKind
  /** IDs of rules of which failures are known. */
  readonly known?: readonly string[]
  /** The texts of steps, by the name of their example; of others there is none. */
  readonly texts?: Readonly<Record<string, readonly string[]>>
}

/** The verdict on each example of some rules, or the rule that is blamed for it, if these have failed and all others passed. */
function blames({ rules }: Pick<Catalogue, 'rules'>, { failed, kind = 'failed', known = [], texts = {} }: Played): string[] {
  const played = rules.flatMap(({ examples }) =>
    examples.map(({ uri, line, name }): ExecutedExample => {
      const steps = (texts[name] ?? []).map((text) => ({ text, status: Status.PASSED }))
      const isLost = failed.includes(name)
      const failure = { kind, expected: 'this', seen: 'that', timeline: [] }
      return { uri, line, name, status: isLost ? Status.FAILED : Status.PASSED, steps, ...(isLost && { failure }) }
    }),
  )
  const deviations = known.map((rule) => ({ rule, reason: 'it is so', reference: 'x', owner: 'us', expires: TODAY }))
  const { judged, complaints } = withDeviations(judge(rules, played, MEASURE), deviations, { today: TODAY, isComplete: true })
  assert.deepEqual(complaints, [])
  return judged.flatMap(({ examples }) => examples.map(({ verdict: one, blamed }) => blamed ?? one))
}

const TEXTS = { dead: ['Given bob is gone'], nothing: ['Given bob is gone'], 'something else': ['Given bob is back'] }

test('an example that fails, and rests on a rule that has failed, is inconclusive by that rule', () => {
  assert.deepEqual(blames(layered, { failed: ['dead', 'nothing'], texts: TEXTS }), ['failed', 'DISC-5', 'passed'])
})

test('an example that rests on no rule that has failed keeps its failure', () => {
  assert.deepEqual(blames(layered, { failed: ['dead', 'something else'], texts: TEXTS }), ['failed', 'passed', 'failed'])
  assert.deepEqual(blames(layered, { failed: ['nothing'], texts: TEXTS }), ['passed', 'failed', 'passed'])
  const alone = { rules: layered.rules.filter(({ id }) => id === 'DISC-9') }
  assert.deepEqual(blames(alone, { failed: ['nothing'], texts: TEXTS }), ['failed', 'passed'])
})

test('a crash is never blamed on another rule', () => {
  assert.deepEqual(blames(layered, { failed: ['dead', 'nothing'], kind: 'crashed', texts: TEXTS }), ['crashed', 'crashed', 'passed'])
})

test('what rests on a rule that itself says nothing is blamed on the one that is to blame for that', () => {
  const chain = catalogueOf([
    parseFeature(
      `
Feature: Membership
  @DISC-17 @must
  Rule: DISC-17 An answer MUST have the nonce
    Example: nonce
      When bob asks
  @DISC-5 @must
  Rule: DISC-5 Who cannot be reached MUST be dead
    Example: dead
      When alice answers a membership request of bob
  @DISC-9 @must
  Rule: DISC-9 The dead MUST get nothing
    Example: nothing
      Given bob is gone
`,
      'm.feature',
    ),
  ])
  const texts = {
    nonce: ['When bob asks'],
    dead: ['When alice answers a membership request of bob'],
    nothing: ['Given bob is gone'],
  }
  assert.deepEqual(blames(chain, { failed: ['nonce', 'dead', 'nothing'], texts }), ['failed', 'DISC-17', 'DISC-17'])
})

test('a basic rule that fails only where it rests on a less basic one is blamed on that', () => {
  const mixed = catalogueOf([
    parseFeature(
      `
Feature: Membership
  @DISC-17 @must
  Rule: DISC-17 An answer MUST have the nonce
    Example: nonce
      When bob asks
    Example: the dead are answered
      Given bob is gone
  @DISC-5 @must
  Rule: DISC-5 Who cannot be reached MUST be dead
    Example: dead
      Given bob is gone
      Then alice answers a membership request of dave with:
`,
      'm.feature',
    ),
  ])
  const texts = {
    nonce: ['When bob asks'],
    'the dead are answered': ['Given bob is gone'],
    dead: ['Given bob is gone', 'Then alice answers a membership request of dave with:'],
  }
  const blamed = (...failed: readonly string[]) => blames(mixed, { failed, texts })
  assert.deepEqual(blamed('the dead are answered', 'dead'), ['passed', 'DISC-5', 'failed'])
  assert.deepEqual(blamed('the dead are answered'), ['passed', 'failed', 'passed'])
  assert.deepEqual(blamed('nonce', 'the dead are answered', 'dead'), ['failed', 'DISC-17', 'DISC-17'])
})

const network = catalogueOf([
  parseFeature(
    `
Feature: Network
  @EMIT-1 @must
  Rule: EMIT-1 A batch MUST go out
    Example: batch
      When x
  @DISC-24 @must
  Rule: DISC-24 It MUST ask
    Example: asks
      When x
  @CONV-1 @must
  Rule: CONV-1 All MUST know each other
    It follows from DISC-24.

    Example: meeting
      When x
`,
    'n.feature',
  ),
])

test('a rule of many nodes says nothing of its own where a rule of one node has failed', () => {
  const blamed = (...failed: readonly string[]) => blames(network, { failed })
  assert.deepEqual(blamed('meeting'), ['passed', 'passed', 'failed'])
  assert.deepEqual(blamed('asks', 'meeting'), ['passed', 'failed', 'DISC-24'])
  assert.deepEqual(blamed('batch', 'asks', 'meeting'), ['failed', 'failed', 'DISC-24'])
  assert.deepEqual(blamed('batch', 'meeting'), ['failed', 'passed', 'EMIT-1'])
})

test('a failure that is known excuses no rule of many nodes', () => {
  const blamed = (known: readonly string[], ...failed: readonly string[]) => blames(network, { failed, known })
  assert.deepEqual(blamed(['DISC-24'], 'asks', 'meeting'), ['passed', 'deviation', 'failed'])
  assert.deepEqual(blamed(['DISC-24'], 'batch', 'asks', 'meeting'), ['failed', 'deviation', 'EMIT-1'])
  assert.deepEqual(blamed(['CONV-1'], 'meeting'), ['passed', 'passed', 'deviation'])
  assert.deepEqual(blamed(['CONV-1'], 'batch', 'meeting'), ['failed', 'passed', 'deviation'])
})
