import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { credentials, Server, ServerCredentials } from '@grpc/grpc-js'
import { documents } from '../../../src/reference/dialects/documents'
import { initGossipService } from '../../../src/reference/node/initialization'
import type { GossipComponent } from '../../../src/reference/node/lifecycle'
import { GrpcDialer } from '../../../src/reference/runtime/grpc-dialer'
import { SystemClock } from '../../../src/reference/runtime/system-clock'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import { TestCrypto, TestDirectory } from '../../../src/suite/kit/test-crypto'
import { blockBytes } from '../../../src/suite/script/messages'
import { toUtf8 } from '../../../src/wire/bytes'
import { encodeGossipMessage } from '../../../src/wire/envelope'
import type { ChannelName, OrgId } from '../../../src/wire/ids'
import { eventually } from '../../eventually'

const TRADE = 'trade' as ChannelName
const NAMES = ['alice', 'bob']
const directory = new TestDirectory(
  { entries: NAMES.map((name) => ({ identity: toUtf8(name), org: 'Org1', valid: true, unreadableChannels: [] })), invalidBlocks: [] },
  0,
)

/** A node with a server and a dialer of its own, on the loopback interface. */
class RealNode {
  readonly gossip: GossipComponent
  readonly delivered: ChannelName[] = []
  private readonly server = new Server()
  private readonly endpoint: string

  constructor(name: string, endpoint: string, bootstrap: string) {
    const crypto = new TestCrypto(directory, toUtf8(name))
    this.endpoint = endpoint
    const gossip = {
      ...{ endpoint, externalEndpoint: endpoint, bootstrap, aliveTimeInterval: '100ms', aliveExpirationTimeout: '1s' },
      ...{ reconnectInterval: '200ms', publishStateInfoInterval: '100ms', dialTimeout: '500ms' },
    }
    this.gossip = initGossipService({
      messageCryptoService: crypto,
      peerIdentity: toUtf8(name),
      securityAdvisor: crypto,
      server: this.server,
      coreYaml: JSON.stringify({ peer: { gossip } }),
      environment: {},
      dialect: documents,
      clock: new SystemClock(),
      random: new SeededRandom(name.length),
      dialer: new GrpcDialer({ credentials: credentials.createInsecure(), dialTimeoutMs: 500 }),
      listener: { onDelivered: (channel) => this.delivered.push(channel), onRejected: () => undefined, onLog: () => undefined },
    }).gossip
  }

  async start(): Promise<void> {
    await new Promise<void>((done, fail) => {
      this.server.bindAsync(this.endpoint, ServerCredentials.createInsecure(), (error) => (error === null ? done() : fail(error)))
    })
    this.gossip.start()
  }

  /** Its streams end of themselves; the server waits for that. */
  async stop(): Promise<void> {
    this.gossip.stop()
    await new Promise<void>((done, fail) => {
      this.server.tryShutdown((error) => (error === undefined ? done() : fail(error)))
    })
  }

  join(): void {
    const message = { sequence: 1n, orgs: ['Org1' as OrgId], anchors: [] }
    this.gossip.joinChannel(TRADE, message)
    this.gossip.updateLedgerHeight(TRADE, 1n)
  }

  gossipBlock(seqNum: bigint): void {
    const content = { kind: 'data' as const, payload: { seqNum, data: blockBytes(seqNum, 'block'), privateData: [] } }
    const bytes = encodeGossipMessage({ nonce: 0n, channel: toUtf8(TRADE), tag: 'chan-and-org', content })
    this.gossip.gossip(bytes)
  }

  get alive(): number {
    return this.gossip.observe().members.alive.length
  }

  get dead(): number {
    return this.gossip.observe().members.dead.length
  }
}

/** A port that was free a moment ago. */
async function freeEndpoint(): Promise<string> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise<unknown>((done) => server.close(done))
  assert.ok(typeof address === 'object' && address !== null)
  return `127.0.0.1:${address.port}`
}

let alice: RealNode
let bob: RealNode

before(async () => {
  const [first, second] = [await freeEndpoint(), await freeEndpoint()]
  alice = new RealNode('alice', first, second)
  bob = new RealNode('bob', second, first)
  await alice.start()
  await bob.start()
})

after(() => Promise.all([alice.stop(), bob.stop()]))

test('two nodes learn of each other over gRPC', async () => {
  await eventually('both are alive to each other', () => alice.alive === 1 && bob.alive === 1)
})

test('a block goes from one application to the other', async () => {
  for (const node of [alice, bob]) node.join()
  await eventually('both know who is in the channel', () =>
    [alice, bob].every(({ gossip }) => gossip.observe().channelMembers(TRADE).length === 1),
  )
  alice.gossipBlock(1n)
  await eventually('the block arrives', () => bob.delivered.length === 1)
  assert.deepEqual(bob.delivered, [TRADE])
})

test('a node that stops is seen to be dead by the other one', async () => {
  await bob.stop()
  assert.deepEqual(bob.gossip.observe().routines, { ofTheNode: [], ofItsParts: [] })
  await eventually('bob is dead', () => alice.dead === 1 && alice.alive === 0)
})
