import { GossipNode } from '../../../src/reference/node/gossip-node'
import type { Input } from '../../../src/reference/node/inputs'
import { resolveSettings } from '../../../src/reference/node/settings'
import type { Dialect } from '../../../src/reference/ports/dialect'
import { USUAL } from '../../../src/reference/ports/habits'
import type { Effect, StreamId } from '../../../src/reference/ports/outbox'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import { TestCrypto, TestDirectory } from '../../../src/suite/kit/test-crypto'
import { type Actor, Cast } from '../../../src/suite/script/cast'
import { Messages } from '../../../src/suite/script/messages'
import { encodeEnvelope } from '../../../src/wire/envelope'
import type { Envelope } from '../../../src/wire/gossip-message'

export const STARTED_AT = 1_767_225_600_000

/** A node of alice, without a shell: its effects are noted. It runs, unless it is not to be started. */
export class ANode {
  readonly cast = new Cast()
  readonly messages = new Messages()
  readonly random = new SeededRandom(7)
  readonly node: GossipNode
  private readonly directory = new TestDirectory({ entries: [], invalidBlocks: [] }, STARTED_AT)
  private readonly effects: Effect[] = []
  private opened = 0
  now = STARTED_AT

  constructor(dialect: Dialect, settings: Readonly<Record<string, string>> = {}, { isStarted = true } = {}) {
    const alice = this.introduce('alice', 'Org1')
    const crypto = new TestCrypto(this.directory, alice.identity)
    this.node = new GossipNode(
      {
        settings: resolveSettings({ endpoint: 'alice:7051', externalEndpoint: 'alice.example:7051', ...settings }, dialect.settings),
        dialect,
        habits: USUAL,
        identity: alice.identity,
        crypto,
        advisor: crypto,
        random: this.random,
      },
      STARTED_AT,
    )
    if (isStarted) this.step({ type: 'start' })
  }

  introduce(name: string, org: string): Actor {
    const actor = this.cast.introduce(name, org)
    this.directory.update([this.cast.entryOf(actor)])
    return actor
  }

  /** A peer opens a stream, and proves who it is. */
  connect(actor: Actor): StreamId {
    this.opened += 1
    const stream = this.opened as StreamId
    this.step({ type: 'opened', stream })
    this.step({ type: 'message', stream, envelope: this.messages.handshake(actor) })
    return stream
  }

  hear(stream: StreamId, envelope: Envelope): void {
    this.step({ type: 'message', stream, envelope: encodeEnvelope(envelope) })
  }

  /** The time comes at which the node wants to be woken. */
  wake(): void {
    this.now = this.node.nextDeadline ?? this.now
    this.step({ type: 'deadline' })
  }

  /** The effects since the last call. */
  takeEffects(): readonly Effect[] {
    return this.effects.splice(0)
  }

  step(input: Input): void {
    this.effects.push(...this.node.step(input, this.now))
  }
}
