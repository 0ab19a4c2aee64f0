import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Flooded } from '../../bench/wire/flood'
import { hasGossipsub } from '../../bench/wire/gossipsub-mesh'
import type { Latency } from '../../bench/wire/latency'
import { materials } from '../../bench/wire/materials'
import { run } from '../../bench/wire/parts'
import type { AtRest } from '../../bench/wire/rest'
import type { Beside } from '../../bench/wire/slow'

const SMALL = { bytes: 10, signed: true, messages: 60, warmUp: 20 }

test('every part of the bench of the wire comes to an end and finds something', async () => {
  const given = await materials(4)
  const few = given.slice(0, 3)
  const [nodes, streams, grpc, loaded, beside, node, bare] = await Promise.all([
    run<Flooded>('flood', { of: 'nodes', given: few, ...SMALL }),
    run<Flooded>('flood', { of: 'streams', given: few, ...SMALL }),
    run<Flooded>('flood', { of: 'grpc', given: few, ...SMALL }),
    run<Latency>('loaded-latency', { of: 'grpc', given: few, perSecond: 100, seconds: 0.6, ...SMALL }),
    run<Beside>('beside-fourth', { given, fourth: 'frozen', ...SMALL }),
    run<AtRest>('node-at-rest', { given: few, seconds: 0.1 }),
    run<AtRest>('grpc-at-rest', { given: few, seconds: 0.1 }),
  ])
  for (const { deliveredPerSecond, arrivedPerSecond, dropped } of [nodes, streams, grpc, beside.flooded]) {
    assert.ok(deliveredPerSecond > 0 && arrivedPerSecond > 0)
    assert.equal(dropped, 0)
  }
  for (const { p50, p99 } of [loaded, beside.latency]) assert.ok(p50 > 0 && p99 >= p50)
  for (const { kib, cpu } of [node, bare]) assert.ok(kib > 10_000 && cpu > 0, `${kib} KiB, ${cpu} %`)
})

test("gossipsub's end is reached as well", { skip: hasGossipsub() ? false : 'npm ci --prefix bench/gossipsub' }, async () => {
  const given = await materials(3)
  for (const signed of [false, true]) {
    const { deliveredPerSecond, dropped } = await run<Flooded>('flood', { of: 'gossipsub', given, ...SMALL, signed })
    assert.ok(deliveredPerSecond > 0)
    assert.equal(dropped, 0)
  }
})

test('a part that there is not, or that fails, says so', async () => {
  await assert.rejects(run('nothing', {}), /nothing: there is no such part/)
  await assert.rejects(run('node-at-rest', { given: [], seconds: 0 }), /node-at-rest: there is nobody to measure/)
})
