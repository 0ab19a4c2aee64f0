import packageJson from '../../package.json'
import { documents } from '../reference/dialects/documents'
import { fabric } from '../reference/dialects/fabric'
import { IllegalMessage } from '../reference/node/gossip-node'
import { type GossipService, initGossipService } from '../reference/node/initialization'
import { SettingsError } from '../reference/node/settings-errors'
import type { Dialect } from '../reference/ports/dialect'
import type { Habits } from '../reference/ports/habits'
import type { Settings } from '../reference/ports/settings'
import { encodeGossipMessage } from '../wire/envelope'
import { formatGoDuration } from '../wire/go-duration'
import type { ChannelName, OrgId } from '../wire/ids'
import { FAMILIES } from './judging/reading'
import type { DialectName } from './judging/tags'
import { type InProcessOptions, inProcess } from './kit/in-process'
import type { Calls, Channel, Environment, Implementation, Subject, Views } from './kit/node'
import { SeededRandom } from './kit/seeded-random'
import { testPkiId } from './kit/test-crypto'
import { type ImplementationUnderTest, type Observations, Refusal } from './port'

const DIALECTS: Readonly<Record<DialectName, Dialect>> = { documents, fabric }

/** A node of the reference, and what it was given. */
interface ReferenceNode {
  readonly service: GossipService
  readonly dialect: Dialect
  readonly habits: Partial<Habits>
  readonly subject: Subject
  readonly environment: Environment
}

/** The reference as a user of the kit: the one place where the suite knows it. `habits`: what it does in another time than usual. */
export function theReference(name: DialectName, options?: InProcessOptions, habits: Partial<Habits> = {}): ImplementationUnderTest {
  return inProcess(implementationOf(name, habits), options)
}

/** The same over gRPC and in real time, by the clock and the dialer that it has for both. */
export function theReferenceOverGrpc(name: DialectName): ImplementationUnderTest {
  // Loaded only if it is needed: whoever judges in virtual time starts without gRPC.
  const { credentials } = require('@grpc/grpc-js') as typeof import('@grpc/grpc-js')
  const { GrpcDialer } = require('../reference/runtime/grpc-dialer') as typeof import('../reference/runtime/grpc-dialer')
  const { SystemClock } = require('../reference/runtime/system-clock') as typeof import('../reference/runtime/system-clock')
  const { overGrpc } = require('./kit/over-grpc') as typeof import('./kit/over-grpc')
  const dialer = new GrpcDialer({ credentials: credentials.createInsecure(), channelOptions: AFRESH, dialTimeoutMs: DIAL_TIMEOUT_MS })
  return overGrpc(implementationOf(name), { clock: new SystemClock(), dialer })
}

const DIAL_TIMEOUT_MS = 3_000
/** No dial waits because one before it was in vain. */
const AFRESH = { 'grpc.use_local_subchannel_pool': 1 }

function implementationOf(name: DialectName, habits: Partial<Habits> = {}): Implementation<ReferenceNode> {
  const dialect = DIALECTS[name]
  return {
    name: `${packageJson.name} reference`,
    version: packageJson.version,
    language: 'TypeScript',
    dialect: name,
    families: FAMILIES,
    capabilities: ['several-subjects', 'seeded', 'ordered-emission', 'reports-rejections', 'checks-block-numbers', 'reports-refusals'],
    build: (subject, environment) => ({
      service: newService({ dialect, habits, subject, environment }),
      dialect,
      habits,
      subject,
      environment,
    }),
    calls: CALLS,
    views: VIEWS,
  }
}

const CALLS: Calls<ReferenceNode> = {
  start: ({ service }) => service.gossip.start(),
  stop: ({ service }) => service.gossip.stop(),
  gossip: ({ service }, message) => refusing(IllegalMessage, () => service.gossip.gossip(message)),
  joinChannel: ({ service }, channel) => service.gossip.joinChannel(channel.name as ChannelName, configuration(channel)),
  leaveChannel: ({ service }, channel) => service.gossip.leaveChannel(channel as ChannelName),
  updateLedgerHeight: ({ service }, channel, height) => service.gossip.updateLedgerHeight(channel as ChannelName, height),
  updateChaincodes: ({ service }, channel, chaincodes) =>
    service.gossip.updateChaincodes(
      channel as ChannelName,
      chaincodes.map((chaincode) => ({ ...chaincode, metadata: new Uint8Array() })),
    ),
  suspect: ({ service }) => service.gossip.suspect(),
}

const VIEWS: Views<ReferenceNode> = {
  settings: ({ service }) => settingsByKey(service.gossip.observe().settings),
  service: observeService,
  routines: ({ service }) => service.gossip.observe().routines,
  identities: ({ service }) => service.gossip.observe().identities,
  members: ({ service }) => service.gossip.observe().members,
  channelMembers: ({ service }, channel) => service.gossip.observe().channelMembers(channel as ChannelName),
  storeSizes: ({ service }) => service.gossip.observe().stateInfos,
}

const configuration = ({ sequence, orgs, anchors }: Channel) => ({
  sequence,
  orgs: orgs as readonly OrgId[],
  anchors: anchors.map(({ org, endpoint }) => ({ org: org as OrgId, endpoint })),
})

function newService({ dialect, habits, subject, environment }: Omit<ReferenceNode, 'service'>): GossipService {
  const { crypto, server, clock, random, dialer, listener } = environment
  const { endpoint, externalEndpoint, bootstrap, settings } = subject
  const { identityUsageThreshold, ...gossip } = settings.all()
  return refusing(SettingsError, () =>
    initGossipService({
      messageCryptoService: crypto,
      peerIdentity: subject.identity,
      securityAdvisor: crypto,
      server,
      coreYaml: JSON.stringify({ peer: { gossip: { endpoint, externalEndpoint, bootstrap, ...gossip } } }),
      environment: {},
      identityUsageThreshold,
      dialect,
      habits,
      clock,
      random,
      dialer,
      listener: { ...listener, onDelivered: (channel, message) => listener.onDelivered(channel, encodeGossipMessage(message)) },
    }),
  )
}

/** Does something; an error of that class is a refusal. */
function refusing<T>(kind: typeof SettingsError | typeof IllegalMessage, what: () => T): T {
  try {
    return what()
  } catch (error) {
    throw error instanceof kind ? new Refusal(error.message) : error
  }
}

/** What the service was given and holds (INIT-1 to INIT-4, INIT-8). */
function observeService(node: ReferenceNode): Observations['service'] {
  const { service, subject, environment } = node
  const isGiven = (held: unknown, given: unknown) => (held === given ? 'as given' : 'another')
  return {
    messageCryptoService: isGiven(service.messageCryptoService, environment.crypto),
    identity: isGiven(service.peerIdentity, subject.identity),
    securityAdvisor: isGiven(service.securityAdvisor, environment.crypto),
    deliveryFactoryFields: Object.keys(service.deliveryFactory).length,
    maps: {
      privateHandlers: service.privateHandlers.size,
      leaderElection: service.leaderElection.size,
      deliveryService: service.deliveryService.size,
      chains: service.chains.size,
    },
    registered: environment.server.registered,
    earlyBatch: routeEarly(node),
  }
}

/** Fills the buffer of a node that is built like this one, but not started. It has no clock that rings, and reaches nobody. */
function routeEarly({ environment, ...rest }: ReferenceNode): Observations['service']['earlyBatch'] {
  const reports: string[] = []
  let sent = 0
  const silenced: Environment = {
    ...environment,
    clock: { now: () => environment.clock.now(), schedule: () => () => undefined },
    random: new SeededRandom(0),
    dialer: { dial: () => sent++, ping: () => sent++ },
    server: { addService: () => undefined, registered: [] },
    listener: { ...environment.listener, onLog: (words) => reports.push(words) },
  }
  const { gossip } = newService({ ...rest, environment: silenced })
  const { subject } = rest
  const content = { kind: 'peer-identity' as const, pkiId: testPkiId(subject.identity), cert: subject.identity, metadata: new Uint8Array() }
  const message = encodeGossipMessage({ nonce: 0n, channel: new Uint8Array(), tag: 'org-only', content })
  const burst = gossip.observe().settings.maxPropagationBurstSize
  for (let count = 0; count < burst; count++) gossip.gossip(message)
  return { sent, error: reports[0] }
}

/** Settings under the names of core.yaml, durations in Go's notation. */
function settingsByKey(settings: Settings): Observations['settings'] {
  const entries = Object.entries(settings).map(([field, value]) => {
    const isDuration = field.endsWith('Ms') && typeof value === 'number'
    return [field.replace(/Ms$/, ''), isDuration ? formatGoDuration(value) : Array.isArray(value) ? value.join(' ') : `${value}`]
  })
  return Object.fromEntries(entries)
}
