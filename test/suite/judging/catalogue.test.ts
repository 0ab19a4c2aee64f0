import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { catalogueOf, loadCatalogue, parseFeature, rulesOf, without } from '../../../src/suite/judging/catalogue'
import { specificationOf } from '../../../src/suite/judging/specification'

const FEATURE = `
Feature: Emitter

  @EMIT-1 @must @needs-ordered-emission @slow
  Rule: EMIT-1 A full buffer MUST be emitted at once

    The *buffer*:
      - is full

    Background:
      Given a network

    Example: it waits
      When nothing happens

    @fabric
    Example: it hurries
      When something happens

  @EMIT-2 @should @documents
  Rule: EMIT-2 A node SHOULD be kind

    Scenario Outline: <kind> goes its way
      When a <kind> is sent
      @wire
      Examples: kinds
        | kind  | way |
        | block | up  |
        | alive | up  |
`

const catalogue = catalogueOf([parseFeature(FEATURE, 'features/b.feature')])

test('a rule is read with its ID, sentence, level, capabilities and place', () => {
  const [rule] = catalogue.rules
  assert.equal(rule?.id, 'EMIT-1')
  assert.equal(rule?.family, 'EMIT')
  assert.equal(rule?.title, 'A full buffer MUST be emitted at once')
  assert.equal(rule?.level, 'must')
  assert.deepEqual(rule?.dialects, ['documents', 'fabric'])
  assert.deepEqual(rule?.capabilities, ['ordered-emission'])
  assert.equal(`${rule?.uri}:${rule?.line}`, 'features/b.feature:5')
})

test('a description loses its common indent only', () => {
  assert.equal(catalogue.rules[0]?.description, 'The *buffer*:\n  - is full')
})

test('each row of an outline is an example at the line of the row', () => {
  const examples = catalogue.rules[1]?.examples ?? []
  assert.deepEqual(
    examples.map(({ name, row, line }) => [name, row, line]),
    [
      ['block goes its way', 'block | up', 28],
      ['alive goes its way', 'alive | up', 29],
    ],
  )
  assert.deepEqual(examples[0]?.tags, ['@EMIT-2', '@should', '@documents', '@wire'])
})

test('a dialect has its own rules and examples and the common ones', () => {
  const shape = (dialect: 'documents' | 'fabric') => rulesOf(catalogue, dialect).map(({ id, examples }) => [id, examples.length])
  assert.deepEqual(shape('documents'), [
    ['EMIT-1', 1],
    ['EMIT-2', 2],
  ])
  assert.deepEqual(shape('fabric'), [['EMIT-1', 2]])
})

test('features are in the order of their paths, whatever order they are read in', () => {
  const first = parseFeature('Feature: a\n@A-1 @must\nRule: A-1 x', 'features/a.feature')
  const documents = [parseFeature(FEATURE, 'features/b.feature'), first]
  assert.deepEqual(
    catalogueOf(documents).rules.map(({ id }) => id),
    ['A-1', 'EMIT-1', 'EMIT-2'],
  )
})

test('an example outside any rule is a stray', () => {
  const { rules, strays } = catalogueOf([parseFeature('Feature: a\nExample: lost\nGiven x', 'a.feature')])
  assert.deepEqual([rules.length, strays.map(({ name }) => name)], [0, ['lost']])
})

test('all features below a folder are loaded, under the names that Cucumber gives them', (t) => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'catalogue-'))
  t.after(() => rmSync(cwd, { recursive: true }))
  mkdirSync(path.join(cwd, 'features/deep'), { recursive: true })
  writeFileSync(path.join(cwd, 'features/deep/b.feature'), FEATURE)
  const loaded = loadCatalogue(path.join(cwd, 'features'), cwd)
  assert.deepEqual(
    loaded.rules.map(({ id, uri }) => [id, uri]),
    [
      ['EMIT-1', 'features/deep/b.feature'],
      ['EMIT-2', 'features/deep/b.feature'],
    ],
  )
  assert.deepEqual(loadCatalogue(path.join(cwd, 'nowhere')).rules, [])
})

const OVER_GRPC = `
@grpc
Feature: Over gRPC

  Background:
    Given a network

  @EMIT-1
  Example: it waits in life as well
    When nothing happens

  @EMIT-2 @fabric
  Example: kindness elsewhere
    When nothing happens

  @EMIT-1 @EMIT-2
  Example: of two rules
    When nothing happens

  Example: of none
    When nothing happens
`

test('an example over gRPC belongs to the one rule whose ID it carries, in the dialects of both', () => {
  const both = catalogueOf([parseFeature(FEATURE, 'features/b.feature'), parseFeature(OVER_GRPC, 'features/c.feature')])
  const names = (of: typeof both) => of.rules.map(({ examples }) => examples.map(({ name }) => name))
  assert.deepEqual(names(both), [
    ['it waits', 'it hurries', 'it waits in life as well'],
    ['block goes its way', 'alive goes its way'],
  ])
  assert.deepEqual(
    both.strays.map(({ name }) => name),
    ['kindness elsewhere', 'of two rules', 'of none'],
  )
  assert.equal(both.rules[0]?.revision, catalogue.rules[0]?.revision)
  assert.deepEqual(names(without(['@grpc'], both)), names(catalogue))
})

test('a file without a feature, and an outline without a table, have nothing to run', () => {
  const documents = [
    parseFeature('# nothing yet\n', 'features/a.feature'),
    parseFeature('Feature: b\n@A-1 @must\nRule: A-1 x\nScenario Outline: <y>\nGiven <y>\nExamples:\n', 'features/b.feature'),
  ]
  assert.deepEqual(
    catalogueOf(documents).rules.map(({ id, examples }) => [id, examples]),
    [['A-1', []]],
  )
  const uris = specificationOf(documents).chapters.flatMap(({ features }) =>
    features.map(({ uri, title, rules }) => [uri, title, rules.length]),
  )
  assert.deepEqual(uris, [
    ['features/a.feature', '', 0],
    ['features/b.feature', 'b', 1],
  ])
})

test('where features should be a folder and are a file, that is said', () => {
  assert.throws(() => loadCatalogue(__filename), { code: 'ENOTDIR' })
})

test('a scenario outside any rule goes by the ID that it carries, if it does', () => {
  const text = 'Feature: a\n@A-1\nExample: one\nGiven x\nExample: two\nGiven x'
  const [chapter] = specificationOf([parseFeature(text, 'features/a.feature')]).chapters
  assert.deepEqual(
    chapter?.features[0]?.others.map(({ name, id }) => [name, id]),
    [
      ['one', 'A-1'],
      ['two', ''],
    ],
  )
})
