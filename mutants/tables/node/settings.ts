import { inFile, type Mutant } from '../../mutant'

const reads = inFile('src/reference/node/settings.ts')
const sets = inFile('src/reference/node/settings-table.ts')
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const read = "const file = childOf(childOf(contentOf(coreYaml ?? ''), 'core.yaml', 'peer'), 'peer', 'gossip')"

/** Mutants of INIT-5, DISC-27. */
export const settings: readonly Mutant[] = [
  reads(
    'INIT-5',
    'init-file-ignored',
    'The configuration file is not looked at.',
    read,
    "const file = childOf(childOf(contentOf(coreYaml === undefined ? '' : ''), 'core.yaml', 'peer'), 'peer', 'gossip')",
  ),
  reads(
    'INIT-5',
    'init-file-of-another-node',
    'A file that is as long as the last one is taken for the same.',
    'if (last.text !== coreYaml) last =',
    'if (last.text.length !== coreYaml.length) last =',
    { dialects: ['documents'] },
  ),
  sets(
    'INIT-5',
    'init-default-pull-interval',
    'By default memberships are asked for every five seconds.',
    "pullInterval: { kind: 'interval', byDefault: 4_000 }",
    "pullInterval: { kind: 'interval', byDefault: 5_000 }",
  ),
  sets(
    'INIT-5',
    'init-default-response-wait',
    'By default a response is waited for three seconds.',
    "responseWaitTime: { kind: 'interval', byDefault: 2_000,",
    "responseWaitTime: { kind: 'interval', byDefault: 3_000,",
  ),
  reads(
    'INIT-5',
    'init-key-of-another',
    'How often state infos are asked for is read from the key for how often they are published.',
    'given.get(key) ?? {',
    "given.get(key === 'requestStateInfoInterval' ? 'publishStateInfoInterval' : key) ?? {",
  ),
  sets(
    'INIT-5',
    'init-default-send-buffer',
    'The send buffer has the size in the sample file, not that of the code.',
    "sendBuffSize: { kind: 'size', byDefault: 20 }",
    "sendBuffSize: { kind: 'size', byDefault: 200 }",
    { source: 'A7' },
  ),
  sets(
    'INIT-5',
    'init-timeout-not-derived',
    'The timeout of alive messages does not follow from their interval.',
    "byDefault: { times: 5, of: 'aliveTimeInterval' }",
    'byDefault: 25_000',
  ),
  sets(
    'INIT-5',
    'init-reconnect-not-derived',
    'The reconnect interval does not follow from the timeout.',
    "byDefault: { times: 1, of: 'aliveExpirationTimeout' }",
    'byDefault: 25_000',
  ),
  reads(
    'INIT-5',
    'init-negative-taken',
    'A negative number counts as none.',
    'return result.value < lowest ?',
    'return result.value < lowest && lowest > 1e9 ?',
  ),
  says(
    'INIT-5',
    'init-zero-takes-default',
    'An explicit 0 takes the default.',
    "explicitZero: 'is-literal'",
    "explicitZero: 'takes-default'",
    { dialects: ['documents'], source: 'N-91' },
  ),
  says('INIT-5', 'init-blocks-of-main', 'By default ten blocks are kept.', 'maxBlockCountToStore: 100', 'maxBlockCountToStore: 10', {
    dialects: ['documents'],
    source: 'A7',
  }),
  does(
    'INIT-5',
    'init-zero-is-literal',
    'An explicit 0 is taken at its word, or refused.',
    "explicitZero: 'takes-default'",
    "explicitZero: 'is-literal'",
    { dialects: ['fabric'] },
  ),
  does(
    'INIT-5',
    'init-wait-of-1-1',
    'By default a request is waited for one second.',
    'requestWaitTimeMs: 1500',
    'requestWaitTimeMs: 1000',
    { dialects: ['fabric'], source: 'A7' },
  ),
  reads(
    'DISC-27',
    'endpoint-any-port',
    'An endpoint may have any number for a port.',
    'return port <= 65_535 ?',
    'return port <= 99_999 ?',
  ),
  reads(
    'DISC-27',
    'endpoint-in-brackets',
    'An IPv6 address in brackets is taken for an endpoint.',
    'endpoint: (value) => hostAndPort(value, ENDPOINT)',
    'endpoint: (value) => hostAndPort(value, ADDRESS)',
  ),
  reads('DISC-27', 'endpoint-highest-port-refused', 'The highest port is refused.', 'return port <= 65_535 ?', 'return port < 65_535 ?'),
  reads(
    'DISC-27',
    'endpoint-not-looked-at',
    'An endpoint may be any text.',
    'return port <= 65_535 ?',
    "return port <= 65_535 || (form === ENDPOINT && typeof value === 'string') ?",
  ),
  sets(
    'INIT-5',
    'init-reconnect-follows-alive-interval',
    'The reconnect interval follows from the alive interval, even if the timeout is given.',
    "byDefault: { times: 1, of: 'aliveExpirationTimeout' }",
    "byDefault: { times: 5, of: 'aliveTimeInterval' }",
  ),
]
