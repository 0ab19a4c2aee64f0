import { Writer } from 'protobufjs/minimal'
import type { World } from '../src/suite/port'
import { Cast } from '../src/suite/script/cast'
import { theReference } from '../src/suite/the-reference'
import { toUtf8 } from '../src/wire/bytes'
import { encodeGossipMessage } from '../src/wire/envelope'
import { newMessage } from '../src/wire/gossip-message'
import { toWire64 } from '../src/wire/protobuf'
import type { Figure } from './measure'

const NODES = 100
const FAN_OUT = 3
const BLOCKS = 2_500
const CHANNEL = 'trade'
const EPOCH_MS = 1_767_225_600_000
/** All that nodes do besides is done at whole hours: in the hour between, nothing moves but blocks. */
const HOUR_MS = 3_600_000
const SETTINGS = {
  propagatePeerNum: `${FAN_OUT}`,
  aliveTimeInterval: '1000h',
  aliveExpirationTimeout: '1000h',
  reconnectInterval: '1000h',
  pullInterval: '1h',
  requestStateInfoInterval: '1h',
  publishStateInfoInterval: '1s',
  identityUsageThreshold: '1000h',
  publishCertPeriod: '1000h',
}
/** Longer than a block takes to reach whom it reaches: some ten hops of 10 ms. */
const SPREAD_MS = 300

/** What became of one block. */
interface Spread {
  /** Nodes that have it, its source among them. */
  readonly reached: number
  /** Copies that arrived anywhere. */
  readonly transmissions: number
}

/**
 * Infect and die: of 100 nodes of one organization that all know each other as members of a channel each passes a block on once, to three
 * drawn at random of the 99 others, when it gets it for the first time. Nothing is pulled.
 */
export async function infectAndDie(blocks = BLOCKS): Promise<Figure[]> {
  const spreads = await spreadsOf(blocks)
  const reached = spreads.map((one) => one.reached)
  const what = `of ${NODES} nodes, fan-out ${FAN_OUT}, no pull, ${blocks} blocks`
  return [
    {
      name: 'infect and die, reached',
      what: `nodes that have a block, its source included, mean ${what}`,
      value: mean(reached),
      unit: 'nodes',
    },
    { name: 'infect and die, deviation', what: 'standard deviation of that', value: deviation(reached), unit: 'nodes' },
    {
      name: 'infect and die, transmissions',
      what: 'copies of a block that arrive at nodes, mean',
      value: mean(spreads.map((one) => one.transmissions)),
      unit: 'for each block',
    },
  ]
}

async function spreadsOf(blocks: number): Promise<Spread[]> {
  const cast = new Cast()
  const nodes = Array.from({ length: NODES }, (_, index) => cast.introduce(`node${index}`, 'Org1'))
  const names = nodes.map(({ name }) => name)
  const subjects = nodes.map(({ name, identity, internalEndpoint, externalEndpoint }) => ({
    name,
    identity,
    endpoint: internalEndpoint,
    externalEndpoint,
    bootstrap: name === names[0] ? [] : [nodes[0]?.internalEndpoint ?? ''],
    settings: SETTINGS,
  }))
  const directory = { entries: nodes.map((actor) => cast.entryOf(actor)), invalidBlocks: [] }
  const world = await theReference('documents', { limitMs: HOUR_MS }).open({ seed: 'bench', epochMs: EPOCH_MS, subjects, directory })
  for (const name of names) await world.start(name)
  for (const name of names) {
    await world.joinChannel(name, CHANNEL, 1n, ['Org1'], [])
    await world.updateLedgerHeight(name, CHANNEL, 1n)
  }
  await world.advance(2 * HOUR_MS + 10_000)
  // Now all know all, and are told once more who is in the channel.
  for (const name of names) await world.updateLedgerHeight(name, CHANNEL, 1n)
  await world.advance(2 * HOUR_MS)
  await demandAcquaintance(world, names)
  const spreads: Spread[] = []
  for (let number = 1; number <= blocks; number++) spreads.push(await spread(world, names, BigInt(number)))
  await world.close()
  return spreads
}

/** The figures are of a network in which everybody knows everybody. */
async function demandAcquaintance(world: World, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const members = await world.observeChannelMembers(name, CHANNEL)
    if (members.length !== names.length - 1)
      throw new Error(`${name} knows ${members.length} members of the channel, not ${names.length - 1}`)
  }
}

/** One block, from each node in turn. */
async function spread(world: World, names: readonly string[], number: bigint): Promise<Spread> {
  await world.gossip(names[Number(number) % names.length] ?? '', [block(number)])
  const events = await world.advance(SPREAD_MS)
  const delivered = events.filter(({ type }) => type === 'delivered').length
  const again = events.filter((event) => event.type === 'rejected' && event.reason === 'stale').length
  return { reached: delivered + 1, transmissions: delivered + again }
}

function block(number: bigint): Uint8Array {
  const header = Writer.create()
    .uint32(8)
    .uint64(toWire64(number) as never)
    .finish()
  const data = Writer.create().uint32(10).bytes(header).finish()
  const content = { kind: 'data' as const, payload: { seqNum: number, data: new Uint8Array(data), privateData: [] } }
  return encodeGossipMessage({ ...newMessage('chan-and-org', content), channel: toUtf8(CHANNEL) })
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function deviation(values: readonly number[]): number {
  const average = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1))
}
