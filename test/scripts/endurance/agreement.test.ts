import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missing, unknown } from '../../../scripts/endurance/differences'
import { growthIn, isLeak, type Sample, sampleIn } from '../../../scripts/endurance/memory'
import { highest, Ordering } from '../../../scripts/endurance/ordering'
import type { Actor } from '../../../src/peer/program/demo/show'

const MINUTE = 60_000

function actor(
  name: string,
  known: Partial<Record<'alive' | 'dead' | 'inChannel', readonly string[]>>,
  blocks: readonly bigint[] = [],
): Actor {
  return {
    node: { name, mspId: 'Org1MSP', address: name, config: '' },
    state: 'running',
    bornAt: 0,
    alive: new Set(known.alive),
    dead: new Set(known.dead),
    inChannel: new Set(known.inChannel),
    blocks: new Map(blocks.map((number) => [number, Date.now()])),
    child: undefined,
    hearing: undefined,
  }
}

test('who does not know whom is told by name', () => {
  const anna = actor('anna', { alive: ['bob'], inChannel: ['bob'], dead: ['carol'] })
  const bob = actor('bob', { alive: ['anna', 'carol'], inChannel: ['anna'] })
  const carol = actor('carol', { alive: ['anna', 'bob'], inChannel: ['anna', 'bob'] })
  assert.deepEqual(unknown([anna, bob]), [])
  assert.deepEqual(unknown([anna, bob, carol]), ['anna lacks carol (presumed dead)', 'bob lacks carol (not in the channel)'])
  assert.deepEqual(unknown([actor('dave', {}), carol]), ['dave lacks carol (unknown)', 'carol lacks dave (unknown)'])
})

test('which blocks were not handed on is told by their numbers', () => {
  const [anna, bob] = [actor('anna', {}, [1n, 2n, 5n]), actor('bob', {}, [1n, 2n, 3n, 4n, 5n, 7n])]
  assert.deepEqual(missing([anna, bob], 7n), ['anna lacks blocks 3-4, 6-7', 'bob lacks block 6'])
  assert.deepEqual(missing([bob], 5n), [])
})

/** What an ordering service serves, and to whom. */
function served() {
  const calls: string[] = []
  const answer = { takes: true }
  const post = (name: string) => async (call: string) => {
    if (answer.takes) calls.push(`${name} ${call.split('=')[1]}`)
    return answer.takes
  }
  const node = (name: string, mspId: string, blocks: readonly bigint[]): Actor =>
    Object.assign(actor(name, {}, blocks), {
      node: { name, mspId, address: name, config: '' },
      child: { pid: 1, post: post(name) } as unknown as Actor['child'],
    })
  return { node, answer, calls: () => calls.splice(0).toSorted() }
}

test('the ordering service serves one node of each organization what it has not got, and goes on where it was refused', async () => {
  const ordering = new Ordering()
  const { node, answer, calls } = served()
  const actors = [node('anna', 'Org1MSP', [1n]), node('bob', 'Org1MSP', []), node('carol', 'Org2MSP', [])]
  for (let count = 0; count < 2; count++) ordering.make()
  await ordering.serve(actors)
  assert.deepEqual(calls(), ['anna 2', 'carol 1', 'carol 2'])
  await ordering.serve(actors)
  assert.deepEqual(calls(), [])
  ordering.make()
  answer.takes = false
  await ordering.serve(actors)
  answer.takes = true
  await ordering.serve(actors)
  assert.deepEqual(calls(), ['anna 3', 'carol 3'])
})

test('what nobody of an organization holds in this life is served to who lacks it, and nothing else', async () => {
  const ordering = new Ordering()
  const { node, calls } = served()
  const [anna, bob, carol] = [node('anna', 'Org1MSP', [1n, 2n]), node('bob', 'Org1MSP', []), node('carol', 'Org1MSP', [])]
  for (let count = 0; count < 3; count++) ordering.make()
  anna.blocks.set(1n, Date.now() - 1_000_000)
  await ordering.serve([anna, bob], [anna, bob, carol])
  assert.deepEqual(calls(), ['anna 3', 'bob 1'])
  anna.bornAt = Date.now() + 1
  await ordering.serve([anna, bob], [anna, bob, carol])
  assert.deepEqual(calls(), ['bob 2', 'bob 3'])
})

test('the highest of no numbers is 0', () => {
  assert.equal(highest([]), 0n)
  assert.equal(highest([2n, 7n, 3n]), 7n)
})

test('memory grows if what is left after collection does, not if there is garbage', () => {
  const samples = (growing: number): Sample[] =>
    Array.from({ length: 61 }, (_, at) => ({ ageMs: at * 5_000, heap: 40e6 + at * growing + (at % 3) * 20e6, resident: 0 }))
  const [flat, grown] = [growthIn(samples(0)), growthIn(samples(1e6))]
  assert.deepEqual(flat, { warm: 40e6, end: 40e6 })
  assert.ok(flat !== undefined && !isLeak(flat))
  assert.ok(grown !== undefined && isLeak(grown))
  assert.equal(growthIn(samples(0).filter(({ ageMs }) => ageMs < 2 * MINUTE)), undefined)
  assert.equal(growthIn([]), undefined)
})

test('a node says how much memory it uses', () => {
  assert.deepEqual(sampleIn('nodejs_heap_size_used_bytes 7\nprocess_resident_memory_bytes 9\n', 3), { ageMs: 3, heap: 7, resident: 9 })
  assert.throws(() => sampleIn('process_resident_memory_bytes 9\n', 3), /nodejs_heap_size_used_bytes is not among the metrics/)
})
