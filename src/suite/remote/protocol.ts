import path from 'node:path'
import type { ServiceDefinition } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'

const PROTO = path.join(__dirname, '../../../proto/conformance/v1/adapter.proto')

/** 64-bit numbers cross as decimal texts, enums by name, and a oneof has a property that names the member that is set. */
const OPTIONS = { longs: String, enums: String, defaults: true, arrays: true, objects: true, oneofs: true } as const

/** More than that in one message is refused, by either side. */
export const MAX_MESSAGE_BYTES = 16 << 20

export const CHANNEL_OPTIONS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  'grpc.enable_http_proxy': 0,
  'grpc.enable_retries': 0,
  'grpc.use_local_subchannel_pool': 1,
} as const

/** What an adapter announces on its standard output, before its address. */
export const ANNOUNCEMENT = 'gossip-tck adapter at '

/** The capability that a call belongs to; none if every adapter must have it. */
export const CAPABILITY_OF: Readonly<Record<string, string>> = {
  joinChannel: 'channels',
  leaveChannel: 'channels',
  updateLedgerHeight: 'channels',
  updateChaincodes: 'chaincodes',
  suspect: 'suspects',
  setNetwork: 'rough-network',
}

let loaded: ServiceDefinition | undefined

/** The service of `proto/conformance/v1/adapter.proto`, read when it is first needed. */
export function adapterService(): ServiceDefinition {
  loaded ??= loadSync(PROTO, OPTIONS)['gossiptck.conformance.v1.Adapter'] as ServiceDefinition
  return loaded
}
