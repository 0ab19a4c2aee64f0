import { MissedOccasion } from '../../src/suite/judging/failure'
import { encodeEnvelope } from '../../src/wire/envelope'
import { inWords } from './durations'
import { TckWorld } from './world'

/**
 * Timers run since a node's own start, or from wherever it likes: their phase is the node's affair. Each habit makes the node
 * show when one of its timers fires, and lets time pass to the next such instant.
 */
export const HABITS: Readonly<Record<string, (world: TckWorld) => Promise<void>>> = {
  emitted: async (world) => {
    const latency = world.settingMs('maxPropagationBurstLatency')
    const emissions = Number(world.setting('propagateIterations')) + 1
    await world.pass(latency * emissions)
    const marker = world.messages.orgMessage(world.cast.get(world.subject))
    const before = world.record.receipts.length
    await world.gossip([marker], 'a marker')
    await world.pass(latency * emissions)
    const first = world.record.receipts.slice(before).find(({ key }) => world.said?.keys.has(key))
    await alignTo(world, first?.atMs, latency, 'EMIT', 'an org message that her application gossips reaches a peer of her organisation')
  },

  'checked who is alive': async (world) => {
    const timeout = world.settingMs('aliveExpirationTimeout')
    const zoe = world.cast.introduce('zoe', world.cast.get(world.subject).org)
    await world.connect('zoe')
    await world.transmit('zoe', [world.messages.alive(zoe)])
    await world.pass(timeout + timeout / 10)
    await alignTo(
      world,
      endOf(world, 'zoe'),
      timeout / 10,
      'DISC',
      'the connection to a silent peer is closed within eleven tenths of the timeout',
    )
  },

  'checked her identities': async (world) => {
    const threshold = world.settingMs('identityUsageThreshold')
    world.cast.introduce('zoe', world.cast.get(world.subject).org)
    await world.connect('zoe')
    await world.pass(threshold + threshold / 10)
    await alignTo(
      world,
      endOf(world, 'zoe'),
      threshold / 10,
      'IDENT',
      'the connection to an unused peer is closed within eleven tenths of the threshold',
    )
  },

  'checked her state infos': async (world) => {
    const { ttl, removal } = stateInfoLifetime(world)
    const zoe = world.cast.introduce('zoe', world.cast.get(world.subject).org)
    await world.connect('zoe')
    const info = world.messages.stateInfo(zoe, 'silver')
    await world.send('zoe', [info])
    await world.pass(removal)
    const before = world.record.receipts.length
    const isPassedOn = (): boolean => world.record.receipts.slice(before).some(({ key }) => world.said?.keys.has(key))
    for (let ms = 0; ms < ttl / 100; ms++) {
      await world.pass(1)
      await world.act((port) => port.send('zoe', world.subject, [encodeEnvelope(info)]))
      if (isPassedOn()) return
    }
    const due = world.now
    await world.pass(world.settingMs('maxPropagationBurstLatency'))
    // What waits for the next emission is let go by the store, and kept back by the emitter.
    const [family, seen] = isPassedOn() ? ['EMIT', 'it waited for the next emission'] : ['STORE', 'it was not passed on again']
    throw new MissedOccasion(family, {
      expected: `a state info that is no longer held is passed on again by ${inWords(due)}`,
      seen,
      atMs: due,
    })
  },
}

/** How long a state info of a foreign channel is held, and refused: the dialects part here (STORE-2, STORE-5). */
export function stateInfoLifetime(world: TckWorld): { ttl: number; removal: number } {
  const period = world.settingMs('publishStateInfoInterval')
  return TckWorld.dialect === 'documents' ? { ttl: period, removal: period } : { ttl: 100 * period, removal: 200 * period }
}

function endOf(world: TckWorld, peer: string): number | undefined {
  return world.record.eventsOf('disconnected').findLast((event) => event.peer === peer)?.atMs
}

async function alignTo(world: TckWorld, shown: number | undefined, period: number, family: string, expected: string): Promise<void> {
  if (shown === undefined)
    throw new MissedOccasion(family, { expected, seen: `nothing of the kind by ${inWords(world.now)}`, atMs: world.now })
  await world.pass((((shown - world.now) % period) + period) % period)
}
