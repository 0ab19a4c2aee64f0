import type { CatalogueRule } from '../suite/judging/catalogue'
import type { DialectName } from '../suite/judging/tags'
import { deedOf } from './acts'
import type { Expectation } from './expectation'
import { type Act, type Life, NODE, NODE_ORG, PEERS, wakeOf } from './life'
import { aligned, listed } from './phrases'

/** What a difference is told with. */
export interface Story {
  readonly life: Life
  readonly expectation: Expectation
  readonly rule: Pick<CatalogueRule, 'id' | 'title' | 'level'>
  readonly dialect: DialectName
  readonly seed: string
}

/** Whether every act of a life has a phrase. */
export const canBeTold = ({ acts }: Life): boolean => acts.every((act) => deedOf(act).tell !== undefined)

/** A feature with one example, which Cucumber runs as it does the others. The life has to have a phrase for each act. */
export function featureOf({ life, expectation, rule, dialect, seed }: Story): string {
  const needs = [...new Set([...life.acts.flatMap((act) => deedOf(act).needs ?? []), ...expectation.needs])]
  const tags = needs.map((name) => ` @needs-${name}`).join('')
  return [
    `# Found by gossip-tck explore with the seed ${seed}. Expected is what the reference does; see docs/explore.md.`,
    `@${dialect}`,
    'Feature: What exploring has found',
    '',
    `  @${rule.id} @${rule.level}${tags}`,
    `  Rule: ${rule.title.startsWith(rule.id) ? rule.title : `${rule.id} ${rule.title}`}`,
    '',
    '    Example: two that are to do the same part here',
    ...exampleLines(life, expectation).map((line) => `      ${line}`),
    '',
  ].join('\n')
}

/** The steps of the example. */
export function exampleLines(life: Life, { lines, passes }: Expectation): string[] {
  const { acts } = life
  const { isQuiet, settings } = wakeOf(life)
  const told = passes ? acts.slice(0, -1) : acts
  const rows = Object.entries(settings)
  const node = `${isQuiet ? 'a quiet ' : ''}${NODE} of ${NODE_ORG}`
  const given = rows.length === 0 ? [[node]] : [[`${node} with these settings:`, ...aligned(rows)]]
  const phrases = joined(told).map((together) => phraseOf(together))
  const when = phrases.length > 0 && !passes ? phrases.slice(-1) : []
  const before = when.length > 0 ? phrases.slice(0, -1) : phrases
  return [...withKeywords('Given', [...given, ...before]), ...withKeywords('When', when), ...withKeywords('Then', phrasesIn(lines))]
}

/** A phrase and its table, each in a list of its own. */
function phrasesIn(lines: readonly string[]): string[][] {
  const phrases: string[][] = []
  for (const line of lines) {
    if (line.startsWith('  |')) phrases.at(-1)?.push(line)
    else phrases.push([line])
  }
  return phrases
}

const withKeywords = (keyword: string, phrases: readonly (readonly string[])[]): string[] =>
  phrases.flatMap(([phrase, ...table], index) => [`${index === 0 ? keyword : 'And'} ${phrase}`, ...table])

/** Acts that one phrase says of several peers. */
const OF_SEVERAL: Partial<Readonly<Record<Act['do'], (names: string, org: string, isOne: boolean) => string>>> = {
  known: (names, org, isOne) => `${names} of ${org} ${isOne ? 'is' : 'are'} known to alice`,
  connect: (names, org, isOne) => `${names} of ${org} connect${isOne ? 's' : ''} to alice`,
  admit: (names, org) => `${names} of ${org} can be dialled`,
}

/** Neighbouring acts that are said in one phrase. */
function joined(acts: readonly Act[]): Act[][] {
  const groups: Act[][] = []
  for (const act of acts) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && isJoinable(last[0], act)) last.push(act)
    else groups.push([act])
  }
  return groups
}

function isJoinable(one: Act, other: Act): boolean {
  if (one.do !== other.do || !('peer' in one) || !('peer' in other) || OF_SEVERAL[one.do] === undefined) return false
  if ([one, other].some((act) => act.do === 'known' && act.hidden)) return false
  return PEERS[one.peer] === PEERS[other.peer]
}

function phraseOf(acts: readonly Act[]): string[] {
  const [act] = acts
  if (act === undefined) return []
  const several = OF_SEVERAL[act.do]
  if (acts.length > 1 && several !== undefined && 'peer' in act) {
    const names = acts.map((one) => ('peer' in one ? one.peer : ''))
    return [several(listed(names), PEERS[act.peer] ?? '', false)]
  }
  return [...(deedOf(act).tell?.(act) ?? [`(${act.do}: there is no phrase for it)`])]
}
