import { GossipNode, type NodeEffect } from '../../../src/reference/node/gossip-node'
import { resolveSettings } from '../../../src/reference/node/settings'
import type { Dialect } from '../../../src/reference/ports/dialect'
import type { StreamId } from '../../../src/reference/transport/connections'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import { TestCrypto, TestDirectory } from '../../../src/suite/kit/test-crypto'
import { encodeEnvelope } from '../../../src/wire/envelope'
import type { Envelope } from '../../../src/wire/gossip-message'
import { type Actor, Cast } from '../../../steps/support/cast'
import { Messages } from '../../../steps/support/messages'

export const STARTED_AT = 1_767_225_600_000

/** A running node of alice, without a shell: its effects stay in words. */
export class ANode {
  readonly cast = new Cast()
  readonly messages = new Messages(this.cast)
  readonly random = new SeededRandom(7)
  readonly node: GossipNode
  private readonly directory = new TestDirectory({ entries: [], invalidBlocks: [] }, STARTED_AT)
  private opened = 0
  now = STARTED_AT

  constructor(dialect: Dialect, settings: Readonly<Record<string, string>>) {
    const alice = this.introduce('alice', 'Org1')
    const crypto = new TestCrypto(this.directory, alice.identity)
    this.node = new GossipNode(
      {
        settings: resolveSettings({ endpoint: 'alice:7051', externalEndpoint: 'alice.example:7051', ...settings }, dialect.settings),
        dialect,
        identity: alice.identity,
        crypto,
        advisor: crypto,
        random: this.random,
      },
      STARTED_AT,
    )
    this.node.start(STARTED_AT)
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
    this.node.onOpened(stream, this.now)
    this.node.onMessage(stream, this.messages.handshake(actor), this.now)
    return stream
  }

  hear(stream: StreamId, envelope: Envelope): void {
    this.node.onMessage(stream, encodeEnvelope(envelope), this.now)
  }

  effects<T extends NodeEffect['type']>(type: T): Extract<NodeEffect, { readonly type: T }>[] {
    return this.node.takeEffects().filter((effect) => effect.type === type) as Extract<NodeEffect, { readonly type: T }>[]
  }
}
