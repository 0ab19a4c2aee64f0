import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { PULL_INTERVALS_PER_BLOCK } from '../../reference/channel/block-store'
import { fabric } from '../../reference/dialects/fabric'
import { type GossipService, initGossipService } from '../../reference/node/initialization'
import type { NodeListener } from '../../reference/node/lifecycle'
import { SystemClock } from '../../reference/runtime/system-clock'
import { toUtf8 } from '../../wire/bytes'
import { encodeGossipMessage } from '../../wire/envelope'
import type { DataMessage, GossipMessage } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import { MspCrypto } from '../msp'
import { GossipTransport, TlsError } from '../transport'
import { type ApiChannel, type ApiSource, localApi, operationsApi, type PeerSeen } from './api'
import { verifierOf } from './block-verification'
import { ChannelBlocks } from './channel-blocks'
import { type ChannelDescription, channelsIn } from './channels-file'
import { ConfigError, wordsOf } from './config-error'
import { CoreYaml, type Variables } from './core-yaml'
import { type Msps, readMsps, tlsMaterialOf } from './identities'
import { RefusalLog } from './log'
import { type ChannelFigures, type Figures, Metrics } from './metrics'
import { type PeerSettings, peerSettingsOf } from './peer-settings'
import { SystemRandom } from './system-random'

/** What a node is started with. */
export interface PeerNodeOptions {
  /** core.yaml */
  readonly config: string
  /** The node's own MSP folder, before that of core.yaml. */
  readonly msp: string | undefined
  /** The file of channels; none, and the node is in no channel. */
  readonly channels: string | undefined
  readonly variables: Variables
  readonly log: Logger
}

interface Channel extends ApiChannel {
  readonly name: ChannelName
  readonly description: ChannelDescription
}

/** What was read of files before anything was opened. */
interface Configuration {
  readonly core: CoreYaml
  readonly settings: PeerSettings
  readonly channels: readonly ChannelDescription[]
  readonly msps: Msps
}

/** How long streams may take to end when a node stops. */
const GRACE_MS = 1_000

/** A node of the reference as a process runs it: from core.yaml and MSP folders, over TLS, with local calls beside it. */
export class PeerNode implements ApiSource {
  readonly self: PeerSeen
  readonly channels: ReadonlyMap<string, Channel>
  private readonly configuration: Configuration
  private readonly service: GossipService
  private readonly transport: GossipTransport
  private readonly crypto: MspCrypto
  private readonly metrics = new Metrics(() => this.figures())
  private readonly refusals: RefusalLog
  private readonly log: Logger
  private readonly servers: FastifyInstance[] = []
  private isListening = false
  private givingUp: NodeJS.Timeout | undefined

  /** Reads all files; opens nothing. @throws ConfigError */
  static async of(options: PeerNodeOptions): Promise<PeerNode> {
    const core = CoreYaml.read(options.config, options.variables)
    const settings = peerSettingsOf(core, options.variables, options.msp)
    const channels = options.channels === undefined ? [] : channelsIn(options.channels)
    const file = options.channels ?? ''
    const msps = await readMsps(settings, core, channels, file)
    const verifiesBlock = await verifierOf(channels, { file, local: msps.local, onError: (words) => options.log.error(words) })
    const crypto = new MspCrypto({ local: msps.local, msps: msps.others, now: Date.now, verifiesBlock })
    return new PeerNode(options, { core, settings, channels, msps }, crypto)
  }

  private constructor({ log }: PeerNodeOptions, configuration: Configuration, crypto: MspCrypto) {
    const { core, settings, channels, msps } = configuration
    this.configuration = configuration
    this.crypto = crypto
    this.self = { pkiId: msps.local.pkiId, mspId: settings.mspId, endpoint: settings.gossip.endpoint }
    this.log = log.child({ peer: settings.gossip.endpoint, mspId: settings.mspId })
    this.refusals = new RefusalLog(this.log, Date.now)
    this.transport = this.newTransport()
    this.service = initGossipService({
      messageCryptoService: crypto,
      securityAdvisor: crypto,
      peerIdentity: msps.local.identity,
      server: this.transport.server,
      coreYaml: core.text,
      environment: settings.gossipVariables,
      dialect: fabric,
      clock: new SystemClock(),
      random: new SystemRandom(),
      dialer: this.transport.dialer,
      listener: this.listener(),
    })
    this.channels = new Map(channels.map((description) => [description.name, this.newChannel(description)]))
  }

  /**
   * Listens, takes part in the network, joins the channels, and answers local calls at `api`, host:port, where port 0 takes any.
   * Returns the address of the local calls.
   * @throws ConfigError if an address cannot be had
   */
  async start(api: string): Promise<string> {
    const { core, settings } = this.configuration
    await this.transport.listen(settings.listenAddress).catch((error) => {
      throw new ConfigError(core.file, 'peer.listenAddress', `${settings.listenAddress}: ${wordsOf(error)}.`)
    })
    this.isListening = true
    this.service.gossip.start()
    for (const channel of this.channels.values()) this.join(channel)
    this.givingUp = setInterval(() => this.giveUp(), settings.gossip.pullIntervalMs)
    if (settings.operationsAddress !== undefined) {
      await this.serve(operationsApi(this, this.metrics), settings.operationsAddress, 'operations.listenAddress')
    }
    const address = await this.serve(localApi(this, this.metrics, this.log), api, '--api')
    this.log.info({ listenAddress: settings.listenAddress, api: address, channels: [...this.channels.keys()] }, 'started')
    return address
  }

  /** Ends every stream and every call; the ports are free then. Idempotent. */
  async stop(): Promise<void> {
    this.isListening = false
    clearInterval(this.givingUp)
    this.service.gossip.stop()
    await Promise.all([this.transport.close(GRACE_MS), ...this.servers.splice(0).map((server) => server.close())])
    this.log.info('stopped')
  }

  troubles(): ReturnType<ApiSource['troubles']> {
    return this.isListening ? [] : [{ component: 'gossip', reason: 'it does not listen' }]
  }

  members(): ReturnType<ApiSource['members']> {
    const { alive, dead } = this.service.gossip.observe().members
    return { alive: alive.map((peer) => this.seen(peer)), dead: dead.map((peer) => this.seen(peer)) }
  }

  private seen(peer: PkiId): PeerSeen {
    const { org, endpoint } = this.service.gossip.observe().peer(peer)
    return { pkiId: peer, mspId: org, endpoint }
  }

  private async serve(server: FastifyInstance, address: string, key: string): Promise<string> {
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? []
    this.servers.push(server)
    return server.listen({ host: host.replaceAll(/[[\]]/g, '') || '0.0.0.0', port: Number(port) }).catch((error) => {
      throw new ConfigError(key, undefined, `${address}: ${wordsOf(error)}.`)
    })
  }

  private newTransport(): GossipTransport {
    const { core, settings, msps } = this.configuration
    const { gossip, keepalive } = settings
    try {
      return new GossipTransport({
        tls: tlsMaterialOf(core, settings.tls, msps),
        dialTimeoutMs: gossip.dialTimeoutMs,
        connTimeoutMs: gossip.connTimeoutMs,
        sendBuffSize: gossip.sendBuffSize,
        keepalive,
        onProblem: (words) => this.log.debug(words),
      })
    } catch (error) {
      throw error instanceof TlsError ? new ConfigError(core.file, 'peer.tls', error.message) : error
    }
  }

  private newChannel(description: ChannelDescription): Channel {
    const name = description.name as ChannelName
    const { maxBlockCountToStore, pullIntervalMs } = this.configuration.settings.gossip
    this.crypto.setChannel(name, orgsOf(description))
    return {
      name,
      description,
      blocks: new ChannelBlocks({
        first: BigInt(description.firstBlock),
        window: maxBlockCountToStore,
        holdMs: PULL_INTERVALS_PER_BLOCK * pullIntervalMs,
        onHeight: (height) => this.service.gossip.updateLedgerHeight(name, height),
      }),
      members: () =>
        this.service.gossip
          .observe()
          .channelMembers(name)
          .map((peer) => this.seen(peer)),
      push: (number, bytes) => this.push(name, number, bytes),
    }
  }

  private join({ name, description, blocks }: Channel): void {
    const { gossip } = this.service
    const anchors = description.orgs.flatMap(({ mspId, anchorPeers }) => anchorPeers.map((endpoint) => ({ org: mspId as OrgId, endpoint })))
    const others = anchors.filter(({ endpoint }) => endpoint !== this.self.endpoint)
    gossip.joinChannel(name, { sequence: 0n, orgs: orgsOf(description), anchors: others })
    gossip.updateLedgerHeight(name, blocks.height)
    if (description.verify === 'off') this.log.warn({ channel: name }, 'blocks are not verified: verify is off')
  }

  private push(channel: ChannelName, number: bigint, bytes: Bytes): boolean {
    if (!this.crypto.verifyBlock(channel, number, bytes)) return false
    this.service.gossip.gossip(encodeGossipMessage(blockMessage(channel, number, bytes)))
    this.take(channel, number, bytes, 'pushed')
    return true
  }

  private take(channel: ChannelName, number: bigint, bytes: Bytes, how: 'pushed' | 'received'): void {
    this.log.info({ channel, block: `${number}`, bytes: bytes.length }, `block ${how}`)
    this.channels.get(channel)?.blocks.add(number, bytes, Date.now())
  }

  private giveUp(): void {
    for (const { blocks } of this.channels.values()) blocks.giveUp(Date.now())
  }

  private listener(): NodeListener {
    return {
      onDelivered: (channel, { content }) => {
        if (content.kind === 'data') this.take(channel, content.payload.seqNum, content.payload.data, 'received')
      },
      onRejected: (from, reason, message) => {
        this.metrics.refused(reason)
        this.refusals.refused({ from, reason, message })
      },
      onLog: (words) => this.log.debug(words),
    }
  }

  private figures(): Figures {
    const observed = this.service.gossip.observe()
    const { sent, received, overflows, connections } = this.transport.counts
    const { alive, dead } = observed.members
    const channels = [...this.channels.values()].map(({ name, blocks }): ChannelFigures => {
      const { height, waitingCount: waiting, skipped } = blocks
      return { name, height, waiting, skipped, members: observed.channelMembers(name).filter((peer) => peer !== this.self.pkiId).length }
    })
    return { alive: alive.length, dead: dead.length, sent, received, overflows, connections, channels }
  }
}

const orgsOf = ({ orgs }: ChannelDescription): OrgId[] => orgs.map(({ mspId }) => mspId as OrgId)

const blockMessage = (channel: ChannelName, seqNum: bigint, data: Bytes): GossipMessage<DataMessage> => ({
  nonce: 0n,
  channel: toUtf8(channel),
  tag: 'chan-and-org',
  content: { kind: 'data', payload: { seqNum, data, privateData: [] } },
})
