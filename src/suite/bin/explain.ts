import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { type KnownMutant, knownMutants } from '../book/mutants'
import type { Catalogue, CatalogueRule } from '../judging/catalogue'
import { DIALECT_NAMES, familyOf } from '../judging/tags'
import { near } from '../near'
import { needsOf, ownCatalogue, ROOT, UsageError } from './catalogue'
import { type Paint, painter } from './terminal'

/** `gossip-tck explain EMIT-1` */
export function explain(): Command {
  return new Command('explain')
    .description('Shows a rule: its text in each dialect, its examples, the mutants that it kills, where it comes from.')
    .argument('<rule>', 'its ID, as EMIT-1; in capitals or not')
    .addHelpText('after', HELP)
    .action((id: string) => {
      process.stdout.write(explanationOf(id, painter()))
    })
}

const HELP = `
A mutant is the reference with one wrong behaviour. A rule kills it: judged by the rule, it fails.

Example:
  gossip-tck explain store-5`

/** @throws UsageError for an unknown ID */
export function explanationOf(given: string, paint: Paint): string {
  const catalogue = ownCatalogue()
  const id = given.toUpperCase()
  const texts = catalogue.rules.filter((rule) => rule.id === id)
  if (texts.length === 0) throw new UsageError(`There is no rule "${given}": ${hintFor(id, catalogue)}.`)
  const mutants = knownMutants(ROOT).filter(({ rule }) => rule === id)
  return [
    ...texts.flatMap((rule) => [...textOf(rule, paint), '']),
    ...(mutants.length === 0 ? [] : [paint('bold', 'Mutants that it kills'), ...mutants.map(mutantLine), '']),
    paint('bold', 'Run it'),
    ...DIALECT_NAMES.filter((dialect) => texts.some(({ dialects }) => dialects.includes(dialect))).map(
      (dialect) => `  gossip-tck run --tags @${id}${dialect === 'documents' ? '' : ` --dialect ${dialect}`}`,
    ),
    '',
  ].join('\n')
}

function hintFor(id: string, { rules }: Catalogue): string {
  const ids = [...new Set(rules.map((rule) => rule.id))]
  const family = ids.filter((one) => familyOf(one) === familyOf(id))
  if (family.length > 0) return `the family has ${family.join(', ')}`
  const meant = near(id, ids)
  return meant.length > 0 ? `did you mean ${meant.join(' or ')}?  "gossip-tck list" shows all` : '"gossip-tck list" shows all'
}

function textOf(rule: CatalogueRule, paint: Paint): string[] {
  const { id, title, level = 'must', dialects, uri, line, revision } = rule
  const needs = needsOf(rule)
  return [
    `${paint('bold', id)}  ${paint('bold', title)}`,
    `level ${level.toUpperCase()}   ${dialects.length === DIALECT_NAMES.length ? 'both dialects' : `dialect ${dialects.join(', ')}`}${needs.length === 0 ? '' : `   needs ${needs.join(', ')}`}`,
    paint('dim', `${uri}:${line}   revision ${revision}`),
    '',
    ...bodyOf(rule).map((text) => (/^\s*(Background|Example|Examples|Scenario Outline):/.test(text) ? paint('bold', text) : text)),
  ]
}

/** The rule as it stands in its file, from the line after its sentence to the next rule, without the indent. */
function bodyOf({ uri, line }: CatalogueRule): string[] {
  const lines = readFileSync(path.join(ROOT, uri), 'utf8').split('\n').slice(line)
  const end = lines.findIndex((text) => /^\s*Rule:/.test(text))
  const own = end < 0 ? lines : lines.slice(0, end)
  const first = own.findIndex((text) => text.trim() !== '')
  const last = own.findLastIndex((text) => !/^\s*(@.*)?$/.test(text))
  return own.slice(first, last + 1).map((text) => text.replace(/^ {2}/, ''))
}

function mutantLine({ id, sentence, source, dialects = [] }: KnownMutant): string {
  const only = dialects.length === 1 ? `  [${dialects[0]}]` : ''
  return `  ${id}: ${sentence}${source === undefined ? '' : `  (${source})`}${only}`
}
