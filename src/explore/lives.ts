import fc from 'fast-check'
import { ENCODINGS } from '../suite/script/encodings'
import { newEndpointOf } from '../suite/script/suite-knowledge'
import { type Act, type ActOf, type Life, NODE, PEERS } from './life'

/** A life as it is generated: how it begins, which is mostly that peers make themselves known, and what happens then. */
export interface Draft {
  readonly settings: Life['settings']
  readonly opening: readonly Act[]
  readonly acts: readonly Act[]
}

export const lifeOf = ({ settings, opening, acts }: Draft): Life => ({ settings, acts: [...opening, ...acts] })

/** The first of a pool is what shrinking goes for: the plainest. */
const among = <const T>(...pool: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...pool)
const NAMES = Object.keys(PEERS)
/** Some are spoken of more often, so that they have a history. */
const peer = among(...NAMES, 'bob', 'bob', 'dave', 'carol')
const author = among(...NAMES, 'bob', 'bob', 'dave', 'carol', NODE)
const channel = among('trade', 'trade', 'trade', 'gold')
const orgs = fc.subarray<'Org1' | 'Org2' | 'Org3'>(['Org1', 'Org2', 'Org3'], { minLength: 1 })
const count = among(1, 1, 1, 1, 2, 3, 5, 10)
const spoken = among('org message', 'block', 'leadership message', 'membership request', 'state info', 'alive message')

const time = among(
  'incarnation 5, sequence 5',
  'incarnation 5, sequence 4',
  'incarnation 5, sequence 6',
  'incarnation 4, sequence 9',
  'incarnation 6, sequence 1',
  'newer than all before',
  'incarnation 9223372036854775808, sequence 1',
  'incarnation 18446744073709551615, sequence 18446744073709551615',
)
const ofSomebody = among(...NAMES.map((name) => `of ${name}`))
const endpoint = among('none', 'elsewhere:7051')
const moved = among('none', ...NAMES.map(newEndpointOf))
const flaw = among('forged', 'missing')
const encoding = among(...Object.keys(ENCODINGS))

/** How an alive message may differ: in one thing, or in its time and one thing. */
const aliveRow: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record({}),
  fc.record({ time }),
  fc.record({ time }),
  fc.record({ 'external endpoint': endpoint }),
  fc.record({ secret: moved }),
  fc.record({ time, 'external endpoint': endpoint }),
  fc.record({ time, secret: moved }),
  fc.record({ identity: among('left out', 'left out', ...NAMES.map((name) => `of ${name}`)) }),
  fc.record({ time, identity: fc.constant('left out') }),
  fc.record({ signature: flaw }),
  fc.record({ time, signature: flaw }),
  fc.record({ 'signature of the secret': flaw }),
  fc.record({ 'PKI-ID': ofSomebody }),
  fc.record({ encoding }),
)
const stateInfoRow: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record({ time }),
  fc.record({ time }),
  fc.record({ signature: flaw }),
  fc.record({ encoding }),
)
const standing = among('alive', 'dead')
const responseRow: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record({ peer, as: standing }),
  fc.record({ peer: author, as: standing, time }),
  fc.record({ peer, as: standing, signature: flaw }),
  fc.record({ peer, as: standing, 'external endpoint': endpoint }),
  fc.record({ peer, as: standing, secret: moved }),
  fc.record({ peer, as: standing, identity: fc.constant('left out') }),
  fc.record({ peer, as: among('undecodable', 'dead, undecodable') }),
)

const hidden = among(false, false, true)

const act = <Name extends Act['do']>(name: Name) => fc.constant(name)
const nonce = among('7', '8', 'that of her hello', 'that of the hello')
const numbers = among('1', '1, 2', '2', '3, 1', '4')
const names = among('bob', 'dave', 'bob, dave', 'carol', 'erin, carol')
const of = <Kind extends ActOf<'matter'>['kind']>(kind: Kind) => ({ do: act('matter'), peer, kind: fc.constant(kind) })
const nowhere = among('none')

/** Messages of channels and of pulls. */
const matters: fc.Arbitrary<ActOf<'matter'>> = fc.oneof(
  fc.record({
    ...of('block'),
    channel,
    row: fc.oneof(
      fc.record({ number: among('1', '2', '3', '5', '9', 'invalid') }),
      fc.record({ number: among('5'), 'number inside': among('6') }),
      fc.record({ encoding }),
    ),
  }),
  fc.record({ ...of('state info request'), channel, row: fc.record({ MAC: among('of trade', 'of gold') }) }),
  fc.record({
    ...of('snapshot'),
    channel,
    row: fc.record({ 'state infos': among('bob', 'dave', 'bob, carol, dave', 'erin forged, dave', 'dave of gold, bob') }),
  }),
  fc.record({ ...of('hello'), channel, row: fc.record({ nonce: among('7', '8') }) }),
  fc.record({ ...of('hello'), channel: nowhere, row: fc.record({ nonce: among('7', '8') }) }),
  ...(['digest', 'request', 'update'] as const).flatMap((kind) => [
    fc.record({ ...of(kind), channel, row: fc.record({ nonce, items: numbers }) }),
    fc.record({ ...of(kind), channel: nowhere, row: fc.record({ nonce, items: names }) }),
  ]),
)

/** Every act, as it is drawn. */
const ACTS: { readonly [Name in Act['do']]: fc.Arbitrary<Act> } = {
  known: fc.record({ do: act('known'), peer, hidden }),
  connect: fc.record({ do: act('connect'), peer }),
  admit: fc.record({ do: act('admit'), peer }),
  expires: fc.record({ do: act('expires'), peer, inMs: among(1_000, 5_000, 30_000, 90_000) }),
  replace: fc.record({ do: act('replace'), peer, by: peer }),
  impersonate: fc.record({ do: act('impersonate'), peer, victim: peer }),
  revoke: fc.record({ do: act('revoke'), peer }),
  gone: fc.record({ do: act('gone'), peer }),
  back: fc.record({ do: act('back'), peer }),
  disconnect: fc.record({ do: act('disconnect'), peer }),
  join: fc.record({ do: act('join'), channel, orgs, older: among(false, false, false, true) }),
  anchor: fc.record({ do: act('anchor'), channel, peer }),
  publish: fc.record({ do: act('publish'), peer, channel }),
  say: fc.record({ do: act('say'), peer, kind: spoken, count, author, channel }),
  alive: fc.record({ do: act('alive'), peer, author, row: aliveRow }),
  'state-info': fc.record({ do: act('state-info'), peer, author, channel, row: stateInfoRow }),
  request: fc.record({ do: act('request'), peer, author, row: aliveRow }),
  response: fc.record({ do: act('response'), peer, rows: fc.array(responseRow, { minLength: 1, maxLength: 3 }) }),
  again: fc.record({ do: act('again'), peer }),
  gossip: fc.record({ do: act('gossip'), kind: spoken, count, channel }),
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
    times: among(1, 0.5, 0.1, 1.1, 2, 5, 20),
    plus: among(0, -1, 1),
  }),
  stop: fc.record({ do: act('stop') }),
  leave: fc.record({ do: act('leave'), channel }),
  chaincodes: fc.record({ do: act('chaincodes'), channel, count: among(0, 1, 2) }),
  pause: fc.record({ do: act('pause'), peer }),
  resume: fc.record({ do: act('resume'), peer }),
  tag: fc.record({
    do: act('tag'),
    peer,
    kind: spoken,
    channel,
    tag: among('undefined', 'empty', 'org-only', 'chan-only', 'chan-and-org', 'chan-or-org'),
  }),
  garbage: fc.record({ do: act('garbage'), peer }),
  matter: matters,
}

type Weights = Partial<Readonly<Record<Act['do'], number>>>

/** What a life is mostly about: which settings it has, and how often which act comes. */
interface Theme {
  readonly settings: Readonly<Record<string, readonly string[]>>
  readonly acts: Weights
}

/** Draws of everybody there is in most lives: then nothing is left to chance. */
const DRAWS: Theme['settings'] = { propagatePeerNum: ['10', '10', '10', '10', '10', '2'], pullPeerNum: ['10'] }
const SPEECH: Weights = { matter: 3, say: 6, alive: 4, gossip: 3, again: 2, request: 2, response: 2, 'state-info': 2 }
const PRESENCE: Weights = { gone: 2, back: 2, disconnect: 1, connect: 2, known: 2, revoke: 1, suspect: 1, replace: 1, impersonate: 1 }
const CHANNELS: Weights = { join: 2, anchor: 1, publish: 3, ledger: 1, leave: 1, chaincodes: 1 }
const RARE: Weights = { tag: 1, garbage: 0.3, pause: 0.3, resume: 0.3, stop: 0.2, expires: 0.5 }

/** The themes of lives. The first has what most examples have. */
export const THEMES: Readonly<Record<string, Theme>> = {
  talk: {
    settings: { ...DRAWS, maxPropagationBurstSize: ['1'] },
    acts: { ...RARE, ...PRESENCE, ...CHANNELS, ...SPEECH, pass: 2 },
  },
  emission: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['10', '2', '3', '5'],
      maxPropagationBurstLatency: ['10ms', '100ms', '1s'],
      propagateIterations: ['1', '2', '3'],
    },
    acts: { gossip: 8, say: 6, again: 1, alive: 2, pass: 4, due: 6, known: 1, publish: 1, join: 1, stop: 0.3 },
  },
  membership: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1'],
      aliveTimeInterval: ['5s', '1000h', '2s'],
      aliveExpirationTimeout: ['25s', '10s'],
      reconnectInterval: ['25s', '1000h', '7s'],
      pullInterval: ['1000h', '4s', '3s'],
      msgExpirationFactor: ['20', '2'],
      publishCertPeriod: ['10s', '3s'],
    },
    acts: { ...RARE, ...PRESENCE, ...SPEECH, pass: 2, due: 10 },
  },
  start: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1'],
      bootstrap: ['bob.org1.internal:7051', 'bob.org1.internal:7051 dave.org1.internal:7051', 'carol.org2.example:7051', 'localhost:7051'],
      externalEndpoint: ['alice.org1.example:7051', 'none'],
      maxConnectionAttempts: ['120', '2'],
      reconnectInterval: ['25s', '7s'],
      aliveTimeInterval: ['5s', '1000h'],
      pullInterval: ['1000h', '4s'],
    },
    acts: { ...RARE, ...PRESENCE, ...SPEECH, anchor: 2, pass: 2, due: 8 },
  },
  identity: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1'],
      identityUsageThreshold: ['1m', '10s', '1h'],
    },
    acts: { ...PRESENCE, ...SPEECH, expires: 3, revoke: 3, suspect: 3, pass: 2, due: 10 },
  },
  channels: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1', '1', '10'],
      publishStateInfoInterval: ['4s', '1s'],
      maxBlockCountToStore: ['2', '3', '10'],
      pullInterval: ['4s', '1000h'],
      requestStateInfoInterval: ['1000h', '4s'],
      externalEndpoint: ['alice.org1.example:7051', 'none'],
    },
    acts: { ...RARE, ...SPEECH, ...CHANNELS, matter: 10, 'state-info': 5, gone: 1, back: 1, connect: 1, known: 1, pass: 2, due: 8 },
  },
}

const weighted = (weights: Weights, takes: (name: Act['do']) => boolean): fc.Arbitrary<Act> =>
  fc.oneof(
    ...Object.entries(weights)
      .filter(([name]) => takes(name as Act['do']))
      .map(([name, weight = 1]) => ({ arbitrary: ACTS[name as Act['do']], weight: Math.max(1, Math.round(weight * 10)) })),
  )

/** How lives begin. */
const OPENING: Weights = { known: 6, join: 2, publish: 2, connect: 1, admit: 1, expires: 0.3 }

/** What may happen in lives, and what may be set. */
interface Limits {
  readonly takes: (name: Act['do']) => boolean
  readonly takesSetting: (key: string) => boolean
}

/** Drafts of lives in which only these acts happen. `size`: how many acts there are on average, about. */
export function drafts({ takes, takesSetting }: Limits, themes: readonly string[], size: number): fc.Arbitrary<Draft> {
  return fc.oneof(
    ...themes.flatMap((name) => {
      const theme = THEMES[name]
      if (theme === undefined) return []
      const pools = Object.entries(theme.settings).filter(([key]) => takesSetting(key))
      const settings = fc.record<Record<string, string>>(Object.fromEntries(pools.map(([key, pool]) => [key, among(...pool)])), {
        requiredKeys: pools.map(([key]) => key).filter((key) => key in DRAWS),
      })
      const opening = fc.array(weighted(OPENING, takes), { maxLength: 8, size: 'max' })
      const acts = fc.array(weighted(theme.acts, takes), { maxLength: 2 * size, size: 'max' })
      return [fc.record({ settings, opening, acts })]
    }),
  )
}

/** An act like any other, for a life that is varied. */
export const anyAct = (takes: (name: Act['do']) => boolean): fc.Arbitrary<Act> =>
  weighted({ ...RARE, ...PRESENCE, ...CHANNELS, ...SPEECH, pass: 2, due: 6 }, takes)

/** Every life there can be, not in the measure in which they are drawn: by this one lives are cut down. */
export function anyDraft(): fc.Arbitrary<Draft> {
  const all = Object.values(THEMES).flatMap((theme) => Object.entries(theme.settings))
  const pools = all.map(([key]) => [key, among(...new Set(all.filter(([other]) => other === key).flatMap(([, pool]) => pool)))])
  const settings = fc.record<Record<string, string>>(Object.fromEntries(pools), { requiredKeys: [] })
  const anyPass = fc.record({ do: act('pass'), ms: fc.integer({ min: 1, max: 1e9 }) })
  const acts = fc.array(fc.oneof(anyPass, ...Object.values(ACTS)), { maxLength: 1_000 })
  return fc.record({ settings, opening: fc.array(anyPass, { maxLength: 0 }), acts })
}
