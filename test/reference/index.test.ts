import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeGossipMessage, documents, encodeGossipMessage, initGossipService, SettingsError, SystemClock } from '../../src/reference'
import { RecordingServer } from '../../src/suite/kit/recording-server'
import { SeededRandom } from '../../src/suite/kit/seeded-random'
import { TestCrypto, TestDirectory } from '../../src/suite/kit/test-crypto'
import { toUtf8 } from '../../src/wire/bytes'

const identity = toUtf8('alice')
const entry = { identity, org: 'Org1', valid: true, unreadableChannels: [] }
const crypto = new TestCrypto(new TestDirectory({ entries: [entry], invalidBlocks: [] }, 0), identity)
const nothing = () => undefined

function serviceWith(coreYaml: string) {
  const server = new RecordingServer()
  const { gossip } = initGossipService({
    server,
    peerIdentity: identity,
    messageCryptoService: crypto,
    securityAdvisor: crypto,
    coreYaml,
    environment: {},
    dialect: documents,
    clock: new SystemClock(),
    random: new SeededRandom(1),
    dialer: { dial: nothing, ping: nothing },
    listener: { onDelivered: nothing, onRejected: nothing, onLog: nothing },
  })
  return { server, gossip }
}

test('with what the package exports a node is built, registered and run', () => {
  const { server, gossip } = serviceWith('{}')
  assert.deepEqual(server.registered, ['gossip.Gossip'])
  gossip.start()
  assert.notDeepEqual(gossip.observe().routines.ofTheNode, [])
  const content = { kind: 'data', payload: { seqNum: 1n, data: toUtf8('block'), privateData: [] } } as const
  const block = { nonce: 0n, channel: toUtf8('trade'), tag: 'chan-and-org', content } as const
  assert.deepEqual(decodeGossipMessage(encodeGossipMessage(block)), { ok: block })
  gossip.stop()
  assert.deepEqual(gossip.observe().routines, { ofTheNode: [], ofItsParts: [] })
  assert.throws(() => serviceWith('peer: 3'), SettingsError)
})
