import { NotPossible } from '../suite/port'
import type { Matter } from '../suite/script/matters'
import { message, unsigned } from '../suite/script/messages'
import type { Utterance } from '../suite/script/utterances'
import { toUtf8 } from '../wire/bytes'
import { openEnvelope } from '../wire/envelope'
import type { Envelope, GossipContent } from '../wire/gossip-message'
import { isTagLegal } from '../wire/message-tags'
import type { Deeds } from './deed'
import { type ActOf, NODE, type Said } from './life'
import { matterInWords, OF_CHANNELS, table, utteranceInWords, withTable } from './phrases'

const utterance = (
  { kind, count, channel }: Pick<ActOf<'say'>, 'kind' | 'count' | 'channel'>,
  author?: string,
  tag?: string,
): Utterance => ({
  kind,
  count,
  channel: OF_CHANNELS.has(kind) ? channel : undefined,
  author,
  among: undefined,
  tag,
})
/** Families that tell what becomes of a kind of message; of those that nobody has any business to send it is OTHER. */
const OF_KINDS: Readonly<Partial<Record<Said, readonly string[]>>> = {
  'org message': ['EMIT'],
  block: ['BLOCK'],
  'leadership message': ['LEAD'],
  'forged leadership message': ['LEAD', 'SIGN'],
  'unsigned leadership message': ['LEAD', 'SIGN'],
  'membership request': ['DISC', 'OTHER'],
  'state info': ['STATE', 'STORE'],
  'alive message': ['OTHER', 'SECRET'],
}
const familiesOf = (kind: Said): readonly string[] => OF_KINDS[kind] ?? ['OTHER']

/** What peers, and the application of the node, tell it. */
export const SPEECH: Deeds<
  | 'publish'
  | 'say'
  | 'alive'
  | 'state-info'
  | 'request'
  | 'response'
  | 'again'
  | 'gossip'
  | 'mistag'
  | 'tag'
  | 'transfer'
  | 'garbage'
  | 'matter'
> = {
  publish: {
    play: ({ peer, channel }, { peers }) => peers.publish(peer, channel),
    tell: ({ peer, channel }) => [`${peer} has published a state info of ${channel}`],
    families: ['STATE', 'STORE'],
  },
  say: {
    play: (act, scene) => {
      if (act.kind === 'undecodable message') scene.callersOnly(act.peer)
      return scene.speech.send(act.peer, NODE, scene.utterances.of(act.peer, NODE, utterance(act, act.author)))
    },
    tell: (act) => [`${act.peer} sends alice ${utteranceInWords(act, act.author === act.peer ? undefined : act.author)}`],
    families: [],
    familiesOf: ({ peer, author, kind }) =>
      peer === author && kind === 'alive message' ? familiesOf(kind) : [...familiesOf(kind), 'DISC'],
  },
  alive: {
    play: ({ peer, author, row }, { speech, utterances }) => speech.send(peer, NODE, [utterances.alive(author, row)]),
    tell: ({ peer, author, row }) => withTable(`${peer} sends alice an alive message of ${author}`, row),
    families: ['DISC'],
  },
  'state-info': {
    play: ({ peer, author, channel, row }, { speech, utterances }) => speech.send(peer, NODE, [utterances.stateInfo(author, channel, row)]),
    tell: ({ peer, author, channel, row }) =>
      Object.keys(row).length === 0
        ? [`${peer} sends alice a state info of ${channel}${author === peer ? '' : ` by ${author}`}`]
        : withTable(`${peer} sends alice a state info of ${author} in ${channel}`, row),
    families: ['STATE', 'STORE'],
  },
  request: {
    play: ({ peer, author, row }, { speech, utterances }) =>
      speech.send(peer, NODE, [utterances.requestFrom(peer, NODE, { author, ...row })]),
    tell: ({ peer, author, row }) => withTable(`${peer} sends alice a membership request`, author === peer ? row : { author, ...row }),
    families: ['DISC'],
  },
  response: {
    play: ({ peer, rows }, { speech, utterances }) => speech.send(peer, NODE, [utterances.response(peer, NODE, rows)]),
    tell: ({ peer, rows }) => [`${peer} sends alice a membership response that says:`, ...table(rows)],
    families: ['DISC'],
  },
  again: {
    play: ({ peer }, { speech }) => speech.send(peer, NODE, saidAt(() => speech.said).envelopes),
    tell: ({ peer }) => [`${peer} sends alice the same again`],
    families: ['DISC'],
  },
  gossip: {
    play: (act, { speech, utterances }) => speech.gossip(NODE, utterances.of(NODE, NODE, utterance(act))),
    tell: (act) => [`alice's application gossips ${utteranceInWords(act)}`],
    families: [],
    familiesOf: ({ kind }) => familiesOf(kind),
  },
  mistag: {
    play: async ({ kind, channel, tag }, { speech, utterances }) => {
      const envelopes = utterances.of(NODE, NODE, utterance({ kind, channel, count: 1 }, undefined, tag))
      if (envelopes.some(isLegal)) throw new NotPossible('this is the tag that it has')
      const isRefused = await speech.gossip(NODE, envelopes).then(() => speech.said.refusals.length > 0, isRefusal)
      if (isRefused) throw new NotPossible('the application is refused')
    },
    tell: (act) => [`alice's application gossips ${utteranceInWords({ ...act, count: 1 })} with the tag ${act.tag}`],
    families: ['TAG'],
    familiesOf: ({ kind }) => familiesOf(kind),
    needs: 'reports-refusals',
  },
  tag: {
    play: (act, { speech, utterances }) => speech.send(act.peer, NODE, utterances.of(act.peer, NODE, usual(act, act.tag))),
    tell: (act) => [`${act.peer} sends alice ${utteranceInWords({ ...act, count: 1 })} with the tag ${act.tag}`],
    families: ['DISC'],
  },
  transfer: {
    play: ({ peer, channel, kind, blocks }, { speech }) =>
      speech.send(peer, NODE, [unsigned(message('chan-or-org', TRANSFERS[kind](BigInt(blocks)), channel))]),
    tell: undefined,
    families: ['OTHER', 'DISC'],
  },
  garbage: {
    play: ({ peer }, scene) => {
      scene.callersOnly(peer)
      return scene.stage.act((port) => port.send(peer, NODE, [toUtf8('?')]))
    },
    tell: undefined,
    families: ['DISC'],
  },
  matter: {
    play: (act, { speech, matters }) => speech.send(act.peer, NODE, [saidAt(() => matters.of(act.peer, NODE, matterOf(act), act.row))]),
    tell: (act) => withTable(`${act.peer} sends alice ${matterInWords(act)}`, act.row),
    families: ['DISC', 'BLOCK', 'STATE'],
  },
}

const usual = ({ kind, channel }: ActOf<'tag'>, tag: string): Utterance => utterance({ kind, channel, count: 1 }, undefined, tag)

/** What peers ask each other for that move whole states: below what the rules speak of. */
const TRANSFERS: Readonly<Record<ActOf<'transfer'>['kind'], (blocks: bigint) => GossipContent>> = {
  'state request': (endSeqNum) => ({ kind: 'state-request', startSeqNum: 1n, endSeqNum }),
  'state response': (seqNum) => ({ kind: 'state-response', payloads: [{ seqNum, data: toUtf8('block'), privateData: [] }] }),
}

const matterOf = ({ kind, channel }: ActOf<'matter'>): Matter => ({
  kind,
  channel: channel === 'none' ? undefined : channel,
  author: undefined,
})

/** What can't be said as things stand: an answer to what nobody has asked. */
function saidAt<T>(what: () => T): T {
  try {
    return what()
  } catch (error) {
    throw new NotPossible(error instanceof Error ? error.message : `${error}`)
  }
}

function isLegal(envelope: Envelope): boolean {
  const opened = openEnvelope(envelope)
  return 'ok' in opened && isTagLegal(opened.ok.message)
}

/** By its name: a node may come with its own copy of the port. */
function isRefusal(error: unknown): true {
  if (error instanceof Error && error.constructor.name === 'Refusal') return true
  throw error
}
