/**
 * The reference implementation of the gossip layer: what is needed to build and run a node.
 *
 * ```js
 * const { initGossipService, documents, GrpcDialer, SystemClock } = require('gossip-tck/reference')
 * const { Server, credentials } = require('@grpc/grpc-js')
 *
 * const server = new Server()
 * const { gossip } = initGossipService({
 *   server,
 *   peerIdentity,
 *   messageCryptoService,
 *   securityAdvisor,
 *   coreYaml: readFileSync('core.yaml', 'utf8'),
 *   environment: process.env,
 *   dialect: documents,
 *   clock: new SystemClock(),
 *   random,
 *   dialer: new GrpcDialer({ credentials: credentials.createInsecure(), dialTimeoutMs: 3000 }),
 *   listener,
 * })
 * server.bindAsync('0.0.0.0:7051', serverCredentials, () => gossip.start())
 * ```
 * @module
 */
export { type Decoded, decodeGossipMessage, encodeGossipMessage } from '../wire/envelope'
export type * from '../wire/gossip-message'
export type { Bytes, ChannelName, OrgId, PkiId } from '../wire/ids'
export { REJECTION_REASONS, type RejectionReason } from '../wire/rejection'
export type { Clock, DurationMs, Instant } from '../wire/time'
export type { Chaincode, JoinChannelMessage } from './channel/channel-state'
export { documents } from './dialects/documents'
export { fabric } from './dialects/fabric'
export { IllegalMessage } from './node/gossip-node'
export { type DeliveryFactory, type GossipService, initGossipService, type ServiceOptions } from './node/initialization'
export type { GossipComponent, NodeListener, Observed } from './node/lifecycle'
export { readSettings, resolveSettings } from './node/settings'
export { SettingsError } from './node/settings-errors'
export type { MessageCryptoService, SecurityAdvisor } from './ports/crypto'
export type { AudienceName, Dialect, MessageCategory, Removal, RoutingRule, SecretCase } from './ports/dialect'
export type { Habits } from './ports/habits'
export type { Anchor } from './ports/outbox'
export type { Random } from './ports/random'
export type { Settings, SettingsPolicy } from './ports/settings'
export type { ChannelBinding, Dialer, ServiceRegistrar, Stream, StreamListener } from './ports/transport'
export { GrpcDialer, type GrpcDialerOptions } from './runtime/grpc-dialer'
export { SystemClock } from './runtime/system-clock'
export type { GrpcStream } from './transport/gossip-service'
