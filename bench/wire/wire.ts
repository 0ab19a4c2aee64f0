import { type Figure, median } from '../measure'
import type { Flooded } from './flood'
import { hasGossipsub } from './gossipsub-mesh'
import type { Latency } from './latency'
import { materials } from './materials'
import { run } from './parts'
import type { AtRest } from './rest'
import type { Beside } from './slow'

/** How much is measured. */
export interface Amounts {
  readonly rounds: number
  /** Messages in a flood, and before it. */
  readonly messages?: number
  readonly warmUp?: number
  /** Messages whose delay is measured one by one. */
  readonly samples?: number
  readonly peers?: number
  readonly seconds?: number
}

const ENDS = 4
/** A small message: an envelope of some 150 bytes. */
const BYTES = 100
/** Before memory is looked at. */
const SETTLING_S = 1
const UNSIGNED = { bytes: BYTES, signed: false }

/** Nodes on sockets beside bare streams of grpc-js over the same TLS, in turns. */
export async function wire(amounts: Amounts, progress: (words: string) => void): Promise<Figure[]> {
  progress('flood')
  const floods = await flooding(amounts)
  progress(hasGossipsub() ? 'gossipsub' : 'gossipsub: not installed (npm ci --prefix bench/gossipsub)')
  const beside = hasGossipsub() ? await besideGossipsub(amounts) : []
  progress('latency')
  const hops = await latency(amounts, floods.perSecond / 4)
  progress('a peer that does not read')
  const slow = await besideSlow(amounts)
  progress('at rest')
  return [...floods.figures, ...beside, ...hops, ...slow, ...(await atRest(amounts))]
}

async function flooding({ rounds, messages = 20_000, warmUp = 5_000 }: Amounts) {
  const given = await materials(ENDS)
  const one = (of: string, load: object) => () => run<Flooded>('flood', { of, given, messages, warmUp, ...load })
  const [nodes = [], streams = [], grpc = []] = await inTurns(rounds, [
    one('nodes', UNSIGNED),
    one('streams', UNSIGNED),
    one('grpc', UNSIGNED),
  ])
  const over = (some: readonly Flooded[], rate: keyof Flooded) => middle(some, rate) / middle(grpc, rate)
  const perSecond = middle(nodes, 'deliveredPerSecond') / (ENDS - 1)
  const figures: Figure[] = [
    {
      name: 'flood, streams',
      what: `messages between ${ENDS} ends over the streams of nodes, over those over bare streams of grpc-js, the same bytes and TLS`,
      value: over(streams, 'arrivedPerSecond'),
      unit: 'times',
      least: 4,
    },
    {
      name: 'flood, nodes',
      what: `messages that arrive at ${ENDS} nodes, over the same`,
      value: over(nodes, 'arrivedPerSecond'),
      unit: 'times',
      least: 4,
    },
    {
      name: 'flood, blocks',
      what: 'the same, but each block counts once at each node',
      value: over(nodes, 'deliveredPerSecond'),
      unit: 'times',
    },
    { name: 'flood, rate', what: 'messages that arrive at nodes', value: middle(nodes, 'arrivedPerSecond'), unit: 'a second' },
  ]
  return { figures, perSecond }
}

/** Gossipsub carries a fifth of what nodes do, or less, so it gets a tenth of the messages. */
async function besideGossipsub({ rounds, messages = 20_000, warmUp = 5_000 }: Amounts): Promise<Figure[]> {
  const given = await materials(ENDS)
  const few = { messages: Math.ceil(messages / 10), warmUp: Math.ceil(warmUp / 10) }
  const one = (of: string, signed: boolean, count: object) => () => run<Flooded>('flood', { of, given, ...count, bytes: BYTES, signed })
  const many = { messages, warmUp }
  const [nodes = [], unsigned = [], signing = [], signed = []] = await inTurns(rounds, [
    one('nodes', false, many),
    one('gossipsub', false, few),
    one('nodes', true, many),
    one('gossipsub', true, few),
  ])
  const over = (some: readonly Flooded[], others: readonly Flooded[]) =>
    middle(some, 'deliveredPerSecond') / middle(others, 'deliveredPerSecond')
  return [
    {
      name: 'flood, over gossipsub, unsigned',
      what: `blocks that reach the application of ${ENDS} nodes, over messages that do so by js-libp2p's gossipsub, StrictNoSign`,
      value: over(nodes, unsigned),
      unit: 'times',
      least: 12,
    },
    {
      name: 'flood, over gossipsub, signed',
      what: 'the same of blocks that are signed and verified, over StrictSign',
      value: over(signing, signed),
      unit: 'times',
      least: 6,
    },
  ]
}

async function latency({ rounds, samples = 500, seconds = 4 }: Amounts, perSecond: number): Promise<Figure[]> {
  const given = await materials(ENDS)
  const idle = (of: string) => () => run<Latency>('idle-latency', { of, given, messages: samples, ...UNSIGNED })
  const loaded = (of: string) => () => run<Latency>('loaded-latency', { of, given, perSecond, seconds, ...UNSIGNED })
  const [idleNodes = [], idleGrpc = []] = await inTurns(rounds, [idle('nodes'), idle('grpc')])
  const [loadedNodes = [], loadedGrpc = []] = await inTurns(rounds, [loaded('nodes'), loaded('grpc')])
  const added = (when: string, rank: keyof Latency, nodes: readonly Latency[], grpc: readonly Latency[]): Figure => ({
    name: `a hop, ${when}, ${rank}`,
    what: `what a node adds to the ${middle(grpc, rank).toFixed(2)} ms of a bare stream`,
    value: middle(nodes, rank) - middle(grpc, rank),
    unit: 'ms',
  })
  const underLoad = `at ${perSecond.toFixed(0)} blocks a second`
  return [
    added('idle', 'p50', idleNodes, idleGrpc),
    added('idle', 'p99', idleNodes, idleGrpc),
    added(underLoad, 'p50', loadedNodes, loadedGrpc),
    added(underLoad, 'p99', loadedNodes, loadedGrpc),
  ]
}

async function besideSlow({ rounds, messages = 15_000, warmUp = 6_000 }: Amounts): Promise<Figure[]> {
  const given = await materials(ENDS)
  const beside = (fourth: string) => () => run<Beside>('beside-fourth', { given, fourth, messages, warmUp, ...UNSIGNED })
  const [frozen = [], alone = []] = await inTurns(rounds, [beside('frozen'), beside('none')])
  const rate = (some: readonly Beside[]) =>
    middle(
      some.map(({ flooded }) => flooded),
      'deliveredPerSecond',
    )
  const delay = (some: readonly Beside[], rank: keyof Latency) =>
    middle(
      some.map((one) => one.latency),
      rank,
    )
  const slower = (rank: keyof Latency): Figure => ({
    name: `a peer that does not read, ${rank}`,
    what: `of a hop among the three, over that of the three alone (${delay(alone, rank).toFixed(2)} ms)`,
    value: delay(frozen, rank) / delay(alone, rank),
    unit: 'times',
  })
  return [
    {
      name: 'a peer that does not read, flood',
      what: 'blocks among three nodes beside it, over those among three alone',
      value: rate(frozen) / rate(alone),
      unit: 'times',
    },
    slower('p50'),
    slower('p99'),
  ]
}

async function atRest({ rounds, peers = 50, seconds = 20 }: Amounts): Promise<Figure[]> {
  const given = await materials(peers + 1)
  const few = Math.ceil(peers / 5)
  const brief = (part: string, count: number) => () => run<AtRest>(part, { given: given.slice(0, count + 1), seconds: SETTLING_S })
  const [nodes = [], fewNodes = [], bare = [], fewBare = []] = await inTurns(rounds, [
    brief('node-at-rest', peers),
    brief('node-at-rest', few),
    brief('grpc-at-rest', peers),
    brief('grpc-at-rest', few),
  ])
  const perPeer = (many: readonly AtRest[], some: readonly AtRest[]) => (middle(many, 'kib') - middle(some, 'kib')) / (peers - few)
  const { cpu } = await run<AtRest>('node-at-rest', { given, seconds })
  return [
    {
      name: 'memory of a connection',
      what: `of a node, for each peer from ${few} to ${peers}; for a bare stream it is ${perPeer(bare, fewBare).toFixed(0)} KiB`,
      value: perPeer(nodes, fewNodes),
      unit: 'KiB',
    },
    { name: 'at rest', what: `a node with ${peers} peers at Fabric's settings, of one processor`, value: cpu, unit: '%' },
  ]
}

/** A B C A B C ...: what each has found, in its turns. */
async function inTurns<Found>(rounds: number, measures: readonly (() => Promise<Found>)[]): Promise<Found[][]> {
  const found = measures.map((): Found[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, measure] of measures.entries()) found[index]?.push(await measure())
  }
  return found
}

const middle = <Found>(all: readonly Found[], name: keyof Found): number => median(all.map((one) => Number(one[name])))
