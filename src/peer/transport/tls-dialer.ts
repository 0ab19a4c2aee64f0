import type { ClientOptions } from '@grpc/grpc-js'
import { type ClientCall, type GrpcConnecting, GrpcDialer, type GrpcDialerOptions } from '../../reference/runtime/grpc-dialer'
import type { GrpcStream } from '../../reference/transport/gossip-service'
import { bounded } from './bounded-call'
import type { Counts } from './counts'
import { connectingTo, hashOf, type TlsMaterial } from './tls'

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

  constructor(options: TlsDialerOptions) {
    super(options)
    this.own = options
  }

  protected override connecting(endpoint: string): GrpcConnecting {
    const { tls, credentials, channelOptions } = this.own
    const { credentials: secured = credentials, channelOptions: more } = tls === undefined ? {} : connectingTo(endpoint, tls)
    return { credentials: secured, channelOptions: { ...channelOptions, ...more } as ClientOptions }
  }

  protected override adapt(call: ClientCall): GrpcStream {
    const { sendBuffSize, counts, tls } = this.own
    return bounded(call, {
      sendBuffSize,
      counts,
      binding: tls && bindingOf(call, tls),
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
function bindingOf(call: ClientCall, { certificate, client }: TlsMaterial) {
  return {
    own: hashOf(client?.certificate ?? certificate),
    get remote() {
      const shown = call.getAuthContext()?.sslPeerCertificate?.raw
      return shown === undefined ? undefined : hashOf(shown)
    },
  }
}
