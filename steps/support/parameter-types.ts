import { defineParameterType } from '@cucumber/cucumber'
import { milliseconds } from '../../src/suite/script/durations'
import type { Matter } from '../../src/suite/script/matters'
import { IDLE_KINDS } from '../../src/suite/script/messages'
import type { Claim } from '../../src/suite/script/peers'
import { NODES, PEERS } from '../../src/suite/script/roles'
import { SOUND_KINDS, type SoundKind } from '../../src/suite/script/spoilt/sound'
import type { Utterance } from '../../src/suite/script/utterances'
import type { Term } from './connections'
import type { Company, NodesPhrase } from './gathering'
import type { Habit } from './habits'
import type { Finding } from './nodes-over-grpc'
import type { Condition } from './outcome'
import type { Choice, OwnKind, Tally } from './traffic'

const NODE = NODES.join('|')
const PEER = PEERS.join('|')
const ANYBODY = `(?:${PEER}|${NODE})`
const CHANNEL = 'trade|gold|silver'
const DURATION = /\d+(?:\.\d+)? (?:ms|s|min|h)(?: \d+(?:\.\d+)? (?:ms|s|min))*/
const LIST_OF_ACTORS = `${ANYBODY}(?:(?:, | and )${ANYBODY})*`

const IDLE = IDLE_KINDS.join('|')
/** Longer ones first: one may begin with another. */
const SOUND = [...SOUND_KINDS].sort((a, b) => b.length - a.length).join('|')

/** A node under test, as it is introduced. */
export interface SubjectPhrase {
  readonly name: string
  readonly org: string
  readonly isQuiet: boolean
}

const count = (word: string): number => (/^an?$/.test(word) ? 1 : Number(word))

/** A node under test, by its name. */
defineParameterType({ name: 'node', regexp: new RegExp(NODE), transformer: (name: string) => name })
/** A peer whose messages the suite writes, by its name. */
defineParameterType({ name: 'peer', regexp: new RegExp(PEER), transformer: (name: string) => name })
/** Whoever something is about: a peer or a node. */
defineParameterType({ name: 'author', regexp: new RegExp(ANYBODY), transformer: (name: string) => name })
/** One or several, nodes too: `bob`, `bob, dave and erin`; or `nobody`. */
defineParameterType({
  name: 'peers',
  regexp: new RegExp(`${LIST_OF_ACTORS}|nobody`),
  useForSnippets: false,
  transformer: (list: string) => (list === 'nobody' ? [] : list.split(/, | and /)),
})
/** A node by its name, or many: `alice`, `each node`, `each node of Org1`, `each node of Org1 but alice`. */
defineParameterType({
  name: 'nodes',
  regexp: new RegExp(`each node(?: of (Org\\d))?(?: but (${LIST_OF_ACTORS}))?|(${NODE})`),
  useForSnippets: false,
  transformer: (org: string | undefined, but: string | undefined, name: string | undefined): NodesPhrase =>
    name === undefined ? { org, but: but?.split(/, | and /) ?? [] } : { name },
})
/** As `{peers}`, or whoever else runs: `the others`, `the others of Org1`. */
defineParameterType({
  name: 'company',
  regexp: new RegExp(`the others(?: of (Org\\d))?|(${LIST_OF_ACTORS}|nobody)`),
  useForSnippets: false,
  transformer: (org: string | undefined, list: string | undefined): Company => {
    if (list === undefined) return { othersOf: org }
    return list === 'nobody' ? [] : list.split(/, | and /)
  },
})
/** So many of some peers, whichever: `exactly 2 of bob, dave and erin`. */
defineParameterType({
  name: 'choice',
  regexp: new RegExp(`exactly (\\d+) of (${LIST_OF_ACTORS})`),
  transformer: (k: string, list: string): Choice => ({ k: Number(k), peers: list.split(/, | and /) }),
})
/** All choices of so many of some peers: `every choice of 2 of bob, dave and erin`. */
defineParameterType({
  name: 'choices',
  regexp: new RegExp(`every choice of (\\d+) of (${LIST_OF_ACTORS})`),
  transformer: (k: string, list: string): Choice => ({ k: Number(k), peers: list.split(/, | and /) }),
})
/** `Org1`, `Org2` or `Org3`. */
defineParameterType({ name: 'org', regexp: /Org\d/, transformer: (org: string) => org })
/** One or several: `Org1 and Org2`. */
defineParameterType({
  name: 'orgs',
  regexp: /Org\d(?:(?:, | and )Org\d)*|no organization/,
  useForSnippets: false,
  transformer: (list: string) => (list === 'no organization' ? [] : list.split(/, | and /)),
})
/** `trade`, `gold` or `silver`: every channel that there is. */
defineParameterType({ name: 'channel', regexp: new RegExp(CHANNEL), transformer: (channel: string) => channel })
/** A time in words: `10 ms`, `25 s`, `5 min 59.999 s`, `3 h`. */
defineParameterType({
  name: 'duration',
  regexp: DURATION,
  transformer: milliseconds,
})
/** `at once`: at this very instant, with no time in between; or `after exactly 1 s`: at the end of that time and not before. */
defineParameterType({
  name: 'instant',
  regexp: new RegExp(`at once|after exactly (${DURATION.source})`),
  transformer: (duration: string | undefined): number => (duration === undefined ? 0 : milliseconds(duration)),
})
/** `at once`: it has happened at this instant; or `within 25 s`: at the end of that time it has. */
defineParameterType({
  name: 'moment',
  regexp: new RegExp(`at once|within (${DURATION.source})`),
  transformer: (duration: string | undefined): number => (duration === undefined ? 0 : milliseconds(duration)),
})
/** `at once` and `after exactly 1 s`, as an instant; or `within 1 s`: at any time up to its end. */
defineParameterType({
  name: 'term',
  regexp: new RegExp(`at once|after exactly (${DURATION.source})|within (${DURATION.source})`),
  transformer: (exactly: string | undefined, within: string | undefined): Term => ({
    ms: milliseconds(exactly ?? within ?? '0 ms'),
    isExact: within === undefined,
  }),
})
/** A node with its organization: `alice of Org1`, or `a quiet alice of Org1`. */
defineParameterType({
  name: 'subject',
  regexp: new RegExp(`(a quiet )?(${NODE}) of (Org\\d)`),
  transformer: (quiet: string | undefined, name: string, org: string): SubjectPhrase => ({ name, org, isQuiet: Boolean(quiet) }),
})
/** `after the start` of the example, or `from now`. */
defineParameterType({
  name: 'since',
  regexp: /after the start|from now/,
  transformer: (words: string): 'start' | 'now' => (words === 'from now' ? 'now' : 'start'),
})
/** `belongs`, or `once belonged`: by an older configuration. */
defineParameterType({
  name: 'belongs',
  regexp: /belongs|once belonged/,
  transformer: (words: string): bigint => (words === 'belongs' ? 1n : 0n),
})
/** Messages in words: `a block of trade`, `9 org messages`, `an alive message of bob`, `a block with the tag empty`, `a state info of gold by erin`, `5 blocks of trade among as many of gold`, `malformed state infos by heidi`. */
defineParameterType({
  name: 'utterance',
  regexp: new RegExp(
    `(an?|\\d+) (?:alive messages?(?: of (${ANYBODY}))?|(org message|block|(?:forged |unsigned |proposing )?leadership message|membership request|state info|${IDLE})s?` +
      `(?: of (${CHANNEL}))?(?: by (${ANYBODY}))?(?: among as many of (${CHANNEL}))?)(?: with the tag ([a-z-]+|\\d+))?|malformed (${SOUND})s(?: of (${CHANNEL}))?(?: by (${ANYBODY}))?`,
  ),
  transformer: (
    number: string,
    subject: string | undefined,
    kind = 'alive message',
    channel: string | undefined,
    author = subject,
    among: string | undefined,
    tag: string | undefined,
    malformed: string | undefined,
    itsChannel: string | undefined,
    itsAuthor: string | undefined,
  ): Utterance =>
    malformed === undefined
      ? { count: count(number), kind: kind as Utterance['kind'], channel, author, among, tag }
      : { count: 0, kind: `malformed ${malformed as SoundKind}`, channel: itsChannel, author: itsAuthor, among: undefined },
})
/** A message of which a table says how it differs from the usual one. */
defineParameterType({
  name: 'matter',
  regexp: new RegExp(
    `(block|leadership message|membership response|state info request|snapshot|(?:hello|digest|request|update) for(?: blocks| identities))` +
      `(?: of (${CHANNEL}))?(?: by (${ANYBODY}))?`,
  ),
  transformer: (kind: string, channel: string | undefined, author: string | undefined): Matter => ({
    kind: kind.replace(/ for (blocks|identities)$/, '') as Matter['kind'],
    channel,
    author,
  }),
})
/** `gone` or `back`. */
defineParameterType({ name: 'presence', regexp: /gone|back/, transformer: (presence: string) => presence })
/** `internal`, `external`, or `new internal`: that which a peer says it has moved to. */
defineParameterType({ name: 'endpoint', regexp: /internal|external|new internal/, transformer: (which: string) => which })
/** `with its secret`, `without a secret`, `unchanged`, or `in the order in which they were sent`. */
defineParameterType({
  name: 'condition',
  regexp: /with its secret|without a secret|unchanged|in the order in which they were sent/,
  transformer: (words: string) => words as Condition,
})
/** `it` or `them`, or `none of it`, `none of them`. */
defineParameterType({
  name: 'amount',
  regexp: /it|them|none of it|none of them/,
  transformer: (words: string) => (words.startsWith('none') ? 0 : 1),
})
/**
 * `membership request`, `membership response`, `alive message`, `state info`, `state info request`, `snapshot`,
 * `leadership message`, `org message`, `handshake`, or one of a pull, as `hello for blocks` or `digest for identities`.
 */
defineParameterType({
  name: 'kind',
  regexp:
    /membership request|membership response|alive message|state info request|state info|leadership message|org message|handshake|snapshot|(?:hello|digest|request|update) for (?:blocks|identities)/,
  transformer: (kind: string) => kind as OwnKind,
})
/** How many of such a kind: `0 membership requests`, `1 alive messages`. */
defineParameterType({
  name: 'tally',
  regexp:
    /(\d+) (?:(membership request|membership response|alive message|state info request|state info|snapshot)s?|(hello|digest|request|update)s? for (blocks|identities))/,
  transformer: (number: string, kind: string | undefined, step: string, of: string): Tally => ({
    count: Number(number),
    kind: (kind ?? `${step} for ${of}`) as OwnKind,
  }),
})
/** `emitted`, `checked who is alive`, `checked her identities` or `checked her state infos`. */
defineParameterType({
  name: 'habit',
  regexp: /emitted|checked who is alive|checked her identities|checked her state infos/,
  transformer: (habit: string) => habit as Habit,
})
/** `alive`, `dead`, or `in trade`. */
defineParameterType({
  name: 'finding',
  regexp: /alive|dead|in (?:trade|gold|silver)/,
  useForSnippets: false,
  transformer: (words: string) => words as Finding,
})
/** What an impostor shows of somebody else: `PKI-ID`, or `identity`. */
defineParameterType({ name: 'claim', regexp: /PKI-ID|identity/, transformer: (claim: string) => claim as Claim })
