import { defineParameterType } from '@cucumber/cucumber'
import { milliseconds } from '../../src/suite/script/durations'
import { NODES, PEERS } from '../../src/suite/script/roles'
import type { Utterance } from '../../src/suite/script/utterances'
import type { Habit } from './habits'
import type { Finding } from './nodes-over-grpc'
import type { Condition } from './outcome'
import type { OwnKind, Tally } from './traffic'

const NODE = NODES.join('|')
const PEER = PEERS.join('|')
const ANYBODY = `(?:${PEER}|${NODE})`
const CHANNEL = 'trade|gold|silver'
const DURATION = /\d+(?:\.\d+)? (?:ms|s|min|h)(?: \d+(?:\.\d+)? (?:ms|s|min))*/
const LIST_OF_ACTORS = `${ANYBODY}(?:(?:, | and )${ANYBODY})*`

/** A node under test, as it is introduced. */
export interface SubjectPhrase {
  readonly name: string
  readonly org: string
  readonly isQuiet: boolean
}

const count = (word: string): number => (/^an?$/.test(word) ? 1 : Number(word))

defineParameterType({ name: 'node', regexp: new RegExp(NODE), transformer: (name: string) => name })
defineParameterType({ name: 'peer', regexp: new RegExp(PEER), transformer: (name: string) => name })
/** Whoever a message is about: nodes may be told about themselves. */
defineParameterType({ name: 'author', regexp: new RegExp(ANYBODY), transformer: (name: string) => name })
defineParameterType({
  name: 'peers',
  regexp: new RegExp(`${LIST_OF_ACTORS}|nobody`),
  useForSnippets: false,
  transformer: (list: string) => (list === 'nobody' ? [] : list.split(/, | and /)),
})
defineParameterType({ name: 'org', regexp: /Org\d/, transformer: (org: string) => org })
defineParameterType({
  name: 'orgs',
  regexp: /Org\d(?:(?:, | and )Org\d)*/,
  useForSnippets: false,
  transformer: (list: string) => list.split(/, | and /),
})
defineParameterType({ name: 'channel', regexp: new RegExp(CHANNEL), transformer: (channel: string) => channel })
defineParameterType({
  name: 'duration',
  regexp: DURATION,
  transformer: milliseconds,
})
/** The time from now until then; 0 for what happens at once. */
defineParameterType({
  name: 'instant',
  regexp: new RegExp(`at once|after exactly (${DURATION.source})`),
  transformer: (duration: string | undefined): number => (duration === undefined ? 0 : milliseconds(duration)),
})
/** By when; 0 for what has happened at this instant. */
defineParameterType({
  name: 'moment',
  regexp: new RegExp(`at once|within (${DURATION.source})`),
  transformer: (duration: string | undefined): number => (duration === undefined ? 0 : milliseconds(duration)),
})
defineParameterType({
  name: 'subject',
  regexp: new RegExp(`(a quiet )?(${NODE}) of (Org\\d)`),
  transformer: (quiet: string | undefined, name: string, org: string): SubjectPhrase => ({ name, org, isQuiet: Boolean(quiet) }),
})
/** From when a duration counts. */
defineParameterType({
  name: 'since',
  regexp: /after the start|from now/,
  transformer: (words: string): 'start' | 'now' => (words === 'from now' ? 'now' : 'start'),
})
/** The number of a configuration: an older one is below the one that examples begin with. */
defineParameterType({
  name: 'belongs',
  regexp: /belongs|once belonged/,
  transformer: (words: string): bigint => (words === 'belongs' ? 1n : 0n),
})
defineParameterType({
  name: 'utterance',
  regexp: new RegExp(
    `(an?|\\d+) (?:alive messages?(?: of (${ANYBODY}))?|(org message|block|(?:forged |unsigned )?leadership message|membership request|state info)s?` +
      `(?: of (${CHANNEL}))?(?: by (${ANYBODY}))?(?: among as many of (${CHANNEL}))?)`,
  ),
  transformer: (
    number: string,
    subject: string | undefined,
    kind = 'alive message',
    channel: string | undefined,
    author = subject,
    among: string | undefined,
  ): Utterance => ({ count: count(number), kind: kind as Utterance['kind'], channel, author, among }),
})
/** Whether a peer answers when it is dialled. */
defineParameterType({ name: 'presence', regexp: /gone|back/, transformer: (presence: string) => presence })
defineParameterType({ name: 'endpoint', regexp: /internal|external|new internal/, transformer: (which: string) => which })
defineParameterType({
  name: 'condition',
  regexp: /with its secret|without a secret|unchanged|in the order in which they were sent/,
  transformer: (words: string) => words as Condition,
})
defineParameterType({
  name: 'amount',
  regexp: /it|them|none of it|none of them/,
  transformer: (words: string) => (words.startsWith('none') ? 0 : 1),
})
defineParameterType({
  name: 'kind',
  regexp: /membership request|membership response|alive message|state info|leadership message|org message|handshake/,
  transformer: (kind: string) => kind as OwnKind,
})
defineParameterType({
  name: 'tally',
  regexp: /(\d+) (membership request|membership response|alive message|state info)s?/,
  transformer: (number: string, kind: string): Tally => ({ count: Number(number), kind: kind as OwnKind }),
})
defineParameterType({
  name: 'habit',
  regexp: /emitted|checked who is alive|checked her identities|checked her state infos/,
  transformer: (habit: string) => habit as Habit,
})
defineParameterType({
  name: 'finding',
  regexp: /alive|dead|in (?:trade|gold|silver)/,
  useForSnippets: false,
  transformer: (words: string) => words as Finding,
})
