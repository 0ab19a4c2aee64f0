import type { Dialect } from '../../src/reference/ports/dialect'
import type { Observations, World, WorldEvent } from '../../src/suite/port'
import { type Actor, Cast } from '../../src/suite/script/cast'
import { Messages } from '../../src/suite/script/messages'
import { theReference } from '../../src/suite/the-reference'
import { toHex } from '../../src/wire/bytes'
import { encodeEnvelope } from '../../src/wire/envelope'
import type { Envelope } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'

export const EPOCH_MS = 1_767_225_600_000
export const SUBJECT = 'alice'

export interface StageOptions {
  readonly dialect: Dialect
  readonly seed?: string
  readonly settings?: Readonly<Record<string, string>>
  readonly bootstrap?: readonly string[]
  /** Blocks of the channel `trade` that do not verify. */
  readonly invalidBlocks?: readonly bigint[]
  /** Real milliseconds that all may take. */
  readonly limitMs?: number
}

export interface StageState extends Pick<Observations, 'members' | 'identities' | 'store-sizes'> {
  readonly inTrade: readonly string[]
}

/** Alice of Org1, a node of the reference, among scripted peers. */
export class Stage {
  readonly cast: Cast
  readonly messages: Messages
  readonly world: World
  private readonly connected = new Set<string>()

  private constructor(cast: Cast, world: World) {
    this.cast = cast
    this.messages = new Messages()
    this.world = world
  }

  static async open(options: StageOptions): Promise<Stage> {
    const { dialect, seed = 'seed', settings = {}, bootstrap = [], invalidBlocks = [], limitMs } = options
    const cast = new Cast()
    const alice = cast.introduce(SUBJECT, 'Org1')
    const { identity, internalEndpoint: endpoint, externalEndpoint } = alice
    const world = await theReference(dialect.name, limitMs === undefined ? {} : { limitMs }).open({
      seed,
      epochMs: EPOCH_MS,
      subjects: [{ name: SUBJECT, identity, endpoint, externalEndpoint, bootstrap, settings }],
      directory: {
        entries: [cast.entryOf(alice)],
        invalidBlocks: invalidBlocks.map((sequence) => ({ channel: 'trade', sequence })),
      },
    })
    return new Stage(cast, world)
  }

  /** A peer that can be dialled. */
  async admit(name: string, org: string): Promise<Actor> {
    const actor = this.cast.introduce(name, org)
    await this.world.updateDirectory([this.cast.entryOf(actor)])
    const endpoints = [actor.internalEndpoint, actor.externalEndpoint]
    await this.world.addPeer({ name, endpoints, handshake: this.messages.handshake(actor) })
    return actor
  }

  /** Opens a stream unless the peer has one. */
  async connect({ name }: Actor): Promise<void> {
    if (!this.connected.has(name)) await this.world.connect(name, SUBJECT)
    this.connected.add(name)
  }

  /** The peer ends its stream. */
  async disconnect({ name }: Actor): Promise<void> {
    await this.world.disconnect(name, SUBJECT)
    this.connected.delete(name)
  }

  send({ name }: Actor, envelope: Envelope): Promise<void> {
    return this.sendBytes(name, encodeEnvelope(envelope))
  }

  sendBytes(name: string, bytes: Bytes): Promise<void> {
    return this.world.send(name, SUBJECT, [bytes])
  }

  /** What has happened, once that time has passed. */
  async pass(ms = 0): Promise<readonly WorldEvent[]> {
    const events = await this.world.advance(ms)
    for (const event of events) {
      if (event.type === 'connected') this.connected.add(event.peer)
      if (event.type === 'disconnected') this.connected.delete(event.peer)
    }
    return events
  }

  /** What can be seen of what the node knows. */
  async state(): Promise<StageState> {
    return {
      members: await this.world.observe(SUBJECT, 'members'),
      identities: [...(await this.world.observe(SUBJECT, 'identities'))].sort(),
      'store-sizes': await this.world.observe(SUBJECT, 'store-sizes'),
      inTrade: await this.world.observeChannelMembers(SUBJECT, 'trade'),
    }
  }
}

/** An event in a line, its bytes as hexadecimal. */
export function lineOf(event: WorldEvent): string {
  return JSON.stringify(event, (_key, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value))
}
