import type { Bytes, ChannelName } from '../../wire/ids'
import type { Clock } from '../../wire/time'
import type { MessageCryptoService, SecurityAdvisor } from '../ports/crypto'
import type { Dialect } from '../ports/dialect'
import { type Habits, USUAL } from '../ports/habits'
import type { Random } from '../ports/random'
import type { Dialer, ServiceRegistrar } from '../ports/transport'
import { registerGossipService } from '../transport/gossip-service'
import { GossipComponent, type NodeListener } from './lifecycle'
import { readSettings } from './settings'

/** What delivers blocks from the ordering service. Outside the scope: only that it starts empty matters (INIT-2). */
export type DeliveryFactory = Readonly<Record<string, never>>

/** What the service is given. */
export interface ServiceOptions {
  readonly messageCryptoService: MessageCryptoService
  readonly peerIdentity: Bytes
  readonly securityAdvisor: SecurityAdvisor
  /** The caller's own gRPC server. */
  readonly server: ServiceRegistrar
  /** The text of core.yaml; undefined if there is none. */
  readonly coreYaml: string | undefined
  /** Environment variables, of which `CORE_PEER_GOSSIP_...` override the file. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** How long an identity may be unused, in Go's duration syntax; 1h if undefined. No key of core.yaml (IDENT-2). */
  readonly identityUsageThreshold?: string | undefined
  readonly dialect: Dialect
  /** What the node does in its own time, where not as usual. */
  readonly habits?: Partial<Habits>
  readonly clock: Clock
  readonly random: Random
  readonly dialer: Dialer
  readonly listener: NodeListener
}

/** The gossip service of a peer (INIT-1 to INIT-4). The maps are keyed by channel; what fills them is outside the scope. */
export interface GossipService {
  readonly messageCryptoService: MessageCryptoService
  readonly peerIdentity: Bytes
  readonly securityAdvisor: SecurityAdvisor
  readonly deliveryFactory: DeliveryFactory
  readonly privateHandlers: ReadonlyMap<ChannelName, unknown>
  readonly leaderElection: ReadonlyMap<ChannelName, unknown>
  readonly deliveryService: ReadonlyMap<ChannelName, unknown>
  readonly chains: ReadonlyMap<ChannelName, unknown>
  readonly gossip: GossipComponent
}

/** Makes the service of a peer. Nothing runs before `gossip.start()`. Throws SettingsError for a bad setting. */
export function initGossipService(options: ServiceOptions): GossipService {
  const { messageCryptoService, peerIdentity, securityAdvisor } = options
  return {
    messageCryptoService,
    peerIdentity,
    securityAdvisor,
    deliveryFactory: {},
    privateHandlers: new Map(),
    leaderElection: new Map(),
    deliveryService: new Map(),
    chains: new Map(),
    gossip: newGossipComponent(options),
  }
}

/** Reads the settings into a node, and binds it to the caller's server (INIT-4, INIT-5). */
function newGossipComponent(options: ServiceOptions): GossipComponent {
  const { coreYaml, environment, dialect, server, identityUsageThreshold } = options
  const component = new GossipComponent({
    ...options,
    habits: { ...USUAL, ...options.habits },
    settings: readSettings(coreYaml, environment, dialect.settings, identityUsageThreshold),
    identity: options.peerIdentity,
    crypto: options.messageCryptoService,
    advisor: options.securityAdvisor,
  })
  registerGossipService(server, (stream) => component.accept(stream))
  return component
}
