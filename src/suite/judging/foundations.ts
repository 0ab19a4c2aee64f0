import type { CatalogueExample, CatalogueRule } from './catalogue'
import type { ExecutedStep } from './run-record'
import { familyOf } from './tags'

/** Means by which examples look or act, and the rules without which these mean nothing. */
interface Means {
  /** For each of these some step of the example says so; a step begins with its keyword. */
  readonly said: readonly RegExp[]
  /** Those whose examples mean that by it; all, if it is left out. */
  readonly families?: readonly string[]
  readonly restsOn: readonly string[]
}

/** What is gossiped goes through the emitter. */
const EMITTER: readonly string[] = ['EMIT-1', 'EMIT-2', 'EMIT-3']

/**
 * Rules on which others rest, the most basic first: nothing can be built upon one of these once an example of it has failed that
 * rests on none but those before it. So what rests on what has no circle, and of rules that fail together the most basic one is
 * to blame.
 */
export const BASIC_RULES: readonly string[] = [
  ...EMITTER,
  'ROUTE-1',
  'ROUTE-2',
  'STORE-6',
  'DISC-17',
  'DISC-18',
  'DISC-5',
  'DISC-24',
  'DISC-9',
  'DISC-10',
  'TAG-1',
  'SIGN-5',
  'DISC-16',
  'BLOCK-3',
  'BLOCKPULL-6',
]

/** Rules that cannot be kept while others are broken, by which these are seen all the same: so the others do not rest on them. */
const SEEN_THROUGH: readonly {
  readonly basic: readonly string[]
  readonly rules: readonly string[]
  readonly families: readonly string[]
}[] = [
  { basic: EMITTER, rules: ['DISC-1', 'DISC-3', 'DISC-12'], families: ['INIT', 'EMIT', 'ROUTE'] },
  // An answer names nobody who is no member, alive or dead.
  { basic: ['DISC-17', 'DISC-18'], rules: ['DISC-3', 'DISC-9', 'DISC-20'], families: ['INIT'] },
  // What is let go too early is taken again.
  { basic: ['STORE-6'], rules: ['STORE-1', 'STORE-5'], families: [] },
  { basic: ['DISC-9'], rules: ['DISC-2', 'DISC-8', 'DISC-10'], families: [] },
  { basic: ['DISC-10'], rules: ['SECRET-1', 'DISC-23'], families: [] },
]

/** Of these rules not every example says that nothing can be built upon them, only those whose names are such. */
export const SHOWN_BY: Readonly<Record<string, RegExp>> = {
  'ROUTE-1': / a state info of trade reaches /,
  'ROUTE-2': /^a state info of an unknown channel goes to the own organization$/,
  'STORE-6': /^a message with .* is refused$/,
}

/** Messages of two kinds: a rule of emission that is broken with one of them only is not what is wrong. */
const OF_THE_APPLICATION = / gossips .*org messages?$/
const OF_A_PEER = / sends \S+ an alive message of /

export const MEANS: readonly Means[] = [
  // What is answered, or asked, is not gossiped.
  {
    said: [
      / receive[sd]? (it|them|some of them|nothing of|(\S+ )?(alive messages?|state infos?) of )| is equally likely$| nothing comes of them | the last alive message of /,
    ],
    restsOn: EMITTER,
  },
  { said: [/ gossips /, / dials .* at once$/], restsOn: EMITTER },
  { said: [/ gossips a state info /], families: ['CHAN', 'SIGN', 'TAG'], restsOn: ['ROUTE-1'] },
  // One of a channel that the node is not in, mostly.
  { said: [/ sends \S+ a state info /], families: ['CHAN', 'ORDER', 'SIGN', 'STORE', 'TAG'], restsOn: ['ROUTE-1', 'ROUTE-2'] },
  { said: [/ sends \S+ a state info /], families: ['STORE'], restsOn: ['STORE-6'] },
  { said: [/ answers a membership request of /], restsOn: ['DISC-17', 'DISC-18'] },
  { said: [/ is gone$/], restsOn: ['DISC-5'] },
  { said: [/ is back$/], restsOn: ['DISC-10'] },
  // That a peer has died is seen of its connection.
  { said: [/ closes the connection to /], families: ['DISC'], restsOn: ['DISC-9'] },
  // Much that is malformed is nothing that a node may believe, either.
  { said: [/ nothing comes of them /], families: ['ROBUST'], restsOn: ['TAG-1', 'SIGN-5', 'DISC-16', 'BLOCK-3', 'BLOCKPULL-6'] },
  // Those that are not waited for are made at the start, to bootstrap peers (DISC-22).
  { said: [/ the last membership request of /, / (pass(es)?|run over gRPC:)$/], restsOn: ['DISC-24'] },
]

/** The rules that an example of the given one rests on besides, the most basic first. */
export function foundationsOf(rule: string, { steps }: { readonly steps: readonly Pick<ExecutedStep, 'text'>[] }): string[] {
  const isSaid = (words: RegExp) => steps.some(({ text }) => words.test(text))
  const isMeant = ({ said, families }: Means) => said.every(isSaid) && (families?.includes(familyOf(rule)) ?? true)
  const named = new Set(MEANS.filter(isMeant).flatMap(({ restsOn }) => restsOn))
  return BASIC_RULES.filter((basic) => basic !== rule && named.has(basic) && !isSeenThrough(rule, basic))
}

const isSeenThrough = (rule: string, through: string): boolean =>
  SEEN_THROUGH.some(({ basic, rules, families }) => basic.includes(through) && (rules.includes(rule) || families.includes(familyOf(rule))))

const isOfEmission = (rule: string): boolean => familyOf(rule) === 'EMIT'

/** Whether nothing can be built upon a basic rule, given those of its plain examples that have failed. */
export function hasFallen(rule: string, failed: readonly Pick<CatalogueExample, 'name' | 'steps'>[]): boolean {
  const shownBy = SHOWN_BY[rule]
  if (shownBy !== undefined) return failed.some(({ name }) => shownBy.test(name))
  const isSaidIn = (words: RegExp, { steps }: Pick<CatalogueExample, 'steps'>) => steps.some((step) => words.test(step))
  const ofPeers = failed.filter((one) => isSaidIn(OF_A_PEER, one))
  const ofTheApplication = failed.filter((one) => isSaidIn(OF_THE_APPLICATION, one) && !ofPeers.includes(one))
  return isOfEmission(rule) ? ofTheApplication.length > 0 && ofPeers.length > 0 : failed.length > 0
}

/** Whether an example of a basic rule rests on none but more basic ones, so that its failure is the rule's. */
export const isPlain = (rule: string, restsOn: readonly string[]): boolean =>
  restsOn.every((basic) => BASIC_RULES.indexOf(basic) < BASIC_RULES.indexOf(rule))

/** Rules of many nodes follow from those of one (`CONV`): where one of these is broken, they say nothing of their own. */
export const isEmergent = (rule: string): boolean => familyOf(rule) === 'CONV'

/** Of the rules that have failed the one that is to blame for an emergent rule: one that its prose names, if there is one. */
export function culpritOf({ description }: Pick<CatalogueRule, 'description'>, failed: readonly string[]): string | undefined {
  const named = new Set(description.match(/[A-Z]+-\d+/g))
  return failed.find((id) => named.has(id)) ?? failed[0]
}
