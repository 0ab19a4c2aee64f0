export type { TransportCounts } from './counts'
export { GossipTransport, type TransportOptions } from './gossip-transport'
export { TlsError, type TlsMaterial } from './tls'
