import assert from 'node:assert/strict'
import { test } from 'node:test'
import { highlighted } from '../../../src/suite/book/highlight'
import type { Links } from '../../../src/suite/book/links'
import { Prose } from '../../../src/suite/book/prose'

const FILE = 'docs/notes.md'
const LINKS: Links = {
  rule: (id) => (id === 'EMIT-1' ? 'emitter.html#EMIT-1' : undefined),
  name: (name) => (name === 'burst' ? 'glossary.html#name-burst' : undefined),
  file: (file, fragment) => (file === FILE ? `notes.html#${fragment}` : undefined),
  sections: new Map(),
}

const htmlOf = (text: string): string => new Prose(LINKS).block(text, FILE).source.trim()

test('a link within a file leads to its page, and one out of the book is words', () => {
  assert.equal(htmlOf('[see](#part-one)'), '<p><a href="notes.html#part-one">see</a></p>')
  assert.equal(htmlOf('[see](https://example.com) [that](mailto:a@example.com)'), '<p>see that</p>')
})

test('the ID of a rule that there is not is no link', () => {
  assert.equal(htmlOf('EMIT-1, not EMIT-99'), '<p><a href="emitter.html#EMIT-1">EMIT-1</a>, not EMIT-99</p>')
})

test('a name is linked, but for one that is in a link already', () => {
  assert.equal(htmlOf('`burst`'), '<p><a class="name" href="glossary.html#name-burst"><code>burst</code></a></p>')
  assert.equal(htmlOf('[`burst`](#part-one)'), '<p><a href="notes.html#part-one"><code>burst</code></a></p>')
})

test('of headings with the same words the second has a number', () => {
  assert.deepEqual(htmlOf('# One\n\n# One\n\n# One').match(/id="[^"]+"/g), ['id="one"', 'id="one-1"', 'id="one-2"'])
})

test('words in an unknown language are as they are', () => {
  assert.equal(highlighted('a < b', 'klingon').source, 'a &lt; b')
  assert.match(highlighted('Given a', 'gherkin').source, /<span class="hljs-keyword">Given<\/span>/)
})
