import fc from 'fast-check'
import { ENCODINGS } from '../suite/script/encodings'
import { IDLE_KINDS } from '../suite/script/messages'
import { newEndpointOf } from '../suite/script/suite-knowledge'
import { type Act, type ActOf, NODE, PEERS } from './life'
import { HERS } from './phrases'

/** The first of a pool is what shrinking goes for: the plainest. */
export const among = <const T>(...pool: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...pool)
const EVERYBODY = Object.keys(PEERS)
/** Some are spoken of more often, so that they have a history. */
const peer = among(...EVERYBODY, 'bob', 'bob', 'dave', 'carol')
const author = among(...EVERYBODY, 'bob', 'bob', 'dave', 'carol', NODE)
export const channel = among('trade', 'trade', 'trade', 'gold')
export const ORGS = fc.subarray<'Org1' | 'Org2' | 'Org3'>(['Org1', 'Org2', 'Org3'], { minLength: 1 })
const count = among(1, 1, 1, 1, 2, 3, 5, 10)
const spoken = among('org message', 'block', 'leadership message', 'membership request', 'state info', 'alive message')
const spokenAtOnce = among('org message', 'block', 'leadership message', 'state info', 'alive message')
const FLAWED = ['unsigned leadership message', 'forged leadership message'] as const
const unasked = among(...FLAWED, ...FLAWED, ...FLAWED, ...IDLE_KINDS)
const tag = among('undefined', 'empty', 'org-only', 'chan-only', 'chan-and-org', 'chan-or-org', '9')

export const TIME = among(
  'incarnation 5, sequence 5',
  'incarnation 5, sequence 4',
  'incarnation 5, sequence 6',
  'incarnation 4, sequence 9',
  'incarnation 6, sequence 1',
  'newer than all before',
  'incarnation 9223372036854775808, sequence 1',
  'incarnation 5, sequence 4294967296',
  'incarnation 5, sequence 9223372036854775808',
  'incarnation 18446744073709551615, sequence 18446744073709551615',
)
const ofSomebody = among(...EVERYBODY.map((name) => `of ${name}`))
const endpoint = among('none', 'elsewhere:7051')
const moved = among('none', ...EVERYBODY.map(newEndpointOf))
const flaw = among('forged', 'missing')
const encoding = among(...Object.keys(ENCODINGS))

/** How an alive message may differ: in one thing, or in its time and one thing. */
const aliveRow: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record({}),
  fc.record({ time: TIME }),
  fc.record({ time: TIME }),
  fc.record({ 'external endpoint': endpoint }),
  fc.record({ secret: moved }),
  fc.record({ time: TIME, 'external endpoint': endpoint }),
  fc.record({ time: TIME, secret: moved }),
  fc.record({ identity: among('left out', 'left out', ...EVERYBODY.map((name) => `of ${name}`)) }),
  fc.record({ time: TIME, identity: fc.constant('left out') }),
  fc.record({ signature: flaw }),
  fc.record({ time: TIME, signature: flaw }),
  fc.record({ 'signature of the secret': flaw }),
  fc.record({ 'PKI-ID': ofSomebody }),
  fc.record({ encoding }),
  fc.record({ tag }),
  fc.record({ nonce: among('7') }),
)
const stateInfoRow: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record({ time: TIME }),
  fc.record({ time: TIME }),
  fc.record({ signature: flaw }),
  fc.record({ encoding }),
  fc.record({ tag }),
  fc.record({ nonce: among('7') }),
  fc.record({ left: among('yes') }),
  fc.record({ left: among('yes') }),
  fc.record({ time: TIME, left: among('yes') }),
  fc.record({ MAC: among('of gold', 'of dave', 'of trade, cut short') }),
)
const standing = among('alive', 'dead')
const responseRow: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record({ peer, as: standing }),
  fc.record({ peer: author, as: standing, time: TIME }),
  fc.record({ peer, as: standing, signature: flaw }),
  fc.record({ peer, as: standing, 'external endpoint': endpoint }),
  fc.record({ peer, as: standing, secret: moved }),
  fc.record({ peer, as: standing, identity: fc.constant('left out') }),
  fc.record({ peer, as: among('undecodable', 'dead, undecodable') }),
)

const hidden = among(false, false, true)

export const act = <Name extends Act['do']>(name: Name) => fc.constant(name)
const nonce = among('7', '8', HERS, 'that of the hello')
export const NUMBERS = among('1', '1, 2', '2', '3, 1', '4')
export const NAMES = among('bob', 'dave', 'bob, dave', 'carol', 'erin, carol')
/** Some of what an update has is not what it says, or nothing at all. */
export const BLOCKS = fc.oneof(
  NUMBERS,
  among('2 of gold', '2 with 3 inside', 'undecodable', '1, undecodable, 3', '1, 3 of gold, 2', 'invalid'),
)
export const IDENTITIES = fc.oneof(
  NAMES,
  among('dave unsigned', 'dave forged', 'dave as erin', 'carol as an alive message', 'dave org-only', 'dave empty', 'undecodable, erin'),
)
export const STATE_INFOS = among(
  'bob',
  'dave',
  'bob, carol, dave',
  'bob, carol, dave',
  'erin forged, dave',
  'dave of gold, bob',
  'dave, erin forged',
  'dave left, bob',
  'dave older',
  'bob older, dave older',
  'undecodable, carol',
  'erin as a block, dave',
)
const of = <Kind extends ActOf<'matter'>['kind']>(kind: Kind) => ({ do: act('matter'), peer, kind: fc.constant(kind) })
const nowhere = among('none')

/** What peers may say, and what they have no business to: of what may end the stream, or is answered, there is one. */
const said: fc.Arbitrary<ActOf<'say'>> = fc.oneof(
  { arbitrary: fc.record({ do: act('say'), peer, kind: spokenAtOnce, count, author, channel }), weight: 4 },
  { arbitrary: fc.record({ do: act('say'), peer, kind: among('membership request'), count: among(1), author, channel }), weight: 1 },
  { arbitrary: fc.record({ do: act('say'), peer, kind: unasked, count: among(1), author, channel }), weight: 1 },
)

/** Messages of channels and of pulls. */
const matters: fc.Arbitrary<ActOf<'matter'>> = fc.oneof(
  fc.record({
    ...of('block'),
    channel,
    row: fc.oneof(
      fc.record({ number: among('1', '2', '3', '5', '9', 'invalid') }),
      fc.record({ number: among('5'), 'number inside': among('6') }),
      fc.record({ number: among('1', '2', '3'), tag }),
      fc.record({ number: among('1', '2', '3'), nonce: among('7') }),
    ),
  }),
  fc.record({
    ...of('leadership message'),
    channel,
    row: fc.oneof(
      fc.record({ time: TIME }),
      fc.record({ time: TIME, declaration: among('no') }),
      fc.record({ declaration: among('no') }),
      fc.record({ signature: flaw }),
      fc.record({ encoding }),
      fc.record({ tag }),
    ),
  }),
  fc.record({ ...of('membership response'), channel: nowhere, row: fc.record({ tag }) }),
  fc.record({
    ...of('state info request'),
    channel,
    row: fc.record({ MAC: among('of trade', 'of gold', 'of dave', 'of trade, cut short') }),
  }),
  fc.record({ ...of('state info request'), channel, row: fc.record({ tag }) }),
  fc.record({ ...of('snapshot'), channel, row: fc.record({ 'state infos': STATE_INFOS }) }),
  fc.record({ ...of('snapshot'), channel, row: fc.record({ 'state infos': STATE_INFOS, time: TIME }) }),
  fc.record({ ...of('snapshot'), channel, row: fc.record({ 'state infos': STATE_INFOS, tag }) }),
  fc.record({ ...of('hello'), channel, row: fc.record({ nonce: among('7', '8') }) }),
  fc.record({ ...of('hello'), channel: nowhere, row: fc.record({ nonce: among('7', '8') }) }),
  fc.record({ ...of('hello'), channel: among('none', 'trade'), row: fc.record({ nonce: among('7'), tag }) }),
  ...(['digest', 'request'] as const).flatMap((kind) => [
    fc.record({ ...of(kind), channel, row: fc.record({ nonce, items: NUMBERS }) }),
    fc.record({ ...of(kind), channel: nowhere, row: fc.record({ nonce, items: NAMES }) }),
    fc.record({ ...of(kind), channel: nowhere, row: fc.record({ nonce, items: NAMES, tag }) }),
  ]),
  fc.record({ ...of('update'), channel, row: fc.record({ nonce, items: BLOCKS }) }),
  fc.record({ ...of('update'), channel: nowhere, row: fc.record({ nonce, items: IDENTITIES }) }),
)

/** Every act, as it is drawn. */
export const ACTS: { readonly [Name in Act['do']]: fc.Arbitrary<Act> } = {
  known: fc.record({ do: act('known'), peer, hidden }),
  connect: fc.record({ do: act('connect'), peer }),
  admit: fc.record({ do: act('admit'), peer }),
  expires: fc.record({ do: act('expires'), peer, inMs: among(1_000, 5_000, 30_000, 90_000) }),
  replace: fc.record({ do: act('replace'), peer, by: peer }),
  impersonate: fc.record({ do: act('impersonate'), peer, victim: peer, claim: among('PKI-ID', 'identity') }),
  revoke: fc.record({ do: act('revoke'), peer }),
  gone: fc.record({ do: act('gone'), peer }),
  back: fc.record({ do: act('back'), peer }),
  disconnect: fc.record({ do: act('disconnect'), peer }),
  join: fc.record({ do: act('join'), channel, orgs: ORGS, older: among(false, false, false, true) }),
  anchor: fc.record({ do: act('anchor'), channel, peer }),
  publish: fc.record({ do: act('publish'), peer, channel }),
  say: said,
  alive: fc.record({ do: act('alive'), peer, author, row: aliveRow }),
  'state-info': fc.record({ do: act('state-info'), peer, author, channel, row: stateInfoRow }),
  request: fc.record({ do: act('request'), peer, author, row: aliveRow }),
  response: fc.record({ do: act('response'), peer, rows: fc.array(responseRow, { minLength: 1, maxLength: 3 }) }),
  again: fc.record({ do: act('again'), peer }),
  gossip: fc.record({ do: act('gossip'), kind: spoken, count, channel }),
  mistag: fc.record({ do: act('mistag'), kind: spoken, channel, tag }),
  ledger: fc.record({ do: act('ledger'), channel }),
  suspect: fc.record({ do: act('suspect') }),
  pass: fc.record({ do: act('pass'), ms: among(1, 10, 100, 1_000, 5_000, 30_000) }),
  due: fc.record({
    do: act('due'),
    of: among(
      'aliveExpirationTimeout',
      'aliveTimeInterval',
      'pullInterval',
      'reconnectInterval',
      'publishStateInfoInterval',
      'identityUsageThreshold',
      'maxPropagationBurstLatency',
    ),
    times: among(1, 0.9, 0.5, 0.1, 1.1, 2, 5, 10, 20, 100),
    plus: among(0, -1, 1),
  }),
  stop: fc.record({ do: act('stop') }),
  start: fc.record({ do: act('start') }),
  pardon: fc.record({ do: act('pardon'), peer }),
  forbid: fc.record({ do: act('forbid'), peer, channel }),
  height: fc.record({ do: act('height'), channel, blocks: among(2, 2, 2, 1, 3, 5, 0) }),
  configure: fc.record({
    do: act('configure'),
    channel,
    sequence: among(1, 2, 3, 0),
    orgs: ORGS,
    anchors: fc.array(peer, { maxLength: 2 }),
  }),
  leave: fc.record({ do: act('leave'), channel }),
  chaincodes: fc.record({ do: act('chaincodes'), channel, count: among(0, 1, 2) }),
  pause: fc.record({ do: act('pause'), peer }),
  resume: fc.record({ do: act('resume'), peer }),
  tag: fc.record({
    do: act('tag'),
    peer,
    kind: spoken,
    channel,
    tag,
  }),
  garbage: fc.record({ do: act('garbage'), peer }),
  transfer: fc.record({ do: act('transfer'), peer, channel, kind: among('state request', 'state response'), blocks: count }),
  matter: matters,
}
