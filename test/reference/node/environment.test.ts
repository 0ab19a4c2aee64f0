import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import { initGossipService } from '../../../src/reference/node/initialization'
import { SettingsError } from '../../../src/reference/node/settings-errors'
import { RecordingServer } from '../../../src/suite/kit/recording-server'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import { TestCrypto, TestDirectory } from '../../../src/suite/kit/test-crypto'
import { VirtualClock } from '../../../src/suite/kit/virtual-clock'
import { toUtf8 } from '../../../src/wire/bytes'
import { EPOCH_MS, lineOf, Stage, SUBJECT } from '../stage'

const VARIABLES = {
  CORE_PEER_GOSSIP_PROPAGATEPEERNUM: '99',
  CORE_PEER_GOSSIP_ALIVETIMEINTERVAL: '1ms',
  CORE_PEER_GOSSIP_BOOTSTRAP: 'elsewhere:7051',
  CORE_PEER_GOSSIP_PULLINTERVAL: 'nonsense',
}

/** A minute of a node among two peers: what it goes by, and what happens. */
async function aMinute(): Promise<string[]> {
  const stage = await Stage.open({ dialect: documents, bootstrap: ['bob.org1.internal:7051'] })
  for (const name of ['bob', 'carol']) await stage.admit(name, 'Org1')
  await stage.world.start(SUBJECT)
  const settings = JSON.stringify(await stage.world.observe(SUBJECT, 'settings'))
  const lines = (await stage.pass(60_000)).map(lineOf)
  await stage.world.close()
  return [settings, ...lines]
}

let withoutVariables: string[]

before(async () => {
  withoutVariables = await aMinute()
  Object.assign(process.env, VARIABLES)
})

after(() => {
  for (const name of Object.keys(VARIABLES)) delete process.env[name]
})

test('variables that happen to be set change nothing in the suite', async () => {
  assert.ok(withoutVariables.length > 3)
  assert.deepEqual(await aMinute(), withoutVariables)
})

function settingsOf(environment: Readonly<Record<string, string | undefined>>) {
  const identity = toUtf8('certificate of alice')
  const entry = { identity, org: 'Org1', valid: true, unreadableChannels: [] }
  const crypto = new TestCrypto(new TestDirectory({ entries: [entry], invalidBlocks: [] }, EPOCH_MS), identity)
  const nothing = () => undefined
  const { gossip } = initGossipService({
    messageCryptoService: crypto,
    peerIdentity: identity,
    securityAdvisor: crypto,
    server: new RecordingServer(),
    coreYaml: 'peer:\n  gossip:\n    propagatePeerNum: 7\n    pullPeerNum: 8\n',
    environment,
    dialect: documents,
    clock: new VirtualClock(EPOCH_MS),
    random: new SeededRandom(1),
    dialer: { dial: nothing, ping: nothing },
    listener: { onDelivered: nothing, onRejected: nothing, onLog: nothing },
  })
  return gossip.observe().settings
}

test('a service obeys the environment that it is given, before the file, and no other', () => {
  const given = settingsOf({ CORE_PEER_GOSSIP_PROPAGATEPEERNUM: '4', PATH: '/bin', CORE_PEER_ID: 'alice' })
  assert.equal(given.propagatePeerNum, 4)
  assert.equal(given.pullPeerNum, 8)
  assert.deepEqual(given.bootstrap, [])
  assert.equal(settingsOf({}).propagatePeerNum, 7)
})

test('a variable that it cannot take stops it, by name', () => {
  assert.throws(
    () => settingsOf(process.env),
    (error) => error instanceof SettingsError && error.message.includes('CORE_PEER_GOSSIP_PULLINTERVAL'),
  )
})
