import type { SecureContext } from 'node:tls'
import type { ClientOptions } from '@grpc/grpc-js'
import { type ClientCall, type GrpcConnecting, GrpcDialer, type GrpcDialerOptions } from '../../reference/runtime/grpc-dialer'
import type { GrpcStream } from '../../reference/transport/gossip-service'
import type { Bytes } from '../../wire/ids'
import { bounded } from './bounded-call'
import type { Counts } from './counts'
import { connectingTo, dialContext, hashOf, type TlsMaterial } from './tls'

/** How long the other side may take to end a stream that this one has ended. */
const ENDING_MS = 500

export interface TlsDialerOptions extends GrpcDialerOptions {
  /** Undefined: plain gRPC. */
  readonly tls: TlsMaterial | undefined
  readonly sendBuffSize: number
  readonly counts: Counts
}

/** Reaches other nodes over TLS. */
export class TlsDialer extends GrpcDialer {
  private readonly own: TlsDialerOptions
  private readonly secured: { readonly tls: TlsMaterial; readonly context: SecureContext; readonly hash: Bytes } | undefined

  constructor(options: TlsDialerOptions) {
    super(options)
    this.own = options
    const { tls } = options
    this.secured = tls && { tls, context: dialContext(tls), hash: hashOf(tls.client?.certificate ?? tls.certificate) }
  }

  protected override connecting(endpoint: string): GrpcConnecting {
    const { credentials, channelOptions } = this.own
    if (this.secured === undefined) return { credentials, ...(channelOptions && { channelOptions }) }
    const connecting = connectingTo(endpoint, this.secured.tls, this.secured.context)
    return { credentials: connecting.credentials, channelOptions: { ...channelOptions, ...connecting.channelOptions } as ClientOptions }
  }

  protected override adapt(call: ClientCall): GrpcStream {
    const { sendBuffSize, counts } = this.own
    return bounded(call, {
      sendBuffSize,
      counts,
      binding: this.secured && bindingOf(call, this.secured.hash),
      refuse: () => call.cancel(),
      end: () => {
        call.end()
        const cut = setTimeout(() => call.cancel(), ENDING_MS)
        call.on('status', () => clearTimeout(cut))
      },
    })
  }
}

/** What the server has shown is known as soon as something has come. */
function bindingOf(call: ClientCall, own: Bytes) {
  return {
    own,
    get remote() {
      const shown = call.getAuthContext()?.sslPeerCertificate?.raw
      return shown === undefined ? undefined : hashOf(shown)
    },
  }
}
