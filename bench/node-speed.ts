import { Cast } from '../src/suite/script/cast'
import { Messages } from '../src/suite/script/messages'
import { theReference } from '../src/suite/the-reference'
import { encodeEnvelope } from '../src/wire/envelope'
import type { Figure } from './measure'

const PEERS = ['bob', 'dave', 'erin', 'frank', 'grace']
const HOUR_S = 3600
const ALIVE_EVERY_S = 5
const EPOCH_MS = 1_767_225_600_000

/** Virtual seconds in a wall second, of one node at production settings with five living peers. */
export async function nodeSpeed(): Promise<Figure> {
  const cast = new Cast()
  const messages = new Messages()
  const [alice, ...peers] = ['alice', ...PEERS].map((name) => cast.introduce(name, 'Org1'))
  if (alice === undefined) throw new Error('there is nobody to measure')
  const world = await theReference('documents').open({
    seed: 'bench',
    epochMs: EPOCH_MS,
    subjects: [
      {
        name: 'alice',
        identity: alice.identity,
        endpoint: alice.internalEndpoint,
        externalEndpoint: alice.externalEndpoint,
        bootstrap: [],
        settings: {},
      },
    ],
    directory: { entries: cast.all.map((actor) => cast.entryOf(actor)), invalidBlocks: [] },
  })
  await world.start('alice')
  for (const peer of peers) {
    await world.addPeer({ name: peer.name, endpoints: [peer.internalEndpoint], handshake: messages.handshake(peer) })
    await world.connect(peer.name, 'alice')
  }
  const begun = process.hrtime.bigint()
  for (let second = 0; second < HOUR_S; second += ALIVE_EVERY_S) {
    for (const peer of peers) await world.send(peer.name, 'alice', [encodeEnvelope(messages.alive(peer))])
    await world.advance(ALIVE_EVERY_S * 1000)
  }
  const wallSeconds = Number(process.hrtime.bigint() - begun) / 1e9
  await world.close()
  return {
    name: 'node speed',
    what: 'one node at production settings, five living peers',
    value: HOUR_S / wallSeconds,
    unit: 'virtual s per wall s',
  }
}
