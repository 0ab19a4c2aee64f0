import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { pino } from 'pino'
import { CHANNEL, type WrittenNetwork, type WrittenNode, writeNetwork } from '../../../src/peer/program/demo/network'
import { fabricBlockIn, unsignedBlock } from '../../../src/peer/program/fabric-block'
import { PeerNode } from '../../../src/peer/program/peer-node'
import { eventually } from '../../eventually'

const folder = mkdtempSync(path.join(tmpdir(), 'peer-node-'))
let network: WrittenNetwork
before(async () => {
  network = await writeNetwork(folder, { nodes: 3, orgs: 2 })
})
after(() => rmSync(folder, { recursive: true }))

interface Started {
  readonly node: PeerNode
  readonly api: string
  readonly lines: Record<string, unknown>[]
}

async function nodeOf({ config }: WrittenNode, changed: { variables?: object; channels?: string } = {}) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const { channels = network.channels, variables = {} } = changed
  return { lines, node: await PeerNode.of({ config, msp: undefined, channels, variables: { ...variables }, log }) }
}

async function started(written: WrittenNode, changed = {}): Promise<Started> {
  const { node, lines } = await nodeOf(written, changed)
  return { node, lines, api: await node.start('127.0.0.1:0') }
}

const get = async (api: string, call: string) => (await fetch(`${api}${call}`)).json() as Promise<Record<string, unknown>>
const push = (api: string, number: bigint, block: Uint8Array) =>
  fetch(`${api}/channels/${CHANNEL}/blocks?number=${number}`, { method: 'POST', body: new Uint8Array(block) })
const written = (index: number): WrittenNode => network.nodes[index] as WrittenNode

test('nodes of two organizations find each other, and a block spreads within its own', async () => {
  const nodes = await Promise.all([0, 1, 2].map((index) => started(written(index))))
  const [first, other, second] = nodes as [Started, Started, Started]
  try {
    await eventually('all know each other', () => nodes.every(({ node }) => node.members().alive.length === 2))
    const members = await get(first.api, '/members')
    assert.equal((members['self'] as { endpoint: string }).endpoint, written(0).address)
    const seen = (members['alive'] as { mspId: string; endpoint: string }[]).map(({ mspId, endpoint }) => [mspId, endpoint])
    assert.deepEqual(seen.sort(), [
      ['Org1MSP', written(2).address],
      ['Org2MSP', written(1).address],
    ])
    await eventually('they are in the channel', () => nodes.every(({ node }) => node.channels.get(CHANNEL)?.members().length === 2))

    const block = unsignedBlock(1n, [new Uint8Array(100).fill(7)])
    assert.equal((await push(first.api, 1n, block)).status, 202)
    await eventually('it has spread', () => second.node.channels.get(CHANNEL)?.blocks.height === 2n)
    const response = await fetch(`${second.api}/channels/${CHANNEL}/blocks?from=1`)
    const chunk = await response.body?.getReader().read()
    const line = JSON.parse(Buffer.from(chunk?.value ?? []).toString())
    assert.deepEqual(line, { number: '1', data: Buffer.from(block).toString('base64') })
    assert.deepEqual(fabricBlockIn(Buffer.from(line.data, 'base64')), { number: 1n, channel: undefined, isWhole: true, signatures: [] })
    assert.equal(other.node.channels.get(CHANNEL)?.blocks.height, 1n)

    const wrong = await push(first.api, 3n, unsignedBlock(2n, []))
    assert.deepEqual([wrong.status, await wrong.json()], [422, { error: 'block 3 does not verify (BLOCK-3)' }])

    const all = await (await fetch(`${first.api}/metrics`)).text()
    // Without those of Node, whose two hundred lines would hide what is missed.
    const metrics = all.replaceAll(/^(?!gossip_).*\n/gm, '')
    assert.match(metrics, /^gossip_membership_total_peers_known\{channel="demo"\} 2$/m)
    assert.match(metrics, /^gossip_state_height\{channel="demo"\} 2$/m)
    for (const name of ['gossip_comm_messages_sent', 'gossip_comm_messages_received', 'gossip_node_connections']) {
      assert.match(metrics, new RegExp(`^${name} [1-9]`, 'm'))
    }
    assert.equal((await get(first.api, '/healthz'))['status'], 'OK')
    assert.ok(first.lines.some(({ msg, channel }) => msg === 'blocks are not verified: verify is off' && channel === CHANNEL))

    await second.node.stop()
    assert.deepEqual(second.node.troubles(), [{ component: 'gossip', reason: 'it does not listen' }])
    await second.node.stop()
    await eventually('the others notice', () => first.node.members().dead.length === 1)
    const [dead] = first.node.members().dead
    assert.equal(dead?.endpoint, written(2).address)
  } finally {
    await Promise.all(nodes.map(({ node }) => node.stop()))
  }
})

test('what cannot be had is named: an address, a port in use', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(taken.address() as { port: number }).port}`
  try {
    for (const [variables, api, words] of [
      [{ CORE_PEER_LISTENADDRESS: address }, '127.0.0.1:0', /core.yaml, peer.listenAddress: .*/],
      [{ CORE_OPERATIONS_LISTENADDRESS: address }, '127.0.0.1:0', /^operations.listenAddress: .*somebody listens there already/],
      [{}, address, /^--api: .*somebody listens there already/],
    ] as const) {
      const { node } = await nodeOf(written(0), { variables })
      await assert.rejects(node.start(api), (error: Error) => {
        assert.equal(error.name, 'ConfigError')
        assert.match(error.message, words)
        assert.ok(error.message.includes(address), error.message)
        return true
      })
      await node.stop()
    }
  } finally {
    taken.close()
  }
})

test('health and metrics at operations.listenAddress, and nothing else there', async () => {
  const free = createServer()
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(free.address() as { port: number }).port}`
  await new Promise((resolve) => free.close(resolve))
  const { node } = await started(written(0), { variables: { CORE_OPERATIONS_LISTENADDRESS: address } })
  try {
    const statusOf = async (call: string) => (await fetch(`http://${address}${call}`)).status
    assert.deepEqual(await Promise.all(['/healthz', '/metrics', '/members', '/channels'].map(statusOf)), [200, 200, 404, 404])
  } finally {
    await node.stop()
  }
})

test('what is wrong with files is named by file and key', async () => {
  const [one] = network.nodes
  assert.ok(one)
  const rejected = (changed: { variables?: object; channels?: string }, words: RegExp) =>
    assert.rejects(nodeOf(one, changed), (error: Error) => {
      assert.equal(error.name, 'ConfigError', error.stack)
      assert.match(error.message, words)
      return true
    })
  const channels = (change: (text: string) => string) => {
    const file = path.join(folder, 'changed.yaml')
    writeFileSync(file, change(readFileSync(network.channels, 'utf8')))
    return file
  }
  await rejected({ variables: { CORE_PEER_MSPCONFIGPATH: 'nowhere' } }, /core.yaml, peer.mspConfigPath: .*nowhere/)
  await rejected({ variables: { CORE_PEER_LOCALMSPID: 'Org9MSP' } }, /channels.yaml, channel demo: the node's own organization Org9MSP/)
  await rejected({ variables: { CORE_PEER_TLS_CERT_FILE: 'none.crt' } }, /variable CORE_PEER_TLS_CERT_FILE: .*none.crt: it is not there/)
  await rejected({ variables: { CORE_PEER_TLS_ROOTCERT_FILE: 'none.crt' } }, /variable CORE_PEER_TLS_ROOTCERT_FILE: .*it is not there/)
  await rejected({ variables: { CORE_PEER_TLS_KEY_FILE: 'tls/ca.crt' } }, /core.yaml, peer.tls: .*key/)
  await rejected({ channels: channels((text) => text.replace('org2/msp', 'org3/msp')) }, /changed.yaml, msp of Org2MSP: .*org3/)
  const twice = (text: string) => `${text}${text.replace('channels:\n', '').replace('demo', 'other').replace('org2/msp', 'org1/msp')}`
  await rejected(
    { channels: channels(twice) },
    /changed.yaml, channel other: Org2MSP has the folder .*org1\/msp, and elsewhere .*org2\/msp/,
  )
})

test('a node without a file of channels is in none', async () => {
  const node = await PeerNode.of({
    config: written(0).config,
    msp: undefined,
    channels: undefined,
    variables: {},
    log: pino({ enabled: false }),
  })
  const api = await node.start('127.0.0.1:0')
  try {
    assert.deepEqual(await get(api, '/channels'), [])
  } finally {
    await node.stop()
  }
})
