import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintLinks, lintPictures } from '../../../scripts/spec-lint-links'

const IDS = new Set(['EMIT-1', 'DISC-2'])
const there = new Set(['docs/glossary.md', 'features/README.md', 'src'])
const lint = (text: string) => lintLinks({ 'docs/page.md': text }, IDS, (path) => there.has(path))

test('links to what is there, elsewhere and within the page, and rules that are there, are fine', () => {
  assert.deepEqual(lint('[a](glossary.md#tag) [b](../features/README.md) [c](../src) [d](https://example.org/x) [e](#here)'), [])
  assert.deepEqual(lint('EMIT-1, DISC-2, UTF-8 and SHA-256'), [])
})

test('a link that leads nowhere and a rule that is not there are complained of', () => {
  assert.deepEqual(lint('All is\n[well](wells.md), says EMIT-12'), [
    'docs/page.md:2  there is no wells.md: mend the link',
    'docs/page.md:2  there is no rule EMIT-12',
  ])
})

test('a picture has a title and a description', () => {
  const whole = '<svg width="1" role="img"><title id="t">A node</title><desc id="d">Its parts</desc></svg>'
  assert.deepEqual(lintPictures({ 'a.svg': whole, 'a.md': 'no picture' }), [])
  assert.deepEqual(lintPictures({ 'a.svg': whole.replace('Its parts', '') }), ['a.svg:1  the picture needs role="img", a title and a desc'])
  assert.equal(lintPictures({ 'a.svg': whole.replace(' role="img"', '') }).length, 1)
})
