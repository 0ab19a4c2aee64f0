import fc from 'fast-check'
import { newEndpointOf } from '../suite/script/suite-knowledge'
import { type Act, type ActOf, PEERS } from './life'
import { HERS } from './phrases'
import { among, BLOCKS, channel, IDENTITIES, NAMES, NUMBERS, ORGS, STATE_INFOS, TIME } from './pools'

/** What happens one after the other so that something comes of it, which single acts seldom do: an exchange, a death, a change that is told. */
export type Episode = keyof typeof PARTS

type Channel = ActOf<'join'>['channel']

const peer = among(...Object.keys(PEERS))
const known = (name: string, hidden = false): Act => ({ do: 'known', peer: name, hidden })
const due = (of: string, times = 1, plus = 0): Act => ({ do: 'due', of, times, plus })
const pass = (ms: number): Act => ({ do: 'pass', ms })
const late = among(0, 0, 1, -1)
const matter = (
  name: string,
  kind: ActOf<'matter'>['kind'],
  of: ActOf<'matter'>['channel'],
  row: ActOf<'matter'>['row'],
): ActOf<'matter'> => ({ do: 'matter', peer: name, kind, channel: of, row })
const inChannel = (of: Channel, orgs: ActOf<'join'>['orgs'], ...peers: readonly string[]): Act[] => [
  { do: 'join', channel: of, orgs: [...orgs], older: false },
  ...peers.flatMap((name): Act[] => [known(name), { do: 'publish', peer: name, channel: of }]),
]
const snapshotFor = (name: string, of: Channel): Act => matter(name, 'state info request', of, { MAC: `of ${of}` })
const waits = among(50_000, 90_000, 112_000, 10_000)

const PARTS = {
  /** The node asks for blocks, is offered some, and is given some. */
  'a pull of blocks': fc
    .record({ peer, channel, orgs: ORGS, offered: NUMBERS, given: BLOCKS, plus: late })
    .map(({ peer: name, channel: of, orgs, offered, given, plus }) => [
      ...inChannel(of, orgs, name),
      due('pullInterval'),
      matter(name, 'digest', of, { nonce: HERS, items: offered }),
      pass(1_000 + plus),
      matter(name, 'update', of, { nonce: HERS, items: given }),
      matter(name, 'hello', of, { nonce: '7' }),
    ]),
  /** The same of identities; who has come so is heard. */
  'a pull of identities': fc
    .record({ peer, about: peer, offered: NAMES, given: IDENTITIES })
    .map(({ peer: name, about, offered, given }) => [
      known(name),
      due('pullInterval'),
      matter(name, 'digest', 'none', { nonce: HERS, items: offered }),
      pass(1_000),
      matter(name, 'update', 'none', { nonce: HERS, items: given }),
      { do: 'alive' as const, peer: name, author: about, row: { identity: 'left out' } },
    ]),
  /** A peer asks the node, after something has become of a channel. */
  'a pull of a peer': fc
    .record({
      peer,
      of: channel,
      other: channel,
      orgs: ORGS,
      number: among('1', '2', '3'),
      items: NUMBERS,
      before: among('nothing', 'leave', 'forbid', 'height', 'configure'),
    })
    .map(({ peer: name, of, other, orgs, number, items, before }) => [
      ...inChannel(other, orgs),
      ...inChannel(of, orgs, name),
      matter(name, 'block', of, { number }),
      ...BEFORE[before](name, before === 'leave' ? other : of),
      matter(name, 'hello', of, { nonce: '7' }),
      matter(name, 'request', of, { nonce: '7', items }),
    ]),
  'identities for a peer': fc
    .record({ peer, other: peer, items: NAMES, hidden: among(false, true) })
    .map(({ peer: name, other, items, hidden }) => [
      known(other, hidden),
      known(name),
      matter(name, 'hello', 'none', { nonce: '7' }),
      matter(name, 'request', 'none', { nonce: '7', items }),
    ]),
  /** What the node says of itself in a channel comes to whoever asks. */
  'news of a channel': fc
    .record({ peer, asker: peer, of: channel, orgs: ORGS, news: among('ledger', 'height', 'chaincodes', 'leave'), plus: late })
    .map(({ peer: name, asker, of, orgs, news, plus }) => [
      ...inChannel(of, orgs, name),
      ...NEWS[news](of),
      due('publishStateInfoInterval', 1, plus),
      known(asker),
      snapshotFor(asker, of),
    ]),
  'two that expire': fc
    .record({ peer, other: peer, inMs: among(1_000, 5_000), laterMs: among(1_000, 5_000, 30_000) })
    .map(({ peer: name, other, inMs, laterMs }) => [
      { do: 'expires' as const, peer: name, inMs },
      { do: 'connect' as const, peer: name },
      { do: 'expires' as const, peer: other, inMs: laterMs },
      { do: 'connect' as const, peer: other },
      due('identityUsageThreshold', 0.1),
      pass(laterMs),
      due('identityUsageThreshold', 0.1),
    ]),
  /** Somebody is found dead, perhaps forgotten, and comes back. */
  'a death': fc
    .record({ peer, other: peer, of: channel, orgs: ORGS, times: among(1, 10, 0.1), of2: among('pullInterval', 'aliveExpirationTimeout') })
    .map(({ peer: name, other, of, orgs, times, of2 }) => [
      ...inChannel(of, orgs, name, other),
      { do: 'gone' as const, peer: name },
      { do: 'gossip' as const, kind: 'org message' as const, count: 1, channel: of },
      due(of2, times),
      snapshotFor(other, of),
      { do: 'back' as const, peer: name },
      { do: 'alive' as const, peer: other, author: name, row: {} },
      { do: 'gossip' as const, kind: 'block' as const, count: 1, channel: of },
    ]),
  /** Somebody is named alive by others, and perhaps named again, and is silent. */
  hearsay: fc
    .record({
      peer,
      about: peer,
      as: among('alive', 'dead'),
      apart: among(0.5, 0.9, 0.1),
      rest: among(0.6, 1, 0.1),
      isNewer: among(false, true),
    })
    .map(({ peer: name, about, as, apart, rest, isNewer }) => {
      const named = (sequence: number, standing: string): Act => ({
        do: 'response',
        peer: name,
        rows: [{ peer: about, as: standing, time: `incarnation 5, sequence ${sequence}` }],
      })
      return [
        known(name),
        named(5, 'alive'),
        due('aliveExpirationTimeout', apart),
        named(isNewer ? 6 : 5, as),
        due('aliveExpirationTimeout', rest),
        { do: 'alive' as const, peer: name, author: name, row: {} },
        due('aliveExpirationTimeout', 0.5),
      ]
    }),
  /** State infos are held, others of the same authors come in a snapshot, and somebody asks for what is held. */
  'a snapshot': fc
    .record({ peer, other: among('dave', 'bob'), of: channel, orgs: ORGS, given: STATE_INFOS })
    .map(({ peer: name, other, of, orgs, given }) => [
      ...inChannel(of, orgs, name, other),
      matter(name, 'snapshot', of, { 'state infos': given }),
      snapshotFor(name, of),
      snapshotFor(other, of),
    ]),
  /** Under a number comes a block that does not verify, and then one that does. */
  'a false block': fc
    .record({ peer, other: peer, of: channel, orgs: ORGS })
    .map(({ peer: name, other, of, orgs }) => [
      ...inChannel(of, orgs, name, other),
      matter(name, 'block', of, { number: '5', 'number inside': '6' }),
      matter(other, 'block', of, { number: '5' }),
      matter(name, 'hello', of, { nonce: '7' }),
    ]),
  /** Somebody leads, and says the same again. */
  'a leader': fc.record({ peer, of: channel, orgs: ORGS, first: waits, second: waits }).map(({ peer: name, of, orgs, first, second }) => {
    const leads = matter(name, 'leadership message', of, { time: 'incarnation 5, sequence 5' })
    return [...inChannel(of, orgs, name), leads, pass(first), leads, pass(second), leads]
  }),
  /** An identity comes by a pull, is deleted, and comes so again. */
  'an identity that comes again': fc
    .record({ peer, about: among('dave', 'bob', 'carol'), end: among('revoke', 'disuse') })
    .map(({ peer: name, about, end }) => {
      const pulled: Act[] = [
        known(name),
        due('pullInterval'),
        matter(name, 'digest', 'none', { nonce: HERS, items: about }),
        pass(1_000),
        matter(name, 'update', 'none', { nonce: HERS, items: about }),
      ]
      return [...pulled, ...ENDS[end](about), ...pulled, matter(name, 'hello', 'none', { nonce: '7' })]
    }),
  /** Somebody says something under one time, then under another, and once more under the first. */
  'two times': fc
    .record({ peer, kind: among('alive', 'state-info'), of: channel, first: TIME, second: TIME })
    .map(({ peer: name, kind, of, first, second }) => [
      known(name),
      ...[first, second, first].map((time): Act => {
        const said = { peer: name, author: name }
        return kind === 'alive' ? { do: 'alive', ...said, row: { time } } : { do: 'state-info', ...said, channel: of, row: { time } }
      }),
    ]),
  /** Somebody has moved, says so or has it said, and has to be dialled there. */
  'a move': fc
    .record({ peer, other: peer, by: among('alive', 'request', 'response') })
    .map(({ peer: name, other, by }) => [
      known(other),
      known(name),
      MOVES[by](name, other),
      { do: 'disconnect' as const, peer: name },
      { do: 'gossip' as const, kind: 'org message' as const, count: 1, channel: 'trade' as const },
    ]),
  /** Two fall silent, one a little later than the other. */
  'a silence': fc
    .record({ peer, other: peer, apart: among(1, 0.9, 0.5, 0.1), rest: among(1, 1.1, 2, 0.1), plus: late })
    .map(({ peer: name, other, apart, rest, plus }) => [
      known(name),
      due('aliveExpirationTimeout', apart),
      known(other),
      due('aliveExpirationTimeout', rest, plus),
      due('aliveExpirationTimeout', 0.1),
    ]),
  /** Blocks grow old, and later ones, too. */
  'old blocks': fc.record({ peer, of: channel, orgs: ORGS, plus: late }).map(({ peer: name, of, orgs, plus }) => {
    const block = (number: string): Act[] => [
      matter(name, 'block', of, { number }),
      due('pullInterval', 100, plus),
      due('pullInterval', 1),
      matter(name, 'hello', of, { nonce: '7' }),
    ]
    return [...inChannel(of, orgs, name), ...block('1'), ...block('2')]
  }),
}

const moved = (name: string) => ({ time: 'newer than all before', secret: newEndpointOf(name) })
const MOVES = {
  alive: (name) => ({ do: 'alive', peer: name, author: name, row: moved(name) }),
  request: (name) => ({ do: 'request', peer: name, author: name, row: moved(name) }),
  response: (name, other) => ({ do: 'response', peer: other, rows: [{ peer: name, as: 'alive', ...moved(name) }] }),
} satisfies Readonly<Record<string, (name: string, other: string) => Act>>
const ENDS = {
  revoke: (about) => [{ do: 'revoke', peer: about }, { do: 'suspect' }, { do: 'pardon', peer: about }],
  disuse: () => [due('identityUsageThreshold', 2)],
} satisfies Readonly<Record<string, (about: string) => Act[]>>
const BEFORE = {
  nothing: () => [],
  leave: (_, of) => [{ do: 'leave', channel: of }],
  forbid: (name, of) => [{ do: 'forbid', peer: name, channel: of }],
  height: (_, of) => [{ do: 'height', channel: of, blocks: 2 }],
  configure: (_, of) => [{ do: 'configure', channel: of, sequence: 2, orgs: ['Org1'], anchors: [] }],
} satisfies Readonly<Record<string, (name: string, of: Channel) => Act[]>>
const NEWS = {
  ledger: (of) => [{ do: 'ledger', channel: of }],
  height: (of) => [{ do: 'height', channel: of, blocks: 3 }],
  chaincodes: (of) => [{ do: 'chaincodes', channel: of, count: 1 }],
  leave: (of) => [{ do: 'leave', channel: of }],
} satisfies Readonly<Record<string, (of: Channel) => Act[]>>

/** Some of the episodes, as acts; of what a node does not take the rest is left. */
export const episodes = (names: readonly Episode[], takes: (name: Act['do']) => boolean): fc.Arbitrary<readonly Act[]> =>
  fc.oneof(...names.map((name) => PARTS[name] as fc.Arbitrary<Act[]>)).map((acts) => acts.filter((act) => takes(act.do)))

export const ALL_EPISODES = Object.keys(PARTS) as Episode[]
