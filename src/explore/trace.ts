import type { Capability, ImplementationUnderTest, Question } from '../suite/port'
import { deedOf } from './acts'
import { type Act, type Life, NODE } from './life'
import { Scene } from './scene'
import { Eyes, type Seen } from './seen'

/** What a node shows when it is asked: names, sorted. */
export type State = Readonly<Record<string, string>>

/** One act, and all that was seen of the node until the next. */
export interface Step {
  readonly act: Act
  /** `done`, or in a word what it ended in. */
  readonly outcome: string
  readonly seen: readonly Seen[]
  readonly state: State
  /** What does not change in its life; asked for once. */
  readonly character: State
}

/** A life as it was played to one implementation. */
export interface Trace {
  readonly steps: readonly Step[]
  readonly scene: Scene
}

/** Who plays, and what may be asked of it. */
export interface Player {
  readonly implementation: ImplementationUnderTest
  readonly capabilities: ReadonlySet<Capability>
  readonly seed: string
}

/** Errors that say something of the node; by their names, since a node may come with its own copy of the port. */
const OUTCOMES: Readonly<Record<string, string>> = { NotPossible: 'not possible', Refusal: 'refused', SubjectCrashed: 'crashed' }

/**
 * Plays a life that is in order to an implementation, act by act. Ends early where the node crashes or refuses to start.
 * @throws whatever says nothing of the node, as AdapterBroken
 */
export async function play(life: Life, player: Player): Promise<Trace> {
  const scene = new Scene(player.implementation, player.seed, life)
  const eyes = new Eyes(scene.cast)
  const channels = [...new Set(life.acts.flatMap((act) => (act.do === 'join' || act.do === 'anchor' ? [act.channel] : [])))]
  const steps: Step[] = []
  let isKnown = false
  try {
    for (const act of life.acts) {
      const [events, mark] = [scene.record.events.length, scene.record.mark()]
      const outcome = await outcomeOf(async () => deedOf(act).play(act, scene))
      if (act.do === 'gossip' && outcome === 'done') eyes.hear(scene.speech.said.envelopes)
      const seen = eyes.see(scene.record.events.slice(events), scene.record.since(mark))
      const isOver = outcome === 'crashed' || outcome === 'refused'
      const canBeAsked = !isOver && scene.stage.isOpen
      const asked = canBeAsked ? await answersOf(scene, player.capabilities, channels, isKnown) : NO_ANSWERS
      isKnown ||= canBeAsked
      steps.push({ act, outcome, seen, ...asked })
      if (isOver) break
    }
  } finally {
    await outcomeOf(() => scene.stage.close())
  }
  return { steps, scene }
}

const NO_ANSWERS: Pick<Step, 'state' | 'character'> = { state: {}, character: {} }

async function answersOf(
  scene: Scene,
  capabilities: Player['capabilities'],
  channels: readonly string[],
  isKnown: boolean,
): Promise<Pick<Step, 'state' | 'character'>> {
  const character = isKnown ? {} : await characterOf(scene, capabilities)
  return { character, state: await stateOf(scene, capabilities, channels) }
}

async function outcomeOf(what: () => Promise<void>): Promise<string> {
  try {
    await what()
    return 'done'
  } catch (error) {
    const outcome = OUTCOMES[error instanceof Error ? error.constructor.name : '']
    if (outcome === undefined) throw error
    return outcome
  }
}

/** Routines that go by a name in the port; a node may have others. */
const NAMED: ReadonlySet<string> = new Set([
  'start',
  'connect2BootstrapPeers',
  'stateInfoExpiry',
  'identityPurge',
  'periodicEmit',
  'periodicalSendAlive',
  'periodicalCheckAlive',
  'handleMessages',
  'periodicalReconnectToDead',
  'handlePresumedDeadPeers',
])

/** What a node is from its start on: settings, what its service holds, routines. */
async function characterOf({ stage }: Scene, capabilities: ReadonlySet<Capability>): Promise<State> {
  const ask = <Q extends Question>(question: Q) =>
    capabilities.has(`sees-${question}` as Capability) ? stage.observe(NODE, question) : undefined
  const [settings, service, routines] = await Promise.all([ask('settings'), ask('service'), ask('routines')])
  const named = (names: readonly string[] = []) =>
    names
      .filter((name) => NAMED.has(name))
      .sort()
      .join(', ')
  return {
    ...Object.fromEntries(Object.entries(settings ?? {}).map(([key, value]) => [`setting ${key}`, value])),
    ...(service && {
      service: JSON.stringify({ ...service, earlyBatch: { ...service.earlyBatch, error: service.earlyBatch.error !== undefined } }),
    }),
    ...(routines && { 'routines of the node': named(routines.ofTheNode), 'routines of its parts': named(routines.ofItsParts) }),
  }
}

/** All is asked at once: a node may be far away. */
async function stateOf({ stage, cast }: Scene, capabilities: ReadonlySet<Capability>, channels: readonly string[]): Promise<State> {
  const names = (pkiIds: readonly string[]) =>
    pkiIds
      .map((pkiId) => cast.nameOf(pkiId))
      .sort()
      .join(', ')
  const ask = <A>(capability: Capability, question: () => Promise<A>) => (capabilities.has(capability) ? question() : undefined)
  const [members, identities, sizes, ...inChannels] = await Promise.all([
    ask('sees-members', () => stage.observe(NODE, 'members')),
    ask('sees-identities', () => stage.observe(NODE, 'identities')),
    ask('sees-store-sizes', () => stage.observe(NODE, 'store-sizes')),
    ...channels.map((channel) => ask('sees-channel-members', () => stage.channelMembers(NODE, channel))),
  ])
  return {
    ...(members && { alive: names(members.alive), dead: names(members.dead) }),
    ...(identities && { identities: names(identities) }),
    ...(sizes && { 'state infos': `${sizes.held}, of which ${sizes.readable} can be read` }),
    ...Object.fromEntries(
      channels.flatMap((channel, index) => {
        const found = inChannels[index]
        return found === undefined ? [] : [[`in ${channel}`, names(found)]]
      }),
    ),
  }
}
