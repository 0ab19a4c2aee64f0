import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSettings, resolveSettings } from '../../../src/reference/node/settings'
import { SettingsError } from '../../../src/reference/node/settings-errors'
import type { Settings, SettingsPolicy } from '../../../src/reference/ports/settings'

const LITERAL: SettingsPolicy = {
  defaults: { maxBlockCountToStore: 100, requestWaitTimeMs: 1_000 },
  explicitZero: 'is-literal',
  stateInfoTtlFactor: 1,
}
const DEFAULTING: SettingsPolicy = {
  defaults: { maxBlockCountToStore: 10, requestWaitTimeMs: 1_500 },
  explicitZero: 'takes-default',
  stateInfoTtlFactor: 100,
}
const POLICIES = [LITERAL, DEFAULTING]

const COMMON_DEFAULTS: Omit<Settings, 'maxBlockCountToStore' | 'requestWaitTimeMs'> = {
  bootstrap: [],
  endpoint: '',
  externalEndpoint: '',
  propagateIterations: 1,
  propagatePeerNum: 3,
  maxPropagationBurstSize: 10,
  maxPropagationBurstLatencyMs: 10,
  pullIntervalMs: 4_000,
  pullPeerNum: 3,
  digestWaitTimeMs: 1_000,
  responseWaitTimeMs: 2_000,
  requestStateInfoIntervalMs: 4_000,
  publishStateInfoIntervalMs: 4_000,
  publishCertPeriodMs: 10_000,
  identityUsageThresholdMs: 3_600_000,
  dialTimeoutMs: 3_000,
  connTimeoutMs: 2_000,
  recvBuffSize: 20,
  sendBuffSize: 20,
  aliveTimeIntervalMs: 5_000,
  aliveExpirationTimeoutMs: 25_000,
  reconnectIntervalMs: 25_000,
  maxConnectionAttempts: 120,
  msgExpirationFactor: 20,
  membershipTrackerIntervalMs: 5_000,
}

const COUNTS = ['propagateIterations', 'propagatePeerNum', 'pullPeerNum', 'maxBlockCountToStore', 'maxConnectionAttempts'] as const
const SIZES = ['maxPropagationBurstSize', 'recvBuffSize', 'sendBuffSize', 'msgExpirationFactor'] as const
const INTERVALS = Object.keys({ ...COMMON_DEFAULTS, requestWaitTimeMs: 0 })
  .filter((field) => field.endsWith('Ms'))
  .map((field) => field.slice(0, -2))

function refusal(values: Record<string, unknown>, policy: SettingsPolicy): SettingsError {
  return errorOf(() => resolveSettings(values, policy))
}

function errorOf(read: () => Settings): SettingsError {
  try {
    read()
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error))
    return error
  }
  return assert.fail('nothing was refused')
}

test('every key that is missing, null or empty takes its default', () => {
  for (const policy of POLICIES) {
    const defaults = { ...COMMON_DEFAULTS, ...policy.defaults }
    assert.deepEqual(resolveSettings({}, policy), defaults)
    assert.deepEqual(readSettings(undefined, {}, policy), defaults)
    for (const key of [...COUNTS, ...SIZES, ...INTERVALS, 'bootstrap', 'endpoint', 'externalEndpoint']) {
      for (const empty of [undefined, null, '', ' ']) assert.deepEqual(resolveSettings({ [key]: empty }, policy), defaults, key)
    }
  }
  assert.equal(COUNTS.length + SIZES.length + INTERVALS.length + 3, 27)
})

test('timeouts that default to others follow them', () => {
  const settings = resolveSettings({ aliveTimeInterval: '2s' }, LITERAL)
  assert.equal(settings.aliveExpirationTimeoutMs, 10_000)
  assert.equal(settings.reconnectIntervalMs, 10_000)
  assert.equal(resolveSettings({ aliveExpirationTimeout: '7s' }, LITERAL).reconnectIntervalMs, 7_000)
})

test('values are taken from their key in any case', () => {
  const settings = resolveSettings({ PULLINTERVAL: '6s', pullpeernum: '7', dialTimeout: 5_000_000, connTimeout: '8000000' }, LITERAL)
  assert.deepEqual([settings.pullIntervalMs, settings.pullPeerNum, settings.dialTimeoutMs, settings.connTimeoutMs], [6_000, 7, 5, 8])
  assert.match(refusal({ pullInterval: '6s', PullInterval: '7s' }, LITERAL).message, /peer\.gossip\.pullInterval is given twice/)
})

test('an explicit 0 takes the default of every number where the policy says so', () => {
  for (const key of [...COUNTS, ...SIZES, ...INTERVALS]) {
    for (const zero of [0, -0, '0', 0n]) {
      assert.deepEqual(resolveSettings({ [key]: zero }, DEFAULTING), resolveSettings({}, DEFAULTING), key)
    }
  }
  for (const key of INTERVALS) assert.deepEqual(resolveSettings({ [key]: '0s' }, DEFAULTING), resolveSettings({}, DEFAULTING), key)
})

test('a literal 0 is honoured for counts and refused for sizes and intervals', () => {
  for (const key of COUNTS) {
    for (const zero of [0, -0, '0', 0n]) assert.ok(Object.is(resolveSettings({ [key]: zero }, LITERAL)[key], 0), key)
  }
  for (const key of SIZES) assert.equal(refusal({ [key]: 0 }, LITERAL).message, `peer.gossip.${key} is 0: it must be 1 or more.`)
  for (const key of INTERVALS) {
    assert.equal(refusal({ [key]: '0s' }, LITERAL).message, `peer.gossip.${key} is "0s": it must be 1ms or more.`)
  }
})

test('a negative number is refused, and the key named', () => {
  assert.equal(refusal({ propagateIterations: -1 }, LITERAL).message, 'peer.gossip.propagateIterations is -1: it must be 0 or more.')
  for (const policy of POLICIES) {
    for (const key of [...COUNTS, ...SIZES]) assertNames(refusal({ [key]: -1 }, policy), key)
    for (const key of INTERVALS) assertNames(refusal({ [key]: '-2s' }, policy), key)
  }
})

function assertNames(error: SettingsError, key: string): void {
  assert.equal(error.key, `peer.gossip.${key}`)
  assert.match(error.message, new RegExp(`^peer\\.gossip\\.${key} is .*(must|divided).*\\.$`))
}

test('numbers that are not whole, not finite or absurdly large are refused', () => {
  const never = [1.5, Number.NaN, Infinity, -Infinity, true, [], [1], {}, Symbol('s'), () => 1, 'x', '1.5', Object.create(null)]
  for (const policy of POLICIES) {
    for (const key of [...COUNTS, ...SIZES]) {
      for (const value of [...never, 2 ** 31, 1e300, 2n ** 70n, '9'.repeat(400), '0x10'])
        assertNames(refusal({ [key]: value }, policy), key)
    }
    for (const key of INTERVALS) {
      for (const value of [...never, '300y', '2600000h', 1e300, '1.5ms', 4]) assertNames(refusal({ [key]: value }, policy), key)
    }
  }
  assert.equal(resolveSettings({ propagatePeerNum: 2 ** 31 - 1 }, LITERAL).propagatePeerNum, 2 ** 31 - 1)
})

test('an interval without a unit is told to be in nanoseconds', () => {
  assert.equal(
    refusal({ pullInterval: 4 }, LITERAL).message,
    'peer.gossip.pullInterval is 4: it must be a whole number of milliseconds (a number without a unit is in nanoseconds).',
  )
})

test('intervals too short to be divided are refused, and so are multiples too long to be exact', () => {
  const limits: readonly (readonly [SettingsPolicy, string, Record<string, unknown>, Record<string, unknown>])[] = [
    [LITERAL, 'publishStateInfoInterval', { publishStateInfoInterval: '99ms' }, { publishStateInfoInterval: '100ms' }],
    [LITERAL, 'aliveExpirationTimeout', { aliveExpirationTimeout: '9ms' }, { aliveExpirationTimeout: '10ms' }],
    [LITERAL, 'aliveExpirationTimeout', { aliveTimeInterval: '1ms' }, { aliveTimeInterval: '2ms' }],
    [
      DEFAULTING,
      'aliveExpirationTimeout',
      { aliveExpirationTimeout: '99ms', msgExpirationFactor: 1 },
      { aliveExpirationTimeout: '100ms', msgExpirationFactor: 1 },
    ],
    [DEFAULTING, 'identityUsageThreshold', { identityUsageThreshold: '9ms' }, { identityUsageThreshold: '10ms' }],
    [DEFAULTING, 'publishStateInfoInterval', { publishStateInfoInterval: '2000000h' }, { publishStateInfoInterval: '1ms' }],
    [LITERAL, 'aliveExpirationTimeout', { aliveTimeInterval: '2000000h' }, { aliveTimeInterval: '25000h' }],
  ]
  for (const [policy, key, refused, taken] of limits) {
    assertNames(refusal(refused, policy), key)
    assert.ok(resolveSettings(taken, policy))
  }
  assert.equal(
    refusal({ publishStateInfoInterval: '99ms' }, LITERAL).message,
    'peer.gossip.publishStateInfoInterval is 99ms: the state-info TTL divided by 100 must be 1ms or more.',
  )
})

test('bootstrap is a list, or a text with white space or commas', () => {
  for (const bootstrap of ['a:1 b:2', 'a:1,b:2', ' a:1,\n b:2 ', ['a:1', 'b:2']]) {
    assert.deepEqual(resolveSettings({ bootstrap }, LITERAL).bootstrap, ['a:1', 'b:2'])
  }
  assert.deepEqual(resolveSettings({ bootstrap: '[::1]:7051' }, LITERAL).bootstrap, ['[::1]:7051'])
  for (const bootstrap of ['a:1 b', ['a:1', 'b'], { x: 1 }, 5, [null], [['a:1']]]) {
    assert.equal(refusal({ bootstrap }, LITERAL).key, 'peer.gossip.bootstrap')
  }
  assert.match(refusal({ bootstrap: ['a:1', 'b'] }, LITERAL).message, /^peer\.gossip\.bootstrap is a list: .* which "b" is not\.$/)
})

test('endpoints are host:port', () => {
  for (const key of ['endpoint', 'externalEndpoint'] as const) {
    for (const good of ['peer0.org1:7051', '10.0.0.1:1', 'x:65535']) assert.equal(resolveSettings({ [key]: good }, LITERAL)[key], good)
    for (const bad of ['x', ':1', 'x:', 'x:0', 'x:65536', 'x:-1', 'x:1.5', 'x:99999', 'x:1:2', 'x :1', '::1:5', 'x:1 y:2', 7051, [], {}]) {
      assertNames(refusal({ [key]: bad }, LITERAL), key)
    }
  }
  assertNames(refusal({ endpoint: '[::1]:7051' }, LITERAL), 'endpoint')
  assert.equal(resolveSettings({ externalEndpoint: '[::1]:7051' }, LITERAL).externalEndpoint, '[::1]:7051')
})

test('keys of other parts of a peer are ignored, and unknown ones refused with the nearest', () => {
  const others = { useLeaderElection: 1, orgLeader: 'x', state: { enabled: true }, pvtData: 5, election: null, skipBlockVerification: [] }
  assert.deepEqual(resolveSettings({ ...others, 'state.enabled': 1 }, LITERAL), resolveSettings({}, LITERAL))
  const error = refusal({ propagateIteration: 2 }, LITERAL)
  assert.equal(error.key, 'peer.gossip.propagateIteration')
  assert.equal(error.message, 'peer.gossip.propagateIteration is not a known setting: did you mean peer.gossip.propagateIterations?')
  assert.match(refusal({ pulInterval: 2 }, LITERAL).message, /did you mean peer\.gossip\.pullInterval\?$/)
  for (const key of ['zzz', '', '__proto__x', 'constructor', 'x'.repeat(100_000)]) {
    assert.match(refusal({ [key]: 2 }, LITERAL).message, /^peer\.gossip\..{0,63} is not a known setting\.$/)
  }
})

const CORE_YAML = `
logging: { level: info }
Peer:
  id: p
  gossip:
    bootstrap: a:1 b:2
    propagateIterations: 2
    pullInterval: 6s
    endpoint:
    state: { enabled: true }
`

test('the file is read, and the environment overrides it', () => {
  const fromFile = readSettings(CORE_YAML, {}, LITERAL)
  assert.deepEqual([fromFile.bootstrap, fromFile.propagateIterations, fromFile.pullIntervalMs], [['a:1', 'b:2'], 2, 6_000])
  const environment = {
    CORE_PEER_GOSSIP_PROPAGATEITERATIONS: '5',
    core_peer_gossip_pullInterval: '7s',
    CORE_PEER_GOSSIP_BOOTSTRAP: '',
    CORE_PEER_GOSSIP_STATE_ENABLED: 'false',
    CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD: '1s',
    CORE_PEER_GOSSIP_ORGLEADER: 'true',
    CORE_PEER_GOSSIP_ENDPOINT: undefined,
    CORE_PEER_ID: 'x',
    PATH: '/bin',
  }
  const overridden = readSettings(CORE_YAML, environment, LITERAL)
  assert.deepEqual([overridden.bootstrap, overridden.propagateIterations, overridden.pullIntervalMs], [['a:1', 'b:2'], 5, 7_000])
})

test('an override replaces a bad value of the file', () => {
  const bad = 'peer: { gossip: { pullPeerNum: -1 } }'
  assert.equal(readSettings(bad, { CORE_PEER_GOSSIP_PULLPEERNUM: '4' }, LITERAL).pullPeerNum, 4)
})

test('errors of the environment name the variable', () => {
  const messages: readonly (readonly [Record<string, string>, string])[] = [
    [{ CORE_PEER_GOSSIP_PULLPEERNUM: '-1' }, 'CORE_PEER_GOSSIP_PULLPEERNUM is "-1": it must be 0 or more.'],
    [
      { CORE_PEER_GOSSIP_PULPEERNUM: '1' },
      'CORE_PEER_GOSSIP_PULPEERNUM is not a known setting: did you mean CORE_PEER_GOSSIP_PULLPEERNUM?',
    ],
    [{ CORE_PEER_GOSSIP_IDENTITYUSAGETHRESHOLD: '1h' }, 'CORE_PEER_GOSSIP_IDENTITYUSAGETHRESHOLD is not a key of core.yaml.'],
  ]
  for (const [environment, message] of messages) {
    assert.equal(errorOf(() => readSettings(undefined, environment, LITERAL)).message, message)
  }
})

test('the identity usage threshold is set through the port only', () => {
  assert.equal(resolveSettings({ identityUsageThreshold: '2h' }, LITERAL).identityUsageThresholdMs, 7_200_000)
  const error = errorOf(() => readSettings('peer: {gossip: {identityUsageThreshold: 2h}}', {}, LITERAL))
  assert.equal(error.message, 'peer.gossip.identityUsageThreshold is not a key of core.yaml.')
})

test('a file that says nothing of gossip gives the defaults', () => {
  for (const text of ['', '# nothing', '---', 'peer:', 'peer: {gossip: }', 'orderer: {x: 1}']) {
    assert.deepEqual(readSettings(text, {}, LITERAL), resolveSettings({}, LITERAL), text)
  }
})

test('text that is not YAML, or not mappings, is refused saying where', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['peer:\n  gossip: [', /^core\.yaml is not valid YAML at line 2, column \d+: .*\.$/],
    ['a: 1\na: 2', /^core\.yaml is not valid YAML at line 2, column 1: .*\.$/],
    ['a: 1\n---\nb: 2', /^core\.yaml is not valid YAML at line \d+, column \d+: .*\.$/],
    ['a: *b', /^core\.yaml is not valid YAML: .*\.$/],
    ['[]', /^core\.yaml is a list: it must be a mapping\.$/],
    ['text', /^core\.yaml is "text": it must be a mapping\.$/],
    ['peer: 5', /^peer is 5: it must be a mapping\.$/],
    ['peer: {gossip: [a]}', /^peer\.gossip is a list: it must be a mapping\.$/],
    ['peer: {}\nPEER: {}', /^peer is given twice in core\.yaml, in different case\.$/],
    ['peer: {gossip: {pullPeerNum: .inf}}', /^peer\.gossip\.pullPeerNum is Infinity: it must be a whole number\.$/],
    ['peer: {gossip: {pullPeerNum: 9223372036854775808}}', /pullPeerNum is 9223372036854775808: it must be 2147483647 or less\.$/],
  ]
  for (const [text, message] of cases) assert.match(errorOf(() => readSettings(text, {}, LITERAL)).message, message)
})

test('whatever is given, there are sound settings or a SettingsError', () => {
  const key = fc.constantFrom(...COUNTS, ...SIZES, ...INTERVALS, 'bootstrap', 'endpoint', 'externalEndpoint', 'state')
  const likely = fc.oneof(
    fc.integer(),
    fc.integer({ min: 0, max: 300 }),
    fc.nat().map((n) => `${n}ms`),
    fc.double(),
    fc.bigInt(),
    fc.string(),
  )
  const value = fc.oneof(likely, fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }))
  const values = fc.oneof(fc.dictionary(key, value, { maxKeys: 4 }), fc.dictionary(fc.string(), value))
  let taken = 0
  fc.assert(
    fc.property(values, fc.constantFrom(...POLICIES), (each, policy) => {
      if (isSoundOrRefused(() => resolveSettings(each, policy))) taken++
    }),
    { numRuns: 10_000 },
  )
  assert.ok(taken > 500, `only ${taken} were taken`)
})

test('whatever text is given as file and environment, there are sound settings or a SettingsError', () => {
  const line = fc.constantFrom(
    'peer:',
    '  gossip:',
    '    pullInterval: 4s',
    '    state: &a',
    '    ? [x]',
    '    <<: *a',
    '  - x',
    '"',
    '{',
    '!!x y',
    '%A',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(line).map((lines) => lines.join('\n')),
  )
  const name = fc.oneof(fc.string(), fc.constantFrom('pullInterval', 'BOOTSTRAP', 'x')).map((key) => `CORE_PEER_GOSSIP_${key}`)
  fc.assert(
    fc.property(text, fc.dictionary(name, fc.string(), { maxKeys: 2 }), (file, environment) => {
      isSoundOrRefused(() => readSettings(file, environment, LITERAL))
    }),
    { numRuns: 3_000 },
  )
})

function isSoundOrRefused(read: () => Settings): boolean {
  let settings: Settings
  try {
    settings = read()
  } catch (error) {
    assert.ok(error instanceof SettingsError, error instanceof Error ? error.stack : String(error))
    return false
  }
  assert.deepEqual(Object.keys(settings).sort(), Object.keys({ ...COMMON_DEFAULTS, ...LITERAL.defaults }).sort())
  for (const [field, value] of Object.entries(settings)) {
    if (field === 'bootstrap') assert.ok(Array.isArray(value) && value.every((each) => typeof each === 'string'))
    else if (field.toLowerCase().endsWith('endpoint')) assert.equal(typeof value, 'string')
    else assert.ok(Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0), `${field} is ${String(value)}`)
  }
  return true
}
