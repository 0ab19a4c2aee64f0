import { type ChannelCredentials, Client, type ClientOptions } from '@grpc/grpc-js'
import type { Dialer } from '../ports/transport'
import { GOSSIP_SERVICE, type GrpcStream, streamOf } from '../transport/gossip-service'

/** How connections are made. */
export interface GrpcDialerOptions {
  readonly credentials: ChannelCredentials
  /** Options of the channel, as grpc-js takes them. */
  readonly channelOptions?: ClientOptions
  /** dialTimeout, for the ping that precedes a stream. */
  readonly dialTimeoutMs: number
}

/** Reaches other nodes over gRPC. */
export class GrpcDialer implements Dialer {
  private readonly options: GrpcDialerOptions

  constructor(options: GrpcDialerOptions) {
    this.options = options
  }

  dial(endpoint: string, answer: Parameters<Dialer['dial']>[1]): void {
    const client = this.connect(endpoint)
    if (client === undefined) return queueMicrotask(() => answer(undefined))
    this.pingOver(client, (answered) => {
      if (!answered) {
        client.close()
        return answer(undefined)
      }
      const { path, requestSerialize, responseDeserialize } = GOSSIP_SERVICE.GossipStream
      const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
      call.on('status', () => client.close())
      answer(streamOf(call as GrpcStream))
    })
  }

  /** False if nobody answers in time, or if it is no address. */
  ping(endpoint: string, answer: (answered: boolean) => void): void {
    const client = this.connect(endpoint)
    if (client === undefined) return queueMicrotask(() => answer(false))
    this.pingOver(client, (answered) => {
      client.close()
      answer(answered)
    })
  }

  /** Undefined for what is no address. Peers say where they are: whatever that is, it is looked up as host:port and no other way. */
  private connect(endpoint: string): Client | undefined {
    try {
      return new Client(`dns:${endpoint}`, this.options.credentials, this.options.channelOptions)
    } catch {
      return undefined
    }
  }

  private pingOver(client: Client, answer: (answered: boolean) => void): void {
    const { path, requestSerialize, responseDeserialize } = GOSSIP_SERVICE.Ping
    const deadline = new Date(Date.now() + this.options.dialTimeoutMs)
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, new Uint8Array(), { deadline }, (error) => answer(error === null))
  }
}
