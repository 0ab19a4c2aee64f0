import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { type ApiChannel, type ApiSource, localApi, operationsApi } from '../../../src/peer/program/api'
import { ChannelBlocks } from '../../../src/peer/program/channel-blocks'
import { Metrics } from '../../../src/peer/program/metrics'

const peer = (name: string) => ({ pkiId: name, mspId: 'Org1MSP', endpoint: `${name}:7051` })
const octets = { 'content-type': 'application/octet-stream' }

function node() {
  const blocks = new ChannelBlocks({ first: 1n, window: 3, holdMs: 1_000, onHeight: () => undefined })
  const troubles: { component: string; reason: string }[] = []
  const sales: ApiChannel = {
    blocks,
    members: () => [peer('bob')],
    push: (number, bytes) => {
      if (bytes[0] === 0) return false
      blocks.add(number, bytes, 0)
      return true
    },
  }
  const source: ApiSource = {
    self: peer('alice'),
    troubles: () => troubles,
    members: () => ({ alive: [peer('bob')], dead: [peer('carol')] }),
    channels: new Map([['sales', sales]]),
  }
  const metrics = new Metrics(() => ({
    alive: 1,
    dead: 2,
    sent: 30,
    received: 40,
    overflows: 5,
    connections: 6,
    channels: [{ name: 'sales', height: 7n, waiting: 8, skipped: 9n, members: 10 }],
  }))
  return { blocks, troubles, metrics, source, app: localApi(source, metrics, pino({ enabled: false })) }
}

const get = async (app: FastifyInstance, url: string) => {
  const { statusCode, payload } = await app.inject({ method: 'GET', url })
  return { statusCode, body: JSON.parse(payload) }
}

test('health, as Fabric tells it', async () => {
  const { source, metrics, troubles } = node()
  const app = operationsApi(source, metrics)
  const { statusCode, body } = await get(app, '/healthz')
  assert.equal(statusCode, 200)
  assert.equal(body.status, 'OK')
  troubles.push({ component: 'gossip', reason: 'it does not listen' })
  const ill = await get(app, '/healthz')
  assert.equal(ill.statusCode, 503)
  assert.deepEqual(ill.body.failed_checks, troubles)
})

test('metrics under Fabric’s names, read anew each time', async () => {
  const { app, metrics } = node()
  metrics.refused('bad-signature')
  metrics.refused('bad-signature')
  for (let times = 0; times < 2; times += 1) {
    const { payload, headers } = await app.inject({ method: 'GET', url: '/metrics' })
    assert.match(String(headers['content-type']), /^text\/plain/)
    const lines = payload.split('\n').filter((line) => line.startsWith('gossip_'))
    assert.deepEqual(lines.sort(), [
      'gossip_comm_messages_received 40',
      'gossip_comm_messages_sent 30',
      'gossip_comm_overflow_count 5',
      'gossip_membership_total_peers_known{channel="sales"} 10',
      'gossip_node_blocks_skipped{channel="sales"} 9',
      'gossip_node_connections 6',
      'gossip_node_peers_alive 1',
      'gossip_node_peers_dead 2',
      'gossip_node_refused{reason="bad-signature"} 2',
      'gossip_payload_buffer_size{channel="sales"} 8',
      'gossip_state_height{channel="sales"} 7',
    ])
    assert.match(payload, /^process_resident_memory_bytes /m)
  }
})

test('who is there', async () => {
  const { app } = node()
  assert.deepEqual((await get(app, '/members')).body, { self: peer('alice'), alive: [peer('bob')], dead: [peer('carol')] })
  const told = { name: 'sales', height: '1', oldest: '1', waiting: 0, members: [peer('bob')] }
  assert.deepEqual((await get(app, '/channels')).body, [told])
  assert.deepEqual((await get(app, '/channels/sales')).body, told)
})

test('a block is taken, refused, or not understood', async () => {
  const { app, blocks } = node()
  const post = async (url: string, payload = Buffer.from([1, 2]), headers: object = octets) => {
    const response = await app.inject({ method: 'POST', url, payload, headers: { ...headers } })
    return [response.statusCode, response.json().error ?? response.json()]
  }
  assert.deepEqual(await post('/channels/sales/blocks?number=1'), [202, { number: '1', height: '2' }])
  assert.deepEqual(await post('/channels/sales/blocks?number=2', Buffer.from([7]), {}), [202, { number: '2', height: '3' }])
  assert.deepEqual(await post('/channels/sales/blocks?number=3', Buffer.from([0])), [422, 'block 3 does not verify (BLOCK-3)'])
  assert.deepEqual(await post('/channels/sales/blocks'), [400, 'number must be that of the block: ?number=7'])
  for (const number of ['', '-1', 'x', '18446744073709551616', '111111111111111111111']) {
    assert.equal((await post(`/channels/sales/blocks?number=${number}`))[0], 400)
  }
  assert.deepEqual(await post('/channels/sales/blocks?number=3', Buffer.alloc(0)), [400, 'the body must be the bytes of the block'])
  assert.deepEqual(await post('/channels/none/blocks?number=3'), [404, 'the node is not in a channel "none"'])
  assert.deepEqual(await post('/channels/sales/blocks?number=3', Buffer.from([1]), { ...octets, origin: 'http://evil.example' }), [
    403,
    'not for pages in a browser',
  ])
  assert.equal(blocks.height, 3n)
})

test('the application says where to begin', async () => {
  const { app, blocks } = node()
  const post = (url: string) => app.inject({ method: 'POST', url })
  assert.deepEqual((await post('/channels/sales/height?number=501')).json(), { height: '501' })
  assert.equal(blocks.height, 501n)
  assert.equal((await post('/channels/sales/height')).statusCode, 400)
  assert.equal((await post('/channels/none/height?number=1')).statusCode, 404)
})

test('what there is not is named', async () => {
  const { app } = node()
  assert.deepEqual(await get(app, '/nothing?a=b'), { statusCode: 404, body: { error: 'there is no GET /nothing' } })
  assert.equal((await get(app, '/channels/none')).statusCode, 404)
  assert.equal((await get(app, '/channels/none/blocks')).statusCode, 404)
  assert.deepEqual(await get(app, '/channels/sales/blocks?from=x'), {
    statusCode: 400,
    body: { error: 'from must be the number of a block: ?from=7' },
  })
})

test('blocks are handed out as lines, from those that are held on', async () => {
  const { app, blocks } = node()
  for (const number of [1n, 2n, 3n, 4n, 5n]) blocks.add(number, new Uint8Array([Number(number)]), 0)
  assert.deepEqual(await get(app, '/channels/sales/blocks?from=1'), {
    statusCode: 410,
    body: { error: 'blocks before 2 are not held any more' },
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    const held = await fetch(`${address}/channels/sales/blocks?from=4`)
    assert.equal(held.headers.get('content-type'), 'application/x-ndjson')
    assert.deepEqual(await numbersIn(held, 2), [4, 5])
    const coming = await fetch(`${address}/channels/sales/blocks`)
    blocks.add(6n, new Uint8Array([6]), 0)
    assert.deepEqual(await numbersIn(coming, 1), [6])
  } finally {
    await app.close()
  }
})

/** The numbers of so many blocks, each of which has its number as its only byte. */
async function numbersIn(response: Response, count: number): Promise<number[]> {
  let text = ''
  const reader = response.body?.getReader()
  for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
    text += Buffer.from(chunk.value).toString()
    if (text.split('\n').length > count) break
  }
  const got = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return got.map(({ number, data }) => {
    assert.equal(Buffer.from(data, 'base64')[0], Number(number))
    return Number(number)
  })
}
