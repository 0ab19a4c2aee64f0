import type { DialectName } from '../suite/judging/tags'
import { type Act, type Life, PEERS } from './life'
import type { Seen } from './seen'

/** Something that the rules leave to a node, so that two nodes may differ in it and both be right. */
export interface Freedom {
  readonly name: string
  /** What is left open. */
  readonly open: string
  /** The rule, or the promise of the port, that leaves it open. */
  readonly by: string
  /** Fields of what is seen that are not compared; `of` says of what: a type of event or a kind of message. */
  readonly fields?: { readonly of: readonly string[]; readonly names: readonly string[] }
  /** Fields that are not compared of some things only. */
  readonly unlike?: (seen: Seen) => readonly string[]
  /** What is not compared at all. */
  readonly unseen?: (seen: Seen) => boolean
  /** Another name under which something is compared: what has one name is one thing. */
  readonly as?: (seen: Seen) => string | undefined
  /** What is compared once, however often it happens at an instant. */
  readonly once?: (seen: Seen) => boolean
  /** Of this it is only compared that it happened at an instant. */
  readonly blurred?: (seen: Seen) => boolean
  /** What is compared as a line, without what is finer than the rules tell. */
  readonly rough?: (line: string) => string
}

/** Kinds of messages of which no rule says yet when a node sends them. */
const NOT_RULED: ReadonlySet<string> = new Set(['state-request', 'state-response'])

/** Everything that is left to a node, but for what chance decides: see `chanceOf`. What is in no entry is compared. */
export const FREEDOMS: readonly Freedom[] = [
  {
    name: 'order within an instant',
    open: 'in which order things happen at one instant',
    by: 'the port: events of one instant have no order',
  },
  {
    name: 'sequence numbers',
    open: 'by how much the times of own messages grow, and whether state infos of one instant have one time; after chaincodes nothing changes any more at one; where a node says that it lives its application does not say so',
    by: 'DISC-1 and DISC-7 ask for newer ones only',
    fields: { of: ['alive', 'state-info', 'mem-req'], names: ['sequence'] },
  },
  {
    name: 'fractions of a millisecond',
    open: 'what an incarnation says beyond the millisecond of the start',
    by: 'DISC-1 asks for the time of the start; the port tells it in milliseconds',
    rough: (line) => line.replaceAll(/incarnation (\d+)\d{6}\b/g, 'incarnation $1 ms'),
  },
  {
    name: 'nonces',
    open: 'the nonce of a request or hello',
    by: 'DISC-17 asks that the answer has that of the request, BLOCKPULL-1 that it is random',
    fields: { of: ['mem-req', 'hello'], names: ['nonce'] },
  },
  {
    name: 'reasons',
    open: 'why a stream ends, in words; and which of several flaws of a message a node names',
    by: 'the port: the words of a reason are not judged; no rule orders the checks',
    fields: { of: ['disconnected', 'rejected'], names: ['reason'] },
  },
  {
    name: 'ping or dial',
    open: 'whether it is a ping or a dial by which a node tries to reach somebody, and whether it does both',
    by: 'DISC-4 asks that the dead are contacted',
    as: (seen) => (seen.type === 'dialled' || seen.type === 'pinged' ? 'reaches' : undefined),
  },
  {
    name: 'streams of one instant',
    open: 'how many streams begin or end between two at one instant, as to somebody who refuses each of several messages; where several begin, whether all but one end',
    by: 'no rule',
    as: (seen) => (seen.type === 'connected' || seen.type === 'disconnected' ? seen.type : undefined),
  },
  {
    name: 'who opens a stream',
    open: 'which side has opened the stream over which both speak, if both do at one instant',
    by: 'no rule; CONN-6 keeps one of them',
    fields: { of: ['connected'], names: ['opener'] },
  },
  {
    name: 'a second stream',
    open: 'which streams a node ends when a peer that has one opens another, and what becomes of messages that it is sent then; lives do not do it, and who answers in place of another opens none; of several messages for that one, or streams with it, nothing is compared at their instant',
    by: 'no rule; CONN-6 keeps one of them',
  },
  {
    name: 'several of what is answered, or ends a stream, at one instant',
    open: 'which of several membership requests an answer goes by, and whether a peer can go on sending once a node has had enough; lives send one',
    by: 'DISC-17 asks that each is answered; the port: Send is not possible without a stream',
  },
  {
    name: 'whoever does not read',
    open: 'when a peer that does not read is told that a stream has begun or ended; lives let it read before either may happen',
    by: 'the port: a paused peer reads first of all what came meanwhile',
  },
  {
    name: 'joining again',
    open: 'whether a node that joins a channel again that it has left is in it at once, and knows who spoke meanwhile; lives start it again before',
    by: 'CHAN-11 says what leaving is; no rule says how it ends',
  },
  {
    name: 'questions that touch',
    open: 'whether to be asked for the members of a channel is a use of their identities; lives in which unused identities go do not ask',
    by: 'the port asks that it is none, and some nodes have no other way to tell',
  },
  {
    name: 'suspicion and disuse',
    open: 'whether a suspicion deletes the unused as well, and whether it is a use of all others; lives in which unused identities go have none',
    by: 'IDENT-2 and IDENT-5 say that nothing is asked of either',
  },
  {
    name: 'what was not asked for',
    open: 'whether what an update has brought that answers nothing is offered to others, and not asked for any more; lives have no more pulls of identities, or of the blocks of a channel, after such an update',
    by: 'IDPULL-3 and BLOCKPULL-8 say that it is left to the node',
  },
  {
    name: 'uses of no use',
    open: 'whether it is a use of an identity when its peer says something of a channel that the node is not in; lives in which unused identities go have state infos of such channels only',
    by: 'IDENT-5 speaks of what is taken, and of what is stored again',
  },
  {
    name: 'uses of those whom nothing is sent',
    open: 'whether an emission, or the first join of a channel, is a use of the identities of all who are alive, and a hello for identities one of that of whoever says it',
    by: 'IDENT-5 says that nothing is asked of these; the reference is given what the node is seen to do (lessons.ts)',
  },
  {
    name: 'late answers',
    open: 'whether an answer to a first membership request counts that comes when it is waited for no longer',
    by: 'DISC-22 says that it is left to the node; the reference is given what the node is seen to do (lessons.ts)',
  },
  {
    name: 'what comes between a digest and a request',
    open: 'whether something is requested that has come otherwise since it was offered, or that the ledger has by then; lives have nothing of the kind',
    by: 'BLOCKPULL-4 and BLOCKPULL-5 say that it is left to the node',
  },
  {
    name: 'two hellos under one nonce',
    open: 'from which of them the time runs in which a request is answered; lives say no hello under a nonce that counts still in its place',
    by: 'BLOCKPULL-10 says that it is left to the node',
  },
  {
    name: 'hellos of one instant',
    open: 'whether a peer is said hello once more for each other one that is reached at the same endpoint, or has none either',
    by: 'BLOCKPULL-1 and IDPULL-1 speak of peers; no rule says what becomes of two that are reached at one endpoint',
    once: (seen) => seen.kind === 'hello',
  },
  {
    name: 'more than a peer can be sent at once',
    open: 'which of more messages to one peer at one instant are sent than wait for it at most; where draws decide, what of all that is sent then',
    by: 'ROBUST-3 bounds them by sendBuffSize',
  },
  {
    name: 'a stream of its own that is over',
    open: 'whether a node that has dialled notices it at once, and dials anew, or takes the peer for dead at the next write, and what becomes of several messages of that instant; whoever was dialled sends no bytes that do not decode, and is neither gone nor replaced while that stream is there',
    by: 'ROBUST-1 says of such bytes that the connection ends; no rule says when the node that has opened it notices',
  },
  {
    name: 'what a stopped node shows',
    open: 'whether what it holds grows old, who is dead to it, and which of its routines have ended; it is asked at its stop, and no more until it starts again, and is not stopped in lives in which identities expire',
    by: 'INIT-7 asks that nothing has an effect any more; the port: it is asked what it held when it stopped; DISC-26 says that it has no members, and nothing of the dead',
  },
  {
    name: 'anchor peers that do not count',
    open: 'whether those of a configuration that is too old are met, or those of an organization that is not in the channel; lives name none',
    by: 'CHAN-1 says of organizations what becomes of an older configuration; no application names others',
  },
  {
    name: 'a foreign channel',
    open: 'whether what somebody says in the name of the node counts in a channel that the node has joined and its organization is not in',
    by: 'CHAN-6 speaks of authors that are peers; no application joins such a channel',
  },
  {
    name: 'a first request that is sent again',
    open: 'whether it is made anew, or is the same once more, with what the node said of itself then, its internal endpoint among it',
    by: 'DISC-22 asks that it is sent again',
    unlike: (seen) =>
      seen.kind === 'mem-req' && seen.detail['again'] === 'yes' ? ['identity', 'age', 'secret', 'signature of secret'] : [],
  },
  {
    name: 'whom to ask for what several have',
    open: 'which of the peers that have offered a block or an identity is asked for it',
    by: 'BLOCKPULL-4: one of them, drawn at random',
    blurred: (seen) => seen.type === 'received' && seen.kind === 'data-req',
  },
  {
    name: 'the routine that meets bootstrap peers',
    open: 'whether it runs where there are none',
    by: 'INIT-6 says what it is for',
  },
  {
    name: 'timers',
    open: 'when each timer first ticks, and how long the answer to a first membership request is waited for',
    by: 'EMIT-2, STORE-4, IDENT-1, DISC-1, DISC-2, DISC-4, DISC-22 and DISC-24 say how often; the reference is given what the node is seen to do (lessons.ts)',
  },
  {
    name: 'timers of one instant',
    open: 'which of two things that a node makes of its own accord is the newer one, whether it goes out with the emission of that very instant or with the next, and who is still alive for it; lives that wait for it emit at once, or have intervals that hardly ever meet',
    by: 'the port: what happens at one instant has no order',
  },
  {
    name: 'revoked until it is deleted',
    open: 'whether an identity that was revoked verifies anything until a suspicion deletes it; lives in which one is have nothing of its peer',
    by: 'IDENT-4 says when it is deleted, and nothing of the time before',
  },
  {
    name: 'the dead without an endpoint',
    open: 'whether somebody is asked who is named as dead with no endpoint and has a stream to the node; all dead in lives have one',
    by: 'DISC-4 asks that the dead are contacted, DISC-23 at which endpoint',
  },
  {
    name: 'membership requests without need',
    open: 'whether new members are asked at once, and the dead without a ping before',
    by: 'no rule forbids it; the reference is given what the node is seen to do (lessons.ts)',
  },
  {
    name: 'pulls',
    open: 'whether a node also begins exchanges of which no rule speaks',
    by: 'no rule',
    unseen: (seen) => seen.type === 'received' && NOT_RULED.has(seen.kind ?? ''),
  },
]

const FIELDS = FREEDOMS.flatMap(({ fields }) => (fields === undefined ? [] : [fields]))

const openFieldsOf = (seen: Seen): ReadonlySet<string> =>
  new Set([
    ...FIELDS.filter(({ of }) => of.includes(seen.type) || of.includes(seen.kind ?? '')).flatMap(({ names }) => names),
    ...FREEDOMS.flatMap(({ unlike }) => unlike?.(seen) ?? []),
  ])

/** Something seen as one line that can be compared; undefined if it is left open. Things of one instant that are one are told once. */
export function comparable(seen: Seen): { readonly line: string; readonly isOnce: boolean } | undefined {
  if (FREEDOMS.some(({ unseen }) => unseen?.(seen))) return undefined
  if (FREEDOMS.some(({ blurred }) => blurred?.(seen))) return { line: `${seen.atMs} ${seen.type} ${seen.what}`, isOnce: true }
  const open = openFieldsOf(seen)
  const detail = Object.entries(seen.detail)
    .filter(([field, value]) => !open.has(field) && value !== '')
    .map(([field, value]) => `${field} ${value}`)
  const other = FREEDOMS.map(({ as }) => as?.(seen)).find((name) => name !== undefined)
  const line = `${seen.atMs} ${other ?? seen.type} ${seen.peer ?? ''} ${seen.what}${detail.length > 0 ? `: ${detail.join(', ')}` : ''}`
  return { line: FREEDOMS.reduce((told, { rough }) => rough?.(told) ?? told, line), isOnce: other !== undefined || isToldOnce(seen) }
}

/** Whether it does not matter how often something happens at an instant. */
export const isToldOnce = (seen: Seen): boolean => FREEDOMS.some(({ once }) => once?.(seen))

/** What chance decides in a life. */
export interface Chance {
  /** Draws take some of several: who was drawn is left open, how many were is not. */
  readonly draws: boolean
}

/** Whether draws decide anything in a life: not where each takes everybody there is (ROUTE-4). */
export function chanceOf({ settings }: Life): Chance {
  const all = Object.keys(PEERS).length
  return { draws: ['propagatePeerNum', 'pullPeerNum'].some((key) => Number(settings[key] ?? 3) < all) }
}

/**
 * Kinds of which it is not even told how many are sent: who was drawn may be left out afterwards, be it that the secret is withheld
 * (SECRET-1), or that the message came from there (ROUTE-5).
 */
export const UNCOUNTED: Readonly<Record<DialectName, readonly string[]>> = {
  documents: ['alive'],
  fabric: ['alive', 'data', 'peer-identity', 'leadership'],
}

/** What may happen in a life where draws decide, so that all else does not depend on them: nobody goes who may have been dialled. */
export const UNTOUCHED_BY_DRAWS: ReadonlySet<Act['do']> = new Set<Act['do']>([
  'known',
  'join',
  'publish',
  'say',
  'state-info',
  'again',
  'gossip',
  'ledger',
  'pass',
  'due',
])
