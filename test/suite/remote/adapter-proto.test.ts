import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { loadSync, Type } from 'protobufjs'
import { SETTING_KEYS } from '../../../src/reference/node/settings-table'
import { type Observations, PORT_VERSION, type Question, type WorldEvent } from '../../../src/suite/port'
import {
  channelMembersToWire,
  descriptionToWire,
  eventToWire,
  networkToWire,
  observationToWire,
  questionToWire,
  worldToWire,
} from '../../../src/suite/remote/messages'
import { QUIET } from '../../../src/suite/script/suite-knowledge'
import { toUtf8 } from '../../../src/wire/bytes'

const PROTO_FILE = path.join(__dirname, '../../../proto/conformance/v1/adapter.proto')
const PROTO = loadSync(PROTO_FILE)
const BYTES = toUtf8('bytes')

/** Which fields only one side knows: a message of adapter.proto, or what is written of it. Samples have all that may be set. */
function differences(type: Type, samples: readonly object[]): string[] {
  const written = new Set(samples.flatMap((sample) => Object.keys(sample)))
  type.resolveAll()
  return [
    ...[...written].filter((name) => !(name in type.fields)).map((name) => `${type.name} has no ${name}`),
    ...type.fieldsArray.flatMap(({ name, map, resolvedType }) => {
      if (!written.has(name)) return [`nobody writes ${name} of ${type.name}`]
      if (map || !(resolvedType instanceof Type)) return []
      const values = samples.flatMap((sample): object[] => Object.entries(sample).flatMap(([key, value]) => (key === name ? value : [])))
      return differences(resolvedType, values)
    }),
  ]
}

const common = { atMs: 0, subject: 'alice' }
const EVENTS: { readonly [T in WorldEvent['type']]: Extract<WorldEvent, { type: T }> } = {
  received: { ...common, type: 'received', peer: 'bob', envelope: BYTES },
  dialled: { ...common, type: 'dialled', endpoint: 'bob:1', answered: true },
  pinged: { ...common, type: 'pinged', endpoint: 'bob:1', answered: false },
  connected: { ...common, type: 'connected', peer: 'bob', openedBy: 'peer', handshake: BYTES },
  disconnected: { ...common, type: 'disconnected', peer: 'bob', reason: 'over' },
  delivered: { ...common, type: 'delivered', channel: 'trade', message: BYTES },
  rejected: { ...common, type: 'rejected', peer: 'bob', reason: 'stale' },
  log: { ...common, type: 'log', words: 'hm' },
}
const OBSERVATIONS: Observations = {
  settings: { pullInterval: '4s' },
  service: {
    messageCryptoService: 'as given',
    identity: 'as given',
    securityAdvisor: 'as given',
    deliveryFactoryFields: 0,
    maps: { privateHandlers: 0, leaderElection: 0, deliveryService: 0, chains: 0 },
    registered: [],
    earlyBatch: { sent: 0, error: 'no' },
  },
  routines: { ofTheNode: [], ofItsParts: [] },
  identities: [],
  members: { alive: [], dead: [] },
  'store-sizes': { held: 0, readable: 0 },
}
const QUESTIONS = Object.keys(OBSERVATIONS) as Question[]
const ENTRY = { identity: BYTES, org: 'Org1', valid: true, unreadableChannels: [] }

const WRITTEN: Readonly<Record<string, readonly object[]>> = {
  Description: [
    descriptionToWire({
      name: 'n',
      version: '1',
      language: 'l',
      dialect: 'documents',
      portVersion: PORT_VERSION,
      families: [],
      capabilities: [],
      clockGrainMs: 1,
      isolation: 'session',
    }),
  ],
  World: [
    worldToWire({
      seed: 's',
      epochMs: 0,
      subjects: [{ name: 'alice', identity: BYTES, endpoint: 'a:1', externalEndpoint: '', bootstrap: [], settings: {} }],
      directory: { entries: [ENTRY, { ...ENTRY, expiresAtMs: 1 }], invalidBlocks: [{ channel: 'trade', sequence: 1n }] },
    }),
  ],
  Network: [networkToWire({ latencyMs: 1, lossPercent: 1, cutOff: ['alice'] })],
  Event: Object.values(EVENTS).map(eventToWire),
  Question: [...QUESTIONS.map((question) => questionToWire('alice', question)), { subject: 'alice', channelMembers: 'trade' }],
  Observation: [...QUESTIONS.map((question) => observationToWire(question, OBSERVATIONS[question])), channelMembersToWire([])],
}

for (const [name, samples] of Object.entries(WRITTEN)) {
  test(`what is written as ${name} has the fields that adapter.proto has, and no others`, () => {
    assert.deepEqual(differences(PROTO.lookupType(`gossiptck.conformance.v1.${name}`), samples), [])
  })
}

test('a field that only one side knows is found, however deep', () => {
  const type = PROTO.lookupType('gossiptck.conformance.v1.World')
  const [world] = WRITTEN['World'] ?? []
  assert.deepEqual(differences(type, [{ ...world, colour: 'red' }]), ['World has no colour'])
  assert.deepEqual(differences(type, [{ ...world, subjects: [{ name: 'alice' }] }]).sort(), [
    'nobody writes bootstrap of Subject',
    'nobody writes endpoint of Subject',
    'nobody writes externalEndpoint of Subject',
    'nobody writes identity of Subject',
    'nobody writes settings of Subject',
  ])
})

test('adapter.proto lists the keys of settings that there are, and those of a quiet node', () => {
  const text = readFileSync(PROTO_FILE, 'utf8').replaceAll(/\s*\n\s*\/\/\s*/g, ' ')
  const [, listed = '', quiet = ''] = /leaves it at that: (.*?) What an example.*?\("quiet"\): (.*?) are 1000h then/.exec(text) ?? []
  const keysIn = (words: string) => words.split(/, | and /).sort()
  const told = ['endpoint', 'externalEndpoint', 'bootstrap']
  assert.deepEqual(keysIn(listed), SETTING_KEYS.filter((key) => !told.includes(key)).sort())
  assert.deepEqual(keysIn(quiet), Object.keys(QUIET).sort())
})
