import { type Capability, NotPossible } from '../suite/port'
import { milliseconds } from '../suite/script/durations'
import type { Matter } from '../suite/script/matters'
import { message, unsigned } from '../suite/script/messages'
import type { Utterance } from '../suite/script/utterances'
import { toUtf8 } from '../wire/bytes'
import { openEnvelope } from '../wire/envelope'
import type { Envelope, GossipContent } from '../wire/gossip-message'
import { isTagLegal } from '../wire/message-tags'
import { type Act, type ActOf, NODE, PEERS, type Said } from './life'
import { durationInWords, listed, matterInWords, OF_CHANNELS, table, utteranceInWords, withTable } from './phrases'
import type { Scene } from './scene'

/** What an act does in a scene, how a feature says it, and what a node must be able to do for it. */
interface Deed<A extends Act> {
  readonly play: (act: A, scene: Scene) => Promise<void> | void
  /** Lines of Gherkin, without the keyword. Undefined if there is no phrase for it. */
  readonly tell: ((act: A) => readonly string[]) | undefined
  /** Families of rules without which nobody can say what comes of it: all of them have to be claimed. */
  readonly families: readonly string[]
  /** The same for some of these acts only. */
  readonly familiesOf?: (act: A) => readonly string[]
  readonly needs?: Capability
}

type Deeds = { readonly [Name in Act['do']]: Deed<ActOf<Name>> }

const orgOf = (peer: string): string => PEERS[peer] ?? ''
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

/** Every act there is. */
const DEEDS: Deeds = {
  known: {
    play: ({ peer, hidden }, scene) => {
      const { cast, peers } = scene
      scene.strangersOnly(peer)
      const isNew = !cast.has(peer)
      const actor = cast.introduce(peer, orgOf(peer))
      if (hidden && isNew) actor.externalEndpoint = ''
      return peers.makeKnown(peer, NODE)
    },
    tell: ({ peer, hidden }) =>
      hidden
        ? ['these peers are known to alice:', ...table([{ peer, organization: orgOf(peer), 'external endpoint': 'no' }])]
        : [`${peer} of ${orgOf(peer)} is known to alice`],
    families: [],
  },
  connect: {
    play: ({ peer }, scene) => {
      const { cast, peers } = scene
      scene.strangersOnly(peer)
      cast.introduce(peer, orgOf(peer))
      return peers.connect(peer, NODE)
    },
    tell: ({ peer }) => [`${peer} of ${orgOf(peer)} connects to alice`],
    families: ['DISC'],
  },
  admit: {
    play: ({ peer }, { cast, peers }) => {
      cast.introduce(peer, orgOf(peer))
      return peers.admit(peer)
    },
    tell: ({ peer }) => [`${peer} of ${orgOf(peer)} can be dialled`],
    families: ['DISC'],
  },
  expires: {
    play: ({ peer, inMs }, { cast, stage }) => {
      cast.introduce(peer, orgOf(peer)).directory.expiresAtMs = stage.now + inMs
    },
    tell: ({ peer, inMs }) => [`the identity of ${peer} of ${orgOf(peer)} expires ${durationInWords(inMs)} from now`],
    families: ['IDENT'],
  },
  replace: {
    play: ({ peer, by }, scene) => {
      scene.cast.introduce(by, orgOf(by))
      scene.undialledOnly(peer)
      return scene.peers.replace(peer, by, orgOf(by))
    },
    tell: ({ peer, by }) => [`${by} of ${orgOf(by)} answers at the endpoints of ${peer}`],
    families: ['DISC', 'IDENT'],
  },
  impersonate: {
    play: ({ peer, victim, claim }, { cast, peers }) => {
      for (const name of [peer, victim]) cast.introduce(name, orgOf(name))
      return peers.admitImpostor(peer, victim, claim)
    },
    tell: ({ peer, victim, claim }) => [`${peer} of ${orgOf(peer)} claims the ${claim} of ${victim}`],
    families: ['SIGN', 'IDENT'],
  },
  revoke: {
    play: ({ peer }, { peers }) => peers.revoke(peer),
    tell: ({ peer }) => [`the identity of ${peer} is revoked`],
    families: ['IDENT'],
  },
  pardon: {
    play: ({ peer }, { cast, stage }) => {
      const actor = cast.get(peer)
      actor.directory.valid = true
      return stage.act((port) => port.updateDirectory([cast.entryOf(actor)]))
    },
    tell: undefined,
    families: ['IDENT'],
  },
  gone: {
    play: ({ peer }, scene) => {
      scene.undialledOnly(peer)
      return scene.peers.vanish(peer)
    },
    tell: ({ peer }) => [`${peer} is gone`],
    families: ['DISC'],
  },
  back: { play: ({ peer }, { peers }) => peers.comeBack(peer), tell: ({ peer }) => [`${peer} is back`], families: ['DISC'] },
  disconnect: {
    play: ({ peer }, scene) => {
      scene.callersOnly(peer)
      return scene.peers.disconnect(peer, NODE)
    },
    tell: ({ peer }) => [`${peer} disconnects from alice`],
    families: ['DISC'],
  },
  join: {
    play: ({ channel, orgs, older }, { stage }) => stage.act((port) => port.joinChannel(NODE, channel, older ? 0n : 1n, orgs, [])),
    tell: ({ channel, orgs, older }) => [`alice has joined ${channel}, which ${older ? 'once belonged' : 'belongs'} to ${listed(orgs)}`],
    families: ['ROUTE', 'BLOCK', 'STATE'],
    needs: 'channels',
  },
  anchor: {
    play: ({ channel, peer }, { cast, stage }) => {
      const { org, externalEndpoint } = cast.get(peer)
      if (externalEndpoint === '') throw new NotPossible(`${peer} has no endpoint that a configuration could name`)
      return stage.act((port) => port.joinChannel(NODE, channel, 1n, [org], [{ org, endpoint: externalEndpoint }]))
    },
    tell: ({ channel, peer }) => [`alice has joined ${channel}, whose anchor peer is ${peer}`],
    families: ['DISC', 'ROUTE', 'BLOCK', 'STATE'],
    needs: 'channels',
  },
  configure: {
    play: ({ channel, sequence, orgs, anchors }, { cast, stage }) => {
      const named = anchors.map((peer) => ({ org: orgOf(peer), endpoint: cast.get(peer).externalEndpoint }))
      if (named.some(({ endpoint }) => endpoint === ''))
        throw new NotPossible('an anchor peer has no endpoint that a configuration could name')
      return stage.act((port) => port.joinChannel(NODE, channel, BigInt(sequence), orgs, named))
    },
    tell: undefined,
    families: ['DISC', 'ROUTE', 'BLOCK', 'STATE', 'CHAN'],
    needs: 'channels',
  },
  forbid: {
    play: ({ peer, channel }, { peers }) => peers.forbid(peer, orgOf(peer), channel),
    tell: ({ peer, channel }) => [`${peer} of ${orgOf(peer)} may not read ${channel}`],
    families: ['CHAN', 'BLOCK', 'BLOCKPULL', 'ROUTE'],
  },
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
  ledger: {
    play: ({ channel }, { stage, utterances }) => {
      const height = utterances.heightOf(channel)
      return stage.act((port) => port.updateLedgerHeight(NODE, channel, height))
    },
    tell: ({ channel }) => [`the ledger of ${channel} grows at alice`],
    families: ['STATE'],
    needs: 'channels',
  },
  height: {
    play: ({ channel, blocks }, { stage }) => stage.act((port) => port.updateLedgerHeight(NODE, channel, BigInt(blocks))),
    tell: ({ channel, blocks }) => [`the ledger of ${channel} at alice has ${blocks} blocks`],
    families: ['STATE', 'BLOCK'],
    needs: 'channels',
  },
  suspect: {
    play: (_, { stage }) => stage.act((port) => port.suspect(NODE)),
    tell: () => ['the application of alice suspects revoked identities'],
    families: ['IDENT'],
    needs: 'suspects',
  },
  pass: { play: ({ ms }, { stage }) => stage.pass(ms), tell: ({ ms }) => [`${durationInWords(ms)} pass`], families: [] },
  due: {
    play: () => {
      throw new Error('what is due has to be made a length of time first')
    },
    tell: undefined,
    families: [],
  },
  stop: { play: (_, { stage }) => stage.stop(NODE), tell: () => ['alice stops'], families: ['DISC'] },
  start: { play: (_, { stage }) => stage.start(NODE), tell: () => ['alice starts'], families: ['DISC'] },
  leave: {
    play: ({ channel }, { stage }) => stage.act((port) => port.leaveChannel(NODE, channel)),
    tell: ({ channel }) => [`the application of alice leaves ${channel}`],
    families: ['STATE'],
    needs: 'channels',
  },
  chaincodes: {
    play: ({ channel, count }, { stage }) =>
      stage.act((port) =>
        port.updateChaincodes(
          NODE,
          channel,
          Array.from({ length: count }, (_, i) => ({ name: `cc${i}`, version: '1' })),
        ),
      ),
    tell: undefined,
    families: ['STATE'],
    needs: 'chaincodes',
  },
  pause: { play: ({ peer }, { stage }) => stage.act((port) => port.pause(peer)), tell: undefined, families: ['DISC'] },
  resume: { play: ({ peer }, { stage }) => stage.act((port) => port.resume(peer)), tell: undefined, families: ['DISC'] },
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

/** The deed of an act. */
export const deedOf = (act: Act): Deed<Act> => DEEDS[act.do] as Deed<Act>

/** How long it is until something is due, with these settings. */
export const msOf = ({ times, plus }: ActOf<'due'>, setting: string): number =>
  Math.max(1, Math.round(milliseconds(setting) * times) + plus)
