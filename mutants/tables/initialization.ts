import { inFile, type Mutant } from '../mutant'

const makes = inFile('src/reference/node/initialization.ts')
const sets = inFile('src/reference/node/settings.ts')
const RUNNING = 'src/reference/node/running-node.ts'
const nodes = inFile('src/reference/node/gossip-node.ts')
const runs = inFile(RUNNING)
const launches = inFile('src/reference/node/routines.ts')
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const read = "const file = childOf(childOf(contentOf(coreYaml ?? ''), 'core.yaml', 'peer'), 'peer', 'gossip')"

/** Mutants of how a node comes to life (INIT-1 to INIT-8). */
export const initialization: readonly Mutant[] = [
  makes(
    'INIT-1',
    'init-another-crypto',
    'The service holds a copy of the message crypto service.',
    'return {\n    messageCryptoService,',
    'return {\n    messageCryptoService: Object.create(messageCryptoService),',
  ),
  makes(
    'INIT-1',
    'init-another-identity',
    'The service holds another identity than it was given.',
    'messageCryptoService,\n    peerIdentity,',
    'messageCryptoService,\n    peerIdentity: peerIdentity.slice(1),',
  ),
  makes(
    'INIT-1',
    'init-another-advisor',
    'The service holds a security advisor of its own.',
    'securityAdvisor,\n    deliveryFactory',
    'securityAdvisor: { orgOf: (identity) => securityAdvisor.orgOf(identity) },\n    deliveryFactory',
  ),
  makes(
    'INIT-2',
    'init-filled-factory',
    'The delivery factory has a field.',
    'deliveryFactory: {},',
    'deliveryFactory: { orgLeader: false } as never,',
    { source: 'N-02' },
  ),
  makes(
    'INIT-3',
    'init-handlers-not-empty',
    'The private handlers start with an entry.',
    'privateHandlers: new Map(),',
    "privateHandlers: new Map([['' as ChannelName, undefined]]),",
  ),
  makes(
    'INIT-3',
    'init-election-not-empty',
    'The leader election starts with an entry.',
    'leaderElection: new Map(),',
    "leaderElection: new Map([['' as ChannelName, undefined]]),",
  ),
  makes(
    'INIT-3',
    'init-delivery-not-empty',
    'The delivery service starts with an entry.',
    'deliveryService: new Map(),',
    "deliveryService: new Map([['' as ChannelName, undefined]]),",
  ),
  makes(
    'INIT-4',
    'init-service-twice',
    'The gossip service is registered a second time.',
    'registerGossipService(server, (stream) => component.accept(stream))\n',
    'registerGossipService(server, (stream) => component.accept(stream))\n  registerGossipService(server, (stream) => component.accept(stream))\n',
  ),
  makes(
    'INIT-4',
    'init-server-of-its-own',
    "The component registers its service on a server of its own instead of the caller's.",
    'registerGossipService(server, (stream)',
    'const own = { addService: () => server }\n  registerGossipService(own, (stream)',
  ),
  inFile('src/reference/transport/gossip-service.ts')(
    'INIT-4',
    'init-another-service-name',
    'The service has another name than gossip.Gossip.',
    "path: '/gossip.Gossip/GossipStream'",
    "path: '/gossip.Gossip2/GossipStream'",
    {
      also: [
        { file: 'src/reference/transport/gossip-service.ts', from: "path: '/gossip.Gossip/Ping'", to: "path: '/gossip.Gossip2/Ping'" },
      ],
    },
  ),
  sets(
    'INIT-5',
    'init-file-ignored',
    'The configuration file is not looked at.',
    read,
    "const file = childOf(childOf(contentOf(coreYaml === undefined ? '' : ''), 'core.yaml', 'peer'), 'peer', 'gossip')",
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
    "responseWaitTime: { kind: 'interval', byDefault: 2_000 }",
    "responseWaitTime: { kind: 'interval', byDefault: 3_000 }",
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
  sets(
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
  launches(
    'INIT-6',
    'init-third-routine',
    'The node launches a third routine, which validates identities.',
    "routineOf('connect2BootstrapPeers', parts.introductions)]",
    "routineOf('connect2BootstrapPeers', parts.introductions), { name: 'validateIdentities', nextDeadline: () => undefined, onDeadline: () => undefined }]",
    { source: 'N-06' },
  ),
  runs(
    'INIT-6',
    'init-bootstrap-not-met',
    'The bootstrap peers are not connected to.',
    'this.discovery.introductions.meet({ endpoint, org: selfOrg }, now)',
    'if (endpoint === parts.self) this.discovery.introductions.meet({ endpoint, org: selfOrg }, now)',
  ),
  runs(
    'INIT-6',
    'init-nothing-accepted',
    'Messages of peers are not accepted.',
    'return this.intake.receive(errand.from, errand.envelope, now)',
    'return',
  ),
  launches(
    'INIT-7',
    'init-no-identity-purge',
    'The routine that purges identities is not launched.',
    "routineOf('identityPurge', identities),",
    '',
  ),
  launches(
    'INIT-7',
    'init-no-state-info-expiry',
    'The routine that lets state infos expire is not launched.',
    "routineOf('stateInfoExpiry', stateInfos),",
    '',
  ),
  launches(
    'INIT-7',
    'init-no-reconnect',
    'The routine that contacts the dead is not launched.',
    "routineOf('periodicalReconnectToDead', reconnection),",
    '',
  ),
  launches(
    'INIT-7',
    'init-no-handle-messages',
    'The routine that handles messages is not launched.',
    "{ name: 'handleMessages', ...never },",
    '',
  ),
  nodes(
    'INIT-7',
    'init-goes-on-after-stop',
    'A stopped node goes on asking and contacting its members.',
    'this.active?.stop()\n    this.active = undefined',
    'this.active?.stop()',
  ),
  runs(
    'INIT-7',
    'init-connections-stay-after-stop',
    'After a stop the connections stay open.',
    "this.connections.disconnectAll('the node stops')",
    '',
  ),
  nodes(
    'INIT-8',
    'init-early-batch-unreported',
    'A batch that is due before discovery exists is dropped without a word.',
    "wishes.put({ type: 'failed', error: 'a batch cannot be routed before discovery exists' })\n",
    '',
  ),
  nodes(
    'INIT-8',
    'init-early-batch-kept-silent',
    'Before discovery exists nothing is emitted, and nothing said.',
    'if (batch === undefined) return\n',
    'if (batch === undefined || this.active === undefined) return\n',
  ),
]
