import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { stringify } from 'yaml'
import { ConfigError } from '../../../src/peer/program/config-error'
import { CoreYaml, type Variables } from '../../../src/peer/program/core-yaml'
import { peerSettingsOf } from '../../../src/peer/program/peer-settings'

const FILE = '/etc/hyperledger/fabric/core.yaml'

/** What a peer of Fabric needs at least to speak to others. */
const PEER = {
  localMspId: 'Org1MSP',
  mspConfigPath: 'msp',
  address: '127.0.0.1:7051',
  tls: { enabled: true, cert: { file: 'tls/server.crt' }, key: { file: '/keys/server.key' } },
}

const settings = (peer: object, variables: Variables = {}, others: object = {}, msp?: string) =>
  peerSettingsOf(new CoreYaml(FILE, stringify({ peer: { ...PEER, ...peer }, ...others }), variables), variables, msp)

const refusal = (key: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ConfigError)
  assert.ok(error.message.startsWith(`${FILE}, ${key}: `), error.message)
  assert.match(error.message, words)
  return true
}

test('the least that a node starts with', () => {
  const { gossipVariables, gossip, ...rest } = settings({})
  assert.deepEqual(rest, {
    mspId: 'Org1MSP',
    mspFolder: '/etc/hyperledger/fabric/msp',
    listenAddress: '127.0.0.1:7051',
    tls: {
      cert: '/etc/hyperledger/fabric/tls/server.crt',
      key: '/keys/server.key',
      clientCert: '/etc/hyperledger/fabric/tls/server.crt',
      clientKey: '/keys/server.key',
      rootCerts: [],
      clientRootCerts: [],
      clientAuthRequired: false,
    },
    keepalive: { timeMs: 60_000, timeoutMs: 20_000 },
    operationsAddress: undefined,
  })
  assert.equal(gossip.endpoint, '127.0.0.1:7051')
  assert.deepEqual(gossipVariables, { CORE_PEER_GOSSIP_ENDPOINT: '127.0.0.1:7051' })
})

test('what core.yaml says of gossip, TLS and keepalive; other sections are nobody’s business', () => {
  const given = settings(
    {
      listenAddress: '0.0.0.0:7051',
      gossip: { endpoint: 'peer0:7051', bootstrap: 'a:1 b:2', aliveTimeInterval: '300ms', pvtData: { btlPullMargin: 10 } },
      tls: {
        ...PEER.tls,
        clientAuthRequired: true,
        rootcert: { file: 'tls/ca.crt' },
        clientRootCAs: { files: ['tls/a.crt', '/b.crt'] },
        clientCert: { file: 'c.crt' },
        clientKey: { file: 'c.key' },
      },
      keepalive: { minInterval: '10s', client: { interval: '1m30s' } },
      BCCSP: { Default: 'SW' },
    },
    {},
    { operations: { listenAddress: '127.0.0.1:9443' }, vm: { endpoint: 'unix:///var/run/docker.sock' }, chaincode: [] },
  )
  assert.equal(given.listenAddress, '0.0.0.0:7051')
  assert.equal(given.gossip.aliveTimeIntervalMs, 300)
  assert.deepEqual(given.gossip.bootstrap, ['a:1', 'b:2'])
  assert.equal(given.gossip.endpoint, 'peer0:7051')
  assert.deepEqual(given.gossipVariables, {})
  assert.deepEqual(given.tls.rootCerts, ['/etc/hyperledger/fabric/tls/ca.crt'])
  assert.deepEqual(given.tls.clientRootCerts, ['/etc/hyperledger/fabric/tls/a.crt', '/b.crt'])
  assert.equal(given.tls.clientCert, '/etc/hyperledger/fabric/c.crt')
  assert.equal(given.tls.clientKey, '/etc/hyperledger/fabric/c.key')
  assert.equal(given.tls.clientAuthRequired, true)
  assert.deepEqual(given.keepalive, { timeMs: 90_000, timeoutMs: 20_000 })
  assert.equal(given.operationsAddress, '127.0.0.1:9443')
})

test('variables come before the file, and empty ones are none', () => {
  const variables = {
    CORE_PEER_LOCALMSPID: 'Org2MSP',
    CORE_PEER_MSPCONFIGPATH: '/msps/org2',
    CORE_PEER_ADDRESS: '',
    CORE_PEER_TLS_CLIENTROOTCAS_FILES: 'x.crt, /y.crt',
    CORE_PEER_TLS_CLIENTAUTHREQUIRED: 'TRUE',
    core_peer_gossip_pullinterval: '9s',
    CORE_OPERATIONS_LISTENADDRESS: ':9443',
  }
  const given = settings({}, variables)
  assert.equal(given.mspId, 'Org2MSP')
  assert.equal(given.mspFolder, '/msps/org2')
  assert.equal(given.gossip.endpoint, '127.0.0.1:7051')
  assert.deepEqual(given.tls.clientRootCerts, ['/etc/hyperledger/fabric/x.crt', '/y.crt'])
  assert.equal(given.tls.clientAuthRequired, true)
  assert.equal(given.gossip.pullIntervalMs, 9_000)
  assert.equal(given.operationsAddress, ':9443')
})

test('keys match in any case, and the command line names the MSP before all others', () => {
  const text = 'PEER:\n  LocalMspID: OrgXMSP\n  Address: 127.0.0.1:1\n  TLS: {ENABLED: "true", cert: {FILE: c}, key: {file: k}}\n'
  const core = new CoreYaml('core.yaml', text, {})
  const given = peerSettingsOf(core, {}, '/given')
  assert.equal(given.mspId, 'OrgXMSP')
  assert.equal(given.mspFolder, '/given')
  assert.equal(given.tls.cert, path.resolve('c'))
})

test('an address of this machine stands for an open one', () => {
  for (const peer of [{ address: '0.0.0.0:7051' }, { address: 'x:7051', addressAutoDetect: true }]) {
    const { gossip, listenAddress } = settings(peer)
    assert.match(gossip.endpoint, /^\d+\.\d+\.\d+\.\d+:7051$/)
    assert.doesNotMatch(gossip.endpoint, /^0\.0\.0\.0/)
    assert.equal(listenAddress, gossip.endpoint)
  }
})

test('what is wrong is named by file and key, with what to do', () => {
  const tls = (changed: object) => ({ tls: { ...PEER.tls, ...changed } })
  const cases: [object, string, RegExp][] = [
    [{ localMspId: null }, 'peer.localMspId', /not given. It is the MSP ID/],
    [{ localMspId: {} }, 'peer.localMspId', /must be a text/],
    [{ mspConfigPath: '' }, 'peer.mspConfigPath', /Give it, or --msp/],
    [{ address: null }, 'peer.address', /host:port, under which other peers/],
    [{ address: 'nowhere' }, 'peer.address', /"nowhere", and must be host:port/],
    [{ address: 'x:70000' }, 'peer.address', /port from 0 to 65535/],
    [{ listenAddress: 7051 }, 'peer.listenAddress', /"7051"/],
    [{ tls: {} }, 'peer.tls.enabled', /enable it/],
    [tls({ enabled: 'perhaps' }), 'peer.tls.enabled', /true or false/],
    [tls({ cert: {} }), 'peer.tls.cert.file', /a file of PEM/],
    [tls({ key: null }), 'peer.tls.key.file', /a file of PEM/],
    [tls({ clientKey: { file: 'k' } }), 'peer.tls.clientCert.file', /the other of the two is/],
    [tls({ clientCert: { file: 'c' } }), 'peer.tls.clientKey.file', /the other of the two is/],
    [tls({ clientRootCAs: { files: [1] } }), 'peer.tls.clientRootCAs.files', /a list of paths/],
    [{ keepalive: { client: { timeout: 'soon' } } }, 'peer.keepalive.client.timeout', /"soon", and must be a duration/],
    [{ keepalive: { client: { timeout: '0s' } } }, 'peer.keepalive.client.timeout', /a millisecond or more/],
  ]
  for (const [peer, key, words] of cases) assert.throws(() => settings(peer), refusal(key, words))
  assert.throws(() => settings({}, { CORE_PEER_ADDRESS: 'x' }), refusal('variable CORE_PEER_ADDRESS', /"x"/))
  assert.throws(() => settings({ gossip: { pullIntervall: '1s' } }), {
    message: `${FILE}: peer.gossip.pullIntervall is not a known setting: did you mean peer.gossip.pullInterval?`,
  })
})

test('a file that is not there, is a folder, or is no YAML', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'core-yaml-'))
  try {
    assert.throws(() => CoreYaml.read(path.join(folder, 'core.yaml'), {}), {
      message: /core.yaml: it is not there. Name a core.yaml with --config./,
    })
    assert.throws(() => CoreYaml.read(folder, {}), { message: /it is a folder/ })
  } finally {
    rmSync(folder, { recursive: true })
  }
  assert.throws(() => new CoreYaml('core.yaml', 'peer: [', {}), { name: 'ConfigError', message: /^core.yaml: it is not valid YAML: / })
  assert.throws(() => new CoreYaml('core.yaml', 'peer: *nobody', {}), {
    name: 'ConfigError',
    message: /^core.yaml: it is not valid YAML: /,
  })
})
