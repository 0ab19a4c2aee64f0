import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PipeEnd } from '../../../src/suite/kit/pipe'
import { RoughNetwork } from '../../../src/suite/kit/rough-network'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import { VirtualClock } from '../../../src/suite/kit/virtual-clock'
import type { Bytes } from '../../../src/wire/ids'

const MANY = 1000
const NAMES = ['alice', 'anna'] as const

/** Two nodes and the stream between them; what arrives at the far end, and when. */
function between(seed = 1) {
  const clock = new VirtualClock(0)
  const network = new RoughNetwork({
    random: new SeededRandom(seed),
    now: () => clock.now(),
    schedule: (at, deliver) => clock.schedule(at, deliver),
    atOnce: (deliver) => deliver(),
  })
  const [near, far] = network.join(...NAMES)
  const arrived: { readonly number: number; readonly atMs: number }[] = []
  const ends: string[] = []
  far.listen({ onMessage: (bytes) => arrived.push({ number: numberIn(bytes), atMs: clock.now() }), onEnd: () => ends.push('far') })
  near.listen({ onMessage: () => undefined, onEnd: () => ends.push('near') })
  const write = (number: number) => near.write(new Uint8Array([number >> 8, number & 255]))
  return { clock, network, near, far, arrived, ends, write }
}

const numberIn = ([high = 0, low = 0]: Bytes): number => high * 256 + low
const state = (changes: object) => ({ latencyMs: 0, lossPercent: 0, cutOff: [], ...changes })

test('a calm network takes no time and loses nothing', () => {
  const { arrived, write, near, ends } = between()
  for (let number = 0; number < 3; number++) write(number)
  near.end()
  assert.deepEqual(
    arrived,
    [0, 1, 2].map((number) => ({ number, atMs: 0 })),
  )
  assert.deepEqual(ends, ['far'])
})

test('each message takes any time up to the latency, and none overtakes another one', () => {
  const { clock, network, arrived, write, near, ends } = between()
  network.set(state({ latencyMs: 100 }))
  for (let number = 0; number < MANY; number++) {
    write(number)
    clock.advance(10)
  }
  near.end()
  clock.advance(100)
  assert.deepEqual(
    arrived.map(({ number }) => number),
    [...new Array(MANY).keys()],
  )
  const delays = arrived.map(({ number, atMs }) => atMs - 10 * number)
  assert.ok(Math.max(...delays) <= 100)
  assert.ok(new Set(delays).size > 50)
  assert.deepEqual(ends, ['far'])
})

test('what is written when the network is calm again does not overtake what is under way', () => {
  const { clock, network, arrived, write } = between()
  network.set(state({ latencyMs: 1000 }))
  for (let number = 0; number < 9; number++) write(number)
  network.set(state({}))
  write(9)
  clock.advance(1000)
  write(10)
  assert.deepEqual(
    arrived.map(({ number }) => number),
    [...new Array(11).keys()],
  )
})

test('so many of a hundred messages are lost, and never a handshake', () => {
  const { network, arrived, write } = between()
  network.set(state({ lossPercent: 20 }))
  for (let number = 0; number < MANY; number++) write(number)
  // Four standard deviations of 12.6.
  assert.ok(Math.abs(arrived.length - 800) < 51, `${arrived.length} of ${MANY}`)
  for (let seed = 0; seed < 50; seed++) {
    const other = between(seed)
    other.network.set(state({ lossPercent: 100 }))
    for (const number of [0, 1]) other.write(number)
    assert.deepEqual(
      other.arrived.map(({ number }) => number),
      [0],
    )
  }
})

test('the same seed loses the same messages', () => {
  const arrivals = [1, 1, 2].map((seed) => {
    const { network, arrived, write } = between(seed)
    network.set(state({ lossPercent: 50 }))
    for (let number = 0; number < 100; number++) write(number)
    return arrived.map(({ number }) => number)
  })
  assert.deepEqual(arrivals[0], arrivals[1])
  assert.notDeepEqual(arrivals[0], arrivals[2])
})

test('a cut ends the streams across it at both ends, and loses what is under way', () => {
  const { clock, network, arrived, ends, write, near } = between()
  network.set(state({ latencyMs: 100 }))
  write(0)
  clock.advance(100)
  write(1)
  network.set(state({ cutOff: ['anna'] }))
  write(2)
  near.end()
  clock.advance(1000)
  assert.deepEqual(
    arrived.map(({ number }) => number),
    [0],
  )
  assert.deepEqual(ends.sort(), ['far', 'near'])
})

test('who has left a stream is told of no cut', () => {
  const { network, ends, near } = between()
  near.end()
  network.set(state({ cutOff: ['anna'] }))
  assert.deepEqual(ends, ['far'])
})

test('those who are cut off reach each other, and the others each other', () => {
  const { network, ends } = between()
  network.set(state({ cutOff: ['alice', 'anna'] }))
  assert.deepEqual(ends, [])
  assert.equal(network.isApart('alice', 'anna'), false)
  assert.equal(network.isApart('amy', 'adam'), false)
  assert.equal(network.isApart('alice', 'amy'), true)
  assert.equal(network.isApart('amy', 'anna'), true)
  network.set(state({}))
  assert.equal(network.isApart('alice', 'amy'), false)
})

test('a stream without a network of its own is severed as well', () => {
  const deliveries: (() => void)[] = []
  const carrier = { message: (arrive: () => void) => deliveries.push(arrive), end: (arrive: () => void) => deliveries.push(arrive) }
  const [near, far] = PipeEnd.pair(carrier)
  const heard: string[] = []
  far.listen({ onMessage: () => heard.push('a message'), onEnd: () => heard.push('the end') })
  near.write(new Uint8Array([1]))
  near.sever()
  near.sever()
  for (const deliver of deliveries) deliver()
  assert.deepEqual(heard, ['the end'])
})
