import assert from 'node:assert/strict'
import test from 'node:test'
import { CAPABILITIES, type Description, type Observations, PORT_VERSION, type Question, type WorldEvent } from '../../../src/suite/port'
import { descriptionComplaint } from '../../../src/suite/remote/description'
import {
  channelMembersFromWire,
  channelMembersToWire,
  descriptionFromWire,
  descriptionToWire,
  entryFromWire,
  entryToWire,
  eventFromWire,
  eventToWire,
  networkFromWire,
  networkToWire,
  observationFromWire,
  observationToWire,
  ProtocolViolation,
  questionFromWire,
  questionToWire,
  settingsOfAll,
  toMs,
  type WireObservation,
  worldFromWire,
  worldToWire,
} from '../../../src/suite/remote/messages'
import { adapterService } from '../../../src/suite/remote/protocol'
import { toUtf8 } from '../../../src/wire/bytes'

const play = adapterService()['Play']
assert.ok(play)

/** As the other side reads it. */
const asRequest = (message: object) => play.requestDeserialize(play.requestSerialize(message)) as Record<string, never>
const asResponse = (message: object) => play.responseDeserialize(play.responseSerialize(message)) as Record<string, never>

const BYTES = toUtf8('bytes')
const COMMON = { atMs: 1.5, subject: 'alice' }
const EVENTS: readonly WorldEvent[] = [
  { ...COMMON, type: 'received', peer: 'bob', envelope: BYTES },
  { ...COMMON, type: 'dialled', endpoint: 'bob:1', answered: true },
  { ...COMMON, type: 'pinged', endpoint: 'bob:1', answered: false },
  { ...COMMON, type: 'connected', peer: 'bob', openedBy: 'peer', handshake: BYTES },
  { ...COMMON, type: 'connected', peer: 'bob', openedBy: 'subject', handshake: BYTES },
  { ...COMMON, type: 'disconnected', peer: 'bob', reason: 'over' },
  { ...COMMON, type: 'delivered', channel: 'trade', message: BYTES },
  { ...COMMON, type: 'rejected', peer: 'bob', reason: 'stale' },
  { ...COMMON, type: 'rejected', peer: undefined, reason: 'malformed' },
  { ...COMMON, type: 'log', words: 'hm' },
]

test('how the network is crosses unchanged', () => {
  const network = { latencyMs: 100, lossPercent: 5, cutOff: ['alice'] }
  const { setNetwork } = asRequest({ setNetwork: networkToWire(network) })
  assert.deepEqual(networkFromWire(setNetwork as never), network)
})

for (const event of EVENTS) {
  test(`an event ${event.type}${'peer' in event && event.peer === undefined ? ' of nobody' : ''} crosses unchanged`, () => {
    const [crossed] = (asResponse({ events: { events: [eventToWire(event)] } })['events'] as unknown as { events: never[] }).events
    assert.ok(crossed)
    assert.deepEqual(eventFromWire(crossed), event)
  })
}

const OBSERVATIONS: Observations = {
  settings: { pullInterval: '4s' },
  service: {
    messageCryptoService: 'as given',
    identity: 'another',
    securityAdvisor: 'as given',
    deliveryFactoryFields: 1,
    maps: { privateHandlers: 1, leaderElection: 2, deliveryService: 3, chains: 4 },
    registered: ['gossip.Gossip'],
    earlyBatch: { sent: 1, error: 'no' },
  },
  routines: { ofTheNode: ['start'], ofItsParts: ['periodicEmit'] },
  identities: ['0a'],
  members: { alive: ['0a', '0b'], dead: ['0c'] },
  'store-sizes': { held: 3, readable: 2 },
}

for (const question of Object.keys(OBSERVATIONS) as Question[]) {
  test(`an observation of ${question} crosses unchanged`, () => {
    const answer = observationToWire(question, OBSERVATIONS[question] as never)
    const { observation } = asResponse({ observation: answer }) as unknown as { observation: WireObservation }
    assert.deepEqual(observationFromWire(question, observation), OBSERVATIONS[question])
    const { observe } = asRequest({ observe: questionToWire('alice', question) })
    assert.ok(observe)
    assert.equal(questionFromWire(observe), question)
    assert.throws(() => observationFromWire(question === 'members' ? 'settings' : 'members', observation), ProtocolViolation)
    assert.throws(() => channelMembersFromWire(observation), ProtocolViolation)
  })
}

test('members of a channel cross unchanged, and are nothing else', () => {
  const { observation } = asResponse({ observation: channelMembersToWire(['0a']) }) as unknown as { observation: WireObservation }
  assert.deepEqual(channelMembersFromWire(observation), ['0a'])
  assert.throws(() => observationFromWire('members', observation), /an observation of channelMembers where it was asked for members/)
  assert.throws(() => observationFromWire('members', {} as WireObservation), /an observation of nothing/)
  assert.throws(() => channelMembersFromWire({} as WireObservation), /an observation of nothing/)
})

test('what a service does not say of itself stands for nothing', () => {
  const { observation } = asResponse({ observation: { service: { holdsGivenIdentity: true } } }) as unknown as {
    observation: WireObservation
  }
  const { maps, earlyBatch } = observationFromWire('service', observation)
  assert.deepEqual(maps, { privateHandlers: -1, leaderElection: -1, deliveryService: -1, chains: -1 })
  assert.deepEqual(earlyBatch, { sent: 0, error: undefined })
})

test('a directory entry crosses unchanged, with an expiry, with one at once, and without', () => {
  const entry = { identity: BYTES, org: 'Org1', valid: true, unreadableChannels: ['gold'] }
  for (const whole of [entry, { ...entry, expiresAtMs: 12_000 }, { ...entry, expiresAtMs: 0 }]) {
    const { updateDirectory } = asRequest({ updateDirectory: { entries: [entryToWire(whole)] } })
    const [crossed] = (updateDirectory as unknown as { entries: never[] }).entries
    assert.ok(crossed)
    assert.deepEqual(entryFromWire(crossed), whole)
  }
})

test('a world crosses unchanged', () => {
  const world = {
    seed: '7f3a',
    epochMs: 1_767_225_600_000,
    subjects: [
      { name: 'alice', identity: BYTES, endpoint: 'alice:1', externalEndpoint: '', bootstrap: ['bob:1'], settings: { pullInterval: '4s' } },
      { name: 'anna', identity: BYTES, endpoint: 'anna:1', externalEndpoint: '', bootstrap: [], settings: { pullInterval: '8s' } },
    ],
    directory: { entries: [], invalidBlocks: [{ channel: 'trade', sequence: 2n ** 64n - 1n }] },
  }
  const { open } = asRequest({ open: worldToWire(world) })
  assert.ok(open)
  assert.deepEqual(worldFromWire(open), world)
})

test('an instant that is no number of nanoseconds is refused', () => {
  assert.throws(() => toMs('9223372036854775807'), ProtocolViolation)
})

const DESCRIPTION: Description = {
  name: 'mine',
  version: '1',
  language: 'Go',
  dialect: 'fabric',
  portVersion: PORT_VERSION,
  families: ['EMIT'],
  capabilities: CAPABILITIES,
  clockGrainMs: 0.000001,
  isolation: 'process',
}

test('a description crosses unchanged, and there is nothing to say against it', () => {
  assert.deepEqual(descriptionFromWire(descriptionToWire(DESCRIPTION)), DESCRIPTION)
  assert.equal(descriptionComplaint(DESCRIPTION), undefined)
})

const WRONG: readonly (readonly [change: Partial<Description>, words: RegExp])[] = [
  [{ name: '' }, /has no name or no version/],
  [{ version: '' }, /has no name or no version/],
  [{ dialect: 'english' }, /names the dialect "english": it must be "documents" or "fabric"/],
  [{ families: [] }, /claims no family of rules/],
  [{ capabilities: ['sees-all' as never] }, /the capability "sees-all"/],
  [{ clockGrainMs: 0 }, /a clock grain of 0 ms/],
  [{ clockGrainMs: 2 }, /a clock grain of 2 ms/],
  [{ portVersion: '1' }, /names the port version "1": it must be like/],
  [{ portVersion: '0.9' }, /speaks version 0.9 of the port, this suite 1.1: upgrade the adapter/],
  [{ portVersion: '1.99' }, /upgrade the suite/],
  [{ portVersion: '3.0' }, /upgrade the suite/],
]
for (const [change, words] of WRONG) {
  test(`a description with ${JSON.stringify(change)} is refused in a sentence`, () => {
    assert.match(descriptionComplaint({ ...DESCRIPTION, ...change }) ?? '', words)
  })
}

test('settings that all subjects share are those of all; of no subject there are none', () => {
  const subject = (pullInterval: string) => ({
    name: 'alice',
    identity: BYTES,
    endpoint: 'a:1',
    externalEndpoint: '',
    bootstrap: [],
    settings: { pullInterval },
  })
  assert.deepEqual(settingsOfAll([]), {})
  assert.deepEqual(settingsOfAll([subject('4s'), subject('4s')]), { pullInterval: '4s' })
  assert.equal(settingsOfAll([subject('4s'), subject('8s')]), undefined)
})
