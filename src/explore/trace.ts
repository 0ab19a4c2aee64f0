import type { Capability, ImplementationUnderTest, Question, WorldEvent } from '../suite/port'
import type { Receipt } from '../suite/script/record'
import type { Envelope } from '../wire/gossip-message'
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
  /** What was said of it, unless it is done. */
  readonly reason?: string
  /** What the world told, as it was. */
  readonly events: readonly WorldEvent[]
  /** Of those events the messages that decode. */
  readonly receipts: readonly Receipt[]
  /** The same, as it can be compared. Made when it is first asked for. */
  readonly seen: readonly Seen[]
  /** Empty where nobody has asked. */
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
  /** Whether it is asked what it is from its start on. */
  readonly asksCharacter: boolean
  /** Questions that it does not answer. */
  readonly hides?: readonly string[]
}

/** Errors that say something of the node; by their names, since a node may come with its own copy of the port. */
const OUTCOMES: Readonly<Record<string, string>> = { NotPossible: 'not possible', Refusal: 'refused', SubjectCrashed: 'crashed' }

/** So many acts are done until a node is asked again what it shows, unless time passes or the life ends. */
const ACTS_UNASKED = 4

/**
 * Plays a life that is in order to an implementation, act by act. Ends early where the node crashes or refuses to start.
 * @throws whatever says nothing of the node, as AdapterBroken
 */
export async function play(life: Life, player: Player): Promise<Trace> {
  const scene = new Scene(player.implementation, player.seed, life)
  const eyes = new Eyes(scene.cast)
  const questioner = new Questioner(life, player, scene)
  const steps: Step[] = []
  try {
    for (const [index, act] of life.acts.entries()) {
      const [from, mark] = [scene.record.events.length, scene.record.mark()]
      const { outcome, reason } = await outcomeOf(async () => {
        scene.before(act)
        await deedOf(act).play(act, scene)
      })
      const isOver = outcome === 'crashed' || outcome === 'refused'
      const events = scene.record.events.slice(from)
      const heard = (act.do === 'gossip' || act.do === 'mistag') && outcome === 'done' ? scene.speech.said.envelopes : []
      const said = { events, receipts: scene.record.since(mark), heard }
      const answers = isOver ? NO_ANSWERS : await questioner.ask(index)
      steps.push(new PlayedStep({ act, outcome, reason, ...answers }, said, eyes, steps.at(-1)))
      if (isOver) break
    }
  } finally {
    await outcomeOf(() => scene.stage.close())
  }
  return { steps, scene }
}

/** A step that is looked at no sooner than somebody wants to know; those before it are looked at before. */
class PlayedStep implements Step {
  readonly act: Act
  readonly outcome: string
  readonly reason?: string
  readonly events: readonly WorldEvent[]
  readonly receipts: readonly Receipt[]
  readonly state: State
  readonly character: State
  private readonly heard: readonly Envelope[]
  private readonly eyes: Eyes
  private readonly before: Step | undefined
  private found: readonly Seen[] | undefined

  constructor(
    { act, outcome, reason, state, character }: Pick<Step, 'act' | 'outcome' | 'state' | 'character'> & Outcome,
    { events, receipts, heard }: Pick<Step, 'events' | 'receipts'> & { readonly heard: readonly Envelope[] },
    eyes: Eyes,
    before: Step | undefined,
  ) {
    this.act = act
    this.outcome = outcome
    if (reason !== undefined) this.reason = reason
    this.state = state
    this.character = character
    this.events = events
    this.receipts = receipts
    this.heard = heard
    this.eyes = eyes
    this.before = before
  }

  get seen(): readonly Seen[] {
    this.found ??= this.look()
    return this.found
  }

  private look(): readonly Seen[] {
    // What it has said of itself before decides what is newer.
    void this.before?.seen
    if (this.act.do === 'start') this.eyes.restart()
    this.eyes.hear(this.heard)
    return this.eyes.see(this.events, this.receipts)
  }
}

const NO_ANSWERS: Pick<Step, 'state' | 'character'> = { state: {}, character: {} }

/** Asks a node from time to time what it shows. */
class Questioner {
  private readonly life: Life
  private readonly player: Player
  private readonly scene: Scene
  private readonly channels: readonly string[]
  private isKnown: boolean
  private unasked = 0

  constructor(life: Life, player: Player, scene: Scene) {
    this.life = life
    this.player = player
    this.scene = scene
    // The members of a channel are looked up by their identities, which some nodes take for use.
    const joined = life.acts.flatMap((act) => (act.do === 'join' || act.do === 'anchor' || act.do === 'configure' ? [act.channel] : []))
    this.channels = life.settings['identityUsageThreshold'] === undefined ? [...new Set(joined)] : []
    this.isKnown = !player.asksCharacter
  }

  /** After the act with that number. */
  async ask(index: number): Promise<Pick<Step, 'state' | 'character'>> {
    const { scene, life, player } = this
    if (!scene.stage.isOpen) return NO_ANSWERS
    this.unasked += 1
    const { do: last = 'start' } = life.acts.slice(0, index).findLast((act) => act.do === 'stop' || act.do === 'start') ?? {}
    if (last === 'stop') return NO_ANSWERS
    const isDue = this.unasked >= ACTS_UNASKED || ['pass', 'stop'].includes(life.acts[index]?.do ?? '') || index === life.acts.length - 1
    const isAsked = !this.isKnown && life.acts[index]?.do !== 'stop'
    const character = isAsked ? await characterOf(scene, life, player.capabilities) : {}
    this.isKnown ||= isAsked
    if (!isDue) return { state: {}, character }
    this.unasked = 0
    const state = Object.entries(await stateOf(scene, player.capabilities, this.channels))
    const isHidden = (question: string) => player.hides?.includes(question) || (life.acts[index]?.do === 'stop' && question === 'dead')
    return { state: Object.fromEntries(state.filter(([question]) => !isHidden(question))), character }
  }
}

/** How something ended, and what was said of it where it did not end well. */
interface Outcome {
  readonly outcome: string
  readonly reason: string | undefined
}

async function outcomeOf(what: () => Promise<void>): Promise<Outcome> {
  try {
    await what()
    return { outcome: 'done', reason: undefined }
  } catch (error) {
    const outcome = error instanceof Error ? OUTCOMES[error.constructor.name] : undefined
    if (outcome === undefined) throw error
    return { outcome, reason: (error as Error).message }
  }
}

/** Routines that go by a name in the port; a node may have others. */
const NAMED: ReadonlySet<string> = new Set([
  'start',
  'stateInfoExpiry',
  'identityPurge',
  'periodicEmit',
  'periodicalSendAlive',
  'periodicalCheckAlive',
  'handleMessages',
  'periodicalReconnectToDead',
  'handlePresumedDeadPeers',
])

/** Over at once where there is nobody to meet. */
const MEETS = 'connect2BootstrapPeers'
const OWN = 'localhost:'

/** What a node is from its start on: settings, what its service holds, routines. */
async function characterOf({ stage }: Scene, { settings: given }: Life, capabilities: ReadonlySet<Capability>): Promise<State> {
  const ask = <Q extends Question>(question: Q) =>
    capabilities.has(`sees-${question}` as Capability) ? stage.observe(NODE, question) : undefined
  const [settings, service, routines] = await Promise.all([ask('settings'), ask('service'), ask('routines')])
  const named = (names: readonly string[] = []) =>
    names
      .filter((name) => NAMED.has(name) || (name === MEETS && !(given['bootstrap'] ?? OWN).startsWith(OWN)))
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
