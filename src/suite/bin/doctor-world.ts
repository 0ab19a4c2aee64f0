import type { Capability, ImplementationUnderTest, World, WorldEvent } from '../port'
import { HANDSHAKE, identityOf, PEER, PEER_AT, SUBJECT } from './doctor-messages'

/** One thing that is tried on an adapter. */
export interface Check {
  readonly what: string
  /** In one sentence; shown if it is not so. */
  readonly expected: string
  /** Where to look if it is not so. */
  readonly advice: string
  /** It is asked of an adapter that declares all of these. */
  readonly needs?: readonly Capability[]
  /** It is a call that an adapter must not know if it does not declare them. */
  readonly isUnknownWithout?: true
  /** What was seen instead of what was expected; undefined if all is well. */
  readonly check: (implementation: ImplementationUnderTest) => Promise<string | undefined>
}

type Deed = (world: World) => Promise<string | undefined>

interface Stage {
  /** Of the first subject; the others have the defaults. */
  readonly settings?: Readonly<Record<string, string>>
  readonly bootstrap?: readonly string[]
  /** Names of nodes under test. */
  readonly subjects?: readonly string[]
}

export const EPOCH_MS = 1_767_225_600_000

export const entryOf = (name: string) => ({ identity: identityOf(name), org: 'Org1', valid: true, unreadableChannels: [] })

/** Opens a small world: nothing in it runs yet. */
export function open(implementation: ImplementationUnderTest, { settings = {}, bootstrap = [], subjects = [SUBJECT] }: Stage = {}) {
  return implementation.open({
    seed: '7f3a',
    epochMs: EPOCH_MS,
    subjects: subjects.map((name, index) => ({
      name,
      identity: identityOf(name),
      endpoint: `${name}:7051`,
      externalEndpoint: `${name}.example:7051`,
      bootstrap,
      settings: index === 0 ? settings : {},
    })),
    directory: { entries: [...subjects, PEER].map(entryOf), invalidBlocks: [] },
  })
}

/** Does something in a world, and closes it whatever happens. */
export function inWorld(what: Deed, stage: Stage = {}): Check['check'] {
  return async (implementation) => {
    const world = await open(implementation, stage)
    try {
      return await what(world)
    } finally {
      await world.close()
    }
  }
}

/** In a world with a peer and a subject that runs. */
export function running(what: Deed, stage: Stage = {}): Check['check'] {
  const start: Deed = async (world) => {
    await world.addPeer({ name: PEER, endpoints: [PEER_AT], handshake: HANDSHAKE })
    await world.start(SUBJECT)
    await world.advance(0)
    return what(world)
  }
  return inWorld(start, stage)
}

/** As `running`, with the peer's stream open; with the events of its opening. */
export const connected = (what: (world: World, events: readonly WorldEvent[]) => Promise<string | undefined>): Check['check'] =>
  running(async (world) => {
    await world.connect(PEER, SUBJECT)
    return what(world, await world.advance(0))
  })

/** Does something, lets a moment pass, and has nothing to complain of. */
export const after =
  (what: (world: World) => Promise<unknown>): Deed =>
  async (world) => {
    await what(world)
    await world.advance(1)
    return undefined
  }

export const ofType = <T extends WorldEvent['type']>(events: readonly WorldEvent[], type: T) =>
  events.filter((event): event is Extract<WorldEvent, { type: T }> => event.type === type)

export const listed = (events: readonly WorldEvent[]): string =>
  events.length === 0 ? 'no events' : events.map(({ type, atMs }) => `"${type}" at ${atMs} ms`).join(', ')
