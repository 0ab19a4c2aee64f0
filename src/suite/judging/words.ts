import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parse } from '@cucumber/tag-expressions'
import { near } from '../near'
import { WrongUse } from '../wrong-use'
import { catalogueOf, childrenOf, featureFilesIn, loadCatalogue, parseFeature, uriOf } from './catalogue'

/** A word of a command line that there is not: one sentence that names it, with a near one if there is one. */
export class WordError extends WrongUse {}

/** The words of a command line that choose what is run. */
export interface Words {
  /** The folder of the features that there are for these profiles. */
  readonly features: string
  readonly profiles: readonly string[]
  /** A tag expression. */
  readonly tags?: string
  /** Patterns. */
  readonly names: readonly string[]
  /** Files, folders, `file:line`, globs. */
  readonly paths: readonly string[]
  /** `1/3` */
  readonly shard?: string
}

/** @throws WordError for the first word that means nothing here */
export function demandKnownWords(words: Words, known: readonly string[], cwd: string): void {
  const { profiles, tags, names, paths, shard } = words
  const features = path.join(cwd, words.features)
  for (const profile of profiles) {
    if (!known.includes(profile)) {
      throw new WordError(`There is no profile "${profile}": ${didYouMean(profile, known) ?? `there are ${known.join(', ')}.`}`)
    }
  }
  if (shard !== undefined) demandShard(shard)
  for (const one of paths) demandPath(one, features, cwd)
  if (tags !== undefined) demandTags(tags, tagsIn(features, cwd, paths))
  if (names.length > 0) demandNames(names, features, cwd, paths)
}

/** @throws WordError for what is no `1/3` */
export function demandShard(shard: string): void {
  const [, index = 0, total = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? []).map(Number)
  if (index >= 1 && index <= total) return
  throw new WordError(`There is no shard "${shard}": give the number of one and how many there are, as 1/3.`)
}

/** `did you mean A or B?`; undefined if nothing is near. */
export function didYouMean(typed: string, known: readonly string[]): string | undefined {
  const meant = near(typed, known)
  return meant.length === 0 ? undefined : `did you mean ${meant.join(' or ')}?`
}

/**
 * What is wrong with the families that an implementation claims, as one sentence: one that is nearly the name of another, or none of which
 * there are rules. Undefined if nothing is; others may have rules elsewhere.
 */
export function familyComplaint(claimed: readonly string[], known: readonly string[]): string | undefined {
  for (const family of claimed) {
    const hint = known.includes(family) ? undefined : didYouMean(family, known)
    if (hint !== undefined) return `The implementation claims the family "${family}", which there is not: ${hint}`
  }
  if (claimed.some((family) => known.includes(family))) return undefined
  return `The implementation claims ${claimed.join(', ') || 'no family'}, of which there are no rules: there are ${known.join(', ')}.`
}

/** @throws WordError for an expression that can't be read, or has a tag that no example has. Without any tags known, all may be. */
export function demandTags(expression: string, known: ReadonlySet<string>): void {
  try {
    parse(expression)
  } catch (error) {
    const reason = (error as Error).message.replace(/^.*because of syntax error: /s, '')
    throw new WordError(
      `"${unwrapped(expression)}" is no tag expression: ${reason.replace(/\.?$/, '.')} As "@EMIT-1 or (@STORE-2 and not @should)".`,
    )
  }
  if (known.size === 0) return
  for (const tag of expression.split(/[\s()]+/)) {
    if (tag === '' || ['and', 'or', 'not'].includes(tag) || known.has(tag)) continue
    const hint =
      familyHint(tag, known) ?? didYouMean(tag, [...known]) ?? 'tags are the IDs of rules ("gossip-tck list"), levels, dialects and needs.'
    throw new WordError(`No example has the tag "${tag}": ${hint}`)
  }
}

/** Of a tag that is the name of a family. */
function familyHint(tag: string, known: ReadonlySet<string>): string | undefined {
  const family = tag.slice(1).toUpperCase()
  return known.has(`@${family}-1`) ? `a family is run by "gossip-tck run --families ${family}".` : undefined
}

/** Cucumber puts each expression of a command line in brackets, and joins several by `and`. */
const unwrapped = (expression: string): string =>
  expression.startsWith('(') && expression.endsWith(')') && !/\) and \(/.test(expression) ? expression.slice(1, -1) : expression

/** Read without parsing the features: that takes longer, and is done later anyway. */
function tagsIn(features: string, cwd: string, paths: readonly string[]): Set<string> {
  const given = paths.map(fileOf).map((file) => path.resolve(cwd, file))
  const files = new Set([...featureFilesIn(features), ...given.filter(isFile)])
  const lines = [...files].flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  return new Set(lines.filter((line) => /^\s*@/.test(line)).flatMap((line) => [...line.matchAll(/@[^\s#]+/g)].map(([tag]) => tag)))
}

const fileOf = (given: string): string => given.replace(/(:\d+)+$/, '')
const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile()

function demandPath(given: string, folder: string, cwd: string): void {
  const file = fileOf(given)
  if (file === '') throw new WordError(`"${given}" is the name of no feature: give a file, a folder or file:line.`)
  if (/[*?[\]{}!@]/.test(file)) return
  const absolute = path.resolve(cwd, file)
  if (!existsSync(absolute)) {
    const hint = placesLike(file, folder, cwd)
    throw new WordError(
      `There is no feature ${file}: ${hint.length > 0 ? `did you mean ${hint.slice(0, 3).join(' or ')}?` : '"gossip-tck list --json" has the place of each rule.'}`,
    )
  }
  if (isFile(absolute)) demandLines(given, absolute, cwd)
  else if (featureFilesIn(absolute).length === 0)
    throw new WordError(`There is no feature in the folder ${file}: give one that has *.feature files.`)
}

/** Features, and of what is no name of a file folders as well, whose own names are near; the rest of a path says too little. */
function placesLike(file: string, folder: string, cwd: string): string[] {
  const nameOf = (place: string) => path.basename(place, '.feature')
  const features = featureFilesIn(folder).map((one) => uriOf(one, cwd))
  const folders = file.endsWith('.feature') ? [] : features.map((one) => path.dirname(one))
  const places = [...new Set([...features, ...folders])]
  const meant = near(nameOf(file), places.map(nameOf))
  return places.filter((one) => meant.includes(nameOf(one)))
}

function demandLines(given: string, file: string, cwd: string): void {
  const asked = given.slice(fileOf(given).length).split(':').slice(1).map(Number)
  if (asked.length === 0) return
  const uri = uriOf(file, cwd)
  const { gherkin, examples } = linesIn(readFileSync(file, 'utf8'), uri)
  const wrong = asked.find((line) => !examples.includes(line) && !gherkin.includes(line))
  if (wrong === undefined) return
  const nearest = examples.toSorted((a, b) => Math.abs(a - wrong) - Math.abs(b - wrong)).slice(0, 2)
  throw new WordError(
    `${uri} has no example at line ${wrong}: the nearest begin at ${nearest.map((line) => `line ${line}`).join(' and ')}.`,
  )
}

/** The lines at which examples and rows begin, and those of the outlines that have rows. */
function linesIn(text: string, uri: string): { readonly gherkin: number[]; readonly examples: number[] } {
  const document = parseFeature(text, uri)
  const { rules, strays } = catalogueOf([document])
  return {
    gherkin: childrenOf(document).flatMap(({ scenario }) => scenario?.location.line ?? []),
    examples: [...rules.flatMap((rule) => rule.examples), ...strays].map(({ line }) => line),
  }
}

function demandNames(patterns: readonly string[], features: string, cwd: string, paths: readonly string[]): void {
  const { rules, strays } = loadCatalogue(features, cwd)
  const names = [...rules.flatMap(({ examples }) => examples), ...strays].map(({ name }) => name)
  const isElsewhere = paths.some((one) => path.relative(features, path.resolve(cwd, one)).startsWith('..'))
  for (const pattern of patterns) {
    const expression = regularExpression(pattern)
    if (isElsewhere || names.length === 0 || names.some((name) => expression.test(name))) continue
    throw new WordError(`No example has a name with "${pattern}": ${nearName(pattern, names)}`)
  }
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern)
  } catch (error) {
    throw new WordError(`"${pattern}" is no pattern for names: ${(error as Error).message}.`)
  }
}

/** Names are sentences: what was mistyped is a word of one. */
function nearName(pattern: string, names: readonly string[]): string {
  const whole = near(pattern, names)
  if (whole.length > 0) return `did you mean ${whole.map((name) => `"${name}"`).join(' or ')}?`
  const words = [...new Set(names.flatMap((name) => name.split(/[^\p{L}\d]+/u)))].filter((word) => word.length > 2)
  const strange = pattern.split(/[^\p{L}\d]+/u).filter((word) => word.length > 2 && !words.includes(word))
  const hints = strange.flatMap((word) => {
    const hint = didYouMean(word, words)
    return hint === undefined ? [] : [`of "${word}", ${hint}`]
  })
  return hints[0] ?? '"gossip-tck explain" shows the names of a rule\'s examples.'
}
