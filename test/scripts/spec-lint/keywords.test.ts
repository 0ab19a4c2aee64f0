import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definedPhrases, type KindOf, lintKeywords } from '../../../scripts/spec-lint-keywords'
import { parseFeature } from '../../../src/suite/judging/catalogue'

const kindOf: KindOf = (text) => {
  if (/^alice gossips|^time passes$|has just/.test(text)) return 'act'
  return /receive|^alice stays/.test(text) ? 'assertion' : undefined
}

/** What is complained of in an example of these steps: the line within it, from 1, and the words. */
function complaintsOf(steps: readonly string[], rows: readonly string[] = [], background: readonly string[] = []): string[] {
  const kind = rows.length === 0 ? 'Example' : 'Scenario Outline'
  const above = background.length === 0 ? [] : ['Background:', ...background]
  const table = rows.length === 0 ? [] : ['Examples: rows', ...rows]
  const text = ['Feature: x', 'Rule: y', ...above, `${kind}: z`, ...steps, ...table].join('\n')
  return lintKeywords(parseFeature(text, 'e.feature'), kindOf).map((complaint) => {
    const [, line, words] = /^e\.feature:(\d+) {2}(.*)$/.exec(complaint) ?? []
    return `${Number(line) - 3} ${words}`
  })
}

test('acts before a Then and assertions under it are sound', () => {
  assert.deepEqual(complaintsOf(['Given alice gossips a', 'When alice gossips b', 'And time passes', 'Then bob receives it']), [])
  assert.deepEqual(complaintsOf(['When alice gossips a', 'Then bob receives it', 'But nobody else receives it within 1 s']), [])
})

for (const keyword of ['Then', 'And', 'But']) {
  test(`an act under a Then is complained of, behind ${keyword}`, () => {
    const [complaint = '', ...others] = complaintsOf(['When alice gossips a', 'Then bob receives it', `${keyword} alice gossips b`])
    assert.match(complaint, /^3 "alice gossips b" is an act under a Then/)
    assert.deepEqual(others, [])
  })
}

for (const keyword of ['Given', 'When', 'And']) {
  test(`an assertion under no Then is complained of, behind ${keyword}`, () => {
    const [complaint = '', ...others] = complaintsOf(['Given time passes', `${keyword} alice stays`, 'Then bob receives it'])
    assert.match(complaint, /^2 "alice stays" is an assertion, and under no Then/)
    assert.deepEqual(others, [])
  })
}

test('a star hides what a step is', () => {
  assert.match(
    complaintsOf(['When alice gossips a', 'Then bob receives it', '* alice gossips b']).join(),
    /^3 .* has no keyword of its own/,
  )
})

test('a background is looked at as well, once for all examples', () => {
  assert.match(complaintsOf(['Then bob receives it'], [], ['Given alice stays']).join('\n'), /^1 "alice stays" is an assertion[^\n]*$/)
})

test('the rows of an outline are looked at one by one, and a line is complained of once', () => {
  const steps = ['When alice gossips a', 'Then <what>']
  assert.deepEqual(complaintsOf(steps, ['| what |', '| bob receives it |', '| alice stays |']), [])
  assert.equal(complaintsOf(steps, ['| what |', '| bob receives it |', '| time passes |', '| time passes |']).length, 1)
})

test('"nobody else" asks for somebody who is named before, and "nobody" for nobody', () => {
  const complaints = (...then: string[]) => complaintsOf(['Given bob has just received it', 'When alice gossips a', ...then]).join('\n')
  assert.match(complaints('Then nobody else receives it within 1 s'), /^3 nobody else than whom\?/)
  assert.match(complaints('Then alice stays', 'And nobody else receives them within 1 s'), /^4 nobody else than whom\?/)
  assert.equal(complaints('Then nobody receives it within 1 s'), '')
  for (const named of ['bob and dave receive it at once', 'the same 2 receive them all at once', 'bob receives some of them at once']) {
    assert.equal(complaints(`Then ${named}`, 'And nobody else receives it within 1 s'), '')
    assert.match(complaints(`Then ${named}`, 'And nobody receives it within 1 s'), /^4 somebody is said to receive it/)
  }
})

test('what is given no time is complained of', () => {
  assert.match(complaintsOf(['When alice gossips a', 'Then bob receives nothing within 0 ms']).join(), /^2 .* gives it no time/)
  assert.match(complaintsOf(['When alice gossips a', 'Then alice stays for <t>'], ['| t |', '| 0 s |']).join(), /^2 .* gives it no time/)
  assert.deepEqual(complaintsOf(['When alice gossips a', 'Then bob receives nothing within 10 ms']), [])
})

test('phrases are told apart by how they are defined', async () => {
  const { kindOf: kind, patternOf } = await definedPhrases(['steps/**/*.ts'])
  assert.equal(kind("alice's application gossips an org message"), 'act')
  assert.equal(kind('bob has just received it'), 'act')
  assert.equal(kind('bob receives it at once'), 'assertion')
  assert.equal(kind('bob sings'), undefined)
  assert.equal(patternOf('bob is gone'), '{peer} is {presence}')
  assert.equal(patternOf('bob sings'), undefined)
})
