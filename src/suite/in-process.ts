import { createHash } from 'node:crypto'
import packageJson from '../../package.json'
import { type GossipService, initGossipService } from '../reference/node/initialization'
import type { NodeListener } from '../reference/node/lifecycle'
import { SettingsError } from '../reference/node/settings'
import type { Dialect } from '../reference/ports/dialect'
import type { Settings } from '../reference/ports/settings'
import type { Dialer, ServiceRegistrar } from '../reference/ports/transport'
import { decodeEnvelope, encodeGossipMessage, openEnvelope } from '../wire/envelope'
import { formatGoDuration } from '../wire/go-duration'
import type { Bytes, ChannelName, OrgId, PkiId } from '../wire/ids'
import type { Clock } from '../wire/time'
import { SeededRandom } from './kit/seeded-random'
import { TestCrypto, TestDirectory, testPkiId } from './kit/test-crypto'
import { VirtualClock } from './kit/virtual-clock'
import { type EventBody, RecordingServer, VirtualNetwork } from './kit/virtual-network'
import {
  type AnchorSpec,
  CAPABILITIES,
  type Description,
  type DirectoryEntry,
  type ImplementationUnderTest,
  NotPossible,
  type Observations,
  PORT_VERSION,
  type Question,
  Refusal,
  type ScriptedPeerSpec,
  SubjectCrashed,
  type SubjectSpec,
  type World,
  type WorldEvent,
  type WorldSpec,
} from './port'

/** The families of rules that the reference claims to keep. */
const FAMILIES = ['INIT', 'STORE', 'IDENT', 'EMIT', 'DISC', 'ROUTE', 'BLOCK', 'LEAD', 'STATE', 'ORG', 'OTHER', 'SECRET']

/** The reference, in this process. */
export class InProcessReference implements ImplementationUnderTest {
  private readonly dialect: Dialect

  constructor(dialect: Dialect) {
    this.dialect = dialect
  }

  async describe(): Promise<Description> {
    return {
      name: `${packageJson.name} reference`,
      version: packageJson.version,
      language: 'TypeScript',
      dialect: this.dialect.name,
      portVersion: PORT_VERSION,
      families: FAMILIES,
      capabilities: CAPABILITIES,
      clockGrainMs: 1,
      isolation: 'session',
    }
  }

  async open(spec: WorldSpec): Promise<World> {
    return new InProcessWorld(spec, this.dialect)
  }

  printed(): string {
    return ''
  }

  async dispose(): Promise<void> {}
}

interface Subject {
  readonly spec: SubjectSpec
  readonly crypto: TestCrypto
  readonly server: RecordingServer
  service: GossipService | undefined
}

class InProcessWorld implements World {
  private readonly spec: WorldSpec
  private readonly dialect: Dialect
  private readonly clock: VirtualClock
  private readonly directory: TestDirectory
  private readonly network: VirtualNetwork
  private readonly subjects = new Map<string, Subject>()
  private readonly peerNames = new Map<PkiId, string>()
  private events: WorldEvent[] = []
  private isClosed = false

  constructor(spec: WorldSpec, dialect: Dialect) {
    this.spec = spec
    this.dialect = dialect
    this.clock = new VirtualClock(spec.epochMs)
    this.directory = new TestDirectory(spec.directory, spec.epochMs)
    this.network = new VirtualNetwork((event) => this.record(event))
    for (const subject of spec.subjects) {
      const crypto = new TestCrypto(this.directory, subject.identity)
      this.subjects.set(subject.name, { spec: subject, crypto, server: new RecordingServer(), service: undefined })
    }
  }

  async start(name: string): Promise<void> {
    const subject = this.subject(name)
    const { spec, server, crypto } = subject
    this.guarded(() => {
      const service = this.newService(spec, crypto, server, this.network.dialerOf(name), this.listenerOf(name))
      subject.service = service
      this.network.addSubject(name, [spec.endpoint, spec.externalEndpoint], server)
      service.gossip.start()
    })
  }

  async stop(name: string): Promise<void> {
    const { service, server } = this.subject(name)
    this.guarded(() => {
      service?.gossip.stop()
      server.close()
    })
  }

  async addPeer(peer: ScriptedPeerSpec): Promise<void> {
    const pkiId = handshakeOf(peer.handshake)
    if (pkiId !== undefined) this.peerNames.set(pkiId, peer.name)
    this.network.addPeer(peer)
  }

  async reachable(peer: string, yes: boolean): Promise<void> {
    this.network.peer(peer).isReachable = yes
  }

  async connect(peer: string, subject: string): Promise<void> {
    this.guarded(() => this.network.connect(peer, subject))
  }

  async disconnect(peer: string, subject: string): Promise<void> {
    this.guarded(() => this.network.disconnect(peer, subject))
  }

  async pause(peer: string): Promise<void> {
    this.network.peer(peer).isPaused = true
  }

  async resume(peer: string): Promise<void> {
    this.network.resume(peer)
  }

  async send(peer: string, subject: string, envelopes: readonly Bytes[]): Promise<void> {
    for (const envelope of envelopes) this.guarded(() => this.network.send(peer, subject, envelope))
  }

  async advance(ms: number): Promise<readonly WorldEvent[]> {
    this.guarded(() => this.clock.advance(ms))
    const events = this.events
    this.events = []
    return events
  }

  async gossip(subject: string, messages: readonly Bytes[]): Promise<void> {
    for (const message of messages) this.tell(subject, (node) => node.gossip(message))
  }

  async joinChannel(
    subject: string,
    channel: string,
    sequence: bigint,
    orgs: readonly string[],
    anchors: readonly AnchorSpec[],
  ): Promise<void> {
    const message = {
      sequence,
      orgs: orgs as readonly OrgId[],
      anchors: anchors.map(({ org, endpoint }) => ({ org: org as OrgId, endpoint })),
    }
    this.tell(subject, (node) => node.joinChannel(channel as ChannelName, message))
  }

  async leaveChannel(subject: string, channel: string): Promise<void> {
    this.tell(subject, (node) => node.leaveChannel(channel as ChannelName))
  }

  async updateLedgerHeight(subject: string, channel: string, height: bigint): Promise<void> {
    this.tell(subject, (node) => node.updateLedgerHeight(channel as ChannelName, height))
  }

  async updateChaincodes(
    subject: string,
    channel: string,
    chaincodes: readonly { readonly name: string; readonly version: string }[],
  ): Promise<void> {
    const installed = chaincodes.map((chaincode) => ({ ...chaincode, metadata: new Uint8Array() }))
    this.tell(subject, (node) => node.updateChaincodes(channel as ChannelName, installed))
  }

  async updateDirectory(entries: readonly DirectoryEntry[]): Promise<void> {
    this.directory.update(entries)
  }

  async suspect(subject: string): Promise<void> {
    this.tell(subject, (node) => node.suspect())
  }

  async observe<Q extends Question>(subject: string, question: Q): Promise<Observations[Q]> {
    return this.observations[question](subject)
  }

  async observeChannelMembers(subject: string, channel: string): Promise<readonly string[]> {
    return this.component(subject)
      .observe()
      .channelMembers(channel as ChannelName)
  }

  async close(): Promise<void> {
    if (this.isClosed) return
    this.isClosed = true
    for (const name of this.subjects.keys()) await this.stop(name)
  }

  private readonly observations: { readonly [Q in Question]: (subject: string) => Observations[Q] } = {
    settings: (subject) => settingsByKey(this.component(subject).observe().settings),
    service: (subject) => this.observeService(this.subject(subject)),
    routines: (subject) => this.component(subject).observe().routines,
    identities: (subject) => this.component(subject).observe().identities,
    members: (subject) => this.component(subject).observe().members,
    'store-sizes': (subject) => this.component(subject).observe().stateInfos,
  }

  private record(event: EventBody): void {
    this.events.push({ ...event, atMs: this.clock.now() - this.spec.epochMs } as WorldEvent)
  }

  private subject(name: string): Subject {
    const subject = this.subjects.get(name)
    if (subject === undefined) throw new NotPossible(`no subject ${name} in this world`)
    return subject
  }

  private component(name: string): GossipService['gossip'] {
    const { service } = this.subject(name)
    if (service === undefined) throw new NotPossible(`${name} has not been started`)
    return service.gossip
  }

  private tell(subject: string, what: (node: GossipService['gossip']) => void): void {
    const component = this.component(subject)
    this.guarded(() => what(component))
  }

  /** Does something to the world and lets it settle. */
  private guarded(what: () => void): void {
    try {
      what()
      this.network.settle()
    } catch (error) {
      if (error instanceof NotPossible) throw error
      if (error instanceof SettingsError) throw new Refusal(error.message)
      throw new SubjectCrashed(error instanceof Error ? (error.stack ?? error.message) : `${error}`)
    }
  }

  /** The node's clock: after each timer everything that was written is delivered before time goes on. */
  private get nodeClock(): Clock {
    return {
      now: () => this.clock.now(),
      schedule: (at, wake) =>
        this.clock.schedule(at, () => {
          wake()
          this.network.settle()
        }),
    }
  }

  private newService(
    spec: SubjectSpec,
    crypto: TestCrypto,
    server: ServiceRegistrar,
    dialer: Dialer,
    listener: NodeListener,
  ): GossipService {
    const { identityUsageThreshold, ...gossip } = spec.settings
    const ownKeys = { endpoint: spec.endpoint, externalEndpoint: spec.externalEndpoint, bootstrap: spec.bootstrap }
    return initGossipService({
      messageCryptoService: crypto,
      peerIdentity: spec.identity,
      securityAdvisor: crypto,
      server,
      coreYaml: JSON.stringify({ peer: { gossip: { ...ownKeys, ...gossip } } }),
      environment: {},
      identityUsageThreshold,
      dialect: this.dialect,
      clock: this.nodeClock,
      random: new SeededRandom(seedOf(this.spec.seed, spec.name)),
      dialer,
      listener,
    })
  }

  /** What the service was given and holds (INIT-1 to INIT-4, INIT-8). */
  private observeService(subject: Subject): Observations['service'] {
    const { spec, server, service, crypto } = subject
    if (service === undefined) throw new NotPossible(`${spec.name} has not been started`)
    const isGiven = (held: unknown, given: unknown) => (held === given ? 'as given' : 'another')
    return {
      messageCryptoService: isGiven(service.messageCryptoService, crypto),
      identity: isGiven(service.peerIdentity, spec.identity),
      securityAdvisor: isGiven(service.securityAdvisor, crypto),
      deliveryFactoryFields: Object.keys(service.deliveryFactory).length,
      maps: {
        privateHandlers: service.privateHandlers.size,
        leaderElection: service.leaderElection.size,
        deliveryService: service.deliveryService.size,
        chains: service.chains.size,
      },
      registered: server.registered,
      earlyBatch: this.routeEarly(spec),
    }
  }

  /** Fills the buffer of a node that is built like the subject, but not started. */
  private routeEarly(spec: SubjectSpec): Observations['service']['earlyBatch'] {
    const reports: string[] = []
    let sent = 0
    const dialer = { dial: () => sent++, ping: () => sent++ }
    const listener = { ...this.listenerOf(spec.name), onLog: (words: string) => reports.push(words) }
    const crypto = new TestCrypto(this.directory, spec.identity)
    const { gossip } = this.newService(spec, crypto, new RecordingServer(), dialer, listener)
    const content = { kind: 'peer-identity' as const, pkiId: testPkiId(spec.identity), cert: spec.identity, metadata: new Uint8Array() }
    const message = encodeGossipMessage({ nonce: 0n, channel: new Uint8Array(), tag: 'org-only', content })
    const burst = gossip.observe().settings.maxPropagationBurstSize
    for (let count = 0; count < burst; count++) gossip.gossip(message)
    return { sent, error: reports[0] }
  }

  private listenerOf(subject: string): NodeListener {
    return {
      onDelivered: (channel, message) => this.record({ type: 'delivered', subject, channel, message: encodeGossipMessage(message) }),
      onRejected: (from, reason) =>
        this.record({ type: 'rejected', subject, peer: from === undefined ? undefined : this.peerNames.get(from), reason }),
      onLog: (words) => this.record({ type: 'log', subject, words }),
    }
  }
}

/** Whose handshake it is; undefined if that can't be told. */
function handshakeOf(envelope: Bytes): PkiId | undefined {
  const decoded = decodeEnvelope(envelope)
  const opened = 'ok' in decoded ? openEnvelope(decoded.ok) : decoded
  return 'ok' in opened && opened.ok.message.content.kind === 'conn' ? opened.ok.message.content.pkiId : undefined
}

/** A 32-bit seed of its own for each subject. */
function seedOf(seed: string, subject: string): number {
  return createHash('sha256').update(`${seed}/${subject}`).digest().readInt32LE()
}

/** Settings under the names of core.yaml, durations in Go's notation. */
function settingsByKey(settings: Settings): Observations['settings'] {
  const entries = Object.entries(settings).map(([field, value]) => {
    const isDuration = field.endsWith('Ms') && typeof value === 'number'
    return [field.replace(/Ms$/, ''), isDuration ? formatGoDuration(value) : Array.isArray(value) ? value.join(' ') : `${value}`]
  })
  return Object.fromEntries(entries)
}
