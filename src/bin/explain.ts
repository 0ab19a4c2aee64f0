import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { CatalogueRule } from '../conformance/report/catalogue'
import { DIALECT_NAMES } from '../conformance/report/tags'
import { ownCatalogue, ROOT, UsageError } from './catalogue'

/** A mutant as far as it is shown. The tables are beside the sources, not below them, and are no part of them. */
interface ShownMutant {
  readonly id: string
  readonly rule?: string
  readonly sentence: string
  readonly source?: string
}

/** `gossip-tck explain EMIT-1` */
export function explain(): Command {
  return new Command('explain')
    .description('Shows a rule: its text in each dialect, its examples, the mutants that it kills, where it comes from.')
    .argument('<rule>', 'its ID, as EMIT-1')
    .addHelpText('after', '\nExample:\n  gossip-tck explain store-5')
    .action((id: string) => {
      process.stdout.write(explanationOf(id))
    })
}

/** @throws UsageError for an ID that there is not */
function explanationOf(given: string): string {
  const { rules } = ownCatalogue()
  const id = given.toUpperCase()
  const blocks = rules.filter((rule) => rule.id === id)
  if (blocks.length === 0) {
    const family = id.replace(/-.*/, '')
    const near = rules.filter((rule) => rule.family === family).map((rule) => rule.id)
    const hint = near.length > 0 ? `the family has ${[...new Set(near)].join(', ')}` : '"gossip-tck list" shows all'
    throw new UsageError(`There is no rule "${given}": ${hint}.`)
  }
  const mutants = mutantsOf(id)
  return [
    ...blocks.flatMap((rule) => [...blockOf(rule), '']),
    ...(mutants.length > 0 ? ['Mutants that it kills:', ...mutants.map(mutantLine), ''] : []),
    `Run it:  npx cucumber-js --tags @${id}${blocks.some(({ dialects }) => dialects.includes('fabric')) ? `   or, as Fabric has it:  npx cucumber-js -p fabric --tags @${id}` : ''}`,
    '',
  ].join('\n')
}

function blockOf(rule: CatalogueRule): string[] {
  const dialects = rule.dialects.length === DIALECT_NAMES.length ? 'both dialects' : `dialect ${rule.dialects.join(', ')}`
  return [`${rule.id}  ${rule.title}`, `${dialects}   ${rule.uri}:${rule.line}   revision ${rule.revision}`, '', ...textOf(rule)]
}

/** The rule as it stands in its file, from the line after its sentence to the next rule, without the indent. */
function textOf({ uri, line }: CatalogueRule): string[] {
  const lines = readFileSync(path.join(ROOT, uri), 'utf8').split('\n').slice(line)
  const end = lines.findIndex((text) => /^\s*Rule:/.test(text))
  const own = end < 0 ? lines : lines.slice(0, end)
  while (/^\s*(@.*)?$/.test(own.at(-1) ?? 'x')) own.pop()
  return own.map((text) => text.replace(/^ {2}/, '')).slice(own.findIndex((text) => text.trim() !== ''))
}

function mutantsOf(id: string): ShownMutant[] {
  const table = path.join(ROOT, 'mutants/table.ts')
  if (!existsSync(table)) return []
  const { mutants } = require(table) as { readonly mutants: readonly ShownMutant[] }
  return mutants.filter(({ rule }) => rule === id)
}

const mutantLine = ({ id, sentence, source }: ShownMutant): string => `  ${id}: ${sentence}${source === undefined ? '' : ` (${source})`}`
