import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Organization } from '../../src/certificates/organization'
import { ChildNode } from '../../src/peer/program/demo/child-node'
import { CHANNEL, type WrittenNetwork, type WrittenNode, writeNetwork } from '../../src/peer/program/demo/network'
import { unsignedBlock } from '../../src/peer/program/fabric-block'
import { toUtf8 } from '../../src/wire/bytes'
import { decodeGossipMessage, encodeGossipMessage } from '../../src/wire/envelope'
import type { DataMessage, GossipMessage } from '../../src/wire/gossip-message'
import { writeMaterial } from '../../wire/steps/support/material'
import { eventually } from '../eventually'
import { withoutGo } from './go'
import { buildExample, GoPeer } from './go-peer'
import { RunningProgram } from './running-program'

const ROOT = path.join(__dirname, '../..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const ORG = 'Org1MSP'
const WITHIN_MS = 60_000
const SETTINGS = ['aliveTimeInterval=500ms', 'publishStateInfoInterval=300ms', 'requestStateInfoInterval=500ms', 'reconnectInterval=300ms']
const PATIENCE = ['dialTimeout=20s', 'connTimeout=20s']
/** The rules of the wire say what is to happen when these are over. */
const IMPATIENCE = ['dialTimeout=1s', 'connTimeout=1s', 'propagatePeerNum=20']

interface Peers {
  readonly self: Seen
  readonly alive: readonly Seen[]
  readonly dead: readonly Seen[]
}
interface Seen {
  readonly pkiId: string
  readonly endpoint: string
}
interface ChannelSeen {
  readonly height: string
  readonly members: readonly Seen[]
}

describe('a peer in Go beside nodes of the reference, over mutual TLS', { skip: withoutGo() }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'go-peer-'))
  const material = (name: string): string => path.join(folder, name)
  const peers: GoPeer[] = []
  const nodes: ChildNode[] = []
  let network: WrittenNetwork
  let program = ''

  before(async () => {
    program = buildExample(folder)
    network = await writeNetwork(folder, { nodes: 2, orgs: 1 })
    for (const node of network.nodes) nodes.push(await ChildNode.start(node, network.channels))
  })
  after(() => {
    for (const { child } of peers) child.kill('SIGKILL')
    for (const node of nodes) node.signal('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const first = () => nodes[0] as ChildNode

  /** Starts one with the identity and the TLS of these folders. */
  function started(msp: string, tls: string, settings: readonly string[], ...options: string[]): GoPeer {
    const set = settings.flatMap((setting) => ['-set', setting])
    const peer = new GoPeer(program, folder, ['-address', '127.0.0.1:0', '-mspid', ORG, '-msp', msp, '-tls', tls, ...options, ...set])
    peers.push(peer)
    return peer
  }

  /** One that dials the first node. */
  const goPeer = (msp: string, tls: string): GoPeer =>
    started(msp, tls, [...SETTINGS, ...PATIENCE], '-bootstrap', (network.nodes[0] as WrittenNode).address)

  const peersOf = (node: ChildNode) => node.get<Peers>('/members')
  const channelOf = (node: ChildNode) => node.get<ChannelSeen>(`/channels/${CHANNEL}`)
  const refusedBy = async (node: ChildNode): Promise<number> =>
    Number(/^gossip_node_refused\{reason="bad-identity"\} (\d+)$/m.exec((await node.text('/metrics')) ?? '')?.[1] ?? 0)

  test('they know each other, are in the channel, and a block of each is at the others', async () => {
    const peer = goPeer(material('node3.org1/msp'), material('node3.org1/tls'))
    const endpoint = await peer.endpoint()
    await peer.ask('joinChannel', { channel: CHANNEL, sequence: 1, orgs: [ORG] })
    await peer.ask('updateLedgerHeight', { channel: CHANNEL, height: 1 })

    const own = await Promise.all(nodes.map(async (node) => (await peersOf(node))?.self.pkiId ?? ''))
    await eventually('each node knows it to be alive', async () => {
      const known = await Promise.all(nodes.map(peersOf))
      return known.every((one) => one?.alive.some((seen) => seen.endpoint === endpoint))
    })
    await eventually('it knows both nodes to be alive', async () => isEveryOf(own, await peer.alive()))
    await eventually('each node has its state info', async () => {
      const channels = await Promise.all(nodes.map(channelOf))
      return channels.every((one) => one?.members.some((seen) => seen.endpoint === endpoint))
    })
    await eventually('it has the state info of both nodes', async () => isEveryOf(own, await peer.channelMembers(CHANNEL)))

    const given = unsignedBlock(1n, [new Uint8Array(1_000).fill(7)])
    assert.ok(await first().post(`/channels/${CHANNEL}/blocks?number=1`, given))
    const delivered = await peer.hears('a delivered block', ({ delivered: it }) => it)
    assert.equal(delivered.channel, CHANNEL)
    assert.deepEqual(decodeGossipMessage(Buffer.from(delivered.message, 'base64')), { ok: blockMessage(1n, given) })
    for (const pkiId of own) {
      await peer.hears(`height 2 of ${pkiId}`, ({ log }) => log?.words === `state info of ${pkiId}: height 2 of ${CHANNEL}` || undefined)
    }

    const answer = unsignedBlock(2n, [new Uint8Array(1_000).fill(8)])
    const message = Buffer.from(encodeGossipMessage(blockMessage(2n, answer))).toString('base64')
    assert.deepEqual(await peer.ask('gossip', { messages: [message] }), { done: {} })
    for (const node of nodes) {
      assert.equal(await blockAt(node, 2n), Buffer.from(answer).toString('base64'))
    }
    assert.equal(await refusedBy(first()), 0)
  })

  test('one whose certificate is of another organization is refused: by TLS, or for its identity', async () => {
    const foreign = await Organization.make(ORG)
    await foreign.writePeer(material('mallory'), await foreign.peer({ name: 'mallory', hosts: ['localhost', '127.0.0.1'] }))
    // It takes the nodes for its own, so that it is they who refuse it.
    cpSync(material('node3.org1/msp/cacerts/ca-cert.pem'), material('mallory/msp/cacerts/theirs.pem'))
    cpSync(material('node3.org1/tls/ca.crt'), material('mallory/tls/ca.crt'))
    const unsecured = goPeer(material('mallory/msp'), material('mallory/tls'))
    assert.doesNotMatch(await whyNot(unsecured), /failed to verify/)
    assert.equal(await refusedBy(first()), 0)

    const stranger = goPeer(material('mallory/msp'), material('node3.org1/tls'))
    assert.match(await whyNot(stranger), /the identity of PKI-ID [0-9a-f]+ is not valid: it was issued by no authority of Org1MSP/)
    assert.ok((await refusedBy(first())) > 0)

    const endpoints = [await unsecured.endpoint(), await stranger.endpoint()]
    const { alive = [], dead = [] } = (await peersOf(first())) ?? {}
    assert.ok(![...alive, ...dead].some((seen) => endpoints.includes(seen.endpoint)))
  })

  test('it keeps the rules of the wire', { timeout: 300_000 }, async () => {
    const msp = material('wire')
    await writeMaterial(msp)
    const org2 = `Org2MSP=${path.join(msp, 'orgs/Org2MSP')}`
    const peer = started(path.join(msp, 'node/msp'), path.join(msp, 'node/tls'), [...SETTINGS, ...IMPATIENCE], '-org', org2)
    const parameters = JSON.stringify({ address: await peer.endpoint(), msp })
    const args = [CUCUMBER, '-p', 'wire', '--world-parameters', parameters]
    const { code, output } = await new RunningProgram(process.execPath, args, { cwd: ROOT }).ended
    assert.equal(code, 0, output)
    // Those that restart a node cannot be.
    assert.match(output, /scenarios \(2 skipped, \d+ passed\)/)
  })
})

/** Why a stream of its own did not come about. */
const whyNot = (peer: GoPeer): Promise<string> =>
  peer.hears('why there is no stream', ({ log }) => (log?.words.startsWith('127.0.0.1:') ? log.words : undefined))

const isEveryOf = (wanted: readonly string[], there: readonly string[]): boolean => wanted.every((one) => there.includes(one))

/** A block of the channel, as base64, once the node has it. */
async function blockAt(node: ChildNode, number: bigint): Promise<string | undefined> {
  const found = new AbortController()
  const late = setTimeout(() => found.abort(), WITHIN_MS)
  let data: string | undefined
  await node.blocks(CHANNEL, number, found.signal, (block) => {
    data ??= block.data
    found.abort()
  })
  clearTimeout(late)
  return data
}

const blockMessage = (seqNum: bigint, data: Uint8Array): GossipMessage<DataMessage> => ({
  nonce: 0n,
  channel: toUtf8(CHANNEL),
  tag: 'chan-and-org',
  content: { kind: 'data', payload: { seqNum, data: new Uint8Array(data), privateData: [] } },
})
