import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { documents } from '../../src/reference/dialects/documents'
import { fabric } from '../../src/reference/dialects/fabric'
import type { Dialect } from '../../src/reference/ports/dialect'
import type { WorldEvent } from '../../src/suite/port'
import type { Actor } from '../../src/suite/script/cast'
import { type Fate, fateOf, type Hearing } from '../../src/suite/script/spoilt/fate'
import { SOUND_KINDS, soundMessages } from '../../src/suite/script/spoilt/sound'
import { spoilt } from '../../src/suite/script/spoilt/spoilings'
import { toHex } from '../../src/wire/bytes'
import type { Bytes } from '../../src/wire/ids'
import { lineOf, Stage, SUBJECT } from '../reference/stage'

const CHANNEL = 'trade'
const SETTINGS = { maxPropagationBurstSize: '1', propagatePeerNum: '10', aliveExpirationTimeout: '1000h' }
/** Both are played. */
export const twinDialects: readonly Dialect[] = [documents, fabric]

/** So many messages are drawn at a time where one node gets them all, however long it takes. */
const BATCH = 250
const NO_LIMIT_MS = 86_400_000

/** What a peer sends, and how many milliseconds pass before. */
interface Step {
  readonly after: number
  readonly bytes: Bytes
}

export interface TwinsOptions {
  /** How many messages in all. */
  readonly cases: number
  readonly seed: number
  /** In one world. */
  readonly perWorld?: number
}

/** How often which fate came about. */
export type Fates = Readonly<Record<Fate, number>>

/** A node among bob, carol and dave, whose members all are of one channel. Whose identity is valid, it knows. */
class Twin {
  readonly stage: Stage
  private readonly bob: Actor
  private readonly carol: Actor

  private constructor(stage: Stage) {
    this.stage = stage
    this.bob = stage.cast.get('bob')
    this.carol = stage.cast.get('carol')
  }

  static async open(dialect: Dialect, limitMs?: number): Promise<Twin> {
    const stage = await Stage.open({ dialect, settings: SETTINGS, ...(limitMs !== undefined && { limitMs }) })
    const peers = [await stage.admit('bob', 'Org1'), await stage.admit('carol', 'Org1'), await stage.admit('dave', 'Org1')]
    await stage.world.start(SUBJECT)
    await stage.world.joinChannel(SUBJECT, CHANNEL, 1n, ['Org1'], [])
    for (const peer of peers) {
      await stage.connect(peer)
      await stage.send(peer, stage.messages.alive(peer))
      await stage.send(peer, stage.messages.stateInfo(peer, CHANNEL))
    }
    await stage.pass(0)
    return new Twin(stage)
  }

  /** What the others see when bob says something; nothing, if it is to be kept from the node. */
  async hear({ after, bytes }: Step, fate: Fate, isKept: boolean): Promise<string[]> {
    const before = await this.stage.pass(after)
    if (!isKept || fate === 'whatever') await this.stage.sendBytes(this.bob.name, bytes)
    else if (fate === 'the end of the connection') await this.stage.disconnect(this.bob)
    const told = await this.stage.pass(0)
    const ended = fate === 'the end of the connection' ? told.filter(({ type }) => type !== 'disconnected') : told
    // At once, so that the node never dials him: a stream of her own ends otherwise.
    await this.stage.connect(this.bob)
    return [...before, ...ended, ...(await this.stage.pass(0))].flatMap(seen)
  }

  /** What it says and does in the next minute, and what it answers when it is asked. */
  async later(): Promise<string[]> {
    const { stage, carol } = this
    for (const peer of [this.bob, carol]) await stage.connect(peer)
    const events = [...(await stage.pass(0))]
    await stage.send(carol, stage.messages.block(CHANNEL))
    await stage.send(carol, stage.messages.membershipRequest(stage.messages.alive(carol), 4_711n))
    events.push(...(await stage.pass(60_000)))
    return [...events.flatMap(seen), JSON.stringify(await stage.state())]
  }
}

/** What anybody but the log can see. */
const seen = (event: WorldEvent): string[] => (event.type === 'log' || event.type === 'rejected' ? [] : [lineOf(event)])

/** Steps of bob's, about everybody and somebody whom nobody knows. */
function steps({ cast, messages }: Stage, perWorld: number): fc.Arbitrary<Step[]> {
  const [bob, carol, dave, alice] = ['bob', 'carol', 'dave', SUBJECT].map((name) => cast.get(name)) as [Actor, Actor, Actor, Actor]
  const stranger = cast.all.find(({ name }) => name === 'stranger') ?? cast.introduce('stranger', 'Org1')
  const sound = [bob, dave, stranger, alice].flatMap((author) =>
    SOUND_KINDS.flatMap((kind) => soundMessages(kind, { speaker: bob, author, other: carol, channel: CHANNEL }, messages)),
  )
  const signers = [bob, carol, dave, stranger, alice].map(({ identity }) => identity)
  const step = fc.record({ after: fc.constantFrom(0, 0, 0, 0, 1, 10, 10, 250, 250, 4_000), bytes: spoilt(sound, signers) })
  return fc.array(step, { minLength: perWorld, maxLength: perWorld, size: 'max' })
}

function hearingIn({ cast }: Stage): Hearing {
  const pkiIdOf = (name: string) => cast.get(name).pkiId
  const identities = ['bob', 'carol', 'dave', SUBJECT].map((name) => cast.get(name).identity)
  return { self: pkiIdOf(SUBJECT), from: pkiIdOf('bob'), identities, channel: CHANNEL }
}

/**
 * Plays spoilt messages to a node, and to its twin all but those of which nothing may come by the rules. Throws if what is seen of the
 * two differs: at the instant of a message, or later. Returns how many messages had which fate.
 */
export async function playTwins(dialect: Dialect, { cases, seed, perWorld = 25 }: TwinsOptions): Promise<Fates> {
  const fates: Record<Fate, number> = { nothing: 0, whatever: 0, 'the end of the connection': 0 }
  const scene = await Twin.open(dialect)
  const hearing = hearingIn(scene.stage)
  let played = 0
  await fc.assert(
    fc.asyncProperty(steps(scene.stage, perWorld), async (taken) => {
      const [node, twin] = [await Twin.open(dialect), await Twin.open(dialect)]
      for (const step of taken) {
        const fate = fateOf(step.bytes, hearing)
        fates[fate] += 1
        const [heard, kept] = [await node.hear(step, fate, false), await twin.hear(step, fate, true)]
        if (isDeepStrictEqual(heard, kept)) continue
        assert.deepEqual(heard, kept, `a message has left a trace of which ${fate} should come: ${toHex(step.bytes)}`)
      }
      assert.deepEqual(await node.later(), await twin.later(), 'what came of nothing shows later')
      played += taken.length
      await Promise.all([node.stage.world.close(), twin.stage.world.close()])
    }),
    // Not cut down: which of them a message needs before it would take minutes to find out.
    { numRuns: Math.ceil(cases / perWorld), seed, endOnFailure: true },
  )
  await scene.stage.world.close()
  assert.ok(played > 0)
  return fates
}

/**
 * Bytes in use after each of these numbers of malformed messages, the least first, all sent to one node. `collect` frees what nobody
 * refers to any more.
 */
export async function heapAfter(dialect: Dialect, counts: readonly number[], seed: number, collect: () => void): Promise<number[]> {
  const node = await Twin.open(dialect, NO_LIMIT_MS)
  const hearing = hearingIn(node.stage)
  const heaps: number[] = []
  let heard = 0
  for (const count of counts) {
    for (; heard < count; heard += BATCH) {
      const [batch = []] = fc.sample(steps(node.stage, BATCH), { numRuns: 1, seed: seed + heard })
      for (const step of batch) await node.hear(step, fateOf(step.bytes, hearing), false)
    }
    collect()
    heaps.push(process.memoryUsage().heapUsed)
  }
  await node.stage.world.close()
  return heaps
}
