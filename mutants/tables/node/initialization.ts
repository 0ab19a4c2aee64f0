import { inFile, type Mutant } from '../../mutant'

const makes = inFile('src/reference/node/initialization.ts')
const RUNNING = 'src/reference/node/running-node.ts'
const runs = inFile(RUNNING)
const ROUTINES = 'src/reference/node/routines.ts'
const launches = inFile(ROUTINES)
const NODE = 'src/reference/node/gossip-node.ts'
const nodes = inFile(NODE)

/** Stopping leaves one routine running. */
function afterStop(id: string, sentence: string, routine: string): Mutant {
  return nodes(
    'INIT-7',
    id,
    sentence,
    'this.active = undefined\n',
    `this.left = this.active?.routines.all.filter(({ name }) => name === '${routine}') ?? []\n    this.active = undefined\n`,
    {
      also: [
        {
          file: NODE,
          from: 'private effects: Effect[] = []\n',
          to: 'private effects: Effect[] = []\n  private left: readonly Routine[] = []\n',
        },
        { file: NODE, from: 'earliest(this.active?.routines.all ?? []', to: 'earliest(this.active?.routines.all ?? this.left' },
        { file: NODE, from: 'of this.active?.routines.all ?? []) {', to: 'of this.active?.routines.all ?? this.left) {' },
      ],
    },
  )
}

/** Mutants of INIT-1, INIT-2, INIT-3, INIT-4, INIT-6, INIT-7, INIT-8. */
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
  makes(
    'INIT-3',
    'init-chains-not-empty',
    'The map of chains starts with an entry.',
    'chains: new Map(),',
    "chains: new Map([['' as ChannelName, undefined]]),",
    { dialects: ['fabric'] },
  ),
  launches(
    'INIT-6',
    'init-accepts-without-routine',
    'What accepts messages is launched by a part, not by the node.',
    "const launched: readonly Routine[] = [routineOf('start', parts.connections), meets]\n",
    'const launched: readonly Routine[] = [meets]\n',
    { also: [{ file: ROUTINES, from: 'all: [...launched,', to: "all: [routineOf('start', parts.connections), ...launched," }] },
  ),
  runs(
    'INIT-6',
    'init-bootstrap-not-met',
    'The bootstrap peers are not connected to.',
    'this.discovery.introductions.meet({ endpoint, org: selfOrg, isBootstrap: true }, now)',
    'if (endpoint === parts.self) this.discovery.introductions.meet({ endpoint, org: selfOrg, isBootstrap: true }, now)',
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
  afterStop('init-state-infos-expire-after-stop', 'After a stop state infos go on expiring.', 'stateInfoExpiry'),
  afterStop('init-identities-purged-after-stop', 'After a stop identities go on being purged.', 'identityPurge'),
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
