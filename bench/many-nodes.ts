import { documents } from '../src/reference/dialects/documents'
import { initGossipService } from '../src/reference/node/initialization'
import type { NodeListener } from '../src/reference/node/lifecycle'
import type { Dialer, Stream } from '../src/reference/ports/transport'
import { RecordingServer } from '../src/suite/kit/recording-server'
import { SeededRandom } from '../src/suite/kit/seeded-random'
import type { ServerCall } from '../src/suite/kit/surroundings'
import { TestCrypto, TestDirectory } from '../src/suite/kit/test-crypto'
import { VirtualClock } from '../src/suite/kit/virtual-clock'
import { VirtualNetwork } from '../src/suite/kit/virtual-network'
import { toUtf8 } from '../src/wire/bytes'
import type { Bytes } from '../src/wire/ids'
import type { Clock, Instant } from '../src/wire/time'
import { type Figure, median, timed } from './measure'

const EPOCH_MS = 1_767_225_600_000
const FEW = 30
const NODES = 100
const MANY = 300
const SECONDS = 60
/** Of 300 nodes a minute takes too long: once everybody knows everybody, each second is like the other. */
const SETTLING_S = 10
const MEASURED_S = 10
const SILENT: NodeListener = { onDelivered: () => undefined, onRejected: () => undefined, onLog: () => undefined }

/** How many nodes of the reference, of one organization and at production settings, find room and time in one process. */
export function manyNodes(rounds: number): Figure[] {
  const speeds = repeated(Math.min(rounds, 3), () => (NODES * SECONDS * 1000) / timed(() => crowd(NODES).advance(SECONDS)))
  const growth = repeated(Math.min(rounds, 3), () => costOfAMessage(MANY) / costOfAMessage(FEW))
  return [
    {
      name: 'many nodes, speed',
      what: `${NODES} nodes from their start, ${SECONDS} virtual seconds`,
      value: median(speeds),
      unit: 'node s per wall s',
      least: 10_000,
    },
    {
      name: 'many nodes, growth',
      what: `cost of a message among ${MANY} nodes, over one among ${FEW}`,
      value: median(growth),
      unit: 'times',
      goal: 1.5,
    },
    { name: 'many nodes, heap', what: `heap for each of ${MANY} nodes that know each other`, value: heapPerNode(), unit: 'KiB', goal: 100 },
  ]
}

const repeated = (count: number, measure: () => number): number[] => Array.from({ length: count }, measure)

/** Milliseconds for each message that a node is sent, among so many that know each other. */
function costOfAMessage(nodes: number): number {
  const world = crowd(nodes)
  world.advance(SETTLING_S)
  const before = world.messages
  const ms = timed(() => world.advance(MEASURED_S))
  return ms / (world.messages - before)
}

/** KiB that are in use for a node while its world is there. */
function heapPerNode(): number {
  const before = heapInUse()
  const world = crowd(MANY)
  world.advance(SETTLING_S)
  const used = heapInUse() - before
  if (world.messages === 0) throw new Error('nobody said anything')
  return used / 1024 / MANY
}

function heapInUse(): number {
  // Only what is still needed counts; `npm run bench` lets Node tell.
  if (global.gc === undefined) throw new Error('the heap is measured with node --expose-gc')
  global.gc()
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
}

/** So many started nodes, all of which dial the first one. */
function crowd(nodes: number) {
  const clock = new VirtualClock(EPOCH_MS)
  const network = new VirtualNetwork(undefined)
  const identities = Array.from({ length: nodes }, (_, index) => toUtf8(`identity of node ${index}`))
  const entries = identities.map((identity) => ({ identity, org: 'Org1', valid: true, unreadableChannels: [] }))
  const directory = new TestDirectory({ entries, invalidBlocks: [] }, EPOCH_MS)
  const world = {
    messages: 0,
    advance: (seconds: number) => clock.advance(seconds * 1000),
  }
  const count = () => {
    world.messages += 1
  }
  const settling: Clock = {
    now: () => clock.now(),
    schedule: (at: Instant, wake: () => void) =>
      clock.schedule(at, () => {
        wake()
        network.settle()
      }),
  }
  for (const [index, identity] of identities.entries()) {
    const endpoint = `node${index}:7051`
    const crypto = new TestCrypto(directory, identity)
    const server = new CountingServer(count)
    network.addSubject({ name: endpoint, identity, endpoint, externalEndpoint: endpoint, bootstrap: [], settings: {} }, server)
    const { gossip } = initGossipService({
      messageCryptoService: crypto,
      peerIdentity: identity,
      securityAdvisor: crypto,
      server,
      coreYaml: JSON.stringify({
        peer: { gossip: { endpoint, externalEndpoint: endpoint, bootstrap: index === 0 ? [] : ['node0:7051'] } },
      }),
      environment: {},
      dialect: documents,
      clock: settling,
      random: new SeededRandom(index + 1),
      dialer: countedDialer(network.dialerOf(endpoint), count),
      listener: SILENT,
    })
    gossip.start()
    network.settle()
  }
  return world
}

/** A dialer that tells of each message that leaves by a stream that the node has opened. */
function countedDialer(dialer: Dialer, count: () => void): Dialer {
  const countedStream = (stream: Stream): Stream => ({
    write: (envelope) => {
      count()
      stream.write(envelope)
    },
    end: () => stream.end(),
    listen: (listener) => stream.listen(listener),
  })
  return {
    dial: (endpoint, answer) => dialer.dial(endpoint, (stream) => answer(stream && countedStream(stream))),
    ping: (endpoint, answer) => dialer.ping(endpoint, answer),
  }
}

/** A server that tells of each message that leaves by a stream that was opened to the node. */
class CountingServer extends RecordingServer {
  private readonly count: () => void

  constructor(count: () => void) {
    super()
    this.count = count
  }

  override accept(call: ServerCall): boolean {
    return super.accept({
      on: (event: never, listener: (envelope: Bytes) => void) => call.on(event, listener),
      write: (envelope) => {
        this.count()
        return call.write(envelope)
      },
      end: () => call.end(),
    })
  }
}
