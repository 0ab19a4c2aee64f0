import fc from 'fast-check'
import { ALL_EPISODES, type Episode, episodes } from './episodes'
import type { Act, Life } from './life'
import { GIVEN } from './moments'
import { ACTS, act, among } from './pools'

/** A life as it is generated: how it begins, which is mostly that peers make themselves known, and what happens then. */
export interface Draft {
  readonly settings: Life['settings']
  readonly opening: readonly Act[]
  readonly acts: readonly Act[]
}

export const lifeOf = ({ settings, opening, acts }: Draft): Life => ({ settings, acts: [...opening, ...acts] })

type Weights = Partial<Readonly<Record<Act['do'], number>>>

/** What a life is mostly about: which settings it has, and how often which act comes. */
interface Theme {
  readonly settings: Readonly<Record<string, readonly string[]>>
  readonly acts: Weights
  /** Which episodes come between them. */
  readonly episodes: readonly Episode[]
}

/** Draws of everybody there is in most lives: then nothing is left to chance. */
const DRAWS: Theme['settings'] = { propagatePeerNum: ['10', '10', '10', '10', '10', '2'], pullPeerNum: ['10'] }
const SPEECH: Weights = { matter: 3, say: 6, alive: 4, gossip: 3, mistag: 0.4, again: 2, request: 2, response: 2, 'state-info': 2 }
const PRESENCE: Weights = {
  gone: 2,
  back: 2,
  disconnect: 1,
  connect: 2,
  known: 2,
  revoke: 1,
  pardon: 0.5,
  suspect: 1,
  replace: 1,
  impersonate: 1,
}
const CHANNELS: Weights = { join: 2, configure: 1, anchor: 1, publish: 3, ledger: 1, height: 1, leave: 1, forbid: 1, chaincodes: 1 }
const RARE: Weights = { tag: 1, garbage: 0.3, transfer: 0.3, pause: 0.3, resume: 0.3, stop: 0.4, start: 1.5, expires: 0.5 }

/** The themes of lives. The first has what most examples have. */
export const THEMES: Readonly<Record<string, Theme>> = {
  talk: {
    settings: { ...DRAWS, maxPropagationBurstSize: ['1'] },
    acts: { ...RARE, ...PRESENCE, ...CHANNELS, ...SPEECH, pass: 2 },
    episodes: ['a pull of a peer', 'identities for a peer', 'a death', 'two times', 'a move'],
  },
  emission: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['10', '2', '3', '5'],
      maxPropagationBurstLatency: ['10ms', '100ms', '1s'],
      propagateIterations: ['1', '2', '3'],
    },
    acts: { gossip: 8, say: 6, again: 1, alive: 2, pass: 4, due: 6, known: 1, publish: 1, join: 1, stop: 0.3 },
    episodes: ['a pull of a peer'],
  },
  membership: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1'],
      aliveTimeInterval: ['4.99s', '1000h', '1.99s'],
      aliveExpirationTimeout: ['25s', '10s'],
      reconnectInterval: ['24.99s', '1000h', '6.99s'],
      pullInterval: ['1000h', '3.99s', '3.01s'],
      msgExpirationFactor: ['20', '2'],
      publishCertPeriod: ['10s', '3s'],
    },
    acts: { ...RARE, ...PRESENCE, ...SPEECH, pass: 2, due: 10 },
    episodes: ['a pull of identities', 'a death', 'a silence', 'hearsay', 'two times', 'a move'],
  },
  start: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1'],
      bootstrap: ['bob.org1.internal:7051', 'bob.org1.internal:7051 dave.org1.internal:7051', 'carol.org2.example:7051', 'localhost:7051'],
      externalEndpoint: ['alice.org1.example:7051', 'none'],
      maxConnectionAttempts: ['120', '2'],
      reconnectInterval: ['24.99s', '6.99s'],
      aliveTimeInterval: ['4.99s', '1000h'],
      pullInterval: ['1000h', '3.99s'],
    },
    acts: { ...RARE, ...PRESENCE, ...SPEECH, anchor: 2, pass: 2, due: 8 },
    episodes: ['a pull of identities', 'identities for a peer'],
  },
  identity: {
    settings: {
      // Who was drawn was used.
      ...DRAWS,
      propagatePeerNum: ['10'],
      maxPropagationBurstSize: ['1'],
      identityUsageThreshold: ['1m', '10s', '1h'],
    },
    acts: { ...PRESENCE, ...SPEECH, expires: 3, revoke: 3, pardon: 2, suspect: 3, pass: 2, due: 10 },
    episodes: ['two that expire', 'identities for a peer', 'an identity that comes again'],
  },
  channels: {
    settings: {
      ...DRAWS,
      maxPropagationBurstSize: ['1'],
      publishStateInfoInterval: ['4s', '1s'],
      maxBlockCountToStore: ['2', '3', '10'],
      pullInterval: ['4s', '1000h'],
      requestStateInfoInterval: ['1000h', '4s'],
      externalEndpoint: ['alice.org1.example:7051', 'none'],
    },
    acts: { ...RARE, ...SPEECH, ...CHANNELS, matter: 10, 'state-info': 5, gone: 1, back: 1, connect: 1, known: 1, pass: 2, due: 8 },
    episodes: [
      'a pull of blocks',
      'a pull of identities',
      'a pull of a peer',
      'news of a channel',
      'a death',
      'old blocks',
      'a snapshot',
      'a false block',
      'a leader',
    ],
  },
}

const weighted = (weights: Weights, takes: (name: Act['do']) => boolean): fc.Arbitrary<Act> =>
  fc.oneof(
    ...Object.entries(weights)
      .filter(([name]) => takes(name as Act['do']))
      .map(([name, weight = 1]) => ({ arbitrary: ACTS[name as Act['do']], weight: Math.max(1, Math.round(weight * 10)) })),
  )

/** So many acts are drawn for one episode. */
const ACTS_PER_EPISODE = 12

/** How lives begin. */
const OPENING: Weights = { known: 6, join: 2, publish: 2, connect: 1, admit: 1, expires: 0.3, forbid: 0.3 }

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
        requiredKeys: pools.filter(([key, pool]) => key in DRAWS || pool.length === 1).map(([key]) => key),
      })
      const opening = fc.array(weighted(OPENING, takes), { maxLength: 8, size: 'max' })
      const some = fc.oneof(
        { arbitrary: weighted(theme.acts, takes).map((one) => [one]), weight: ACTS_PER_EPISODE },
        { arbitrary: episodes(theme.episodes, takes), weight: 1 },
      )
      const acts = fc.array(some, { maxLength: Math.ceil(1.4 * size), size: 'max' }).map((all) => all.flat().slice(0, 2 * size))
      return [fc.record({ settings, opening, acts })]
    }),
  )
}

/** An act like any other, for a life that is varied. */
export const anyAct = (takes: (name: Act['do']) => boolean): fc.Arbitrary<Act> =>
  weighted({ ...RARE, ...PRESENCE, ...CHANNELS, ...SPEECH, pass: 2, due: 6 }, takes)

/** An episode like any other, for the same. */
export const anyEpisode = (takes: (name: Act['do']) => boolean): fc.Arbitrary<readonly Act[]> => episodes(ALL_EPISODES, takes)

/** Every life there can be, not in the measure in which they are drawn: by this one lives are cut down. */
export function anyDraft(): fc.Arbitrary<Draft> {
  const all = [...Object.values(THEMES).map(({ settings }) => settings), GIVEN].flatMap((settings) => Object.entries(settings))
  const pools = all.map(([key]) => [key, among(...new Set(all.filter(([other]) => other === key).flatMap(([, pool]) => pool)))])
  const settings = fc.record<Record<string, string>>(Object.fromEntries(pools), { requiredKeys: [] })
  const anyPass = fc.record({ do: act('pass'), ms: fc.integer({ min: 1, max: 1e9 }) })
  const acts = fc.array(fc.oneof(anyPass, ...Object.values(ACTS)), { maxLength: 1_000 })
  return fc.record({ settings, opening: fc.array(anyPass, { maxLength: 0 }), acts })
}
